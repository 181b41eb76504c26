//! A workbook in the making, within what one workbook may hold.
//!
//! Invariant: whoever puts the cells, the limits hold: the parent of a worker builds with this too and trusts it.

use super::receiver::Receiver;
use crate::error::ImportError;
use crate::problem::Note;
use crate::sheet::{Area, Code, Sheet, SheetBuilder, Value, Workbook};

/// Sheets of one workbook.
const MOST_SHEETS: usize = 500;
/// Cells of all sheets together: all of Excel's rows with 23 columns each.
const MOST_CELLS: usize = 24_117_248;
/// Distinct values of all sheets together: more than cells there cannot be.
const MOST_VALUES: usize = MOST_CELLS;
/// Bytes of distinct text of all sheets together.
const MOST_BYTES: usize = 256 * 1024 * 1024;
/// Merged areas of all sheets together.
const MOST_AREAS: usize = 200_000;
/// Notes a reader may have.
const MOST_NOTES: usize = 20;

/// A workbook in the making.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    sheets: Vec<Sheet>,
    open: Option<SheetBuilder>,
    notes: Vec<Note>,
    cells: usize,
    values: usize,
    bytes: usize,
    areas: usize,
}

impl Gathering {
    /// Adds a distinct value to the open sheet, for [`Self::put_known`].
    pub(crate) fn add(&mut self, value: &Value<'_>) -> Result<(), ImportError> {
        self.values += 1;
        if let Value::Text(text) | Value::Error(text) = value {
            self.bytes += text.len();
        }
        if self.values > MOST_VALUES || self.bytes > MOST_BYTES {
            return Err(ImportError::too_large("ข้อความรวมทุกแผ่นงานเกิน 256 MB"));
        }
        self.open()?.add(value).map(|_| ())
    }

    /// Puts the value that was added at a place, counted from 0 in its sheet.
    pub(crate) fn put_known(&mut self, row: u32, column: u32, place: u32) -> Result<(), ImportError> {
        self.count_cell()?;
        let sheet = self.open()?;
        let code: Code = sheet.code_at(place).ok_or_else(|| ImportError::damaged("a cell of no known value"))?;
        sheet.put_code(row, column, code)
    }

    /// The workbook, once everything is put.
    pub(crate) fn finish(mut self) -> Result<Workbook, ImportError> {
        self.close();
        if self.sheets.is_empty() {
            return Err(ImportError::NoSheets);
        }
        if self.cells == 0 {
            return Err(ImportError::Empty);
        }
        Ok(Workbook { sheets: self.sheets, notes: self.notes })
    }

    fn open(&mut self) -> Result<&mut SheetBuilder, ImportError> {
        self.open.as_mut().ok_or_else(|| ImportError::damaged("a cell of no sheet"))
    }

    fn close(&mut self) {
        self.sheets.extend(self.open.take().map(SheetBuilder::finish));
    }

    fn count_cell(&mut self) -> Result<(), ImportError> {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(ImportError::too_large(format!("เกิน {MOST_CELLS} เซลล์")));
        }
        Ok(())
    }
}

impl Receiver for Gathering {
    fn begin(&mut self, name: &str) -> Result<(), ImportError> {
        self.close();
        if self.sheets.len() >= MOST_SHEETS {
            return Err(ImportError::too_large(format!("เกิน {MOST_SHEETS} แผ่นงาน")));
        }
        self.open = Some(SheetBuilder::new(name));
        Ok(())
    }

    fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), ImportError> {
        if value != Value::Text("") {
            self.count_cell()?;
        }
        self.open()?.put(row, column, value)
    }

    fn merge(&mut self, area: Area) -> Result<(), ImportError> {
        self.areas += 1;
        if self.areas > MOST_AREAS {
            return Err(ImportError::too_large(format!("เซลล์ผสานเกิน {MOST_AREAS} แห่ง")));
        }
        self.open()?.merge(area);
        Ok(())
    }

    fn note(&mut self, note: Note) -> Result<(), ImportError> {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        }
        Ok(())
    }
}
