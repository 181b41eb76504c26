//! The file as an archive takes it: Apache Preflight's word on the same pages as PDF/A-1b, and what it says of itself.

use saisaat_core::keys::RecoveryKey;
use saisaat_core::values::Date;
use saisaat_report::{Conformance, Document, Printer, RecoverySheet};

use crate::fixture;
use crate::sample::Sample;
use crate::tools::File;
use crate::{ARABIC, THAI, print};

#[test]
fn the_pages_of_a_report_are_valid_for_the_oldest_archive() {
    let printer = Printer::new().unwrap().conforming_to(Conformance::Archive1b);
    for (report, options) in [(fixture::report(), &ARABIC), (fixture::report(), &THAI), (fixture::empty(), &THAI)] {
        for document in [Document::IndicatorReport(&report), Document::IndicatorTemplates(&report)] {
            let bytes = printer.print(document, options).unwrap();
            assert!(bytes.starts_with(b"%PDF-1.4"));
            let file = File::new(&bytes);
            file.check();
            let said = file.preflight();
            assert!(said.contains("is a valid PDF/A-1b file"), "{said}");
        }
    }
}

#[test]
fn the_papers_for_those_who_decide_are_valid_for_the_oldest_archive() {
    let printer = Printer::new().unwrap().conforming_to(Conformance::Archive1b);
    let sample = Sample::new();
    let (reports, ministers, years) = (sample.indicators(), sample.ministers_pages(), sample.years());
    let (statuses, mut books) = (sample.statuses(), sample.books());
    books[0].reports.truncate(1);
    let documents = [
        Document::DirectorsPage(&reports[0]),
        Document::ScoreGaps(&reports[0]),
        Document::MinistersPage(&ministers[0]),
        Document::SubmissionStatus(&statuses[0]),
        Document::YearsTraining(&years[0]),
        Document::YearsAwards(&years[0]),
        Document::MinistryBook(&books[0]),
    ];
    for document in documents {
        let file = File::new(&printer.print(document, &THAI).unwrap());
        file.check();
        let said = file.preflight();
        assert!(said.contains("is a valid PDF/A-1b file"), "{said}");
    }
}

#[test]
fn a_recovery_sheet_is_valid_for_the_oldest_archive() {
    let printer = Printer::new().unwrap().conforming_to(Conformance::Archive1b);
    let key = RecoveryKey::random().unwrap();
    let made_on = Date::new(2026, 10, 1).unwrap();
    let sheet = RecoverySheet {
        ministry: "สำนักนายกรัฐมนตรี", officer: "นางสาวสมศรี", made_on, key: &key
    };
    let said = File::new(&printer.recovery_sheet(&sheet).unwrap()).preflight();
    assert!(said.contains("is a valid PDF/A-1b file"), "{said}");
}

#[test]
fn preflight_refuses_what_claims_a_younger_standard() {
    let said = print(&fixture::empty(), &ARABIC).preflight();
    assert!(said.contains("is not a valid PDF/A-1b file"), "{said}");
}

#[test]
fn the_two_standards_differ_in_what_they_claim_and_in_nothing_drawn() {
    let report = fixture::report();
    let young = print(&report, &THAI);
    let printer = Printer::new().unwrap().conforming_to(Conformance::Archive1b);
    let old = File::new(&printer.print(Document::IndicatorReport(&report), &THAI).unwrap());
    assert_eq!(young.drawn(), old.drawn());
    for (file, part) in [(young, 2), (old, 1)] {
        let claim = format!("<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>");
        assert!(file.catalog().metadata.contains(&claim));
    }
}
