//! Every document that can be asked for, declared once: its code, its names, what it is of, what its file is called and the read
//! model that it prints. Printing, the command line, the window and packs read this.
//!
//! Invariant: nothing else lists documents; how one is composed from its read model is its own module's.

mod file_name;

use saisaat_core::registers::{
    self, ActionItem, Agency, Attachment, AwardScheme, CalendarEntry, Campaign, Centre, Complaint, DisciplineCase,
    DisclosureItem, EthicsStandard, Gift, Hearing, IndexScore, Indicator, IndicatorResult, ItaMeasure, ItaScore,
    NetworkActivity, NetworkMember, NoGiftEntry, Policy, Record, Register, SignedPaper, StrategicPlan, Submission,
    Survey, SurveyWave, TrainingSession, ValueActivity, VirtueAssessment, Words,
};
use saisaat_core::summaries::{
    AwardReport, Brief, BriefAsked, BriefKind, DifferenceReport, Disclosable, IndicatorCard, IndicatorReport,
    KnownNames, Letterhead, MinistersPage, MinistryBook, MinistryReport, PlanReport, RegisterPrint, SubmissionStatus,
    Told, TrainingReport, Unmaskable, YearReport, award_report, brief, ministers_page, ministry_book, ministry_report,
    plan_report, register_print, submission_status, training_report, year_report,
};
use saisaat_core::values::{Date, FiscalYear, Id, Round};
use saisaat_core::{Error, Reader, Result, agreed_report, changes_since_round, changes_since_submission};
use serde::{Deserialize, Serialize};
use specta::Type;

use self::file_name::{PATTERN, filled, short_name};
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
    /// A record of the register that it is entered in.
    Record,
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
    /// What the name of its file says that it is.
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
    /// A record's, by its key.
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

    /// A brief of an agency, or of the record that is asked for.
    fn brief(&self, reader: &Reader<'_>, kind: BriefKind) -> Result<Brief> {
        let (agency, record) = match (self.whose, kind.of()) {
            (Whose::Record(key), Some(table)) => (reader.agency_of(table, key)?, Some(key.to_owned())),
            _ => (self.agency()?, None),
        };
        brief(reader, kind, &BriefAsked { agency, year: self.year, round: self.round, record, today: self.today })
    }

    fn record<T: Record>(&self) -> Result<Id<T>> {
        let key = match self.whose {
            Whose::Agency(agency) => agency.to_string(),
            Whose::Record(key) => key.to_owned(),
        };
        Id::parse(&key).ok_or(Error::NotFound { what: T::TABLE, key })
    }
}

/// What is declared of a document, by how it is read: in full, or shorter as a brief and as a print of a register.
macro_rules! of_document {
    (model { prints: $document:ident($model:ty), $($more:tt)* }) => { $model };
    (model { register: $($more:tt)* }) => { RegisterPrint };
    (model { $brief:ident: $($more:tt)* }) => { Brief };

    (document $read:ident { prints: $document:ident($model:ty), $($more:tt)* }) => { Document::$document($read) };
    (document $read:ident { register: $($more:tt)* }) => { Document::RegisterPrint($read) };
    (document $read:ident { brief_of_round: $($more:tt)* }) => { Document::Brief($read) };
    (document $read:ident { brief_of_year: $($more:tt)* }) => { Document::BriefOfYear($read) };
    (document $read:ident { brief_to_fill_in: $($more:tt)* }) => { Document::BriefToFillIn($read) };

    (read {
        prints: $document:ident($model:ty), about: $about:ident, from: $from:ty, file: $file:expr, by_round: $by_round:literal,
        read: $read:expr $(, also: [$($format:ident),+])? $(,)?
    }) => { $read };
    (read { register: $register:ty, file: $file:expr }) => {
        |reader, asked| register_print(reader, <$register>::TABLE, asked.agency()?, asked.year, asked.today)
    };
    (read { $form:ident: $brief:ident, $($more:tt)* }) => { |reader, asked| asked.brief(reader, BriefKind::$brief) };

    (info $code:literal $words:expr, {
        prints: $document:ident($model:ty), about: $about:ident, from: $from:ty, file: $file:expr, by_round: $by_round:literal,
        read: $read:expr $(, also: [$($format:ident),+])? $(,)?
    }) => {
        DocumentInfo {
            code: $code,
            words: $words,
            about: About::$about,
            from: <$from as Record>::TABLE,
            file: $file,
            by_round: $by_round,
            formats: &[Format::Pdf $($(, Format::$format)+)?],
        }
    };
    (info $code:literal $words:expr, { register: $register:ty, file: $file:expr }) => {
        DocumentInfo {
            code: $code,
            words: $words,
            about: About::Agency,
            from: <$register as Record>::TABLE,
            file: $file,
            by_round: false,
            formats: &[Format::Pdf, Format::Xlsx],
        }
    };
    (info $code:literal $words:expr, { $form:ident: $brief:ident, about: $about:ident, from: $from:ty, file: $file:expr }) => {
        DocumentInfo {
            code: $code,
            words: $words,
            about: About::$about,
            from: <$from as Record>::TABLE,
            file: $file,
            by_round: of_document!(by_round $form),
            formats: &[Format::Pdf, Format::Docx, Format::Xlsx],
        }
    };
    (by_round brief_of_round) => { true };
    (by_round $form:ident) => { false };
}

