//! Hostile, damaged and mislabelled files: a clear refusal or the right values, and soon.

mod shared;

use std::io::{Cursor, Write as _};

use saisaat_import::{ImportError, read_bytes};
use shared::hostile::Wanted::{self, Cell, Read, Refused};
use shared::hostile::{DAMAGED, UNSUPPORTED, failing, thai_dates};
use zip::write::{SimpleFileOptions, ZipWriter};

#[rustfmt::skip]
const FILES: &[(&str, Wanted)] = &[
    ("attributes.xlsx", Cell(1, 1, "1")),
    ("binary.xlsb", UNSUPPORTED),
    ("corners.xlsx", Cell(1_048_576, 16_384, "y")),
    ("csv_named.xls", Cell(2, 1, "มานะ")),
    ("csv_named.xlsx", Cell(2, 2, "รักถิ่น")),
    ("cut_after_1.xlsx", DAMAGED),
    ("cut_after_10.xlsx", DAMAGED),
    ("cut_by_1.xlsx", DAMAGED),
    ("cut_by_5.xlsx", DAMAGED),
    ("cut_in_half.xlsx", DAMAGED),
    ("days.xlsx", Cell(1, 2, "2026-05-01")),
    ("days_of_1904.xlsx", Cell(1, 1, "2026-05-01")),
    ("deep.xlsx", Refused(&["empty_file"])),
    ("empty.csv", Refused(&["empty_file"])),
    ("empty.xls", Refused(&["empty_file"])),
    ("empty.xlsx", Refused(&["empty_file"])),
    ("entities_that_grow.xlsx", DAMAGED),
    ("entity_of_a_file.xlsx", DAMAGED),
    ("excel_2.xls", UNSUPPORTED),
    ("excel_3.xls", UNSUPPORTED),
    ("excel_4.xls", UNSUPPORTED),
    ("excel_5.xls", Cell(1, 1, "ชื่อ")),
    ("excel_5_without_code_page.xls", Cell(2, 2, "รักถิ่น")),
    ("excel_97.xls", Cell(2, 3, "ข้อมูล 1,2")),
    ("excel_97_corners.xls", Refused(&["too_large"])),
    ("flat.fods", UNSUPPORTED),
    ("formats_builtin.xlsx", Read),
    ("formats_written.xlsx", Read),
    ("formula_elsewhere.xlsx", Cell(1, 1, "5")),
    ("headings_twice.xlsx", Cell(2, 2, "ข")),
    ("html_named.xls", Cell(1, 2, "นามสกุล")),
    ("html_named.xlsx", Cell(3, 2, "01/05/2569")),
    ("html_of_tis620_named.xls", Cell(2, 1, "มานะ")),
    ("long_and_wide.xlsx", Cell(10_001, 16_384, "y")),
    ("merged_whole.xlsx", Cell(1, 1, "x")),
    ("mht_named.xls", UNSUPPORTED),
    ("ods_cut_off.ods", UNSUPPORTED),
    ("ods_many_rows.ods", UNSUPPORTED),
    ("ods_many_spaces.ods", UNSUPPORTED),
    ("pdf_named.xlsx", UNSUPPORTED),
    ("place_beyond_columns.xlsx", DAMAGED),
    ("place_beyond_rows.xlsx", DAMAGED),
    ("place_twice.xlsx", Cell(1, 1, "2")),
    ("place_unsaid.xlsx", Cell(1, 2, "3")),
    ("rows_backwards.xlsx", Cell(1, 1, "1")),
    ("rtf_named.xls", UNSUPPORTED),
    ("said_larger.xlsx", Cell(1, 1, "x")),
    ("said_smaller.xlsx", Cell(1, 26, "z")),
    ("signs_of_control.xlsx", Read),
    ("tables_in_a_circle.xls", DAMAGED),
    ("target_absolute.xlsx", Cell(1, 1, "x")),
    ("target_elsewhere.xlsx", DAMAGED),
    ("target_missing.xlsx", DAMAGED),
    ("target_outside.xlsx", DAMAGED),
    ("texts_beyond.xlsx", DAMAGED),
    ("texts_said_many.xlsx", Refused(&["too_large"])),
    ("tsv_of_utf16_named.xls", Cell(2, 2, "รักถิ่น")),
    ("xlsx_after_junk.xlsx", Cell(2, 2, "ข")),
    ("xlsx_named.xls", Cell(2, 2, "ข")),
    ("xml_named.xls", Cell(2, 2, "รักถิ่น")),
];

