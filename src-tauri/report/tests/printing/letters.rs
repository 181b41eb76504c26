//! Letters Sarabun lacks: names of the neighbours, signs people type, Word's bullets; and what no face draws.

use saisaat_core::summaries::IndicatorReport;
use saisaat_report::{Conformance, Document, Printer, ReportError, Undrawn};

use crate::ARABIC;
use crate::fixture::{self, NAMES};
use crate::print;
use crate::tools::{File, squeezed};

const FOREIGN: [&str; 7] = [
    "ທ່ານ ສົມສັກ ພົມມະຈັນ",
    "ဒေါ်အောင်ဆန်း",
    "សុខ សុភា",
    "王小明 李麗華",
    "Nguyễn Thị Minh Khai",
    "Τελική Привет",
    "✓ ✔ ① ② ● ☐ ☑ ★ →",
];

/// A report with texts where people type them.
fn saying(text: &str) -> IndicatorReport {
    let mut report = fixture::report();
    report.cards[0].result.as_mut().unwrap().done = text.into();
    report.scorecard.lines[1].name = text.into();
    report.cards[1].indicator.name = text.into();
    report
}

fn refused(report: &IndicatorReport) -> Undrawn {
    let text = &report.cards[0].result.as_ref().unwrap().done;
    match Printer::new().unwrap().print(Document::IndicatorReport(report), &ARABIC) {
        Err(ReportError::NoGlyph(undrawn)) => *undrawn,
        other => panic!("{text}: {:?}", other.map(|bytes| bytes.len())),
    }
}

#[test]
fn names_of_the_neighbours_and_signs_are_printed_extract_exactly_and_are_fit_for_the_archive() {
    let report = saying(&FOREIGN.join(" "));
    let printer = Printer::new().unwrap().conforming_to(Conformance::Archive1b);
    let file = File::new(&printer.print(Document::IndicatorReport(&report), &ARABIC).unwrap());
    file.check();
    let said = file.preflight();
    assert!(said.contains("is a valid PDF/A-1b file"), "{said}");
    let text = squeezed(&file.raw_text());
    for name in FOREIGN {
        assert!(text.contains(&squeezed(name)), "{name}");
    }
    let fonts = file.fonts();
    for face in ["NotoSans", "NotoSansLao", "NotoSansMyanmar", "NotoSansKhmer", "NotoSansSC", "NotoSansSigns-Regular"] {
        let font = fonts.iter().find(|font| font.name.ends_with(&format!("+{face}")));
        let font = font.unwrap_or_else(|| panic!("{face} is not among {fonts:?}"));
        assert!(font.embedded && font.subset && font.extractable, "{font:?}");
    }
    assert!(file.size() < 300_000, "{} bytes: the faces are embedded whole", file.size());
}

#[test]
fn a_report_without_foreign_letters_embeds_sarabun_alone() {
    let fonts = print(&fixture::report(), &ARABIC).fonts();
    assert!(fonts.iter().all(|font| font.name.contains("+Sarabun-")), "{fonts:?}");
}

#[test]
fn words_private_bullets_are_printed_as_bullets() {
    let typed = "\u{f0b7} ข้อหนึ่ง \u{f0a7} ข้อสอง \u{f0fc} ทำแล้ว \u{f0d8} ต่อไป \u{f076} จบ";
    let text = squeezed(&print(&saying(typed), &ARABIC).raw_text());
    assert!(text.contains("•ข้อหนึ่ง▪ข้อสอง✓ทำแล้ว➢ต่อไป❖จบ"));
}

#[test]
fn a_character_no_face_draws_refuses_the_document_and_is_named_with_its_place() {
    for (c, name) in [
        ('\u{e000}', "U+E000"),
        ('\u{f8ff}', "U+F8FF"),
        ('\u{f020}', "U+F020"),
        ('\u{378}', "U+0378"),
        ('\u{10fffd}', "U+10FFFD"),
        ('🚧', "U+1F6A7"),
        ('ع', "U+0639"),
        ('한', "U+D55C"),
    ] {
        let mut report = fixture::report();
        report.cards[0].result.as_mut().unwrap().done =
            format!("{NAME} นายสมชาย{c} ใจดี เลขที่ 1101700203450 จบ", NAME = NAMES[0]);
        let undrawn = refused(&report);
        assert_eq!(undrawn.character, name);
        assert!(
            undrawn.text.starts_with('…') && undrawn.text.contains(&format!("นายสมชาย⟨{name}⟩ ใจดี")),
            "{undrawn:?}"
        );
        assert!(!format!("{undrawn:?}").contains("1101700203450"));
        assert!(undrawn.page > 1 && !undrawn.place.is_empty(), "{undrawn:?}");
        assert!(!format!("{undrawn:?}").contains(c), "it cannot be seen");
    }
}

#[test]
fn a_row_of_a_table_tells_which_record_holds_the_character() {
    let mut report = fixture::report();
    report.scorecard.lines[2].name = "ตอบเรื่องร้องเรียน\u{e123}".into();
    let undrawn = refused(&report);
    assert_eq!((undrawn.character.as_str(), undrawn.text.as_str()), ("U+E123", "…1 ตอบเรื่องร้องเรียน⟨U+E123⟩"));
    assert!(undrawn.place.contains("2.1 "), "{undrawn:?}");
}

#[test]
fn a_name_of_an_undrawn_character_can_be_printed_itself() {
    let named = Printer::new().unwrap().naming_undrawn("กรม\u{e000} ລາວ");
    assert_eq!(named, "กรม⟨U+E000⟩ ລາວ");
    print(&saying(&named), &ARABIC);
}
