//! Every document that can be asked for, declared once: its code, its names, what it is of, what its file is called and the read
//! model that it prints. Printing, the command line, the window and packs read this.
//!
//! Invariant: nothing else lists documents; how one is composed from its read model is its own module's.

use saisaat_core::registers::{
    self, ActionItem, Agency, Attachment, AwardScheme, CalendarEntry, Campaign, Centre, Complaint, DisciplineCase,
    DisclosureItem, EthicsStandard, Gift, Hearing, IndexScore, Indicator, IndicatorResult, ItaMeasure, ItaScore,
    NetworkActivity, NetworkMember, NoGiftEntry, PATTERN_WORDS, Policy, Record, Register, SignedPaper, StrategicPlan,
    Submission, Survey, SurveyWave, TrainingSession, ValueActivity, VirtueAssessment, Words,
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

macro_rules! documents {
    ($(
        $kind:ident = $code:literal $words:expr => {
            prints: $document:ident($model:ty), about: $about:ident, from: $from:ty, file: $file:expr, by_round: $by_round:literal,
            read: $read:expr $(, also: [$($format:ident),+])? $(,)?
        }
    )+) => {
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
                    $(Self::$kind => DocumentInfo {
                        code: $code,
                        words: $words,
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
        pub enum Contents { $(#[doc = $code] $kind(Box<$model>)),+ }

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
    GiftRegister = "gift_register" Words { th: "ทะเบียนของขวัญ", en: "Gift register" } => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: Gift, file: "ทะเบียนของขวัญ", by_round: false,
        read: |reader, asked| register_print(reader, Gift::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    ComplaintRegister = "complaint_register" Words { th: "ทะเบียนเรื่องร้องเรียน", en: "Complaint register" } => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: Complaint, file: "ทะเบียนเรื่องร้องเรียน", by_round: false,
        read: |reader, asked| register_print(reader, Complaint::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    CampaignRegister = "campaign_register" Words { th: "ทะเบียนการรณรงค์ ประชาสัมพันธ์", en: "Campaign register" } => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: Campaign, file: "ทะเบียนการรณรงค์", by_round: false,
        read: |reader, asked| register_print(reader, Campaign::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    CentreOrder = "centre" BriefKind::Centre.words() => {
        prints: Brief(Brief), about: Agency, from: Centre, file: Centre::DECLARATION.one.th, by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::Centre), also: [Docx, Xlsx],
    }
    Coverage = "coverage" BriefKind::Coverage.words() => {
        prints: Brief(Brief), about: Agency, from: ActionItem, file: "ความครอบคลุมของแผน", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::Coverage), also: [Docx, Xlsx],
    }
    PreventionPlan = "prevention_plan" BriefKind::PreventionPlan.words() => {
        prints: Brief(Brief), about: Agency, from: ActionItem, file: "แผนป้องกันการทุจริต", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::PreventionPlan), also: [Docx, Xlsx],
    }
    PreventionReport = "prevention_report" BriefKind::PreventionReport.words() => {
        prints: Brief(Brief), about: Agency, from: ActionItem, file: "รายงานป้องกันการทุจริต", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::PreventionReport), also: [Docx, Xlsx],
    }
    ReviewOfTheYear = "review_of_the_year" BriefKind::ReviewOfTheYear.words() => {
        prints: Brief(Brief), about: Agency, from: registers::PlanReview, file: "การทบทวนแผนประจำปี", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::ReviewOfTheYear), also: [Docx, Xlsx],
    }
    StandardsReport = "standards_report" BriefKind::StandardsReport.words() => {
        prints: Brief(Brief), about: Agency, from: EthicsStandard, file: "มาตรฐานจริยธรรม", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::StandardsReport), also: [Docx, Xlsx],
    }
    ValuesReport = "values_report" BriefKind::ValuesReport.words() => {
        prints: Brief(Brief), about: Agency, from: ValueActivity, file: ValueActivity::DECLARATION.many.th, by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::ValuesReport), also: [Docx, Xlsx],
    }
    NoGiftReport = "no_gift_report" BriefKind::NoGiftReport.words() => {
        prints: Brief(Brief), about: Agency, from: NoGiftEntry, file: "No_Gift_Policy", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::NoGiftReport), also: [Docx, Xlsx],
    }
    EthicsAnnualReport = "ethics_annual_report" BriefKind::EthicsAnnualReport.words() => {
        prints: Brief(Brief), about: Agency, from: EthicsStandard, file: "รายงานจริยธรรมประจำปี", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::EthicsAnnualReport), also: [Docx, Xlsx],
    }
    VirtueReport = "virtue_report" BriefKind::VirtueReport.words() => {
        prints: Brief(Brief), about: Agency, from: VirtueAssessment, file: "องค์กรคุณธรรม", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::VirtueReport), also: [Docx, Xlsx],
    }
    NetworkDirectory = "network_directory" BriefKind::NetworkDirectory.words() => {
        prints: Brief(Brief), about: Agency, from: NetworkMember, file: "ทำเนียบเครือข่าย", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::NetworkDirectory), also: [Docx, Xlsx],
    }
    ComplaintStatistics = "complaint_statistics" BriefKind::ComplaintStatistics.words() => {
        prints: Brief(Brief), about: Agency, from: Complaint, file: "สถิติเรื่องร้องเรียน", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::ComplaintStatistics), also: [Docx, Xlsx],
    }
    DisciplineReport = "discipline_report" BriefKind::DisciplineReport.words() => {
        prints: Brief(Brief), about: Agency, from: DisciplineCase, file: "รายงานวินัย", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::DisciplineReport), also: [Docx, Xlsx],
    }
    DisclosureReport = "disclosure_report" BriefKind::DisclosureReport.words() => {
        prints: Brief(Brief), about: Agency, from: DisclosureItem, file: "การเปิดเผยข้อมูล", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::DisclosureReport), also: [Docx, Xlsx],
    }
    RiskAssessment = "risk_assessment" BriefKind::RiskAssessment.words() => {
        prints: Brief(Brief), about: Agency, from: registers::RiskAssessment, file: "ประเมินความเสี่ยง", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::RiskAssessment), also: [Docx, Xlsx],
    }
    RiskReport = "risk_report" BriefKind::RiskReport.words() => {
        prints: Brief(Brief), about: Agency, from: registers::RiskAssessment, file: "รายงานความเสี่ยง", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::RiskReport), also: [Docx, Xlsx],
    }
    HearingMinutes = "hearing_minutes" BriefKind::HearingMinutes.words() => {
        prints: Brief(Brief), about: Record, from: Hearing, file: "บันทึกรับฟังความเห็น", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::HearingMinutes), also: [Docx, Xlsx],
    }
    SurveyResults = "survey_results" BriefKind::SurveyResults.words() => {
        prints: Brief(Brief), about: Record, from: SurveyWave, file: "ผลสำรวจ", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::SurveyResults), also: [Docx, Xlsx],
    }
    SurveySheet = "survey_sheet" BriefKind::SurveySheet.words() => {
        prints: Brief(Brief), about: Record, from: Survey, file: Survey::DECLARATION.one.th, by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::SurveySheet), also: [Docx, Xlsx],
    }
    ItaReport = "ita_report" BriefKind::ItaReport.words() => {
        prints: Brief(Brief), about: Agency, from: ItaScore, file: "ผล_ITA", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::ItaReport), also: [Docx, Xlsx],
    }
    ItaDevelopment = "ita_development" BriefKind::ItaDevelopment.words() => {
        prints: Brief(Brief), about: Agency, from: ItaMeasure, file: "พัฒนาจากผล_ITA", by_round: true,
        read: |reader, asked| asked.brief(reader, BriefKind::ItaDevelopment), also: [Docx, Xlsx],
    }
    ReferenceIndices = "reference_indices" BriefKind::ReferenceIndices.words() => {
        prints: Brief(Brief), about: Agency, from: IndexScore, file: "ดัชนีอ้างอิง", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::ReferenceIndices), also: [Docx, Xlsx],
    }
    Calendar = "calendar" BriefKind::Calendar.words() => {
        prints: Brief(Brief), about: Agency, from: CalendarEntry, file: "ปฏิทินงาน", by_round: false,
        read: |reader, asked| asked.brief(reader, BriefKind::Calendar), also: [Docx, Xlsx],
    }
    PolicyLibrary = "policy_library" Policy::DECLARATION.many => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: Policy, file: "คลังนโยบาย", by_round: false,
        read: |reader, asked| register_print(reader, Policy::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    ValueRegister = "value_register" ValueActivity::DECLARATION.many => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: ValueActivity, file: "ทะเบียนกิจกรรมค่านิยม", by_round: false,
        read: |reader, asked| register_print(reader, ValueActivity::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    DisciplineRegister = "discipline_register" DisciplineCase::DECLARATION.many => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: DisciplineCase, file: "ทะเบียนวินัย", by_round: false,
        read: |reader, asked| register_print(reader, DisciplineCase::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    NetworkRegister = "network_register" NetworkMember::DECLARATION.many => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: NetworkMember, file: "ทะเบียนเครือข่าย", by_round: false,
        read: |reader, asked| register_print(reader, NetworkMember::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
    ActivityRegister = "activity_register" NetworkActivity::DECLARATION.many => {
        prints: RegisterPrint(RegisterPrint), about: Agency, from: NetworkActivity, file: "ทะเบียนกิจกรรมเครือข่าย", by_round: false,
        read: |reader, asked| register_print(reader, NetworkActivity::TABLE, asked.agency()?, asked.year, asked.today),
        also: [Xlsx],
    }
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

/// What files are called where no agency says otherwise.
const PATTERN: &str = "{เอกสาร}_{หน่วยงาน}_{ปี}_{รอบ}";

/// Stand between the words of a pattern; one whose word says nothing goes with it.
const BETWEEN: [char; 4] = ['_', '-', ' ', '.'];

/// Bytes of an agency's name in a file's: thirty Thai letters.
const LONGEST_NAME: usize = 90;

/// A pattern with what each of its words stands for.
fn filled(pattern: &str, said: [&str; 4]) -> String {
    let (mut name, mut rest) = (String::new(), pattern.trim());
    while let Some(at) = rest.find('{') {
        name.push_str(&rest[..at]);
        rest = &rest[at..];
        let word = PATTERN_WORDS.iter().zip(said).find(|(word, _)| rest.starts_with(**word));
        let Some((word, said)) = word else { break };
        rest = &rest[word.len()..];
        if said.is_empty() {
            name.truncate(name.trim_end_matches(BETWEEN).len());
        }
        name.push_str(said);
    }
    name.push_str(rest);
    name
}

/// The agency's abbreviation, or its name, cut where it is very long.
fn short_name(agency: &Agency) -> String {
    let name = match agency.abbreviation.trim() {
        "" => agency.name_th.trim(),
        abbreviation => abbreviation,
    };
    if name.len() <= LONGEST_NAME {
        return name.to_owned();
    }
    // No sign is parted from the letter it stands on.
    let stands_on =
        |c: char| matches!(c, '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{300}'..='\u{36f}');
    let end = name.char_indices().rfind(|(at, c)| *at <= LONGEST_NAME && !stands_on(*c));
    format!("{}…", name[..end.map_or(0, |(at, _)| at)].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_says_nothing_goes_with_what_parts_it() {
        let said = ["SAR", "กขท.", "2569", "รอบ12"];
        assert_eq!(filled(PATTERN, said), "SAR_กขท._2569_รอบ12");
        assert_eq!(filled(PATTERN, ["แผน", "กขท.", "2569", ""]), "แผน_กขท._2569");
        assert_eq!(filled("{ปี} {หน่วยงาน} ({รอบ}) {เอกสาร}", said), "2569 กขท. (รอบ12) SAR");
        assert_eq!(
            filled(PATTERN, ["SAR", "{ปี}", "2569", "รอบ6"]),
            "SAR_{ปี}_2569_รอบ6",
            "what is filled in is no pattern"
        );
    }
}
