//! The engine: every row of a table is read, found in the register, fitted and, in an import, written. One code for the dry
//! run and for the import.
//!
//! Invariant: a row is inserted, an update, unchanged or skipped with its reason; nothing is written but by [`Rows::put`] and
//! [`Rows::add`], inside the caller's one operation; what a row comes to does not depend on whether the rows above it were
//! written, for nothing that a row has written is read again.

use std::collections::HashSet;
use std::ops::ControlFlow;

use saisaat_core::{Error, Reader, Result, Surroundings, Tx};

use crate::apply::ahead::{self, RowAhead};
use crate::apply::outcome::{Outcome, Skipped};
use crate::apply::row_index::RowIndex;
use crate::apply::rows::{Found, Refused, Rows, Work, hash_of_key};
use crate::choices::{Choices, Fixes, OnDuplicate};
use crate::column::{About, Column, Kind, Unsaid};
use crate::decide::draft::Draft;
use crate::decide::reading::{Mended, Reading, RowReader};
use crate::detect::table::{Nature, Table};
use crate::note::Note;
use crate::parse::Refusal;
use crate::question::{Asked, Asking};

/// Rows seen before the first is decided.
const SURVEYED: usize = 1_000;
/// Rows between two words of progress.
const STRIDE: u32 = 2_048;

/// What a row came to.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    pub(crate) row: u32,
    pub(crate) outcome: Outcome,
    /// A bit for each of the target's columns that an update changes.
    pub(crate) changed: u128,
    /// What an update changes besides, in Thai.
    pub(crate) also: &'a [&'static str],
    pub(crate) problems: &'a [(usize, Refusal)],
    /// How many of them its cells alone tell.
    pub(crate) read: usize,
    pub(crate) repairs: &'a [Mended],
    /// What the officer is asked of it.
    pub(crate) asked: &'a [Asked],
}

/// Says how far it is, of how many rows; a break ends the run.
pub type Progress<'a> = &'a mut dyn FnMut(u32, u32) -> ControlFlow<()>;

/// One run over a table.
pub(crate) struct Run<'a, R: Rows> {
    table: &'a Table<'a>,
    choices: &'a Choices,
    surroundings: &'a Surroundings,
    asking: &'a Asking,
    columns: &'static [Column<R::Row>],
    rows: R,
    fixes: &'a Fixes,
    skipped: HashSet<u32>,
    /// By what makes two rows the same, those of the file so far.
    seen: RowIndex,
    /// Records of the register that a row is about already, and what new ones are about that it holds once.
    taken: HashSet<u64>,
}

/// What fitting a row to the register came to.
struct Fitted<T> {
    outcome: Outcome,
    changed: u128,
    also: Vec<&'static str>,
    record: Option<T>,
}

/// What is to be said of a row.
#[derive(Default)]
struct Remarks {
    problems: Vec<(usize, Refusal)>,
    /// How many of them its cells alone tell.
    read: usize,
    repairs: Vec<Mended>,
    asked: Vec<Asked>,
}

impl Remarks {
    const fn of(problems: Vec<(usize, Refusal)>, repairs: Vec<Mended>) -> Self {
        Self { read: problems.len(), problems, repairs, asked: Vec::new() }
    }

    fn refuse<T>(&mut self, refused: Refused) -> Fitted<T> {
        self.problems.extend(refused.told);
        Fitted::plain(Outcome::Skip(refused.why))
    }
}

impl<T> Fitted<T> {
    const fn plain(outcome: Outcome) -> Self {
        Self { outcome, changed: 0, also: Vec::new(), record: None }
    }
}

