//! The journal: each operation's changeset, from which it is undone and done again, until it is forgotten.
//!
//! Changesets hold personal data: they are kept for [`UNDO_OPERATIONS`] operations and [`UNDO_DAYS`] days, no longer. That an
//! operation took place stays in the history.

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::changeset::{self, Changes};
use crate::office::{Action, Verb};
use crate::{Error, Result};

/// How many operations can be undone.
pub const UNDO_OPERATIONS: u32 = 1_000;
/// For how many days an operation can be undone: a fiscal year and a month.
pub const UNDO_DAYS: u32 = 400;

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
            ":at": moment(at), ":officer": officer, ":verb": action.verb, ":register": action.register,
            ":rows": changes.rows, ":changeset": changeset,
        })?;
    connection
        .prepare_cached(
            "UPDATE journal SET state = 'forgotten', changeset = x'' WHERE state = 'done' AND seq <=
             (SELECT seq FROM journal WHERE state = 'done' ORDER BY seq DESC LIMIT 1 OFFSET :kept)",
        )?
        .execute(named_params! { ":kept": UNDO_OPERATIONS })?;
    Ok(())
}

/// The newest operation can no longer be undone; the history keeps its fields.
pub(crate) fn make_final(connection: &Connection) -> Result<()> {
    let sql = "UPDATE journal SET state = 'forgotten' WHERE seq = (SELECT max(seq) FROM journal)";
    connection.execute(sql, [])?;
    Ok(())
}

/// Forgets the changesets of operations that are too old to be undone.
pub(crate) fn forget_old(connection: &Connection, now: DateTime<Utc>) -> Result<()> {
    let oldest = moment(now - Duration::days(UNDO_DAYS.into()));
    forget(connection, "at < :oldest", &oldest)
}

/// Forgets every changeset: a purge leaves no way back.
pub(crate) fn forget_all(connection: &Connection) -> Result<()> {
    forget(connection, "at >= :oldest", "")
}

fn forget(connection: &Connection, which: &str, oldest: &str) -> Result<()> {
    for (state, after) in [("done", "forgotten"), ("forgotten", "forgotten"), ("undone", "dropped")] {
        let sql = format!("UPDATE journal SET state = :after, changeset = x'' WHERE state = :state AND {which}");
        connection.execute(&sql, named_params! { ":after": after, ":state": state, ":oldest": oldest })?;
    }
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
    let changes = match direction {
        Direction::Forth => entry.changeset,
        Direction::Back => changeset::inverse(&entry.changeset)?,
    };
    changeset::apply(connection, &changes, entry.seq)?;
    connection.execute(
        "UPDATE journal SET state = :state WHERE seq = :seq",
        named_params! { ":state": direction.state_after(), ":seq": entry.seq },
    )?;
    Ok(Some((entry.action, changes)))
}

/// The inverse of an operation that stands; the making of the workspace has none, for nothing would be left.
pub(crate) fn inverse_of(connection: &Connection, seq: i64) -> Result<(Action, Vec<u8>)> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, verb, register, changeset FROM journal
         WHERE seq = :seq AND state = 'done' AND verb <> 'create'",
    )?;
    let found = statement.query_row(named_params! { ":seq": seq }, Entry::read).optional()?;
    let entry = match found {
        Some(entry) => entry,
        None if is_submission(connection, seq)? => return Err(Error::invalid("submission", "final")),
        None => return Err(Error::NotFound { what: "journal", key: seq.to_string() }),
    };
    Ok((entry.action, changeset::inverse(&entry.changeset)?))
}

/// What was handed in stands; a correction is a later version.
fn is_submission(connection: &Connection, seq: i64) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM journal WHERE seq = :seq AND verb = :verb")?;
    Ok(statement.exists(named_params! { ":seq": seq, ":verb": Verb::Submit })?)
}

/// Whether an operation that can still be undone, or done again, mentions this text, or a round that was handed in does.
pub(crate) fn mentions(connection: &Connection, text: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM journal
         WHERE state IN ('done', 'undone') AND instr(changeset, CAST(:text AS BLOB)) > 0)
         OR EXISTS (SELECT 1 FROM submissions WHERE instr(inputs, :text) > 0) AS mentioned",
    )?;
    Ok(statement.query_row(named_params! { ":text": text }, |row| row.get("mentioned"))?)
}

/// Moments as the journal and the audit log write them: UTC, in the order of their text.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
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
