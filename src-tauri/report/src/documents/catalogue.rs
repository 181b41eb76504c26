//! Every document that can be asked for, declared once: its code, its names, what it is of, what its file is called and the read
//! model that it prints. Printing, the command line, the window and packs read this.
//!
//! Invariant: nothing else lists documents; how one is composed from its read model is its own module's.

use saisaat_core::registers::{
    Agency, Attachment, AwardScheme, Campaign, Complaint, Gift, Indicator, IndicatorResult, Record, StrategicPlan,
    Submission, TrainingSession, Words,
};
use saisaat_core::summaries::{
    AwardReport, DifferenceReport, Disclosable, IndicatorCard, IndicatorReport, KnownNames, Letterhead, MinistersPage,
    MinistryBook, MinistryReport, PlanReport, RegisterPrint, SubmissionStatus, Told, TrainingReport, Unmaskable,
    YearReport, award_report, ministers_page, ministry_book, ministry_report, plan_report, register_print,
    submission_status, training_report, year_report,
};
use saisaat_core::values::{Date, FiscalYear, Id, Round};
use saisaat_core::{Error, Reader, Result, agreed_report, changes_since_round, changes_since_submission};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Document;
use crate::attached::AttachedFiles;
use crate::office::Format;

/// What a document is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// An agency that has an agreement.
    Agreement,
    /// Any agency.
    Agency,
    /// A training session.
    Session,
    /// An award scheme.
    Scheme,
    /// The ministry.
    Ministry,
}

/// What is declared of a document.
#[derive(Clone, Copy, Debug)]
pub struct DocumentInfo {
    /// Its stable code.
    pub code: &'static str,
    /// What it is called.
    pub words: Words,
    /// What it is of.
    pub about: About,
    /// The table of the register that what it tells is entered in.
    pub from: &'static str,
    /// Ends the name of its file; nothing of the one that goes by agency and round alone.
    pub file: &'static str,
    /// Whether it tells of a round, and not of a year.
    pub by_round: bool,
    /// The kinds of file it can be had as, the first unless another is asked for.
    pub formats: &'static [Format],
}

/// Whose document is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    /// An agency's.
    Agency(Id<Agency>),
    /// A training session's or an award scheme's, by its key.
    Record(&'a str),
}

/// What a document is read for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Whose.
    pub whose: Whose<'a>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The day.
    pub today: Date,
}

impl Asked<'_> {
    fn agency(&self) -> Result<Id<Agency>> {
        match self.whose {
            Whose::Agency(agency) => Ok(agency),
            Whose::Record(key) => Err(Error::NotFound { what: Agency::TABLE, key: key.to_owned() }),
        }
    }

    fn record<T: Record>(&self) -> Result<Id<T>> {
        let key = match self.whose {
            Whose::Agency(agency) => agency.to_string(),
            Whose::Record(key) => key.to_owned(),
        };
        Id::parse(&key).ok_or(Error::NotFound { what: T::TABLE, key })
    }
}

