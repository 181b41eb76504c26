//! Importing a long roster against its floor: calamine reading the same file, SQLite inserting the same rows, and no more.

use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use rusqlite::{Connection, params_from_iter};
use saisaat_core::registers::{Agency, Person};
use saisaat_core::{Action, Office, Verb};
use saisaat_import::{Choices, Import, Place, Target, read_workbook};

use super::workbook::{self, COLUMNS};
use super::{rate, surroundings, timed};

const PEOPLE: u32 = 50_000;

pub(crate) fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("roster.xlsx");
    workbook::write(&file, PEOPLE)?;
    let rows = usize::try_from(PEOPLE)?;

    let (bare, inserted) = timed(|| read_and_insert(&file, &folder.path().join("bare.db")))?;
    ensure!(inserted == rows, "the floor inserted {inserted}");
    println!("import   bare read + insert: {:8.0} rows/s  ({rows} rows in {bare:.2?})", rate(rows, bare));

    let (whole, inserted) = timed(|| import(&file, &folder.path().join("office.db")))?;
    ensure!(inserted == rows, "the import inserted {inserted}");
    let times = whole.as_secs_f64() / bare.as_secs_f64();
    println!(
        "import   planned, recorded:  {:8.0} rows/s  ({rows} rows in {whole:.2?}, {times:.1} × bare)",
        rate(rows, whole)
    );
    Ok(())
}

/// The floor: no header search, no reading of what is written, no plan, no undo, no audit.
fn read_and_insert(file: &Path, database: &Path) -> Result<usize> {
    let mut workbook: Xlsx<_> = open_workbook(file)?;
    let sheet = workbook.worksheet_range_at(0).context("a sheet")??;
    let mut database = Connection::open(database)?;
    super::operate::settle(&database)?;
    let columns: Vec<String> = (0..COLUMNS.len()).map(|column| format!("c{column} TEXT")).collect();
    database.execute_batch(&format!("CREATE TABLE people (id INTEGER PRIMARY KEY, {}) STRICT", columns.join(", ")))?;
    let transaction = database.transaction()?;
    let mut inserted = 0;
    {
        let places = vec!["?"; COLUMNS.len()].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO people VALUES (NULL, {places})"))?;
        for row in sheet.rows().skip(2) {
            insert.execute(params_from_iter(row.iter().map(Data::to_string)))?;
            inserted += 1;
        }
    }
    transaction.commit()?;
    Ok(inserted)
}

/// What the program does with the same file, from reading to the commit.
fn import(file: &Path, database: &Path) -> Result<usize> {
    let mut office = Office::create(database, surroundings())?;
    let ministry = Agency {
        id: office.surroundings().new_id(),
        parent_id: None,
        code: "M".into(),
        name_th: "กระทรวงทดสอบ".into(),
        name_en: String::new(),
        abbreviation: String::new(),
        vision: String::new(),
        mission: String::new(),
    };
    office.operate(Action::on::<Agency>(Verb::Create), |tx| tx.put(&ministry))?;
    let workbook = read_workbook(file)?;
    let (place, choices) = (Place::default(), Choices::default());
    let import = Import { workbook: &workbook, target: Target::Roster, place: &place, choices: &choices };
    let action = Action::on::<Person>(Verb::Import);
    let done = office.operate(action, |tx| import.write(tx, &mut |_, _| ControlFlow::Continue(())))?;
    Ok(usize::try_from(done.value?.counts.inserted)?)
}
