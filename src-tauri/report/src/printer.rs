//! The printer: what the window and the command line call.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;
use saisaat_core::summaries::IndicatorReport;

use crate::documents::recovery_sheet::{self, RecoverySheet};
use crate::documents::{Document, compose};
use crate::flow::lay_out;
use crate::lines::Typesetter;
use crate::style::Style;
use crate::{ReportError, pdf};

/// The digits a report is printed in. Names, and words with Latin letters, keep the digits they were typed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    #[default]
    Arabic,
    /// ๐๑๒๓๔๕๖๗๘๙, as formal documents have them.
    Thai,
}

/// How documents are to be printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The digits of numbers.
    pub digits: Digits,
    /// The measures of pages and text.
    pub style: Style,
}

/// How far a print run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Documents finished and handed on.
    pub done: usize,
    /// Documents asked for.
    pub of: usize,
}

/// How a print run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every document was handed on.
    Complete,
    /// The run was cancelled; what had been handed on by then stands.
    Cancelled,
}

/// Prints documents. Fonts and words are loaded once; printing needs no lock, so one printer serves all threads.
pub struct Printer {
    setter: Typesetter,
}

impl Printer {
    /// Loads the faces and the word list that ship inside the program.
    ///
    /// # Errors
    /// [`ReportError::Face`] or [`ReportError::Words`] when the program itself was built with damaged ones.
    pub fn new() -> Result<Self, ReportError> {
        Ok(Self { setter: Typesetter::load()? })
    }

    /// A document as PDF. Equal documents and options give equal bytes.
    ///
    /// # Errors
    /// [`ReportError::Pdf`] or [`ReportError::Io`] when the pages cannot be written, which no content causes.
    pub fn print(&self, document: Document<'_>, options: &Options) -> Result<Vec<u8>, ReportError> {
        let (composition, particulars) = compose(document, options.digits);
        let pages = lay_out(&composition, &self.setter, options.style);
        pdf::write(&pages, self.setter.faces(), &particulars)
    }

    /// The recovery sheet of a workspace as a PDF document of one page.
    ///
    /// # Errors
    /// As [`Printer::print`].
    pub fn recovery_sheet(&self, sheet: &RecoverySheet<'_>) -> Result<Vec<u8>, ReportError> {
        let pages = lay_out(&recovery_sheet::document(sheet), &self.setter, Style::Official);
        pdf::write(&pages, self.setter.faces(), &recovery_sheet::particulars(sheet))
    }

    /// Prints many indicator reports in parallel. Each is handed to `sink` as it is finished, in no set order, and then
    /// `progress` is told; both are called from many threads. Raising `cancel` starts no further document.
    ///
    /// # Errors
    /// The first error of a document or of `sink`; no further document is started after it.
    pub fn print_all<E: From<ReportError> + Send>(
        &self,
        reports: &[IndicatorReport],
        options: &Options,
        cancel: &AtomicBool,
        progress: impl Fn(Progress) + Sync,
        sink: impl Fn(&IndicatorReport, Vec<u8>) -> Result<(), E> + Sync,
    ) -> Result<Ending, E> {
        let done = AtomicUsize::new(0);
        reports.par_iter().try_for_each(|report| -> Result<(), E> {
            if cancel.load(Ordering::Relaxed) {
                return Ok(());
            }
            sink(report, self.print(Document::IndicatorReport(report), options)?)?;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress(Progress { done, of: reports.len() });
            Ok(())
        })?;
        let all = done.into_inner() == reports.len();
        Ok(if all { Ending::Complete } else { Ending::Cancelled })
    }
}
