//! A register as a list on paper: columns of a class each, rows of text.

use super::disclosure::{Disclosable, FieldClass, Hidden, Unmaskable};
use super::letterhead::Letterhead;
use crate::values::FiscalYear;

/// A register's print. Ids are masked in it whoever it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterPrint {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// What the register is called, in Thai.
    pub title: String,
    /// The fiscal year it is about.
    pub year: FiscalYear,
    /// The columns.
    pub columns: Vec<RegisterColumn>,
    /// The rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a register's print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterColumn {
    /// What stands above it, in Thai.
    pub name: &'static str,
    /// Who may read it.
    pub class: FieldClass,
    /// Whether it holds numbers, set with their decimal points under each other.
    pub numbers: bool,
    /// Its share of the width.
    pub share: u8,
}

impl Disclosable for RegisterPrint {
    fn disclosable(&self) -> Result<(Self, Hidden), Unmaskable> {
        let mut hidden = Hidden::default();
        let mut print = self.clone();
        for row in &mut print.rows {
            for (column, text) in self.columns.iter().zip(row) {
                *text = hidden.mask(column.class, text);
            }
        }
        Ok((print, hidden))
    }
}
