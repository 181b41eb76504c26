//! A workbook in the making, within what one workbook may hold.
//!
//! Invariant: whoever puts the cells, the limits hold: the parent of a worker builds with this too and trusts it.

use super::receiver::Receiver;
use crate::error::ImportError;
use crate::note::Note;
use crate::read::sheet::{Area, Code, Mark, Sheet, SheetBuilder, Value, Workbook};

/// Sheets of one workbook.
const MOST_SHEETS: usize = 500;
/// Cells of all sheets together: all of Excel's rows with 23 columns each.
const MOST_CELLS: usize = 24_117_248;
/// Distinct values of all sheets together: more than cells there cannot be.
const MOST_VALUES: usize = MOST_CELLS;
/// Bytes of memory that a workbook may take, however little its file takes: it lies in the window's own process. All of Excel's
/// rows with 23 columns each take 108 MB beside their values, and a million people in twelve columns less than that.
const MOST_HELD: usize = 160 * 1024 * 1024;
/// Bytes that may come before the memory is looked at again.
const LOOK: usize = 1024 * 1024;
/// About how many bytes a cell takes beside its value.
const CELL: usize = 6;
/// Merged areas of all sheets together.
const MOST_AREAS: usize = 200_000;
/// Marks of all sheets together: every second row of Excel's.
const MOST_MARKS: usize = 600_000;
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
    /// Bytes that the sheets before the open one take.
    closed: usize,
    /// Bytes that reading the texts as TIS-620 would take beside them.
    otherwise: usize,
    /// Bytes that came since the memory was looked at.
    unseen: usize,
    areas: usize,
    marks: usize,
}

impl Gathering {
    /// Adds a distinct value to the open sheet, for [`Self::put_known`].
    pub(crate) fn add(&mut self, value: &Value<'_>) -> Result<(), ImportError> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(too_much());
        }
        let length = self.length_of(value);
        self.open()?.add(value)?;
        self.came(length)
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
        self.look()?;
        Ok(Workbook { sheets: self.sheets, notes: self.notes })
    }

    fn open(&mut self) -> Result<&mut SheetBuilder, ImportError> {
        self.open.as_mut().ok_or_else(|| ImportError::damaged("a cell of no sheet"))
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.closed += open.held();
            self.sheets.push(open.finish());
        }
    }

    fn count_cell(&mut self) -> Result<(), ImportError> {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(ImportError::too_large(format!("เกิน {MOST_CELLS} เซลล์")));
        }
        self.came(CELL)
    }

    /// About how many bytes a value takes. Western letters that may be Thai are kept as found and read anew, half as long again.
    fn length_of(&mut self, value: &Value<'_>) -> usize {
        let (Value::Text(text) | Value::Error(text) | Value::Shown(_, text)) = value else { return 0 };
        if text.bytes().any(|byte| matches!(byte, 0xc2 | 0xc3)) {
            self.otherwise += text.len() * 3 / 2;
        }
        text.len()
    }

    fn came(&mut self, bytes: usize) -> Result<(), ImportError> {
        self.unseen += bytes;
        if self.unseen < LOOK {
            return Ok(());
        }
        self.unseen = 0;
        self.look()
    }

    /// Refuses a workbook that takes more memory than it may.
    fn look(&self) -> Result<(), ImportError> {
        let open = self.open.as_ref().map_or(0, SheetBuilder::held);
        if self.closed + open + self.otherwise > MOST_HELD { Err(too_much()) } else { Ok(()) }
    }
}

fn too_much() -> ImportError {
    ImportError::too_large("ข้อมูลทุกแผ่นงานรวมกันเกิน 160 MB เมื่อเปิดอ่าน")
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
        // A value that came before takes nothing more: what is held is seen when the memory is looked at.
        let length = if let Value::Text(text) = value { text.len() } else { 0 };
        self.open()?.put(row, column, value)?;
        self.came(length)
    }

    fn merge(&mut self, area: Area) -> Result<(), ImportError> {
        self.areas += 1;
        if self.areas > MOST_AREAS {
            return Err(ImportError::too_large(format!("เซลล์ผสานเกิน {MOST_AREAS} แห่ง")));
        }
        self.open()?.merge(area);
        self.came(size_of::<Area>())
    }

    fn mark(&mut self, mark: Mark) -> Result<(), ImportError> {
        self.marks += 1;
        if self.marks > MOST_MARKS {
            return Err(ImportError::too_large(format!("แถวที่ซ่อนไว้เกิน {MOST_MARKS} ช่วง")));
        }
        self.open()?.mark(mark);
        self.came(size_of::<Mark>())
    }

    fn note(&mut self, note: Note) -> Result<(), ImportError> {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        }
        Ok(())
    }
}
