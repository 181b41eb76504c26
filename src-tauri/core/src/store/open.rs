//! Opening the database file: settings that survived kill -9 and torn logs, migrations, refusal of newer schemas, checks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, named_params};
use rusqlite_migration::{M, Migrations};
use zeroize::Zeroizing;

use super::changeset_codec::packed;
use super::{collation, folding};
use crate::files;
use crate::keys::DataKey;
use crate::{Error, Result, Rule};

/// What kind of file it is, and the steps that bring it up to date.
pub(crate) struct Schema {
    /// Tells our files from any other SQLite database, and from each other.
    application_id: i32,
    steps: &'static [M<'static>],
}

/// The workspace: "SSAT".
pub(crate) static WORKSPACE: Schema = Schema {
    application_id: 0x5353_4154,
    // The files of `migrations/`, in the order of their names.
    steps: include!(concat!(env!("OUT_DIR"), "/migrations.rs")),
};

/// The protected identities: "SSAP".
pub(crate) static PROTECTED: Schema = Schema {
    application_id: 0x5353_4150,
    steps: &[M::up(include_str!("../../migrations/protected/0001_identities.sql"))],
};

/// Makes a new file, refusing one that exists; encrypted when there is a key.
pub(crate) fn create(schema: &Schema, path: &Path, key: Option<&DataKey>) -> Result<Connection> {
    files::create_private(path)?;
    prepared(schema, Connection::open_with_flags(path, flags())?, key)
}

/// Opens a file that must exist.
pub(crate) fn existing(schema: &Schema, path: &Path, key: Option<&DataKey>) -> Result<Connection> {
    let about = std::fs::metadata(path).map_err(|source| Error::File { path: path.into(), source })?;
    if about.len() == 0 {
        // SQLite would take it for a new one and begin to fill it.
        return Err(Error::Damaged { what: "empty database".into() });
    }
    // A clean close folds the log back and removes it: one that is still there tells of a crash.
    let crashed = std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
    let connection = Connection::open_with_flags(path, flags())?;
    let connection = ready(schema, connection, key)?;
    if crashed {
        check(&connection)?;
    } else {
        quick_check(&connection)?;
    }
    back_up_before_migrating(schema, &connection, path)?;
    migrated(schema, connection)
}

/// Opens a file that is not to be touched, wherever it lies: a backup. Its schema may be an older one.
pub(crate) fn untouched(schema: &Schema, path: &Path, key: Option<&DataKey>) -> Result<Connection> {
    std::fs::metadata(path).map_err(|source| Error::File { path: path.into(), source })?;
    let text = path.to_str().ok_or_else(|| Error::invalid("path", Rule::NotUnicode))?;
    let escaped = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?;
    if let Some(key) = key {
        unlock(&connection, key)?;
    }
    connection
        .execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;")?;
    let found: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if found != schema.application_id {
        return Err(Error::Damaged { what: "not a Saisaat database".into() });
    }
    refuse_newer(schema, &connection)?;
    collation::install(&connection)?;
    folding::install(&connection)?;
    packed::install(&connection)?;
    Ok(connection)
}

/// Refuses when another process, or this one, has the file open. What the file holds is not looked at.
pub(crate) fn refuse_in_use(path: &Path) -> Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let asked = Connection::open_with_flags(path, flags)
        .and_then(|connection| connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0)));
    match asked.map_err(Error::from) {
        Err(Error::Locked) => Err(Error::Locked),
        // Encrypted or damaged: nobody holds it, and that is all that was asked.
        _ => Ok(()),
    }
}

/// How an SQLite file begins that is not encrypted.
const PLAIN: &[u8; 16] = b"SQLite format 3\0";

/// Whether a file is an SQLite database that is not encrypted.
pub(crate) fn is_plain(path: &Path) -> bool {
    first_bytes(path).as_ref() == Some(PLAIN)
}

