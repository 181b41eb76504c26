//! Which rows of a segment something is true of: a bit each in memory, the shorter of bits and a list of numbers in the store.

/// How many bits of a row's number tell its place in its segment.
pub(super) const BITS: u32 = 16;
/// Rows of a segment.
pub(super) const ROWS: usize = 1 << BITS;
const BYTES: usize = ROWS / 8;

/// Rows of a segment, by their places in it.
pub(super) struct Rows(Vec<u64>);

impl Rows {
    /// As the store has them.
    pub(super) fn read(stored: &[u8]) -> Self {
        if stored.len() == BYTES {
            let words = stored.chunks_exact(8).map(|word| word.try_into().map_or(0, u64::from_le_bytes));
            return Self(words.collect());
        }
        let mut rows = Self(vec![0; ROWS / 64]);
        for place in stored.chunks_exact(2).map(|place| usize::from(u16::from_le_bytes([place[0], place[1]]))) {
            if let Some(word) = rows.0.get_mut(place / 64) {
                *word |= 1 << (place % 64);
            }
        }
        rows
    }

    /// As the store keeps them; the places ascend.
    pub(super) fn stored(places: &[u16]) -> Vec<u8> {
        if places.len() * 2 < BYTES {
            return places.iter().flat_map(|place| place.to_le_bytes()).collect();
        }
        let mut bytes = vec![0; BYTES];
        for place in places {
            bytes[usize::from(*place) / 8] |= 1 << (place % 8);
        }
        bytes
    }

    /// Leaves those that the other has too; answers whether any are left.
    pub(super) fn keep(&mut self, other: &Self) -> bool {
        let mut any = 0;
        for (mine, other) in self.0.iter_mut().zip(&other.0) {
            *mine &= other;
            any |= *mine;
        }
        any != 0
    }

    /// How many they are.
    pub(super) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Their places, ascending.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        let places = |(at, word): (usize, &u64)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        };
        self.0.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_rows_and_many_come_back_as_they_were() {
        for step in [1, 3, 50, 9_000] {
            let places: Vec<u16> = (0..ROWS).step_by(step).map(|place| u16::try_from(place).expect("fits")).collect();
            let back: Vec<usize> = Rows::read(&Rows::stored(&places)).places().collect();
            assert_eq!(back, places.iter().map(|place| usize::from(*place)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_both_have_is_left() {
        let mut rows = Rows::read(&Rows::stored(&[1, 5, 9]));
        assert!(rows.keep(&Rows::read(&Rows::stored(&[5, 7]))));
        assert_eq!(rows.places().collect::<Vec<_>>(), [5]);
        assert!(!rows.keep(&Rows::read(&[])));
    }
}