macro_rules! documents {
    ($($kind:ident = $code:literal $words:expr => $body:tt)+) => {
        /// A document of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
        pub enum DocumentKind { $(#[doc = $code] #[serde(rename = $code)] $kind),+ }

        impl DocumentKind {
            /// All of them, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// What is declared of it.
            #[must_use]
            pub const fn info(self) -> DocumentInfo {
                match self {
                    $(Self::$kind => of_document!(info $code $words, $body)),+
                }
            }
        }

        /// What a document says, read and ready to print without the workspace.
        #[derive(Clone, Debug)]
        pub enum Contents { $(#[doc = $code] $kind(Box<of_document!(model $body)>)),+ }

        impl Contents {
            /// Reads what a document says.
            ///
            /// # Errors
            /// [`Error::NotFound`] when what it is of is not there; what cannot be scored; [`Error::Db`].
            pub fn read(kind: DocumentKind, reader: &Reader<'_>, asked: &Asked<'_>) -> Result<Self> {
                match kind {
                    $(DocumentKind::$kind => {
                        let read: fn(&Reader<'_>, &Asked<'_>) -> Result<of_document!(model $body)> = of_document!(read $body);
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
                match self { $(Self::$kind(model) => of_document!(document model $body)),+ }
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
    IndicatorReport = "indicator_report" SignedPaper::IndicatorReport.words() => {
        prints: IndicatorReport(IndicatorReport), about: Agreement, from: Indicator, file: "SAR", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx, Xlsx],
    }
    DirectorsPage = "directors_page" Words { th: "สรุปหนึ่งหน้าสำหรับผู้บริหาร", en: "One page for the director" } => {
        prints: DirectorsPage(IndicatorReport), about: Agreement, from: Indicator, file: "สรุปผู้บริหาร", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    ScoreGaps = "score_gaps" Words { th: "ตารางคะแนนเรียงตามช่องว่าง", en: "Scores by distance from the target" } => {
        prints: ScoreGaps(IndicatorReport), about: Agreement, from: Indicator, file: "คะแนนตามช่องว่าง", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Xlsx],
    }
    IndicatorTemplates = "indicator_templates" SignedPaper::IndicatorTemplates.words() => {
        prints: IndicatorTemplates(IndicatorReport), about: Agreement, from: Indicator, file: SignedPaper::IndicatorTemplates.words().th, by_round: false,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    EvidenceAppendix = "evidence_appendix" Words { th: "ภาคผนวกหลักฐาน", en: "Evidence appendix" } => {
        prints: EvidenceAppendix(IndicatorReport), about: Agreement, from: Indicator, file: "ภาคผนวกหลักฐาน", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
    }
    HandInMemo = "hand_in_memo" SignedPaper::Memo.words() => {
        prints: HandInMemo(IndicatorReport), about: Agreement, from: Indicator, file: "บันทึกข้อความ", by_round: true,
        read: |reader, asked| agreed_report(reader, asked.agency()?, asked.year, asked.round, asked.today),
    }
    StrategicPlan = "strategic_plan" SignedPaper::StrategicPlan.words() => {
        prints: StrategicPlan(PlanReport), about: Agency, from: StrategicPlan, file: "แผนกลยุทธ์", by_round: false,
        read: |reader, asked| plan_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    PlanReview = "plan_review" SignedPaper::PlanReview.words() => {
        prints: PlanReview(PlanReport), about: Agency, from: StrategicPlan, file: SignedPaper::PlanReview.words().th, by_round: false,
        read: |reader, asked| plan_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    TrainingRecord = "training_record" SignedPaper::TrainingRecord.words() => {
        prints: TrainingRecord(TrainingReport), about: Record, from: TrainingSession, file: "บันทึกการฝึกอบรม", by_round: false,
        read: |reader, asked| training_report(reader, asked.record()?, asked.today),
        also: [Docx],
    }
    AttendanceSheet = "attendance_sheet" Words { th: "บัญชีลงลายมือชื่อ", en: "Attendance sheet" } => {
        prints: AttendanceSheet(TrainingReport), about: Record, from: TrainingSession, file: "บัญชีลงลายมือชื่อ", by_round: false,
        read: |reader, asked| training_report(reader, asked.record()?, asked.today),
    }
    TrainingCertificates = "training_certificates" SignedPaper::TrainingCertificates.words() => {
        prints: TrainingCertificates(TrainingReport), about: Record, from: TrainingSession, file: "เกียรติบัตร",
        by_round: false, read: |reader, asked| training_report(reader, asked.record()?, asked.today),
    }
    YearsTraining = "years_training" Words { th: "สรุปผลการฝึกอบรมประจำปี", en: "The year’s training" } => {
        prints: YearsTraining(YearReport), about: Agency, from: TrainingSession, file: "สรุปการฝึกอบรม", by_round: false,
        read: |reader, asked| year_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    AwardAnnouncement = "award_announcement" SignedPaper::AwardAnnouncement.words() => {
        prints: AwardAnnouncement(AwardReport), about: Record, from: AwardScheme, file: SignedPaper::AwardAnnouncement.words().th, by_round: false,
        read: |reader, asked| award_report(reader, asked.record()?, asked.today),
        also: [Docx],
    }
    AwardCertificates = "award_certificates" SignedPaper::AwardCertificates.words() => {
        prints: AwardCertificates(AwardReport), about: Record, from: AwardScheme, file: SignedPaper::AwardCertificates.words().th, by_round: false,
        read: |reader, asked| award_report(reader, asked.record()?, asked.today),
    }
    YearsAwards = "years_awards" Words { th: "สรุปรางวัลเชิดชูเกียรติประจำปี", en: "The year’s awards" } => {
        prints: YearsAwards(YearReport), about: Agency, from: AwardScheme, file: "สรุปรางวัล", by_round: false,
        read: |reader, asked| year_report(reader, asked.agency()?, asked.year, asked.today),
        also: [Docx],
    }
    GiftRegister = "gift_register" Words { th: "ทะเบียนของขวัญ", en: "Gift register" } => { register: Gift, file: "ทะเบียนของขวัญ" }
    ComplaintRegister = "complaint_register" Words { th: "ทะเบียนเรื่องร้องเรียน", en: "Complaint register" } => { register: Complaint, file: "ทะเบียนเรื่องร้องเรียน" }
    CampaignRegister = "campaign_register" Words { th: "ทะเบียนการรณรงค์ ประชาสัมพันธ์", en: "Campaign register" } => { register: Campaign, file: "ทะเบียนการรณรงค์" }
    CentreOrder = "centre" BriefKind::Centre.words() => { brief_of_year: Centre, about: Agency, from: Centre, file: Centre::DECLARATION.one.th }
    Coverage = "coverage" BriefKind::Coverage.words() => { brief_of_round: Coverage, about: Agency, from: ActionItem, file: "ความครอบคลุมของแผน" }
    PreventionPlan = "prevention_plan" BriefKind::PreventionPlan.words() => { brief_of_year: PreventionPlan, about: Agency, from: ActionItem, file: "แผนป้องกันการทุจริต" }
    PreventionReport = "prevention_report" BriefKind::PreventionReport.words() => { brief_of_round: PreventionReport, about: Agency, from: ActionItem, file: "รายงานป้องกันการทุจริต" }
    ReviewOfTheYear = "review_of_the_year" BriefKind::ReviewOfTheYear.words() => { brief_of_round: ReviewOfTheYear, about: Agency, from: registers::PlanReview, file: "การทบทวนแผนประจำปี" }
    StandardsReport = "standards_report" BriefKind::StandardsReport.words() => { brief_of_round: StandardsReport, about: Agency, from: EthicsStandard, file: "มาตรฐานจริยธรรม" }
    ValuesReport = "values_report" BriefKind::ValuesReport.words() => { brief_of_round: ValuesReport, about: Agency, from: ValueActivity, file: ValueActivity::DECLARATION.many.th }
    NoGiftReport = "no_gift_report" BriefKind::NoGiftReport.words() => { brief_of_round: NoGiftReport, about: Agency, from: NoGiftEntry, file: "No_Gift_Policy" }
    EthicsAnnualReport = "ethics_annual_report" BriefKind::EthicsAnnualReport.words() => { brief_of_year: EthicsAnnualReport, about: Agency, from: EthicsStandard, file: "รายงานจริยธรรมประจำปี" }
    VirtueReport = "virtue_report" BriefKind::VirtueReport.words() => { brief_of_round: VirtueReport, about: Agency, from: VirtueAssessment, file: "องค์กรคุณธรรม" }
    NetworkDirectory = "network_directory" BriefKind::NetworkDirectory.words() => { brief_of_round: NetworkDirectory, about: Agency, from: NetworkMember, file: "ทำเนียบเครือข่าย" }
    ComplaintStatistics = "complaint_statistics" BriefKind::ComplaintStatistics.words() => { brief_of_round: ComplaintStatistics, about: Agency, from: Complaint, file: "สถิติเรื่องร้องเรียน" }
    DisciplineReport = "discipline_report" BriefKind::DisciplineReport.words() => { brief_of_round: DisciplineReport, about: Agency, from: DisciplineCase, file: "รายงานวินัย" }
    DisclosureReport = "disclosure_report" BriefKind::DisclosureReport.words() => { brief_of_round: DisclosureReport, about: Agency, from: DisclosureItem, file: "การเปิดเผยข้อมูล" }
    RiskAssessment = "risk_assessment" BriefKind::RiskAssessment.words() => { brief_of_year: RiskAssessment, about: Agency, from: registers::RiskAssessment, file: "ประเมินความเสี่ยง" }
    RiskReport = "risk_report" BriefKind::RiskReport.words() => { brief_of_round: RiskReport, about: Agency, from: registers::RiskAssessment, file: "รายงานความเสี่ยง" }
    HearingMinutes = "hearing_minutes" BriefKind::HearingMinutes.words() => { brief_of_year: HearingMinutes, about: Record, from: Hearing, file: "บันทึกรับฟังความเห็น" }
    SurveyResults = "survey_results" BriefKind::SurveyResults.words() => { brief_of_year: SurveyResults, about: Record, from: SurveyWave, file: "ผลสำรวจ" }
    SurveySheet = "survey_sheet" BriefKind::SurveySheet.words() => { brief_to_fill_in: SurveySheet, about: Record, from: Survey, file: Survey::DECLARATION.one.th }
    ItaReport = "ita_report" BriefKind::ItaReport.words() => { brief_of_year: ItaReport, about: Agency, from: ItaScore, file: "ผล_ITA" }
    ItaDevelopment = "ita_development" BriefKind::ItaDevelopment.words() => { brief_of_round: ItaDevelopment, about: Agency, from: ItaMeasure, file: "พัฒนาจากผล_ITA" }
    ReferenceIndices = "reference_indices" BriefKind::ReferenceIndices.words() => { brief_of_year: ReferenceIndices, about: Agency, from: IndexScore, file: "ดัชนีอ้างอิง" }
    Calendar = "calendar" BriefKind::Calendar.words() => { brief_of_year: Calendar, about: Agency, from: CalendarEntry, file: "ปฏิทินงาน" }
    PolicyLibrary = "policy_library" Policy::DECLARATION.many => { register: Policy, file: "คลังนโยบาย" }
    ValueRegister = "value_register" ValueActivity::DECLARATION.many => { register: ValueActivity, file: "ทะเบียนกิจกรรมค่านิยม" }
    DisciplineRegister = "discipline_register" DisciplineCase::DECLARATION.many => { register: DisciplineCase, file: "ทะเบียนวินัย" }
    NetworkRegister = "network_register" NetworkMember::DECLARATION.many => { register: NetworkMember, file: "ทะเบียนเครือข่าย" }
    ActivityRegister = "activity_register" NetworkActivity::DECLARATION.many => { register: NetworkActivity, file: "ทะเบียนกิจกรรมเครือข่าย" }
    MinistryReport = "ministry_report" Words { th: "สรุปผลระดับกระทรวง", en: "Ministry roll-up" } => {
        prints: MinistryReport(MinistryReport), about: Ministry, from: Indicator, file: "สรุประดับกระทรวง", by_round: true,
        read: |reader, asked| ministry_report(reader, asked.year, asked.round, asked.today),
        also: [Docx, Xlsx],
    }
    MinistersPage = "ministers_page" Words { th: "สรุปหนึ่งหน้าระดับกระทรวง", en: "One page for the minister" } => {
        prints: MinistersPage(MinistersPage), about: Ministry, from: Indicator, file: "สรุปผู้บริหาร", by_round: true,
        read: |reader, asked| ministers_page(reader, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    MinistryBook = "ministry_book" Words { th: "เล่มรวมรายงานของกระทรวง", en: "The ministry’s reports in one book" } => {
        prints: MinistryBook(MinistryBook), about: Ministry, from: Indicator, file: "เล่มรวมรายงาน", by_round: true,
        read: |reader, asked| ministry_book(reader, asked.year, asked.round, asked.today),
    }
    SubmissionStatus = "submission_status" Words { th: "สถานะการลงนามและการส่งรายงาน", en: "Signing and handing in" } => {
        prints: SubmissionStatus(SubmissionStatus), about: Ministry, from: Submission, file: "สถานะการส่งรายงาน", by_round: false,
        read: |reader, asked| submission_status(reader, asked.year, asked.today),
        also: [Xlsx],
    }
    ChangesSinceSubmission = "changes_since_submission" Words { th: "การเปลี่ยนแปลงหลังส่งรายงาน", en: "Changes since handing in" } => {
        prints: Difference(DifferenceReport), about: Agreement, from: Submission, file: "การเปลี่ยนแปลงหลังส่ง", by_round: true,
        read: |reader, asked| changes_since_submission(reader, asked.agency()?, asked.year, asked.round, asked.today),
        also: [Docx],
    }
    ChangesSinceRound = "changes_since_round" Words { th: "การเปลี่ยนแปลงจากรอบก่อน", en: "Changes since the round before" } => {
        prints: Difference(DifferenceReport), about: Agreement, from: IndicatorResult, file: "การเปลี่ยนแปลงจากรอบก่อน",
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

    /// What its file is called, without an extension: `SAR_กขท._2569_รอบ12` or as the agency's own pattern has it, and a number
    /// where there are several.
    #[must_use]
    pub fn file_name(self, head: &Letterhead, year: FiscalYear, round: Round, n: Option<usize>) -> String {
        let info = self.info();
        let round = if info.by_round { format!("รอบ{}", round.months()) } else { String::new() };
        let said = [info.file, &short_name(&head.agency), &year.to_string(), &round];
        let pattern = Some(head.looks.file_pattern.as_str()).filter(|own| !own.is_empty()).unwrap_or(PATTERN);
        let name = filled(pattern, said);
        n.map_or_else(|| name.clone(), |n| format!("{name}_{n}"))
    }
}
