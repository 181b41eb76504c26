//! The changesets of the journal's operations: each a sequence of parts, in the order they were recorded.
//!
//! Invariant: between two parts every reference between records holds, and no more than one part is in memory as they are read.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::packed::{Packed, unpack};
use crate::Result;
use crate::store::changeset;
use crate::store::direction::Direction;

/// Writes the next part of an operation down; `part` counts from 1.
pub(crate) fn append(connection: &Connection, operation: i64, part: u32, changeset: &Packed) -> Result<()> {
    let Packed { bytes, unpacked } = changeset;
    let unpacked = unpacked.and_then(|length| i64::try_from(length).ok());
    connection
        .prepare_cached(
            "INSERT INTO changeset_parts (operation, part, changeset, unpacked)
             VALUES (:operation, :part, :changeset, :unpacked)",
        )?
        .execute(named_params! {
            ":operation": operation, ":part": part, ":changeset": bytes, ":unpacked": unpacked,
        })?;
    Ok(())
}

/// The changesets that do an operation again, or take it back, as they are to be applied: inverted and last first when going
/// back. None where the operation is forgotten.
pub(crate) const fn towards(connection: &Connection, operation: i64, direction: Direction) -> Parts<'_> {
    let beyond = match direction {
        Direction::Forth => 0,
        Direction::Back => i64::MAX,
    };
    Parts { connection, operation, direction, beyond }
}

/// Reads one part at a time.
pub(crate) struct Parts<'a> {
    connection: &'a Connection,
    operation: i64,
    direction: Direction,
    /// The number of the part before.
    beyond: i64,
}

impl Parts<'_> {
    fn read(&mut self) -> Result<Option<Vec<u8>>> {
        let sql = match self.direction {
            Direction::Forth => {
                "SELECT part, changeset, unpacked FROM changeset_parts WHERE operation = :operation AND part > :beyond
                 ORDER BY part LIMIT 1"
            }
            Direction::Back => {
                "SELECT part, changeset, unpacked FROM changeset_parts WHERE operation = :operation AND part < :beyond
                 ORDER BY part DESC LIMIT 1"
            }
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let values = named_params! { ":operation": self.operation, ":beyond": self.beyond };
        let found = statement
            .query_row(values, |row| Ok((row.get("part")?, row.get("changeset")?, row.get("unpacked")?)))
            .optional()?;
        let Some((part, changeset, unpacked)) = found else { return Ok(None) };
        let changeset = unpack(changeset, unpacked)?;
        self.beyond = part;
        match self.direction {
            Direction::Forth => Ok(Some(changeset)),
            Direction::Back => changeset::inverse(&changeset).map(Some),
        }
    }
}

impl Iterator for Parts<'_> {
    type Item = Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}
