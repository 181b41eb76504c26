//! A heading over several columns of which only one can be read: "ลงทะเบียน" over its first and second day.

use super::words_of;
use crate::choices::Choices;
use crate::column::{About, Kind};
use crate::detect::header::Header;
use crate::question::{ONE_OF_SEVERAL, TAKE, TableDoubt};

/// Asks of each column that is read while others under the same heading are not, and leaves it out unless it is to be taken.
pub(super) fn leave_out(
    columns: &[&'static About],
    header: &mut Header<usize>,
    choices: &Choices,
) -> Vec<TableDoubt> {
    let mut doubts = Vec::new();
    for at in 0..header.columns.len() {
        let Some((field, group)) = group_of(columns, header, at) else { continue };
        let rest = others(header, at, group);
        if rest.is_empty() {
            continue;
        }
        let column = &header.columns[at];
        let message = format!(
            "หัวตาราง “{group}” มีหลายคอลัมน์ ({}, {}) แต่{}เก็บได้ค่าเดียว",
            column.heading,
            rest.join(", "),
            columns[field].label.th
        );
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
    let heads = |word: &&'static str| column.heading.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    Some((field, words_of(columns[field]).find(heads)?))
}

/// The headings next to a column that begin as its own does and are not read.
fn others(header: &Header<usize>, at: usize, group: &str) -> Vec<String> {
    let is_one = |heading: &str| heading.strip_prefix(group).is_some_and(|rest| rest.starts_with(' '));
    let right = header.columns[at + 1..].iter().take_while(|column| is_one(&column.heading));
    let left = header.columns[..at].iter().rev().take_while(|column| is_one(&column.heading));
    left.chain(right).filter(|column| column.field.is_none()).map(|column| column.heading.clone()).collect()
}
