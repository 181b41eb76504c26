//! What an import does, or would do: the answer of the dry run and of the import alike.

use std::ops::ControlFlow;

use saisaat_core::registers::Person;
use saisaat_core::values::{Id, NationalId};
use saisaat_core::{Error, Reader, Result, Rule, Surroundings, Tx};
use serde::Serialize;
use specta::Type;

use crate::apply::outcome::{Counts, Outcome, Skipped};
use crate::apply::rows::{Place, Rows, Work};
use crate::apply::run::{Progress, Run, Told};
use crate::apply::target::{Target, opened};
use crate::choices::{Choices, Fixes};
use crate::decide::reading::{Reading, RowReader};
use crate::detect::table::Table;
use crate::error::ImportError;
use crate::layout::{self, MatchedColumn};
use crate::note::Note;
use crate::parse::Refusal;
use crate::problem::{Problem, Repair, letters};
use crate::question::{Asked, Asking, Question};
use crate::read::sheet::Workbook;

/// Problems and repairs listed at most; rows beyond are counted and marked all the same.
const LISTED: usize = 50_000;

/// What is imported, as what, where to, and how.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// The file.
    pub workbook: &'a Workbook,
    /// As what.
    pub target: Target,
    /// Where the rows belong.
    pub place: &'a Place,
    /// What the officer decided.
    pub choices: &'a Choices,
}

/// What an import does.
#[derive(Clone, Debug, Default)]
pub struct Check {
    /// The sheet it was read from.
    pub sheet: String,
    /// First and last row of the header, from 1.
    pub header_rows: (u32, u32),
    /// Every column with a heading and what it was taken for.
    pub columns: Vec<MatchedColumn>,
    /// Every row below the header that holds anything.
    pub rows: Vec<CheckedRow>,
    /// How many rows do what.
    pub counts: Counts,
    /// A bit for each of the target's columns that an update changes, by row.
    pub(crate) changed: Vec<(u32, u128)>,
    /// What updates change that is no column, by row, in Thai.
    pub(crate) also: Vec<(u32, &'static str)>,
    /// What is wrong, by row; at most 50,000.
    pub problems: Vec<Problem>,
    /// The first row whose problems had no more room.
    full: Option<u32>,
    /// From there on, at which of the target's columns something is wrong that reading the row does not tell.
    unlisted: Vec<(u32, u8)>,
    /// What is stored otherwise than written, by row; at most 50,000.
    pub repairs: Vec<Repair>,
    /// How many rows have a problem.
    pub with_problems: u32,
    /// How many rows have a repair.
    pub with_repairs: u32,
    /// What the officer is asked, answered or not: of the whole table first, then by row; at most 50,000.
    pub questions: Vec<Question>,
    /// How many of all are unanswered.
    pub unanswered: u32,
    /// What concerns the whole file.
    pub notes: Vec<Note>,
}

/// One row of the file below its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedRow {
    /// Its number, from 1.
    pub row: u32,
    /// What it does.
    pub outcome: Outcome,
    /// Whether anything is wrong in it.
    pub has_problem: bool,
    /// Whether anything in it is stored otherwise than written.
    pub has_repair: bool,
}

/// The result of an import as `--json` prints it; the names are stable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Summary {
    /// The sheet it was read from; empty where the file was refused.
    pub sheet: String,
    /// New records.
    pub inserted: u32,
    /// Records that change.
    pub updated: u32,
    /// Records that stay as they are.
    pub unchanged: u32,
    /// Rows that do nothing.
    pub skipped: u32,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is asked, and how it was answered. While one is unanswered nothing is imported.
    pub questions: Vec<Question>,
    /// What is stored otherwise than written.
    pub repairs: Vec<Repair>,
    /// What concerns the whole file.
    pub notes: Vec<Note>,
}

/// A person a row could be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Candidate {
    /// The person.
    pub person: Id<Person>,
    /// The whole name.
    pub name: String,
    /// The national id, masked, or empty.
    pub national_id: String,
    /// The position.
    pub position: String,
    /// The unit.
    pub unit: String,
}

impl Candidate {
    fn of(person: &Person) -> Self {
        Self {
            person: person.id,
            name: person.full_name(),
            national_id: person.national_id.as_ref().map(NationalId::masked).unwrap_or_default(),
            position: person.position.clone(),
            unit: person.unit.clone(),
        }
    }
}

