//! Every roster through the executable: what its kind asks for comes true in the workspace, and `--dry-run` says the same.

use driver::paths::spreadsheets;

use super::compared::imports::{Wanted, are_known_again, come_to, left_out};

const FILES: Wanted<'static> = &[
    ("posts_without_code_page.xls", Some((7, 3))),
    ("decorations.xls", Some((6, 0))),
    ("salaries.xls", Some((6, 0))),
    ("form_of_many_sheets.xls", Some((1, 0))),
    ("month_grid.xls", None),
    ("learning_users.xls", Some((1, 0))),
    ("upload_template.xlsx", Some((0, 3))),
    ("candidates.csv", Some((40, 0))),
    ("districts.xlsx", None),
    ("post_codes.xls", None),
    ("given_names.xlsx", Some((0, 18))),
    ("training.xlsx", Some((12, 2))),
    ("windows_874.csv", Some((8, 0))),
];

#[test]
fn every_roster_is_imported_as_its_kind_asks_or_is_refused() {
    come_to(&spreadsheets("rosters"), FILES);
}

#[test]
fn no_roster_is_left_out() {
    assert_eq!(left_out(&spreadsheets("rosters"), FILES), [""; 0], "files have no wanted outcome");
}

#[test]
fn a_roster_imported_again_knows_everyone() {
    are_known_again(&["training.xlsx", "windows_874.csv"].map(|file| spreadsheets("rosters").join(file)));
}
