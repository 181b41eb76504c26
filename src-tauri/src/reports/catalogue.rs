//! The catalogue as the window and the command line ask for it.

use saisaat_core::files::FileKind;
use saisaat_core::registers::Agency;
use saisaat_core::summaries::{IndicatorReport, KnownNames, Told, Unmaskable};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_core::workspace::EvidenceStore;
use saisaat_core::{Error, Office, agreed_report};
use saisaat_report::attached::AttachedFiles;
use saisaat_report::{About, Asked, Audience, Contents, Digits, Document, DocumentKind, Format, Options, Style, Whose};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::emblems;
use crate::error::{Answer, Failure};

/// How a document is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type, clap::Args)]
pub(crate) struct Wishes {
    /// ใช้เลขไทย
    #[arg(long, conflicts_with = "arabic_digits")]
    pub(crate) thai_digits: bool,
    /// ใช้เลขอารบิก; ไม่ระบุทั้งสองคือตามแบบพิมพ์ของส่วนราชการ
    #[arg(long)]
    #[serde(default)]
    pub(crate) arabic_digits: bool,
    /// แบบกระชับ: ขอบกระดาษแคบและตัวอักษรเล็กลง
    #[arg(long)]
    pub(crate) compact: bool,
    /// ฉบับเผยแพร่: ปกปิดเลขประจำตัว โทรศัพท์ อีเมล ผู้แจ้ง และหมายเหตุเกี่ยวกับบุคคล
    #[arg(long)]
    pub(crate) disclosable: bool,
}

impl Wishes {
    /// The same for pages, as the printer is told.
    pub(crate) const fn options(self) -> Options {
        self.options_in(Format::Pdf)
    }

    /// The same for a file of another kind.
    pub(crate) const fn options_in(self, format: Format) -> Options {
        Options {
            digits: match (self.thai_digits, self.arabic_digits) {
                (true, _) => Some(Digits::Thai),
                (false, true) => Some(Digits::Arabic),
                (false, false) => None,
            },
            style: if self.compact { Style::Compact } else { Style::Official },
            audience: if self.disclosable { Audience::Disclosable } else { Audience::Internal },
            format,
        }
    }
}

