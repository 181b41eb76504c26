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
mod brief;
pub(crate) mod catalogue;
pub(crate) mod cells;
mod certificate;
mod charts;
mod difference;
mod directors_page;
mod evidence_appendix;
mod indicator_report;
mod indicator_templates;
mod letterhead;
pub(crate) mod looks;
mod memo;
mod ministers_page;
mod ministry_book;
mod ministry_report;
pub(crate) mod pack_cover;
mod plan_review;
pub(crate) mod recovery_sheet;
mod register_print;
mod score_gaps;
mod strategic_plan;
mod submission_status;
mod training_certificates;
mod training_record;
pub(crate) mod wording;
mod years_paper;

use saisaat_core::registers::Emblem;
use saisaat_core::summaries::{
    AwardReport, Brief, DifferenceReport, Disclosable, Hidden, IndicatorReport, Letterhead, MinistersPage,
    MinistryBook, MinistryReport, PlanReport, RegisterPrint, SubmissionStatus, TrainingReport, YearReport,
};

use crate::ReportError;
use crate::attached::AttachedFiles;
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
    /// A round on one page for those who decide.
    DirectorsPage(&'a IndicatorReport),
    /// The scores of a round, the furthest from the target first.
    ScoreGaps(&'a IndicatorReport),
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
    /// All evidence of a round in a list (ภาคผนวกหลักฐาน).
    EvidenceAppendix(&'a IndicatorReport),
    /// The same, followed by the files that are attached.
    EvidenceFiles(&'a IndicatorReport, &'a AttachedFiles),
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
    /// A round of the ministry on one page for the minister.
    MinistersPage(&'a MinistersPage),
    /// All reports of a round in one book.
    MinistryBook(&'a MinistryBook),
    /// How far the year's papers have come.
    SubmissionStatus(&'a SubmissionStatus),
    /// The year's training.
    YearsTraining(&'a YearReport),
    /// The year's awards.
    YearsAwards(&'a YearReport),
    /// A subject in facts, tables and pictures, as of a round.
    Brief(&'a Brief),
    /// The same of a year, or of something that is held in it.
    BriefOfYear(&'a Brief),
    /// A brief that is handed out to be filled in.
    BriefToFillIn(&'a Brief),
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
            | Self::MinistryBook(_)
            | Self::PackCover(_) => self.head().emblem.as_ref(),
            _ => None,
        }
    }

    /// The letterhead.
    pub(crate) const fn head(&self) -> &Letterhead {
        match self {
            Self::IndicatorReport(report)
            | Self::HandInMemo(report)
            | Self::DirectorsPage(report)
            | Self::ScoreGaps(report)
            | Self::IndicatorTemplates(report)
            | Self::EvidenceAppendix(report)
            | Self::EvidenceFiles(report, _) => &report.head,
            Self::StrategicPlan(report) | Self::PlanReview(report) => &report.head,
            Self::TrainingRecord(report) | Self::AttendanceSheet(report) | Self::TrainingCertificates(report) => {
                &report.head
            }
            Self::AwardAnnouncement(report) | Self::AwardCertificates(report) => &report.head,
            Self::RegisterPrint(print) => &print.head,
            Self::MinistryReport(report) => &report.head,
            Self::MinistryBook(book) => &book.head,
            Self::MinistersPage(page) => &page.head,
            Self::SubmissionStatus(status) => &status.head,
            Self::YearsTraining(report) | Self::YearsAwards(report) => &report.head,
            Self::Brief(brief) | Self::BriefOfYear(brief) | Self::BriefToFillIn(brief) => &brief.head,
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
        Document::DirectorsPage(report) => directors_page::compose(report, say),
        Document::ScoreGaps(report) => score_gaps::compose(report, say),
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
        Document::MinistersPage(report) => ministers_page::compose(report, say),
        Document::MinistryBook(book) => ministry_book::compose(book, art, say),
        Document::SubmissionStatus(report) => submission_status::compose(report, say),
        Document::YearsTraining(report) => years_paper::training(report, say),
        Document::YearsAwards(report) => years_paper::awards(report, say),
        Document::EvidenceAppendix(report) => evidence_appendix::compose(report, None, say),
        Document::EvidenceFiles(report, files) => evidence_appendix::compose(report, Some(files), say),
        Document::Brief(of) => brief::compose(of, say),
        Document::BriefOfYear(of) => brief::of_year(of, say),
        Document::BriefToFillIn(of) => brief::to_fill_in(of, say),
        Document::Difference(report) => difference::compose(report, say),
        Document::PackCover(cover) => pack_cover::compose(cover, art, say),
    }
}

/// Composes a document to be had as tables: of a report on indicators its score summary, of any other all of it.
pub(crate) fn tables(document: Document<'_>, digits: Digits) -> (Composition, Particulars) {
    match document {
        Document::IndicatorReport(report) => indicator_report::scores(report, Wording::new(digits)),
        document => compose(document, None, digits),
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
                // what is in a file is not masked
                Document::EvidenceFiles(model, _) => {
                    let (model, hidden) = model.disclosable()?;
                    print(Document::EvidenceFiles(&model, &AttachedFiles::withheld()), &hidden)
                }
                // names of agencies and files, nothing of people
                Document::PackCover(_) => print(document, &Hidden::default()),
            }
        };
    }
    masked!(
        IndicatorReport,
        DirectorsPage,
        ScoreGaps,
        HandInMemo,
        IndicatorTemplates,
        StrategicPlan,
        PlanReview,
        EvidenceAppendix,
        TrainingRecord,
        AttendanceSheet,
        TrainingCertificates,
        AwardAnnouncement,
        AwardCertificates,
        RegisterPrint,
        MinistryReport,
        MinistersPage,
        MinistryBook,
        SubmissionStatus,
        YearsTraining,
        YearsAwards,
        Brief,
        BriefOfYear,
        BriefToFillIn,
        Difference
    )
}
