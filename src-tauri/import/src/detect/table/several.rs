//! A heading over several columns of which only one can be read: "ลงทะเบียน" over its first and second day.

use super::words_of;
use crate::choices::Choices;
use crate::column::{About, Kind};
use crate::detect::header::{Column as Heading, Header};
use crate::question::{ONE_OF_SEVERAL, TAKE, TableDoubt};
use crate::read::sheet::{Area, Sheet, column_letters};

/// Asks of each column that is read while others under the same heading are not, and leaves it out unless it is to be taken.
pub(super) fn leave_out(
    sheet: &Sheet,
    columns: &[&'static About],
    header: &mut Header<usize>,
    choices: &Choices,
) -> Vec<TableDoubt> {
    let mut doubts = Vec::new();
    for at in 0..header.columns.len() {
        let Some((field, group)) = group_of(columns, header, at) else { continue };
        let number = header.columns[at].number;
        let is_over = |area: &Area, other: u32| {
            let is_wide = (area.left..=area.right).contains(&number) && (area.left..=area.right).contains(&other);
            is_wide && area.top <= header.rows.1 && area.bottom >= header.rows.0
        };
        let is_flag = matches!(columns[field].kind, Kind::YesNo);
        let rest = others(header, at, group, |other| is_flag || sheet.merged.iter().any(|area| is_over(area, other)));
        if rest.is_empty() {
            continue;
        }
        let (column, rest) = (&header.columns[at], rest.join(", "));
        let (letters, label) = (column_letters(column.number), columns[field].label.th);
        let message = format!("หัวตาราง “{group}” มีหลายคอลัมน์ ({letters}, {rest}) แต่{label}เก็บได้ค่าเดียว");
        let doubt = TableDoubt::of_column(&ONE_OF_SEVERAL, column.number, message);
        let is_taken = choices.answer(&ONE_OF_SEVERAL, &doubt.place) == Some(TAKE);
        doubts.push(doubt);
        if !is_taken {
            header.columns[at].field = None;
        }
    }
    doubts
}

/// What a column is read as, and the heading that it shares, where that alone would say the same.
fn group_of(columns: &[&'static About], header: &Header<usize>, at: usize) -> Option<(usize, &'static str)> {
    let column = &header.columns[at];
    let field = column.field?;
    let kind = columns[field].kind;
    if !matches!(kind, Kind::YesNo | Kind::Number | Kind::Whole | Kind::Money | Kind::Day) {
        return None;
    }
    Some((field, words_of(columns[field]).find(|word| level(&column.heading, word).is_some())?))
}

/// The columns next to one that stand under the same heading and are not read, by their letters. `is_without` tells of a column
/// without a heading whether it stands under that of the columns before it.
fn others(header: &Header<usize>, at: usize, group: &str, is_without: impl Fn(u32) -> bool) -> Vec<String> {
    let own = level(&header.columns[at].heading, group);
    let is_one = |column: &&Heading<usize>| level(&column.heading, group).is_some_and(|below| Some(below) == own);
    let is_below = |column: &&Heading<usize>| is_one(column) || column.heading.is_empty() && is_without(column.number);
    let right = header.columns[at + 1..].iter().take_while(is_below);
    let left = header.columns[..at].iter().rev().take_while(is_one);
    left.chain(right).filter(|column| column.field.is_none()).map(|column| column_letters(column.number)).collect()
}

/// Whether a heading that begins with a group's goes on below it; none where it is of another.
fn level(heading: &str, group: &str) -> Option<bool> {
    let rest = heading.strip_prefix(group)?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(!rest.is_empty())
}