impl Import<'_> {
    /// What the import would do; changes nothing.
    ///
    /// # Errors
    /// What the register cannot answer outside; why the file is refused, or that it was cancelled, inside.
    pub fn check(
        &self,
        reader: &Reader<'_>,
        surroundings: &Surroundings,
        progress: Progress<'_>,
    ) -> Result<Result<Check, ImportError>> {
        self.run(reader, None, surroundings, progress)
    }

    /// Does it, within the caller's one operation.
    ///
    /// # Errors
    /// As [`Import::check`], and what a register refuses. Cancelling is an error of the operation, [`is_cancelled`], and so are
    /// doubts that are unanswered, [`is_unanswered`], so that nothing is kept.
    pub fn write(&self, tx: &Tx<'_>, progress: Progress<'_>) -> Result<Result<Check, ImportError>> {
        match self.run(tx, Some(tx), tx.surroundings(), progress)? {
            Err(ImportError::Cancelled) => Err(Error::invalid("import", Rule::Cancelled)),
            Ok(check) if check.unanswered > 0 => Err(Error::invalid("import", Rule::Unanswered)),
            done => Ok(done),
        }
    }

    /// The people a row could be about, where it does not tell them apart: the officer chooses one.
    ///
    /// # Errors
    /// As [`Import::check`].
    pub fn candidates(
        &self,
        reader: &Reader<'_>,
        surroundings: &Surroundings,
        row: u32,
    ) -> Result<Result<Vec<Candidate>, ImportError>> {
        let table = match self.target.table(self.workbook, self.choices) {
            Ok(table) => table,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(row) = table.sheet.row(row) else { return Ok(Ok(Vec::new())) };
        let fixes = Fixes::of(self.choices);
        let draft = RowReader::new(&table, &fixes).read(row).draft;
        let asking = Asking::default();
        let work = Work { choices: self.choices, new: surroundings, asking: &asking };
        let people = opened!(self.target, reader, work, self.place, (_columns, rows) => {
            rows.candidates(reader, self.choices, &draft)?
        });
        Ok(Ok(people.iter().map(Candidate::of).collect()))
    }

    fn run(
        &self,
        reader: &Reader<'_>,
        writer: Option<&Tx<'_>>,
        surroundings: &Surroundings,
        progress: Progress<'_>,
    ) -> Result<Result<Check, ImportError>> {
        let table = match self.target.table(self.workbook, self.choices) {
            Ok(table) => table,
            Err(refused) => return Ok(Err(refused)),
        };
        let fixes = Fixes::of(self.choices);
        let mut check = Check::of(&table, self.workbook, self.target);
        check.ask(table.questions(self.choices));
        let asking = Asking::default();
        let work = Work { choices: self.choices, new: surroundings, asking: &asking };
        let ended = opened!(self.target, reader, work, self.place, opened => {
            Run::new(&table, &fixes, work, opened)
                .through(reader, writer, progress, &mut |told| check.take(&table, self.choices, told))?
        });
        check.note_rows_left_out();
        match ended {
            ControlFlow::Continue(notes) => {
                check.notes.extend(notes);
                Ok(Ok(check))
            }
            ControlFlow::Break(()) => Ok(Err(ImportError::Cancelled)),
        }
    }
}

/// Whether an operation failed because its import was cancelled.
#[must_use]
pub fn is_cancelled(error: &Error) -> bool {
    matches!(error, Error::Invalid { rule: Rule::Cancelled, .. })
}

/// Row numbers, ascending, as people write them: "4–13, 20"; the first twenty ranges.
fn ranges(rows: &[u32]) -> String {
    const MOST: usize = 20;
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => ranges.push((*row, *row)),
        }
    }
    let one = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    let told = ranges.iter().take(MOST).map(one).collect::<Vec<_>>().join(", ");
    if ranges.len() > MOST { format!("{told} …") } else { told }
}

/// Whether an operation failed because doubts about its import are unanswered.
#[must_use]
pub fn is_unanswered(error: &Error) -> bool {
    matches!(error, Error::Invalid { rule: Rule::Unanswered, .. })
}

impl Check {
    fn of(table: &Table<'_>, workbook: &Workbook, target: Target) -> Self {
        let mut notes = workbook.notes.clone();
        notes.extend(layout::notes(table, target));
        Self {
            sheet: table.sheet.shown_name(),
            header_rows: table.header.rows,
            columns: layout::columns(table),
            notes,
            ..Self::default()
        }
    }

