//! Everything this program writes as xlsx: lists, blank workbooks to fill in, and rows that could not be imported.
//!
//! A pure writer: it is given headings and values and knows no register. Invariants: no cell is a formula or a link, whatever a
//! text begins with; text stays text, so leading zeros stay; a number Excel cannot hold exactly is written as text; the same
//! values give the same bytes; a file is whole or not there. `rust_xlsxwriter` is used here and nowhere else.

mod book;
mod cell;
mod problem_rows;
mod style;
mod template;
#[cfg(test)]
mod tests;
mod text;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use saisaat_core::files::{Cause, short};

pub(crate) use book::OutBook;
pub(crate) use cell::OutCell;
pub(crate) use problem_rows::{ProblemRow, write_problem_rows};
pub(crate) use template::{Answers, TemplateColumn, write_template};

/// What the cells of a column hold. It decides how they look and what an empty cell of the column expects, not what they are:
/// that the [`OutCell`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutKind {
    /// Text, also everything of digits that is no quantity: national ids, phones, codes.
    Text,
    /// Whole numbers and Buddhist-Era years, without thousands separators.
    WholeNumber,
    /// Decimal numbers shown to so many places; the value keeps all of its own.
    Decimal(u8),
    /// Baht, shown as `1,234.50`.
    Money,
    /// Days, shown as `1 พ.ค. 2569`.
    Date,
}

/// One column of a list.
#[derive(Clone, Debug)]
pub(crate) struct OutColumn {
    /// What stands over it.
    pub heading: String,
    /// What it holds.
    pub kind: OutKind,
}

impl OutColumn {
    /// A column by its heading and kind.
    pub(crate) fn new(heading: impl Into<String>, kind: OutKind) -> Self {
        Self { heading: heading.into(), kind }
    }
}

/// What a file says of itself. No author: a name does not leave the workspace unasked.
#[derive(Clone, Debug)]
pub struct OutProperties {
    /// The title in the file's properties.
    pub title: String,
    /// When it was made, to the second.
    pub created: DateTime<Utc>,
}

/// A workbook that could not be written. Nothing is left at its path but what was there before.
#[derive(Debug, thiserror::Error)]
#[error(
    "บันทึกไฟล์ {} ไม่ได้: {} โปรดตรวจพื้นที่ว่างและสิทธิ์ของโฟลเดอร์ และปิดไฟล์หากเปิดค้างในโปรแกรมอื่น",
    short(path),
    Cause::of(source).in_thai()
)]
pub struct OutError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub source: std::io::Error,
}

impl From<saisaat_core::Error> for OutError {
    fn from(error: saisaat_core::Error) -> Self {
        match error {
            saisaat_core::Error::File { path, source } => Self { path, source },
            other => Self { path: PathBuf::new(), source: std::io::Error::other(other) },
        }
    }
}

impl OutError {
    fn new(path: &Path, source: std::io::Error) -> Self {
        Self { path: path.into(), source }
    }
}
