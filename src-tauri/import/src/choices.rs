//! What the officer decided about an import: which sheet, what its columns mean, what becomes of rows that are known, and
//! what single cells should have said. Also the file that `--map` reads, and what the window remembers of a source.

use std::collections::{BTreeMap, HashMap};

use saisaat_core::registers::Person;
use saisaat_core::values::Id;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::sheet::{Row, column_letters};

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

/// What every cell of a column that holds `written` says instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AlikeFix {
    /// Column letters.
    pub column: String,
    /// What the cells hold.
    pub written: String,
    /// What they say instead; empty for nothing.
    pub text: String,
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
    alike: HashMap<u32, HashMap<String, String>>,
}

impl Fixes {
    pub(crate) fn of(choices: &Choices) -> Self {
        let cells =
            choices.cells.iter().filter_map(|fix| Some(((fix.row, column_number(&fix.column)?), fix.text.clone())));
        let mut alike: HashMap<u32, HashMap<String, String>> = HashMap::new();
        for fix in &choices.alike {
            if let Some(column) = column_number(&fix.column) {
                alike.entry(column).or_default().insert(fix.written.clone(), fix.text.clone());
            }
        }
        Self { cells: cells.collect(), alike }
    }

    /// What a cell says instead, if it was fixed.
    pub(crate) fn of_cell(&self, row: Row<'_>, column: u32) -> Option<&str> {
        if self.cells.is_empty() && self.alike.is_empty() {
            return None;
        }
        if let Some(text) = self.cells.get(&(row.number(), column)) {
            return Some(text);
        }
        let alike = self.alike.get(&column)?;
        let written = row.get(column).map(|value| value.written().into_owned()).unwrap_or_default();
        alike.get(&written).map(String::as_str)
    }
}

/// The number of a column, from 1, by its letters.
pub(crate) fn column_number(letters: &str) -> Option<u32> {
    let number = letters.bytes().try_fold(0u32, |number, letter| {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|digit| *digit < 26)?;
        number.checked_mul(26)?.checked_add(u32::from(digit) + 1)
    })?;
    (column_letters(number) == letters.to_ascii_uppercase()).then_some(number)
}
