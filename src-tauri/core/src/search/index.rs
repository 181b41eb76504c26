//! The index of what registers declare to be searched: which rows of a segment hold which three signs in a row.
//!
//! Invariant: derived, and never recorded, exchanged or told of in the audit log. Of a segment that is filled, every row that holds
//! a gram is found by it or among the recent rows; what is found is looked at in its own table before it is shown. National ids
//! and confidential fields are never in it. A row of the index tells no value.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};

use super::grams::{self, Gram};
use super::rows::{BITS, ROWS, Rows};
use crate::Result;
use crate::registers::{Class, Declaration, Field, REGISTERS};
use crate::store::touched::{Touched, TouchedRows};
use crate::values::folded;

/// Changed with the form of what is kept: an index of another form is made anew.
const FORM: u32 = 2;
/// Rows looked at in one slice: some 20 ms.
const SLICE: i64 = 2_048;
/// Grams of a segment cleared in one slice.
const CLEARED: u32 = 100;
/// Grams written in one slice, and the bytes of rows after which it ends.
const WRITTEN: usize = 500;
const WRITTEN_BYTES: usize = 192 << 10;
/// Recent rows from which on their segments are filled again.
const FOLDED_FROM: i64 = 200;
/// Bits of a number that tell the row.
const ROW_BITS: u32 = 44;

/// The registers that are searched, each with its place among all.
pub(super) fn registers() -> impl Iterator<Item = (usize, &'static Declaration)> {
    REGISTERS.iter().copied().enumerate().filter(|(_, register)| fields(register).next().is_some())
}