/// The salt that an encrypted file begins with, in hex; of a damaged one it may be anything.
pub(crate) fn salt_of(path: &Path) -> Option<String> {
    first_bytes(path).map(|bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The same, of an open one.
pub(crate) fn salt_within(connection: &Connection) -> Result<String> {
    Ok(connection.pragma_query_value(None, "cipher_salt", |row| row.get(0))?)
}

fn first_bytes(path: &Path) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let read = std::fs::File::open(path).and_then(|mut file| std::io::Read::read_exact(&mut file, &mut bytes));
    read.is_ok().then_some(bytes)
}

/// A database that dies with its connection.
pub(crate) fn in_memory() -> Result<Connection> {
    prepared(&WORKSPACE, Connection::open_in_memory()?, None)
}

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW
}

fn prepared(schema: &Schema, connection: Connection, key: Option<&DataKey>) -> Result<Connection> {
    migrated(schema, ready(schema, connection, key)?)
}

/// Unlocked, settled, and known to be ours; nothing in it has been changed.
fn ready(schema: &Schema, connection: Connection, key: Option<&DataKey>) -> Result<Connection> {
    if let Some(key) = key {
        unlock(&connection, key)?;
    }
    settle(&connection)?;
    refuse_foreign_files(schema, &connection)?;
    refuse_newer(schema, &connection)?;
    collation::install(&connection)?;
    folding::install(&connection)?;
    packed::install(&connection)?;
    Ok(connection)
}

fn migrated(schema: &Schema, mut connection: Connection) -> Result<Connection> {
    migrate(schema, &mut connection)?;
    Ok(connection)
}

fn refuse_newer(schema: &Schema, connection: &Connection) -> Result<()> {
    let (found, known) = (schema_version(connection)?, schema.steps.len() as i64);
    if found > known { Err(Error::TooNew { found, known }) } else { Ok(()) }
}

/// A copy of an older database, checked before it is copied, stays beside it as `…before-schema-N`.
fn back_up_before_migrating(schema: &Schema, connection: &Connection, path: &Path) -> Result<()> {
    let version = schema_version(connection)?;
    if version == 0 || version == schema.steps.len() as i64 {
        return Ok(());
    }
    check(connection)?;
    let copy = beside(path, &format!(".before-schema-{}", version + 1));
    // Of an earlier try that was cut short: it may not be whole.
    if files::nature(&copy)?.is_some() {
        std::fs::remove_file(&copy).map_err(|source| Error::File { path: copy.clone(), source })?;
    }
    copy_into(connection, &copy)
}

/// Writes a whole, compact copy to a path where nothing is yet, for its owner only; flushed.
pub(crate) fn copy_into(connection: &Connection, path: &Path) -> Result<()> {
    let text = path.to_str().ok_or_else(|| Error::invalid("path", Rule::NotUnicode))?;
    // SQLite writes into an empty file that is there already.
    files::create_private(path)?;
    let copied = connection.execute("VACUUM INTO :path", named_params! { ":path": text });
    let copied = copied.map_err(|error| match Error::from(error) {
        // SQLite does not tell which disk is full: it is that of the copy.
        Error::File { source, .. } => Error::File { path: path.into(), source },
        other => other,
    });
    copied.and_then(|_| files::sync(path)).inspect_err(|_| {
        // Half a copy is of no use, and takes the room that is perhaps missing.
        let _ = std::fs::remove_file(path);
    })
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}

/// Must come before anything else is asked of the file. The key is raw: it was stretched when its seal was opened.
fn unlock(connection: &Connection, key: &DataKey) -> Result<()> {
    let hex: Zeroizing<String> = Zeroizing::new(key.bytes().iter().map(|byte| format!("{byte:02x}")).collect());
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"; PRAGMA cipher_log_level = NONE;", hex.as_str()));
    Ok(connection.execute_batch(&pragma)?)
}

fn settle(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        // Exclusive locking before WAL: no shared-memory file, and a second process is turned away.
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;
         PRAGMA recursive_triggers = ON;",
    )?;
    hold(connection, MUCH)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // 0 would break VACUUM INTO.
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(())
}

fn refuse_foreign_files(schema: &Schema, connection: &Connection) -> Result<()> {
    let found: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (found, tables) {
        (ours, _) if ours == schema.application_id => Ok(()),
        (0, 0) => Ok(connection.pragma_update(None, "application_id", schema.application_id)?),
        _ => Err(Error::Damaged { what: "not a Saisaat database".into() }),
    }
}

