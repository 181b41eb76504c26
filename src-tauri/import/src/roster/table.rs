//! The table of a roster within a sheet: its header, where the name stands, and which rows are no people at all.

use super::Field;
use super::fields::COLUMNS;
use crate::header::{self, Header};
use crate::problem::Problem;
use crate::sheet::{Row, Sheet, Value};
use crate::written::Refusal;
use crate::written::text::clean;

/// A sheet read as a roster.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) header: Header<Field>,
    /// The column the name is read from.
    pub(super) name_field: Field,
    /// Whether the surname has a column of its own.
    pub(super) surname_apart: bool,
}

/// What a row below the header is, before its cells are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Nothing in it, or only a running number.
    Blank,
    /// A total, a note, a signature.
    TotalOrNote,
    /// The header again.
    RepeatedHeader,
    /// Headings where values should be.
    Placeholder,
    /// A row about a person or a post.
    Data,
}

impl<'a> Table<'a> {
    /// The table of a sheet; `None` when no column holds names or ids.
    pub(super) fn find(sheet: &'a Sheet) -> Option<Self> {
        let mut header = header::find(sheet, &COLUMNS)?;
        let has = |header: &Header<Field>, field| header.column_of(field).is_some();
        let (first, surname, full) =
            (has(&header, Field::FirstName), has(&header, Field::Surname), has(&header, Field::FullName));
        let name_field = match (first, surname, full) {
            (true, true, _) | (true, false, false) => Field::FirstName,
            (_, _, true) => Field::FullName,
            // "ชื่อสกุล" with no column of first names is the whole name.
            (false, true, false) => Field::Surname,
            (false, false, false) if has(&header, Field::NationalId) => Field::FullName,
            (false, false, false) => return None,
        };
        let surname_apart = name_field == Field::FirstName && surname;
        // Of several columns of names one is read; the others are shown as not used.
        for column in &mut header.columns {
            let is_name = matches!(column.field, Some(Field::FirstName | Field::FullName | Field::Surname));
            let is_read = column.field == Some(name_field) || (surname_apart && column.field == Some(Field::Surname));
            if is_name && !is_read {
                column.field = None;
            }
        }
        Some(Self { sheet, header, name_field, surname_apart })
    }

    /// The rows below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let last = self.header.rows.1;
        self.sheet.rows_below(last)
    }

    /// Sorts out rows that are no people.
    pub(super) fn nature(&self, row: Row<'_>) -> Nature {
        let known = self.header.columns.iter().filter(|c| c.field.is_some_and(|f| f != Field::Order));
        let mut values =
            known.filter_map(|c| row.get(c.number)).filter(|v| !clean(&v.written()).text.is_empty()).peekable();
        let has_id = self
            .value(row, Field::NationalId)
            .is_some_and(|v| v.written().chars().filter(|c| c.is_numeric()).count() > 5);
        if !has_id && is_total_or_note(row) {
            return Nature::TotalOrNote;
        }
        if values.peek().is_none() || is_numbering(row) {
            return Nature::Blank;
        }
        if self.header.repeats_in(row) {
            return Nature::RepeatedHeader;
        }
        if self.value(row, self.name_field).is_some_and(is_heading) {
            return Nature::Placeholder;
        }
        Nature::Data
    }

    pub(super) fn problem(&self, row: u32, column: &str, refusal: &Refusal) -> Problem {
        Problem {
            sheet: self.sheet.name.clone(),
            row,
            column: column.to_owned(),
            code: refusal.code.into(),
            message: refusal.message.clone(),
        }
    }

    fn value<'r>(&self, row: Row<'r>, field: Field) -> Option<Value<'r>> {
        row.get(self.header.column_of(field)?.number)
    }
}

/// A row that opens with a word of totals, notes or signatures. "รวม" alone or with its like, for รวมพร is a name.
fn is_total_or_note(row: Row<'_>) -> bool {
    let first = row.cells().map(|(_, v)| clean(&v.written()).text).find(|text| !text.is_empty());
    let Some(text) = first.map(|t| t.to_lowercase()) else { return false };
    let text = text.trim_start_matches(['(', '*', '-', ' ']);
    let totals = ["รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "ยอดรวม", "จำนวนรวม", "จำนวนทั้งสิ้น", "total", "grand total", "ผลรวม"];
    let whole_word = |word: &str| {
        text.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic() || ('\u{e30}'..='\u{e4e}').contains(&c)))
    };
    let notes = [
        "หมายเหตุ",
        "ที่มา",
        "ข้อมูล ณ",
        "ข้อมูล วันที่",
        "ลงชื่อ",
        "ผู้จัดทำ",
        "ผู้รับรอง",
        "ผู้รายงาน",
        "ผู้ตรวจสอบ",
        "รวมจำนวน",
        "รวมเงิน",
    ];
    totals.iter().any(|word| whole_word(word)) || notes.iter().any(|word| text.starts_with(word))
}

/// 1, 2, 3 … under the headings.
fn is_numbering(row: Row<'_>) -> bool {
    let numbers: Option<Vec<u32>> =
        row.cells().map(|(_, v)| clean(&v.written()).text.trim_matches(['(', ')']).parse().ok()).collect();
    numbers.is_some_and(|n| n.len() >= 3 && n.windows(2).all(|w| w[1] == w[0] + 1))
}

/// A template's sample rows repeat the headings as values.
fn is_heading(value: Value<'_>) -> bool {
    let text = clean(&value.written()).text;
    let names = COLUMNS.iter().filter(|c| matches!(c.field, Field::FullName | Field::FirstName | Field::Surname));
    names.flat_map(|c| c.words).any(|word| *word == text)
}
