//! The catalogue as the window and the command line ask for it: which documents there are, and what each prints.

use saisaat_core::registers::{Agency, AwardScheme, Complaint, Gift, Record, Scope, Submission, TrainingSession};
use saisaat_core::summaries::{
    AwardReport, Difference, DifferenceReport, Disclosable, IndicatorReport, KnownNames, MinistryReport, PlanReport,
    RegisterPrint, Told, TrainingReport, Unmaskable, award_report, difference, indicator_report, letterhead,
    ministry_report, plan_report, register_print, round_before, training_report,
};
use saisaat_core::values::{FiscalYear, Id, Round, thai};
use saisaat_core::{Error, Office};
use saisaat_report::{Audience, Digits, Document, Options, Style};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::{Answer, Failure};

/// A document of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// รายงานผลตัวชี้วัด (SAR)
    IndicatorReport,
    /// รายละเอียดตัวชี้วัด
    IndicatorTemplates,
    /// แผนกลยุทธ์และแผนปฏิบัติการ
    StrategicPlan,
    /// การทบทวนแผน
    PlanReview,
    /// บันทึกผลการฝึกอบรม
    TrainingRecord,
    /// บัญชีลงลายมือชื่อ
    AttendanceSheet,
    /// เกียรติบัตรการฝึกอบรม
    TrainingCertificates,
    /// ประกาศผลรางวัล
    AwardAnnouncement,
    /// ประกาศเกียรติคุณ
    AwardCertificates,
    /// ทะเบียนของขวัญ
    GiftRegister,
    /// ทะเบียนเรื่องร้องเรียน
    ComplaintRegister,
    /// สรุปผลระดับกระทรวง
    MinistryReport,
    /// การเปลี่ยนแปลงหลังส่งรายงาน
    ChangesSinceSubmission,
    /// การเปลี่ยนแปลงจากรอบก่อน
    ChangesSinceRound,
}

impl Kind {
    /// Whether there is one for each agency with an agreement, and for no other.
    pub(crate) const fn is_of_agreement(self) -> bool {
        matches!(
            self,
            Self::IndicatorReport | Self::IndicatorTemplates | Self::ChangesSinceSubmission | Self::ChangesSinceRound
        )
    }
}

/// How a document is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type, clap::Args)]
pub(crate) struct Wishes {
    /// ใช้เลขไทย
    #[arg(long)]
    pub(crate) thai_digits: bool,
    /// แบบกระชับ: ขอบกระดาษแคบและตัวอักษรเล็กลง
    #[arg(long)]
    pub(crate) compact: bool,
    /// ฉบับเผยแพร่: ปกปิดเลขประจำตัว โทรศัพท์ อีเมล ผู้แจ้ง และหมายเหตุเกี่ยวกับบุคคล
    #[arg(long)]
    pub(crate) disclosable: bool,
}

