//! Odd real files and damaged ones: each has an outcome, none ends the process, none takes long.

use std::time::{Duration, Instant};

use saisaat_import::{ImportError, read_workbook};

use super::given;
use super::shared::damage::{outcome, read_damaged};
use super::shared::ministry;

#[test]
fn every_odd_file_of_the_corpus_has_an_outcome_within_seconds() {
    let mut slow = Vec::new();
    let (mut read, mut refused) = (0, 0);
    let ministry = ministry();
    for entry in std::fs::read_dir(given("corpus")).expect("the folder") {
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
fn damaged_given_workbooks_are_read_or_refused_and_nothing_worse() {
    let files = [
        ("hostile/biff5_cp874_patched.xls", 250),
        ("spreadsheets/04_pis_salary_result_9rows.xls", 250),
        ("spreadsheets/16_SYNTHETIC_training_roster.xlsx", 100),
        ("spreadsheets/17_SYNTHETIC_roster_cp874.csv", 150),
        ("hostile/xml2003.xls", 150),
        ("hostile/html_tis620_named.xls", 150),
    ];
    for (file, mutants) in files {
        let (folder, name) = file.split_once('/').expect("a folder and a name");
        read_damaged(&given(folder).join(name), mutants);
    }
}
