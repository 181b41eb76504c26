//! What the officer is told: problems (something is wrong, and what to do), repairs (a value is stored otherwise than it was
//! written, and why), notes about the whole file. Codes are stable; messages are Thai. National ids appear masked only.

use saisaat_core::values::personal::without_ids;
use serde::Serialize;
use specta::Type;

use crate::decide::reading::Mended;
use crate::detect::table::Table;
use crate::parse::Refusal;
use crate::read::sheet::column_letters;

/// Something wrong in one cell, or in a row when `column` is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Problem {
    /// Name of the sheet.
    pub sheet: String,
    /// Row as the spreadsheet numbers it, from 1.
    pub row: u32,
    /// Column letters as the spreadsheet shows them (`A`, `AB`), or empty for the whole row.
    pub column: String,
    /// Stable code in `snake_case`.
    pub code: String,
    /// What is wrong and what to do, in Thai.
    pub message: String,
}

/// A value that will be stored otherwise than it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Repair {
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1.
    pub row: u32,
    /// Column letters.
    pub column: String,
    /// Stable code in `snake_case`.
    pub code: String,
    /// As it was written; a national id is masked.
    pub before: String,
    /// As it will be stored; a national id is masked.
    pub after: String,
}

impl Problem {
    /// What was refused of a row, at one of the target's columns.
    pub(crate) fn at(table: &Table<'_>, row: u32, (column, refusal): &(usize, Refusal)) -> Self {
        Self {
            sheet: table.sheet.shown_name(),
            row,
            column: letters(table, *column),
            code: refusal.code.into(),
            message: without_ids(&refusal.message).into_owned(),
        }
    }
}

impl Repair {
    /// What was mended of a row.
    pub(crate) fn at(table: &Table<'_>, row: u32, mended: &Mended) -> Self {
        Self {
            sheet: table.sheet.shown_name(),
            row,
            column: letters(table, mended.column),
            code: mended.code.into(),
            before: without_ids(&mended.before).into_owned(),
            after: without_ids(&mended.after).into_owned(),
        }
    }
}

/// The letters at which something is said of one of the target's columns.
pub(crate) fn letters(table: &Table<'_>, column: usize) -> String {
    table.shown_at(column).map(column_letters).unwrap_or_default()
}
