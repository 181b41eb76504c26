//! The audit log edited, shortened, added to, reordered and cut by raw SQL: each must be found, and the first bad line named.

use std::fs;
use std::path::Path;

use anyhow::Result;
use rusqlite::Connection;
use saisaat_core::{Error, Office, Surroundings, Workspace};

use super::Findings;
use super::ministry::{self, Dice};

const LINES: usize = 30;

/// What a forger does at line `n`, and the line that must then be named.
type Forgery = fn(usize) -> (String, usize);

const FORGERIES: &[(&str, Forgery)] = &[
    ("edit", |n| (format!("UPDATE audit SET rows = rows + 1 WHERE seq = {n}"), n)),
    ("delete", |n| (format!("DELETE FROM audit WHERE seq = {n}"), n)),
    ("insert", |n| {
        let shift =
            format!("UPDATE audit SET seq = -seq - 1 WHERE seq >= {n}; UPDATE audit SET seq = -seq WHERE seq < 0;");
        let copy = format!(
            "INSERT INTO audit SELECT {n}, at, officer, verb, register, rows, changes, previous, hash, fields FROM audit WHERE seq = 1"
        );
        (format!("{shift} {copy}"), n)
    }),
    ("reorder", |n| {
        (
            format!(
                "UPDATE audit SET seq = -1 WHERE seq = {n}; UPDATE audit SET seq = {n} WHERE seq = {n} + 1; UPDATE audit SET seq = {n} + 1 WHERE seq = -1"
            ),
            n,
        )
    }),
];

pub(crate) fn run(times: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let (workspace, mut office) = Workspace::create(&folder.path().join("w"), Surroundings::system())?;
    let original = workspace.folder().join("workspace.db");
    let root = ministry::add(&mut office, None, "M")?;
    for number in 1..LINES {
        ministry::add(&mut office, Some(root), &format!("A{number}"))?;
    }
    // What a person would compare with: the head in the name of a backup that lies elsewhere.
    let head = workspace.back_up(&mut office, &folder.path().join("elsewhere"))?.head;
    office.close()?;
    let mut found = Findings { tried: 0, failures: Vec::new(), note: "edit, delete, insert, reorder, truncate".into() };
    let mut dice = Dice::new(3);
    for time in 0..times {
        for (name, forgery) in FORGERIES {
            let (sql, expected) = forgery(2 + dice.below(LINES - 3));
            let verdict = forged(&original, &folder.path().join(format!("{name}{time}.db")), &sql)?.verify_audit();
            found.tried += 1;
            match verdict {
                Err(Error::Damaged { what }) if what == format!("audit line {expected}") => {}
                other => found.failures.push(format!("{name} at {expected}: {other:?}")),
            }
        }
        // A cut tail leaves a shorter chain that holds: the head of a backup's name is no longer in it.
        let keep = 1 + dice.below(LINES - 1);
        let path = folder.path().join(format!("truncate{time}.db"));
        let cut = forged(&original, &path, &format!("DELETE FROM audit WHERE seq > {keep}"))?;
        found.tried += 1;
        let gone = !cut.audit()?.iter().any(|line| line.hash.starts_with(&head));
        if cut.verify_audit().is_err() || !gone {
            found.failures.push(format!("truncate after {keep}: its head is {:?}", cut.audit_head()));
        }
    }
    Ok(found)
}

fn forged(original: &Path, copy: &Path, sql: &str) -> Result<Office> {
    fs::copy(original, copy)?;
    let forger = Connection::open(copy)?;
    let triggers = ["audit_is_never_changed", "audit_is_never_shortened", "audit_links_hold"];
    for trigger in triggers {
        forger.execute_batch(&format!("DROP TRIGGER {trigger}"))?;
    }
    forger.execute_batch(sql)?;
    drop(forger);
    Ok(Office::open(copy, Surroundings::system())?)
}
