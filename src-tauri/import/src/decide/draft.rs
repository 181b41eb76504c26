//! What one row says, by the columns of its target. An absent value says nothing: it never erases what a register knows.

use saisaat_core::values::{Date, NationalId};

use crate::cell_value::CellValue;

/// The values of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    said: Vec<Option<CellValue>>,
    /// A bit for each column whose cell could not be understood.
    refused: u128,
}

impl Draft {
    pub(crate) fn of_width(columns: usize) -> Self {
        debug_assert!(columns <= 128, "a bit for each column");
        Self { said: vec![None; columns], refused: 0 }
    }

    pub(crate) fn get(&self, column: usize) -> Option<&CellValue> {
        self.said[column].as_ref()
    }

    /// The text of a column; empty when it says nothing.
    pub(crate) fn text(&self, column: usize) -> &str {
        self.get(column).map(CellValue::text).unwrap_or_default()
    }

    pub(crate) fn day(&self, column: usize) -> Option<Date> {
        if let Some(CellValue::Day(day)) = self.get(column) { Some(*day) } else { None }
    }

    pub(crate) fn id(&self, column: usize) -> Option<&NationalId> {
        if let Some(CellValue::Id(id)) = self.get(column) { Some(id) } else { None }
    }

    pub(crate) fn put(&mut self, column: usize, said: Option<CellValue>) {
        self.said[column] = said;
    }

    /// Notes that a cell says something that cannot be understood.
    pub(crate) fn refuse(&mut self, column: usize) {
        self.refused |= 1 << column;
    }

    pub(crate) const fn is_refused(&self, column: usize) -> bool {
        self.refused & (1 << column) != 0
    }

    /// Every value said, with its column.
    pub(crate) fn each(&self) -> impl Iterator<Item = (usize, &CellValue)> {
        self.said.iter().enumerate().filter_map(|(column, said)| Some((column, said.as_ref()?)))
    }
}
