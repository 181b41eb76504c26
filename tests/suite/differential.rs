//! What we read in every spreadsheet of the repository against what openpyxl and xlrd read in it, cell by cell.

use driver::paths::spreadsheets;

use super::compared::peers::{EXPLAINED, compare};

/// Workbooks in which openpyxl or xlrd read cells and which we refuse, and as what; each refusal says what to do.
const REFUSED: &[(&str, &str)] = &[
    // Ask for a gigabyte, and for a row that no grid has.
    ("excel_97_corners.xls", "too_large"),
    ("place_beyond_rows.xlsx", "damaged"),
];

#[test]
fn no_cell_reads_otherwise_than_openpyxl_or_xlrd_read_it_without_an_explanation() {
    let found = compare(&["hostile", "odd", "rosters"].map(spreadsheets), &[EXPLAINED]);
    assert_eq!(found.refusals(), REFUSED);
    assert!(found.files >= 40 && found.cells >= 10_000, "{} files, {} cells", found.files, found.cells);
}
