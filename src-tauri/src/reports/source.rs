//! What documents are made from while others may work.

use saisaat_core::Office;

use crate::error::Answer;

/// Where documents' contents come from: the workspace, held only while something is read.
pub(crate) trait Source {
    /// Reads from the workspace.
    ///
    /// # Errors
    /// `closed`, or what the job returns.
    fn read<T>(&mut self, job: impl FnOnce(&Office) -> Answer<T>) -> Answer<T>;

    /// Tells the audit log of what leaves.
    ///
    /// # Errors
    /// As [`Source::read`].
    fn note(&mut self, line: impl FnOnce(&mut Office) -> Answer<()>) -> Answer<()>;
}

impl Source for Office {
    fn read<T>(&mut self, job: impl FnOnce(&Office) -> Answer<T>) -> Answer<T> {
        job(self)
    }

    fn note(&mut self, line: impl FnOnce(&mut Office) -> Answer<()>) -> Answer<()> {
        line(self)
    }
}
