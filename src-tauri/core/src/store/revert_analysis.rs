//! The rows an operation wrote, sorted for taking it back: those that still hold what it wrote, those that were edited since,
//! and those that other records need. Reads only.
//!
//! Of a row nothing is kept but its key and which columns were written: an import of a million rows is sorted in tens of
//! megabytes.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::hooks::Action as RowAction;
use rusqlite::session::ChangesetItem;
use rusqlite::{Connection, Row, named_params};
use uuid::Uuid;

use super::changeset::{columns_of, each, key_of};
use super::changeset_codec::parts;
use super::direction::Direction;
use crate::registers::{Attachment, Record as _, TABLES};
use crate::{Error, Result};

/// What becomes of rows that were edited since.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EditedRows {
    /// They stay as they are.
    Keep,
    /// They are taken back too, with what was edited.
    Revert,
    /// Those with these keys are taken back too, the others stay.
    RevertThese(Vec<String>),
}

/// A row: its register's place in [`TABLES`], and its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RowKey(u8, u128);

impl RowKey {
    /// The row that a change is of.
    pub(crate) fn of(item: &ChangesetItem) -> Result<Self> {
        Self::new(item.op()?.table_name(), &key_of(item))
    }

    fn new(register: &str, key: &str) -> Result<Self> {
        let place = TABLES.iter().position(|table| *table == register).and_then(|place| u8::try_from(place).ok());
        match (place, Uuid::parse_str(key)) {
            (Some(place), Ok(key)) => Ok(Self(place, key.as_u128())),
            _ => Err(Error::Damaged { what: format!("{register} {key}") }),
        }
    }

    /// Its register.
    pub(crate) fn register(self) -> &'static str {
        TABLES[usize::from(self.0)]
    }

    /// Its key as text.
    pub(crate) fn key(self) -> String {
        Uuid::from_u128(self.1).hyphenated().to_string()
    }
}

/// What an operation did to a row over all its parts, and how the row is now.
#[derive(Clone, Copy, Debug, Default)]
struct Written {
    /// The columns it wrote, a bit each.
    columns: u64,
    /// It was not there before.
    added: bool,
    /// The operation left it there.
    left: bool,
    /// It no longer holds what the operation wrote.
    edited: bool,
}

/// A register's columns, the key first.
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its columns, in the order a changeset has them.
    pub(crate) columns: Vec<String>,
    /// Of those the ones that refer to other records.
    pub(crate) references: Vec<usize>,
    /// Asks for the row with the key `:key`.
    find: String,
}

/// A column by which records refer to others.
struct Reference {
    child: &'static str,
    column: usize,
    parents: Option<&'static str>,
    /// Answers the key of each record that refers, and the `register` and key of the one it refers to.
    sql: String,
}

/// The rows of one operation, sorted.
pub(crate) struct RevertAnalysis<'a> {
    connection: &'a Connection,
    tables: Vec<Table>,
    references: Vec<Reference>,
    rows: BTreeMap<RowKey, Written>,
}

impl<'a> RevertAnalysis<'a> {
    /// Compares what the operation wrote with what is there now, last part first.
    pub(crate) fn of(connection: &'a Connection, operation: i64) -> Result<Self> {
        let mut tables = Vec::new();
        let mut references = Vec::new();
        for name in TABLES.iter().copied() {
            let table = table(connection, name, &mut references)?;
            tables.push(table);
        }
        let mut analysis = Self { connection, tables, references, rows: BTreeMap::new() };
        for part in parts::towards(connection, operation, Direction::Back) {
            each(&part?, |item| analysis.add(item))?;
        }
        // What was added and removed again by the operation itself is nothing to take back.
        analysis.rows.retain(|_, row| row.left || !row.added);
        Ok(analysis)
    }

    /// The register a row is of.
    pub(crate) fn table(&self, row: RowKey) -> &Table {
        &self.tables[usize::from(row.0)]
    }

    /// Whether the operation changed this row on the whole.
    pub(crate) fn contains(&self, row: RowKey) -> bool {
        self.rows.contains_key(&row)
    }

    /// Whether the operation added this row.
    pub(crate) fn is_added(&self, row: RowKey) -> bool {
        self.rows.get(&row).is_some_and(|row| row.added)
    }

    /// How many rows the operation changed on the whole.
    pub(crate) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The rows that were edited or removed since.
    pub(crate) fn edited(&self) -> BTreeSet<RowKey> {
        self.rows.iter().filter(|(_, row)| row.edited).map(|(key, _)| *key).collect()
    }

    /// Of the rows that were edited or removed since, those that stay as chosen.
    pub(crate) fn staying(&self, chosen: &EditedRows) -> BTreeSet<RowKey> {
        let mut staying = self.edited();
        match chosen {
            EditedRows::Keep => {}
            EditedRows::Revert => staying.clear(),
            EditedRows::RevertThese(keys) => {
                let keys: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
                staying.retain(|row| !keys.contains(row.key().as_str()));
            }
        }
        staying
    }

