//! A workbook as values in a grid, whatever file it came from. Rows and columns count from 1, as people see them.
//!
//! Invariant: rows ascend, cells ascend within a row, no cell is empty, nothing lies outside Excel's grid. A value that stands
//! in many cells is kept once, so that a million rows fit in a hundred megabytes and a value need be understood only once.
//! Knows no file format.

mod builder;
mod marks;
mod values;

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use saisaat_core::values::personal::without_ids;
use serde::{Deserialize, Serialize};

use crate::note::Note;
pub(crate) use builder::{SheetBuilder, inside};
pub(crate) use marks::{Mark, Marks, Ranges};
pub(crate) use values::CodeSet;
use values::Values;

/// The last row of Excel's grid.
pub(crate) const LAST_ROW: u32 = 1_048_576;
/// The last column of Excel's grid (XFD).
pub(crate) const LAST_COLUMN: u32 = 16_384;

/// The error of a cell whose formula nobody computed: its value is not in the file.
pub(crate) const UNCOMPUTED: &str = "=";

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
    /// Merged areas.
    pub merged: Vec<Area>,
    /// What the file says of its rows and columns beside their values.
    pub(crate) marks: Marks,
    /// The rows that hold anything.
    rows: Vec<Stored>,
    /// The columns of rows' cells; rows whose cells stand in the same columns share them.
    columns: Vec<u16>,
    /// The value of each cell.
    codes: Vec<Code>,
    values: Values,
    /// Name and values as the file has them, where they are read otherwise now.
    found: Option<Box<(String, Values)>>,
}

/// Stands for a value within its sheet: equal values have equal codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Code(u32);

impl Code {
    /// Its place among the sheet's values, from 0 in the order they came.
    pub(crate) const fn place(self) -> u32 {
        self.0
    }
}

/// Where a row lies in its sheet.
#[derive(Clone, Copy, Debug)]
struct Stored {
    /// Counted from 1.
    number: u32,
    /// Where its cells' values end; they begin where those of the row before end.
    end: u32,
    /// Where its cells' columns begin.
    columns: u32,
}

/// One row that holds anything.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    index: usize,
}

