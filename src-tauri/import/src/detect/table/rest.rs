//! Columns whose headings nobody knows, for a target that takes such: the questions of a form.

use std::collections::HashSet;

use crate::choices::{Choices, column_number};
use crate::column::{About, Kind};
use crate::detect::header::{Header, is_secret};

/// Whether a target takes columns that it does not know.
pub(super) fn is_taken(columns: &[&'static About]) -> bool {
    columns.iter().any(|about| matches!(about.kind, Kind::Answer))
}

/// Gives each of them a place among the target's, in the order of the sheet. What is known by its heading is none of them, and
/// nothing is taken about which the officer decided.
pub(super) fn take(columns: &[&'static About], header: &mut Header<usize>, choices: &Choices) {
    let decided: HashSet<u32> = choices.columns.keys().filter_map(|letters| column_number(letters)).collect();
    let held: HashSet<usize> = header.columns.iter().filter_map(|column| column.field).collect();
    let mut free = (0..columns.len()).filter(|at| matches!(columns[*at].kind, Kind::Answer) && !held.contains(at));
    for column in &mut header.columns {
        if column.meant.is_some() || decided.contains(&column.number) || is_secret(&column.heading) {
            continue;
        }
        let Some(field) = free.next() else { return };
        (column.field, column.confidence) = (Some(field), 100);
    }
}