/// What a file of a format is, as files leave.
pub(crate) const fn file_kind(format: Format) -> FileKind {
    match format {
        Format::Pdf => FileKind::PDF,
        Format::Docx => FileKind::TEXT,
        Format::Xlsx => FileKind::WORKBOOK,
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct Order {
    /// Which document.
    pub(crate) kind: DocumentKind,
    /// The fiscal year.
    pub(crate) year: FiscalYear,
    /// The round.
    pub(crate) round: Round,
    /// Whether a document that shows attached files does.
    #[serde(default)]
    pub(crate) with_files: bool,
}

impl Order {
    /// That there is nothing to print: no record of those that have a document each.
    pub(crate) fn nothing(self) -> Error {
        Error::NotFound { what: self.kind.info().from, key: self.year.to_string() }
    }
}

/// A document's contents, gathered and ready to print without the workspace.
#[derive(Clone, Debug)]
pub(crate) struct Gathered {
    /// The file's name, without an extension.
    pub(crate) name: String,
    contents: Contents,
    /// What it shows of attached files, where that was asked for.
    files: Option<AttachedFiles>,
}

impl Gathered {
    /// An indicator report that was gathered before.
    pub(crate) fn indicators(report: IndicatorReport) -> Self {
        Self { name: Self::name_of(&report), contents: Contents::IndicatorReport(Box::new(report)), files: None }
    }

    /// The same under another name.
    pub(crate) fn named(self, name: String) -> Self {
        Self { name, ..self }
    }

    /// What the file of an indicator report is called, without an extension.
    pub(crate) fn name_of(report: &IndicatorReport) -> String {
        DocumentKind::IndicatorReport.file_name(&report.head, report.year, report.round, None)
    }

    /// The same under another name, without names of people that must not be told.
    ///
    /// # Errors
    /// When a field takes no mask, which its type excludes.
    pub(crate) fn without_names(
        &self,
        names: &KnownNames,
        name: String,
        told: &mut Told<'_>,
    ) -> Result<Self, Unmaskable> {
        Ok(Self { name, contents: self.contents.without_names(names, told)?, files: None })
    }

    /// The same with the files that are attached to what it tells of, read one after the other; of a document that shows none,
    /// as it is. To be called on what is in its form: nothing of a file is masked, and the printer shows none of it to the public.
    ///
    /// # Errors
    /// `report` when the system does not say which program this is.
    pub(crate) fn with_files(mut self, store: &EvidenceStore) -> Answer<Self> {
        let reader = emblems::attached_reader()?;
        let mut files = AttachedFiles::default();
        for file in self.contents.files() {
            files.add(&file.sha256, || emblems::attached(store, &reader, &file.sha256, file.size));
        }
        self.files = Some(files);
        Ok(self)
    }

    /// What the printer prints.
    pub(crate) const fn document(&self) -> Document<'_> {
        match &self.files {
            Some(files) => self.contents.document_with(files),
            None => self.contents.document(),
        }
    }

    /// The code of the agency it is of.
    pub(crate) fn code(&self) -> &str {
        &self.contents.head().agency.code
    }

    /// `SAR_กขท._2569_รอบ12.pdf`, once the document is in its form: [`Form::name`](super::form::Form::name) makes names safe.
    pub(crate) fn file_name(&self) -> String {
        self.file_name_in(Format::Pdf)
    }

    /// The same for a file of another kind.
    pub(crate) fn file_name_in(&self, format: Format) -> String {
        format!("{}.{}", self.name, format.extension())
    }

    /// The same, if it can be had as such a file.
    ///
    /// # Errors
    /// `no_such_format`.
    pub(crate) fn offering(self, format: Format) -> Answer<Self> {
        if self.contents.kind().offers(format) { Ok(self) } else { Err(Failure::NoSuchFormat) }
    }
}

/// Everything an order means for an agency: one document, or one for each of its training sessions or award schemes of the
/// year. The roll-up is the ministry's, whichever agency is named.
///
/// # Errors
/// `not_found` on `agreements` when a report of indicators is asked for and there is no agreement; what cannot be scored.
pub(crate) fn gather(office: &Office, order: Order, agency: &Agency) -> Answer<Vec<Gathered>> {
    match records(office, order, agency)? {
        Some(keys) => (1..).zip(&keys).map(|(n, key)| one(office, order, Whose::Record(key), Some(n))).collect(),
        None => Ok(vec![one(office, order, Whose::Agency(agency.id), None)?]),
    }
}

/// How many documents [`gather`] gathers for an agency.
///
/// # Errors
/// `db`.
pub(crate) fn count(office: &Office, order: Order, agency: &Agency) -> Answer<usize> {
    Ok(records(office, order, agency)?.map_or(1, |keys| keys.len()))
}

/// One document of an order, `n`-th of several; without a number, for itself.
///
/// # Errors
/// `not_found` when what it is of is not there; what cannot be scored.
pub(crate) fn one(office: &Office, order: Order, whose: Whose<'_>, n: Option<usize>) -> Answer<Gathered> {
    let Order { kind, year, round, .. } = order;
    let asked = Asked { whose, year, round, today: office.surroundings().clock.today() };
    let contents = office.read(|reader| Contents::read(kind, reader, &asked))?;
    Ok(Gathered { name: kind.file_name(contents.head(), year, round, n), contents, files: None })
}

/// What the indicator report of an agency prints.
///
/// # Errors
/// `not_found` on `agreements` when the agency has none this year; what cannot be scored.
pub(crate) fn report_of(office: &Office, agency: &Agency, year: FiscalYear, round: Round) -> Answer<IndicatorReport> {
    let today = office.surroundings().clock.today();
    Ok(office.read(|reader| agreed_report(reader, agency.id, year, round, today))?)
}

/// The keys of an agency's own records that have a document each; none where the document is of no record.
fn records(office: &Office, order: Order, agency: &Agency) -> Answer<Option<Vec<String>>> {
    let info = order.kind.info();
    match info.about {
        About::Record => Ok(Some(office.read(|reader| reader.keys_of(info.from, agency.id, order.year))?)),
        About::Agreement | About::Agency | About::Ministry => Ok(None),
    }
}
