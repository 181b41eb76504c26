//! Taking an operation back though some of its rows were edited since, or are needed by others: those are named and stay.
//!
//! Invariant: a row that stays is not touched in any column; what it refers to stays too.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::hooks::Action as RowAction;
use rusqlite::session::ChangesetItem;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, params_from_iter};
use serde::Serialize;
use specta::Type;

use super::{Action, Done, Office, Tx, Verb};
use crate::store::apply::changed_since;
use crate::store::changeset::each;
use crate::store::changeset_codec::parts;
use crate::store::direction::Direction;
use crate::store::history::Naming;
use crate::store::revert_analysis::{RevertAnalysis, RowKey, bit};
use crate::store::{history, journal};
use crate::{EditedRows, Error, Result, Touched};

/// How many rows of a kind are named.
pub const NAMED: usize = 1_000;

/// What taking an operation back would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TakingBack {
    /// How many rows are taken back, as chosen.
    pub reverted: u32,
    /// How many rows stay, as chosen.
    pub kept: u32,
    /// Rows that were edited or removed since, for the officer to decide on.
    pub edited: KeptRows,
    /// Rows the operation added that stay because records that stay refer to them.
    pub needed: KeptRows,
}

/// Rows that stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct KeptRows {
    /// How many.
    pub total: u32,
    /// The first [`NAMED`] of them.
    pub rows: Vec<Kept>,
}

/// A row that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Kept {
    /// Its register.
    pub register: &'static str,
    /// Its key.
    pub key: String,
    /// What people know it by, a person by name; of one that is gone there is none.
    pub name: Option<String>,
    /// Whether it is there; one that was removed since is not.
    pub there: bool,
    /// The later operation that changed it or refers to it, where the journal knows.
    #[specta(type = Option<f64>)]
    pub operation: Option<i64>,
}

/// What taking an operation back did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TakenBack {
    /// How many rows were taken back.
    pub reverted: u32,
    /// How many stayed.
    pub kept: u32,
}

impl Office {
    /// Sorts the rows of an operation into those that would be taken back, as chosen of the edited ones, and those that were
    /// edited since or are needed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the operation does not stand or is forgotten.
    pub fn weigh(&self, operation: i64, chosen: &EditedRows) -> Result<TakingBack> {
        journal::standing(&self.connection, operation)?;
        let analysis = RevertAnalysis::of(&self.connection, operation)?;
        let staying = analysis.staying(chosen);
        let mut needed = analysis.needed(&staying)?;
        let kept = staying.union(&needed).count();
        // Of a row that is needed anyway there is nothing to decide.
        let needed_anyway = analysis.needed(&BTreeSet::new())?;
        let mut edited = analysis.edited();
        edited.retain(|row| !needed_anyway.contains(row));
        needed.retain(|row| needed_anyway.contains(row) || !staying.contains(row));
        Ok(TakingBack {
            reverted: counted(analysis.rows() - kept),
            kept: counted(kept),
            edited: named(&self.connection, operation, &edited)?,
            needed: named(&self.connection, operation, &needed)?,
        })
    }

    /// Takes an operation back but for the rows that are needed or, as chosen, were edited since; as a new operation that can
    /// itself be undone.
    ///
    /// # Errors
    /// [`Error::NotFound`] as [`Office::weigh`]; [`Error::Conflict`] when a value that would come back was given to another
    /// record since, or the record it refers to is gone; then nothing has changed.
    pub fn take_back(&mut self, operation: i64, chosen: &EditedRows) -> Result<Done<TakenBack>> {
        let action = journal::standing(&self.connection, operation)?;
        let reverting = Action { verb: Verb::Revert, register: action.register };
        let taken = self.operate(reverting, |tx| {
            let analysis = RevertAnalysis::of(tx.connection(), operation)?;
            let mut kept = analysis.staying(chosen);
            kept.extend(analysis.needed(&kept)?);
            Reversal { tx, operation, analysis: &analysis, kept: &kept }.run()?;
            Ok(TakenBack { reverted: counted(analysis.rows() - kept.len()), kept: counted(kept.len()) })
        });
        match taken {
            // Deferred references are counted at the end, and SQLite does not say which hang.
            Err(Error::InUse) => Err(Error::Conflict { records: Vec::new() }),
            other => other,
        }
    }
}

/// An operation that is being taken back.
struct Reversal<'a, 't> {
    tx: &'a Tx<'t>,
    operation: i64,
    analysis: &'a RevertAnalysis<'t>,
    kept: &'a BTreeSet<RowKey>,
}

impl Reversal<'_, '_> {
    fn run(&self) -> Result<()> {
        // Within a part children may come before their parents; between two parts all is as it once was.
        self.tx.connection().execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let edited = self.analysis.edited();
        if edited.iter().any(|row| !self.kept.contains(row)) {
            self.put_references_back(&edited)?;
        }
        self.each_part(|item, row| self.take_back(item, row))
    }