#[test]
fn every_hostile_file_comes_to_a_clear_refusal_or_its_values_within_seconds() {
    let wrong = failing(&shared::folder("hostile"), FILES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_thai_date_format_comes_out_as_a_date() {
    for (file, dates) in [("formats_builtin.xlsx", 11), ("formats_written.xlsx", 9)] {
        assert_eq!(thai_dates(&shared::folder("hostile").join(file)), dates, "{file}");
    }
}

/// The bytes of a file with one run of bytes in place of another.
fn patched(file: &str, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = std::fs::read(shared::folder("hostile").join(file)).expect(file);
    let at = bytes.windows(from.len()).position(|found| found == from).expect("is there");
    bytes[at..at + to.len()].copy_from_slice(to);
    bytes
}

/// A workbook whose sheets have these kinds, and cells if any.
fn package(kinds: &[&str], cells: &str) -> Vec<u8> {
    let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let each = |part: &dyn Fn(usize, &str) -> String| -> String {
        (1..).zip(kinds).map(|(number, kind)| part(number, kind)).collect()
    };
    let sheets = each(&|n, _| format!(r#"<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>"#));
    let targets =
        each(&|n, kind| format!(r#"<Relationship Id="rId{n}" Type="{relationships}/{kind}" Target="sheet{n}.xml"/>"#));
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships><Relationship Id="r" Type="{relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(r#"<workbook xmlns="{main}" xmlns:r="{relationships}"><sheets>{sheets}</sheets></workbook>"#),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{targets}</Relationships>")),
    ];
    parts.extend((1..=kinds.len()).map(|n| {
        (format!("xl/sheet{n}.xml"), format!(r#"<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>"#))
    }));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("starts");
        zip.write_all(content.as_bytes()).expect("writes");
    }
    zip.finish().expect("ends").into_inner()
}

#[test]
fn workbooks_behind_a_password_of_macros_or_of_nothing_say_what_to_do() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cell = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    assert_eq!(read_bytes(&package(&["worksheet"], cell)).map(|book| book.sheets.len()).expect("read"), 1);
    // FILEPASS in place of CODEPAGE; an encrypted package in place of the workbook.
    let passwords = [
        patched("excel_97.xls", &[0x42, 0, 2, 0], &[0x2F, 0, 2, 0]),
        patched("excel_97.xls", &utf16("Workbook\0\0\0\0\0\0\0\0\0"), &utf16("EncryptedPackage\0")),
    ];
    let wanted = passwords.into_iter().map(|bytes| (bytes, "password", "รหัสผ่าน")).chain([
        (package(&["chartsheet"], ""), "no_sheets", "ไม่มีแผ่นงาน"),
        (package(&[], ""), "no_sheets", "ไม่มีแผ่นงาน"),
        (package(&["worksheet", "xlMacrosheet"], cell), "unsupported_format", "แมโคร"),
        (package(&["worksheet", "worksheet"], ""), "empty_file", "ว่างเปล่า"),
    ]);
    for (bytes, code, says) in wanted {
        let error: ImportError = read_bytes(&bytes).err().unwrap_or_else(|| panic!("{code} was read"));
        assert_eq!(error.code(), code);
        let message = error.to_string();
        assert!(message.contains(says) && message.contains("โปรด"), "{message}");
    }
}