/// A merged area, both corners inclusive, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text as it stands in the file.
    Text(&'a str),
    /// A number, to Excel's fifteen digits.
    Number(Decimal),
    /// A number that its cell shows otherwise, and as what: 2.1 as 2.10.
    Shown(Decimal, &'a str),
    /// A number that its cell shows a hundredfold, as a percentage.
    Percent(Decimal),
    /// A day, its year as stored: 2569 when someone typed a Buddhist-Era year into a date cell.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error such as `#N/A`.
    Error(&'a str),
}

impl<'a> Value<'a> {
    /// A number of a spreadsheet; a value that no decimal holds (1e999) is an error cell.
    pub(crate) fn number(value: f64) -> Self {
        const EXACT: f64 = 1e15;
        if value.fract() == 0.0 && value.abs() < EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most fifteen digits")]
            return Self::Number(Decimal::from(value as i64));
        }
        // So little is the noise of binary arithmetic: no register keeps as many places.
        if value.abs() < 1e-13 {
            return Self::Number(Decimal::ZERO);
        }
        Decimal::from_scientific(&format!("{value:.14e}")).map_or(Self::Error("#NUM!"), |n| Self::Number(n.normalize()))
    }

    /// The day of a date serial, in the system of 1900 or 1904; other numbers stay numbers.
    pub(crate) fn from_serial(serial: f64, starts_1904: bool) -> Self {
        day_of_serial(serial, starts_1904).map_or_else(|| Self::number(serial), Self::Date)
    }

    /// The same without what its cell shows of a number: for those who want the number.
    #[must_use]
    pub(crate) const fn plain(self) -> Self {
        match self {
            Self::Shown(number, _) => Self::Number(number),
            other => other,
        }
    }

    /// As a person would type it, a number as its cell shows it; a date in ISO form.
    #[must_use]
    pub fn written(&self) -> Cow<'a, str> {
        match self {
            Self::Text(text) | Self::Error(text) | Self::Shown(_, text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Percent(number) => Cow::Owned(match number.checked_mul(Decimal::ONE_HUNDRED) {
                Some(shown) => format!("{}%", shown.normalize()),
                None => number.to_string(),
            }),
            Self::Date(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
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

impl<'a> Row<'a> {
    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.sheet.rows[self.index].number
    }

    /// Its cells: column number (from 1) and value, ascending.
    pub fn cells(self) -> impl Iterator<Item = (u32, Value<'a>)> + use<'a> {
        let (columns, codes) = self.stored();
        columns.iter().zip(codes).map(move |(column, code)| (u32::from(*column), self.sheet.values.get(*code)))
    }

    /// The value in a column.
    #[must_use]
    pub fn get(self, column: u32) -> Option<Value<'a>> {
        self.code(column).map(|code| self.sheet.values.get(code))
    }

    /// What stands for its values.
    pub(crate) fn codes(self) -> impl Iterator<Item = Code> + use<'a> {
        self.stored().1.iter().copied()
    }

    /// Another row of its sheet, by its number.
    pub(crate) fn beside(self, number: u32) -> Option<Self> {
        self.sheet.row(number)
    }

    /// What stands for the value in a column.
    pub(crate) fn code(self, column: u32) -> Option<Code> {
        let (columns, codes) = self.stored();
        let wanted = u16::try_from(column).ok()?;
        columns.binary_search(&wanted).ok().map(|at| codes[at])
    }

    /// Whether it has a cell beyond a column.
    pub(crate) fn is_wider_than(self, column: u32) -> bool {
        self.stored().0.last().is_some_and(|last| u32::from(*last) > column)
    }

    /// What rows whose cells stand in the same columns may have in common: where that is kept and how many they are.
    pub(crate) fn shape(self) -> (u32, usize) {
        (self.sheet.rows[self.index].columns, self.stored().0.len())
    }

    fn stored(self) -> (&'a [u16], &'a [Code]) {
        let end = |index: usize| self.sheet.rows[index].end as usize;
        let start = if self.index == 0 { 0 } else { end(self.index - 1) };
        let codes = &self.sheet.codes[start..end(self.index)];
        let columns = self.sheet.rows[self.index].columns as usize;
        (&self.sheet.columns[columns..columns + codes.len()], codes)
    }
}

impl Sheet {
    /// Its name as it may be told: a national id in it is masked.
    #[must_use]
    pub fn shown_name(&self) -> String {
        without_ids(&self.name).into_owned()
    }

    /// Whether the file does not show it.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        self.marks.is_hidden
    }

    /// Whether a name is its own, as written or as told.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name == name || without_ids(&self.name) == name
    }

    /// The rows that hold anything, ascending.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        (0..self.rows.len()).map(|index| Row { sheet: self, index })
    }

    /// The row with this number, if it holds anything.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<Row<'_>> {
        let index = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        Some(Row { sheet: self, index })
    }

    /// A row of this sheet, for as long as the sheet is there.
    pub(crate) const fn same<'a>(&'a self, row: Row<'_>) -> Row<'a> {
        Row { sheet: self, index: row.index }
    }

    /// The rows below one, in order.
    pub(crate) fn rows_below(&self, number: u32) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        let first = self.rows.partition_point(|row| row.number <= number);
        (first..self.rows.len()).map(|index| Row { sheet: self, index })
    }

    /// The rows below one down to another, in order.
    pub(crate) fn rows_between(&self, above: u32, last: u32) -> impl ExactSizeIterator<Item = Row<'_>> {
        let place = |number: u32| self.rows.partition_point(|row| row.number <= number);
        let (first, end) = (place(above), place(last));
        (first..end.max(first)).map(|index| Row { sheet: self, index })
    }

    /// Which texts, of those no longer than so many bytes, are such.
    pub(crate) fn which_texts(&self, longest: usize, is_such: impl Fn(&str) -> bool) -> CodeSet {
        self.values.which_texts(longest, is_such)
    }

    /// The value in a cell; the cells of a merged area other than its first hold nothing.
    #[must_use]
    pub fn get(&self, row: u32, column: u32) -> Option<Value<'_>> {
        self.row(row)?.get(column)
    }

    /// The merged area a cell belongs to, looked for among all.
    #[must_use]
    pub fn merged_around(&self, row: u32, column: u32) -> Option<&Area> {
        self.merged.iter().find(|a| (a.top..=a.bottom).contains(&row) && (a.left..=a.right).contains(&column))
    }

    /// Every text that stands anywhere, once.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.values.texts()
    }

    /// Reads its name and texts otherwise; where `reading` answers none a text stays. What was found is kept.
    pub(crate) fn read_otherwise(&mut self, reading: impl Fn(&str) -> Option<String>) {
        self.read_as_found();
        let found = (self.name.clone(), self.values.clone());
        if let Some(name) = reading(&self.name) {
            self.name = name;
        }
        self.values.replace_texts(reading);
        self.found = Some(Box::new(found));
    }

    /// Reads its name and texts as they were found.
    pub(crate) fn read_as_found(&mut self) {
        if let Some(found) = self.found.take() {
            (self.name, self.values) = *found;
        }
    }

    /// Whether its texts are read otherwise than they were found.
    pub(crate) const fn is_read_otherwise(&self) -> bool {
        self.found.is_some()
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
        assert_eq!(Value::number(3.758e-24).written(), "0");
        assert_eq!(Value::number(f64::INFINITY), Value::Error("#NUM!"));
    }

    #[test]
    fn cells_in_any_order_come_out_in_order_and_the_later_value_stands() {
        let mut sheet = SheetBuilder::new("s");
        for (row, column, text) in [(5, 1, "e"), (1, 2, "b"), (1, 1, "old"), (1, 1, "new")] {
            sheet.put(row, column, Value::Text(text)).expect("inside the grid");
        }
        let sheet = sheet.finish();
        assert_eq!(sheet.rows().map(Row::number).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(sheet.get(1, 1), Some(Value::Text("new")));
        assert_eq!(sheet.get(1, 2), Some(Value::Text("b")));
    }

    #[test]
    fn rows_share_their_columns_and_keep_their_cells() {
        let shapes: [&[u32]; 6] = [&[1, 2, 5], &[1, 2], &[2], &[1, 5], &[3, 4], &[1, 2, 3, 4, 5]];
        let mut sheet = SheetBuilder::new("s");
        let columns_of = |row: u32| shapes[(row * row) as usize % shapes.len()];
        for row in 1..=300 {
            for column in columns_of(row) {
                sheet.put(row, *column, Value::Number((row * 10 + column).into())).expect("inside the grid");
            }
        }
        let sheet = sheet.finish();
        assert!(sheet.columns.len() < 100, "{}", sheet.columns.len());
        for row in sheet.rows() {
            let expected = columns_of(row.number()).iter().map(|c| (*c, Value::Number((row.number() * 10 + c).into())));
            assert_eq!(row.cells().collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "row {}", row.number());
        }
    }

    #[test]
    fn a_cell_outside_the_grid_is_refused() {
        let mut sheet = SheetBuilder::new("s");
        assert!(sheet.put(LAST_ROW + 1, 1, Value::Bool(true)).is_err());
        assert!(sheet.put(1, LAST_COLUMN + 1, Value::Bool(true)).is_err());
    }
}
