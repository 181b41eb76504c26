//! Changesets, as SQLite's session extension writes them: what they change, row by row and on the whole.

use std::collections::{BTreeSet, HashMap};
use std::io::Read;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::hooks::Action as RowAction;
use rusqlite::session::{ChangesetItem, ChangesetIter, invert_strm};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, named_params};

use crate::Result;
use crate::registers::table_named;
use crate::values::sha256_hex;

/// What an operation changes.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The tables, in the order they were met.
    pub(crate) tables: Vec<&'static str>,
    /// The rows; one that two parts of an operation touch counts twice.
    pub(crate) rows: u32,
    /// The fields, for the audit log: `people.position` edited, `+people` added, `-people` removed. No value.
    pub(crate) fields: String,
    /// The keyed BLAKE3 of all its changesets, one after the other, in hexadecimal.
    pub(crate) digest: String,
}

/// Adds up what an operation changes, one part after the other. Needs no connection before its end, so that it can be done
/// elsewhere meanwhile.
pub(crate) struct Tally {
    tables: Vec<&'static str>,
    rows: u32,
    /// Tables that rows were added to or removed from, with the sign of it.
    signs: BTreeSet<(char, String)>,
    /// Columns that were edited, by their place in their table.
    edited: BTreeSet<(String, usize)>,
    hasher: blake3::Hasher,
}

impl Tally {
    /// Of nothing so far; `key` is that of the audit log.
    pub(crate) fn new(key: &[u8; 32]) -> Self {
        let hasher = blake3::Hasher::new_keyed(key);
        Self { tables: Vec::new(), rows: 0, signs: BTreeSet::new(), edited: BTreeSet::new(), hasher }
    }

    /// Adds the next part.
    pub(crate) fn add(&mut self, changeset: &[u8]) -> Result<()> {
        self.hasher.update(changeset);
        each(changeset, |item| self.add_row(item))
    }

    fn add_row(&mut self, item: &ChangesetItem) -> Result<()> {
        let operation = item.op()?;
        let table = operation.table_name();
        self.rows += 1;
        let sign = match operation.code() {
            RowAction::SQLITE_INSERT => '+',
            RowAction::SQLITE_DELETE => '-',
            _ => {
                let columns = 0..usize::try_from(operation.number_of_columns()).unwrap_or_default();
                self.edited.extend(columns.filter(|at| item.new_value(*at).is_ok()).map(|at| (table.to_owned(), at)));
                '~'
            }
        };
        // Of an import's many rows all but the first say nothing new.
        if !self.signs.iter().any(|(known, of)| *known == sign && of == table) {
            self.signs.insert((sign, table.to_owned()));
            self.tables.extend(table_named(table).filter(|table| !self.tables.contains(table)));
        }
        Ok(())
    }

    /// What it came to.
    pub(crate) fn finish(self, connection: &Connection) -> Result<Changes> {
        let signed = self.signs.iter().filter(|(sign, _)| *sign != '~').map(|(sign, table)| format!("{sign}{table}"));
        let mut fields: BTreeSet<String> = signed.collect();
        let mut columns: HashMap<&str, Vec<String>> = HashMap::new();
        for (table, at) in &self.edited {
            if !columns.contains_key(table.as_str()) {
                columns.insert(table, columns_of(connection, table)?);
            }
            fields.extend(columns[table.as_str()].get(*at).map(|column| format!("{table}.{column}")));
        }
        Ok(Changes {
            tables: self.tables,
            rows: self.rows,
            fields: fields.into_iter().collect::<Vec<_>>().join(","),
            digest: self.hasher.finalize().to_hex().to_string(),
        })
    }
}

/// Shows each row's change to `look`.
pub(crate) fn each(changeset: &[u8], mut look: impl FnMut(&ChangesetItem) -> Result<()>) -> Result<()> {
    let mut bytes = changeset;
    let stream: &mut dyn Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&stream)?;
    while let Some(item) = items.next()? {
        look(item)?;
    }
    Ok(())
}

/// The changeset that takes this one back.
pub(crate) fn inverse(changeset: &[u8]) -> Result<Vec<u8>> {
    let mut inverse = Vec::with_capacity(changeset.len());
    let mut bytes = changeset;
    invert_strm(&mut bytes, &mut inverse)?;
    Ok(inverse)
}

/// Every register's first column is its key.
pub(crate) fn key_of(item: &ChangesetItem) -> String {
    text(item.old_value(0)).or_else(|| text(item.new_value(0))).unwrap_or_default()
}

/// A value as text. A column that an edit did not touch has none in the changeset, which rusqlite reports as an error.
pub(crate) fn text(value: rusqlite::Result<ValueRef<'_>>) -> Option<String> {
    match value.ok()? {
        ValueRef::Null => Some(String::new()),
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        // a picture is told by what it can be known by again
        ValueRef::Blob(bytes) => Some(sha256_hex(bytes)),
    }
}

/// A table's columns, in the order a changeset has them.
pub(crate) fn columns_of(connection: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT name FROM pragma_table_info(:table) ORDER BY cid")?;
    let names = statement.query_map(named_params! { ":table": table }, |row| row.get("name"))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