fn migrate(schema: &Schema, connection: &mut Connection) -> Result<()> {
    Migrations::from_slice(schema.steps).to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => Error::Damaged { what: other.to_string() },
    })
}

fn schema_version(connection: &Connection) -> Result<i64> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Kilobytes of the database that are held: of one that is worked in, and of one that is read through once.
const MUCH: u32 = 92_160;
pub(crate) const LITTLE: u32 = 8_192;

/// Holds so much of the database in memory at most.
pub(crate) fn hold(connection: &Connection, kilobytes: u32) -> Result<()> {
    Ok(connection.execute_batch(&format!("PRAGMA cache_size = -{kilobytes}"))?)
}

/// The pages alone: fast enough for every start.
fn quick_check(connection: &Connection) -> Result<()> {
    hold(connection, LITTLE)?;
    verdict(connection, "PRAGMA quick_check(1)")?;
    hold(connection, MUCH)
}

/// Pages, indexes and foreign keys.
pub(crate) fn check(connection: &Connection) -> Result<()> {
    verdict(connection, "PRAGMA integrity_check(1)")?;
    let orphans: i64 = connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if orphans > 0 {
        return Err(Error::Damaged { what: format!("{orphans} rows refer to records that are not there") });
    }
    refuse_foreign(connection)
}

/// Triggers and views that the program did not make: whoever could write in the file may have had them wait for a change.
fn refuse_foreign(connection: &Connection) -> Result<()> {
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let Some(schema) = [&WORKSPACE, &PROTECTED].into_iter().find(|schema| schema.application_id == id) else {
        return Ok(());
    };
    let mut fresh = Connection::open_in_memory()?;
    packed::install(&fresh)?;
    collation::install(&fresh)?;
    let steps = usize::try_from(schema_version(connection)?).unwrap_or_default();
    Migrations::from_slice(schema.steps)
        .to_version(&mut fresh, steps)
        .map_err(|error| Error::Damaged { what: error.to_string() })?;
    let ours = waiting(&fresh)?;
    match waiting(connection)?.difference(&ours).next() {
        None => Ok(()),
        Some((name, _)) => Err(Error::Damaged { what: format!("{name} is none of the program's") }),
    }
}

/// The triggers and views of a database, by name, with what they do.
fn waiting(connection: &Connection) -> Result<BTreeSet<(String, String)>> {
    let mut statement = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')")?;
    let found = statement.query_map([], |row| Ok((row.get("name")?, row.get("sql")?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn verdict(connection: &Connection, pragma: &str) -> Result<()> {
    let verdict: String = connection.query_row(pragma, [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(Error::Damaged { what: verdict }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trigger_or_a_view_that_is_none_of_the_programs_is_found_by_the_check() {
        let connection = in_memory().expect("opens");
        check(&connection).expect("its own are known");
        for foreign in [
            "CREATE TRIGGER waits AFTER INSERT ON gifts BEGIN DELETE FROM complaints; END",
            "CREATE VIEW waits AS SELECT id FROM people",
        ] {
            connection.execute_batch(foreign).expect("planted");
            let found = check(&connection);
            assert!(matches!(&found, Err(Error::Damaged { what }) if what.starts_with("waits ")), "{found:?}");
            let kind = foreign.split(' ').nth(1).expect("a kind");
            connection.execute_batch(&format!("DROP {kind} waits")).expect("removed");
        }
        check(&connection).expect("nothing foreign any more");
    }

    #[test]
    fn a_trigger_of_the_program_that_does_something_else_is_found_by_the_check() {
        let connection = in_memory().expect("opens");
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'trigger' LIMIT 1";
        let name: String = connection.query_row(sql, [], |row| row.get(0)).expect("there is one");
        let other = format!(
            "DROP TRIGGER {name}; CREATE TRIGGER {name} AFTER DELETE ON people BEGIN DELETE FROM attachments; END"
        );
        connection.execute_batch(&other).expect("planted");
        assert!(check(&connection).is_err());
    }
}