/// The fields that the index knows.
pub(super) fn fields(register: &'static Declaration) -> impl Iterator<Item = &'static Field> {
    register.fields.iter().filter(|field| field.search && is_indexed(field.class))
}

/// What tells who somebody is by a number, or is nobody else's affair, is not in the index.
pub(super) const fn is_indexed(class: Class) -> bool {
    !matches!(class, Class::Identifier | Class::Confidential)
}

/// The number of a register's row among all rows; none of a row that SQLite never numbered so.
pub(super) fn code(place: usize, row: i64) -> Option<i64> {
    let place = i64::try_from(place).ok()?;
    (0..1 << ROW_BITS).contains(&row).then_some(place << ROW_BITS | row)
}

/// The row of a number.
pub(super) const fn row_of(code: i64) -> i64 {
    code & ((1 << ROW_BITS) - 1)
}

/// The numbers that a register's rows have, and those of its segments.
pub(super) fn codes(place: usize) -> std::ops::Range<i64> {
    let place = i64::try_from(place).unwrap_or_default();
    place << ROW_BITS..(place + 1) << ROW_BITS
}

/// Makes the tables where they are not there, and anew where they were made for other fields or another form.
pub(crate) fn prepare(connection: &Connection) -> Result<()> {
    let made_for = made_for(connection)?;
    let there = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'search_about'")?.exists([])?;
    if there {
        let sql = "SELECT 1 FROM search_about WHERE made_for = :made_for";
        if connection.prepare(sql)?.exists(named_params! { ":made_for": made_for })? {
            return Ok(());
        }
    }
    let transaction = connection.unchecked_transaction()?;
    transaction.execute_batch(include_str!("tables.sql"))?;
    transaction.execute("INSERT INTO search_about VALUES (:made_for)", named_params! { ":made_for": made_for })?;
    Ok(transaction.commit()?)
}

/// The form, the schema and the fields: with each of them rows may have other numbers or be found by other words.
fn made_for(connection: &Connection) -> Result<String> {
    let schema: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let of = |(place, register): (usize, &'static Declaration)| {
        let names: Vec<&str> = fields(register).map(|field| field.name).collect();
        format!("{place} {} {}", register.table, names.join(","))
    };
    Ok(format!("{FORM} {schema} {}", registers().map(of).collect::<Vec<_>>().join("; ")))
}

/// Forgets all: rows may have other numbers from now on.
pub(crate) fn forget(connection: &Connection) -> Result<()> {
    Ok(connection.execute_batch("DELETE FROM search_segments; DELETE FROM search_recent; DELETE FROM search_grams;")?)
}

/// Keeps in step with what a transaction touched, within it. Of an import only a mark is taken away, to be filled later.
pub(crate) fn follow(connection: &Connection, touched: &Touched) -> Result<()> {
    for rows in touched {
        let Some((place, register)) = registers().find(|(_, register)| register.table == rows.table) else { continue };
        match rows.few() {
            Some(few) => few.iter().try_for_each(|row| note(connection, place, register, *row))?,
            None => unmark(connection, place, rows)?,
        }
    }
    Ok(())
}

/// The segments of what was purged go at once: nothing of it is left in them.
pub(crate) fn wipe(connection: &Connection, touched: &Touched) -> Result<()> {
    for rows in touched {
        let Some((place, _)) = registers().find(|(_, register)| register.table == rows.table) else { continue };
        unmark(connection, place, rows)?;
        let Some((first, last)) = segments(place, rows) else { continue };
        connection.execute(
            "DELETE FROM search_grams WHERE segment BETWEEN :first AND :last",
            named_params! { ":first": first, ":last": last },
        )?;
    }
    Ok(())
}

fn segments(place: usize, rows: &TouchedRows) -> Option<(i64, i64)> {
    Some((code(place, rows.first)? >> BITS, code(place, rows.last)? >> BITS))
}

fn unmark(connection: &Connection, place: usize, rows: &TouchedRows) -> Result<()> {
    let Some((first, last)) = segments(place, rows) else { return Ok(()) };
    connection.execute(
        "DELETE FROM search_segments WHERE segment BETWEEN :first AND :last",
        named_params! { ":first": first, ":last": last },
    )?;
    Ok(())
}

fn note(connection: &Connection, place: usize, register: &Declaration, row: i64) -> Result<()> {
    let Some(code) = code(place, row) else { return Ok(()) };
    let sql = "INSERT OR IGNORE INTO search_recent VALUES (:code)";
    connection.prepare_cached(sql)?.execute(named_params! { ":code": code })?;
    // The first row of a segment: all that are in it are recent ones from now on.
    let start = row >> BITS << BITS;
    let sql = format!("SELECT 1 FROM {} WHERE rowid BETWEEN :start AND :end AND rowid <> :row", register.table);
    let end = start | (ROWS as i64 - 1);
    if !connection.prepare_cached(&sql)?.exists(named_params! { ":start": start, ":end": end, ":row": row })? {
        let sql = "INSERT OR IGNORE INTO search_segments VALUES (:segment)";
        connection.prepare_cached(sql)?.execute(named_params! { ":segment": code >> BITS })?;
    }
    Ok(())
}

/// The segments of a register that are filled.
pub(super) fn filled(connection: &Connection, place: usize) -> Result<BTreeSet<i64>> {
    let codes = codes(place);
    let sql = "SELECT segment FROM search_segments WHERE segment >= :first AND segment < :end";
    let mut statement = connection.prepare_cached(sql)?;
    let within = named_params! { ":first": codes.start >> BITS, ":end": codes.end >> BITS };
    let rows = statement.query_map(within, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first segment that holds rows and is not filled.
pub(super) fn unfilled(
    connection: &Connection,
    (place, register): (usize, &Declaration),
    filled: &BTreeSet<i64>,
) -> Result<Option<i64>> {
    let sql = format!("SELECT rowid FROM {} WHERE rowid >= :from ORDER BY rowid LIMIT 1", register.table);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut from = 0;
    loop {
        let row: Option<i64> = statement.query_row(named_params! { ":from": from }, |row| row.get(0)).optional()?;
        let Some(mut segment) = row.and_then(|row| code(place, row)).map(|code| code >> BITS) else { return Ok(None) };
        if !filled.contains(&segment) {
            return Ok(Some(segment));
        }
        while filled.contains(&segment) {
            segment += 1;
        }
        if segment << BITS >= codes(place).end {
            return Ok(None);
        }
        from = row_of(segment << BITS);
    }
}

/// The rows that one gram of a filled segment is found in.
pub(super) fn rows_with(connection: &Connection, segment: i64, gram: Gram) -> Result<Option<Rows>> {
    let sql = "SELECT rows FROM search_grams WHERE segment = :segment AND gram = :gram";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &rusqlite::Row<'_>| Ok(Rows::read(row.get_ref(0)?.as_blob()?));
    Ok(statement.query_row(named_params! { ":segment": segment, ":gram": gram }, read).optional()?)
}

/// Fills the index slice by slice.
#[derive(Default)]
pub(crate) struct Filler {
    /// Nothing was left to do when it was asked last.
    idle: bool,
    /// Recent rows were taken in once since the database was opened; from then on, when they are many.
    folded: bool,
    filling: Option<Filling>,
}

/// A segment that is being read.
struct Filling {
    place: usize,
    segment: i64,
    /// The row to go on from.
    from: i64,
    stage: Stage,
    grams: BTreeMap<Gram, Vec<u16>>,
}

/// How far a segment has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Reading,
    Clearing,
    Writing,
}

impl Filler {
    /// Rows were touched: what was read of their segment may be out of date.
    pub(crate) fn disturb(&mut self, touched: &Touched) {
        if !touched.is_empty() {
            self.idle = false;
            self.filling = self.filling.take().filter(|filling| !touched.iter().any(|rows| filling.holds(rows)));
        }
    }

    /// Does one slice, a short transaction of its own at most; answers whether more is to be done.
    pub(crate) fn work(&mut self, connection: &mut Connection) -> Result<bool> {
        if self.idle {
            return Ok(false);
        }
        let filling = match self.filling.take() {
            Some(filling) => Some(filling),
            None => self.next(connection)?,
        };
        let Some(mut filling) = filling else {
            (self.idle, self.folded) = (true, true);
            return Ok(false);
        };
        if filling.go_on(connection)? {
            self.filling = Some(filling);
        }
        Ok(true)
    }

    fn next(&self, connection: &Connection) -> Result<Option<Filling>> {
        for (place, register) in registers() {
            if let Some(segment) = unfilled(connection, (place, register), &filled(connection, place)?)? {
                return Ok(Some(Filling::of(place, segment)));
            }
        }
        let sql = "SELECT min(row), count(*) FROM search_recent";
        let (first, count): (Option<i64>, i64) = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some(first) = first.filter(|_| count >= if self.folded { FOLDED_FROM } else { 1 }) else { return Ok(None) };
        Ok(usize::try_from(first >> ROW_BITS).ok().map(|place| Filling::of(place, first >> BITS)))
    }
}

impl Filling {
    const fn of(place: usize, segment: i64) -> Self {
        Self { place, segment, from: row_of(segment << BITS), stage: Stage::Reading, grams: BTreeMap::new() }
    }

    /// Whether some of the rows may be of the segment.
    fn holds(&self, rows: &TouchedRows) -> bool {
        let own = REGISTERS[self.place].table == rows.table;
        own && segments(self.place, rows).is_none_or(|(first, last)| (first..=last).contains(&self.segment))
    }

    /// Reads the next rows; answers whether more are left in the segment.
    fn read(&mut self, connection: &Connection) -> Result<bool> {
        let register = REGISTERS[self.place];
        let names: Vec<&str> = fields(register).map(|field| field.name).collect();
        let sql = format!(
            "SELECT rowid, {} FROM {} WHERE rowid >= :from AND rowid < :end ORDER BY rowid LIMIT :slice",
            names.join(", "),
            register.table
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let end = row_of(self.segment << BITS) + ROWS as i64;
        let mut rows = statement.query(named_params! { ":from": self.from, ":end": end, ":slice": SLICE })?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let place = u16::try_from(number & (ROWS as i64 - 1)).unwrap_or_default();
            for at in 1..=names.len() {
                let text = row.get_ref(at)?.as_str_or_null().ok().flatten().unwrap_or_default();
                grams::each(&folded(text), |gram| {
                    let places = self.grams.entry(gram).or_default();
                    if places.last() != Some(&place) {
                        places.push(place);
                    }
                });
            }
            self.from = number + 1;
            count += 1;
        }
        Ok(count == SLICE)
    }

    /// Does the next slice; answers whether there is another.
    fn go_on(&mut self, connection: &mut Connection) -> Result<bool> {
        if self.stage == Stage::Reading {
            if !self.read(connection)? {
                self.stage = Stage::Clearing;
            }
            return Ok(true);
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let more = match self.stage {
            Stage::Reading | Stage::Clearing => self.clear(&transaction)?,
            Stage::Writing => self.write(&transaction)?,
        };
        transaction.commit()?;
        Ok(more)
    }

    /// Takes away the next of what was written before; there is always more to do after it.
    fn clear(&mut self, connection: &Connection) -> Result<bool> {
        // Until all of it is written again, it is not filled.
        let sql = "DELETE FROM search_segments WHERE segment = :segment";
        connection.execute(sql, named_params! { ":segment": self.segment })?;
        let sql = "DELETE FROM search_grams WHERE segment = :segment AND gram IN \
                   (SELECT gram FROM search_grams WHERE segment = :segment LIMIT :most)";
        let within = named_params! { ":segment": self.segment, ":most": CLEARED };
        if connection.execute(sql, within)? < CLEARED as usize {
            self.stage = Stage::Writing;
        }
        Ok(true)
    }

    /// Writes the next grams, and after the last that all are there; answers whether more are left.
    fn write(&mut self, connection: &Connection) -> Result<bool> {
        let sql = "INSERT INTO search_grams (segment, gram, rows) VALUES (:segment, :gram, :rows)";
        let mut insert = connection.prepare_cached(sql)?;
        let (mut grams, mut bytes) = (0, 0);
        while grams < WRITTEN && bytes < WRITTEN_BYTES {
            let Some((gram, places)) = self.grams.pop_first() else { break };
            let rows = Rows::stored(&places);
            insert.execute(named_params! { ":segment": self.segment, ":gram": gram, ":rows": rows })?;
            (grams, bytes) = (grams + 1, bytes + rows.len());
        }
        if self.grams.is_empty() {
            self.mark(connection)?;
        }
        Ok(!self.grams.is_empty())
    }

    /// Every row of the segment is found by what was written.
    fn mark(&self, connection: &Connection) -> Result<()> {
        let (first, end) = (self.segment << BITS, (self.segment + 1) << BITS);
        let sql = "DELETE FROM search_recent WHERE row >= :first AND row < :end";
        connection.execute(sql, named_params! { ":first": first, ":end": end })?;
        let sql = "INSERT OR IGNORE INTO search_segments VALUES (:segment)";
        connection.execute(sql, named_params! { ":segment": self.segment })?;
        Ok(())
    }
}
