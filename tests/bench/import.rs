//! Importing long rosters against their floor: calamine reading the cells of the same file, SQLite inserting the same rows into
//! a table of the same columns and indexes, in one locked database as officers have it, and no more. And against what many
//! would write instead: pandas with openpyxl into SQLite.
//!
//! Each side has a process of its own, so that the most memory it ever held is its own too. What the program does is what an
//! import from the window does: reading in a worker process, the dry run, and the import as one recorded, audited, undoable
//! operation. The dry run is told apart: the floor has none.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use calamine::{DataRef, Reader as _, Xlsx, open_workbook};
use rusqlite::{Connection, params_from_iter};
use saisaat_core::keys::DataKey;
use saisaat_core::registers::{Agency, Officer, Person, Role, Scope};
use saisaat_core::{Action, Office, Verb};
use saisaat_import::worker::SheetReader;
use saisaat_import::{Choices, Import, Place, ReadAs, Target, is_cancelled};
use serde::{Deserialize, Serialize};

use super::workbook::{self, COLUMNS};
use super::{peak, rate, surroundings, timed};

const LENGTHS: [u32; 2] = [50_000, 1_000_000];
/// The length at which pandas is waited for.
const SHORT: u32 = LENGTHS[0];

/// What a side does with the file.
type Side = fn(&Path) -> Result<Told>;

/// Each side of the comparison, by the word that its process is started with.
pub(crate) const SIDES: [(&str, Side); 3] =
    [("import-floor=", floor), ("import-whole=", whole), ("import-cancelled=", cancelled)];

/// What a process says it took.
#[derive(Serialize, Deserialize)]
pub(crate) struct Told {
    rows: usize,
    reading: Duration,
    checking: Duration,
    writing: Duration,
    undoing: Duration,
    /// The most memory it held, in megabytes.
    peak: u64,
}

pub(crate) fn run() -> Result<()> {
    for people in LENGTHS {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("roster.xlsx");
        workbook::write(&file, people)?;
        let rows = usize::try_from(people)?;
        println!(
            "import   {rows} rows of {} columns, a file of {} MB",
            COLUMNS.len(),
            file.metadata()?.len() / 1_000_000
        );
        let of_side = |side: &str| -> Result<Told> {
            let told = told_by(side, &file)?;
            ensure!(told.rows == rows, "{side} put {} rows", told.rows);
            Ok(told)
        };
        let (floor, whole) = (of_side("import-floor=")?, of_side("import-whole=")?);
        say("bare read + insert", rows, &floor, "");
        let times = whole.lasting().as_secs_f64() / floor.lasting().as_secs_f64();
        say("read, undoable, audited", rows, &whole, &format!(", {times:.2} × bare"));
        println!("import     dry run before it {:.2?}, undo after it {:.2?}", whole.checking, whole.undoing);
        if people == SHORT {
            let peer = pandas(&file)?;
            ensure!(peer.rows == rows, "pandas put {} rows", peer.rows);
            let times = peer.lasting().as_secs_f64() / whole.lasting().as_secs_f64();
            say("pandas + openpyxl", rows, &peer, &format!(", ours {times:.1} × as fast"));
        }
        let cancelled = told_by("import-cancelled=", &file)?;
        ensure!(cancelled.rows == 0, "a cancelled import left {} rows", cancelled.rows);
        println!("import     cancelled half-way:     nothing left, {:.2?} after it was asked for", cancelled.writing);
    }
    Ok(())
}

impl Told {
    fn lasting(&self) -> Duration {
        self.reading + self.writing
    }
}

fn say(what: &str, rows: usize, told: &Told, more: &str) {
    println!(
        "import     {what:23} {:8.0} rows/s  ({:.2?}: {:.2?} reading, {:.2?} writing; {} MB at most{more})",
        rate(rows, told.lasting()),
        told.lasting(),
        told.reading,
        told.writing,
        told.peak
    );
}

fn told_by(side: &str, file: &Path) -> Result<Told> {
    let done = Command::new(std::env::current_exe()?).arg(format!("{side}{}", file.display())).output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Ok(serde_json::from_slice(&done.stdout)?)
}

