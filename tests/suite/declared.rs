//! A register needs nothing but its declaration: it is listed, exported, printed, and imported from what was exported, by the
//! executable and without a line of its own.

use anyhow::Result;
use driver::workspace::plain;
use driver::{Workspace, saisaat};
use saisaat_core::registers::{Declaration, REGISTERS};
use saisaat_core::summaries::register_print;
use saisaat_core::values::FiscalYear;
use saisaat_import::Target;
use serde_json::json;

use super::within::within;

fn edited() -> impl Iterator<Item = &'static Declaration> {
    REGISTERS.iter().copied().filter(|register| register.editable)
}

#[test]
fn every_register_that_is_edited_is_listed_filled_in_exported_and_imported_back_unchanged() {
    let workspace = Workspace::sample();
    for register in edited() {
        let name = register.listed.unwrap_or_else(|| panic!("{} has no name", register.table));
        let listed = workspace.run("list", [name, "--json"]).succeeded().json();
        let count = listed["records"].as_array().expect("records").len();
        assert!(count > 0, "the sample has {name}");
        assert_eq!((&listed["register"], &listed["count"]), (&json!(name), &json!(count)));

        let target = Target::of_name(name).unwrap_or_else(|| panic!("{name} is no target"));
        let (blank, file) =
            (workspace.beside(&format!("{name}-blank.xlsx")), workspace.beside(&format!("{name}.xlsx")));
        let _ = saisaat(["template", target.name(), "--out", plain(&blank), "--json"]).succeeded();
        assert!(blank.exists(), "{name}");
        if !target.asks_for().iter().all(|asked| *asked == "agency") {
            continue;
        }
        let out = [target.name(), "--out", plain(&file), "--json"];
        assert_eq!(workspace.run("export", out).succeeded().json()["count"], count, "{name}");
        let said = workspace.run("import", [target.name(), plain(&file), "--json"]).succeeded().json();
        assert_eq!((&said["unchanged"], &said["problems"]), (&json!(count), &json!([])), "{name}");
    }
}

#[test]
fn every_register_with_a_place_on_paper_is_printed_with_as_many_texts_as_columns() -> Result<()> {
    let workspace = Workspace::sample();
    let on_paper: Vec<_> = REGISTERS.iter().filter(|register| register.paper.is_some()).collect();
    assert!(on_paper.len() >= 2);
    for register in on_paper {
        let print = within(&workspace, |office, agency| {
            let (year, today) = (FiscalYear::new(2569).expect("a year"), office.surroundings().clock.today());
            Ok(office.read(|reader| register_print(reader, register.table, agency, year, today))?)
        })?;
        assert!(!print.rows.is_empty(), "{}", register.table);
        assert!(print.rows.iter().all(|row| row.len() == print.columns.len()), "{}", register.table);
    }
    Ok(())
}

#[test]
fn a_list_without_records_is_one_json_object_too() {
    let listed = Workspace::empty().run("list", ["gifts", "--json"]).succeeded().json();
    assert_eq!(listed, json!({ "register": "gifts", "count": 0, "records": [] }));
}
