//! What columns of a source meant the last time: recognised by its headings, kept in a small file of this machine.
//!
//! Invariant: holds headings' hashes and keys of targets, no value of any cell.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use saisaat_core::values::sha256_hex;
use saisaat_import::{Layout, Target};
use serde::{Deserialize, Serialize};

use crate::error::{Answer, Failure};
use crate::reports::write_whole;

/// Sources remembered at most; the oldest is forgotten first.
const MOST: usize = 200;

/// What the columns of one source mean, by their letters.
pub(crate) type Meaning = BTreeMap<String, Option<String>>;

/// All that is remembered, the newest last.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    sources: Vec<(String, Meaning)>,
}

impl Remembered {
    /// Reads it; a file that cannot be read is an empty memory.
    pub(crate) fn read(file: &Path) -> Self {
        fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// What the columns of a source with these headings meant.
    pub(crate) fn meaning(&self, target: Target, layout: &Layout) -> Option<&Meaning> {
        let source = source(target, layout);
        self.sources.iter().rev().find(|(known, _)| *known == source).map(|(_, meaning)| meaning)
    }

    /// Remembers what the columns of a source mean.
    ///
    /// # Errors
    /// [`Failure::File`].
    pub(crate) fn keep(mut self, file: &Path, target: Target, layout: &Layout) -> Answer<()> {
        let source = source(target, layout);
        self.sources.retain(|(known, _)| *known != source);
        let meaning = layout.columns.iter().map(|column| (column.column.clone(), column.field.clone())).collect();
        self.sources.push((source, meaning));
        self.sources.drain(..self.sources.len().saturating_sub(MOST));
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|cause| Failure::file(folder, &cause))?;
        write_whole(file, &serde_json::to_vec(&self).map_err(|error| Failure::within(&error))?)
    }
}

/// What tells a source from others: the target, and its headings in their columns.
fn source(target: Target, layout: &Layout) -> String {
    let headings = layout.columns.iter().map(|column| format!("{}\t{}\n", column.column, column.heading));
    sha256_hex(format!("{}\n{}", target.name(), headings.collect::<String>()).as_bytes())
}

#[cfg(test)]
mod tests {
    use saisaat_import::{Choices, layout, read_bytes};

    use super::*;

    fn layout_of(csv: &str, choices: &Choices) -> Layout {
        layout(&read_bytes(csv.as_bytes()).expect("a csv"), Target::Roster, choices).expect("a roster")
    }

    #[test]
    fn a_source_is_recognised_by_its_headings_and_another_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sources.json");
        let mut choices = Choices::default();
        choices.columns.insert("C".into(), Some("position".into()));
        let decided = layout_of("ชื่อ,นามสกุล,งานที่ทำ\nสมชาย,ใจดี,นิติกร\n", &choices);
        Remembered::default().keep(&file, Target::Roster, &decided).expect("kept");
        let again = Remembered::read(&file);
        let same = layout_of("ชื่อ,นามสกุล,งานที่ทำ\nสมใจ,งามยิ่ง,นักวิชาการ\n", &Choices::default());
        let meaning = again.meaning(Target::Roster, &same).expect("recognised");
        assert_eq!(meaning["C"].as_deref(), Some("position"));
        let other = layout_of("ชื่อ,นามสกุล,หน้าที่\nสมใจ,งามยิ่ง,นักวิชาการ\n", &Choices::default());
        assert_eq!(again.meaning(Target::Roster, &other), None);
        assert_eq!(again.meaning(Target::Attendance, &same), None);
        assert!(!fs::read_to_string(&file).expect("a file").contains("สมชาย"));
    }
}
