//! One change through the office, recorded for undo and chained into the audit log, against a bare transaction.

use anyhow::Result;
use rusqlite::Connection;
use saisaat_core::registers::Agency;
use saisaat_core::{Action, Office, Verb};

use super::{rate, surroundings, timed};

const CHANGES: u32 = 500;

pub(crate) fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let changes = usize::try_from(CHANGES)?;

    let database = Connection::open(folder.path().join("bare.db"))?;
    let (bare, ()) = timed(|| bare_transactions(database))?;
    println!("operate  bare transaction:   {:8.0} /s       ({changes} in {bare:.2?})", rate(changes, bare));

    let office = Office::create(&folder.path().join("office.db"), surroundings())?;
    let (whole, ()) = timed(|| operations(office))?;
    let times = whole.as_secs_f64() / bare.as_secs_f64();
    println!(
        "operate  recorded, audited:  {:8.0} /s       ({changes} in {whole:.2?}, {times:.1} × bare)",
        rate(changes, whole)
    );
    Ok(())
}

/// The settings of the program's own file that decide what a commit costs.
pub(crate) fn settle(database: &Connection) -> Result<()> {
    Ok(database.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
    )?)
}

fn bare_transactions(mut database: Connection) -> Result<()> {
    settle(&database)?;
    database
        .execute_batch("CREATE TABLE agencies (id TEXT PRIMARY KEY NOT NULL, code TEXT UNIQUE, name TEXT) STRICT")?;
    for number in 0..CHANGES {
        let transaction = database.transaction()?;
        transaction
            .prepare_cached("INSERT INTO agencies VALUES (?1, ?1, 'หน่วยงาน')")?
            .execute([format!("{number:036}")])?;
        transaction.commit()?;
    }
    Ok(())
}

fn operations(mut office: Office) -> Result<()> {
    let mut root = None;
    for number in 0..CHANGES {
        let agency = Agency {
            parent_id: root,
            code: number.to_string(),
            name_th: "หน่วยงาน".into(),
            ..Agency::blank(office.surroundings().new_id())
        };
        office.operate(Action::on::<Agency>(Verb::Save), |tx| tx.put(&agency))?;
        root = root.or(Some(agency.id));
    }
    Ok(())
}
