//! Rows and columns that the file does not show, and rows that could be read otherwise: the officer says whether they are meant.

use super::{About, Nature, Table};
use crate::choices::Choices;
use crate::detect::header::Header;
use crate::question::{HIDDEN_COLUMNS, HIDDEN_ROWS, LEAVE_OUT, MIXED_ENCODING, TableDoubt, UNCLOSED_QUOTE};
use crate::read::sheet::{Ranges, Row, Sheet};

/// Ranges of rows that a question names.
const NAMED: usize = 8;

/// Asks of each column that is read and not shown, and leaves it out where that was answered.
pub(super) fn leave_columns_out(
    sheet: &Sheet,
    columns: &[&'static About],
    header: &mut Header<usize>,
    choices: &Choices,
) -> Vec<TableDoubt> {
    let mut doubts = Vec::new();
    for column in &mut header.columns {
        let Some(field) = column.field.filter(|_| sheet.marks.hidden_columns.has(column.number)) else { continue };
        let (label, heading) = (columns[field].label.th, &column.heading);
        let message = format!("คอลัมน์ “{heading}” ({label}) ถูกซ่อนไว้ในไฟล์");
        let doubt = TableDoubt::of_column(&HIDDEN_COLUMNS, column.number, message);
        if choices.answer(&HIDDEN_COLUMNS, &doubt.place) == Some(LEAVE_OUT) {
            column.field = None;
        }
        doubts.push(doubt);
    }
    doubts
}

impl<'a> Table<'a> {
    /// Asks of rows that the file does not show, or that could be read otherwise, and leaves out those of which that was answered.
    pub(super) fn leave_rows_out(&mut self, choices: &Choices) {
        let marks = &self.sheet.marks;
        let kinds = [
            (&HIDDEN_ROWS, &marks.hidden_rows, "มีข้อมูลในแถวที่ซ่อนไว้"),
            (&UNCLOSED_QUOTE, &marks.swallowed, "เปิดเครื่องหมายคำพูด (\") แล้วไม่ปิด จึงอ่านทีละบรรทัดเป็นแถวของตนเอง"),
            (&MIXED_ENCODING, &marks.otherwise_written, "บรรทัดเหล่านี้เข้ารหัสอักษรไทยต่างจากบรรทัดอื่นในไฟล์"),
        ];
        let mut left_out = Ranges::default();
        for (doubt, ranges, said) in kinds {
            let rows = self.with_data(ranges);
            let Some((first, _)) = rows.each().next() else { continue };
            let count: u32 = rows.each().map(|(first, last)| last - first + 1).sum();
            let message = format!("{said} {count} แถว (แถว {})", named(&rows));
            self.doubts.push(TableDoubt::of_table(doubt, first, message));
            if choices.answer(doubt, "") == Some(LEAVE_OUT) {
                rows.each().for_each(|(first, last)| left_out.add(first, last));
            }
        }
        left_out.put_in_order();
        self.left_out = left_out;
    }

    /// Which rows of these hold data.
    pub(super) fn with_data(&self, ranges: &Ranges) -> Ranges {
        let mut found = Ranges::default();
        let below = ranges.each().filter(|(_, last)| *last > self.header.rows.1);
        for (first, last) in below {
            let from = first.max(self.header.rows.1 + 1);
            let rows = self.sheet.rows_between(from - 1, last.min(self.last));
            for row in rows.filter(|row| self.nature(*row) == Nature::Data).map(Row::number) {
                found.add(row, row);
            }
        }
        found
    }
}

/// Rows as they are named to a person.
pub(super) fn named(rows: &Ranges) -> String {
    let each = rows.each().take(NAMED);
    let each = each.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let listed = each.collect::<Vec<_>>().join(", ");
    if rows.len() > NAMED { format!("{listed} …") } else { listed }
}
