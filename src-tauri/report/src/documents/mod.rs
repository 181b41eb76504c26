//! The catalogue: what can be printed, and how each document is composed from its read model.
//!
//! Role: read models → blocks. Invariant: names are printed as typed, everything else in the digits asked for; what is
//! missing is a dash, never a blank. Knows no fonts and no PDF.

/// What a field of a register is called in Thai, as its declaration has it.
macro_rules! label {
    ($register:ident.$field:ident) => {
        const {
            <saisaat_core::registers::$register as saisaat_core::registers::Register>::DECLARATION
                .named(stringify!($field))
                .label
                .th
        }
    };
}

mod attendance_sheet;
mod award_announcement;
mod award_certificates;
pub(crate) mod catalogue;
pub(crate) mod cells;
mod certificate;
mod charts;
mod difference;
mod indicator_report;
mod indicator_templates;
mod letterhead;
pub(crate) mod looks;
mod memo;
mod ministry_report;
pub(crate) mod pack_cover;
mod plan_review;
pub(crate) mod recovery_sheet;
mod register_print;
mod strategic_plan;
mod training_certificates;
mod training_record;
mod wording;

use saisaat_core::registers::Emblem;
use saisaat_core::summaries::{
    AwardReport, DifferenceReport, Disclosable, Hidden, IndicatorReport, Letterhead, MinistryReport, PlanReport,
    RegisterPrint, TrainingReport,
};

use crate::ReportError;
use crate::emblem::Shared;
use crate::layout::flow::Composition;
use crate::pdf::Particulars;
use crate::text::digits::Digits;
use pack_cover::PackCover;
use wording::Wording;

/// A document of the catalogue, with what it prints.
#[derive(Clone, Copy, Debug)]
pub enum Document<'a> {
    /// The self-assessment of a round (รายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ).
    IndicatorReport(&'a IndicatorReport),
    /// The memo by which a round is handed in (บันทึกข้อความ).
    HandInMemo(&'a IndicatorReport),
    /// The templates of the agreement's indicators (รายละเอียดตัวชี้วัด), without results.
    IndicatorTemplates(&'a IndicatorReport),
    /// The strategic plan with the year's action plan (แผนกลยุทธ์และแผนปฏิบัติการ).
    StrategicPlan(&'a PlanReport),
    /// The review of the plan (การทบทวนแผน).
    PlanReview(&'a PlanReport),
    /// What a training session was and came to.
    TrainingRecord(&'a TrainingReport),
    /// A list to sign at the door of a training session.
    AttendanceSheet(&'a TrainingReport),
    /// A certificate for each who passed.
    TrainingCertificates(&'a TrainingReport),
    /// Who receives an award.
    AwardAnnouncement(&'a AwardReport),
    /// A certificate for each who receives it.
    AwardCertificates(&'a AwardReport),
    /// A register as a list.
    RegisterPrint(&'a RegisterPrint),
    /// All agencies' scores of a round.
    MinistryReport(&'a MinistryReport),
    /// What differs between two reports.
    Difference(&'a DifferenceReport),
    /// What a ministry's pack of reports holds.
    PackCover(&'a PackCover),
}

impl Document<'_> {
    /// The emblem on its cover or its certificates, if it has such and its agency has one.
    pub(crate) fn emblem(&self) -> Option<&Emblem> {
        match self {
            Self::IndicatorReport(_)
            | Self::HandInMemo(_)
            | Self::TrainingCertificates(_)
            | Self::AwardAnnouncement(_)
            | Self::AwardCertificates(_)
            | Self::MinistryReport(_)
            | Self::PackCover(_) => self.head().emblem.as_ref(),
            _ => None,
        }
    }

    /// The letterhead.
    pub(crate) const fn head(&self) -> &Letterhead {
        match self {
            Self::IndicatorReport(report) | Self::HandInMemo(report) | Self::IndicatorTemplates(report) => &report.head,
            Self::StrategicPlan(report) | Self::PlanReview(report) => &report.head,
            Self::TrainingRecord(report) | Self::AttendanceSheet(report) | Self::TrainingCertificates(report) => {
                &report.head
            }
            Self::AwardAnnouncement(report) | Self::AwardCertificates(report) => &report.head,
            Self::RegisterPrint(print) => &print.head,
            Self::MinistryReport(report) => &report.head,
            Self::Difference(report) => &report.head,
            Self::PackCover(cover) => &cover.head,
        }
    }
}

/// Composes a document, with the artwork of its emblem.
pub(crate) fn compose(document: Document<'_>, art: Option<Shared>, digits: Digits) -> (Composition, Particulars) {
    let say = Wording::new(digits);
    match document {
        Document::IndicatorReport(report) => indicator_report::compose(report, art, say),
        Document::HandInMemo(report) => memo::compose(report, art, None, say),
        Document::IndicatorTemplates(report) => indicator_templates::compose(report, say),
        Document::StrategicPlan(report) => strategic_plan::compose(report, say),
        Document::PlanReview(report) => plan_review::compose(report, say),
        Document::TrainingRecord(report) => training_record::compose(report, say),
        Document::AttendanceSheet(report) => attendance_sheet::compose(report, say),
        Document::TrainingCertificates(report) => training_certificates::compose(report, art, say),
        Document::AwardAnnouncement(report) => award_announcement::compose(report, art, say),
        Document::AwardCertificates(report) => award_certificates::compose(report, art, say),
        Document::RegisterPrint(print) => register_print::compose(print, say),
        Document::MinistryReport(report) => ministry_report::compose(report, art, say),
        Document::Difference(report) => difference::compose(report, say),
        Document::PackCover(cover) => pack_cover::compose(cover, art, say),
    }
}

/// Composes the memo by which a round is handed in, with the count of pages that its report has, where that is known.
pub(crate) fn memo_of(
    report: &IndicatorReport,
    art: Option<Shared>,
    pages: Option<usize>,
    digits: Digits,
) -> (Composition, Particulars) {
    memo::compose(report, art, pages, Wording::new(digits))
}

/// Hands on the document with what must not be disclosed masked, and the values that were.
pub(crate) fn disclosed<T>(
    document: Document<'_>,
    print: impl FnOnce(Document<'_>, &Hidden) -> Result<T, ReportError>,
) -> Result<T, ReportError> {
    macro_rules! masked {
        ($($kind:ident),*) => {
            match document {
                $(Document::$kind(model) => {
                    let (model, hidden) = model.disclosable()?;
                    print(Document::$kind(&model), &hidden)
                })*
                // names of agencies and files, nothing of people
                Document::PackCover(_) => print(document, &Hidden::default()),
            }
        };
    }
    masked!(
        IndicatorReport,
        HandInMemo,
        IndicatorTemplates,
        StrategicPlan,
        PlanReview,
        TrainingRecord,
        AttendanceSheet,
        TrainingCertificates,
        AwardAnnouncement,
        AwardCertificates,
        RegisterPrint,
        MinistryReport,
        Difference
    )
}