    /// Names the rows that are no data, so that none goes in silence.
    fn note_rows_left_out(&mut self) {
        let kinds = [Skipped::TotalOrNote, Skipped::Heading, Skipped::RepeatedHeader];
        for (why, code) in kinds.into_iter().zip(["totals_left_out", "headings_left_out", "repeated_headers_left_out"])
        {
            let rows = self.rows.iter().filter(|row| row.outcome == Outcome::Skip(why)).map(|row| row.row);
            let rows: Vec<u32> = rows.collect();
            if !rows.is_empty() {
                let message = format!("ไม่นำเข้า {} แถว เพราะเป็น{}: แถว {}", rows.len(), why.reason(), ranges(&rows));
                self.notes.push(Note::new(code, message));
            }
        }
    }

    fn ask(&mut self, questions: impl IntoIterator<Item = Question>) {
        for question in questions {
            self.unanswered += u32::from(question.answer.is_none());
            if self.questions.len() < LISTED {
                self.questions.push(question);
            }
        }
    }

    fn take(&mut self, table: &Table<'_>, choices: &Choices, told: &Told<'_>) {
        let question = |asked: &Asked| {
            let at = (told.row, letters(table, asked.column));
            asked.question(table.sheet.shown_name(), at, choices)
        };
        self.ask(told.asked.iter().map(question));
        self.counts.count(told.outcome);
        let (has_problem, has_repair) = (!told.problems.is_empty(), !told.repairs.is_empty());
        self.with_problems += u32::from(has_problem);
        self.with_repairs += u32::from(has_repair);
        let (row, outcome) = (told.row, told.outcome);
        self.rows.push(CheckedRow { row, outcome, has_problem, has_repair });
        if told.changed != 0 {
            self.changed.push((row, told.changed));
        }
        self.also.extend(told.also.iter().map(|label| (row, *label)));
        if has_problem {
            self.list_problems(table, told);
        }
        let repairs = told.repairs.iter().map(|mended| Repair::at(table, row, mended));
        let room = LISTED.saturating_sub(self.repairs.len());
        self.repairs.extend(repairs.take(room));
    }

    /// Lists a row's problems, all of them or none; once there is no more room, where they are.
    fn list_problems(&mut self, table: &Table<'_>, told: &Told<'_>) {
        if self.full.is_none() && self.problems.len() + told.problems.len() <= LISTED {
            self.problems.extend(told.problems.iter().map(|problem| Problem::at(table, told.row, problem)));
            return;
        }
        self.full.get_or_insert(told.row);
        // What the row itself says wrong is found again when it is read.
        let decided = told.problems[told.read..].iter();
        self.unlisted.extend(decided.filter_map(|(column, _)| Some((told.row, u8::try_from(*column).ok()?))));
    }

    /// What is wrong with a row: as it was listed, else as reading it says, and why it does what it does.
    pub(crate) fn problems_of(
        &self,
        table: &Table<'_>,
        checked: &CheckedRow,
        reading: Option<&Reading>,
    ) -> Vec<Problem> {
        let row = checked.row;
        if self.full.is_none_or(|full| row < full) {
            let first = self.problems.partition_point(|problem| problem.row < row);
            return self.problems[first..].iter().take_while(|problem| problem.row == row).cloned().collect();
        }
        if !checked.has_problem {
            return Vec::new();
        }
        let why = match checked.outcome {
            Outcome::Skip(why) => why.reason(),
            _ => "ไม่นำเข้าค่าในคอลัมน์นี้ เพราะขัดกับค่าอื่นในแถวหรือในทะเบียน โปรดตรวจแล้วแก้ไข",
        };
        let first = self.unlisted.partition_point(|(unlisted, _)| *unlisted < row);
        let decided = self.unlisted[first..].iter().take_while(|(unlisted, _)| *unlisted == row);
        let decided = decided.map(|(_, column)| (usize::from(*column), Refusal::new("not_listed", why)));
        let read = reading.map(|reading| reading.problems.clone()).unwrap_or_default();
        read.into_iter().chain(decided).map(|told| Problem::at(table, row, &told)).collect()
    }

    /// How many rows have this outcome.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> u32 {
        u32::try_from(self.rows.iter().filter(|row| row.outcome == outcome).count()).unwrap_or(u32::MAX)
    }

    /// The counts, problems, repairs and notes.
    #[must_use]
    pub fn summary(self) -> Summary {
        let Counts { inserted, updated, unchanged, skipped } = self.counts;
        let Self { sheet, problems, questions, repairs, notes, .. } = self;
        Summary { sheet, inserted, updated, unchanged, skipped, problems, questions, repairs, notes }
    }
}
