//! What is told once for a group of rows: the unit of people, in a row of its own over them or in the first of them only.

use super::nature::{is_blank, is_heading, only_text};
use crate::column::About;
use crate::parse::name::without_number;
use crate::parse::text::is_missing;
use crate::read::sheet::{Row, Sheet};

/// How the rows of a grouped column come by a value that their own cells do not say.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    /// Rows that say it for those below them, ascending, each with what it says.
    starts: Vec<(u32, String)>,
    /// The repair that is told.
    pub(crate) code: &'static str,
}

impl Groups {
    /// What the group of a row says.
    pub(crate) fn of_row(&self, row: u32) -> Option<&str> {
        let before = self.starts.partition_point(|(start, _)| *start < row);
        before.checked_sub(1).map(|at| self.starts[at].1.as_str())
    }
}

/// How each of the target's columns is grouped; most are not.
pub(super) fn of_columns(
    sheet: &Sheet,
    columns: &[&'static About],
    numbers: &[Option<u32>],
    header: u32,
) -> Vec<Option<Groups>> {
    let grouped = |(about, number): (&&'static About, &Option<u32>)| {
        if !about.grouped {
            return None;
        }
        let first_rows = |number: u32| {
            // Merged cells say themselves how far they reach.
            let is_merged =
                sheet.merged.iter().any(|area| area.left == number && area.top > header && area.bottom > area.top);
            if is_merged { None } else { first_rows(sheet, number, header) }
        };
        number.and_then(first_rows).or_else(|| headings(sheet, header))
    };
    columns.iter().zip(numbers).map(grouped).collect()
}

/// A column that says its value in the first row of each group: as many blanks as values, the first row says one, and no value
/// follows itself.
fn first_rows(sheet: &Sheet, number: u32, header: u32) -> Option<Groups> {
    let rows = || sheet.rows_below(header).filter(|row| row.shape().1 > 1);
    let says = |row: &Row<'_>| row.get(number).is_some_and(|value| !is_blank(&value));
    let (mut last, mut is_below_value) = (None, false);
    let (mut values, mut blanks) = (0u32, 0u32);
    for row in rows() {
        match says(&row) {
            false if values == 0 => return None,
            false => (blanks, is_below_value) = (blanks + 1, false),
            true if is_below_value && last == row.code(number) => return None,
            // A dash only says that there is none.
            true => {
                let is_value = row.get(number).is_some_and(|value| !is_missing(&value.written()));
                (values, last, is_below_value) = (values + u32::from(is_value), row.code(number), true);
            }
        }
    }
    if blanks < values.max(1) || values == 0 {
        return None;
    }
    let start = |row: Row<'_>| Some((row.number(), row.get(number)?.written().trim().to_owned()));
    Some(Groups { starts: rows().filter(says).filter_map(start).collect(), code: "taken_from_group" })
}

/// Rows that hold the name of a unit and nothing else.
fn headings(sheet: &Sheet, header: u32) -> Option<Groups> {
    let starts: Vec<(u32, String)> = sheet
        .rows_below(header)
        .filter(|row| row.shape().1 <= 3 && is_heading(*row))
        .filter_map(|row| Some((row.number(), unit_of(&only_text(row)?))))
        .collect();
    (!starts.is_empty()).then_some(Groups { starts, code: "taken_from_heading" })
}

/// The unit that a heading names: without its number and how many are in it.
fn unit_of(heading: &str) -> String {
    let text = without_number(heading).unwrap_or(heading);
    let text = text.split(['(', '[']).next().unwrap_or(text);
    let text = text.split("จำนวน").next().unwrap_or(text);
    text.trim_start_matches("หน่วยงาน:").trim_start_matches("สังกัด").trim_matches([' ', ':', '-']).to_owned()
}
