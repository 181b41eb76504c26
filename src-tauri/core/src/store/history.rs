//! What happened, for people to read: the operations of the journal, and field by field what each changed.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action as RowAction;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;
use specta::Type;

use crate::office::{Action, table_named};
use crate::{Error, Result};

/// An operation of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Operation {
    /// Its number.
    #[specta(type = f64)]
    pub seq: i64,
    /// When, UTC.
    pub at: String,
    /// The officer's key, empty in an unprotected workspace.
    pub officer: String,
    /// What it was.
    pub action: Action,
    /// How many rows it changed.
    pub rows: u32,
    /// `done`, `undone`, or `dropped` when it was undone and can no longer be done again.
    pub state: String,
}

/// What an operation did to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RecordChange {
    /// The register.
    pub register: &'static str,
    /// The record's key.
    pub key: String,
    /// Whether it was added, edited or removed.
    pub what: What,
    /// The fields that changed, personal ones masked.
    pub fields: Vec<FieldChange>,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It was added.
    Added,
    /// Fields were edited.
    Edited,
    /// It was removed.
    Removed,
}

/// A field before and after; none where there was, or is, no record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// Its value before.
    pub before: Option<String>,
    /// Its value after.
    pub after: Option<String>,
}

/// Fields of people that the history shows as `•••`: who changed is told by key, what is theirs is not.
const PERSONAL: &[&str] = &[
    "national_id",
    "first_name",
    "surname",
    "birth_date",
    "phone",
    "email",
    "note",
    "supervisor_phone",
    "collector_phone",
];
const MASK: &str = "•••";

/// The newest operations first, `limit` of them, before operation `before` when given.
pub(crate) fn operations(connection: &Connection, before: Option<i64>, limit: u32) -> Result<Vec<Operation>> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, at, officer, verb, register, rows, state FROM journal
         WHERE :before IS NULL OR seq < :before ORDER BY seq DESC LIMIT :limit",
    )?;
    let rows = statement.query_map(named_params! { ":before": before, ":limit": limit }, |row| {
        let register: String = row.get("register")?;
        Ok(Operation {
            seq: row.get("seq")?,
            at: row.get("at")?,
            officer: row.get("officer")?,
            action: Action { verb: row.get("verb")?, register: table_named(&register).unwrap_or_default() },
            rows: row.get("rows")?,
            state: row.get("state")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The records an operation changed, at most `limit`.
pub(crate) fn details(connection: &Connection, seq: i64, limit: usize) -> Result<Vec<RecordChange>> {
    let changeset: Option<Vec<u8>> = connection
        .prepare_cached("SELECT changeset FROM journal WHERE seq = :seq")?
        .query_row(named_params! { ":seq": seq }, |row| row.get(0))
        .optional()?;
    let changeset = changeset.ok_or_else(|| Error::NotFound { what: "journal", key: seq.to_string() })?;
    let mut bytes = changeset.as_slice();
    let stream: &mut dyn std::io::Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&stream)?;
    let mut changes = Vec::new();
    while let Some(item) = items.next()? {
        if changes.len() == limit {
            break;
        }
        changes.push(record_change(connection, item)?);
    }
    Ok(changes)
}

fn record_change(connection: &Connection, item: &ChangesetItem) -> Result<RecordChange> {
    let operation = item.op()?;
    let register = table_named(operation.table_name()).unwrap_or_default();
    let what = match operation.code() {
        RowAction::SQLITE_INSERT => What::Added,
        RowAction::SQLITE_DELETE => What::Removed,
        _ => What::Edited,
    };
    let columns = columns(connection, register)?;
    let mut change = RecordChange { register, key: String::new(), what, fields: Vec::new() };
    for (index, column) in columns.iter().enumerate() {
        let before = if what == What::Added { None } else { side(item.old_value(index)) };
        let after = if what == What::Removed { None } else { side(item.new_value(index)) };
        if column == "id" {
            change.key = before.or(after).unwrap_or_default();
        } else if before.is_some() || after.is_some() {
            let masked = |value: Option<String>| match value {
                Some(text) if !text.is_empty() && PERSONAL.contains(&column.as_str()) => Some(MASK.to_owned()),
                other => other,
            };
            change.fields.push(FieldChange { field: column.clone(), before: masked(before), after: masked(after) });
        }
    }
    Ok(change)
}

/// A column that an edit did not touch has no value in the changeset, which rusqlite reports as an error.
fn side(value: rusqlite::Result<ValueRef<'_>>) -> Option<String> {
    match value.ok()? {
        ValueRef::Null => Some(String::new()),
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(_) => None,
    }
}

fn columns(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT name FROM pragma_table_info(:table) ORDER BY cid")?;
    let names = statement.query_map(named_params! { ":table": table }, |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
