//! What columns of a source meant the last time: recognised by its headings, kept in a small file of this machine.
//!
//! Invariant: holds headings' hashes, places of headers and keys of targets, no value of any cell and no name of a sheet.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use saisaat_core::files;
use saisaat_core::values::sha256_hex;
use saisaat_import::{Choices, ImportError, Layout, Target, Workbook, layout};
use serde::{Deserialize, Serialize};

use crate::error::{Answer, Failure};

/// Sources remembered at most; the oldest is forgotten first.
const MOST: usize = 200;

/// What the columns of one source mean, by their letters.
pub(crate) type Meaning = BTreeMap<String, Option<String>>;

/// All that is remembered, the newest last.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    sources: Vec<Source>,
}

/// What is remembered of one source.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Source {
    /// By which it is recognised.
    hash: String,
    meaning: Meaning,
    /// Where its table is, when the officer had to say so.
    place: Option<Spot>,
    /// How doubts about its columns were answered; those about single rows and cells are of one file only.
    #[serde(default)]
    answers: BTreeMap<String, String>,
}

/// Where a table is that was not found by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Spot {
    /// Its sheet, counted from 0.
    sheet: usize,
    /// First and last row of its header; as found when absent.
    header: Option<(u32, u32)>,
}

/// How a file is understood, and what was decided for it.
pub(crate) struct Understood {
    pub(crate) choices: Choices,
    /// What the columns mean was known from an earlier import of the same source.
    pub(crate) recognised: bool,
    pub(crate) layout: Layout,
}

impl Remembered {
    /// Reads it; a file that cannot be read is an empty memory.
    pub(crate) fn read(file: &Path) -> Self {
        fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Understands a file nothing was decided about yet.
    ///
    /// # Errors
    /// As [`layout`].
    pub(crate) fn open(&self, workbook: &Workbook, target: Target) -> Result<Understood, ImportError> {
        let found = self.understand(workbook, target, Choices::default())?;
        if found.recognised {
            return Ok(found);
        }
        let corrected = self.sources.iter().rev().filter_map(|source| Some((source, source.place?)));
        let known = corrected.filter_map(|(source, place)| {
            let sheet = Some(workbook.sheets.get(place.sheet)?.name.clone());
            let choices = Choices { sheet, header: place.header, ..Choices::default() };
            let layout = layout(workbook, target, &choices).ok()?;
            (hash(target, &layout) == source.hash).then(|| self.understand(workbook, target, choices))
        });
        known.into_iter().next().unwrap_or(Ok(found))
    }

    /// Understands a file by what was decided; columns about which nothing was decided mean what they meant the last time.
    ///
    /// # Errors
    /// As [`layout`].
    pub(crate) fn understand(
        &self,
        workbook: &Workbook,
        target: Target,
        choices: Choices,
    ) -> Result<Understood, ImportError> {
        let found = layout(workbook, target, &choices)?;
        let source = self.source(target, &found).filter(|_| choices.columns.is_empty());
        let Some(source) = source else { return Ok(Understood { choices, recognised: false, layout: found }) };
        let mut answers = source.answers.clone();
        answers.extend(choices.answers.clone());
        let known = Choices { columns: source.meaning.clone(), answers, ..choices.clone() };
        Ok(match layout(workbook, target, &known) {
            Ok(layout) => Understood { layout, recognised: true, choices: known },
            // What was remembered may name what another version does not have.
            Err(_) => Understood { layout: found, recognised: false, choices },
        })
    }

    /// What is remembered of a source with these headings.
    fn source(&self, target: Target, layout: &Layout) -> Option<&Source> {
        let hash = hash(target, layout);
        self.sources.iter().rev().find(|source| source.hash == hash)
    }

    /// Remembers what the columns of a source mean.
    ///
    /// # Errors
    /// [`Failure::File`].
    pub(crate) fn keep(mut self, file: &Path, target: Target, layout: &Layout, choices: &Choices) -> Answer<()> {
        let hash = hash(target, layout);
        self.sources.retain(|source| source.hash != hash);
        let meaning = layout.columns.iter().map(|column| (column.column.clone(), column.field.clone())).collect();
        let is_corrected = choices.sheet.is_some() || choices.header.is_some();
        let sheet = layout.sheets.iter().position(|sheet| sheet.name == layout.sheet).filter(|_| is_corrected);
        let place = sheet.map(|sheet| Spot { sheet, header: choices.header });
        // A place in a file has digits: a row, or a cell. Whether answers to a survey came before is asked of every file.
        let lasts =
            |(code, _): &(&String, &String)| target != Target::Answers && !code.contains(|c: char| c.is_ascii_digit());
        let answers = choices.answers.iter().filter(lasts).map(|(code, answer)| (code.clone(), answer.clone()));
        self.sources.push(Source { hash, meaning, place, answers: answers.collect() });
        self.sources.drain(..self.sources.len().saturating_sub(MOST));
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|cause| Failure::file(folder, &cause))?;
        Ok(files::replace(file, &serde_json::to_vec(&self).map_err(|error| Failure::within(&error))?)?)
    }
}

