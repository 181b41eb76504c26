//! What a file holds and does not show: hidden rows, columns and sheets are told and asked, never taken in silence.

mod shared;

use rust_xlsxwriter::Worksheet;
use saisaat_import::{Outcome, Skipped, Target, Workbook, read_bytes};
use shared::book::{book, sheet};
use shared::{Tried, ministry};

const ROSTER: [&[&str]; 5] = [
    &["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "สังกัด"],
    &["#1", "นายสมชาย ใจดี", "นิติกร", "กองกลาง"],
    &["#2", "นางสาวสมหญิง มีสุข", "นิติกร", "กองกลาง"],
    &["#3", "นายวิชัย รักไทย", "นิติกร", "กองคลัง"],
    &["#4", "นางมาลี ทองคำ", "นิติกร", "กองคลัง"],
];

fn roster() -> Worksheet {
    sheet(&ROSTER)
}

fn tried(workbook: &Workbook, answers: &[(&str, &str)]) -> Tried {
    let ministry = ministry();
    ministry.answered(workbook, Target::Roster, &ministry.of_agency(0), answers)
}

fn asked(tried: &Tried) -> Vec<&str> {
    let open = tried.check.questions.iter().filter(|question| question.answer.is_none());
    open.map(|question| question.code.as_str()).collect()
}

#[test]
fn hidden_rows_with_data_are_asked_and_taken_or_left_out() {
    let mut sheet = roster();
    sheet.set_row_hidden(2).expect("hidden").set_row_hidden(4).expect("hidden").set_row_hidden(9).expect("hidden");
    let workbook = book(vec![sheet]);
    let open = tried(&workbook, &[]);
    assert_eq!(asked(&open), ["hidden_rows"]);
    let message = &open.check.questions[0].message;
    assert!(message.contains("2 แถว (แถว 3, 5)"), "{message}");
    let taken = tried(&workbook, &[("hidden_rows", "take")]);
    assert_eq!((asked(&taken), taken.counts().inserted), (vec![], 4));
    let left = tried(&workbook, &[("hidden_rows", "leave_out")]);
    assert_eq!((left.counts().inserted, left.skipped(Skipped::Chosen)), (2, vec![3, 5]));
}

#[test]
fn rows_that_a_filter_hides_are_asked() {
    let mut sheet = roster();
    sheet.autofilter(0, 0, 4, 3).expect("a filter");
    sheet.filter_column(3, &rust_xlsxwriter::FilterCondition::new().add_list_filter("กองกลาง")).expect("filtered");
    assert_eq!(asked(&tried(&book(vec![sheet]), &[])), ["hidden_rows"]);
}

#[test]
fn a_hidden_column_that_is_read_is_asked_and_one_that_is_not_read_is_not() {
    let mut sheet = roster();
    sheet.set_column_hidden(2).expect("hidden").set_column_hidden(7).expect("hidden");
    let workbook = book(vec![sheet]);
    assert_eq!(asked(&tried(&workbook, &[])), ["hidden_columns:C"]);
    let left = tried(&workbook, &[("hidden_columns", "leave_out")]);
    assert_eq!((left.says(2, "position"), left.counts().inserted), (String::new(), 4));
    let taken = tried(&workbook, &[("hidden_columns", "take")]);
    assert_eq!(taken.says(2, "position"), "นิติกร");
}

#[test]
fn nothing_that_is_shown_is_asked() {
    let tried = tried(&book(vec![roster()]), &[]);
    assert_eq!((asked(&tried), tried.check.rows.iter().all(|row| row.outcome == Outcome::Insert)), (vec![], true));
}

#[test]
fn a_row_of_a_page_that_is_not_shown_is_asked() {
    let page = "<table><tr><th>ชื่อ-สกุล<th>ตำแหน่ง<tr><td>นายสมชาย ใจดี<td>นิติกร\
                <tr style='display:none'><td>นายวิชัย รักไทย<td>นิติกร</table>";
    assert_eq!(asked(&tried(&read_bytes(page.as_bytes()).expect("a page"), &[])), ["hidden_rows"]);
}

#[test]
fn a_row_of_a_spreadsheet_of_xml_that_is_not_shown_is_asked() {
    let row = |attribute: &str, cells: [&str; 2]| {
        let cells = cells.map(|cell| format!("<Cell><Data ss:Type=\"String\">{cell}</Data></Cell>"));
        format!("<Row{attribute}>{}</Row>", cells.concat())
    };
    let rows = [row("", ["ชื่อ-สกุล", "ตำแหน่ง"]), row(" ss:Hidden=\"1\"", ["นายสมชาย ใจดี", "นิติกร"])].concat();
    let main = "urn:schemas-microsoft-com:office:spreadsheet";
    let text = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"{main}\" xmlns:ss=\"{main}\"><Worksheet ss:Name=\"ก\"><Table>\
         <Column ss:Index=\"2\" ss:Hidden=\"1\"/>{rows}</Table></Worksheet></Workbook>"
    );
    let tried = tried(&read_bytes(text.as_bytes()).expect("xml"), &[]);
    assert_eq!(asked(&tried), ["hidden_columns:B", "hidden_rows"]);
}
