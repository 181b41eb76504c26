//! How a sheet is understood before it is imported: as far as it goes, by hand where its headings are unknown, and with a
//! header that can stand where it is said to.

use saisaat_import::{Choices, Target, Workbook, inspect, layout, read_bytes, read_workbook};

mod shared;

fn book(csv: &str) -> Workbook {
    read_bytes(csv.as_bytes()).expect("a csv")
}

fn roster(book: &Workbook, choices: &Choices) -> saisaat_import::Layout {
    layout(book, Target::Roster, choices).expect("a sheet")
}

#[test]
fn a_sheet_that_is_no_roster_is_laid_out_with_its_refusal_and_becomes_one_when_its_columns_are_matched_by_hand() {
    let book = read_workbook(shared::folder("rosters").join("districts.xlsx")).expect("readable");
    let so_far = roster(&book, &Choices::default());
    assert_eq!(so_far.refused.expect("no roster").code, "no_name_or_id_column");
    assert!(so_far.columns.iter().filter(|column| !column.samples.is_empty()).count() > 2);
    let column = so_far.columns[1].column.clone();
    let choices = Choices {
        sheet: Some(so_far.sheet),
        columns: [(column, Some("full_name".into()))].into(),
        ..Choices::default()
    };
    assert_eq!(roster(&book, &choices).refused, None);
}

#[test]
fn headings_that_nobody_knows_stand_where_most_words_do_and_columns_without_one_are_shown() {
    let book = book("รายงาน,,\nฟิลด์หนึ่ง,ฟิลด์สอง,\nสมชาย ใจดี,นิติกร,12\n");
    let so_far = roster(&book, &Choices::default());
    assert_eq!((so_far.header_first, so_far.header_last), (2, 2));
    let shown: Vec<_> = so_far.columns.iter().map(|c| (c.column.as_str(), c.heading.as_str())).collect();
    assert_eq!(shown, [("A", "ฟิลด์หนึ่ง"), ("B", "ฟิลด์สอง"), ("C", "")]);
    let choices = Choices { columns: [("A".into(), Some("full_name".into()))].into(), ..Choices::default() };
    let by_hand = roster(&book, &choices);
    assert_eq!((by_hand.header_first, by_hand.refused), (2, None));
}

#[test]
fn a_header_that_cannot_stand_there_is_refused_at_once() {
    let book = book(&format!("ชื่อ,นามสกุล\n{}", "สมชาย,ใจดี\n".repeat(20)));
    for header in [(0, 1), (22, 22), (1, 999_999_999), (5, 4), (1, 6), (4_000_000_000, u32::MAX)] {
        let choices = Choices { header: Some(header), ..Choices::default() };
        let refused = layout(&book, Target::Roster, &choices).expect_err("no such header");
        assert_eq!(refused.code(), "no_such_header", "{header:?}");
        assert!(refused.to_string().contains("แถวที่ 1 ถึง 21"), "{refused}");
    }
    let choices = Choices { header: Some((1, 5)), ..Choices::default() };
    assert_eq!(roster(&book, &choices).header_last, 5);
}

#[test]
fn an_id_in_a_column_that_nobody_took_for_one_is_masked_among_the_samples_however_it_is_written() {
    for id in ["1234567890121", "1-2345-67890-12-1", "1–2345–67890–12–1", "๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๑"]
    {
        let book = book(&format!("ชื่อ-สกุล,หมายเหตุ\nนายสมชาย ใจดี,บัตร {id}\n"));
        let layout = roster(&book, &Choices::default());
        let note = layout.columns.iter().find(|column| column.field.as_deref() == Some("note")).expect("a note");
        let digits = note.samples.concat().chars().filter(|c| c.is_numeric()).count();
        assert!(digits <= 3, "{id}: {:?}", note.samples);
    }
}

#[test]
fn an_id_in_a_heading_or_in_the_name_of_a_sheet_is_told_nowhere_and_the_sheet_is_found_by_what_is_told() {
    let mut book = book("ชื่อ,นามสกุล,อีเมล,ของ 1-2345-67890-12-1,รหัสผ่าน 1234567890121\nสมชาย,ใจดี,ไม่มีเมล,ก,ข\n");
    book.sheets[0].name = "บัตร 1234567890121".into();
    let inspection = inspect(&book, Some(Target::Roster));
    let laid_out = roster(&book, &Choices::default());
    assert!(!inspection.sheets[0].problems.is_empty());
    let told = serde_json::to_string(&(&inspection, &laid_out)).unwrap();
    assert!(told.contains("ของ x-xxxx-xxxxx-12-1") && told.contains("บัตร x-xxxx-xxxxx-12-1"), "{told}");
    assert!(!told.contains("67890"), "{told}");
    for name in [&laid_out.sheet, &book.sheets[0].name] {
        let choices = Choices { sheet: Some(name.clone()), ..Choices::default() };
        assert_eq!(roster(&book, &choices), laid_out);
    }
    let choices = Choices { sheet: Some("อื่น".into()), ..Choices::default() };
    let refused = layout(&book, Target::Roster, &choices).unwrap_err().to_string();
    assert!(refused.contains("บัตร x-xxxx-xxxxx-12-1") && !refused.contains("67890"), "{refused}");
}
