//! Changesets, as SQLite's session extension writes them: what they change, and applying them whole or not at all.
//!
//! Invariant: [`apply`] that failed leaves changes behind; its caller ends the transaction.

use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::sync::mpsc;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action as RowAction;
use rusqlite::session::{ChangesetItem, ChangesetIter, ConflictAction, ConflictType, invert_strm};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, named_params};

use crate::office::table_named;
use crate::values::sha256_hex;
use crate::{Error, Result, Touched};

/// How many rows in the way are named.
const NAMED: usize = 20;

/// What a changeset changes.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The tables, in the changeset's order.
    pub(crate) tables: Vec<&'static str>,
    /// The rows.
    pub(crate) rows: u32,
    /// The fields, for the audit log: `people.position` edited, `+people` added, `-people` removed. No value.
    pub(crate) fields: String,
}

impl Changes {
    /// Reads them from a changeset.
    pub(crate) fn of(connection: &Connection, changeset: &[u8]) -> Result<Self> {
        let mut changes = Self::default();
        let mut fields = BTreeSet::new();
        let mut columns: HashMap<String, Vec<String>> = HashMap::new();
        each(changeset, |item| {
            let operation = item.op()?;
            let table = operation.table_name();
            changes.rows += 1;
            if changes.tables.last().is_none_or(|last| *last != table) {
                changes.tables.extend(table_named(table));
            }
            match operation.code() {
                RowAction::SQLITE_INSERT => drop(fields.insert(format!("+{table}"))),
                RowAction::SQLITE_DELETE => drop(fields.insert(format!("-{table}"))),
                _ => {
                    if !columns.contains_key(table) {
                        columns.insert(table.to_owned(), columns_of(connection, table)?);
                    }
                    let edited = columns[table].iter().enumerate().filter(|(at, _)| item.new_value(*at).is_ok());
                    fields.extend(edited.map(|(_, column)| format!("{table}.{column}")));
                }
            }
            Ok(())
        })?;
        changes.fields = fields.into_iter().collect::<Vec<_>>().join(",");
        Ok(changes)
    }
}

/// Shows each row's change to `look`.
pub(crate) fn each(changeset: &[u8], mut look: impl FnMut(&ChangesetItem) -> Result<()>) -> Result<()> {
    let mut bytes = changeset;
    let stream: &mut dyn Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&stream)?;
    while let Some(item) = items.next()? {
        look(item)?;
    }
    Ok(())
}

/// The changeset that takes this one back.
pub(crate) fn inverse(changeset: &[u8]) -> Result<Vec<u8>> {
    let mut inverse = Vec::with_capacity(changeset.len());
    let mut bytes = changeset;
    invert_strm(&mut bytes, &mut inverse)?;
    Ok(inverse)
}

/// Applies the changeset of an operation, or its inverse.
///
/// # Errors
/// [`Error::Conflict`] naming the rows that are no longer as the operation left them, and who changed them since.
pub(crate) fn apply(connection: &Connection, changeset: &[u8], operation: i64) -> Result<()> {
    // A changeset comes table by table: children may arrive before their parents.
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let (tell, told) = mpsc::channel();
    let settle = move |conflict, item: ChangesetItem| match Obstacle::met(conflict, &item) {
        Obstacle::None => ConflictAction::SQLITE_CHANGESET_OMIT,
        Obstacle::Row(register, key) => {
            // Left out, so that every row in the way is met before all is rolled back.
            let _ = tell.send((register, key));
            ConflictAction::SQLITE_CHANGESET_OMIT
        }
        Obstacle::Unnamed => ConflictAction::SQLITE_CHANGESET_ABORT,
    };
    let mut bytes = changeset;
    let applied = connection.apply_strm(&mut bytes, None::<fn(&str) -> bool>, settle);
    let met: Vec<_> = told.try_iter().take(NAMED).collect();
    match applied {
        Ok(()) if met.is_empty() => Ok(()),
        Err(error) if !is_conflict(&error) => Err(error.into()),
        Ok(()) => {
            let touched = met.into_iter().map(|(register, key)| touched(connection, register, key, operation));
            Err(Error::Conflict { records: touched.collect::<Result<_>>()? })
        }
        Err(_) => Err(Error::Conflict { records: referred_to_since(connection, changeset, operation)? }),
    }
}

/// What stands in the way of one row's change.
enum Obstacle {
    /// Nothing: deleting a whole has already carried this part away (ON DELETE CASCADE).
    None,
    /// The row itself.
    Row(&'static str, String),
    /// References that would hang: SQLite counts them and does not say which.
    Unnamed,
}

impl Obstacle {
    fn met(conflict: ConflictType, item: &ChangesetItem) -> Self {
        // The item of a foreign-key conflict is no row and must not be asked for its operation: hence the order.
        if conflict == ConflictType::SQLITE_CHANGESET_FOREIGN_KEY {
            return Self::Unnamed;
        }
        let Ok(operation) = item.op() else { return Self::Unnamed };
        if conflict == ConflictType::SQLITE_CHANGESET_NOTFOUND && operation.code() == RowAction::SQLITE_DELETE {
            return Self::None;
        }
        Self::Row(table_named(operation.table_name()).unwrap_or_default(), key_of(item))
    }
}

fn is_conflict(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(failure, _)
        if failure.code == rusqlite::ErrorCode::OperationAborted
            || failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT)
}

/// The records a changeset removes that later operations mention.
fn referred_to_since(connection: &Connection, changeset: &[u8], operation: i64) -> Result<Vec<Touched>> {
    let mut records = Vec::new();
    each(changeset, |item| {
        let change = item.op()?;
        if change.code() == RowAction::SQLITE_DELETE && records.len() < NAMED {
            let register = table_named(change.table_name()).unwrap_or_default();
            let record = touched(connection, register, key_of(item), operation)?;
            records.extend(record.operation.is_some().then_some(record));
        }
        Ok(())
    })?;
    Ok(records)
}

fn touched(connection: &Connection, register: &'static str, key: String, operation: i64) -> Result<Touched> {
    let mut statement = connection.prepare_cached(
        "SELECT min(seq) AS later FROM journal
         WHERE seq > :operation AND state = 'done' AND instr(changeset, CAST(:key AS BLOB)) > 0",
    )?;
    let later = statement.query_row(named_params! { ":operation": operation, ":key": key }, |row| row.get("later"))?;
    Ok(Touched { register, key, operation: later })
}

/// Every register's first column is its key.
pub(crate) fn key_of(item: &ChangesetItem) -> String {
    text(item.old_value(0)).or_else(|| text(item.new_value(0))).unwrap_or_default()
}

/// A value as text. A column that an edit did not touch has none in the changeset, which rusqlite reports as an error.
pub(crate) fn text(value: rusqlite::Result<ValueRef<'_>>) -> Option<String> {
    match value.ok()? {
        ValueRef::Null => Some(String::new()),
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        // a picture is told by what it can be known by again
        ValueRef::Blob(bytes) => Some(sha256_hex(bytes)),
    }
}

/// A table's columns, in the order a changeset has them.
pub(crate) fn columns_of(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT name FROM pragma_table_info(:table) ORDER BY cid")?;
    let names = statement.query_map(named_params! { ":table": table }, |row| row.get("name"))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
