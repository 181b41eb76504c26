//! A few pages as pictures, against small grey ones that only `make golden` writes.

use std::path::{Path, PathBuf};
use std::process::Command;

use saisaat_report::{Document, Printer};

use crate::papers::{declared, golden as called, paper};
use crate::sample::Sample;
use crate::tools::File;
use crate::{ARABIC, THAI, fixture, print};

/// Dots per inch: enough to see a line, a rule or a colour go, small enough to keep.
const FINENESS: &str = "40";
/// The mean difference of a pixel's grey, of 255, that other versions of the renderer may make.
const MEAN: f64 = 1.0;
/// The share of pixels that may differ by more than `PLAIN`: a word moved or lost is more.
const DIFFERING: f64 = 0.002;
const PLAIN: u8 = 72;

#[test]
fn pages_look_as_the_golden_pictures_show_them() {
    let report = fixture::report();
    let arabic = print(&report, &ARABIC);
    let thai = print(&report, &THAI);
    for (name, file, page) in
        [("summary", &arabic, 2), ("scores", &arabic, 3), ("scores-thai", &thai, 3), ("card", &arabic, 5)]
    {
        looks(name, file, page);
    }
}

#[test]
fn a_page_of_each_other_document_looks_as_its_golden_picture_shows_it() {
    let sample = Sample::new();
    let (indicators, plans, trainings) = (sample.indicators(), sample.plans(), sample.trainings());
    let (awards, ministries, differences) = (sample.awards(), sample.ministries(), sample.differences());
    let (ministers, statuses, years) = (sample.ministers_pages(), sample.statuses(), sample.years());
    let books = sample.books();
    let (gifts, complaints, rounds) = (sample.gifts(), sample.complaints(), sample.rounds());
    let pages = [
        ("gifts", Document::RegisterPrint(&gifts[0]), 1),
        ("complaints", Document::RegisterPrint(&complaints[0]), 1),
        ("templates", Document::IndicatorTemplates(&indicators[0]), 3),
        ("plan", Document::StrategicPlan(&plans[0]), 2),
        ("review", Document::PlanReview(&plans[0]), 1),
        ("training", Document::TrainingRecord(&trainings[0]), 1),
        ("attendance", Document::AttendanceSheet(&trainings[0]), 1),
        ("certificate", Document::TrainingCertificates(&trainings[0]), 1),
        ("announcement", Document::AwardAnnouncement(&awards[0]), 1),
        ("award", Document::AwardCertificates(&awards[0]), 1),
        ("ministry", Document::MinistryReport(&ministries[0]), 3),
        ("difference", Document::Difference(&differences[0]), 1),
        ("rounds", Document::IndicatorReport(&rounds[1]), 4),
        ("director", Document::DirectorsPage(&indicators[0]), 1),
        ("gaps", Document::ScoreGaps(&indicators[0]), 1),
        ("minister", Document::MinistersPage(&ministers[0]), 1),
        ("papers", Document::SubmissionStatus(&statuses[0]), 1),
        ("year-training", Document::YearsTraining(&years[0]), 1),
        ("year-awards", Document::YearsAwards(&years[0]), 1),
        ("book", Document::MinistryBook(&books[0]), 2),
    ];
    let printer = Printer::new().unwrap();
    for (name, document, page) in pages {
        looks(name, &File::new(&printer.print(document, &THAI).unwrap()), page);
    }
}

/// Of each its first page; of a register, as the first agency has it.
#[test]
fn the_first_page_of_every_brief_and_list_looks_as_its_golden_picture_shows_it() {
    let (sample, printer) = (Sample::new(), Printer::new().unwrap());
    let first = |name: &str, document: Document<'_>| {
        looks(name, &File::new(&printer.print(document, &THAI).unwrap()), 1);
    };
    for (kind, brief) in &sample.briefs() {
        first(&called(declared(*kind)), paper(*kind, brief));
    }
    for (name, prints) in &sample.lists() {
        first(name, Document::RegisterPrint(&prints[0]));
    }
}

#[test]
fn another_page_is_seen_to_differ_from_a_golden_picture() {
    let file = print(&fixture::report(), &ARABIC);
    let (mean, differing) = rendered(&file, 4).unlike(&rendered(&file, 5));
    assert!(mean > MEAN && differing > DIFFERING, "mean {mean:.3}, differing {differing:.5}");
}

fn looks(name: &str, file: &File, page: usize) {
    let (ours, golden) = (rendered(file, page), golden(name, file, page));
    assert_eq!((ours.width, ours.height), (golden.width, golden.height), "{name}");
    let (mean, differing) = ours.unlike(&golden);
    assert!(mean <= MEAN && differing <= DIFFERING, "{name}: mean {mean:.3}, differing {differing:.5}");
}

struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// Reads a binary PGM of 256 greys.
    fn read(bytes: &[u8]) -> Self {
        let mut at = 0;
        let mut word = || {
            let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap();
            let word = std::str::from_utf8(&bytes[at..end]).unwrap();
            at = end + 1;
            word
        };
        assert_eq!(word(), "P5");
        let (width, height) = (word().parse().unwrap(), word().parse().unwrap());
        assert_eq!(word(), "255");
        Self { width, height, grey: bytes[at..].to_vec() }
    }

    /// The mean difference of a pixel, and the share of those that differ plainly.
    fn unlike(&self, other: &Self) -> (f64, f64) {
        let differences = || self.grey.iter().zip(&other.grey).map(|(a, b)| a.abs_diff(*b));
        let all = self.grey.len() as f64;
        let plain = differences().filter(|&difference| difference > PLAIN).count() as f64;
        (differences().map(f64::from).sum::<f64>() / all, plain / all)
    }
}

fn rendered(file: &File, page: usize) -> Picture {
    Picture::read(&file.picture(page, FINENESS))
}

fn golden(name: &str, file: &File, page: usize) -> Picture {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.png"));
    if std::env::var("SAISAAT_GOLDEN").is_ok_and(|golden| golden == "write") {
        let folder = tempfile::tempdir().unwrap();
        let drawn = folder.path().join("page.pgm");
        std::fs::write(&drawn, file.picture(page, FINENESS)).unwrap();
        convert(&drawn, path.to_str().unwrap());
    }
    assert!(path.exists(), "{name}.png is not there: `make golden` writes it");
    Picture::read(&convert(&path, "pgm:-"))
}

fn convert(from: &Path, to: &str) -> Vec<u8> {
    let output = Command::new("convert").arg(from).args(["-depth", "8", "-strip", to]).output();
    let output = output.unwrap_or_else(|error| panic!("convert is needed to compare pictures: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
