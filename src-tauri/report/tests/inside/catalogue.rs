//! Every document of the catalogue as the sample ministry has it: the first of each kind stands where its golden has it, and
//! all of them extract as they were drawn, in both styles and both digits.

use saisaat_core::summaries::IndicatorReport;

use super::papers::{declared, golden, paper};
use super::sample::Sample;
use super::{extraction, goldens, printed};
use crate::documents::Document;
use crate::documents::catalogue::DocumentKind;
use crate::documents::pack_cover::{PackCover, PackFile};
use crate::style::Style;
use crate::text::digits::Digits;

/// That the first stands as its golden has it, and all extract.
fn prove<'a, T>(golden: &str, models: &'a [T], document: impl Fn(&'a T) -> Document<'a>) {
    let first = models.first().expect("the sample has one to print");
    goldens::stands(golden, &printed(document(first), Digits::Arabic, Style::Official).pages);
    extract(models, document);
}

/// In turn in the digits and the style of one kind and of the other; one alone in both.
fn extract<'a, T>(models: &'a [T], document: impl Fn(&'a T) -> Document<'a>) {
    let ways = [(Digits::Thai, Style::Compact), (Digits::Arabic, Style::Official)];
    let turns = models.iter().chain(models.first().filter(|_| models.len() == 1)).zip(ways.into_iter().cycle());
    let all = turns.map(|(model, (digits, style))| printed(document(model), digits, style));
    extraction::check_all(&all.collect::<Vec<_>>());
}

/// Their goldens are of a report with more in it.
#[test]
fn indicator_reports_of_the_sample_extract_as_drawn() {
    extract(&Sample::new().indicators(), Document::IndicatorReport);
}

/// Printed on one day, each says what held on its own last day.
#[test]
fn the_rounds_of_a_year_stand_as_their_goldens() {
    for report in &Sample::new().rounds() {
        let golden = format!("indicator-report-round-{}", report.round.months());
        goldens::stands(&golden, &printed(Document::IndicatorReport(report), Digits::Arabic, Style::Official).pages);
    }
}

#[test]
fn indicator_templates_of_the_sample_extract_as_drawn() {
    extract(&Sample::new().indicators(), Document::IndicatorTemplates);
}

#[test]
fn evidence_appendices_stand_as_their_golden_and_extract_as_drawn() {
    prove("evidence-appendix", &Sample::new().indicators(), Document::EvidenceAppendix);
}

#[test]
fn strategic_plans_stand_as_their_golden_and_extract_as_drawn() {
    prove("strategic-plan", &Sample::new().plans(), Document::StrategicPlan);
}

#[test]
fn plan_reviews_stand_as_their_golden_and_extract_as_drawn() {
    prove("plan-review", &Sample::new().plans(), Document::PlanReview);
}

#[test]
fn training_records_stand_as_their_golden_and_extract_as_drawn() {
    prove("training-record", &Sample::new().trainings(), Document::TrainingRecord);
}

#[test]
fn attendance_sheets_stand_as_their_golden_and_extract_as_drawn() {
    prove("attendance-sheet", &Sample::new().trainings(), Document::AttendanceSheet);
}

/// A few of each session: they differ in nothing but names and numbers, which its record has all.
#[test]
fn training_certificates_stand_as_their_golden_and_extract_as_drawn() {
    let mut trainings = Sample::new().trainings();
    trainings.iter_mut().for_each(|training| training.attendees.truncate(3));
    prove("training-certificates", &trainings, Document::TrainingCertificates);
}

#[test]
fn award_announcements_stand_as_their_golden_and_extract_as_drawn() {
    prove("award-announcement", &Sample::new().awards(), Document::AwardAnnouncement);
}

#[test]
fn award_certificates_stand_as_their_golden_and_extract_as_drawn() {
    prove("award-certificates", &Sample::new().awards(), Document::AwardCertificates);
}

#[test]
fn ministry_reports_stand_as_their_golden_and_extract_as_drawn() {
    prove("ministry-report", &Sample::new().ministries(), Document::MinistryReport);
}

#[test]
fn directors_pages_stand_as_their_golden_and_extract_as_drawn() {
    prove("directors-page", &Sample::new().indicators(), Document::DirectorsPage);
}

#[test]
fn scores_by_gap_stand_as_their_golden_and_extract_as_drawn() {
    prove("score-gaps", &Sample::new().indicators(), Document::ScoreGaps);
}

#[test]
fn ministers_pages_stand_as_their_golden_and_extract_as_drawn() {
    prove("ministers-page", &Sample::new().ministers_pages(), Document::MinistersPage);
}

#[test]
fn states_of_papers_stand_as_their_golden_and_extract_as_drawn() {
    prove("submission-status", &Sample::new().statuses(), Document::SubmissionStatus);
}

