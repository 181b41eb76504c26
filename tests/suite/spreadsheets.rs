//! Spreadsheets at the command line: what `import` is told of them, what `export` writes, what `inspect` says.

use std::fs;
use std::path::{Path, PathBuf};

use driver::workspace::plain;
use driver::{Ran, Workspace, saisaat};
use serde_json::{Value, json};

use super::roster;

/// A book of two rosters, as XML Spreadsheet 2003.
fn two_sheets(workspace: &Workspace) -> PathBuf {
    let cell = |text: &str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
    let row = |texts: &[&str]| format!("<Row>{}</Row>", texts.iter().map(|text| cell(text)).collect::<String>());
    let sheet = |name: &str, people: &[&str]| {
        let rows = people.iter().map(|first| row(&["นาย", first, "ทดสอบ"])).collect::<String>();
        let header = row(&["คำนำหน้า", "ชื่อ", "นามสกุล"]);
        format!("<Worksheet ss:Name=\"{name}\"><Table>{header}{rows}</Table></Worksheet>")
    };
    let sheets = sheet("กองกลาง", &["หนึ่ง", "สอง", "สาม"]) + &sheet("กองคลัง", &["สี่"]);
    let file = workspace.beside("two.xml");
    let spaces = "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
                  xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"";
    fs::write(&file, format!("<?xml version=\"1.0\"?><Workbook {spaces}>{sheets}</Workbook>")).expect("can write");
    file
}

fn roster_of(workspace: &Workspace, people: u32) -> PathBuf {
    let file = workspace.beside("roster.csv");
    roster::write(&file, people);
    file
}

fn imported(workspace: &Workspace, arguments: &[&str]) -> Value {
    workspace.run("import", arguments.iter().copied().chain(["--json"])).succeeded().json()
}

fn exported(workspace: &Workspace, register: &str, options: &[&str]) -> PathBuf {
    let file = workspace.beside(&format!("{register}.xlsx"));
    let arguments = [&[register, "--out", plain(&file), "--json"], options].concat();
    let said = workspace.run("export", arguments).succeeded().json();
    assert_eq!((&said["register"], &said["file"]), (&json!(register), &json!(plain(&file))), "{said}");
    file
}

/// Values of the column of that meaning of a workbook's first sheet.
fn samples(file: &Path, target: &str, field: &str) -> Vec<String> {
    let said = saisaat(["inspect", plain(file), "--as", target, "--json"]).succeeded().json();
    let columns = said["sheets"][0]["columns"].as_array().expect("columns").clone();
    let column = columns.into_iter().find(|column| column["field"] == field).expect("such a column");
    let samples = column["samples"].as_array().expect("samples").clone();
    samples.iter().map(|sample| sample.as_str().expect("texts").to_owned()).collect()
}

/// How many of the ids of a roster an export of it has: as many as another office finds people by, who has the export.
fn ids_that_left(export: &Path, roster: &Path) -> u64 {
    let other = Workspace::empty();
    imported(&other, &["roster", plain(export)]);
    let said = imported(&other, &["roster", plain(roster), "--key", "national_id", "--dry-run"]);
    said["unchanged"].as_u64().expect("a count")
}

fn last_verb(workspace: &Workspace) -> String {
    let audit = workspace.run("audit", ["--json"]).succeeded().json();
    let line = audit["lines"].as_array().and_then(|lines| lines.last()).cloned().expect("a line");
    line["verb"].as_str().expect("a verb").to_owned()
}

fn is_misused(ran: &Ran, naming: &str) {
    assert_eq!(ran.code, 2, "{ran:?}");
    let said = ran.json();
    assert_eq!(said["error"]["code"], "usage", "{said}");
    assert!(said["error"]["message"].as_str().is_some_and(|message| message.contains(naming)), "{said}");
    assert!(ran.stderr.contains(naming), "{ran:?}");
}

#[test]
fn the_sheet_that_is_named_is_the_one_imported() {
    let workspace = Workspace::empty();
    let file = two_sheets(&workspace);
    let said = imported(&workspace, &["roster", plain(&file), "--sheet", "กองคลัง"]);
    assert_eq!(said["inserted"], 1, "{said}");
    assert_eq!(workspace.list("people")[0]["first_name"], "สี่");
    let nowhere = workspace.run("import", ["roster", plain(&file), "--sheet", "ไม่มี", "--json"]);
    assert_eq!((nowhere.code, &nowhere.json()["problems"][0]["row"]), (1, &json!(0)), "{nowhere:?}");
}

