//! Of several sheets or tables the one that is read is named, and what is left unread is told.

mod shared;

use rust_xlsxwriter::Worksheet;
use saisaat_import::{Target, Workbook};
use shared::book::{book, sheet};
use shared::{Tried, ministry};

fn tried(workbook: &Workbook, answers: &[(&str, &str)]) -> Tried {
    let ministry = ministry();
    ministry.answered(workbook, Target::Roster, &ministry.of_agency(0), answers)
}

fn asked(tried: &Tried) -> Vec<(&str, usize)> {
    let open = tried.check.questions.iter().filter(|question| question.answer.is_none());
    open.map(|question| (question.code.as_str(), question.choices.len())).collect()
}

fn roster(position: &str, people: usize) -> Worksheet {
    let names = ["นายสมชาย ใจดี", "นางสาวสมหญิง มีสุข", "นายวิชัย รักไทย"];
    let head: &[&str] = &["ชื่อ-สกุล", "ตำแหน่ง", "สังกัด"];
    let rows: Vec<[&str; 3]> = names.iter().take(people).map(|name| [*name, position, "กองกลาง"]).collect();
    sheet(&std::iter::once(head).chain(rows.iter().map(<[&str; 3]>::as_slice)).collect::<Vec<_>>())
}

#[test]
fn a_sheet_that_is_shown_is_read_before_one_that_is_not_and_is_named() {
    for very in [false, true] {
        let mut old = roster("ตำแหน่งเก่า", 3);
        old.set_name("ปี2567").expect("a name");
        if very {
            old.set_very_hidden(true)
        } else {
            old.set_hidden(true)
        };
        let mut new = roster("ตำแหน่งใหม่", 2);
        new.set_name("ปี2568").expect("a name").set_active(true);
        let tried = tried(&book(vec![old, new]), &[]);
        assert_eq!((tried.check.sheet.as_str(), tried.counts().inserted), ("ปี2568", 2), "{very}");
        assert_eq!(tried.says(2, "position"), "ตำแหน่งใหม่");
        let note = tried.check.notes.iter().find(|note| note.code == "sheet_chosen").expect("named");
        assert!(note.message.contains("ปี2568") && note.message.contains("ปี2567"), "{}", note.message);
    }
}

#[test]
fn only_a_sheet_alone_is_not_named() {
    assert!(!tried(&book(vec![roster("นิติกร", 2)]), &[]).notes().contains(&"sheet_chosen"));
}

const STACKED: [&[&str]; 9] = [
    &["ข้าราชการ"],
    &["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "สังกัด"],
    &["#1", "นายสมชาย ใจดี", "นิติกร", "กองกลาง"],
    &["#2", "นางสาวสมหญิง มีสุข", "นิติกร", "กองกลาง"],
    &[],
    &["ลูกจ้างชั่วคราว"],
    &["ลำดับ", "ชื่อ-สกุล", "สังกัด", "ตำแหน่ง"],
    &["#1", "นางมาลี ทองคำ", "กองคลัง", "พนักงานขับรถ"],
    &["#2", "นายวิชัย รักไทย", "กองคลัง", "พนักงานขับรถ"],
];

#[test]
fn a_table_below_another_with_its_columns_in_another_order_is_asked_and_each_can_be_read() {
    let workbook = book(vec![sheet(&STACKED)]);
    assert_eq!(asked(&tried(&workbook, &[])), [("tables_below", 2)]);
    let first = tried(&workbook, &[("tables_below", "first")]);
    assert_eq!((first.counts().inserted, first.says(3, "position")), (2, "นิติกร".into()));
    let second = tried(&workbook, &[("tables_below", "second")]);
    assert_eq!((second.counts().inserted, second.says(8, "position")), (2, "พนักงานขับรถ".into()));
    assert_eq!(second.says(9, "unit"), "กองคลัง");
}

#[test]
fn a_header_that_repeats_as_it_stands_is_no_other_table() {
    let mut rows = STACKED;
    rows[6] = rows[1];
    let tried = tried(&book(vec![sheet(&rows)]), &[]);
    assert_eq!((asked(&tried), tried.counts().inserted), (vec![], 4));
}

#[test]
fn tables_side_by_side_are_asked_and_each_can_be_read() {
    let rows: [&[&str]; 3] = [
        &["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "", "ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง"],
        &["#1", "นายสมชาย ใจดี", "นิติกร", "", "#3", "นางมาลี ทองคำ", "นักวิชาการ"],
        &["#2", "นางสาวสมหญิง มีสุข", "นิติกร", "", "#4", "นายวิชัย รักไทย", "นักวิชาการ"],
    ];
    let workbook = book(vec![sheet(&rows)]);
    assert_eq!(asked(&tried(&workbook, &[])), [("tables_beside", 2)]);
    let names = |answer: &str| {
        let tried = tried(&workbook, &[("tables_beside", answer)]);
        (tried.name(2), tried.says(3, "position"))
    };
    assert_eq!(names("first"), ("นายสมชาย ใจดี".into(), "นิติกร".into()));
    assert_eq!(names("second"), ("นางมาลี ทองคำ".into(), "นักวิชาการ".into()));
}
