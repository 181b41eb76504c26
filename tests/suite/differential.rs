//! What we read in every spreadsheet of the repository against what openpyxl and xlrd read in it, cell by cell.

use driver::paths::spreadsheets;

use super::compared::peers::{EXPLAINED, Rule, compare, of};

/// Workbooks in which openpyxl or xlrd read cells and which we refuse, and as what; each refusal says what to do.
const REFUSED: &[(&str, &str)] = &[
    // Ask for a gigabyte, for a row that no grid has, and for four milliards of texts.
    ("excel_97_corners.xls", "too_large"),
    ("place_beyond_rows.xlsx", "damaged"),
    ("texts_said_many.xlsx", "too_large"),
];

/// Explanations that these files alone need.
const OF_THESE: &[Rule] = &[Rule {
    why: "a serial before 1900 or beyond 9999 is no day, whatever its format: a number to us",
    holds: |_, difference| {
        let theirs = of(&difference.theirs, "date").is_some_and(|day| day.starts_with("1899"));
        let is_no_day = theirs || of(&difference.theirs, "error") == Some("#VALUE!");
        of(&difference.ours, "number").is_some() && is_no_day
    },
}];

#[test]
fn no_cell_reads_otherwise_than_openpyxl_or_xlrd_read_it_without_an_explanation() {
    let found = compare(&["hostile", "odd", "rosters"].map(spreadsheets), &[EXPLAINED, OF_THESE]);
    assert_eq!(found.refusals(), REFUSED);
    assert!(found.files >= 35 && found.cells >= 15_000, "{} files, {} cells", found.files, found.cells);
}
