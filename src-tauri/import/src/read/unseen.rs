//! What a page does not show of a table: `display:none`, `visibility:hidden` and the attribute `hidden`.

use std::collections::BTreeMap;

use crate::read::sheet::{LAST_COLUMN, Mark, Ranges};

/// Whether a tag says that its element is not shown.
pub(super) fn is_unseen(tag: &str) -> bool {
    // Nearly every tag says nothing of the kind.
    if memchr::memchr3(b'h', b'H', b':', tag.as_bytes()).is_none() {
        return false;
    }
    let lower: String = tag.to_ascii_lowercase().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let dense: String = lower.chars().filter(|c| *c != ' ').collect();
    let style = ["display:none", "visibility:hidden", "visibility:collapse"].iter().any(|word| dense.contains(word));
    style || has_attribute(&lower, "hidden")
}

/// Whether a tag has an attribute, with a value or without.
fn has_attribute(tag: &str, name: &str) -> bool {
    let (mut bare, mut quote) = (String::new(), None);
    for c in tag.chars() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, c) => bare.push(c),
            (Some(_), _) => {}
        }
    }
    bare.split([' ', '/']).skip(1).any(|word| word.split('=').next() == Some(name))
}

/// What was seen of a table that is not shown.
#[derive(Debug, Default)]
pub(super) struct Tally {
    rows: Ranges,
    /// Rows of the open group are not shown.
    is_group_unseen: bool,
    /// The open row is not shown.
    is_row_unseen: bool,
    /// The last column that the table itself describes.
    described: u32,
    columns: BTreeMap<u32, Cells>,
}

/// Cells of a column in rows that are shown.
#[derive(Debug, Default)]
struct Cells {
    shown: bool,
    unseen: bool,
}

impl Tally {
    pub(super) const fn group(&mut self, is_unseen: bool) {
        self.is_group_unseen = is_unseen;
    }

    pub(super) fn row(&mut self, row: u32, is_unseen: bool) {
        self.is_row_unseen = is_unseen || self.is_group_unseen;
        if self.is_row_unseen {
            self.rows.add(row, row);
        }
    }

    /// The table describes its next columns.
    pub(super) fn column(&mut self, count: u32, is_unseen: bool) {
        let first = self.described.saturating_add(1);
        self.described = self.described.saturating_add(count).min(LAST_COLUMN);
        if is_unseen {
            (first..=self.described).for_each(|column| self.columns.entry(column).or_default().unseen = true);
        }
    }

    pub(super) fn cell(&mut self, column: u32, is_unseen: bool) {
        if self.is_row_unseen || column <= self.described || column > LAST_COLUMN {
            return;
        }
        let cells = self.columns.entry(column).or_default();
        cells.unseen |= is_unseen;
        cells.shown |= !is_unseen;
    }

    pub(super) fn marks(&self) -> Vec<Mark> {
        let rows = self.rows.each().map(|(first, last)| Mark::HiddenRows(first, last));
        let columns = self.columns.iter().filter(|(column, cells)| cells.unseen && !cells.shown && **column >= 1);
        rows.chain(columns.map(|(column, _)| Mark::HiddenColumns(*column, *column))).collect()
    }
}
