//! A workbook as values in a grid, whatever file it came from. Rows and columns count from 1, as people see them.
//!
//! Invariant: rows ascend, cells ascend within a row, no cell is empty, nothing lies outside Excel's grid. Knows no file format.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::error::ImportError;
use crate::problem::Note;

/// The last row of Excel's grid.
pub(crate) const LAST_ROW: u32 = 1_048_576;
/// The last column of Excel's grid (XFD).
pub(crate) const LAST_COLUMN: u32 = 16_384;
/// Cells held at once: about three times a sheet of 200,000 people × 40 columns would be, and well under 512 MB.
const MOST_CELLS: usize = 16_000_000;

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    /// The sheets, in the file's order.
    pub sheets: Vec<Sheet>,
    /// What was noticed or mended while reading.
    pub notes: Vec<Note>,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows that hold anything, ascending.
    pub rows: Vec<Row>,
    /// Merged areas.
    pub merged: Vec<Area>,
}

/// One row that holds anything.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// Column number (from 1) and value, ascending.
    pub cells: Vec<(u32, Value)>,
}

/// A merged area, both corners inclusive, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text as it stands in the file.
    Text(String),
    /// A number, to Excel's fifteen digits.
    Number(Decimal),
    /// A day, its year as stored: 2569 when someone typed a Buddhist-Era year into a date cell.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error such as `#N/A`.
    Error(String),
}

impl Value {
    /// A number of a spreadsheet; a value that no decimal holds (1e999) is an error cell.
    pub(crate) fn number(value: f64) -> Self {
        Decimal::from_scientific(&format!("{value:.14e}"))
            .map_or_else(|_| Self::Error("#NUM!".into()), |n| Self::Number(n.normalize()))
    }

    /// The day of a date serial, in the system of 1900 or 1904; other numbers stay numbers.
    pub(crate) fn from_serial(serial: f64, starts_1904: bool) -> Self {
        day_of_serial(serial, starts_1904).map_or_else(|| Self::number(serial), Self::Date)
    }

    /// As a person would type it; a date in ISO form.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Bool(true) => "TRUE".into(),
            Self::Bool(false) => "FALSE".into(),
        }
    }
}

/// Excel counts days from 1899-12-30 once past its imaginary 29 February 1900, which is serial 60 and no day at all.
pub(crate) fn day_of_serial(serial: f64, starts_1904: bool) -> Option<NaiveDate> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked in the line above")]
    let days = serial.floor() as i64;
    let (epoch, days) = match (starts_1904, days) {
        (true, _) => (NaiveDate::from_ymd_opt(1904, 1, 1)?, days),
        (false, 60) => return None,
        (false, 1..60) => (NaiveDate::from_ymd_opt(1899, 12, 31)?, days),
        (false, _) => (NaiveDate::from_ymd_opt(1899, 12, 30)?, days),
    };
    epoch.checked_add_signed(chrono::Duration::days(days))
}

impl Row {
    /// The value in a column.
    #[must_use]
    pub fn get(&self, column: u32) -> Option<&Value> {
        self.cells.binary_search_by_key(&column, |(c, _)| *c).ok().map(|i| &self.cells[i].1)
    }
}

impl Sheet {
    /// The row with this number, if it holds anything.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&number, |r| r.number).ok().map(|i| &self.rows[i])
    }

    /// The value in a cell; the cells of a merged area other than its first hold nothing.
    #[must_use]
    pub fn get(&self, row: u32, column: u32) -> Option<&Value> {
        self.row(row)?.get(column)
    }

    /// The merged area a cell belongs to.
    #[must_use]
    pub fn merged_around(&self, row: u32, column: u32) -> Option<&Area> {
        self.merged.iter().find(|a| (a.top..=a.bottom).contains(&row) && (a.left..=a.right).contains(&column))
    }
}

/// Builds a sheet from cells in any order; of two values for one cell the later stands, as in Excel.
pub(crate) struct SheetBuilder {
    sheet: Sheet,
    cells: usize,
    ordered: bool,
}