    /// Lets edited rows refer to what the operation made them refer to. Else one could refer to a row of another part that is
    /// gone before it is its own turn, and the parts of this operation could not be undone one by one.
    fn put_references_back(&self, edited: &BTreeSet<RowKey>) -> Result<()> {
        let mut put = BTreeMap::<RowKey, u64>::new();
        self.each_part(|item, row| {
            if !edited.contains(&row) || item.op()?.code() == RowAction::SQLITE_INSERT {
                return Ok(());
            }
            let done = put.entry(row).or_default();
            let mut columns = self.analysis.table(row).references.clone();
            columns.retain(|at| *done & bit(*at) == 0 && item.old_value(*at).is_ok());
            columns.iter().for_each(|at| *done |= bit(*at));
            self.update(row, &columns, |at| item.old_value(at))
        })
    }

    /// Shows each row's change that takes it back, of the rows that do not stay, last part first.
    fn each_part(&self, mut look: impl FnMut(&ChangesetItem, RowKey) -> Result<()>) -> Result<()> {
        for part in parts::towards(self.tx.connection(), self.operation, Direction::Back) {
            each(&part?, |item| {
                let row = RowKey::of(item)?;
                if self.kept.contains(&row) || !self.analysis.contains(row) {
                    return Ok(());
                }
                look(item, row).map_err(|error| self.in_the_way(row, error))
            })?;
            self.tx.end_part()?;
        }
        Ok(())
    }

    fn take_back(&self, item: &ChangesetItem, row: RowKey) -> Result<()> {
        let table = self.analysis.table(row);
        match item.op()?.code() {
            // One that went with its parent, or was removed since, is no conflict.
            RowAction::SQLITE_DELETE => {
                let sql = format!("DELETE FROM {} WHERE {} = ?1", table.name, table.columns[0]);
                self.tx.connection().prepare_cached(&sql)?.execute([row.key()])?;
                Ok(())
            }
            RowAction::SQLITE_INSERT => self.insert(item, row),
            _ => {
                let mut columns: Vec<usize> = (1..table.columns.len()).collect();
                columns.retain(|at| item.new_value(*at).is_ok());
                if self.analysis.is_added(row) {
                    // It goes when its first part is reached: what it held before an edit may be another's by now.
                    columns.retain(|at| table.references.contains(at));
                }
                self.update(row, &columns, |at| item.new_value(at))
            }
        }
    }

    fn insert(&self, item: &ChangesetItem, row: RowKey) -> Result<()> {
        let table = self.analysis.table(row);
        // An older schema may have had fewer columns.
        let present: Vec<usize> = (0..table.columns.len()).filter(|at| item.new_value(*at).is_ok()).collect();
        let names: Vec<&str> = present.iter().map(|at| table.columns[*at].as_str()).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let set: Vec<String> = names[1..].iter().map(|name| format!("{name} = excluded.{name}")).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({marks}) ON CONFLICT ({}) DO UPDATE SET {}",
            table.name,
            names.join(", "),
            names[0],
            set.join(", ")
        );
        let values: Vec<_> = present.iter().map(|at| item.new_value(*at)).collect::<rusqlite::Result<_>>()?;
        self.tx
            .connection()
            .prepare_cached(&sql)?
            .execute(params_from_iter(values.into_iter().map(ToSqlOutput::Borrowed)))?;
        Ok(())
    }

    fn update<'v>(
        &self,
        row: RowKey,
        columns: &[usize],
        value: impl Fn(usize) -> rusqlite::Result<ValueRef<'v>>,
    ) -> Result<()> {
        if columns.is_empty() {
            return Ok(());
        }
        let table = self.analysis.table(row);
        let set: Vec<String> = columns.iter().map(|at| format!("{} = ?", table.columns[*at])).collect();
        let sql = format!("UPDATE {} SET {} WHERE {} = ?", table.name, set.join(", "), table.columns[0]);
        let values: Vec<_> = columns.iter().map(|at| value(*at)).collect::<rusqlite::Result<_>>()?;
        let key = ToSqlOutput::from(row.key());
        let values = values.into_iter().map(ToSqlOutput::Borrowed).chain([key]);
        self.tx.connection().prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    /// Names the row whose values another record has now.
    fn in_the_way(&self, row: RowKey, error: Error) -> Error {
        if !matches!(error, Error::Duplicate { .. } | Error::InUse | Error::Invalid { .. }) {
            return error;
        }
        let record = Touched { register: row.register(), key: row.key(), operation: None };
        Error::Conflict { records: vec![record] }
    }
}

fn named(connection: &Connection, operation: i64, rows: &BTreeSet<RowKey>) -> Result<KeptRows> {
    let first: Vec<RowKey> = rows.iter().copied().take(NAMED).collect();
    let later = changed_since(connection, operation, &first.iter().map(|row| row.key()).collect())?;
    let kept = first.into_iter().map(|row| {
        let (register, key) = (row.register(), row.key());
        let (there, name) = history::present(connection, register, &key, Naming::Whole)?;
        Ok(Kept { register, operation: later.get(&key).copied(), key, name, there })
    });
    Ok(KeptRows { total: counted(rows.len()), rows: kept.collect::<Result<_>>()? })
}

fn counted(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
