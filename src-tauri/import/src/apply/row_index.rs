//! Which rows of a file have been seen, by what makes two rows the same.
//!
//! Half of each hash is kept beside its row, so that a million rows take forty megabytes; whether a row that is found is the same
//! is for the caller to say, who can read it again.

use hashbrown::HashTable;

/// The rows seen so far.
#[derive(Debug, Default)]
pub(crate) struct RowIndex {
    rows: HashTable<(u32, u32)>,
}

impl RowIndex {
    /// Room for so many identities.
    pub(crate) fn with_room(identities: usize) -> Self {
        Self { rows: HashTable::with_capacity(identities) }
    }

    /// The first row with this hash that `is_same` confirms.
    pub(crate) fn first(&self, hash: u64, mut is_same: impl FnMut(u32) -> bool) -> Option<u32> {
        let half = half(hash);
        self.rows.find(spread(half), |(kept, row)| *kept == half && is_same(*row)).map(|(_, row)| *row)
    }

    /// Remembers a row.
    pub(crate) fn insert(&mut self, hash: u64, row: u32) {
        let half = half(hash);
        self.rows.insert_unique(spread(half), (half, row), |(kept, _)| spread(*kept));
    }
}

fn half(hash: u64) -> u32 {
    u32::try_from(hash >> 32).expect("32 bits")
}

/// The table looks at the lowest and the highest bits.
const fn spread(half: u32) -> u64 {
    (half as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_rows_whose_halves_are_alike_the_caller_tells_which_is_the_same() {
        let mut seen = RowIndex::with_room(2);
        seen.insert(0x0000_0007_0000_0001, 3);
        seen.insert(0x0000_0007_0000_0002, 5);
        assert_eq!(seen.first(0x0000_0007_0000_0002, |row| row == 5), Some(5));
        assert_eq!(seen.first(0x0000_0007_0000_0003, |_| false), None);
        assert_eq!(seen.first(0x0000_0008_0000_0001, |_| true), None);
    }
}