/// What tells a source from others: the target, and its headings in their columns.
fn hash(target: Target, layout: &Layout) -> String {
    let headed = layout.columns.iter().filter(|column| !column.heading.is_empty());
    let headings = headed.map(|column| format!("{}\t{}\n", column.column, column.heading));
    sha256_hex(format!("{}\n{}", target.name(), headings.collect::<String>()).as_bytes())
}

#[cfg(test)]
mod tests {
    use saisaat_import::read_bytes;

    use super::*;

    const HEADED: &str = "ชื่อ,นามสกุล,งานที่ทำ\nสมชาย,ใจดี,นิติกร\n";
    /// Nobody knows these headings, and a line above them looks more like headings.
    const UNKNOWN: &str = "a,b,c,d\nw1,w2,w3,\nสมชาย,ใจดี,นิติกร,\n";

    fn book(csv: &str) -> Workbook {
        read_bytes(csv.as_bytes()).expect("a csv")
    }

    /// What is remembered after an import by these decisions.
    fn after(csv: &str, choices: &Choices) -> Remembered {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sources.json");
        let decided = layout(&book(csv), Target::Roster, choices).expect("a sheet");
        Remembered::default().keep(&file, Target::Roster, &decided, choices).expect("kept");
        assert!(!fs::read_to_string(&file).expect("a file").contains("สมชาย"));
        Remembered::read(&file)
    }

    fn columns(meanings: &[(&str, &str)]) -> Meaning {
        meanings.iter().map(|(letters, field)| ((*letters).into(), Some((*field).into()))).collect()
    }

    fn open(remembered: &Remembered, csv: &str, target: Target) -> Understood {
        remembered.open(&book(csv), target).expect("understood")
    }

    #[test]
    fn a_source_is_recognised_by_its_headings_and_another_is_not() {
        let again = after(HEADED, &Choices { columns: columns(&[("C", "position")]), ..Choices::default() });
        let same = open(&again, "ชื่อ,นามสกุล,งานที่ทำ\nสมใจ,งามยิ่ง,นักวิชาการ\n", Target::Roster);
        assert!(same.recognised);
        assert_eq!(same.choices.columns["C"].as_deref(), Some("position"));
        assert!(!open(&again, "ชื่อ,นามสกุล,หน้าที่\nสมใจ,งามยิ่ง,นักวิชาการ\n", Target::Roster).recognised);
        assert!(!open(&again, HEADED, Target::Attendance).recognised);
    }

    #[test]
    fn whether_answers_to_a_survey_came_before_is_asked_of_every_file() {
        const FORM: &str = "ประทับเวลา,คำถามหนึ่ง\n1/1/2569,5\n";
        let answers = BTreeMap::from([("same_answers".to_owned(), "take".to_owned())]);
        let choices = Choices { answers, ..Choices::default() };
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sources.json");
        let decided = layout(&book(FORM), Target::Answers, &choices).expect("a sheet");
        Remembered::default().keep(&file, Target::Answers, &decided, &choices).expect("kept");
        let again = open(&Remembered::read(&file), FORM, Target::Answers);
        assert!(again.recognised && again.choices.answers.is_empty());
    }

    #[test]
    fn headings_that_nobody_knows_are_recognised_when_they_were_matched_by_hand() {
        let by_hand = columns(&[("A", "first_name"), ("B", "surname")]);
        assert!(open(&Remembered::default(), UNKNOWN, Target::Roster).layout.refused.is_some());
        let known = open(&after(UNKNOWN, &Choices { columns: by_hand, ..Choices::default() }), UNKNOWN, Target::Roster);
        assert!(known.recognised);
        assert_eq!(known.layout.refused, None);
    }

    #[test]
    fn a_header_that_was_corrected_is_recognised_at_once_and_when_it_is_corrected_again() {
        let choices = Choices {
            header: Some((2, 2)),
            columns: columns(&[("A", "first_name"), ("B", "surname")]),
            ..Choices::default()
        };
        let remembered = after(UNKNOWN, &choices);
        let known = open(&remembered, UNKNOWN, Target::Roster);
        assert!(known.recognised);
        assert_eq!((known.layout.header_first, known.layout.refused), (2, None));
        let corrected = Choices { header: Some((2, 2)), ..Choices::default() };
        let again = remembered.understand(&book(UNKNOWN), Target::Roster, corrected).expect("understood");
        assert!(again.recognised);
    }
}
