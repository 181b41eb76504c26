//! What the officer decided about an import: which sheet, what its columns mean, what becomes of rows that are known, and
//! what single cells should have said. Also the file that `--map` reads, and what the window remembers of a source.

use std::collections::{BTreeMap, HashMap};

use saisaat_core::registers::Person;
use saisaat_core::values::Id;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::read::sheet::{LAST_COLUMN, Row, column_letters};

/// The officer's decisions; what is left out is decided by what the file looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct Choices {
    /// The sheet, by name.
    pub sheet: Option<String>,
    /// First and last row of the header, from 1.
    pub header: Option<(u32, u32)>,
    /// What columns mean, by their letters: a column of the target by its key, or null for one that is not used. A column
    /// that is not named here means what its heading says.
    pub columns: BTreeMap<String, Option<String>>,
    /// By what a row is found in the register: a key of the target, or by all of them in turn.
    pub key: Option<String>,
    /// What becomes of a row whose record is in the register.
    pub on_duplicate: OnDuplicate,
    /// Import people who have neither a whole surname nor an id. They cannot be told apart later.
    pub accept_incomplete: bool,
    /// Rows that are not imported.
    pub skip: Vec<u32>,
    /// What single cells say instead.
    pub cells: Vec<CellFix>,
    /// What all cells of a column that hold the same say instead.
    pub alike: Vec<AlikeFix>,
    /// Who the rows are about that could be about several.
    pub people: Vec<PersonChoice>,
    /// How doubts were answered: a choice by the code of its question, for all alike or for one place.
    pub answers: BTreeMap<String, String>,
}

/// What becomes of a row whose record is in the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OnDuplicate {
    /// What the row says replaces what the register has.
    #[default]
    Update,
    /// The register keeps what it has.
    Keep,
    /// The row becomes a new record.
    New,
}

/// What one cell says instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CellFix {
    /// Row, from 1.
    pub row: u32,
    /// Column letters.
    pub column: String,
    /// What it says; empty for nothing.
    pub text: String,
}

/// What every cell of a column says instead that holds `written`, or what the cell of `row` holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct AlikeFix {
    /// Column letters.
    pub column: String,
    /// What the cells hold; nothing when `row` says it.
    pub written: String,
    /// A row whose cell holds it: so the window names a national id it does not know.
    pub row: Option<u32>,
    /// What they say instead; empty for nothing.
    pub text: String,
}

/// By which fix a cell says something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case", tag = "by", content = "row")]
pub enum Fixed {
    /// Its own.
    Cell,
    /// That of all that hold the same.
    Written,
    /// That of all that hold what this row does.
    LikeRow(u32),
}

/// Who a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PersonChoice {
    /// Row, from 1.
    pub row: u32,
    /// The person.
    pub person: Id<Person>,
}

impl OnDuplicate {
    /// The word it is written as.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "update" => Some(Self::Update),
            "keep" => Some(Self::Keep),
            "new" => Some(Self::New),
            _ => None,
        }
    }
}

/// The fixes of cells, ready to be asked row by row.
#[derive(Debug, Default)]
pub(crate) struct Fixes {
    cells: HashMap<(u32, u32), String>,
    alike: HashMap<u32, Alike>,
}

/// The fixes of a column's cells that hold the same.
#[derive(Debug, Default)]
struct Alike {
    written: HashMap<String, String>,
    /// By the row whose cell holds it.
    like_rows: Vec<(u32, String)>,
}

impl Fixes {
    pub(crate) fn of(choices: &Choices) -> Self {
        let cells =
            choices.cells.iter().filter_map(|fix| Some(((fix.row, column_number(&fix.column)?), fix.text.clone())));
        let mut alike: HashMap<u32, Alike> = HashMap::new();
        for fix in &choices.alike {
            let Some(column) = column_number(&fix.column) else { continue };
            let fixes = alike.entry(column).or_default();
            match fix.row {
                Some(row) => fixes.like_rows.push((row, fix.text.clone())),
                None => _ = fixes.written.insert(fix.written.clone(), fix.text.clone()),
            }
        }
        Self { cells: cells.collect(), alike }
    }

    /// What a cell says instead, if it was fixed.
    pub(crate) fn of_cell(&self, row: Row<'_>, column: u32) -> Option<&str> {
        self.find(row, column).map(|(text, _)| text)
    }

    /// By which fix a cell says something else, if it was fixed.
    pub(crate) fn by(&self, row: Row<'_>, column: u32) -> Option<Fixed> {
        self.find(row, column).map(|(_, fixed)| fixed)
    }

    fn find(&self, row: Row<'_>, column: u32) -> Option<(&str, Fixed)> {
        if self.cells.is_empty() && self.alike.is_empty() {
            return None;
        }
        if let Some(text) = self.cells.get(&(row.number(), column)) {
            return Some((text, Fixed::Cell));
        }
        let alike = self.alike.get(&column)?;
        let written = |row: Row<'_>| row.get(column).map(|value| value.written().into_owned()).unwrap_or_default();
        let here = written(row);
        if let Some(text) = alike.written.get(&here) {
            return Some((text, Fixed::Written));
        }
        // The newest counts.
        let like =
            alike.like_rows.iter().rev().find(|(other, _)| row.beside(*other).map(written).as_ref() == Some(&here));
        like.map(|(other, text)| (text.as_str(), Fixed::LikeRow(*other)))
    }
}

/// The number of a column, from 1, by its letters.
pub(crate) fn column_number(letters: &str) -> Option<u32> {
    let number = letters.bytes().try_fold(0u32, |number, letter| {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        number.checked_mul(26)?.checked_add(u32::from(digit) + 1)
    })?;
    (number <= LAST_COLUMN && column_letters(number) == letters.to_ascii_uppercase()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read_bytes;

    #[test]
    fn all_cells_alike_are_named_by_what_they_hold_or_by_one_of_their_rows() {
        let book = read_bytes("เลข,ชื่อ\n11,ก\n12,ก\n11,ข\n".as_bytes()).expect("a csv");
        let alike = |column: &str, written: &str, row| AlikeFix {
            column: column.into(),
            written: written.into(),
            row,
            text: "ค".into(),
        };
        let choices = Choices { alike: vec![alike("A", "", Some(4)), alike("B", "ก", None)], ..Choices::default() };
        let fixes = Fixes::of(&choices);
        let by = |row: u32, column| fixes.by(book.sheets[0].row(row).expect("a row"), column);
        assert_eq!([by(2, 1), by(3, 1), by(4, 1)], [Some(Fixed::LikeRow(4)), None, Some(Fixed::LikeRow(4))]);
        assert_eq!([by(2, 2), by(3, 2), by(4, 2)], [Some(Fixed::Written), Some(Fixed::Written), None]);
    }
}
