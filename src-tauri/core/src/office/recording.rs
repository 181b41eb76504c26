//! What an operation does, recorded while it is at work: SQLite's session is cut into parts, which go into the journal as soon as
//! they are packed.
//!
//! Invariant: everything is written in the operation's own transaction, so of one that fails nothing stays.

use rusqlite::Connection;
use rusqlite::session::Session;

use super::Action;
use crate::Result;
use crate::registers::TABLES;
use crate::store::changeset::Changes;
use crate::store::changeset_codec::packed::Packed;
use crate::store::changeset_codec::packing::Packing;
use crate::store::changeset_codec::parts;
use crate::store::journal;

/// After how many rows put or removed a part ends. Applying a changeset keeps every page it touched in memory and walks all of
/// them for each row that is removed: undoing 100,000 people takes 4 seconds in parts of 500 rows and 200 in parts of 20,000.
pub(super) const ROWS_IN_PART: u32 = 500;

/// The recording of one operation.
pub(super) struct Recording<'a> {
    connection: &'a Connection,
    officer: String,
    action: Action,
    rows_in_part: u32,
    /// Rows put or removed in the part that is being recorded.
    rows: u32,
    /// The parts that were written.
    parts: u32,
    /// The operation's number, once it has a part.
    operation: Option<i64>,
    packing: Packing,
    /// None only between two parts.
    session: Option<Session<'a>>,
}

impl<'a> Recording<'a> {
    /// Records what is done from now on.
    pub(super) fn begin(connection: &'a Connection, officer: &str, action: Action, rows_in_part: u32) -> Result<Self> {
        Ok(Self {
            connection,
            officer: officer.into(),
            action,
            rows_in_part,
            rows: 0,
            parts: 0,
            operation: None,
            packing: Packing::begin(connection)?,
            session: Some(session(connection)?),
        })
    }

    /// Counts a row that was put or removed; ends the part when it is full.
    pub(super) fn count(&mut self) -> Result<()> {
        self.rows += 1;
        if self.rows < self.rows_in_part { Ok(()) } else { self.end_part() }
    }

    /// Writes what was recorded since the last part, and goes on with a new one.
    pub(super) fn end_part(&mut self) -> Result<()> {
        self.write_part()?;
        self.session = Some(session(self.connection)?);
        Ok(())
    }

    /// Writes the rest; answers the operation's number in the journal, none when it changed nothing, and what it changed.
    pub(super) fn finish(mut self) -> Result<(Option<i64>, Changes)> {
        self.write_part()?;
        let (rest, changes) = self.packing.finish(self.connection)?;
        if let Some(operation) = self.operation {
            append(self.connection, operation, &mut self.parts, &rest)?;
        }
        Ok((self.operation, changes))
    }

    fn write_part(&mut self) -> Result<()> {
        self.rows = 0;
        let mut changeset = Vec::new();
        if let Some(mut session) = self.session.take() {
            session.changeset_strm(&mut changeset)?;
        }
        if changeset.is_empty() {
            return Ok(());
        }
        let operation = match self.operation {
            Some(operation) => operation,
            None => journal::begin(self.connection, &self.officer, self.action)?,
        };
        self.operation = Some(operation);
        let ready = self.packing.add(changeset)?;
        append(self.connection, operation, &mut self.parts, &ready)
    }
}

/// Writes the next parts; `written` counts them.
fn append(connection: &Connection, operation: i64, written: &mut u32, parts: &[Packed]) -> Result<()> {
    for part in parts {
        *written += 1;
        parts::append(connection, operation, *written, part)?;
    }
    Ok(())
}

fn session(connection: &Connection) -> Result<Session<'_>> {
    let mut session = Session::new(connection)?;
    for table in TABLES {
        session.attach(Some(*table))?;
    }
    Ok(session)
}