#[test]
fn a_map_says_what_columns_mean_and_what_cells_should_have_said() {
    let workspace = Workspace::empty();
    let (file, map) = (workspace.beside("plain.csv"), workspace.beside("map.json"));
    fs::write(&file, "ก,ข,ค\nสมใจ,ใจดี,x\nสมศรี,มีสุข,y\nสมชาย,กล้าหาญ,z\n").expect("can write");
    let decided = json!({
        "header": [1, 1],
        "columns": { "A": "first_name", "B": "surname", "C": null },
        "skip": [4],
        "cells": [{ "row": 2, "column": "B", "text": "ใจงาม" }],
    });
    fs::write(&map, decided.to_string()).expect("can write");
    let said = imported(&workspace, &["roster", plain(&file), "--map", plain(&map)]);
    assert_eq!((&said["inserted"], &said["skipped"]), (&json!(2), &json!(1)), "{said}");
    let surnames: Vec<Value> = workspace.list("people").iter().map(|person| person["surname"].clone()).collect();
    assert!(surnames.contains(&json!("ใจงาม")) && !surnames.contains(&json!("กล้าหาญ")), "{surnames:?}");
}

#[test]
fn a_map_that_is_none_is_refused() {
    let workspace = Workspace::empty();
    let (file, map) = (roster_of(&workspace, 1), workspace.beside("map.json"));
    for wrong in ["{", r#"{"colums": {}}"#] {
        fs::write(&map, wrong).expect("can write");
        let ran = workspace.run("import", ["roster", plain(&file), "--map", plain(&map), "--json"]);
        assert_eq!((ran.code, &ran.json()["error"]["reason"]), (1, &json!("bad_map")), "{ran:?}");
    }
    assert!(workspace.list("people").is_empty());
}

#[test]
fn a_map_that_names_what_is_not_there_is_refused_and_says_what_is() {
    let workspace = Workspace::empty();
    let (file, map) = (roster_of(&workspace, 1), workspace.beside("map.json"));
    for (wrong, said) in [
        (json!({ "columns": { "A": "fullname" } }), "full_name"),
        (json!({ "columns": { "A1": "full_name" } }), "XFD"),
        (json!({ "cells": [{ "row": 99, "column": "A", "text": "" }] }), "แถว 99"),
    ] {
        fs::write(&map, wrong.to_string()).expect("can write");
        for more in [&["--dry-run"][..], &[]] {
            let asked = ["roster", plain(&file), "--map", plain(&map), "--json"];
            let ran = workspace.run("import", asked.iter().chain(more).copied());
            let problem = &ran.json()["problems"][0];
            assert_eq!((ran.code, &problem["code"]), (1, &json!("bad_choice")), "{ran:?}");
            assert!(problem["message"].as_str().is_some_and(|message| message.contains(said)), "{problem}");
        }
    }
    assert!(workspace.list("people").is_empty());
}

