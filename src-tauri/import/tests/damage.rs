//! Odd real files and damaged ones: each has an outcome, none ends the process, none takes long.

mod shared;

use std::time::{Duration, Instant};

use saisaat_import::{Choices, ImportError, Place, Target, read_bytes, read_workbook};
use shared::{Ministry, ministry};

/// Reads and plans; answers what came of it.
fn outcome(ministry: &Ministry, bytes: &[u8]) -> &'static str {
    let (place, choices) = (Place::default(), Choices::default());
    let tried = read_bytes(bytes).and_then(|book| ministry.try_import(book, Target::Roster, &place, &choices));
    tried.map_or_else(|error| error.code(), |_| "planned")
}

#[test]
fn every_odd_file_of_the_corpus_has_an_outcome_within_seconds() {
    let mut slow = Vec::new();
    let (mut read, mut refused) = (0, 0);
    let ministry = ministry();
    for entry in std::fs::read_dir(shared::folder("corpus")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let begun = Instant::now();
        match read_workbook(&path) {
            // Read to the end, there was nothing in it.
            Ok(_) | Err(ImportError::Empty) => read += 1,
            Err(_) => refused += 1,
        }
        outcome(&ministry, &std::fs::read(&path).expect("readable"));
        if begun.elapsed() > Duration::from_secs(30) {
            slow.push(path);
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
    // Fewer would mean that a preflight turns good files away.
    assert!(read >= 215 && refused < 130, "{read} read, {refused} refused");
}

#[test]
fn damaged_workbooks_are_read_or_refused_and_nothing_worse() {
    let files = [
        ("hostile/biff5_cp874_patched.xls", 250),
        ("spreadsheets/04_pis_salary_result_9rows.xls", 250),
        ("spreadsheets/16_SYNTHETIC_training_roster.xlsx", 100),
        ("spreadsheets/17_SYNTHETIC_roster_cp874.csv", 150),
        ("hostile/xml2003.xls", 150),
        ("hostile/html_tis620_named.xls", 150),
    ];
    let ministry = ministry();
    for (file, mutants) in files {
        let (folder, name) = file.split_once('/').expect("a folder and a name");
        let whole = std::fs::read(shared::folder(folder).join(name)).expect(file);
        let mut chance = Chance(0x05A1_5AA7);
        for number in 0..mutants {
            let begun = Instant::now();
            outcome(&ministry, &chance.damage(&whole));
            assert!(begun.elapsed() < Duration::from_secs(20), "mutant {number} of {file}");
        }
    }
}

/// The same damage in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end.max(1)
    }

    /// Some bytes set to telling values, or the end cut off.
    fn damage(&mut self, whole: &[u8]) -> Vec<u8> {
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
