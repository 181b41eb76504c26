//! The journal: each operation with its changesets, from which it is undone and done again, until it is forgotten.
//!
//! Changesets hold personal data: they are kept for [`UNDO_OPERATIONS`] operations and [`UNDO_DAYS`] days, no longer. That an
//! operation took place stays in the history. Operations are forgotten in their own order, the oldest first; days are counted as
//! the audit log tells them ([`super::clock`]), so that no clock that stood wrong makes anything forgotten.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::apply::apply;
use super::changeset::Changes;
use super::direction::Direction;
use super::{audit, clock};
use crate::{Action, Error, Result, Rule, Verb};

/// How many operations can be undone.
pub const UNDO_OPERATIONS: u32 = 1_000;
/// For how many days an operation can be undone: a fiscal year and a month.
pub const UNDO_DAYS: u32 = 400;

/// Begins an operation, for its parts to refer to; it counts for nothing before [`complete`]. Answers its number.
pub(crate) fn begin(connection: &Connection, officer: &str, action: Action) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO journal (at, officer, verb, register, rows, state)
             VALUES ('', :officer, :verb, :register, 0, 'dropped')",
        )?
        .execute(named_params! { ":officer": officer, ":verb": action.verb, ":register": action.register })?;
    Ok(connection.last_insert_rowid())
}

/// Completes an operation. What had been undone can then no longer be done again.
pub(crate) fn complete(connection: &Connection, seq: i64, at: DateTime<Utc>, rows: u32) -> Result<()> {
    forget(connection, "undone", "dropped", "TRUE")?;
    connection
        .prepare_cached("UPDATE journal SET at = :at, rows = :rows, state = 'done' WHERE seq = :seq")?
        .execute(named_params! { ":at": clock::moment(at), ":rows": rows, ":seq": seq })?;
    let bound = format!(
        "seq <= (SELECT seq FROM journal WHERE state = 'done' ORDER BY seq DESC LIMIT 1 OFFSET {UNDO_OPERATIONS})"
    );
    forget(connection, "done", "forgotten", &bound)
}

/// The newest operation can no longer be undone; the history keeps its fields.
pub(crate) fn make_final(connection: &Connection) -> Result<()> {
    let sql = "UPDATE journal SET state = 'forgotten' WHERE seq = (SELECT max(seq) FROM journal)";
    connection.execute(sql, [])?;
    Ok(())
}

/// Forgets the changesets of operations that are too old to be undone.
pub(crate) fn forget_old(connection: &Connection, now: DateTime<Utc>) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT min(operation) AS oldest FROM changeset_parts")?;
    let Some(oldest) = statement.query_row([], |row| row.get::<_, Option<i64>>("oldest"))? else { return Ok(()) };
    let ages = ages_since(connection, oldest, now)?;
    let mut statement = connection.prepare_cached("SELECT seq, at FROM journal WHERE seq >= :oldest ORDER BY seq")?;
    let mut rows = statement.query(named_params! { ":oldest": oldest })?;
    let mut newest_old = None;
    while let Some(row) = rows.next()? {
        let at: String = row.get("at")?;
        if ages.get(&at).is_some_and(|age| *age > Duration::days(UNDO_DAYS.into())) {
            newest_old = Some(row.get::<_, i64>("seq")?);
        }
    }
    drop(rows);
    let Some(seq) = newest_old else { return Ok(()) };
    // All or nothing: an operation whose changeset is gone must not look as if it could be undone.
    let transaction = connection.unchecked_transaction()?;
    forget_which(&transaction, &format!("seq <= {seq}"))?;
    Ok(transaction.commit()?)
}

/// How much time passed, as the audit log tells, since the moments of the operations from this one on. An operation and its line
/// bear the same moment; where several lines do, the last counts.
fn ages_since(connection: &Connection, operation: i64, now: DateTime<Utc>) -> Result<HashMap<String, Duration>> {
    // Each operation has a line, and there are other lines too: none of an operation comes before the line of its number.
    let mut statement = connection.prepare_cached("SELECT at FROM audit WHERE seq >= :from ORDER BY seq")?;
    let lines = statement.query_map(named_params! { ":from": operation }, |row| row.get::<_, String>("at"))?;
    let texts = lines.collect::<rusqlite::Result<Vec<_>>>()?;
    let (texts, mut moments): (Vec<String>, Vec<DateTime<Utc>>) =
        texts.into_iter().filter_map(|text| clock::read(&text).map(|moment| (text, moment))).unzip();
    moments.push(now);
    Ok(texts.into_iter().zip(clock::ages(&moments)).collect())
}

