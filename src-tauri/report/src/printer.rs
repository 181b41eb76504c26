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
use crate::documents::{Document, compose, disclosed, looks, memo_of, tables};
use crate::emblem::{Artwork, EmblemFault, KnownEmblems, Shared};
use crate::layout::flow::{Composition, lay_out};
use crate::layout::lines::Typesetter;
use crate::office::{self, Format, Setting};
use crate::pdf::{Conformance, Particulars};
use crate::style::Style;
use crate::text::digits::Digits;
use crate::text::printable;
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
    /// What kind of file it is.
    pub format: Format,
}

/// How a document is made, once it is known how its agency wants it.
#[derive(Clone, Copy)]
struct Way {
    format: Format,
    digits: Digits,
    style: Style,
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

    /// The part of a text around its first character that no face draws, with such characters named; none where all are drawn.
    #[must_use]
    pub fn undrawn_in(&self, text: &str) -> Option<String> {
        let printed = printable(text);
        let named = self.naming_undrawn(&printed);
        (named != printed).then(|| around(&named))
    }

    /// A document as a file of the format asked for. Equal documents and options give equal bytes.
    ///
    /// # Errors
    /// [`ReportError::NotMasked`] when a value that was masked in one place can be read in another of a disclosable document;
    /// [`ReportError::NoGlyph`] when it holds a character that no face draws, as PDF;
    /// [`ReportError::TooLong`] when a certificate has more to say than its sheet holds in letters that can be read;
    /// [`ReportError::CellTooLong`] when a text is longer than a cell takes, as tables;
    /// [`ReportError::Emblem`] when the emblem on its cover cannot be read;
    /// [`ReportError::Pdf`] or [`ReportError::Io`] when the pages cannot be written, which no content causes.
    pub fn print(&self, document: Document<'_>, options: &Options) -> Result<Vec<u8>, ReportError> {
        let art = match options.format {
            Format::Pdf => document.emblem().map(|emblem| self.emblem(emblem)).transpose()?,
            // what is edited has its pictures in words
            Format::Docx | Format::Xlsx => None,
        };
        let (digits, style) = looks::set(&document.head().looks, (options.digits, options.style));
        let way = Way { format: options.format, digits, style };
        match options.audience {
            Audience::Internal => {
                let (composition, particulars) = self.composed(document, art, way);
                self.finish((composition.without_ids(), particulars.without_ids()), way, &Hidden::default())
            }
            Audience::Disclosable => disclosed(document, |document, hidden| {
                let (mut composition, particulars) = self.composed(document, art, way);
                composition.led_by(DISCLOSABLE);
                self.finish((composition, particulars), way, hidden)
            }),
        }
    }

    /// Composes a document. A memo says how many pages has what it sends, which is counted.
    fn composed(&self, document: Document<'_>, art: Option<Shared>, way: Way) -> (Composition, Particulars) {
        let Way { format, digits, style } = way;
        match document {
            Document::HandInMemo(report) => {
                let (sent, _) = compose(Document::IndicatorReport(report), art.clone(), digits);
                let pages = lay_out(&sent.without_ids(), &self.setter, style).pages.len();
                memo_of(report, art, Some(pages), digits)
            }
            document if format == Format::Xlsx => tables(document, digits),
            document => compose(document, art, digits),
        }
    }

    /// Writes what none of the hidden values may be read in.
    fn finish(
        &self,
        (composition, particulars): (Composition, Particulars),
        Way { format, digits, style }: Way,
        hidden: &Hidden,
    ) -> Result<Vec<u8>, ReportError> {
        let said = [particulars.title.as_str(), &particulars.author, &particulars.subject].join("\n");
        let masked = |words: &str| hidden.is_empty() || (hidden.absent_from(words) && hidden.absent_from(&said));
        let setting = Setting { setter: &self.setter, style, digits };
        if format == Format::Pdf {
            let pages = lay_out(&composition, &self.setter, style);
            if let Some(of) = pages.unfit.first() {
                return Err(ReportError::TooLong(of.clone()));
            }
            return match masked(&pages.text()) {
                true => pdf::write(&pages, self.setter.faces(), &particulars, self.conformance),
                false => Err(ReportError::NotMasked),
            };
        }
        if !masked(&office::words(&composition)) {
            return Err(ReportError::NotMasked);
        }
        match format {
            Format::Xlsx => office::sheets(&composition, &particulars, setting),
            _ => office::text(&composition, &particulars, setting),
        }
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

/// Characters told before and after what cannot be drawn.
const AROUND: usize = 30;

/// The part of a text around the first name of a character.
fn around(named: &str) -> String {
    let at = named.find('⟨').map_or(0, |byte| named[..byte].chars().count());
    let from = at.saturating_sub(AROUND);
    let part: String =
        named.chars().skip(from).take(2 * AROUND).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let ends = named.chars().count() > from + 2 * AROUND;
    format!("{}{part}{}", if from > 0 { "…" } else { "" }, if ends { "…" } else { "" })
}

fn next<M>(receive: &Mutex<Receiver<M>>) -> Option<M> {
    receive.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
