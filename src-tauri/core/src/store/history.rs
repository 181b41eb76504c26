//! What happened, for people to read: the operations of the journal, and field by field what each changed.

use rusqlite::hooks::Action as RowAction;
use rusqlite::session::ChangesetItem;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::changeset::{columns_of, each, key_of, text};
use super::changeset_codec::parts;
use super::direction::Direction;
use crate::registers::{Called, Class, Declaration, Kind, register_named, table_named};
use crate::values::Date;
use crate::values::personal::{MASK, without_ids};
use crate::{Action, Error, Result, Verb};

/// What the history is narrowed to; empty is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
#[serde(default)]
pub struct HistoryFilter {
    /// Operations on this register.
    pub register: Option<String>,
    /// Operations that changed the record with this key or what refers to it; those that are forgotten are not found.
    pub record: Option<String>,
    /// Operations of the officer with this key.
    pub officer: Option<String>,
    /// From this day in Thailand on.
    pub from: Option<Date>,
    /// Until this day in Thailand, inclusive.
    pub to: Option<Date>,
}

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
    /// `done`; `undone`; `dropped` when it was undone and can no longer be done again; `forgotten` when it stands and can no
    /// longer be undone.
    pub state: String,
    /// Whether it stands and can be undone; the making of the workspace cannot.
    pub undoable: bool,
}

/// What an operation did to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RecordChange {
    /// The register.
    pub register: &'static str,
    /// The record's key.
    pub key: String,
    /// What it is called, where that is nothing personal.
    pub name: Option<String>,
    /// Whether it is there now.
    pub there: bool,
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

/// By what records are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// By nothing personal: what the history shows to whoever passes.
    Impersonal,
    /// People by their names: what an officer needs who must decide about each.
    Whole,
}

/// The newest operations first, `limit` of them, before operation `before` when given.
pub(crate) fn operations(
    connection: &Connection,
    filter: &HistoryFilter,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<Operation>> {
    // Days are Thailand's, which keeps UTC+7 all year; moments are written in UTC.
    let mut statement = connection.prepare_cached(
        "SELECT seq, at, officer, verb, register, rows, state FROM journal
         WHERE (:before IS NULL OR seq < :before)
           AND (:register IS NULL OR register = :register)
           AND (:officer IS NULL OR officer = :officer)
           AND (:from IS NULL OR date(at, '+7 hours') >= :from)
           AND (:to IS NULL OR date(at, '+7 hours') <= :to)
           AND (:record IS NULL OR EXISTS (SELECT 1 FROM changeset_parts
                WHERE operation = seq AND mentions(changeset, unpacked, :record)))
         ORDER BY seq DESC LIMIT :limit",
    )?;
    let HistoryFilter { register, record, officer, from, to } = filter;
    let values = named_params! {
        ":before": before, ":register": register, ":officer": officer, ":from": from, ":to": to, ":record": record,
        ":limit": limit,
    };
    let rows = statement.query_map(values, |row| {
        let (register, state): (String, String) = (row.get("register")?, row.get("state")?);
        let action = Action { verb: row.get("verb")?, register: table_named(&register).unwrap_or_default() };
        Ok(Operation {
            seq: row.get("seq")?,
            at: row.get("at")?,
            officer: row.get("officer")?,
            action,
            rows: row.get("rows")?,
            undoable: state == "done" && action.verb != Verb::Create,
            state,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The records an operation changed, at most `limit`.
pub(crate) fn details(connection: &Connection, seq: i64, limit: usize) -> Result<Vec<RecordChange>> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM journal WHERE seq = :seq")?;
    if !statement.exists(named_params! { ":seq": seq })? {
        return Err(Error::NotFound { what: "journal", key: seq.to_string() });
    }
    let mut changes = Vec::new();
    for part in parts::towards(connection, seq, Direction::Forth) {
        each(&part?, |item| {
            if changes.len() < limit {
                changes.push(record_change(connection, item)?);
            }
            Ok(())
        })?;
        if changes.len() >= limit {
            break;
        }
    }
    Ok(changes)
}

fn record_change(connection: &Connection, item: &ChangesetItem) -> Result<RecordChange> {
    let operation = item.op()?;
    let declared = register_named(operation.table_name());
    let register = declared.map_or("", |register| register.table);
    let what = match operation.code() {
        RowAction::SQLITE_INSERT => What::Added,
        RowAction::SQLITE_DELETE => What::Removed,
        _ => What::Edited,
    };
    let columns = columns_of(connection, register)?;
    let (key, fields) = (key_of(item), Vec::new());
    let (there, name) = present(connection, register, &key, Naming::Impersonal)?;
    let mut change = RecordChange { register, key, name, there, what, fields };
    for (index, column) in columns.iter().enumerate().skip(1) {
        let before = if what == What::Added { None } else { text(item.old_value(index)) };
        let after = if what == What::Removed { None } else { text(item.new_value(index)) };
        if before.is_some() || after.is_some() {
            let shown = |value: Option<String>| value.map(|value| shown(declared, column, value));
            change.fields.push(FieldChange { field: column.clone(), before: shown(before), after: shown(after) });
        }
    }
    if change.name.is_none() {
        change.name = declared.and_then(|register| name_among(&change.fields, register));
    }
    Ok(change)
}

/// A value by the class of its field; of a field that no register declares, nothing. Who a record is of is told by key.
fn shown(register: Option<&Declaration>, column: &str, value: String) -> String {
    let field = register.and_then(|register| register.field(column)).map(|(_, field)| field);
    let is_reference = field.is_some_and(|field| matches!(field.kind, Kind::Reference(_)));
    if is_reference || value.is_empty() {
        value
    } else if field.is_none_or(|field| field.class.is_personal()) {
        MASK.to_owned()
    } else if matches!(column, "record_id" | "sha256") {
        value
    } else {
        // An id may have been typed anywhere; keys and hashes hold none.
        without_ids(&value).into_owned()
    }
}

/// Whether a record is there now, and what it is called.
pub(crate) fn present(
    connection: &Connection,
    register: &str,
    key: &str,
    naming: Naming,
) -> Result<(bool, Option<String>)> {
    let Some(register) = register_named(register) else { return Ok((false, None)) };
    let found = name_of(connection, register, key, naming)?;
    Ok((found.is_some(), found.flatten().map(|name| without_ids(&name).into_owned())))
}

/// What a record that is there is called; none in it where it has no name.
pub(crate) fn name_of(
    connection: &Connection,
    register: &Declaration,
    key: &str,
    naming: Naming,
) -> Result<Option<Option<String>>> {
    let name = name_in_sql(register, naming).unwrap_or("NULL");
    let sql = format!("SELECT CAST({name} AS TEXT) FROM {} WHERE id = :key", register.table);
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(named_params! { ":key": key }, |row| row.get(0)).optional()?)
}

/// What a record that is gone was called.
fn name_among(fields: &[FieldChange], register: &Declaration) -> Option<String> {
    let Called::Field(_) = register.called else { return None };
    let column = name_in_sql(register, Naming::Impersonal)?;
    let field = fields.iter().find(|change| change.field == column)?;
    field.after.clone().or_else(|| field.before.clone())
}

/// By what a register's records are called, in SQL; never by national id.
fn name_in_sql(register: &Declaration, naming: Naming) -> Option<&'static str> {
    let personal = match register.called {
        Called::Field(field) => register.field(field).is_none_or(|(_, field)| field.class != Class::Public),
        Called::Person(_) => true,
        Called::Sql(_) | Called::Nothing => false,
    };
    register.called.sql().filter(|_| naming == Naming::Whole || !personal)
}