fn pandas(file: &Path) -> Result<Told> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/import_peer.py");
    let done = Command::new("python3").arg(script).arg(file).output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Ok(serde_json::from_slice(&done.stdout)?)
}

/// The floor: no worker, no header search, no reading of what is written, no plan, no undo, no audit.
fn floor(file: &Path) -> Result<Told> {
    let (mut database, agency) = bare(file)?;
    let began = Instant::now();
    let mut workbook: Xlsx<_> = open_workbook(file)?;
    let name = workbook.sheet_names().first().context("a sheet")?.clone();
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let transaction = database.transaction()?;
    let (mut rows, mut inserting) = (0, Duration::ZERO);
    {
        let mut insert = transaction.prepare(INSERT)?;
        let mut row = vec![String::new(); COLUMNS.len()];
        let mut put = |row: &mut Vec<String>| -> Result<()> {
            let began = Instant::now();
            rows += 1;
            let key = format!("{rows:036}");
            let known = [key.as_str(), agency.as_str()];
            insert.execute(params_from_iter(known.into_iter().chain(row.iter().map(String::as_str))))?;
            row.iter_mut().for_each(String::clear);
            inserting += began.elapsed();
            Ok(())
        };
        let mut at = 2;
        while let Some(cell) = cells.next_cell()? {
            let (line, column) = cell.get_position();
            if line < 2 {
                continue;
            }
            if line != at {
                put(&mut row)?;
                at = line;
            }
            text_of(cell.get_value(), &mut row[column as usize]);
        }
        put(&mut row)?;
    }
    let (committing, ()) = timed(|| Ok(transaction.commit()?))?;
    let writing = inserting + committing;
    let reading = began.elapsed().saturating_sub(writing);
    let none = Duration::ZERO;
    Ok(Told { rows, reading, checking: none, writing, undoing: none, peak: peak()? / 1024 })
}

/// The twelve columns of the file; what a person has besides is empty.
const INSERT: &str =
    "INSERT INTO people (id, agency_id, national_id, prefix, first_name, surname, position, position_number, level,
        staff_kind, unit, birth_date, appointed_on, phone, sex, education, email, note, active)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', 1)";

fn text_of(value: &DataRef<'_>, text: &mut String) {
    use std::fmt::Write as _;
    match value {
        DataRef::SharedString(found) => text.push_str(found),
        DataRef::String(found) => text.push_str(found),
        // Writing to a text does not fail.
        other => drop(write!(text, "{}", calamine::Data::from(other.clone()))),
    }
}

/// What the program does with the same file, from opening it to the commit.
fn whole(file: &Path) -> Result<Told> {
    let mut office = office(file)?;
    let (reading, workbook) = timed(|| read(file))?;
    let (place, choices) = (Place::default(), Choices::default());
    let import = Import { workbook: &workbook, target: Target::Roster, place: &place, choices: &choices };
    let mut go_on = |_, _| ControlFlow::Continue(());
    let surroundings = office.surroundings();
    let (checking, check) = timed(|| Ok(office.read(|reader| import.check(reader, surroundings, &mut go_on))??))?;
    let action = Action::on::<Person>(Verb::Import);
    let (writing, done) = timed(|| Ok(office.operate(action, |tx| import.write(tx, &mut go_on))?))?;
    let rows = usize::try_from(done.value?.counts.inserted)?;
    ensure!(usize::try_from(check.counts.inserted)? == rows, "the dry run foretold {}", check.counts.inserted);
    let peak = peak()? / 1024;
    let (undoing, undone) = timed(|| Ok(office.undo()?))?;
    ensure!(undone.is_some() && people(&office)? == 0, "undoing left people");
    Ok(Told { rows, reading, checking, writing, undoing, peak })
}