#[test]
fn a_years_training_stands_as_its_golden_and_extracts_as_drawn() {
    prove("years-training", &Sample::new().years(), Document::YearsTraining);
}

#[test]
fn a_years_awards_stand_as_their_golden_and_extract_as_drawn() {
    prove("years-awards", &Sample::new().years(), Document::YearsAwards);
}

/// Its pages are those of the single reports; these are of its first parts.
#[test]
fn a_book_stands_as_its_golden_and_extracts_as_drawn() {
    let mut books = Sample::new().books();
    books.iter_mut().for_each(|book| book.reports.truncate(2));
    prove("ministry-book", &books, Document::MinistryBook);
}

#[test]
fn a_page_for_those_who_decide_is_one_page_in_every_digits_and_style_however_much_there_is_to_say() {
    let sample = Sample::new();
    let (mut reports, mut ministers) = (sample.indicators(), sample.ministers_pages());
    let long = "เหตุที่ยาวมาก ".repeat(200);
    for result in reports.iter_mut().flat_map(|report| &mut report.cards).filter_map(|card| card.result.as_mut()) {
        (result.obstacles, result.remedy, result.request) = (long.clone(), long.clone(), long.clone());
    }
    for line in &mut ministers[0].furthest {
        (line.obstacles, line.remedy) = (long.clone(), long.clone());
    }
    ministers[0].requests.iter_mut().for_each(|asked| asked.request = long.clone());
    let documents: Vec<Document<'_>> =
        reports.iter().map(Document::DirectorsPage).chain(ministers.iter().map(Document::MinistersPage)).collect();
    for document in documents {
        for (digits, style) in [(Digits::Arabic, Style::Official), (Digits::Thai, Style::Compact)] {
            let pages = printed(document, digits, style).pages.pages.len();
            assert_eq!(pages, 1, "{digits:?} {style:?} {document:?}");
        }
    }
}

#[test]
fn differences_of_rounds_stand_as_their_golden_and_extract_as_drawn() {
    let mut differences = Sample::new().differences();
    let mut few = differences[0].clone();
    few.difference.items.truncate(3);
    differences.insert(0, few);
    prove("difference", &differences, Document::Difference);
}

#[test]
fn gift_registers_stand_as_their_golden_and_extract_as_drawn() {
    prove("gift-register", &Sample::new().gifts(), Document::RegisterPrint);
}

#[test]
fn complaint_registers_stand_as_their_golden_and_extract_as_drawn() {
    prove("complaint-register", &Sample::new().complaints(), Document::RegisterPrint);
}

#[test]
fn the_other_registers_stand_as_their_goldens_and_extract_as_drawn() {
    for (golden, prints) in &Sample::new().lists() {
        prove(golden, prints, Document::RegisterPrint);
    }
}

#[test]
fn every_brief_stands_as_its_golden_and_extracts_as_drawn() {
    for (kind, brief) in &Sample::new().briefs() {
        prove(&golden(declared(*kind)), std::slice::from_ref(brief), |brief| paper(*kind, brief));
    }
}

/// Those of changes have one in common. While goldens are written, some are not there yet.
#[test]
fn every_document_of_the_catalogue_has_a_golden() {
    if goldens::are_written() {
        return;
    }
    let folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let lacking: Vec<String> = DocumentKind::ALL
        .iter()
        .map(|document| golden(document.info()))
        .map(|name| if name.starts_with("changes-since") { "difference".to_owned() } else { name })
        .filter(|name| !folder.join(format!("{name}.txt")).exists())
        .collect();
    assert!(lacking.is_empty(), "{lacking:?}: prove them here, and `make golden`");
}

#[test]
fn memos_stand_as_their_golden_and_extract_as_drawn() {
    prove("hand-in-memo", &Sample::new().indicators(), Document::HandInMemo);
}

#[test]
fn pack_covers_stand_as_their_golden_and_extract_as_drawn() {
    prove("pack-cover", &[cover(&Sample::new().indicators())], Document::PackCover);
}

/// A pack in which one agency's report is missing.
fn cover(reports: &[IndicatorReport]) -> PackCover {
    let [missing, printed @ ..] = reports else { panic!("the sample has agencies") };
    let file = |report: &IndicatorReport| PackFile {
        title: report.head.agency.name_th.clone(),
        name: format!("{}-2569-12.pdf", report.head.agency.code),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
    };
    let why = "คิดคะแนนไม่ได้: น้ำหนักตัวชี้วัดรวมกันไม่เท่ากับที่ตกลงไว้ โปรดตรวจคำรับรองการปฏิบัติราชการ";
    PackCover {
        head: missing.head.clone(),
        year: missing.year,
        round: missing.round,
        files: printed.iter().map(file).collect(),
        problems: vec![(missing.head.agency.name_th.clone(), why.into())],
    }
}
