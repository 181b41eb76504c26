//! The audit log: append-only, each line hashed over its fields and the line before it. Holds no personal value: only who,
//! when, what was done to which register and fields, how many rows, and a keyed hash of the change.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::Serialize;
use specta::Type;

use super::changeset::{Changes, Tally};
use super::clock::moment;
use crate::values::Date;
use crate::{Action, Error, Result, Verb};

/// A line of the audit log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct AuditLine {
    /// Number, from 1 without gaps.
    #[specta(type = f64)]
    pub seq: i64,
    /// When, UTC.
    pub at: String,
    /// Who.
    pub officer: String,
    /// What was done.
    pub verb: String,
    /// To which register.
    pub register: String,
    /// How many rows changed.
    pub rows: u32,
    /// The fields that changed, or the key of the record that was shown. Empty in lines of schema 3 and before.
    pub fields: String,
    /// BLAKE3 of the changeset, all its parts one after the other, keyed from schema 4 on.
    pub changes: String,
    /// The hash of the line before.
    pub previous: String,
    /// BLAKE3 over all of the above.
    pub hash: String,
}

impl AuditLine {
    /// The day it was written on, in Thailand.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        super::clock::read(&self.at).map(Date::in_thailand)
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            at: row.get("at")?,
            officer: row.get("officer")?,
            verb: row.get("verb")?,
            register: row.get("register")?,
            rows: row.get("rows")?,
            fields: row.get("fields")?,
            changes: row.get("changes")?,
            previous: row.get("previous")?,
            hash: row.get("hash")?,
        })
    }

    /// Length before each field, so that no two different lines hash alike. Lines without fields hash as schema 3 did.
    fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let (seq, rows) = (self.seq.to_string(), self.rows.to_string());
        let fields = (!self.fields.is_empty()).then_some(&self.fields);
        let before = [&seq, &self.at, &self.officer, &self.verb, &self.register, &rows];
        for field in before.into_iter().chain(fields).chain([&self.changes, &self.previous]) {
            hasher.update(&(field.len() as u64).to_le_bytes());
            hasher.update(field.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// Begins to add up what an operation changes, for its line.
pub(crate) fn tally(connection: &Connection) -> Result<Tally> {
    Ok(Tally::new(&key(connection)?))
}

/// Appends a line; the table's trigger refuses it if it does not continue the chain.
pub(crate) fn append(
    connection: &Connection,
    at: DateTime<Utc>,
    officer: &str,
    action: Action,
    changes: &Changes,
) -> Result<()> {
    let (seq, previous) = end(connection)?;
    let mut line = AuditLine {
        seq: seq + 1,
        at: moment(at),
        officer: officer.into(),
        verb: action.verb.word().into(),
        register: action.register.into(),
        rows: changes.rows,
        fields: changes.fields.clone(),
        changes: changes.digest.clone(),
        previous,
        hash: String::new(),
    };
    line.hash = line.digest();
    connection
        .prepare_cached(
            "INSERT INTO audit (seq, at, officer, verb, register, rows, fields, changes, previous, hash)
             VALUES (:seq, :at, :officer, :verb, :register, :rows, :fields, :changes, :previous, :hash)",
        )?
        .execute(named_params! {
            ":seq": line.seq, ":at": line.at, ":officer": line.officer, ":verb": line.verb, ":register": line.register,
            ":rows": line.rows, ":fields": line.fields, ":changes": line.changes, ":previous": line.previous, ":hash": line.hash,
        })?;
    Ok(())
}

/// Lines of operations that change data; the others tell of looking, exporting, backing up, of keys and of the date.
const CHANGING: &str =
    "verb NOT IN ('unlock', 'recover', 'passphrase', 'reveal', 'export', 'export_ended', 'back_up', 'restore',
    'restore_unproven', 'confirm_date')";

/// The last line's hash; empty for an empty log.
pub(crate) fn head(connection: &Connection) -> Result<String> {
    last_hash(connection, "")
}

/// The hash of the last line that changed what reports print. Looking, exporting and backing up leave it as it is; so does
/// handing in, else a report could not be printed again as it was handed in.
pub(crate) fn change_head(connection: &Connection) -> Result<String> {
    last_hash(connection, &format!("WHERE {CHANGING} AND verb <> 'submit'"))
}

/// Whether data changed after the line whose hash begins so; also when there is no such line.
pub(crate) fn changed_since(connection: &Connection, head: &str) -> Result<bool> {
    let now = last_hash(connection, &format!("WHERE {CHANGING}"))?;
    let sql = format!(
        "SELECT hash FROM audit WHERE seq <= (SELECT seq FROM audit WHERE substr(hash, 1, length(:head)) = :head)
         AND {CHANGING} ORDER BY seq DESC LIMIT 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let before: Option<String> =
        statement.query_row(named_params! { ":head": head }, |row| row.get("hash")).optional()?;
    Ok(before.as_deref() != Some(now.as_str()))
}

/// How an audit line tells which writing of the key file it followed.
const KEYS: &str = "keys:";

/// What the line says that tells of a writing of the key file.
pub(crate) fn told_generation(generation: u32) -> String {
    format!("{KEYS}{generation}")
}

/// The latest writing of the key file that the log tells of, whatever later lines say; 0 while it tells of none.
pub(crate) fn key_generation(connection: &Connection) -> Result<u32> {
    let mut statement =
        connection.prepare_cached("SELECT fields FROM audit WHERE register = 'officers' AND fields LIKE :told")?;
    let told =
        statement.query_map(named_params! { ":told": format!("{KEYS}%") }, |row| row.get::<_, String>("fields"))?;
    let mut latest = 0;
    for told in told {
        let generation = told?.strip_prefix(KEYS).and_then(|number| number.parse().ok());
        latest = latest.max(generation.unwrap_or(0));
    }
    Ok(latest)
}

/// How a restore's line tells when it was, if a key vouches for that, and the heads it gave up.
const VOUCHED_AT: char = '@';
const GIVEN_UP: char = '-';

/// What a restore's line says: the head of what was restored, when, and what it gave up.
pub(crate) fn told_restore(backup: &str, at: Option<&str>, given_up: &[&str]) -> String {
    let at = at.map(|at| format!(" {VOUCHED_AT}{at}"));
    let given_up = given_up.iter().map(|head| format!(" {GIVEN_UP}{head}"));
    std::iter::once(backup.to_owned()).chain(at).chain(given_up).collect()
}

/// The heads that restores gave up, as their lines name them, each with whether a key vouched for the restore.
pub(crate) fn given_up(connection: &Connection) -> Result<BTreeMap<String, bool>> {
    let mut statement = connection.prepare_cached("SELECT fields FROM audit WHERE verb = 'restore'")?;
    let lines = statement.query_map([], |row| row.get::<_, String>("fields"))?;
    let mut heads = BTreeMap::new();
    for line in lines {
        let line = line?;
        let vouched = line.split(' ').any(|word| word.starts_with(VOUCHED_AT));
        for head in line.split(' ').filter_map(|word| word.strip_prefix(GIVEN_UP)) {
            *heads.entry(head.to_owned()).or_default() |= vouched;
        }
    }
    Ok(heads)
}

/// Whether a line has this verb.
pub(crate) fn tells_of(connection: &Connection, verb: Verb) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM audit WHERE verb = :verb) AS told")?;
    Ok(statement.query_row(named_params! { ":verb": verb.word() }, |row| row.get("told"))?)
}

