//! The printer: what the window and the command line call.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use saisaat_core::registers::Emblem;
use saisaat_core::summaries::Hidden;

use crate::documents::recovery_sheet::{self, RecoverySheet};
use crate::documents::{Document, compose, disclosed, looks, memo_of};
use crate::emblem::{Artwork, EmblemFault, KnownEmblems, Shared};
use crate::layout::flow::{Composition, lay_out};
use crate::layout::lines::Typesetter;
use crate::pdf::{Conformance, Particulars};
use crate::style::Style;
use crate::text::digits::Digits;
use crate::{ReportError, pdf};

/// Whom a document is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The ministry itself: national ids alone are masked, wherever they were typed.
    #[default]
    Internal,
    /// Anyone: ids, telephone numbers, addresses, informants and remarks on people are masked, and the finished pages are
    /// searched for each value that was.
    Disclosable,
}

/// How documents are to be printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The digits of numbers; none: as the agency's documents have them.
    pub digits: Option<Digits>,
    /// The measures of pages and text; the official ones give way to the agency's own.
    pub style: Style,
    /// Whom it is for.
    pub audience: Audience,
}

/// Said at the foot of what was masked.
const DISCLOSABLE: &str = "ฉบับเผยแพร่";

/// How a print run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every document was handed on.
    Complete,
    /// The run was cancelled or broken off; what had been handed on by then stands.
    Cancelled,
}

/// Prints documents. Fonts and words are loaded once; printing needs no lock, so one printer serves all threads.
pub struct Printer {
    setter: Typesetter,
    conformance: Conformance,
    emblems: KnownEmblems,
}

impl Printer {
    /// Loads the faces and the word list that ship inside the program. It refuses documents with an emblem until it is told
    /// how to read one.
    ///
    /// # Errors
    /// [`ReportError::Face`] or [`ReportError::Words`] when the program itself was built with damaged ones.
    pub fn new() -> Result<Self, ReportError> {
        let emblems = KnownEmblems::reading_with(|_| Err(EmblemFault::Unconfined));
        Ok(Self { setter: Typesetter::load()?, conformance: Conformance::default(), emblems })
    }

    /// The same printer, its files keeping to another standard.
    #[must_use]
    pub fn conforming_to(self, conformance: Conformance) -> Self {
        Self { conformance, ..self }
    }

    /// The same printer, emblems read by a function, each once: [`read_emblem`](crate::read_emblem), in a process of its own.
    #[must_use]
    pub fn reading_emblems(self, read: impl Fn(&[u8]) -> Result<Artwork, EmblemFault> + Send + Sync + 'static) -> Self {
        Self { emblems: KnownEmblems::reading_with(read), ..self }
    }

