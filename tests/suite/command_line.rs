//! The command line is a contract: exit codes and JSON names that other programs rely on.

use std::fs;

use driver::workspace::plain;
use driver::{Workspace, saisaat};
use serde_json::Value;

use super::roster;

#[test]
fn wrong_usage_exits_with_two() {
    for wrong in
        [&["nonsense"][..], &["report"], &["score", "folder", "--year", "2569"], &["import", "folder", "nothing"]]
    {
        let ran = saisaat(wrong);
        assert_eq!(ran.code, 2, "{wrong:?}: {ran:?}");
        assert!(!ran.stderr.is_empty(), "{wrong:?} says why");
    }
}

#[test]
fn an_option_without_a_value_is_named_as_it_was_typed_and_nothing_is_made() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (place, passphrase) = (folder.path().join("w"), folder.path().join("p"));
    fs::write(&passphrase, "a passphrase of officers").expect("can write");
    let of_officers = ["--passphrase-file", plain(&passphrase)];
    for (option, others) in
        [("--ministry", &["--unprotected"][..]), ("--officer", &[&["--ministry", "ก"][..], &of_officers].concat())]
    {
        for nothing in ["", "  ", "\u{a0}"] {
            let ran = saisaat(["new", plain(&place), option, nothing].iter().chain(others));
            assert_eq!(ran.code, 2, "{ran:?}");
            assert!(ran.stderr.contains(option) && ran.stderr.contains("ต้องมีค่า"), "{ran:?}");
            assert!(!place.exists(), "{ran:?}");
        }
    }
}

#[test]
fn a_workspace_that_is_not_there_is_refused() {
    for verb in ["check", "undo", "audit"] {
        let ran = saisaat([verb, "/nowhere/at/all"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(!ran.stderr.is_empty(), "{verb} says why");
    }
}

#[test]
fn a_new_workspace_never_overwrites_one() {
    let workspace = Workspace::empty();
    let again = workspace.run("new", ["--ministry", "กระทรวงอื่น", "--unprotected"]);
    assert_eq!(again.code, 1, "{again:?}");
    assert_eq!(workspace.list("agencies").len(), 1);
}

#[test]
fn a_file_that_is_no_spreadsheet_is_refused_and_nothing_changes() {
    let workspace = Workspace::empty();
    let file = workspace.beside("roster.xlsx");
    fs::write(&file, b"\x89PNG\r\n\x1a\n not a spreadsheet").expect("can write");
    let ran = workspace.run("import", ["roster", plain(&file)]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(workspace.list("people").is_empty());
}

#[test]
fn an_import_answers_in_the_documented_fields() {
    let workspace = Workspace::empty();
    let file = workspace.beside("roster.csv");
    roster::write(&file, 3);
    let mut text = fs::read_to_string(&file).expect("readable");
    text.push_str("1234567890123,นาย,ผิด,เลข,ทดสอบ\n");
    fs::write(&file, text).expect("can write");

    let said = workspace.run("import", ["roster", plain(&file), "--json"]).json();
    assert_fields(&said, &["inserted", "updated", "unchanged", "skipped", "problems"]);
    // The last has a whole name, so the person is known without the id that does not hold.
    assert_eq!(said["inserted"], 4, "{said}");
    let problem = &said["problems"][0];
    assert_fields(problem, &["sheet", "row", "column", "code", "message"]);
    assert_eq!(problem["row"], 5, "{problem}");
}

#[test]
fn scores_answer_in_the_documented_fields() {
    let agencies = Workspace::sample().scores();
    assert!(!agencies.is_empty());
    for agency in agencies {
        assert_fields(&agency, &["code", "name", "indicators", "total"]);
        for indicator in agency["indicators"].as_array().expect("a list") {
            assert_fields(indicator, &["code", "name", "weight", "result", "score", "weighted", "trace"]);
        }
    }
}

#[test]
fn every_register_can_be_listed() {
    let workspace = Workspace::sample();
    for register in ["agencies", "people", "plans", "actions", "trainings", "awards", "indicators"] {
        assert!(!workspace.list(register).is_empty(), "the sample has {register}");
    }
    assert_eq!(workspace.run("list", ["nonsense"]).code, 2);
}

#[test]
fn the_audit_log_names_each_operation_and_verifies() {
    let workspace = Workspace::empty();
    let file = workspace.beside("roster.csv");
    roster::write(&file, 3);
    let _ = workspace.imports(&file);
    workspace.undoes();
    let audit = workspace.run("audit", ["--verify", "--json"]).succeeded().json();
    let verbs: Vec<&str> =
        audit["lines"].as_array().expect("lines").iter().filter_map(|l| l["verb"].as_str()).collect();
    assert!(verbs.ends_with(&["import", "undo"]), "{audit}");
}

#[test]
fn undo_with_nothing_to_undo_is_refused() {
    let workspace = Workspace::empty();
    let mut last = workspace.run("undo", []);
    for _ in 0..5 {
        last = workspace.run("undo", []);
    }
    assert_eq!(last.code, 1, "{last:?}");
}

fn assert_fields(value: &Value, names: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("not an object: {value}"));
    for name in names {
        assert!(object.contains_key(*name), "no {name} in {value}");
    }
}

#[test]
fn search_finds_records_of_several_registers_and_check_makes_the_index_anew() {
    let workspace = Workspace::sample();
    let person = workspace.list("people").remove(0);
    let name = person["first_name"].as_str().expect("a name");
    let surname = person["surname"].as_str().expect("a surname");
    let found = workspace.run("search", [name, surname, "--json"]).json();
    let hits = found["hits"].as_array().expect("hits");
    assert!(found["complete"] == true && hits.iter().any(|hit| hit["id"] == person["id"]), "{found}");
    assert!(hits.iter().all(|hit| hit["called"].as_str().is_some_and(|called| called.contains(name))), "{found}");
    let session = workspace.list("trainings").remove(0);
    let title = session["title"].as_str().expect("a title");
    let of_all = workspace.run("search", [title, "--json"]).json();
    assert!(of_all["hits"].as_array().expect("hits").iter().any(|hit| hit["register"] == "training_sessions"));
    let lines = workspace.run("search", [name]);
    assert!(lines.succeeded().stdout.contains(name));
    let none = workspace.run("search", ["ฆฌฎฏ"]);
    assert!(none.code == 0 && none.stdout.is_empty() && !none.stderr.is_empty(), "{none:?}");
    let repaired = workspace.run("check", ["--repair"]);
    assert!(repaired.succeeded().stdout.contains("ดัชนีค้นหา"));
    assert_eq!(workspace.run("search", [name, surname, "--json"]).json()["hits"], found["hits"]);
}

#[test]
fn a_restored_workspace_is_searched_with_an_index_of_its_own_rows() {
    let workspace = Workspace::sample();
    let name = workspace.list("people").remove(0)["first_name"].as_str().expect("a name").to_owned();
    let before = workspace.run("search", [name.as_str(), "--json"]).json();
    let backup = workspace.run("backup", ["--json"]).json();
    let folder = backup["folder"].as_str().expect("a folder").to_owned();
    let _ = saisaat(["restore", &folder, plain(&workspace.path()), "--json"]).succeeded();
    assert_eq!(workspace.run("search", [name.as_str(), "--json"]).json()["hits"], before["hits"]);
}