/// How many lines there are, and the hash of the last.
pub(crate) fn end(connection: &Connection) -> Result<(i64, String)> {
    let mut statement = connection.prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?;
    let end = statement.query_row([], |row| Ok((row.get("seq")?, row.get("hash")?))).optional()?;
    Ok(end.unwrap_or_default())
}

/// The hash of a line, if there is one with this number.
pub(crate) fn hash_of(connection: &Connection, seq: i64) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT hash FROM audit WHERE seq = :seq")?;
    Ok(statement.query_row(named_params! { ":seq": seq }, |row| row.get("hash")).optional()?)
}

/// The hashes of all lines.
pub(crate) fn hashes(connection: &Connection) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached("SELECT hash FROM audit")?;
    let hashes = statement.query_map([], |row| row.get("hash"))?;
    Ok(hashes.collect::<rusqlite::Result<_>>()?)
}

fn last_hash(connection: &Connection, which: &str) -> Result<String> {
    let sql = format!("SELECT hash FROM audit {which} ORDER BY seq DESC LIMIT 1");
    let found = connection.prepare_cached(&sql)?.query_row([], |row| row.get("hash")).optional()?;
    Ok(found.unwrap_or_default())
}

fn key(connection: &Connection) -> Result<[u8; 32]> {
    Ok(connection.prepare_cached("SELECT key FROM audit_key")?.query_row([], |row| row.get("key"))?)
}

/// All lines, oldest first.
pub(crate) fn lines(connection: &Connection) -> Result<Vec<AuditLine>> {
    let mut statement = connection.prepare_cached("SELECT * FROM audit ORDER BY seq")?;
    let rows = statement.query_map([], AuditLine::read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Walks the chain; returns its head, empty for an empty log.
pub(crate) fn verify(connection: &Connection) -> Result<String> {
    let mut statement = connection.prepare_cached("SELECT * FROM audit ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let (mut expected, mut head) = (1, String::new());
    while let Some(row) = rows.next()? {
        let line = AuditLine::read(row)?;
        if line.seq != expected || line.previous != head || line.hash != line.digest() {
            return Err(Error::Damaged { what: format!("audit line {expected}") });
        }
        expected += 1;
        head = line.hash;
    }
    Ok(head)
}
