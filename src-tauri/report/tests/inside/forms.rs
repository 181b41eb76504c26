//! Official forms: certificates in every design, memos and registers, as the sample has them and with names that are hard to set.

use std::collections::HashSet;

use saisaat_core::registers::{CertificateDesign, CertificateSheet, Signatory, SignedPaper};
use saisaat_core::summaries::{AwardReport, Disclosable, IndicatorReport, RegisterPrint, TrainingReport};

use super::sample::Sample;
use super::{extraction, printed, squeezed};
use crate::documents::Document;
use crate::printer::{Options, Printer};
use crate::style::Style;
use crate::text::digits::Digits;
use crate::{Conformance, ReportError};

const DESIGNS: [CertificateDesign; 3] =
    [CertificateDesign::Official, CertificateDesign::Formal, CertificateDesign::Modern];

/// Every design, on its side and upright.
fn sheets() -> impl Iterator<Item = (CertificateDesign, CertificateSheet)> {
    DESIGNS
        .into_iter()
        .flat_map(|design| [CertificateSheet::Landscape, CertificateSheet::Upright].map(|sheet| (design, sheet)))
}

/// The first session of the sample, with a few of those who passed it.
fn training() -> TrainingReport {
    let mut training = Sample::new().trainings().remove(0);
    let session = training.session.clone();
    training.attendees.retain(|attendee| attendee.completed(&session));
    training.attendees.truncate(2);
    training
}

fn looking(mut training: TrainingReport, (design, sheet): (CertificateDesign, CertificateSheet)) -> TrainingReport {
    training.head.looks.certificate_design = Some(design);
    training.head.looks.certificate_sheet = Some(sheet);
    training
}

#[test]
fn every_design_upright_and_across_names_its_number_its_person_and_who_signs_on_a_page_each() {
    for (sheet, digits) in sheets().flat_map(|sheet| [Digits::Arabic, Digits::Thai].map(|digits| (sheet, digits))) {
        let mut training = looking(training(), sheet);
        training.attendees[1].attendance.certificate.clear();
        let made = printed(Document::TrainingCertificates(&training), digits, Style::Official);
        extraction::check_all(std::slice::from_ref(&made));
        assert_eq!(made.pages.pages.len(), 2, "{sheet:?}");
        assert!(made.pages.unfit.is_empty());
        let said = squeezed(&made.pages.text());
        for attendee in &training.attendees {
            assert!(said.contains(&squeezed(&attendee.person.full_name())), "{sheet:?}");
            assert!(said.contains(&format!("รหัสตรวจสอบ{}", training.code(attendee))), "{sheet:?}");
        }
        assert_eq!(said.matches("เลขที่").count(), 2, "a number, or the place for one");
        for signatory in training.head.signers(SignedPaper::TrainingCertificates) {
            assert_eq!(said.matches(&squeezed(&signatory.signer)).count(), 2);
            assert!(said.matches(&squeezed(&signatory.position)).count() >= 2);
        }
    }
}

#[test]
fn who_signs_a_certificate_is_said_as_what_even_where_nobody_is_named() {
    let mut training = training();
    (training.agreement, training.head.signatories) = (None, Vec::new());
    let said =
        squeezed(&printed(Document::TrainingCertificates(&training), Digits::Thai, Style::Official).pages.text());
    assert_eq!(said.matches("หัวหน้าส่วนราชการ").count(), 2);
}

#[test]
fn a_long_name_is_set_smaller_and_one_that_never_fits_is_refused_by_name() {
    let printer = Printer::new().unwrap().conforming_to(Conformance::default());
    let lao = "ທ້າວສົມສະຫວັດ ຈັນທະວົງ ".repeat(9);
    let thai = "พระยาอนุรักษ์ธรรมาภิบาล".repeat(9);
    for (sheet, name) in sheets().flat_map(|sheet| [(sheet, &lao), (sheet, &thai)]) {
        assert!(name.chars().count() >= 200);
        let mut training = looking(training(), sheet);
        training.attendees.truncate(1);
        training.attendees[0].person.first_name.clone_from(name);
        let print =
            |training: &TrainingReport| printer.print(Document::TrainingCertificates(training), &Options::default());
        let made = printed(Document::TrainingCertificates(&training), Digits::Arabic, Style::Official);
        assert_eq!((made.pages.pages.len(), made.pages.unfit.len()), (1, 0), "{sheet:?} {name}");
        print(&training).expect("set smaller");
        training.attendees[0].person.first_name = name.repeat(12);
        match print(&training) {
            Err(ReportError::TooLong(of)) => assert_eq!(of, training.attendees[0].person.full_name()),
            other => panic!("{sheet:?}: {:?}", other.map(|pdf| pdf.len())),
        }
    }
}