impl SheetBuilder {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self { sheet: Sheet { name: name.into(), ..Sheet::default() }, cells: 0, ordered: true }
    }

    /// Puts a value at a row and column counted from 1.
    pub(crate) fn put(&mut self, row: u32, column: u32, value: Value) -> Result<(), ImportError> {
        if row == 0 || column == 0 || row > LAST_ROW || column > LAST_COLUMN {
            return Err(ImportError::damaged(format!("cell outside the grid, row {row} column {column}")));
        }
        if matches!(&value, Value::Text(text) if text.is_empty()) {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return Err(ImportError::too_large(format!("เกิน {MOST_CELLS} เซลล์")));
        }
        match self.sheet.rows.last_mut() {
            Some(last) if last.number == row => {
                self.ordered &= last.cells.last().is_none_or(|(c, _)| *c < column);
                last.cells.push((column, value));
            }
            last => {
                self.ordered &= last.is_none_or(|last| last.number < row);
                self.sheet.rows.push(Row { number: row, cells: vec![(column, value)] });
            }
        }
        Ok(())
    }

    pub(crate) fn merge(&mut self, area: Area) {
        self.sheet.merged.push(area);
    }

    pub(crate) fn finish(mut self) -> Sheet {
        if !self.ordered {
            put_in_order(&mut self.sheet.rows);
        }
        self.sheet
    }
}

fn put_in_order(rows: &mut Vec<Row>) {
    rows.sort_by_key(|r| r.number);
    rows.dedup_by(|later, earlier| {
        let same = later.number == earlier.number;
        if same {
            earlier.cells.append(&mut later.cells);
        }
        same
    });
    for row in rows {
        row.cells.sort_by_key(|(c, _)| *c);
        row.cells.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                std::mem::swap(&mut earlier.1, &mut later.1);
            }
            same
        });
    }
}

/// The letters of a column counted from 1: 1 is `A`, 27 is `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a remainder below 26");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_excel_letters_them() {
        for (number, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (40, "AN"), (702, "ZZ"), (16_384, "XFD")] {
            assert_eq!(column_letters(number), letters);
        }
    }

    #[test]
    fn serials_follow_both_systems_and_the_day_that_never_was_is_no_date() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(day_of_serial(1.0, false), day(1900, 1, 1));
        assert_eq!(day_of_serial(59.0, false), day(1900, 2, 28));
        assert_eq!(day_of_serial(60.0, false), None);
        assert_eq!(day_of_serial(61.0, false), day(1900, 3, 1));
        assert_eq!(day_of_serial(46_143.75, false), day(2026, 5, 1));
        assert_eq!(day_of_serial(44_681.0, true), day(2026, 5, 1));
        assert_eq!(day_of_serial(-1.0, false), None);
        assert_eq!(day_of_serial(f64::NAN, false), None);
    }

    #[test]
    fn numbers_keep_thirteen_digits_and_lose_the_noise_of_binary() {
        assert_eq!(Value::number(3_991_276_842_682.0).written(), "3991276842682");
        assert_eq!(Value::number(0.1 + 0.2).written(), "0.3");
        assert_eq!(Value::number(7925.67).written(), "7925.67");
        assert_eq!(Value::number(f64::INFINITY), Value::Error("#NUM!".into()));
    }

    #[test]
    fn cells_in_any_order_come_out_in_order_and_the_later_value_stands() {
        let mut sheet = SheetBuilder::new("s");
        for (row, column, text) in [(5, 1, "e"), (1, 2, "b"), (1, 1, "old"), (1, 1, "new")] {
            sheet.put(row, column, Value::Text(text.into())).expect("inside the grid");
        }
        let sheet = sheet.finish();
        assert_eq!(sheet.rows.iter().map(|r| r.number).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(sheet.get(1, 1), Some(&Value::Text("new".into())));
        assert_eq!(sheet.get(1, 2), Some(&Value::Text("b".into())));
    }

    #[test]
    fn a_cell_outside_the_grid_is_refused() {
        let mut sheet = SheetBuilder::new("s");
        assert!(sheet.put(LAST_ROW + 1, 1, Value::Bool(true)).is_err());
        assert!(sheet.put(1, LAST_COLUMN + 1, Value::Bool(true)).is_err());
    }
}
