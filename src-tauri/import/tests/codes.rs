//! A code is the text that its cell shows, in whatever way the number behind it is kept.

mod shared;

use rust_xlsxwriter::{Format, Worksheet};
use saisaat_core::registers::{Agency, Indicator, Scope};
use saisaat_import::{Choices, Place, Target, Workbook};
use shared::book::{book, put, sheet};
use shared::{Tried, ministry, sampled};

/// A sheet of headings and rows whose first cells are numbers in these formats.
fn coded(head: &[&str], rows: &[(&str, &str, &[&str])]) -> Worksheet {
    let mut sheet = sheet(&[head]);
    for (at, (code, format, rest)) in (1..).zip(rows) {
        put(&mut sheet, at, 0, code, &Format::new().set_num_format(*format));
        for (column, cell) in (1..).zip(*rest) {
            put(&mut sheet, at, column, cell, &Format::new());
        }
    }
    sheet
}

const INDICATORS: [&str; 9] =
    ["ลำดับตัวชี้วัด", "ตัวชี้วัด", "หน่วยวัด", "น้ำหนัก", "ระดับ 1", "ระดับ 2", "ระดับ 3", "ระดับ 4", "ระดับ 5"];

fn tried(workbook: &Workbook, target: Target) -> Tried {
    let (ministry, place) = sampled();
    let place = Place { round: Some(saisaat_core::values::Round::Twelve), ..place };
    ministry.answered(workbook, target, &place, &[])
}

#[test]
fn an_indicators_code_is_what_its_format_shows_and_its_weight_the_number() {
    let rest = |name| [name, "ร้อยละ", "#5", "#50", "#60", "#70", "#80", "#90"];
    let (ten, one, letters) = (rest("ตัวชี้วัดที่สิบ"), rest("ตัวชี้วัดที่หนึ่ง"), rest("ตัวชี้วัดของกรม"));
    let rows = [("#7.1", "0.00", &ten[..]), ("#7.1", "General", &one), ("#7", "\"H.\"0", &letters)];
    let workbook = book(vec![coded(&INDICATORS, &rows)]);
    let (mut ministry, place) = sampled();
    ministry.try_write(&workbook, Target::Indicators, &place, &Choices::default()).expect("imports");
    let all: Vec<Indicator> = ministry.office.read(|r| r.list(&Scope::default())).expect("indicators");
    let code_of = |name: &str| all.iter().find(|i| i.name == name).map(|i| (i.code.as_str(), i.weight.0.to_string()));
    let weight = || "5".to_owned();
    assert_eq!(code_of("ตัวชี้วัดที่สิบ"), Some(("7.10", weight())));
    assert_eq!(code_of("ตัวชี้วัดที่หนึ่ง"), Some(("7.1", weight())));
    assert_eq!(code_of("ตัวชี้วัดของกรม"), Some(("H.7", weight())));
}

#[test]
fn agencies_keep_the_zeros_before_their_codes_and_find_their_parents_by_them() {
    let head = ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ต้นสังกัด"];
    let mut sheet = coded(&head, &[("#1", "00", &["กรมทดสอบ"]), ("#3", "00", &["กองทดสอบ"])]);
    put(&mut sheet, 2, 2, "#1", &Format::new().set_num_format("00"));
    let mut ministry = ministry();
    let place = Place::default();
    ministry.try_write(&book(vec![sheet]), Target::Agencies, &place, &Choices::default()).expect("imports");
    let all: Vec<Agency> = ministry.office.read(|r| r.list(&Scope::default())).expect("agencies");
    let of = |name: &str| all.iter().find(|agency| agency.name_th == name).expect("imported");
    let (parent, child) = (of("กรมทดสอบ"), of("กองทดสอบ"));
    assert_eq!((parent.code.as_str(), child.code.as_str(), child.parent_id), ("01", "03", Some(parent.id)));
}

#[test]
fn the_number_of_a_post_and_a_note_are_as_they_are_shown() {
    let head = ["เลขที่ตำแหน่ง", "ชื่อ-สกุล", "ตำแหน่ง"];
    let workbook = book(vec![coded(&head, &[("#123", "00000", &["นายสมชาย ใจดี", "นิติกร"])])]);
    let ministry = ministry();
    let tried = ministry.answered(&workbook, Target::Roster, &ministry.of_agency(0), &[]);
    assert_eq!((tried.says(2, "position_number"), tried.repairs()), ("00123".into(), vec![]));
}

#[test]
fn a_code_in_thai_digits_or_behind_a_word_is_repaired_in_sight_and_one_that_became_a_day_is_refused() {
    let head = ["ลำดับตัวชี้วัด", "ผลการดำเนินงาน"];
    let mut sheet = sheet(&[&head, &["", "#80"], &["๒.๑", "#81"], &["ตัวชี้วัดที่ 2.2", "#82"]]);
    put(&mut sheet, 1, 0, "#46024", &Format::new().set_num_format("d/m"));
    let tried = tried(&book(vec![sheet]), Target::Results);
    let repairs: Vec<_> = tried.repairs().into_iter().filter(|(_, column, _)| *column == "A").collect();
    assert_eq!(repairs, [(3, "A", "digits_respelt"), (4, "A", "code_word_removed")]);
    assert_eq!([tried.says(3, "code"), tried.says(4, "code")], ["2.1", "2.2"]);
    assert!(tried.problems().contains(&(2, "A", "text_became_a_date")), "{:?}", tried.problems());
    assert!(tried.check.problems[0].message.contains("2.1"));
}

#[test]
fn a_national_id_behind_a_format_is_read_as_the_number_it_is() {
    let head = ["เลขประจำตัวประชาชน", "ชื่อ-สกุล"];
    let workbook = book(vec![coded(&head, &[("#1234567890121", "0-0000-00000-00-0", &["นายสมชาย ใจดี"])])]);
    let ministry = ministry();
    let tried = ministry.answered(&workbook, Target::Roster, &ministry.of_agency(0), &[]);
    assert_eq!((tried.problems(), tried.repairs()), (vec![], vec![]));
}

#[test]
fn a_serial_in_a_workbook_that_counts_from_1904_is_the_day_that_workbook_shows() {
    let head = ["ชื่อ-สกุล", "วันเกิด"];
    let mut sheet = sheet(&[&head, &["นายสมชาย ใจดี"]]);
    put(&mut sheet, 1, 1, "#30000", &Format::new().set_num_format("d/m/yyyy"));
    let workbook = shared::book::patched(vec![sheet], "xl/workbook.xml", |text| {
        text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    let ministry = ministry();
    let tried = ministry.answered(&workbook, Target::Roster, &ministry.of_agency(0), &[]);
    // 30,000 days after 1 January 1904; from 1900 it would be 18 February 1982.
    assert_eq!(
        (tried.says(2, "birth_date"), tried.notes().contains(&"dates_from_1904")),
        ("19 ก.พ. 2529".into(), true)
    );
}
