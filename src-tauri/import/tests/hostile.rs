//! Hostile, damaged and mislabelled files: a clear refusal or the right values, and soon.

mod shared;

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use saisaat_import::{ImportError, Row, Sheet, Workbook, read_bytes, read_workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

/// What a file must come to.
enum Wanted {
    /// A refusal with one of these codes.
    Refused(&'static [&'static str]),
    /// A cell (row, column from 1) of the first sheet that reads so.
    Cell(u32, u32, &'static str),
    /// Readable; what it holds is tested elsewhere or is nothing of note.
    Read,
}
use Wanted::{Cell, Read, Refused};

const UNSUPPORTED: Wanted = Refused(&["unsupported_format"]);
const DAMAGED: Wanted = Refused(&["damaged"]);

#[rustfmt::skip]
const FILES: &[(&str, Wanted)] = &[
    ("absolute_target.xlsx", Cell(1, 1, "x")),
    ("attr_many.xlsx", Cell(1, 1, "1")),
    ("b1904.xlsx", Cell(1, 1, "2026-05-01")),
    ("be_dates.xlsx", Cell(1, 2, "2026-05-01")),
    ("biff2_cp874.xls", UNSUPPORTED),
    ("biff3_cp874.xls", UNSUPPORTED),
    ("biff4_cp874.xls", UNSUPPORTED),
    ("biff5_cp874.xls", Read),
    ("biff5_cp874_patched.xls", Cell(1, 1, "ชื่อ")),
    ("biff8_sjs.xls", Read),
    ("biff8_sparse.xls", Refused(&["too_large"])),
    ("biff8_thai.xls", Cell(2, 3, "ข้อมูล 1,2")),
    ("billion_laughs.xlsx", Refused(&["damaged"])),
    ("control_chars.xlsx", Read),
    ("csv_named.xls", Cell(2, 1, "สมชาย")),
    ("deep_nesting.xlsx", Refused(&["empty_file"])),
    ("dim_huge_one_cell.xlsx", Cell(1, 1, "x")),
    ("dim_lying_small.xlsx", Cell(1, 26, "z")),
    ("dup_cells.xlsx", Cell(1, 1, "2")),
    ("dup_headers.xlsx", Cell(2, 2, "b")),
    ("empty.csv", Refused(&["empty_file"])),
    ("empty.xls", Refused(&["empty_file"])),
    ("empty.xlsx", Refused(&["empty_file"])),
    ("external_link_formula.xlsx", Cell(1, 1, "5")),
    ("external_target.xlsx", DAMAGED),
    ("htm_sjs.xls", Read),
    ("html_named.xlsx", Cell(2, 2, "01/05/2569")),
    ("html_tis620_named.xls", Cell(2, 1, "สมชาย")),
    ("html_utf8_named.xls", Cell(1, 2, "วันที่")),
    ("merge_huge.xlsx", Cell(1, 1, "x")),
    ("mht_named.xls", UNSUPPORTED),
    ("missing_sheet_part.xlsx", DAMAGED),
    ("no_r_attr.xlsx", Cell(1, 2, "3")),
    ("ods_repeat_99M.ods", UNSUPPORTED),
    ("ods_repeat_max.ods", UNSUPPORTED),
    ("ods_space_bomb.ods", UNSUPPORTED),
    ("ods_truncated_in_cell.ods", UNSUPPORTED),
    ("ods_truncated_in_row.ods", UNSUPPORTED),
    ("ods_truncated_in_table.ods", UNSUPPORTED),
    ("ole_dir_self_loop.xls", DAMAGED),
    ("pdf_named.xlsx", UNSUPPORTED),
    ("ref_overflow.xlsx", DAMAGED),
    ("row_overflow.xlsx", DAMAGED),
    ("rows_unordered.xlsx", Cell(1, 1, "1")),
    ("rtf_named.xls", UNSUPPORTED),
    ("sjs.fods", UNSUPPORTED),
    ("sjs.xlsb", UNSUPPORTED),
    ("sparse_colXFD_10000rows.xlsx", Cell(10_001, 16_384, "y")),
    ("sparse_corners.xlsx", Cell(1_048_576, 16_384, "y")),
    ("sst_index_out_of_range.xlsx", DAMAGED),
    ("sst_uniqueCount_lie.xlsx", Refused(&["too_large"])),
    ("text_named.xlsx", Cell(2, 2, "ใจดี")),
    ("thai_builtin_fmts.xlsx", Read),
    ("thai_custom_fmts.xlsx", Read),
    ("traversal_target.xlsx", DAMAGED),
    ("trunc_1.xlsx", DAMAGED),
    ("trunc_10.xlsx", DAMAGED),
    ("trunc_1485.xlsx", DAMAGED),
    ("trunc_1489.xlsx", DAMAGED),
    ("trunc_745.xlsx", DAMAGED),
    ("tsv_utf16_named.xls", Cell(2, 2, "ใจดี")),
    ("xlsx_named.xls", Cell(2, 2, "b")),
    ("xml2003.xls", Read),
    ("xml2003_named.xls", Cell(1, 1, "a")),
    ("xxe_file.xlsx", DAMAGED),
    ("zip_prefix_junk.xlsx", Cell(2, 2, "b")),
];

fn written(book: &Workbook, row: u32, column: u32) -> String {
    book.sheets[0].get(row, column).map(|v| v.written().into_owned()).unwrap_or_default()
}

#[test]
fn every_hostile_file_comes_to_what_its_notes_ask_for_within_seconds() {
    let folder = shared::folder("hostile");
    let mut wrong = Vec::new();
    for (file, wanted) in FILES {
        let begun = Instant::now();
        let found = read_workbook(folder.join(file));
        let took = begun.elapsed();
        let right = match (&found, wanted) {
            (Err(error), Refused(codes)) => codes.contains(&error.code()),
            (Ok(book), Cell(row, column, text)) => written(book, *row, *column) == *text,
            (Ok(_), Read) => true,
            _ => false,
        };
        if !right || took > Duration::from_secs(10) {
            let head = |s: &Sheet| s.rows().take(3).flat_map(Row::cells).map(|(c, v)| format!("{c}: {v:?}")).collect();
            let found = found.map(|b| b.sheets.iter().map(head).collect::<Vec<Vec<_>>>());
            wrong.push(format!("{file}: {found:?} in {took:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_hostile_file_is_left_out() {
    for entry in std::fs::read_dir(shared::folder("hostile")).expect("the folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
        let known =
            FILES.iter().any(|(file, _)| *file == name) || ["README.md", "generate.py"].contains(&name.as_str());
        assert!(known, "{name} has no wanted outcome");
    }
}

#[test]
fn every_thai_date_format_comes_out_as_a_date() {
    fn is_builtin(format: &str) -> bool {
        format.parse().is_ok_and(|id: u32| (71..=81).contains(&id))
    }
    fn is_code(format: &str) -> bool {
        ["yy", "bbbb", "ปป"].iter().any(|year| format.contains(year))
    }
    for (file, wanted) in [("thai_builtin_fmts.xlsx", 11), ("thai_custom_fmts.xlsx", 11)] {
        let book = read_workbook(shared::folder("hostile").join(file)).expect(file);
        let mut dates = 0;
        for row in book.sheets[0].rows() {
            let format = row.get(1).map(|v| v.written().into_owned()).unwrap_or_default();
            if is_builtin(&format) || is_code(&format) {
                assert_eq!(row.get(2).map(|v| v.written()).as_deref(), Some("2026-05-01"), "{file}: format {format}");
                dates += 1;
            }
        }
        assert_eq!(dates, wanted, "{file}");
    }
}

/// The bytes of a given file with one run of bytes in place of another.
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
        patched("biff8_thai.xls", &[0x42, 0, 2, 0], &[0x2F, 0, 2, 0]),
        patched("biff8_thai.xls", &utf16("Workbook\0\0\0\0\0\0\0\0\0"), &utf16("EncryptedPackage\0")),
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
