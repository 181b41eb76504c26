//! An agency's own emblem: where it stands, that it is read aloud, and that archives take it.

use saisaat_core::registers::{CertificateDesign, CertificateSheet, Emblem, EmblemKind, Image};
use saisaat_core::summaries::IndicatorReport;
use saisaat_core::values::Id;
use saisaat_report::{Conformance, Document, Printer, read_emblem};

use crate::fixture::{self, AGENCY};
use crate::sample::Sample;
use crate::tools::File;
use crate::{THAI, print};

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 60'>\
    <circle cx='30' cy='30' r='28' fill='#1b3a6b'/><path d='M30 8Q52 30 30 52T12 20Z' fill='#f4c430' fill-opacity='.8'/>\
    <path d='M10 30H50' stroke='#fff' stroke-width='3'/></svg>";

/// Half transparent, as such files are.
fn picture() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 600, 600);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let dots: Vec<u8> = (0..600 * 600_u32).flat_map(|i| [27, 58, 107, u8::try_from(i % 256).unwrap()]).collect();
    encoder.write_header().unwrap().write_image_data(&dots).unwrap();
    file
}

fn with_emblem(kind: EmblemKind, file: Vec<u8>) -> IndicatorReport {
    let mut report = fixture::empty();
    let id = Id::parse("0196f000-0000-7000-8000-00000000e3b1").unwrap();
    report.head.emblem = Some(Emblem { id, agency_id: report.head.agency.id, kind, image: Image(file) });
    report
}

#[test]
fn an_emblem_of_either_kind_stands_on_the_cover_is_told_to_those_who_cannot_see_it_and_archived() {
    let printer = Printer::new().unwrap().reading_emblems(read_emblem).conforming_to(Conformance::Archive1b);
    let bare = print(&fixture::empty(), &THAI);
    for (kind, file) in [(EmblemKind::Png, picture()), (EmblemKind::Svg, DRAWING.as_bytes().to_vec())] {
        let report = with_emblem(kind, file);
        let printed = print(&report, &THAI);
        printed.check();
        let told = printed.tags().into_iter().find(|element| element.tag == "Figure").expect("a figure");
        assert_eq!(told.alt.as_deref(), Some(format!("ตราสัญลักษณ์ {AGENCY}").as_str()));
        assert_ne!(printed.picture(1, "40"), bare.picture(1, "40"), "it can be seen");
        let archived = printer.print(Document::IndicatorReport(&report), &THAI).unwrap();
        assert_eq!(archived, printer.print(Document::IndicatorReport(&report), &THAI).unwrap());
        let said = File::new(&archived).preflight();
        assert!(said.contains("is a valid PDF/A-1b file"), "{said}");
    }
}

#[test]
fn certificates_of_every_design_and_memos_with_an_emblem_keep_to_a_page_each() {
    let printer = Printer::new().unwrap().reading_emblems(read_emblem);
    let sample = Sample::new();
    let emblem = with_emblem(EmblemKind::Svg, DRAWING.as_bytes().to_vec()).head.emblem;
    let mut training = sample.trainings().remove(0);
    let session = training.session.clone();
    training.attendees.retain(|attendee| attendee.completed(&session));
    training.attendees.truncate(1);
    training.head.emblem.clone_from(&emblem);
    for design in CertificateDesign::ALL {
        for sheet in CertificateSheet::ALL {
            training.head.looks.certificate_design = Some(*design);
            training.head.looks.certificate_sheet = Some(*sheet);
            let file = File::new(&printer.print(Document::TrainingCertificates(&training), &THAI).unwrap());
            file.check();
            assert_eq!(file.pages(), 1, "{design:?} {sheet:?}");
        }
    }
    let mut report = sample.indicators().remove(0);
    report.head.emblem = emblem;
    let file = File::new(&printer.print(Document::HandInMemo(&report), &THAI).unwrap());
    assert_eq!(file.pages(), 1);
    assert!(file.tags().iter().any(|element| element.tag == "Figure"), "the emblem is told");
}
