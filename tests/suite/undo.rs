//! Undo leaves the registers as if nothing had happened.

use std::fmt::Write as _;

use driver::Workspace;
use driver::paths::sample_roster;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use saisaat_core::registers::TABLES;

#[test]
fn undoing_an_import_leaves_the_content_identical() {
    let workspace = Workspace::sample();
    let before = content(&workspace);

    let said = workspace.imports(&sample_roster());
    assert_ne!(said["inserted"], 0, "{said}");
    assert_ne!(content(&workspace), before, "the import wrote something");

    workspace.undoes();
    assert_eq!(content(&workspace), before);
}

#[test]
fn an_import_that_was_undone_can_be_made_again() {
    let workspace = Workspace::empty();
    let first = workspace.imports(&sample_roster());
    workspace.undoes();
    assert_eq!(workspace.imports(&sample_roster()), first);
}

#[test]
fn importing_the_same_roster_twice_changes_nothing() {
    let workspace = Workspace::empty();
    let first = workspace.imports(&sample_roster());
    let before = content(&workspace);

    let second = workspace.imports(&sample_roster());
    assert_eq!((&second["inserted"], &second["updated"]), (&0.into(), &0.into()), "{second}");
    let known = first["inserted"].as_u64().expect("a count");
    assert_eq!(second["unchanged"], known, "{second}");
    assert_eq!(content(&workspace), before);
}

#[test]
fn a_dry_run_says_what_the_import_then_does_and_writes_nothing() {
    let workspace = Workspace::sample();
    let before = content(&workspace);
    let roster = sample_roster();
    let dry = ["roster", driver::workspace::plain(&roster), "--dry-run", "--json"];
    let foretold = workspace.run("import", dry).succeeded().json();
    assert_eq!(content(&workspace), before);

    let done = workspace.imports(&roster);
    for field in ["inserted", "updated", "unchanged", "skipped", "problems"] {
        assert_eq!(foretold[field], done[field], "{field}");
    }
}

/// Every row of every register, in a fixed order.
fn content(workspace: &Workspace) -> String {
    let database = Connection::open_with_flags(workspace.database(), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("opens");
    let mut dump = String::new();
    for table in TABLES {
        writeln!(dump, "{table}").expect("to memory");
        let mut statement = database.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).expect("a register");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("readable");
        while let Some(row) = rows.next().expect("readable") {
            let row: Vec<Value> = (0..columns).map(|column| row.get(column).expect("readable")).collect();
            writeln!(dump, "{row:?}").expect("to memory");
        }
    }
    dump
}
