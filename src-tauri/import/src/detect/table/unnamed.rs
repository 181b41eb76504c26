//! The columns that hold values and have no heading: nobody can map what is not shown.

use std::collections::BTreeSet;

use super::nature::{is_blank, is_heading, is_note, is_signature, sums_up};
use crate::detect::header::{Column, Header, WIDEST};
use crate::parse::total::Sums;
use crate::read::sheet::Sheet;

/// Kinds of rows remembered as having nothing new.
const REMEMBERED: usize = 8;

/// Adds them to a header, without a heading.
pub(super) fn add(sheet: &Sheet, header: &mut Header<usize>) {
    let mut known: BTreeSet<u32> = header.columns.iter().map(|column| column.number).collect();
    let mut seen: Vec<(u32, usize)> = Vec::new();
    for row in sheet.rows_below(header.rows.1) {
        if seen.contains(&row.shape()) {
            continue;
        }
        let new = row.cells().filter(|(column, _)| *column <= WIDEST && !known.contains(column));
        let (said, blank): (Vec<_>, Vec<_>) = new.partition(|(_, value)| !is_blank(value));
        if said.is_empty() {
            if blank.is_empty() && seen.len() < REMEMBERED {
                seen.push(row.shape());
            }
        } else if !is_note(row) && sums_up(row, None) == Sums::No && !is_signature(row) && !is_heading(row) {
            known.extend(said.iter().map(|(column, _)| *column));
        }
    }
    for number in known {
        let at = header.columns.partition_point(|column| column.number < number);
        if header.columns.get(at).is_none_or(|column| column.number != number) {
            header
                .columns
                .insert(at, Column { number, heading: String::new(), field: None, meant: None, confidence: 0 });
        }
    }
}