#[test]
fn rows_are_found_by_the_key_that_is_named_and_another_is_refused() {
    let workspace = Workspace::empty();
    let file = roster_of(&workspace, 2);
    imported(&workspace, &["roster", plain(&file)]);
    let renamed = fs::read_to_string(&file).expect("readable").replace("ทดสอบ0", "เปลี่ยนชื่อ");
    fs::write(&file, renamed).expect("can write");
    let known = ["roster", plain(&file), "--key", "national_id"];
    let asked = workspace.run("import", known.iter().copied().chain(["--json"])).json();
    assert_eq!(
        (&asked["questions"][0]["code"], &asked["sheet"]),
        (&json!("name_of_another:2"), &json!("CSV")),
        "{asked}"
    );
    let answers = workspace.beside("answers.json");
    fs::write(&answers, r#"{"answers": {"name_of_another": "take"}}"#).expect("can write");
    let said = imported(&workspace, &[known.as_slice(), &["--map", plain(&answers)]].concat());
    assert_eq!((&said["updated"], &said["unchanged"], &said["inserted"]), (&json!(1), &json!(1), &json!(0)), "{said}");
    is_misused(&workspace.run("import", ["roster", plain(&file), "--key", "shoe_size", "--json"]), "national_id");
}

#[test]
fn duplicates_are_updated_kept_or_added_as_told() {
    let workspace = Workspace::empty();
    let file = workspace.beside("roster.csv");
    let write = |position: &str| {
        fs::write(&file, format!("ชื่อ,นามสกุล,ตำแหน่ง\nสมใจ,ใจดี,{position}\n")).expect("can write");
    };
    write("นิติกร");
    imported(&workspace, &["roster", plain(&file)]);
    write("ผู้อำนวยการ");
    let again = |what: &str| {
        let said = imported(&workspace, &["roster", plain(&file), "--on-duplicate", what, "--dry-run"]);
        [&said["inserted"], &said["updated"], &said["unchanged"]].map(|count| count.as_u64().expect("a count"))
    };
    assert_eq!(again("update"), [0, 1, 0]);
    assert_eq!(again("keep"), [0, 0, 1]);
    assert_eq!(again("new"), [1, 0, 0]);
    assert_eq!(workspace.run("import", ["roster", plain(&file), "--on-duplicate", "maybe"]).code, 2);
}

#[test]
fn an_export_is_masked_and_comes_back_unchanged() {
    let workspace = Workspace::empty();
    imported(&workspace, &["roster", plain(&roster_of(&workspace, 20))]);
    let file = exported(&workspace, "roster", &[]);
    assert_eq!(last_verb(&workspace), "export");
    assert_eq!(ids_that_left(&file, &roster_of(&workspace, 20)), 0);
    let said = imported(&workspace, &["roster", plain(&file)]);
    assert_eq!((&said["unchanged"], &said["problems"]), (&json!(20), &json!([])), "{said}");
}

#[test]
fn whole_ids_leave_only_when_asked_for_and_the_audit_log_says_so() {
    let workspace = Workspace::empty();
    imported(&workspace, &["roster", plain(&roster_of(&workspace, 3))]);
    let file = exported(&workspace, "roster", &["--whole-ids"]);
    assert_eq!(last_verb(&workspace), "reveal");
    assert_eq!(ids_that_left(&file, &roster_of(&workspace, 3)), 3);
    let nowhere = workspace.beside("nowhere").join("x.xlsx");
    assert_eq!(workspace.run("export", ["roster", "--whole-ids", "--out", plain(&nowhere)]).code, 1);
    let audit = workspace.run("audit", ["--json"]).succeeded().json();
    let lines = audit["lines"].as_array().expect("lines").iter().filter(|line| line["verb"] == "reveal").count();
    assert_eq!(lines, 2, "the log is written before the file: {audit}");
}

#[test]
fn a_blank_workbook_is_of_its_target_and_tells_the_audit_log_nothing() {
    let workspace = Workspace::empty();
    let before = last_verb(&workspace);
    let file = exported(&workspace, "roster", &["--blank"]);
    assert_eq!(last_verb(&workspace), before);
    let said = saisaat(["inspect", plain(&file), "--json"]).succeeded().json();
    assert_eq!(said["sheets"][0]["refused"]["code"], "no_people", "it is to be filled in: {said}");
    let alone = workspace.beside("alone.xlsx");
    let _ = saisaat(["template", "roster", "--out", plain(&alone)]).succeeded();
    assert!(alone.exists(), "no workspace is needed");
}

#[test]
fn what_several_places_have_is_exported_of_one_that_is_named() {
    let workspace = Workspace::sample();
    let file = workspace.beside("of.xlsx");
    for (register, option) in [
        ("attendance", "--session"),
        ("nominees", "--scheme"),
        ("answers", "--wave"),
        ("actions", "--agency"),
        ("results", "--year"),
    ] {
        is_misused(&workspace.run("export", [register, "--out", plain(&file), "--json"]), option);
        assert!(!file.exists(), "{register}");
    }
    let session = workspace.list("trainings").remove(0);
    let file = exported(&workspace, "attendance", &["--session", session["id"].as_str().expect("a key")]);
    assert!(!samples(&file, "attendance", "first_name").is_empty());
}

#[test]
fn a_spreadsheet_is_inspected_without_a_workspace_as_what_it_looks_like_or_as_told() {
    let workspace = Workspace::empty();
    let file = roster_of(&workspace, 4);
    let said = saisaat(["inspect", plain(&file), "--json"]).succeeded().json();
    assert_eq!((&said["target"], &said["sheets"][0]["data_rows"]), (&json!("roster"), &json!(4)), "{said}");
    assert_eq!(said["sheets"][0]["header"], json!([1, 1]));
    let said = saisaat(["inspect", plain(&file), "--as", "nominees", "--json"]).succeeded().json();
    assert_eq!(said["target"], "nominees");
    let told = saisaat(["inspect", plain(&file)]).succeeded();
    assert!(told.stdout.contains("บัญชีรายชื่อบุคลากร"), "{told:?}");
    assert_eq!(saisaat(["inspect", plain(&file), "--as", "shoes"]).code, 2);
    assert_eq!(saisaat(["inspect", "/nowhere/at/all.xlsx", "--json"]).code, 1);
}
