//! Every given roster through the executable: what its notes ask for comes true in the workspace, and `--dry-run` says the same.

use driver::paths::given;

use super::compared::imports::{Wanted, are_known_again, come_to, left_out};

const FILES: Wanted<'static> = &[
    ("01_dpis_geis_export_biff5_nocodepage.xls", Some((18, 3))),
    ("03_dpis_decoration_import_template.xls", Some((39, 0))),
    ("04_pis_salary_result_9rows.xls", Some((8, 0))),
    ("07_dpis_expertise_form_13sheets.xls", Some((1, 0))),
    ("08_dpis_attendance_month_template_thaidigits.xls", None),
    ("10_lms_user_import_template_54cols.xls", Some((1, 0))),
    ("11_staff_upload_template.xlsx", Some((0, 3))),
    ("12_election62_candidates_800.csv", Some((800, 0))),
    ("13_thai_districts.xlsx", None),
    ("14_thailand_post_subdistricts.xls", None),
    ("15_event_name_list_one_column.xlsx", Some((0, 96))),
    ("16_SYNTHETIC_training_roster.xlsx", Some((12, 2))),
    ("17_SYNTHETIC_roster_cp874.csv", Some((8, 0))),
];

#[test]
fn every_given_spreadsheet_imports_as_its_notes_say_or_is_refused() {
    come_to(&given("spreadsheets"), FILES);
}

#[test]
fn no_given_spreadsheet_is_left_out() {
    assert_eq!(left_out(&given("spreadsheets"), FILES), [""; 0], "files have no wanted outcome");
}

#[test]
fn a_roster_imported_again_knows_everyone() {
    are_known_again(
        &["16_SYNTHETIC_training_roster.xlsx", "17_SYNTHETIC_roster_cp874.csv"]
            .map(|file| given("spreadsheets").join(file)),
    );
}
