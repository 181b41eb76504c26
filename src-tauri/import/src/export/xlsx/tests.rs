//! What is written is read back by calamine and by our own reader, and its XML looked at.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx, open_workbook};
use chrono::DateTime;
use rust_decimal::Decimal;
use saisaat_core::files::Outgoing;
use saisaat_core::values::{Date, Money};
use tempfile::TempDir;

use super::*;
use crate::read_workbook;

fn properties() -> OutProperties {
    let created = DateTime::from_timestamp(1_795_000_000, 0).expect("a time");
    OutProperties { title: "บัญชีรายชื่อ".into(), created }
}

fn day(year: i32, month: u32, day: u32) -> OutCell {
    OutCell::Date(Date::new(year, month, day).expect("a day"))
}

fn text(text: &str) -> OutCell {
    OutCell::Text(text.into())
}

/// A folder that goes when the test ends, and a workbook of one sheet in it.
fn written(columns: Vec<OutColumn>, rows: Vec<Vec<OutCell>>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.xlsx");
    write(&path, columns, rows);
    (folder, path)
}

fn write(path: &Path, columns: Vec<OutColumn>, rows: Vec<Vec<OutCell>>) {
    let mut book = OutBook::create(Outgoing::workbook(path), &properties()).expect("a folder that takes files");
    let mut sheet = book.sheet("บุคลากร", columns).expect("a sheet");
    for row in rows {
        sheet.row(row).expect("room");
    }
    book.save().expect("saved");
}

fn texts(rows: &[&str]) -> (TempDir, PathBuf) {
    let rows = rows.iter().map(|row| vec![text(row)]).collect();
    written(vec![OutColumn::new("ข้อความ", OutKind::Text)], rows)
}

/// The parts of a package by their names.
fn parts(path: &Path) -> HashMap<String, String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("the file")).expect("a package");
    let mut parts = HashMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("text");
        parts.insert(part.name().expect("a name").into_owned(), xml);
    }
    parts
}

/// A cell as our reader sees it, rows and columns from 1.
fn read_back(path: &Path, row: u32, column: u32) -> Option<String> {
    let book = read_workbook(path).expect("readable");
    book.sheets[0].get(row, column).map(|value| value.plain().written().to_string())
}

#[test]
fn every_kind_of_value_comes_back_as_it_was() {
    use OutKind::{Date as Day, Decimal as Places, Money as Baht, Text, WholeNumber};
    let kinds = [Text, WholeNumber, Places(3), Baht, Day, Text];
    let columns = kinds.into_iter().enumerate().map(|(n, kind)| OutColumn::new(format!("คอลัมน์ {n}"), kind)).collect();
    let (_folder, path) = written(
        columns,
        vec![vec![
            text("นางสาวน้ำทิพย์ กิ๊ฟ"),
            OutCell::Whole(-2569),
            OutCell::Decimal(Decimal::new(3125, 3)),
            OutCell::Money(Money::from_satang(123_456_789)),
            day(2026, 5, 1),
            OutCell::YesNo(true),
        ]],
    );
    let mut book: Xlsx<_> = open_workbook(&path).expect("calamine opens it");
    let range = book.worksheet_range("บุคลากร").expect("the sheet");
    assert_eq!(range.get((1, 0)), Some(&Data::String("นางสาวน้ำทิพย์ กิ๊ฟ".into())));
    assert_eq!(range.get((1, 1)), Some(&Data::Float(-2569.0)));
    assert_eq!(range.get((1, 2)), Some(&Data::Float(3.125)));
    assert_eq!(range.get((1, 3)), Some(&Data::Float(1_234_567.89)));
    assert!(range.get((1, 4)).is_some_and(|cell| matches!(cell, Data::DateTime(at) if at.as_f64() == 46_143.0)));
    assert_eq!(range.get((1, 5)), Some(&Data::String("ใช่".into())));
    let ours = (1..=6).map(|column| read_back(&path, 2, column).expect("a value")).collect::<Vec<_>>();
    assert_eq!(ours, ["นางสาวน้ำทิพย์ กิ๊ฟ", "-2569", "3.125", "1234567.89", "2026-05-01", "ใช่"]);
}