macro_rules! documents {
    ($(
        $kind:ident = $code:literal ($th:literal, $en:literal) {
            prints: $document:ident($model:ty), about: $about:ident, from: $from:ty, file: $file:literal, by_round: $by_round:literal,
            read: $read:expr $(, also: [$($format:ident),+])? $(,)?
        }
    )+) => {
        /// A document of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
        pub enum DocumentKind { $(#[doc = $en] #[serde(rename = $code)] $kind),+ }

        impl DocumentKind {
            /// All of them, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// What is declared of it.
            #[must_use]
            pub const fn info(self) -> DocumentInfo {
                match self {
                    $(Self::$kind => DocumentInfo {
                        code: $code,
                        words: Words { th: $th, en: $en },
                        about: About::$about,
                        from: <$from as Record>::TABLE,
                        file: $file,
                        by_round: $by_round,
                        formats: &[Format::Pdf $($(, Format::$format)+)?],
                    }),+
                }
            }
        }

        /// What a document says, read and ready to print without the workspace.
        #[derive(Clone, Debug)]
        pub enum Contents { $(#[doc = $en] $kind(Box<$model>)),+ }

        impl Contents {
            /// Reads what a document says.
            ///
            /// # Errors
            /// [`Error::NotFound`] when what it is of is not there; what cannot be scored; [`Error::Db`].
            pub fn read(kind: DocumentKind, reader: &Reader<'_>, asked: &Asked<'_>) -> Result<Self> {
                match kind {
                    $(DocumentKind::$kind => {
                        let read: fn(&Reader<'_>, &Asked<'_>) -> Result<$model> = $read;
                        Ok(Self::$kind(Box::new(read(reader, asked)?)))
                    }),+
                }
            }

            /// Which document it is of.
            #[must_use]
            pub const fn kind(&self) -> DocumentKind {
                match self { $(Self::$kind(_) => DocumentKind::$kind),+ }
            }

            /// The letterhead.
            #[must_use]
            pub const fn head(&self) -> &Letterhead {
                match self { $(Self::$kind(model) => &model.head),+ }
            }

            /// What the printer prints.
            #[must_use]
            pub const fn document(&self) -> Document<'_> {
                match self { $(Self::$kind(model) => Document::$document(model)),+ }
            }

            /// The same without names of people that must not be told.
            ///
            /// # Errors
            /// When a field takes no mask, which its type excludes.
            pub fn without_names(&self, names: &KnownNames, told: &mut Told<'_>) -> Result<Self, Unmaskable> {
                // The ministry's tells of all agencies, and so of whose registers know a name anywhere.
                let is_of_all = self.kind().info().about == About::Ministry;
                let agency = if is_of_all { None } else { Some(self.head().agency.id) };
                Ok(match self {
                    $(Self::$kind(model) => Self::$kind(Box::new(model.without_names(names, agency, told)?))),+
                })
            }
        }
    };
}

documents! {
    IndicatorReport = "indicator_report" ("รายงานผลตัวชี้วัด (SAR)", "Indicator report (SAR)") {
        prints: IndicatorReport(IndicatorReport), about: Agreement, from: Indicator, file: "", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx, Xlsx],
    }
    DirectorsPage = "directors_page" ("สรุปหนึ่งหน้าสำหรับผู้บริหาร", "One page for the director") {
        prints: DirectorsPage(IndicatorReport), about: Agreement, from: Indicator, file: "page", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    ScoreGaps = "score_gaps" ("ตารางคะแนนเรียงตามช่องว่าง", "Scores by distance from the target") {
        prints: ScoreGaps(IndicatorReport), about: Agreement, from: Indicator, file: "gaps", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Xlsx],
    }
    IndicatorTemplates = "indicator_templates" ("รายละเอียดตัวชี้วัด", "Indicator templates") {
        prints: IndicatorTemplates(IndicatorReport), about: Agreement, from: Indicator, file: "templates", by_round: false,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    EvidenceAppendix = "evidence_appendix" ("ภาคผนวกหลักฐาน", "Evidence appendix") {
        prints: EvidenceAppendix(IndicatorReport), about: Agreement, from: Indicator, file: "evidence", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
    }
    StrategicPlan = "strategic_plan" ("แผนกลยุทธ์และแผนปฏิบัติการ", "Strategic plan and action plan") {
        prints: StrategicPlan(PlanReport), about: Agency, from: StrategicPlan, file: "plan", by_round: false,
        read: |reader, asked| plan_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    PlanReview = "plan_review" ("การทบทวนแผน", "Plan review") {
        prints: PlanReview(PlanReport), about: Agency, from: StrategicPlan, file: "review", by_round: false,
        read: |reader, asked| plan_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    TrainingRecord = "training_record" ("บันทึกผลการฝึกอบรม", "Training record") {
        prints: TrainingRecord(TrainingReport), about: Session, from: TrainingSession, file: "training", by_round: false,
        read: |reader, asked| training_report(reader, asked.record()?, asked.today),
        also: [Docx],
    }
    AttendanceSheet = "attendance_sheet" ("บัญชีลงลายมือชื่อ", "Attendance sheet") {
        prints: AttendanceSheet(TrainingReport), about: Session, from: TrainingSession, file: "attendance", by_round: false,
        read: |reader, asked| training_report(reader, asked.record()?, asked.today),
    }
    TrainingCertificates = "training_certificates" ("เกียรติบัตรการฝึกอบรม", "Training certificates") {
        prints: TrainingCertificates(TrainingReport), about: Session, from: TrainingSession, file: "certificates",
        by_round: false, read: |reader, asked| training_report(reader, asked.record()?, asked.today),
    }
    YearsTraining = "years_training" ("สรุปผลการฝึกอบรมประจำปี", "The year’s training") {
        prints: YearsTraining(YearReport), about: Agency, from: TrainingSession, file: "year-training", by_round: false,
        read: |reader, asked| year_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    AwardAnnouncement = "award_announcement" ("ประกาศผลรางวัล", "Award announcement") {
        prints: AwardAnnouncement(AwardReport), about: Scheme, from: AwardScheme, file: "announcement", by_round: false,
        read: |reader, asked| award_report(reader, asked.record()?, asked.today),
        also: [Docx],
    }
    AwardCertificates = "award_certificates" ("ประกาศเกียรติคุณ", "Award certificates") {
        prints: AwardCertificates(AwardReport), about: Scheme, from: AwardScheme, file: "awards", by_round: false,
        read: |reader, asked| award_report(reader, asked.record()?, asked.today),
    }
    YearsAwards = "years_awards" ("สรุปรางวัลเชิดชูเกียรติประจำปี", "The year’s awards") {
        prints: YearsAwards(YearReport), about: Agency, from: AwardScheme, file: "year-awards", by_round: false,
        read: |reader, asked| year_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    GiftRegister = "gift_register" ("ทะเบียนของขวัญ", "Gift register") {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: Gift, file: "gifts", by_round: false,
        read: |reader, asked| register_print(reader, Gift::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    ComplaintRegister = "complaint_register" ("ทะเบียนเรื่องร้องเรียน", "Complaint register") {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: Complaint, file: "complaints", by_round: false,
        read: |reader, asked| register_print(reader, Complaint::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    CampaignRegister = "campaign_register" ("ทะเบียนการรณรงค์ ประชาสัมพันธ์", "Campaign register") {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: Campaign, file: "campaigns", by_round: false,
        read: |reader, asked| register_print(reader, Campaign::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    MinistryReport = "ministry_report" ("สรุปผลระดับกระทรวง", "Ministry roll-up") {
        prints: MinistryReport(MinistryReport), about: Ministry, from: Indicator, file: "ministry", by_round: true,
        read: |reader, asked| ministry_report(reader, asked.year, asked.round, asked.today),
        also: [Docx, Xlsx],
    }
    MinistersPage = "ministers_page" ("สรุปหนึ่งหน้าระดับกระทรวง", "One page for the minister") {
        prints: MinistersPage(MinistersPage), about: Ministry, from: Indicator, file: "ministry-page", by_round: true,
        read: |reader, asked| ministers_page(reader, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    MinistryBook = "ministry_book" ("เล่มรวมรายงานของกระทรวง", "The ministry’s reports in one book") {
        prints: MinistryBook(MinistryBook), about: Ministry, from: Indicator, file: "ministry-book", by_round: true,
        read: |reader, asked| ministry_book(reader, asked.year, asked.round, asked.today),
    }
    SubmissionStatus = "submission_status" ("สถานะการลงนามและการส่งรายงาน", "Signing and handing in") {
        prints: SubmissionStatus(SubmissionStatus), about: Ministry, from: Submission, file: "ministry-status", by_round: false,
        read: |reader, asked| submission_status(reader, asked.year, asked.today),
        also: [Xlsx],
    }
    ChangesSinceSubmission = "changes_since_submission" ("การเปลี่ยนแปลงหลังส่งรายงาน", "Changes since handing in") {
        prints: Difference(DifferenceReport), about: Agreement, from: Submission, file: "changes", by_round: true,
        read: |reader, asked| changes_since_submission(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    ChangesSinceRound = "changes_since_round" ("การเปลี่ยนแปลงจากรอบก่อน", "Changes since the round before") {
        prints: Difference(DifferenceReport), about: Agreement, from: IndicatorResult, file: "changes-of-round",
        by_round: true,
        read: |reader, asked| changes_since_round(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx],
    }
}

impl Contents {
    /// The files that are attached to what it tells of, where it is one that shows them: each once, in order.
    #[must_use]
    pub fn files(&self) -> Vec<&Attachment> {
        fn of(card: &IndicatorCard) -> Vec<&Attachment> {
            card.attachments.iter().chain(card.parts.iter().flat_map(of)).collect()
        }
        match self {
            Self::EvidenceAppendix(report) => report.cards.iter().flat_map(of).collect(),
            _ => Vec::new(),
        }
    }

    /// What the printer prints, with these files where it is a document that shows them.
    #[must_use]
    pub const fn document_with<'a>(&'a self, files: &'a AttachedFiles) -> Document<'a> {
        match self {
            Self::EvidenceAppendix(report) => Document::EvidenceFiles(report, files),
            _ => self.document(),
        }
    }
}

impl DocumentKind {
    /// The document with a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.info().code == code)
    }

    /// Whether it can be had as such a file.
    #[must_use]
    pub fn offers(self, format: Format) -> bool {
        self.info().formats.contains(&format)
    }

    /// What its file is called, without an extension: `CODE-2569-12-changes`, and a number where there are several.
    #[must_use]
    pub fn file_name(self, agency: &str, year: FiscalYear, round: Round, n: Option<usize>) -> String {
        let info = self.info();
        let round = info.by_round.then(|| round.months().to_string());
        let file = (!info.file.is_empty()).then(|| info.file.to_owned());
        let parts = [Some(agency.to_owned()), Some(year.to_string()), round, file, n.map(|n| n.to_string())];
        parts.into_iter().flatten().collect::<Vec<_>>().join("-")
    }
}
