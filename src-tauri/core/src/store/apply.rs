//! Applying an operation's changesets, whole or not at all.
//!
//! Invariant: [`apply`] that failed leaves changes behind; its caller ends the transaction.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc;

use rusqlite::hooks::Action as RowAction;
use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType};
use rusqlite::{Connection, named_params};

use super::changeset::{each, key_of, text};
use super::changeset_codec::parts;
use super::direction::Direction;
use crate::registers::table_named;
use crate::{Error, Result, Touched};

/// How many rows in the way are named.
const NAMED: usize = 20;

/// Does an operation of the journal again, or takes it back; `applied` is told each part once it is in.
///
/// # Errors
/// [`Error::Conflict`] naming the rows that are no longer as the operation left them, and who changed them since.
pub(crate) fn apply(
    connection: &Connection,
    operation: i64,
    direction: Direction,
    mut applied: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let mut met: Vec<(&'static str, String)> = Vec::new();
    for part in parts::towards(connection, operation, direction) {
        let part = part?;
        let Some(obstacles) = attempt(connection, &part)? else {
            return Err(Error::Conflict { records: referred_to_since(connection, operation, direction)? });
        };
        for row in obstacles {
            // Two parts may touch the same row.
            if met.len() < NAMED && !met.contains(&row) {
                met.push(row);
            }
        }
        if met.is_empty() {
            applied(&part)?;
        } else if met.len() >= NAMED {
            break;
        }
    }
    if met.is_empty() {
        return Ok(());
    }
    let keys = met.iter().map(|(_, key)| key.clone()).collect();
    let later = changed_since(connection, operation, &keys)?;
    let touched =
        |(register, key): (&'static str, String)| Touched { register, operation: later.get(&key).copied(), key };
    Err(Error::Conflict { records: met.into_iter().map(touched).collect() })
}

/// Applies one changeset and answers the rows in its way, which it left out; `None` where references would hang.
fn attempt(connection: &Connection, changeset: &[u8]) -> Result<Option<Vec<(&'static str, String)>>> {
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
    match connection.apply_strm(&mut bytes, None::<fn(&str) -> bool>, settle) {
        Ok(()) => Ok(Some(told.try_iter().take(NAMED).collect())),
        Err(error) if is_conflict(&error) => Ok(None),
        Err(error) => Err(error.into()),
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

/// The records that applying the operation would remove and that later operations mention, part by part.
fn referred_to_since(connection: &Connection, operation: i64, direction: Direction) -> Result<Vec<Touched>> {
    let mut records = Vec::new();
    for part in parts::towards(connection, operation, direction) {
        let mut removed = Vec::new();
        each(&part?, |item| {
            let change = item.op()?;
            if change.code() == RowAction::SQLITE_DELETE {
                removed.push((table_named(change.table_name()).unwrap_or_default(), key_of(item)));
            }
            Ok(())
        })?;
        let later = changed_since(connection, operation, &removed.iter().map(|(_, key)| key.clone()).collect())?;
        records.extend(removed.into_iter().filter_map(|(register, key)| {
            let operation = later.get(&key).copied();
            operation.is_some().then_some(Touched { register, key, operation })
        }));
        if records.len() >= NAMED {
            records.truncate(NAMED);
            break;
        }
    }
    Ok(records)
}

/// For each of these records that a later operation which stands changed or referred to, the first that did.
pub(crate) fn changed_since(
    connection: &Connection,
    operation: i64,
    keys: &HashSet<String>,
) -> Result<HashMap<String, i64>> {
    let mut first = HashMap::new();
    if keys.is_empty() {
        return Ok(first);
    }
    let mut statement =
        connection.prepare_cached("SELECT seq FROM journal WHERE seq > :operation AND state = 'done' ORDER BY seq")?;
    let mut later = statement.query(named_params! { ":operation": operation })?;
    while let Some(row) = later.next()? {
        let seq: i64 = row.get("seq")?;
        for part in parts::towards(connection, seq, Direction::Forth) {
            each(&part?, |item| {
                for column in 0..usize::try_from(item.op()?.number_of_columns()).unwrap_or_default() {
                    for value in [text(item.old_value(column)), text(item.new_value(column))].into_iter().flatten() {
                        if keys.contains(&value) {
                            first.entry(value).or_insert(seq);
                        }
                    }
                }
                Ok(())
            })?;
        }
    }
    Ok(first)
}
