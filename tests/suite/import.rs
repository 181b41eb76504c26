//! Every roster through the executable: what its kind asks for comes true in the workspace, and `--dry-run` says the same.

use driver::Workspace;
use driver::paths::spreadsheets;
use driver::workspace::plain;
use serde_json::Value;

/// What a file comes to: people brought in and rows skipped, or a refusal.
const FILES: &[(&str, Option<(u64, u64)>)] = &[
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

fn counts(said: &Value) -> (u64, u64) {
    let count = |name: &str| said[name].as_u64().unwrap_or_else(|| panic!("no {name} in {said}"));
    (count("inserted"), count("skipped"))
}

#[test]
fn every_roster_is_imported_as_its_kind_asks_or_is_refused() {
    let workspace = Workspace::empty();
    let mut people = 0;
    for (file, wanted) in FILES {
        let path = spreadsheets("rosters").join(file);
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
fn no_roster_is_left_out() {
    for entry in std::fs::read_dir(spreadsheets("rosters")).expect("the folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("a plain name");
        assert!(FILES.iter().any(|(file, _)| *file == name), "{name} has no wanted outcome");
    }
}

#[test]
fn a_roster_imported_again_knows_everyone() {
    let workspace = Workspace::empty();
    for file in ["training.xlsx", "windows_874.csv"] {
        let path = spreadsheets("rosters").join(file);
        let first = workspace.imports(&path);
        let again = workspace.imports(&path);
        assert_eq!(again["unchanged"], first["inserted"], "{again}");
        assert_eq!((&again["inserted"], &again["updated"]), (&0.into(), &0.into()), "{again}");
    }
}