/// Forgets every changeset: a purge leaves no way back.
pub(crate) fn forget_all(connection: &Connection) -> Result<()> {
    forget_which(connection, "TRUE")
}

fn forget_which(connection: &Connection, which: &str) -> Result<()> {
    for (state, after) in [("done", "forgotten"), ("forgotten", "forgotten"), ("undone", "dropped")] {
        forget(connection, state, after, which)?;
    }
    Ok(())
}

/// Deletes the changesets of operations in a state, of those `which` tells, and gives them another.
fn forget(connection: &Connection, state: &str, after: &str, which: &str) -> Result<()> {
    let of_these = format!("state = :state AND {which}");
    connection
        .prepare_cached(&format!(
            "DELETE FROM changeset_parts WHERE operation IN (SELECT seq FROM journal WHERE {of_these})"
        ))?
        .execute(named_params! { ":state": state })?;
    connection
        .prepare_cached(&format!("UPDATE journal SET state = :after WHERE {of_these}"))?
        .execute(named_params! { ":after": after, ":state": state })?;
    Ok(())
}

/// The operation that would be applied next.
pub(crate) fn next(connection: &Connection, direction: Direction) -> Result<Option<Action>> {
    Ok(entry(connection, direction)?.map(|entry| entry.action))
}

/// Takes the next operation back, or does it again; answers which it was and what changed.
pub(crate) fn travel(connection: &Connection, direction: Direction) -> Result<Option<(Action, Changes)>> {
    let Some(entry) = entry(connection, direction)? else {
        return Ok(None);
    };
    let mut tally = audit::tally(connection)?;
    apply(connection, entry.seq, direction, |part| tally.add(part))?;
    connection.execute(
        "UPDATE journal SET state = :state WHERE seq = :seq",
        named_params! { ":state": direction.state_after(), ":seq": entry.seq },
    )?;
    Ok(Some((entry.action, tally.finish(connection)?)))
}

/// Which operation this is, of those that stand and can be taken back; the making of the workspace cannot, for nothing would
/// be left.
pub(crate) fn standing(connection: &Connection, seq: i64) -> Result<Action> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, verb, register FROM journal WHERE seq = :seq AND state = 'done' AND verb <> 'create'",
    )?;
    match statement.query_row(named_params! { ":seq": seq }, Entry::read).optional()? {
        Some(entry) => Ok(entry.action),
        None if is_submission(connection, seq)? => Err(Error::invalid("submission", Rule::Final)),
        None => Err(Error::NotFound { what: "journal", key: seq.to_string() }),
    }
}

/// What was handed in stands; a correction is a later version.
fn is_submission(connection: &Connection, seq: i64) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM journal WHERE seq = :seq AND verb = :verb")?;
    Ok(statement.exists(named_params! { ":seq": seq, ":verb": Verb::Submit })?)
}

/// Whether an operation that can still be undone, or done again, mentions this text, or a round that was handed in does.
pub(crate) fn mentions(connection: &Connection, text: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM changeset_parts JOIN journal ON seq = operation
         WHERE state IN ('done', 'undone') AND mentions(changeset, unpacked, :text))
         OR EXISTS (SELECT 1 FROM submissions WHERE instr(inputs, :text) > 0) AS mentioned",
    )?;
    Ok(statement.query_row(named_params! { ":text": text }, |row| row.get("mentioned"))?)
}

/// Whether an operation that can still be undone, or done again, mentions this text.
pub(crate) fn changes_mention(connection: &Connection, text: &str) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM changeset_parts JOIN journal ON seq = operation
         WHERE state IN ('done', 'undone') AND mentions(changeset, unpacked, :text)) AS mentioned",
    )?;
    Ok(statement.query_row(named_params! { ":text": text }, |row| row.get("mentioned"))?)
}

struct Entry {
    seq: i64,
    action: Action,
}

fn entry(connection: &Connection, direction: Direction) -> Result<Option<Entry>> {
    let mut statement = connection.prepare_cached(direction.next_sql())?;
    Ok(statement.query_row([], Entry::read).optional()?)
}

impl Entry {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let register: String = row.get("register")?;
        let register = crate::registers::table_named(&register).unwrap_or_default();
        let action = Action { verb: row.get("verb")?, register };
        Ok(Self { seq: row.get("seq")?, action })
    }
}
