//! A folder of rosters, and what trying one of them tells.

use std::path::PathBuf;

use saisaat_import::{Choices, Counts, ImportError, Place, Target, read_workbook};

use super::{Tried, ministry};

pub struct Rosters(pub PathBuf);

impl Rosters {
    pub fn try_with(&self, file: &str, choices: &Choices) -> Result<Tried, ImportError> {
        let workbook = read_workbook(self.0.join(file))?;
        ministry().try_import(workbook, Target::Roster, &Place::default(), choices)
    }

    pub fn plan(&self, file: &str) -> Tried {
        self.try_with(file, &Choices::default()).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// How many of the folder make a plan; fails where one of these shows a whole id.
    pub fn plans_without_whole_ids(&self) -> usize {
        let mut shown_plans = 0;
        for entry in std::fs::read_dir(&self.0).expect("the folder") {
            let file = entry.expect("an entry").file_name().into_string().expect("a plain name");
            let Ok(plan) = self.try_with(&file, &Choices::default()) else { continue };
            let check = &plan.check;
            let told = (&check.problems, &check.repairs, &check.questions, &check.notes, &check.columns, plan.view());
            let shown = serde_json::to_string(&told).expect("json");
            let digits = shown.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
            assert!(digits < 13, "{file}: a run of {digits} digits");
            shown_plans += 1;
        }
        shown_plans
    }
}

pub fn counts(inserted: u32, skipped: u32) -> Counts {
    Counts { inserted, skipped, ..Counts::default() }
}

/// Fails unless an empty grid below that heading was refused for want of people.
pub fn assert_no_people(tried: Result<Tried, ImportError>, below: u32) {
    let error = tried.expect_err("refused");
    assert_eq!(error.code(), "no_people");
    assert!(matches!(error, ImportError::NoPeople { header_row, .. } if header_row == below), "{error}");
}

impl Tried {
    /// The headings of the columns that are not read.
    pub fn unmapped(&self) -> Vec<&str> {
        self.check.columns.iter().filter(|c| c.field.is_none()).map(|c| c.heading.as_str()).collect()
    }

    /// Fails where a heading is not read as that field.
    pub fn assert_reads(&self, wanted: &[(&str, &str)]) {
        for (heading, field) in wanted {
            let column = self.check.columns.iter().find(|c| c.heading == *heading).expect(heading);
            assert_eq!(column.field.as_deref(), Some(*field));
        }
    }

    /// Fails where a row is without one of these problems.
    pub fn assert_problems(&self, row: u32, wanted: &[(&str, &str)]) {
        let of_row: Vec<_> = self.problems().into_iter().filter(|(at, ..)| *at == row).collect();
        for (column, code) in wanted {
            assert!(of_row.contains(&(row, *column, *code)), "{column} {code} in {of_row:?}");
        }
    }
}
