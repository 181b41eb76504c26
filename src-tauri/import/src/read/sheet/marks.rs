//! What a file says of a sheet's rows and columns beside their values: what it does not show.

use serde::{Deserialize, Serialize};

/// One thing said of a sheet, of rows or of columns, first to last, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mark {
    /// The sheet is not shown.
    Hidden,
    /// The rows are not shown: hidden by hand or by a filter.
    HiddenRows(u32, u32),
    /// The columns are not shown.
    HiddenColumns(u32, u32),
    /// Rows of a text: in the first a quotation mark is opened and not closed, which would have swallowed the others.
    Swallowed(u32, u32),
    /// Rows of a text that are in another encoding than most.
    OtherwiseWritten(u32, u32),
}

/// All that is said of a sheet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    pub(super) is_hidden: bool,
    pub(crate) hidden_rows: Ranges,
    pub(crate) hidden_columns: Ranges,
    pub(crate) swallowed: Ranges,
    pub(crate) otherwise_written: Ranges,
}

/// Numbers in ranges that ascend and do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ranges(Vec<(u32, u32)>);

impl Marks {
    pub(super) fn add(&mut self, mark: Mark) {
        match mark {
            Mark::Hidden => self.is_hidden = true,
            Mark::HiddenRows(first, last) => self.hidden_rows.add(first, last),
            Mark::HiddenColumns(first, last) => self.hidden_columns.add(first, last),
            Mark::Swallowed(first, last) => self.swallowed.add(first, last),
            Mark::OtherwiseWritten(first, last) => self.otherwise_written.add(first, last),
        }
    }

    pub(super) fn put_in_order(&mut self) {
        self.hidden_rows.put_in_order();
        self.hidden_columns.put_in_order();
        self.swallowed.put_in_order();
        self.otherwise_written.put_in_order();
    }

    /// Each of what a page or a workbook says, to be told again.
    pub(crate) fn each(&self) -> impl Iterator<Item = Mark> {
        let rows = self.hidden_rows.each().map(|(first, last)| Mark::HiddenRows(first, last));
        let columns = self.hidden_columns.each().map(|(first, last)| Mark::HiddenColumns(first, last));
        self.is_hidden.then_some(Mark::Hidden).into_iter().chain(rows).chain(columns)
    }
}

impl Ranges {
    /// Adds a range; where it goes on from the last it lengthens that.
    pub(crate) fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((from, to)) if *from <= first && first <= to.saturating_add(1) => *to = (*to).max(last),
            _ => self.0.push((first, last)),
        }
    }

    pub(crate) fn put_in_order(&mut self) {
        if !self.0.is_sorted() {
            let mut ranges = std::mem::take(&mut self.0);
            ranges.sort_unstable();
            ranges.iter().for_each(|(first, last)| self.add(*first, *last));
        }
    }

    /// Whether a number is in any.
    pub(crate) fn has(&self, number: u32) -> bool {
        let before = self.0.partition_point(|(first, _)| *first <= number);
        before.checked_sub(1).is_some_and(|at| self.0[at].1 >= number)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The ranges, ascending.
    pub(crate) fn each(&self) -> impl Iterator<Item = (u32, u32)> + use<'_> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_in_any_order_hold_what_was_added() {
        let mut ranges = Ranges::default();
        for (first, last) in [(9, 9), (2, 3), (4, 4), (10, 12), (1, 2)] {
            ranges.add(first, last);
        }
        ranges.put_in_order();
        assert_eq!(ranges.each().collect::<Vec<_>>(), [(1, 4), (9, 12)]);
        assert_eq!([1, 4, 5, 9, 12, 13].map(|number| ranges.has(number)), [true, true, false, true, true, false]);
    }
}
