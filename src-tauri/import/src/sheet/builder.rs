//! Builds a sheet from cells in any order; of two values for one cell the later stands, as in Excel.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::values::Packed;
use super::{Area, Code, LAST_COLUMN, LAST_ROW, Sheet, Value};
use crate::error::ImportError;

/// Cells held at once: all of Excel's rows with 23 columns each.
const MOST_CELLS: usize = 24_117_248;

/// A sheet in the making.
#[derive(Debug)]
pub(crate) struct SheetBuilder {
    sheet: Sheet,
    known: HashTable<Code>,
    hashing: DefaultHashBuilder,
    ordered: bool,
}

impl SheetBuilder {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        let sheet = Sheet { name: name.into(), ..Sheet::default() };
        Self { sheet, known: HashTable::new(), hashing: DefaultHashBuilder::default(), ordered: true }
    }

    /// Puts a value at a row and column counted from 1.
    pub(crate) fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), ImportError> {
        if value == Value::Text("") {
            return inside(row, column);
        }
        let code = self.code_of(&value)?;
        self.put_code(row, column, code)
    }

    /// The code of a value, known or new.
    pub(crate) fn code_of(&mut self, value: &Value<'_>) -> Result<Code, ImportError> {
        let packed = Packed::of(value);
        let hash = self.hashing.hash_one((packed.kind(), packed.bytes()));
        let values = &mut self.sheet.values;
        if let Some(code) = self.known.find(hash, |code| values.is(*code, &packed)) {
            return Ok(*code);
        }
        let code = values.push(&packed)?;
        self.known.insert_unique(hash, code, |code| self.hashing.hash_one(values.bytes_of(*code)));
        Ok(code)
    }

    /// Adds a value that someone else made sure is not there yet.
    pub(crate) fn add(&mut self, value: &Value<'_>) -> Result<Code, ImportError> {
        self.sheet.values.push(&Packed::of(value))
    }

    /// The code of the value at a place, if there is one.
    pub(crate) fn code_at(&self, place: u32) -> Option<Code> {
        self.sheet.values.code_at(place)
    }

    /// Puts a value that has a code.
    pub(crate) fn put_code(&mut self, row: u32, column: u32, code: Code) -> Result<(), ImportError> {
        inside(row, column)?;
        let sheet = &mut self.sheet;
        if sheet.codes.len() >= MOST_CELLS {
            return Err(ImportError::too_large(format!("เกิน {MOST_CELLS} เซลล์")));
        }
        let column = u16::try_from(column).expect("inside the grid");
        match sheet.rows.last() {
            Some((last, _)) if *last == row => self.ordered &= sheet.columns.last().is_none_or(|last| *last < column),
            last => {
                self.ordered &= last.is_none_or(|(last, _)| *last < row);
                sheet.rows.push((row, 0));
            }
        }
        sheet.columns.push(column);
        sheet.codes.push(code);
        let end = u32::try_from(sheet.codes.len()).expect("fewer cells than the most");
        sheet.rows.last_mut().expect("pushed above").1 = end;
        Ok(())
    }

    pub(crate) fn merge(&mut self, area: Area) {
        self.sheet.merged.push(area);
    }

    pub(crate) fn finish(mut self) -> Sheet {
        if !self.ordered {
            put_in_order(&mut self.sheet);
        }
        self.sheet
    }
}

/// Whether a cell lies in the grid.
pub(crate) fn inside(row: u32, column: u32) -> Result<(), ImportError> {
    if row == 0 || column == 0 || row > LAST_ROW || column > LAST_COLUMN {
        return Err(ImportError::damaged(format!("cell outside the grid, row {row} column {column}")));
    }
    Ok(())
}

fn put_in_order(sheet: &mut Sheet) {
    let mut cells: Vec<(u32, u16, Code)> = Vec::with_capacity(sheet.codes.len());
    let mut start = 0;
    for (row, end) in &sheet.rows {
        let cells_of_row = sheet.columns[start..*end as usize].iter().zip(&sheet.codes[start..*end as usize]);
        cells.extend(cells_of_row.map(|(column, code)| (*row, *column, *code)));
        start = *end as usize;
    }
    // Stable: of two values for one cell the later one stays behind.
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    (sheet.rows, sheet.columns, sheet.codes) = Default::default();
    for (row, column, code) in cells {
        match (sheet.rows.last_mut(), sheet.columns.last(), sheet.codes.last_mut()) {
            (Some((last, _)), Some(of), Some(stands)) if *last == row && *of == column => *stands = code,
            (last, ..) => {
                let next = last.is_none_or(|(last, _)| *last != row);
                if next {
                    sheet.rows.push((row, 0));
                }
                sheet.columns.push(column);
                sheet.codes.push(code);
            }
        }
        if let Some((_, end)) = sheet.rows.last_mut() {
            *end = u32::try_from(sheet.codes.len()).expect("fewer cells than the most");
        }
    }
}