#[test]
fn no_two_certificates_of_the_sample_have_one_code() {
    let sample = Sample::new();
    let (trainings, awards): (Vec<TrainingReport>, Vec<AwardReport>) = (sample.trainings(), sample.awards());
    let trained = trainings.iter().flat_map(|report| report.attendees.iter().map(|attendee| report.code(attendee)));
    let awarded = awards.iter().flat_map(|report| report.nominees.iter().map(|nominee| report.code(nominee)));
    let codes: Vec<String> = trained.chain(awarded).collect();
    assert!(codes.len() > 1_000);
    assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
}

#[test]
fn whom_the_agency_names_signs_before_whom_the_agreement_names() {
    let mut report = Sample::new().indicators().remove(0);
    let said = |report: &IndicatorReport| {
        squeezed(&printed(Document::HandInMemo(report), Digits::Arabic, Style::Official).pages.text())
    };
    let head = report.agreement.as_ref().unwrap().agency_head.clone();
    assert!(said(&report).contains(&squeezed(&head)));
    let (id, form_id) = (report.head.agency.id.to_string(), report.head.agency.id.to_string());
    report.head.signatories = vec![Signatory {
        id: saisaat_core::values::Id::parse(&id).unwrap(),
        form_id: saisaat_core::values::Id::parse(&form_id).unwrap(),
        paper: SignedPaper::Memo,
        place: 1,
        role: String::new(),
        signer: "นางผู้แทน ลงนาม".into(),
        position: "รองอธิบดี".into(),
    }];
    let now = said(&report);
    assert!(now.contains("นางผู้แทนลงนาม") && now.contains("รองอธิบดี") && !now.contains(&squeezed(&head)));
}

#[test]
fn a_memo_says_what_is_sent_with_its_pages_and_bears_no_running_head() {
    let report = Sample::new().indicators().remove(0);
    let made = printed(Document::HandInMemo(&report), Digits::Arabic, Style::Official);
    assert_eq!(made.pages.pages.len(), 1);
    let said = squeezed(&made.pages.text());
    for part in ["บันทึกข้อความ", "ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน", "จึงเรียนมาเพื่อโปรดทราบ"]
    {
        assert!(said.contains(part), "{part}");
    }
    assert!(!said.contains("พิมพ์เมื่อ") && !said.contains("บันทึกการใช้งาน"), "{said}");
    let pages = printed(Document::IndicatorReport(&report), Digits::Arabic, Style::Official).pages.pages.len();
    let printer = Printer::new().unwrap();
    let counted = printer.print(Document::HandInMemo(&report), &Options::default()).unwrap();
    assert!(super::tree::of(&counted).iter().any(|element| squeezed(&element.text).contains(&format!("({pages}หน้า)"))));
}

#[test]
fn registers_are_numbered_summed_up_and_certified() {
    let print = Sample::new().gifts().into_iter().find(|print| print.rows.len() > 2).unwrap();
    let said = printed(Document::RegisterPrint(&print), Digits::Arabic, Style::Official).pages.text();
    for part in ["ลำดับ", "รวม", "ขอรับรองว่าข้อมูล", "(ลงชื่อ)", "เกณฑ์ที่ใช้"]
    {
        assert!(said.contains(part), "{part}");
    }
    let at = print.sums.iter().position(Option::is_some).expect("amounts are summed up");
    let number = |text: &str| text.replace(',', "").parse::<saisaat_core::values::Decimal>().unwrap();
    let sum: saisaat_core::values::Decimal = print.rows.iter().map(|row| number(&row[at])).sum();
    assert_eq!(number(print.sums[at].as_ref().unwrap()), sum);
    assert!(said.contains(print.sums[at].as_deref().unwrap()));
}

#[test]
fn complaints_are_secret_on_every_page_until_they_are_for_everyone() {
    let secret = |print: &RegisterPrint| {
        let pages = printed(Document::RegisterPrint(print), Digits::Arabic, Style::Official).pages;
        let said = pages.text().lines().filter(|line| *line == "ลับ").count();
        (said, pages.pages.len())
    };
    let print = Sample::new().complaints().into_iter().find(|print| !print.rows.is_empty()).unwrap();
    let (said, pages) = secret(&print);
    assert_eq!(said, pages * 2, "at the head and foot of each page");
    assert_eq!(secret(&print.disclosable().unwrap().0).0, 0);
}

#[test]
fn pages_are_numbered_where_the_agency_says() {
    let mut report = Sample::new().indicators().remove(0);
    let usual = printed(Document::IndicatorTemplates(&report), Digits::Thai, Style::Official).pages.text();
    assert!(usual.contains("หน้า ๒/"));
    report.head.looks.page_numbers = Some(saisaat_core::registers::PageNumbers::Top);
    report.head.looks.first_page = Some(saisaat_core::registers::FirstPage::Bare);
    let said = printed(Document::IndicatorTemplates(&report), Digits::Thai, Style::Official).pages.text();
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines.contains(&"- ๒ -") && !lines.contains(&"- ๑ -") && !said.contains("หน้า ๒/"));
}
