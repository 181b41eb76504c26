//! The journal: each operation's changeset, from which it is undone and done again.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::session::{ChangesetItem, ChangesetIter, ConflictAction, ConflictType, invert_strm};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::office::{Action, Verb};
use crate::{Error, Result};

/// Which way through the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Undo the newest operation that stands.
    Back,
    /// Redo the oldest that was undone.
    Forth,
}

impl Direction {
    pub(crate) const fn verb(self) -> Verb {
        match self {
            Self::Back => Verb::Undo,
            Self::Forth => Verb::Redo,
        }
    }

    const fn next_sql(self) -> &'static str {
        match self {
            Self::Back => {
                "SELECT seq, verb, register, changeset FROM journal WHERE state = 'done' ORDER BY seq DESC LIMIT 1"
            }
            Self::Forth => {
                "SELECT seq, verb, register, changeset FROM journal WHERE state = 'undone' ORDER BY seq LIMIT 1"
            }
        }
    }

    const fn state_after(self) -> &'static str {
        match self {
            Self::Back => "undone",
            Self::Forth => "done",
        }
    }
}

/// What a changeset changes.
pub(crate) struct Changes {
    pub(crate) tables: Vec<&'static str>,
    pub(crate) rows: u32,
}

/// Counts the rows and names the tables of a changeset.
pub(crate) fn changes_in(changeset: &[u8]) -> Result<Changes> {
    let mut changes = Changes { tables: Vec::new(), rows: 0 };
    let mut bytes = changeset;
    let stream: &mut dyn std::io::Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&stream)?;
    while let Some(item) = items.next()? {
        let operation = item.op()?;
        changes.rows += 1;
        if changes.tables.last().is_none_or(|last| *last != operation.table_name()) {
            changes.tables.extend(crate::office::table_named(operation.table_name()));
        }
    }
    Ok(changes)
}

/// Writes an operation down. What had been undone can then no longer be done again.
pub(crate) fn append(
    connection: &Connection,
    at: DateTime<Utc>,
    officer: &str,
    action: Action,
    changes: &Changes,
    changeset: &[u8],
) -> Result<()> {
    connection.execute("UPDATE journal SET state = 'dropped', changeset = x'' WHERE state = 'undone'", [])?;
    connection
        .prepare_cached(
            "INSERT INTO journal (at, officer, verb, register, rows, changeset, state)
             VALUES (:at, :officer, :verb, :register, :rows, :changeset, 'done')",
        )?
        .execute(named_params! {
            ":at": at.to_rfc3339_opts(SecondsFormat::Millis, true), ":officer": officer, ":verb": action.verb,
            ":register": action.register, ":rows": changes.rows, ":changeset": changeset,
        })?;
    Ok(())
}

/// The operation that would be applied next.
pub(crate) fn next(connection: &Connection, direction: Direction) -> Result<Option<Action>> {
    Ok(entry(connection, direction)?.map(|entry| entry.action))
}

/// Applies the next operation's changeset, inverted when going back; returns it as it was applied.
pub(crate) fn apply(connection: &Connection, direction: Direction) -> Result<Option<(Action, Vec<u8>)>> {
    let Some(entry) = entry(connection, direction)? else {
        return Ok(None);
    };
    let changeset = match direction {
        Direction::Forth => entry.changeset,
        Direction::Back => {
            let mut inverse = Vec::with_capacity(entry.changeset.len());
            invert_strm(&mut entry.changeset.as_slice(), &mut inverse)?;
            inverse
        }
    };
    apply_changeset(connection, &changeset)?;
    connection.execute(
        "UPDATE journal SET state = :state WHERE seq = :seq",
        named_params! { ":state": direction.state_after(), ":seq": entry.seq },
    )?;
    Ok(Some((entry.action, changeset)))
}

/// The inverse of an operation that stands.
pub(crate) fn inverse_of(connection: &Connection, seq: i64) -> Result<(Action, Vec<u8>)> {
    let mut statement = connection
        .prepare_cached("SELECT seq, verb, register, changeset FROM journal WHERE seq = :seq AND state = 'done'")?;
    let found = statement.query_row(named_params! { ":seq": seq }, Entry::read).optional()?;
    let entry = found.ok_or_else(|| Error::NotFound { what: "journal", key: seq.to_string() })?;
    let mut inverse = Vec::with_capacity(entry.changeset.len());
    invert_strm(&mut entry.changeset.as_slice(), &mut inverse)?;
    Ok((entry.action, inverse))
}

/// Applies a changeset whole, or not at all when a row is no longer as it left it.
pub(crate) fn apply_changeset(connection: &Connection, changeset: &[u8]) -> Result<()> {
    // A changeset comes table by table: children may arrive before their parents.
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let mut bytes = changeset;
    connection.apply_strm(&mut bytes, None::<fn(&str) -> bool>, settle).map_err(|error| match error {
        rusqlite::Error::SqliteFailure(failure, _)
            if failure.code == rusqlite::ErrorCode::OperationAborted
                || failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT =>
        {
            Error::Conflict
        }
        other => other.into(),
    })
}

/// Deleting a whole has already carried its parts away (ON DELETE CASCADE); nothing else may differ.
fn settle(conflict: ConflictType, item: ChangesetItem) -> ConflictAction {
    use rusqlite::hooks::Action::SQLITE_DELETE;
    // The item of a foreign-key conflict is no row and must not be asked for its operation: hence the order.
    let carried_away = conflict == ConflictType::SQLITE_CHANGESET_NOTFOUND
        && item.op().is_ok_and(|operation| operation.code() == SQLITE_DELETE);
    if carried_away { ConflictAction::SQLITE_CHANGESET_OMIT } else { ConflictAction::SQLITE_CHANGESET_ABORT }
}

struct Entry {
    seq: i64,
    action: Action,
    changeset: Vec<u8>,
}

fn entry(connection: &Connection, direction: Direction) -> Result<Option<Entry>> {
    let mut statement = connection.prepare_cached(direction.next_sql())?;
    Ok(statement.query_row([], Entry::read).optional()?)
}

impl Entry {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let register: String = row.get("register")?;
        let register = crate::office::table_named(&register).unwrap_or_default();
        let action = Action { verb: row.get("verb")?, register };
        Ok(Self { seq: row.get("seq")?, action, changeset: row.get("changeset")? })
    }
}
