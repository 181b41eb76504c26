//! Which rows of the registers a transaction touched, told by SQLite row by row: edits, undo and what goes along with a record alike.
//!
//! Invariant: of few rows each is known, of many the first and the last.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::Result;
use crate::registers::table_named;

/// How many rows of a table are told one by one: an officer's edits, not an import.
const FEW: usize = 200;

/// The rows of one table that were touched.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TouchedRows {
    /// The table.
    pub(crate) table: &'static str,
    /// The first.
    pub(crate) first: i64,
    /// The last.
    pub(crate) last: i64,
    few: BTreeSet<i64>,
    many: bool,
}

impl TouchedRows {
    /// Each of them; none where they are many.
    pub(crate) fn few(&self) -> Option<&BTreeSet<i64>> {
        (!self.many).then_some(&self.few)
    }

    fn note(&mut self, row: i64) {
        self.first = self.first.min(row);
        self.last = self.last.max(row);
        if !self.many {
            self.few.insert(row);
            self.many = self.few.len() > FEW;
        }
    }
}

/// The tables that were touched.
pub(crate) type Touched = Vec<TouchedRows>;

/// Hears of every row of a connection that changes.
#[derive(Default)]
pub(crate) struct Watch(Arc<Mutex<Touched>>);

impl Watch {
    /// Listens to a connection from now on.
    pub(crate) fn over(connection: &Connection) -> Result<Self> {
        let watch = Self::default();
        let told = Arc::clone(&watch.0);
        connection.update_hook(Some(move |_, _: &str, table: &str, row| note(&mut held(&told), table, row)))?;
        Ok(watch)
    }

    /// What was touched since it was asked last.
    pub(crate) fn take(&self) -> Touched {
        std::mem::take(&mut held(&self.0))
    }
}

fn held(touched: &Mutex<Touched>) -> MutexGuard<'_, Touched> {
    touched.lock().unwrap_or_else(PoisonError::into_inner)
}

fn note(touched: &mut Touched, table: &str, row: i64) {
    // Of an import nearly every row is of the table that was named last.
    if let Some(rows) = touched.iter_mut().rev().find(|rows| rows.table == table) {
        rows.note(row);
    } else if let Some(table) = table_named(table) {
        touched.push(TouchedRows { table, first: row, last: row, few: BTreeSet::from([row]), many: false });
    }
}