impl Wishes {
    /// The same, as the printer is told.
    pub(crate) const fn options(self) -> Options {
        Options {
            digits: if self.thai_digits { Digits::Thai } else { Digits::Arabic },
            style: if self.compact { Style::Compact } else { Style::Official },
            audience: if self.disclosable { Audience::Disclosable } else { Audience::Internal },
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct Order {
    /// Which document.
    pub(crate) kind: Kind,
    /// The fiscal year.
    pub(crate) year: FiscalYear,
    /// The round.
    pub(crate) round: Round,
}

impl Order {
    /// That there is nothing to print: no record of those that have a document each.
    pub(crate) fn nothing(self) -> Error {
        let awards = matches!(self.kind, Kind::AwardAnnouncement | Kind::AwardCertificates);
        let what = if awards { AwardScheme::TABLE } else { TrainingSession::TABLE };
        Error::NotFound { what, key: self.year.to_string() }
    }
}

/// A document's contents, gathered and ready to print without the workspace.
#[derive(Clone, Debug)]
pub(crate) struct Gathered {
    /// The file's name, without an extension.
    pub(crate) name: String,
    contents: Contents,
}

#[derive(Clone, Debug)]
enum Contents {
    Indicators(Kind, Box<IndicatorReport>),
    Plan(Kind, Box<PlanReport>),
    Training(Kind, Box<TrainingReport>),
    Award(Kind, Box<AwardReport>),
    Register(Box<RegisterPrint>),
    Ministry(Box<MinistryReport>),
    Difference(Box<DifferenceReport>),
}

impl Gathered {
    /// An indicator report that was gathered before.
    pub(crate) fn indicators(report: IndicatorReport) -> Self {
        let name = Self::name_of(&report);
        Self { name, contents: Contents::Indicators(Kind::IndicatorReport, Box::new(report)) }
    }

    /// The same under another name.
    pub(crate) fn named(self, name: String) -> Self {
        Self { name, ..self }
    }

    /// What the file of an indicator report is called, without an extension.
    pub(crate) fn name_of(report: &IndicatorReport) -> String {
        format!("{}-{}-{}", report.head.agency.code, report.year, report.round.months())
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
        macro_rules! masked {
            ($model:expr) => {
                Box::new($model.without_names(names, Some($model.head.agency.id), told)?)
            };
        }
        let contents = match &self.contents {
            Contents::Indicators(kind, model) => Contents::Indicators(*kind, masked!(model)),
            Contents::Plan(kind, model) => Contents::Plan(*kind, masked!(model)),
            Contents::Training(kind, model) => Contents::Training(*kind, masked!(model)),
            Contents::Award(kind, model) => Contents::Award(*kind, masked!(model)),
            Contents::Register(model) => Contents::Register(masked!(model)),
            // It tells of all agencies, and so of whose registers know a name anywhere.
            Contents::Ministry(model) => Contents::Ministry(Box::new(model.without_names(names, None, told)?)),
            Contents::Difference(model) => Contents::Difference(masked!(model)),
        };
        Ok(Self { name, contents })
    }

    /// What the printer prints.
    pub(crate) const fn document(&self) -> Document<'_> {
        match &self.contents {
            Contents::Indicators(Kind::IndicatorTemplates, report) => Document::IndicatorTemplates(report),
            Contents::Indicators(_, report) => Document::IndicatorReport(report),
            Contents::Plan(Kind::PlanReview, report) => Document::PlanReview(report),
            Contents::Plan(_, report) => Document::StrategicPlan(report),
            Contents::Training(Kind::AttendanceSheet, report) => Document::AttendanceSheet(report),
            Contents::Training(Kind::TrainingCertificates, report) => Document::TrainingCertificates(report),
            Contents::Training(_, report) => Document::TrainingRecord(report),
            Contents::Award(Kind::AwardCertificates, report) => Document::AwardCertificates(report),
            Contents::Award(_, report) => Document::AwardAnnouncement(report),
            Contents::Register(print) => Document::RegisterPrint(print),
            Contents::Ministry(report) => Document::MinistryReport(report),
            Contents::Difference(report) => Document::Difference(report),
        }
    }

    /// `CODE-2569-12.pdf`, once the document is in its form: [`Form::name`](super::form::Form::name) makes names safe.
    pub(crate) fn file_name(&self) -> String {
        format!("{}.pdf", self.name)
    }
}

/// Everything an order means for an agency: one document, or one for each of its training sessions or award schemes of the
/// year. The roll-up is the ministry's, whichever agency is named.
///
/// # Errors
/// `not_found` on `agreements` when a report of indicators is asked for and there is no agreement; what cannot be scored.
pub(crate) fn gather(office: &Office, order: Order, agency: &Agency) -> Answer<Vec<Gathered>> {
    match order.kind {
        Kind::TrainingRecord | Kind::AttendanceSheet | Kind::TrainingCertificates => {
            let own = |session: &TrainingSession| session.agency_id == agency.id;
            let sessions = keys(office, order, agency, own, |session| session.id.to_string())?;
            (1..).zip(sessions).map(|(n, key)| of_record(office, order, &key, Some(n))).collect()
        }
        Kind::AwardAnnouncement | Kind::AwardCertificates => {
            let own = |scheme: &AwardScheme| scheme.agency_id == agency.id;
            let schemes = keys(office, order, agency, own, |scheme| scheme.id.to_string())?;
            (1..).zip(schemes).map(|(n, key)| of_record(office, order, &key, Some(n))).collect()
        }
        _ => Ok(vec![of_agency(office, order, agency)?]),
    }
}

/// How many documents [`gather`] gathers for an agency.
///
/// # Errors
/// `db`.
pub(crate) fn count(office: &Office, order: Order, agency: &Agency) -> Answer<usize> {
    match order.kind {
        Kind::TrainingRecord | Kind::AttendanceSheet | Kind::TrainingCertificates => {
            let own = |session: &TrainingSession| session.agency_id == agency.id;
            Ok(keys(office, order, agency, own, |session| session.id.to_string())?.len())
        }
        Kind::AwardAnnouncement | Kind::AwardCertificates => {
            let own = |scheme: &AwardScheme| scheme.agency_id == agency.id;
            Ok(keys(office, order, agency, own, |scheme| scheme.id.to_string())?.len())
        }
        _ => Ok(1),
    }
}

/// The document of an order for one training session or award scheme, `n`-th of several; without a number, for itself.
///
/// # Errors
/// `not_found` when there is no such record, or the document is of no record.
pub(crate) fn of_record(office: &Office, order: Order, key: &str, n: Option<usize>) -> Answer<Gathered> {
    let today = office.surroundings().clock.today();
    let (kind, missing) = (order.kind, || Error::NotFound { what: "training_sessions", key: key.to_owned() });
    let name = |head: &saisaat_core::summaries::Letterhead, year: FiscalYear| {
        let n = n.map(|n| format!("-{n}")).unwrap_or_default();
        format!("{}-{year}-{}{n}", head.agency.code, slug(kind))
    };
    match kind {
        Kind::TrainingRecord | Kind::AttendanceSheet | Kind::TrainingCertificates => {
            let id = Id::parse(key).ok_or_else(missing)?;
            let report = office.read(|reader| training_report(reader, id, today))?;
            Ok(Gathered {
                name: name(&report.head, report.session.year),
                contents: Contents::Training(kind, Box::new(report)),
            })
        }
        Kind::AwardAnnouncement | Kind::AwardCertificates => {
            let id = Id::parse(key).ok_or_else(missing)?;
            let report = office.read(|reader| award_report(reader, id, today))?;
            Ok(Gathered {
                name: name(&report.head, report.scheme.year),
                contents: Contents::Award(kind, Box::new(report)),
            })
        }
        _ => Err(missing().into()),
    }
}

/// The document of an order for an agency itself.
///
/// # Errors
/// As [`gather`].
pub(crate) fn of_agency(office: &Office, order: Order, agency: &Agency) -> Answer<Gathered> {
    let Order { kind, year, round } = order;
    let today = office.surroundings().clock.today();
    let name = |part: &str| format!("{}-{year}-{part}", agency.code);
    Ok(match kind {
        Kind::StrategicPlan | Kind::PlanReview => {
            let report = office.read(|reader| plan_report(reader, agency.id, year, today))?;
            Gathered { name: name(slug(kind)), contents: Contents::Plan(kind, Box::new(report)) }
        }
        Kind::GiftRegister => {
            let print = office.read(|reader| register_print(reader, Gift::TABLE, agency.id, year, today))?;
            Gathered { name: name(slug(kind)), contents: Contents::Register(Box::new(print)) }
        }
        Kind::ComplaintRegister => {
            let print = office.read(|reader| register_print(reader, Complaint::TABLE, agency.id, year, today))?;
            Gathered { name: name(slug(kind)), contents: Contents::Register(Box::new(print)) }
        }
        Kind::MinistryReport => {
            let report = office.read(|reader| ministry_report(reader, year, round, today))?;
            let name = format!("{}-{year}-{}-{}", report.head.agency.code, round.months(), slug(kind));
            Gathered { name, contents: Contents::Ministry(Box::new(report)) }
        }
        Kind::ChangesSinceSubmission | Kind::ChangesSinceRound => {
            let report = changes(office, order, agency)?;
            let name = name(&format!("{}-{}", round.months(), slug(kind)));
            Gathered { name, contents: Contents::Difference(Box::new(report)) }
        }
        Kind::IndicatorTemplates => {
            let report = report_of(office, agency, year, round)?;
            Gathered { name: name(slug(kind)), contents: Contents::Indicators(kind, Box::new(report)) }
        }
        _ => Gathered::indicators(report_of(office, agency, year, round)?),
    })
}

/// What the registers say otherwise than the version handed in last, or than they say of the round before; why not, where one
/// of the two cannot be scored.
fn changes(office: &Office, order: Order, agency: &Agency) -> Answer<DifferenceReport> {
    let Order { kind, year, round } = order;
    let now = scored(report_of(office, agency, year, round))?;
    let (before, difference) = if kind == Kind::ChangesSinceSubmission {
        let state = office.submission_state(agency.id, year, round)?;
        let missing = || Error::NotFound { what: Submission::TABLE, key: agency.code.clone() };
        let handed_in = state.newest.ok_or_else(missing)?;
        let on = thai::long_date(handed_in.submitted_on.naive());
        (format!("ฉบับที่ {} ซึ่งส่งเมื่อวันที่ {on}", handed_in.version), now.map(|_| state.changes))
    } else {
        let (earlier_year, earlier) = round_before(year, round);
        let before = scored(report_of(office, agency, earlier_year, earlier))?;
        let title = format!("รอบ {} เดือน ปีงบประมาณ พ.ศ. {earlier_year}", earlier.months());
        (title, before.and_then(|before| Ok(difference(&before, &now?))))
    };
    let head = office.read(|reader| letterhead(reader, agency.id, office.surroundings().clock.today()))?;
    let today = thai::long_date(head.printed_on.naive());
    let after = format!("ข้อมูลรอบ {} เดือน ณ วันที่ {today}", round.months());
    let (difference, unscorable) = match difference {
        Ok(difference) => (difference, None),
        Err(why) => (Difference::default(), Some(why)),
    };
    Ok(DifferenceReport { head, year, round, before, after, difference, unscorable })
}

/// A report, or in Thai why it cannot be scored.
fn scored(report: Answer<IndicatorReport>) -> Answer<Result<IndicatorReport, String>> {
    match report {
        Ok(report) => Ok(Ok(report)),
        Err(refused @ Failure::Invalid { .. }) => Ok(Err(refused.in_thai())),
        Err(failure) => Err(failure),
    }
}

/// What the indicator report of an agency prints.
///
/// # Errors
/// `not_found` on `agreements` when the agency has none this year; what cannot be scored.
pub(crate) fn report_of(office: &Office, agency: &Agency, year: FiscalYear, round: Round) -> Answer<IndicatorReport> {
    let today = office.surroundings().clock.today();
    let report = office.read(|reader| indicator_report(reader, agency.id, year, round, today))?;
    if report.agreement.is_none() {
        return Err(Error::NotFound {
            what: "agreements", key: format!("{} ปีงบประมาณ {year}", agency.code)
        }
        .into());
    }
    Ok(report)
}

/// What a document's file is called by.
const fn slug(kind: Kind) -> &'static str {
    match kind {
        Kind::IndicatorReport => "report",
        Kind::IndicatorTemplates => "templates",
        Kind::StrategicPlan => "plan",
        Kind::PlanReview => "review",
        Kind::TrainingRecord => "training",
        Kind::AttendanceSheet => "attendance",
        Kind::TrainingCertificates => "certificates",
        Kind::AwardAnnouncement => "announcement",
        Kind::AwardCertificates => "awards",
        Kind::GiftRegister => "gifts",
        Kind::ComplaintRegister => "complaints",
        Kind::MinistryReport => "ministry",
        Kind::ChangesSinceSubmission => "changes",
        Kind::ChangesSinceRound => "changes-of-round",
    }
}

fn keys<T: Record>(
    office: &Office,
    order: Order,
    agency: &Agency,
    own: impl Fn(&T) -> bool,
    key: impl Fn(&T) -> String,
) -> Answer<Vec<String>> {
    let scope = Scope { agency: Some(agency.id), year: Some(order.year), parent: None };
    let records = office.read(|reader| reader.list::<T>(&scope))?;
    Ok(records.iter().filter(|record| own(record)).map(key).collect())
}
