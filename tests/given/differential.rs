//! What we read in every given spreadsheet against what openpyxl and xlrd read in it, cell by cell.

use driver::paths::given;

use super::compared::peers::Difference;
use super::compared::peers::{EXPLAINED, Rule, compare, lines, of};

/// Files in which openpyxl or xlrd read cells and which we refuse, and as what; each refusal says what to do.
const REFUSED: &[(&str, &str)] = &[
    // Parts in UTF-16, which Excel does not write and calamine 0.38 does not decode.
    ("phpspreadsheet__tests_data_Reader_XLSX_utf16be.bom.xlsx", "damaged"),
    ("phpspreadsheet__tests_data_Reader_XLSX_utf16be.xlsx", "damaged"),
    // The letters of a Macintosh of Central Europe, which calamine does not know.
    ("phpspreadsheet__tests_data_Reader_XLS_maccentraleurope.biff5.xls", "damaged"),
    // A sheet of Excel 4 macros among others.
    ("poi__test-data_spreadsheet_64420.xlsm", "unsupported_format"),
    // Two parts whose names differ in case alone, which packages forbid: calamine takes the one without a cell.
    ("poi__test-data_spreadsheet_duplicate-filename-case-insensitive.xlsx", "empty_file"),
    // Excel before version 5.
    ("poi__test-data_spreadsheet_testEXCEL_3.xls", "unsupported_format"),
    ("poi__test-data_spreadsheet_testEXCEL_4.xls", "unsupported_format"),
    // Damaged: calamine comes to the end of the workbook's own part too soon.
    ("poi__test-data_spreadsheet_xlsx-corrupted.xlsx", "damaged"),
    ("biff2_cp874.xls", "unsupported_format"),
    ("biff3_cp874.xls", "unsupported_format"),
    ("biff4_cp874.xls", "unsupported_format"),
    // Asks for a gigabyte, and a row that no grid has: made to do harm.
    ("biff8_sparse.xls", "too_large"),
    ("row_overflow.xlsx", "damaged"),
];

/// Explanations that these files alone need.
const OF_THESE: &[Rule] = &[
    Rule {
        why: "a format of hours alone shows no day",
        holds: |file, difference| file == "calamine__tests_date_1904.xls" && of(&difference.ours, "number").is_some(),
    },
    Rule {
        why: "calamine 0.38 ends a text of three CONTINUE records after the first: beyond 8,000 letters in one cell of an .xls",
        holds: |_, difference| match (of(&difference.ours, "text"), of(&difference.theirs, "text")) {
            (Some(ours), Some(theirs)) => ours.chars().count() > 8_000 && lines(theirs).starts_with(&lines(ours)),
            _ => false,
        },
    },
    Rule {
        why: "formula records of a wrong type: calamine passes over them and their formats, xlrd takes them for right ones",
        holds: |file, _| file == "poi__test-data_spreadsheet_WrongFormulaRecordType.xls",
    },
    Rule {
        why: "openpyxl puts the target of a link into a cell that says nothing",
        holds: |file, difference| {
            file == "phpspreadsheet__tests_data_Reader_XLSX_issue.3720.xlsx" && difference.ours.is_none()
        },
    },
    Rule {
        why: "letters of two bytes in a BIFF5 file come with zeros between them, which cleaning takes out and says so",
        holds: |_, Difference { ours, theirs, .. }| match (ours, theirs) {
            (Some((_, ours)), Some((_, theirs))) => ours.contains('\0') && ours.replace('\0', "") == *theirs,
            _ => false,
        },
    },
];

#[test]
fn no_cell_of_the_given_spreadsheets_reads_otherwise_than_openpyxl_or_xlrd_read_it_without_an_explanation() {
    let found = compare(&["corpus", "spreadsheets", "hostile"].map(given), &[EXPLAINED, OF_THESE]);
    assert_eq!(found.refusals(), REFUSED);
    assert!(found.files >= 160 && found.cells >= 200_000, "{} files, {} cells", found.files, found.cells);
}