impl<'a, R: Rows> Run<'a, R> {
    pub(crate) fn new(
        table: &'a Table<'a>,
        fixes: &'a Fixes,
        work: Work<'a>,
        (columns, rows): (&'static [Column<R::Row>], R),
    ) -> Self {
        let Work { choices, new: surroundings, asking } = work;
        let skipped = choices.skip.iter().copied().collect();
        let rows_of_file = table.rows().len();
        let room = if choices.on_duplicate == OnDuplicate::New { rows_of_file } else { 2 * rows_of_file };
        let seen = RowIndex::with_room(room);
        Self { table, choices, surroundings, asking, columns, rows, fixes, skipped, seen, taken: HashSet::new() }
    }

    /// Goes through all rows; writes where there is a transaction to write in. Answers what is to be known of all of
    /// them, unless it was cut short.
    pub(crate) fn through(
        mut self,
        reader: &Reader<'_>,
        writer: Option<&Tx<'_>>,
        progress: Progress<'_>,
        tell: &mut dyn FnMut(&Told<'_>),
    ) -> Result<ControlFlow<(), Vec<Note>>> {
        let mut cells = RowReader::new(self.table, self.fixes);
        let table = self.table;
        self.rows.headed(&|column| table.headed(column));
        self.survey(&mut cells);
        let total = u32::try_from(self.table.rows().len()).unwrap_or(u32::MAX);
        let skipped = std::mem::take(&mut self.skipped);
        let ended = ahead::each(self.table, cells, &skipped, |done, row| {
            if done % STRIDE == 0 && progress(done, total).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            self.take(row, reader, writer, tell)?;
            Ok(ControlFlow::Continue(()))
        })?;
        let ended = if ended.is_break() { ended } else { progress(total, total) };
        Ok(ended.map_continue(|()| self.rows.closing()))
    }

    fn survey(&mut self, cells: &mut RowReader<'_>) {
        let data = self.table.rows().filter(|row| self.table.nature(*row) == Nature::Data).take(SURVEYED);
        let drafts: Vec<Draft> = data.map(|row| cells.read(row).draft).collect();
        self.rows.survey(&drafts, &|column| self.table.number_of(column).is_some());
    }

    fn take(
        &mut self,
        row: RowAhead,
        reader: &Reader<'_>,
        writer: Option<&Tx<'_>>,
        tell: &mut dyn FnMut(&Told<'_>),
    ) -> Result<()> {
        let RowAhead { number, nature, reading } = row;
        if nature == Nature::Blank {
            return Ok(());
        }
        let mut remarks = Remarks::default();
        let fitted = match (nature, reading) {
            (Nature::TotalOrNote, _) => Fitted::plain(Outcome::Skip(Skipped::TotalOrNote)),
            (Nature::Heading, _) => Fitted::plain(Outcome::Skip(Skipped::Heading)),
            (Nature::RepeatedHeader, _) => Fitted::plain(Outcome::Skip(Skipped::RepeatedHeader)),
            (_, None) => Fitted::plain(Outcome::Skip(Skipped::Chosen)),
            (Nature::Placeholder, Some(reading)) => {
                remarks = Remarks::of(reading.problems, reading.repairs);
                remarks.problems.push((self.name_column(), placeholder()));
                Fitted::plain(Outcome::Skip(Skipped::Placeholder))
            }
            (_, Some(Reading { mut draft, problems, repairs })) => {
                remarks = Remarks::of(problems, repairs);
                let fitted = self.decide(reader, number, &mut draft, &mut remarks)?;
                remarks.asked = self.asking.taken();
                fitted
            }
        };
        if let Some(record) = &fitted.record {
            match writer {
                Some(tx) if fitted.outcome == Outcome::Insert => self.rows.add(tx, record)?,
                Some(tx) => self.rows.put(tx, record)?,
                None => {}
            }
        }
        tell(&Told {
            row: number,
            outcome: fitted.outcome,
            changed: fitted.changed,
            also: &fitted.also,
            problems: &remarks.problems,
            read: remarks.read,
            repairs: &remarks.repairs,
            asked: &remarks.asked,
        });
        Ok(())
    }

    fn decide(
        &mut self,
        reader: &Reader<'_>,
        row: u32,
        draft: &mut Draft,
        told: &mut Remarks,
    ) -> Result<Fitted<R::Row>> {
        self.asking.of_row(row);
        let work = Work { choices: self.choices, new: self.surroundings, asking: self.asking };
        told.problems.extend(self.rows.examine(draft));
        let admitted = self.rows.admit(draft, self.choices);
        if let Err(refused) = admitted.and_then(|()| self.first_of_its_kind(row, draft)) {
            return Ok(told.refuse(refused));
        }
        let key = match self.rows.find(work, draft, row) {
            Found::Refused(refused) => return Ok(told.refuse(refused)),
            Found::Nothing(about) => return self.fit_new(reader, work, (row, about), draft, told),
            Found::One(key) => key,
        };
        if !self.taken.insert(hash_of_key(key)) {
            return Ok(told.refuse(self.taken_before()));
        }
        match self.choices.on_duplicate {
            OnDuplicate::New => Ok(told.refuse(Refused::in_register(self.name_column(), "in_register", "รายการ"))),
            OnDuplicate::Keep => Ok(Fitted::plain(Outcome::Unchanged)),
            OnDuplicate::Update => {
                if let Err(refused) = self.rows.doubt(reader, work, draft, row)? {
                    return Ok(told.refuse(refused));
                }
                let known = self.rows.load(reader, work, key)?;
                self.fit(reader, work, Some(&known), known.clone(), draft, told)
            }
        }
    }

    fn fit_new(
        &mut self,
        reader: &Reader<'_>,
        work: Work<'_>,
        (row, about): (u32, Option<u64>),
        draft: &Draft,
        told: &mut Remarks,
    ) -> Result<Fitted<R::Row>> {
        if let Some(about) = about {
            if !self.taken.insert(about) {
                return Ok(told.refuse(self.taken_before()));
            }
            if let Err(refused) = self.rows.doubt(reader, work, draft, row)? {
                return Ok(told.refuse(refused));
            }
        }
        match self.whole(draft).and_then(|()| self.rows.blank(work, draft)) {
            Ok(blank) => self.fit(reader, work, None, blank, draft, told),
            Err(refused) => Ok(told.refuse(refused)),
        }
    }

    /// Whether no row further up is about the same.
    fn first_of_its_kind(&mut self, row: u32, draft: &Draft) -> Result<(), Refused> {
        let identity = self.rows.identity(draft, self.choices, row);
        for (hash, column, code) in identity.once.into_iter().flatten() {
            if let Some(first) = self.seen.first(hash, |earlier| self.is_of(earlier, hash)) {
                let message = format!("ซ้ำกับแถว {first} จึงไม่นำเข้าแถวนี้ โปรดลบแถวที่ซ้ำหรือแก้ให้ถูกต้อง");
                return Err(Refused::at(Skipped::DuplicateInFile, column, code, message));
            }
        }
        for (hash, ..) in identity.once.into_iter().flatten() {
            self.seen.insert(hash, row);
        }
        if let Some(weaker) = identity.weaker
            && self.seen.first(weaker, |earlier| self.is_of(earlier, weaker)).is_none()
        {
            self.seen.insert(weaker, row);
        }
        Ok(())
    }

    /// Whether a row further up has this identity.
    fn is_of(&self, row: u32, hash: u64) -> bool {
        let Some(cells) = self.table.sheet.row(row) else { return false };
        let mut draft = RowReader::new(self.table, self.fixes).read(cells).draft;
        // What it finds wrong was told when the row was met.
        let _ = self.rows.examine(&mut draft);
        self.rows.identity(&draft, self.choices, row).each().any(|had| had == hash)
    }

    fn taken_before(&self) -> Refused {
        let message = "ตรงกับรายการในทะเบียนที่แถวก่อนหน้าใช้ไปแล้ว จึงไม่นำเข้าแถวนี้ โปรดเติมเลขประจำตัวหรือรหัสเพื่อแยกรายการ";
        Refused::at(Skipped::DuplicateInFile, self.name_column(), "duplicate_person_in_file", message)
    }

    /// Whether a new record would have all it cannot be without.
    fn whole(&self, draft: &Draft) -> Result<(), Refused> {
        let missing = |(at, about): &(usize, &&About)| {
            let is_needed = match about.unsaid {
                Unsaid::Nothing => about.required,
                Unsaid::Default => about.required || draft.is_refused(*at),
                Unsaid::Impossible => true,
            };
            is_needed && draft.get(*at).is_none()
        };
        match self.table.columns.iter().enumerate().find(missing) {
            None => Ok(()),
            // What was written there and refused has been told.
            Some((at, _)) if draft.is_refused(at) => Err(Refused::silently(Skipped::Missing)),
            Some((at, about)) => {
                let message = format!("รายการใหม่ต้องมี{} โปรดเติมค่าในเซลล์นี้", about.label.th);
                Err(Refused::at(Skipped::Missing, at, "required", message))
            }
        }
    }

    /// Writes what the row says into the record and holds it against the rules.
    fn fit(
        &mut self,
        reader: &Reader<'_>,
        work: Work<'_>,
        before: Option<&R::Row>,
        mut record: R::Row,
        draft: &Draft,
        told: &mut Remarks,
    ) -> Result<Fitted<R::Row>> {
        let columns = self.columns;
        for (at, said) in draft.each() {
            if let Some(set) = columns[at].set {
                set(&mut record, said.clone());
            }
        }
        let settled = self.rows.settle(work, before, &mut record);
        told.problems.extend(settled.problems);
        told.repairs.extend(settled.repairs);
        if let Some(refused) = settled.refused {
            return Ok(told.refuse(refused));
        }
        if let Err(error) = self.rows.check(reader, work, &record) {
            told.problems.push(self.against_rule(error)?);
            return Ok(Fitted::plain(Outcome::Skip(Skipped::AgainstRule)));
        }
        let Some(before) = before else {
            self.rows.keep(None, &record);
            return Ok(Fitted { outcome: Outcome::Insert, changed: 0, also: vec![], record: Some(record) });
        };
        let differs =
            |at: &usize| columns[*at].set.is_some() && (columns[*at].get)(before) != (columns[*at].get)(&record);
        let changed = (0..columns.len()).filter(differs).fold(0, |bits, at| bits | (1 << at));
        if changed == 0 && settled.changed.is_empty() {
            return Ok(Fitted::plain(Outcome::Unchanged));
        }
        self.rows.keep(Some(before), &record);
        Ok(Fitted { outcome: Outcome::Update, changed, also: settled.changed, record: Some(record) })
    }

    /// A rule of the register, told at the column of its field.
    fn against_rule(&self, error: Error) -> Result<(usize, Refusal)> {
        match error {
            Error::Invalid { field, rule } => {
                let column = self.table.column_named(&field).unwrap_or_else(|| self.name_column());
                Ok((column, Refusal::new("against_rule", format!("{} โปรดแก้แล้วนำเข้าใหม่", rule.th()))))
            }
            other => Err(other),
        }
    }

    /// The column that names a row.
    fn name_column(&self) -> usize {
        let named = |about: &&About| about.required || matches!(about.kind, Kind::NationalId);
        let name = self.table.name.map(|name| name.read_from);
        name.or_else(|| self.table.columns.iter().position(named)).unwrap_or(0)
    }
}

fn placeholder() -> Refusal {
    let message = "แถวนี้เป็นตัวอย่างของแบบฟอร์ม (ค่าเป็นชื่อหัวตาราง) จึงไม่นำเข้า โปรดแทนด้วยข้อมูลจริงหรือลบแถว";
    Refusal::new("placeholder_row", message)
}