/// Cancels an import when half of its rows are dealt with; tells how long ending took and how many rows are left.
fn cancelled(file: &Path) -> Result<Told> {
    let mut office = office(file)?;
    let (reading, workbook) = timed(|| read(file))?;
    let (place, choices) = (Place::default(), Choices::default());
    let import = Import { workbook: &workbook, target: Target::Roster, place: &place, choices: &choices };
    let mut asked = None;
    let mut half = |done: u32, total: u32| {
        if done < total / 2 {
            return ControlFlow::Continue(());
        }
        asked.get_or_insert_with(Instant::now);
        ControlFlow::Break(())
    };
    let ended = office.operate(Action::on::<Person>(Verb::Import), |tx| import.write(tx, &mut half));
    ensure!(ended.is_err_and(|error| is_cancelled(&error)), "it was not cancelled");
    let writing = asked.context("it never came half-way")?.elapsed();
    let rows = people(&office)?;
    office.check()?;
    let none = Duration::ZERO;
    Ok(Told { rows, reading, checking: none, writing, undoing: none, peak: peak()? / 1024 })
}

fn people(office: &Office) -> Result<usize> {
    Ok(usize::try_from(office.read(|reader| reader.count::<Person>(&Scope::default()))?)?)
}

/// This program is its own worker, as the executable is.
fn read(file: &Path) -> Result<saisaat_import::Workbook> {
    let reader = SheetReader::new(std::env::current_exe()?);
    Ok(reader.read(file, ReadAs::Proposed, &mut |_| ControlFlow::Continue(()))?)
}

/// A workspace's database with the ministry alone, locked as officers have it, beside the file.
fn office(file: &Path) -> Result<Office> {
    locked(&folder_beside(file)?.join("office.db"))
}

/// The same at a path of its own.
pub(crate) fn locked(database: &Path) -> Result<Office> {
    let mut office = empty(database)?;
    found_ministry(&mut office)?;
    Ok(office)
}

/// The same without the ministry.
pub(crate) fn empty(database: &Path) -> Result<Office> {
    let surroundings = surroundings();
    let id = surroundings.new_id();
    let (name, position, role) = ("Officer".into(), String::new(), Role::Administrator);
    let officer = Officer { id, agency_id: None, name, position, role, active: true };
    Ok(Office::create_locked(database, &DataKey::random()?, officer, surroundings)?)
}

/// A database locked likewise that has the tables of agencies and people with their indexes and nothing of the program's, and
/// the key of its one agency.
fn bare(file: &Path) -> Result<(Connection, String)> {
    let (database, agency) = bare_tables(&folder_beside(file)?.join("bare.db"), &["agencies", "people"])?;
    database.execute(
        "INSERT INTO agencies (id, code, name_th, name_en, abbreviation, vision, mission) VALUES (?, 'M', 'ม', '', '', '', '')",
        [&agency],
    )?;
    Ok((database, agency))
}

/// The same of the tables named and without the agency, at a path of its own.
pub(crate) fn bare_tables(bare: &Path, named: &[&str]) -> Result<(Connection, String)> {
    let of_the_program = bare.with_extension("program.db");
    let mut office = Office::create(&of_the_program, surroundings())?;
    let agency = found_ministry(&mut office)?;
    office.close()?;
    let office = Connection::open(of_the_program)?;
    let mut statement = office.prepare(&format!(
        "SELECT sql FROM sqlite_schema
         WHERE type IN ('table', 'index') AND tbl_name IN ('{}') AND sql NOT NULL ORDER BY type DESC, rowid",
        named.join("', '")
    ))?;
    let tables: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let database = Connection::open(bare)?;
    unlock_bare(&database)?;
    database.execute_batch(&tables.join(";"))?;
    Ok((database, agency))
}

/// Unlocks a bare database and settles it as the program does its own.
pub(crate) fn unlock_bare(database: &Connection) -> Result<()> {
    database.execute_batch(&format!("PRAGMA key = \"x'{}'\";", "5a".repeat(32)))?;
    super::operate::settle(database)?;
    Ok(database.execute_batch("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;")?)
}

fn found_ministry(office: &mut Office) -> Result<String> {
    let ministry =
        Agency {
            code: "M".into(), name_th: "กระทรวงทดสอบ".into(), ..Agency::blank(office.surroundings().new_id())
        };
    office.operate(Action::on::<Agency>(Verb::Create), |tx| tx.put(&ministry))?;
    Ok(ministry.id.to_string())
}

/// A new folder, which goes with the file's own.
fn folder_beside(file: &Path) -> Result<PathBuf> {
    Ok(tempfile::tempdir_in(file.parent().context("a folder")?)?.keep())
}
