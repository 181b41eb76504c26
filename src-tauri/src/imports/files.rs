//! The spreadsheets that the window has open, by handle: read once, checked as often as the officer decides anew.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use saisaat_import::{Check, Choices, Place, Target, Workbook};

use crate::error::{Answer, Failure};

/// The open spreadsheets; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Files(Arc<Mutex<HashMap<String, File>>>);

/// One of them.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) workbook: Arc<Workbook>,
    /// What the last check found, and for which decisions.
    pub(crate) checked: Option<Arc<Checked>>,
}

/// A check and what was decided for it.
pub(crate) struct Checked {
    pub(crate) target: Target,
    pub(crate) place: Place,
    pub(crate) choices: Choices,
    pub(crate) check: Check,
}

impl Files {
    pub(crate) fn keep(&self, handle: &str, file: File) {
        self.all().insert(handle.to_owned(), file);
    }

    /// A file by its handle.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when it is not open, or no longer.
    pub(crate) fn get(&self, handle: &str) -> Answer<File> {
        self.all().get(handle).cloned().ok_or_else(|| not_open(handle))
    }

    /// Keeps what a check found.
    ///
    /// # Errors
    /// As [`Files::get`].
    pub(crate) fn checked(&self, handle: &str, checked: Checked) -> Answer<()> {
        self.all().get_mut(handle).ok_or_else(|| not_open(handle))?.checked = Some(Arc::new(checked));
        Ok(())
    }

    /// What the last check found.
    ///
    /// # Errors
    /// As [`Files::get`]; also when nothing was checked yet.
    pub(crate) fn last_check(&self, handle: &str) -> Answer<(Arc<Workbook>, Arc<Checked>)> {
        let file = self.get(handle)?;
        let checked = file.checked.ok_or_else(|| not_open(handle))?;
        Ok((file.workbook, checked))
    }

    pub(crate) fn forget(&self, handle: &str) {
        self.all().remove(handle);
    }

    /// Forgets all: personal values must not outlive the workspace they were read for.
    pub(crate) fn forget_all(&self) {
        self.all().clear();
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, File>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn not_open(handle: &str) -> Failure {
    Failure::NotFound { what: "file".into(), key: handle.into() }
}