    /// An emblem as it is printed.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn emblem(&self, emblem: &Emblem) -> Result<Arc<Artwork>, EmblemFault> {
        self.emblems.artwork(emblem)
    }

    /// A text with each character that no face draws named, as in `⟨U+E000⟩`: for telling of a document that cannot be printed.
    #[must_use]
    pub fn naming_undrawn(&self, text: &str) -> String {
        self.setter.faces().naming_undrawn(text)
    }

    /// A document as PDF. Equal documents and options give equal bytes.
    ///
    /// # Errors
    /// [`ReportError::NotMasked`] when a value that was masked in one place can be read in another of a disclosable document;
    /// [`ReportError::NoGlyph`] when it holds a character that no face draws;
    /// [`ReportError::TooLong`] when a certificate has more to say than its sheet holds in letters that can be read;
    /// [`ReportError::Emblem`] when the emblem on its cover cannot be read;
    /// [`ReportError::Pdf`] or [`ReportError::Io`] when the pages cannot be written, which no content causes.
    pub fn print(&self, document: Document<'_>, options: &Options) -> Result<Vec<u8>, ReportError> {
        let art = document.emblem().map(|emblem| self.emblem(emblem)).transpose()?;
        let (digits, style) = looks::set(&document.head().looks, (options.digits, options.style));
        match options.audience {
            Audience::Internal => {
                let (composition, particulars) = self.composed(document, art, digits, style);
                self.finish((composition.without_ids(), particulars.without_ids()), style, &Hidden::default())
            }
            Audience::Disclosable => disclosed(document, |document, hidden| {
                let (mut composition, particulars) = self.composed(document, art, digits, style);
                if let Some(running) = &mut composition.running {
                    running.foot_left = format!("{DISCLOSABLE} · {}", running.foot_left);
                }
                self.finish((composition, particulars), style, hidden)
            }),
        }
    }

    /// Composes a document. A memo says how many pages has what it sends, which is counted.
    fn composed(
        &self,
        document: Document<'_>,
        art: Option<Shared>,
        digits: Digits,
        style: Style,
    ) -> (Composition, Particulars) {
        let Document::HandInMemo(report) = document else { return compose(document, art, digits) };
        let (sent, _) = compose(Document::IndicatorReport(report), art.clone(), digits);
        let pages = lay_out(&sent.without_ids(), &self.setter, style).pages.len();
        memo_of(report, art, Some(pages), digits)
    }

    /// Lays out and writes what none of the hidden values may be read in.
    fn finish(
        &self,
        (composition, particulars): (Composition, Particulars),
        style: Style,
        hidden: &Hidden,
    ) -> Result<Vec<u8>, ReportError> {
        let pages = lay_out(&composition, &self.setter, style);
        if let Some(of) = pages.unfit.first() {
            return Err(ReportError::TooLong(of.clone()));
        }
        let said = [particulars.title.as_str(), &particulars.author, &particulars.subject].join("\n");
        let masked = hidden.is_empty() || (hidden.absent_from(&pages.text()) && hidden.absent_from(&said));
        if !masked {
            return Err(ReportError::NotMasked);
        }
        pdf::write(&pages, self.setter.faces(), &particulars, self.conformance)
    }

    /// The recovery sheet of a workspace as a PDF document of one page.
    ///
    /// # Errors
    /// As [`Printer::print`].
    pub fn recovery_sheet(&self, sheet: &RecoverySheet<'_>) -> Result<Vec<u8>, ReportError> {
        let pages = lay_out(&recovery_sheet::document(sheet), &self.setter, Style::Official);
        pdf::write(&pages, self.setter.faces(), &recovery_sheet::particulars(sheet), self.conformance)
    }

    /// Prints many documents on all processors. Models are taken one by one as there is room to print them, so that however
    /// many they are, few are held at a time; each goes to `sink` with its PDF as it is finished, in no set order and from
    /// many threads. Raising `cancel`, or breaking from `sink`, takes no further model.
    pub fn print_each<M: Send>(
        &self,
        models: impl Iterator<Item = M>,
        options: &Options,
        cancel: &AtomicBool,
        document: impl Fn(&M) -> Document<'_> + Sync,
        sink: impl Fn(M, Result<Vec<u8>, ReportError>) -> ControlFlow<()> + Sync,
    ) -> Ending {
        let workers = thread::available_parallelism().map_or(1, NonZero::get);
        let (send, receive) = mpsc::sync_channel(workers);
        let receive = Arc::new(Mutex::new(receive));
        let stopped = AtomicBool::new(false);
        let work = |receive: Arc<Mutex<Receiver<M>>>| {
            while let Some(model) = next(&receive) {
                let pdf = self.print(document(&model), options);
                if sink(model, pdf).is_break() {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
        };
        let work = &work;
        thread::scope(|scope| {
            for _ in 0..workers {
                let receive = Arc::clone(&receive);
                scope.spawn(move || work(receive));
            }
            // When the last worker dies its receiver goes, and sending ends instead of waiting for ever.
            drop(receive);
            for model in models {
                if cancel.load(Ordering::Relaxed) || stopped.load(Ordering::Relaxed) || send.send(model).is_err() {
                    return Ending::Cancelled;
                }
            }
            drop(send);
            Ending::Complete
        })
    }
}

fn next<M>(receive: &Mutex<Receiver<M>>) -> Option<M> {
    receive.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
