//! Every given roster through the executable: what its notes ask for comes true in the workspace, and `--dry-run` says the same.

use driver::Workspace;
use driver::paths::given;
use driver::workspace::plain;
use serde_json::Value;

/// What a file comes to: people brought in and rows skipped, or a refusal.
const FILES: &[(&str, Option<(u64, u64)>)] = &[
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

fn counts(said: &Value) -> (u64, u64) {
    let count = |name: &str| said[name].as_u64().unwrap_or_else(|| panic!("no {name} in {said}"));
    (count("inserted"), count("skipped"))
}

#[test]
fn every_given_spreadsheet_imports_as_its_notes_say_or_is_refused() {
    let workspace = Workspace::empty();
    let mut people = 0;
    for (file, wanted) in FILES {
        let path = given("spreadsheets").join(file);
        let dry = workspace.run("import", ["roster", plain(&path), "--dry-run", "--json"]);
        let real = workspace.run("import", ["roster", plain(&path), "--json"]);
        assert_eq!(dry.stdout, real.stdout, "{file}: the dry run says what the real one does");
        match wanted {
            None => assert_eq!((dry.code, real.code), (1, 1), "{file}: {real:?}"),
            Some(wanted) => assert_eq!(counts(&real.json()), *wanted, "{file}: {real:?}"),
        }
        people += wanted.map_or(0, |(inserted, _)| inserted);
        assert_eq!(workspace.list("people").len() as u64, people, "{file}");
    }
}

#[test]
fn no_given_spreadsheet_is_left_out() {
    for entry in std::fs::read_dir(given("spreadsheets")).expect("the folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
        assert!(name == "README.md" || FILES.iter().any(|(file, _)| *file == name), "{name} has no wanted outcome");
    }
}

#[test]
fn a_roster_imported_again_knows_everyone() {
    let workspace = Workspace::empty();
    for file in ["16_SYNTHETIC_training_roster.xlsx", "17_SYNTHETIC_roster_cp874.csv"] {
        let path = given("spreadsheets").join(file);
        let first = workspace.imports(&path);
        let again = workspace.imports(&path);
        assert_eq!(again["unchanged"], first["inserted"], "{again}");
        assert_eq!((&again["inserted"], &again["updated"]), (&0.into(), &0.into()), "{again}");
    }
}