#[test]
fn days_come_back_as_days_and_those_excel_does_not_count_as_text_in_the_buddhist_era() {
    let days =
        [(2024, 2, 29), (1900, 3, 1), (2000, 2, 29), (1960, 12, 31), (9999, 12, 31), (1900, 2, 28), (1868, 10, 1)];
    let rows = days.iter().map(|(y, m, d)| vec![day(*y, *m, *d)]).collect();
    let (_folder, path) = written(vec![OutColumn::new("วันเกิด", OutKind::Date)], rows);
    let read: Vec<_> = (2..9).map(|row| read_back(&path, row, 1).expect("a day")).collect();
    let wanted = ["2024-02-29", "1900-03-01", "2000-02-29", "1960-12-31", "9999-12-31", "28/2/2443", "1/10/2411"];
    assert_eq!(read, wanted);
}

#[test]
fn days_are_shown_in_thai_and_in_the_buddhist_era() {
    let (_folder, path) = written(vec![OutColumn::new("วันเกิด", OutKind::Date)], vec![vec![day(2026, 5, 1)]]);
    assert!(parts(&path)["xl/styles.xml"].contains(r#"formatCode="[$-107041E]d mmm yyyy;@""#));
}

#[test]
fn leading_zeros_and_long_codes_stay_text() {
    let values = ["0012345", "3991276842682", "081 234 5678", "00", "x-xxxx-xxxxx-12-1", "1E5", "TRUE", "1/5/2569"];
    let (_folder, path) = texts(&values);
    let mut book: Xlsx<_> = open_workbook(&path).expect("calamine opens it");
    let range = book.worksheet_range("บุคลากร").expect("the sheet");
    for (row, value) in (1..).zip(values) {
        assert_eq!(range.get((row, 0)), Some(&Data::String(value.into())));
    }
}

#[test]
fn what_looks_like_a_formula_or_a_link_is_a_string() {
    let sly = [
        "=1+1",
        "+66 81 234 5678",
        "-5 คน",
        "@x",
        "\t=1+1",
        "\r=1+1",
        "{=1+1}",
        "＝1+1",
        "=HYPERLINK(\"http://a\")",
        "http://a.example/",
        "mailto:a@example.com",
        "internal:Sheet1!A1",
        "external:a.xlsx",
        "ftp://a",
    ];
    let rows = sly.iter().map(|sly| vec![text(sly), text(sly)]).collect();
    let columns = vec![OutColumn::new("=1+1", OutKind::Text), OutColumn::new("+2", OutKind::Money)];
    let (_folder, path) = written(columns, rows);
    let parts = parts(&path);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    assert!(!sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("<hyperlink"), "{sheet}");
    assert!(!parts.keys().any(|name| name.contains("sheet1.xml.rels")), "{:?}", parts.keys());
    assert_eq!(sheet.matches(r#"t="inlineStr""#).count(), sly.len() * 2 + 2);
    for (row, sly) in (2..).zip(sly) {
        assert_eq!(read_back(&path, row, 1), Some(sly.replace('\r', "\n")));
    }
    assert!(parts["xl/styles.xml"].contains(r#"quotePrefix="1""#));
}

#[test]
fn a_number_excel_would_round_is_written_as_text() {
    let number = |text: &str| OutCell::Decimal(text.parse().expect("a number"));
    let cells = vec![
        number("123456789012345"),
        number("1234567890123456"),
        number("-0.12345678901234567"),
        OutCell::Whole(i64::MIN),
        OutCell::Money(Money::from_satang(i64::MAX)),
        number("0.1"),
        number("1500.000"),
    ];
    let columns = (0..7).map(|n| OutColumn::new(format!("ค่า {n}"), OutKind::Decimal(2))).collect();
    let (_folder, path) = written(columns, vec![cells]);
    let read: Vec<_> = (1..=7).map(|column| read_back(&path, 2, column).expect("a value")).collect();
    let texts = ["1234567890123456", "-0.12345678901234567", "-9223372036854775808", "92233720368547758.07"];
    assert_eq!(read, [&["123456789012345"], &texts[..], &["0.1", "1500"]].concat());
    let sheet = &parts(&path)["xl/worksheets/sheet1.xml"];
    assert_eq!(sheet.matches(r#"t="inlineStr""#).count(), 7 + texts.len());
}

#[test]
fn control_characters_and_markup_break_nothing() {
    let (_folder, path) = texts(&[
        "ก\u{0}ข\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}ค",
        "หนึ่ง\r\nสอง\rสาม",
        "<a href=\"x\">&amp;]]></a>",
        "_x0041_ _x000D_",
        "🙏🏽 น้ํา",
        " ช่องว่าง ",
    ]);
    let read: Vec<_> = (2..=7).map(|row| read_back(&path, row, 1).expect("a text")).collect();
    let wanted = ["กขค", "หนึ่ง\nสอง\nสาม", "<a href=\"x\">&amp;]]></a>", "_x0041_ _x000D_", "🙏🏽 น้ํา", " ช่องว่าง "];
    assert_eq!(read, wanted);
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_says_so() {
    let (_folder, path) = texts(&["ก".repeat(40_000).as_str(), "🙏".repeat(20_000).as_str()]);
    let thai = read_back(&path, 2, 1).expect("a text");
    assert_eq!((thai.chars().count(), thai.ends_with('…')), (32_767, true));
    let folded = read_back(&path, 3, 1).expect("a text");
    assert!(folded.encode_utf16().count() <= 32_767 && folded.ends_with("🙏…"));
}

#[test]
fn the_same_values_give_the_same_bytes_and_no_author() {
    let rows = || vec![vec![text("ก"), day(2026, 5, 1)], vec![OutCell::Empty, OutCell::Whole(7)]];
    let columns = || vec![OutColumn::new("ชื่อ", OutKind::Text), OutColumn::new("วันที่", OutKind::Date)];
    let (_first, one) = written(columns(), rows());
    // The time of a zip entry has two seconds; a clock in it would show.
    std::thread::sleep(Duration::from_millis(2_100));
    let (_second, two) = written(columns(), rows());
    assert!(fs::read(&one).expect("one") == fs::read(&two).expect("two"));
    let core = &parts(&one)["docProps/core.xml"];
    assert!(core.contains("<dc:creator></dc:creator>") || core.contains("<dc:creator/>"), "{core}");
    assert!(core.contains("2026-11-18T"), "{core}");
}

#[test]
fn names_of_sheets_are_made_fit_and_unique() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("names.xlsx");
    let mut book = OutBook::create(Outgoing::workbook(&path), &properties()).expect("a folder that takes files");
    let long = "แผนปฏิบัติการป้องกันการทุจริตประจำปีงบประมาณ";
    for name in [long, long, "ก/ข[ค]:*?\\", "'ก'", "", "History", "abc", "ABC", "abc\u{1}"] {
        book.sheet(name, vec![OutColumn::new("ก", OutKind::Text)]).expect("a sheet");
    }
    book.save().expect("saved");
    let names: Vec<_> = read_workbook(&path).expect("readable").sheets.into_iter().map(|sheet| sheet.name).collect();
    let wanted = ["แผนปฏิบัติการป้องกันการทุจริตปร", "แผนปฏิบัติการป้องกันการทุจร (2)", "ก-ข-ค-----", "ก", "แผ่นงาน", "แผ่นงาน (2)"];
    assert_eq!(names[..6], wanted);
    assert_eq!(names[6..], ["abc", "ABC (2)", "abc (3)"]);
}

#[test]
fn more_rows_than_a_sheet_holds_go_on_in_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("long.xlsx");
    let mut book = OutBook::create(Outgoing::workbook(&path), &properties()).expect("a folder that takes files");
    book.limit_rows(3);
    let mut sheet = book.sheet("รายชื่อ", vec![OutColumn::new("ลำดับ", OutKind::WholeNumber)]).expect("a sheet");
    for number in 1..=7 {
        sheet.row([OutCell::Whole(number)]).expect("room");
    }
    book.sheet("ท้าย", vec![OutColumn::new("ก", OutKind::Text)]).expect("a sheet");
    book.save().expect("saved");
    let read = read_workbook(&path).expect("readable");
    let column =
        |sheet: &crate::Sheet| (1..5).filter_map(|row| sheet.get(row, 1).map(|v| v.written().to_string())).collect();
    let sheets: Vec<(String, Vec<String>)> = read.sheets.iter().map(|s| (s.name.clone(), column(s))).collect();
    let wanted = [
        ("รายชื่อ", vec!["ลำดับ", "1", "2", "3"]),
        ("รายชื่อ (2)", vec!["ลำดับ", "4", "5", "6"]),
        ("รายชื่อ (3)", vec!["ลำดับ", "7"]),
        ("ท้าย", vec!["ก"]),
    ];
    assert_eq!(sheets, wanted.map(|(name, cells)| (name.to_owned(), cells.into_iter().map(String::from).collect())));
}

#[test]
fn the_header_is_frozen_filtered_and_repeated_on_a4_landscape() {
    let (_folder, path) = written(
        vec![OutColumn::new("ชื่อ", OutKind::Text), OutColumn::new("สกุล", OutKind::Text)],
        vec![vec![text("ก"), text("ข")], vec![text("ค"), text("ง")]],
    );
    let parts = parts(&path);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for wanted in [
        r#"<pane ySplit="1""#,
        r#"<autoFilter ref="A1:B3""#,
        r#"orientation="landscape""#,
        r#"paperSize="9""#,
        r#"fitToHeight="0""#,
    ] {
        assert!(sheet.contains(wanted), "{wanted} in {sheet}");
    }
    assert!(parts["xl/workbook.xml"].contains("_xlnm.Print_Titles"));
    assert!(parts["xl/styles.xml"].contains(r#"<name val="TH Sarabun New"/>"#));
    assert!(!parts["xl/styles.xml"].contains("Calibri"));
}

#[test]
fn columns_fit_their_texts_marks_not_counted_and_long_texts_get_the_lines_they_need() {
    let long = "สำนักงานปลัดกระทรวงเกษตรและสหกรณ์ กองตรวจสอบและเฝ้าระวังการทุจริต ศูนย์ปฏิบัติการ";
    let column = OutColumn::new("ก", OutKind::Text);
    let (_folder, path) = written(
        vec![column.clone(), column.clone(), column],
        vec![vec![text("กิ๊ก"), text("นักวิเคราะห์นโยบายและแผน"), text(long)], vec![text("ก\nข\nค")]],
    );
    let sheet = &parts(&path)["xl/worksheets/sheet1.xml"];
    let width = |number: u32| {
        let column = sheet.split("<col ").find(|c| c.starts_with(&format!("min=\"{number}\""))).expect("a column");
        let width = column.split("width=\"").nth(1).and_then(|rest| rest.split('.').next()).expect("a width");
        width.parse::<u32>().expect("a number")
    };
    assert_eq!([width(1), width(2), width(3)], [8, 26, 50]);
    assert!(sheet.contains(r#"<row r="2" ht="48" customHeight="1">"#), "two lines: {sheet}");
    assert!(sheet.contains(r#"<row r="3" ht="72" customHeight="1">"#), "three lines: {sheet}");
}

#[test]
fn a_workbook_not_saved_leaves_nothing_and_a_bad_path_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("never.xlsx");
    let mut book = OutBook::create(Outgoing::workbook(&path), &properties()).expect("a folder that takes files");
    let mut sheet = book.sheet("ก", vec![OutColumn::new("ก", OutKind::Text)]).expect("a sheet");
    sheet.row([text("ก")]).expect("room");
    drop(book);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
    let nowhere = folder.path().join("no/such/folder.xlsx");
    let error = OutBook::create(Outgoing::workbook(&nowhere), &properties()).err().expect("refused");
    assert_eq!((error.path.as_path(), error.source.kind()), (nowhere.as_path(), std::io::ErrorKind::NotFound));
    fs::create_dir(&path).expect("a folder in the way");
    assert!(OutBook::create(Outgoing::workbook(&path), &properties()).is_err());
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[test]
fn a_hundred_thousand_rows_are_written_within_seconds() {
    let begun = Instant::now();
    let columns = (0..12).map(|n| OutColumn::new(format!("คอลัมน์ {n}"), OutKind::Text)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.xlsx");
    let mut book = OutBook::create(Outgoing::workbook(&path), &properties()).expect("a folder that takes files");
    let mut sheet = book.sheet("บุคลากร", columns).expect("a sheet");
    for number in 0..100_000 {
        let cells = (0..10).map(|_| text("นายสมชาย ใจดี")).chain([OutCell::Whole(number), day(2026, 5, 1)]);
        sheet.row(cells).expect("room");
    }
    book.save().expect("saved");
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    let sheet = &parts(&path)["xl/worksheets/sheet1.xml"];
    assert_eq!((sheet.matches("<row ").count(), sheet.matches("<c ").count()), (100_001, 100_001 * 12));
    assert!(sheet.contains(r#"<c r="K100001" s="#) && sheet.contains("<v>99999</v>"));
}

fn roster_columns() -> Vec<TemplateColumn> {
    let column = |heading: &str, kind, required, what: &str, example: &str, choices: &[&str]| TemplateColumn {
        heading: heading.into(),
        kind,
        required,
        what: what.into(),
        example: example.into(),
        choices: choices.iter().map(|choice| (*choice).into()).collect(),
        answers: Answers::Only,
    };
    let provinces: Vec<String> = (1..=77).map(|n| format!("จังหวัดที่ {n}")).collect();
    let provinces: Vec<&str> = provinces.iter().map(String::as_str).collect();
    vec![
        column("เลขประจำตัวประชาชน", OutKind::Text, true, "เลข 13 หลัก มีขีดหรือไม่มีก็ได้", "3-9912-76842-68-2", &[]),
        column("คำนำหน้า", OutKind::Text, false, "คำนำหน้าชื่อหรือยศ", "นาย", &["นาย", "นาง", "นางสาว"]),
        column("ชื่อ", OutKind::Text, true, "ชื่อตัว ไม่มีคำนำหน้า", "สมชาย", &[]),
        column("นามสกุล", OutKind::Text, true, "ชื่อสกุล", "ใจดี", &[]),
        column("วันเดือนปีเกิด", OutKind::Date, false, "วันเกิดตามบัตรประชาชน", "1/5/2530", &[]),
        column("จังหวัด", OutKind::Text, false, "จังหวัดที่ปฏิบัติงาน", "จังหวัดที่ 1", &provinces),
        column("เงินเดือน", OutKind::Money, false, "บาทต่อเดือน", "25,000.00", &["1,5", "2"]),
    ]
}

#[test]
fn a_template_explains_each_column_and_offers_its_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("template.xlsx");
    write_template(Outgoing::workbook(&path), &properties(), "บุคลากร", &roster_columns()).expect("written");
    let book = read_workbook(&path).expect("readable");
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["บุคลากร", "คำอธิบาย", "ค่าที่เลือกได้"]);
    let cell = |sheet: usize, row, column| {
        book.sheets[sheet].get(row, column).map(|v| v.written().to_string()).unwrap_or_default()
    };
    assert_eq!([cell(0, 1, 1), cell(0, 1, 2)], ["เลขประจำตัวประชาชน *", "คำนำหน้า"]);
    assert_eq!(
        (1..=4).map(|c| cell(1, 4, c)).collect::<Vec<_>>(),
        ["คอลัมน์ C: ชื่อ *", "ต้องกรอก", "ข้อความ: ชื่อตัว ไม่มีคำนำหน้า", "สมชาย"]
    );
    assert_eq!(
        [cell(1, 3, 3), cell(2, 1, 1), cell(2, 78, 1)],
        ["ตัวเลือก: คำนำหน้าชื่อหรือยศ\nเลือกจาก: นาย / นาง / นางสาว", "คอลัมน์ F: จังหวัด", "จังหวัดที่ 77"]
    );
    assert_eq!([cell(2, 1, 2), cell(2, 2, 2)], ["คอลัมน์ G: เงินเดือน", "1,5"]);
    let parts = parts(&path);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for wanted in [
        r#"<formula1>"นาย,นาง,นางสาว"</formula1>"#,
        "<formula1>'ค่าที่เลือกได้'!$A$2:$A$78</formula1>",
        "<formula1>'ค่าที่เลือกได้'!$B$2:$B$3</formula1>",
        r#"type="date""#,
        r#"sqref="E2:E1048576""#,
    ] {
        assert!(sheet.contains(wanted), "{wanted} in {sheet}");
    }
    let notes = &parts["xl/comments1.xml"];
    assert!(notes.contains("ตัวอย่าง: 3-9912-76842-68-2") && notes.contains("<author></author>"), "{notes}");
}

#[test]
fn the_blank_roster_offers_levels_staff_kinds_and_sexes_and_takes_others_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.xlsx");
    crate::write_blank(crate::Target::Roster, Outgoing::workbook(&path), &properties()).expect("written");
    let sheet = &parts(&path)["xl/worksheets/sheet1.xml"];
    let offers = |answers: &str| {
        let validation = sheet.split("<dataValidation ").find(|each| each.contains(answers)).expect(answers);
        assert!(validation.contains(r#"errorStyle="warning""#), "{validation}");
    };
    offers(r#"<formula1>"ปฏิบัติงาน,ชำนาญงาน,อาวุโส,"#);
    offers(r#"<formula1>"ข้าราชการ,ลูกจ้างประจำ,พนักงานราชการ,ลูกจ้างชั่วคราว,จ้างเหมา"</formula1>"#);
    offers(r#"<formula1>"ชาย,หญิง"</formula1>"#);
    let yes_or_no = sheet.split("<dataValidation ").find(|each| each.contains(r#""ใช่,ไม่ใช่""#)).expect("a list");
    assert!(!yes_or_no.contains("errorStyle"), "of two answers there is no third: {yes_or_no}");
}

#[test]
fn a_blank_template_is_recognised_and_holds_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("template.xlsx");
    write_template(Outgoing::workbook(&path), &properties(), "บุคลากร", &roster_columns()).expect("written");
    let book = read_workbook(&path).expect("readable");
    // The sheets that explain are no tables of people, so nobody is imported from them.
    let layout = crate::layout(&book, crate::Target::Roster, &crate::Choices::default()).expect("sheets");
    let refused = layout.refused.expect("nobody in it");
    assert_eq!((refused.code.as_str(), layout.sheet.as_str(), layout.header_last), ("no_people", "บุคลากร", 1));
}

#[test]
fn the_mark_of_a_required_column_keeps_no_heading_from_being_known() {
    let headings =
        roster_columns().iter().map(|column| OutColumn::new(template::heading(column), column.kind)).collect();
    let person = ["3991276842682", "นาย", "สมชาย", "ใจดี"].map(text).into();
    let (_folder, path) = written(headings, vec![person]);
    let seen = crate::inspect(&read_workbook(&path).expect("readable"), None);
    assert_eq!(seen.target, Some(crate::Target::Roster));
    let sheet = &seen.sheets[0];
    assert_eq!((sheet.header, sheet.data_rows), (Some((1, 1)), 1));
    let known = sheet.columns.iter().filter(|column| column.confidence == 100).count();
    assert_eq!(known, 5, "{:#?}", sheet.columns);
}

#[test]
fn problem_rows_keep_what_was_written_and_say_where_and_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("problems.xlsx");
    let headings = ["เลขประจำตัวประชาชน".to_owned(), "ชื่อ - สกุล".to_owned()];
    let why = "เลขประจำตัวประชาชนไม่ถูกต้อง (หลักตรวจสอบไม่ตรง)";
    let rows = [
        ProblemRow {
            row: 7, written: vec!["0012345678901".into(), "=สมชาย ใจดี".into()], why: why.into()
        },
        ProblemRow { row: 1_048_576, written: vec!["๑๒๓".into()], why: "ไม่มีชื่อ".into() },
    ];
    write_problem_rows(Outgoing::workbook(&path), &properties(), &headings, rows).expect("written");
    let row = |row| (1..=4).map(|column| read_back(&path, row, column).unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(row(1), ["แถวเดิม", "เลขประจำตัวประชาชน", "ชื่อ - สกุล", "สิ่งที่ต้องแก้ไข"]);
    assert_eq!(row(2), ["7", "0012345678901", "=สมชาย ใจดี", why]);
    assert_eq!(row(3), ["1048576", "๑๒๓", "", "ไม่มีชื่อ"]);
}