    /// The rows the operation added that a record which stays refers to now, when of the edited ones these stay.
    pub(crate) fn needed(&self, staying: &BTreeSet<RowKey>) -> Result<BTreeSet<RowKey>> {
        let mut needed = BTreeSet::new();
        let mut registers: BTreeSet<&str> = BTreeSet::new();
        registers.extend(self.rows.iter().filter(|(_, row)| row.added).map(|(key, _)| key.register()));
        loop {
            let before = needed.len();
            for reference in &self.references {
                if reference.parents.is_none_or(|parents| registers.contains(parents)) {
                    self.add_needed(reference, staying, &mut needed)?;
                }
            }
            // A row that stays because it is needed may itself need others.
            if needed.len() == before {
                return Ok(needed);
            }
        }
    }

    fn add_needed(
        &self,
        reference: &Reference,
        staying: &BTreeSet<RowKey>,
        needed: &mut BTreeSet<RowKey>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&reference.sql)?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            let parent = RowKey::new(word(row, "register")?, word(row, "parent")?)?;
            let goes = self.rows.get(&parent).is_some_and(|parent| parent.added);
            if !goes || needed.contains(&parent) {
                continue;
            }
            let child = RowKey::new(reference.child, word(row, "child")?)?;
            let lets_go = self.rows.get(&child).is_some_and(|written| {
                let stays = needed.contains(&child) || staying.contains(&child);
                !stays && (written.added || !written.left || written.columns & bit(reference.column) != 0)
            });
            if !lets_go {
                needed.insert(parent);
            }
        }
        Ok(())
    }

    fn add(&mut self, item: &ChangesetItem) -> Result<()> {
        let key = RowKey::of(item)?;
        // The change that takes it back: what was added is deleted.
        let code = item.op()?.code();
        let seen = self.rows.get(&key).copied();
        let mut row = seen.unwrap_or(Written { left: code != RowAction::SQLITE_INSERT, ..Written::default() });
        row.added = code == RowAction::SQLITE_DELETE;
        // What later parts wrote over is not looked for.
        let (mut fresh, mut wrote) = (Vec::new(), 0);
        for column in 1..self.table(key).columns.len() {
            if item.old_value(column).is_ok() || item.new_value(column).is_ok() {
                wrote |= bit(column);
                if row.columns & bit(column) == 0 {
                    fresh.push(column);
                }
            }
        }
        if !row.edited && (seen.is_none() || (row.left && !fresh.is_empty())) {
            row.edited = !self.holds(key, row.left, item, &fresh)?;
        }
        row.columns |= wrote;
        self.rows.insert(key, row);
        Ok(())
    }

    /// Whether a row is as the operation left it, in these columns.
    fn holds(&self, key: RowKey, left: bool, item: &ChangesetItem, columns: &[usize]) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(&self.table(key).find)?;
        let mut found = statement.query(named_params! { ":key": key.key() })?;
        let Some(row) = found.next()? else { return Ok(!left) };
        if !left {
            return Ok(false);
        }
        for column in columns {
            if item.old_value(*column).is_ok_and(|wrote| row.get_ref(*column).is_ok_and(|now| now != wrote)) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A text, without a copy: a register may hold millions.
fn word<'r>(row: &'r Row<'_>, column: &str) -> Result<&'r str> {
    Ok(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
}

/// A column's bit; no register has as many columns as there are bits.
pub(crate) fn bit(column: usize) -> u64 {
    u32::try_from(column).ok().and_then(|column| 1_u64.checked_shl(column)).unwrap_or_default()
}

fn table(connection: &Connection, name: &'static str, references: &mut Vec<Reference>) -> Result<Table> {
    let columns = columns_of(connection, name)?;
    let mut of_table = Vec::new();
    let key = &columns[0];
    let mut statement = connection.prepare_cached(
        r#"SELECT "table" AS parents, "from" AS child_column, "to" AS parent_column
           FROM pragma_foreign_key_list(:table)"#,
    )?;
    let mut found = statement.query(named_params! { ":table": name })?;
    while let Some(row) = found.next()? {
        let (parents, from): (String, String) = (row.get("parents")?, row.get("child_column")?);
        let to: String = row.get::<_, Option<String>>("parent_column")?.unwrap_or_else(|| key.clone());
        let column = columns.iter().position(|column| *column == from);
        let parents = TABLES.iter().copied().find(|table| *table == parents);
        let (Some(column), Some(parents)) = (column, parents) else { continue };
        let parent = if to == *key { format!("c.{from}") } else { "p.id".to_owned() };
        let joined = if to == *key { String::new() } else { format!("JOIN {parents} AS p ON p.{to} = c.{from}") };
        let sql = format!(
            "SELECT c.{key} AS child, '{parents}' AS register, {parent} AS parent FROM {name} AS c {joined}
             WHERE c.{from} IS NOT NULL"
        );
        of_table.push(column);
        references.push(Reference { child: name, column, parents: Some(parents), sql });
    }
    if name == Attachment::TABLE {
        // A file is attached to a record of any register, which no foreign key can say; it would go with its record.
        let column = columns.iter().position(|column| column == "record_id").unwrap_or_default();
        let sql = format!("SELECT {key} AS child, register, record_id AS parent FROM {name}");
        references.push(Reference { child: name, column, parents: None, sql });
    }
    let find = format!("SELECT {} FROM {name} WHERE {key} = :key", columns.join(", "));
    Ok(Table { name, columns, references: of_table, find })
}
