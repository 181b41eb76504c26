//! Builds a sheet from cells in any order; of two values for one cell the later stands, as in Excel.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::values::Packed;
use super::{Area, Code, LAST_COLUMN, LAST_ROW, Mark, Sheet, Stored, Value};
use crate::error::ImportError;

/// Cells held at once: all of Excel's rows with 23 columns each.
const MOST_CELLS: usize = 24_117_248;

/// How many rows' columns a row's are compared with: a table has few kinds of rows.
const RECENT: usize = 4;

/// A sheet in the making.
#[derive(Debug)]
pub(crate) struct SheetBuilder {
    sheet: Sheet,
    known: HashTable<Code>,
    hashing: DefaultHashBuilder,
    ordered: bool,
    /// Where columns of earlier rows lie and how many they are, to be shared.
    recent: [(usize, usize); RECENT],
}

impl SheetBuilder {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        let sheet = Sheet { name: name.into(), ..Sheet::default() };
        Self {
            sheet,
            known: HashTable::new(),
            hashing: DefaultHashBuilder::default(),
            ordered: true,
            recent: [(0, 0); RECENT],
        }
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

    /// About how many bytes of memory the sheet takes by now, and while it is put in order.
    pub(crate) fn held(&self) -> usize {
        let Sheet { rows, columns, codes, merged, values, .. } = &self.sheet;
        let ordering = if self.ordered { 0 } else { codes.len() * 3 / 2 * size_of::<(u32, u16, Code)>() };
        size_of_val(rows.as_slice())
            + size_of_val(columns.as_slice())
            + size_of_val(codes.as_slice())
            + size_of_val(merged.as_slice())
            + values.held()
            + ordering
    }

    /// Puts a value that has a code.
    pub(crate) fn put_code(&mut self, row: u32, column: u32, code: Code) -> Result<(), ImportError> {
        inside(row, column)?;
        if self.sheet.codes.len() >= MOST_CELLS {
            return Err(ImportError::too_large(format!("เกิน {MOST_CELLS} เซลล์")));
        }
        let column = u16::try_from(column).expect("inside the grid");
        let last = self.sheet.rows.last().map(|last| last.number);
        self.ordered &= match last {
            Some(last) if last == row => self.sheet.columns.last().is_none_or(|last| *last < column),
            _ => last.is_none_or(|last| last < row),
        };
        self.push(row, column, code);
        Ok(())
    }

    /// Appends a cell, to the last row or to a new one.
    fn push(&mut self, row: u32, column: u16, code: Code) {
        if self.sheet.rows.last().is_none_or(|last| last.number != row) {
            self.end_row();
            let columns = u32::try_from(self.sheet.columns.len()).expect("no more columns than cells");
            self.sheet.rows.push(Stored { number: row, end: 0, columns });
        }
        self.sheet.columns.push(column);
        self.sheet.codes.push(code);
        let end = u32::try_from(self.sheet.codes.len()).expect("fewer cells than the most");
        self.sheet.rows.last_mut().expect("pushed above").end = end;
    }

    /// Shares the columns of the last row with a row before it that has the same.
    fn end_row(&mut self) {
        let Some(last) = self.sheet.rows.last_mut() else { return };
        let own = last.columns as usize;
        let columns = &self.sheet.columns[own..];
        let same = |(at, count): &&(usize, usize)| self.sheet.columns[*at..at + count] == *columns;
        if let Some((at, _)) = self.recent.iter().filter(|(_, count)| *count > 0).find(same) {
            last.columns = u32::try_from(*at).expect("before its own");
            self.sheet.columns.truncate(own);
        } else {
            self.recent.rotate_right(1);
            self.recent[0] = (own, columns.len());
        }
    }

    pub(crate) fn merge(&mut self, area: Area) {
        self.sheet.merged.push(area);
    }

    pub(crate) fn mark(&mut self, mark: Mark) {
        self.sheet.marks.add(mark);
    }

    pub(crate) fn finish(mut self) -> Sheet {
        if !self.ordered {
            self.put_in_order();
        }
        self.end_row();
        self.sheet.marks.put_in_order();
        self.sheet
    }

    fn put_in_order(&mut self) {
        let each = self.sheet.rows().flat_map(|row| {
            let (columns, codes) = row.stored();
            columns.iter().zip(codes).map(move |(column, code)| (row.number(), *column, *code))
        });
        let mut cells: Vec<(u32, u16, Code)> = each.collect();
        // Stable: of two values for one cell the later one stays behind, and stands.
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        (self.sheet.rows, self.sheet.columns, self.sheet.codes) = Default::default();
        self.recent = [(0, 0); RECENT];
        for (at, (row, column, code)) in cells.iter().enumerate() {
            let is_replaced = cells.get(at + 1).is_some_and(|next| (next.0, next.1) == (*row, *column));
            if !is_replaced {
                self.push(*row, *column, *code);
            }
        }
    }
}

/// Whether a cell lies in the grid.
pub(crate) fn inside(row: u32, column: u32) -> Result<(), ImportError> {
    if row == 0 || column == 0 || row > LAST_ROW || column > LAST_COLUMN {
        return Err(ImportError::damaged(format!("cell outside the grid, row {row} column {column}")));
    }
    Ok(())
}
