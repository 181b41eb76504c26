//! Files damaged at random, and how reading them ends.

use std::path::Path;
use std::time::{Duration, Instant};

use saisaat_import::{Choices, Place, Target, read_bytes};

use super::{Ministry, ministry};

/// Reads and plans; answers what came of it.
pub fn outcome(ministry: &Ministry, bytes: &[u8]) -> &'static str {
    let (place, choices) = (Place::default(), Choices::default());
    let tried = read_bytes(bytes).and_then(|book| ministry.try_import(book, Target::Roster, &place, &choices));
    tried.map_or_else(|error| error.code(), |_| "planned")
}

/// Reads a file damaged so many times; none may take long.
pub fn read_damaged(file: &Path, mutants: usize) {
    let whole = std::fs::read(file).expect("readable");
    let (ministry, mut chance) = (ministry(), Chance(0x05A1_5AA7));
    for number in 0..mutants {
        let begun = Instant::now();
        outcome(&ministry, &chance.damage(&whole));
        assert!(begun.elapsed() < Duration::from_secs(20), "mutant {number} of {}", file.display());
    }
}

/// The same damage in every run.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end.max(1)
    }

    /// Some bytes set to telling values, or the end cut off.
    pub fn damage(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len());
            let telling = [0, 1, 0x7f, 0x80, 0xff];
            bytes[at] = match self.below(7) {
                choice @ 0..5 => telling[choice],
                _ => bytes[at] ^ (1 << self.below(8)),
            };
        }
        if self.below(10) == 0 {
            let end = self.below(bytes.len());
            bytes.truncate(end);
        }
        bytes
    }
}
