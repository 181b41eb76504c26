//! Formulas that failed or that nobody computed are problems at their cells, never empty ones.

mod shared;

use saisaat_import::{Target, Workbook, read_bytes};
use shared::book::{patched, sheet};
use shared::{Tried, ministry};

const HEAD: [&str; 4] = ["ชื่อ-สกุล", "ตำแหน่ง", "เบอร์โทรศัพท์", "วันเกิด"];

fn tried(workbook: Workbook) -> Tried {
    let ministry = ministry();
    ministry.answered(&workbook, Target::Roster, &ministry.of_agency(0), &[])
}

/// A roster whose second row has these cells as XML, from the first column on.
fn with_cells(cells: [&str; 4]) -> Workbook {
    let rows = [&HEAD[..], &["#1", "#2", "#3", "#4"], &["นางมาลี ทองคำ", "นิติกร"]];
    patched(vec![sheet(&rows)], "xl/worksheets/sheet1.xml", |text| {
        let mut text = text;
        for (column, cell) in ["A", "B", "C", "D"].iter().zip(cells) {
            let begins = text.find(&format!("<c r=\"{column}2\"")).expect("a cell");
            let ends = begins + text[begins..].find("</c>").expect("its end") + 4;
            text.replace_range(begins..ends, &format!("<c r=\"{column}2\"{cell}</c>"));
        }
        text
    })
}

#[test]
fn a_formula_without_a_value_asks_to_open_and_save_it_in_excel_in_every_field() {
    let cell = "><f>VLOOKUP(F2,X!A:B,2,0)</f><v></v>";
    let tried = tried(with_cells([cell, cell, "><f t=\"shared\" si=\"0\"/>", "><f>1</f>"]));
    let wanted = ["A", "B", "C", "D"].map(|column| (2, column, "uncomputed_formula"));
    assert_eq!((tried.problems(), tried.counts().inserted), (wanted.to_vec(), 1));
    assert!(tried.check.problems[0].message.contains("เปิดไฟล์ด้วย Excel แล้วบันทึก"));
}

#[test]
fn a_formula_that_says_nothing_is_an_empty_cell() {
    let empty = " t=\"str\"><f>IF(1,\"\",2)</f><v></v>";
    let name = " t=\"str\"><f>B2</f><v>นายสมชาย ใจดี</v>";
    let tried = tried(with_cells([name, empty, empty, empty]));
    assert_eq!((tried.problems(), tried.counts().inserted), (vec![], 2));
}

#[test]
fn an_error_cell_is_a_problem_in_every_field_names_included() {
    let cell = |error: &str| format!(" t=\"e\"><f>X!A1</f><v>{error}</v>");
    let cells = ["#REF!", "#N/A", "#VALUE!", "#NAME?"].map(cell);
    let tried = tried(with_cells(cells.each_ref().map(String::as_str)));
    let wanted = ["A", "B", "C", "D"].map(|column| (2, column, "error_cell"));
    assert_eq!((tried.problems(), tried.counts().inserted), (wanted.to_vec(), 1));
}

#[test]
fn an_error_that_a_text_file_kept_is_a_problem() {
    let csv = "คำนำหน้า,ชื่อ,นามสกุล,ตำแหน่ง\nนาย,#REF!,ใจดี,นิติกร\nนาย,วิชัย,#N/A,########\n";
    let tried = tried(read_bytes(csv.as_bytes()).expect("a csv"));
    let problems = tried.problems();
    assert_eq!(problems, [(2, "B", "error_cell"), (3, "C", "error_cell"), (3, "D", "error_cell")]);
    assert_eq!(tried.counts().inserted, 0);
}
