//! What a target must say about itself to the engine: its columns, and how a row comes to a record. Knows no target.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use saisaat_core::registers::{Agency, Person, Scope};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Reader, Result, Surroundings, Tx};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::apply::outcome::Skipped;
use crate::choices::Choices;
use crate::column::{Column, Label};
use crate::decide::draft::Draft;
use crate::decide::reading::Mended;
use crate::error::ImportError;
use crate::note::Note;
use crate::parse::Refusal;
use crate::parse::text::is_of_another;
use crate::question::{Asked, Asking, Doubt, NAME_OF_ANOTHER, TAKE};

/// Where rows belong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
#[serde(rename = "ImportPlace")]
pub struct Place {
    /// The agency; the ministry when there is none.
    pub agency: Option<Id<Agency>>,
    /// The fiscal year.
    pub year: Option<FiscalYear>,
    /// The round that rows without one of their own are of.
    pub round: Option<Round>,
    /// The key of the record the rows are part of: a training session, an award scheme, a wave of a survey.
    pub parent: Option<String>,
}

/// What a target may ask while it works.
#[derive(Clone, Copy)]
pub(crate) struct Work<'a> {
    pub(crate) choices: &'a Choices,
    /// Where time and keys come from.
    pub(crate) new: &'a Surroundings,
    /// What is asked of the row that is decided.
    pub(crate) asking: &'a Asking,
}

impl Work<'_> {
    /// Asks the officer about the row at one of the target's columns; answers what was chosen.
    pub(crate) fn ask(&self, doubt: &'static Doubt, column: usize, message: impl Into<String>) -> Option<&'static str> {
        self.asking.asked.borrow_mut().push(Asked { doubt, column, message: message.into() });
        self.choices.answer(doubt, &self.asking.row.get().to_string())
    }

    /// Asks whether the row is taken in spite of a doubt.
    pub(crate) fn take_or_leave(
        &self,
        doubt: &'static Doubt,
        column: usize,
        message: impl Into<String>,
    ) -> std::result::Result<(), Refused> {
        match self.ask(doubt, column, message) {
            Some(TAKE) => Ok(()),
            Some(_) => Err(Refused::silently(Skipped::Chosen)),
            None => Err(Refused::silently(Skipped::Asked)),
        }
    }

    /// Asks of a row whose record was found by its code, and that calls it otherwise than the register does.
    pub(crate) fn same_name(
        &self,
        column: usize,
        code: &str,
        (said, known): (&str, &str),
    ) -> std::result::Result<(), Refused> {
        if !is_of_another(said, known) {
            return Ok(());
        }
        let message = format!("รหัส {code} ในทะเบียนคือ “{known}” แต่แถวนี้เขียนว่า “{said}”");
        self.take_or_leave(&NAME_OF_ANOTHER, column, message)
    }
}

impl Place {
    /// The same place, as lists are narrowed by it.
    pub(crate) fn scope(&self) -> Scope<'_> {
        Scope { agency: self.agency, year: self.year, parent: self.parent.as_deref() }
    }
}

/// What stands over one of the target's columns; none where it is not read.
pub(crate) type Heading<'a> = &'a dyn Fn(usize) -> Option<(String, [String; 2])>;

/// A target at work: what the engine asks of it.
///
/// Invariant: the dry run and the import cannot differ, for a row is decided by what the register held when the import began
/// and by what the rows above it came to, which [`Rows::keep`] tells in both. Deciding has no reader: it would see what an
/// import has written and a dry run has not. [`Rows::load`] has one, only for a record that no row has taken, and
/// [`Rows::check`], which asks it for nothing that the import may have changed.
pub(crate) trait Rows: Sized {
    /// A record as a row tells it.
    type Row: Clone + 'static;
    /// What names a record of the register.
    type Key: Copy + Hash;

    /// Sees what stands over the columns that are read: letters, the heading, and its lowest cell.
    fn headed(&mut self, _heading: Heading<'_>) {}

    /// Sees some of the rows beforehand, and which columns are read.
    fn survey(&mut self, _drafts: &[Draft], _is_read: &dyn Fn(usize) -> bool) {}

    /// What is wrong between the values of a row, before the register is asked. Removes what cannot be kept.
    fn examine(&self, _draft: &mut Draft) -> Vec<(usize, Refusal)> {
        Vec::new()
    }

    /// Whether a row can be imported at all, whatever is in the register.
    fn admit(&self, _draft: &Draft, _choices: &Choices) -> Result<(), Refused> {
        Ok(())
    }

    /// What makes two rows of a file the same; for one row it must not change while the import goes on.
    fn identity(&self, draft: &Draft, choices: &Choices, row: u32) -> Identity;

    /// The record a row is about, of those that the register had when the import began.
    fn find(&mut self, work: Work<'_>, draft: &Draft, row: u32) -> Found<Self::Key>;

    /// Asks about a record that a row was found to be, or a new one that is about something known: of what no import changes.
    fn doubt(&self, _reader: &Reader<'_>, _work: Work<'_>, _draft: &Draft, _row: u32) -> Result<Result<(), Refused>> {
        Ok(Ok(()))
    }

    /// The people a row could be about, where it does not tell them apart.
    fn candidates(&self, _reader: &Reader<'_>, _choices: &Choices, _draft: &Draft) -> Result<Vec<Person>> {
        Ok(Vec::new())
    }

    /// A record of the register.
    fn load(&self, reader: &Reader<'_>, work: Work<'_>, key: Self::Key) -> Result<Self::Row>;

    /// A new record, still without what its columns say.
    fn blank(&mut self, work: Work<'_>, draft: &Draft) -> Result<Self::Row, Refused>;

    /// Fits a record to the rest of the register once its columns are written. `before` is the record the register has.
    fn settle(&mut self, _work: Work<'_>, _before: Option<&Self::Row>, _row: &mut Self::Row) -> Settled {
        Settled::default()
    }

    /// Remembers a record that was accepted, and what the register had of it, for the rows below it.
    fn keep(&mut self, _before: Option<&Self::Row>, _row: &Self::Row) {}

    /// What the rows come to together that the officer should know.
    fn closing(&self) -> Vec<Note> {
        Vec::new()
    }

    /// The register's own rules, those that are found on saving with them.
    fn check(&self, reader: &Reader<'_>, work: Work<'_>, row: &Self::Row) -> Result<()>;

    /// Writes a record.
    fn put(&self, tx: &Tx<'_>, row: &Self::Row) -> Result<()>;

    /// Writes a record that the register does not have.
    fn add(&self, tx: &Tx<'_>, row: &Self::Row) -> Result<()> {
        self.put(tx, row)
    }
}

/// A target of its own: what is to be known of it before it works.
pub(crate) trait Listed: Rows {
    const LABEL: Label;
    const REGISTER: &'static str;
    const ASKS_FOR: &'static [&'static str];
    /// Columns without which a sheet is no such table: any one of these sets will do.
    const NEEDS: &'static [&'static [&'static str]];
    const KEYS: &'static [(&'static str, Label)];
    /// Whether it is the only way in to its register: else the register is a target by its declaration too.
    const ALONE: bool = true;

    /// Its columns.
    fn columns() -> &'static [Column<Self::Row>];

    /// The records of a place.
    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Self::Row>>;

    /// What stands over its columns in an export of a place, by their places, where that is not what they are called. A column
    /// over which nothing stands stays out.
    fn headings(_: &Reader<'_>, _: &Place) -> Result<Option<Vec<Option<String>>>> {
        Ok(None)
    }

    /// Looks at the register once, before the first row. Refuses where the rows would have nowhere to go.
    fn open(reader: &Reader<'_>, work: Work<'_>, place: &Place) -> Result<Result<Self, ImportError>>;
}

/// What else came of fitting a record.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// What changed besides the columns, in Thai.
    pub(crate) changed: Vec<&'static str>,
    /// What was left out and why.
    pub(crate) problems: Vec<(usize, Refusal)>,
    /// What was filled in though the row did not say it.
    pub(crate) repairs: Vec<Mended>,
    /// Why there is no such record after all.
    pub(crate) refused: Option<Refused>,
}

/// Why a row is skipped, and what to say at which column.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) why: Skipped,
    pub(crate) told: Option<(usize, Refusal)>,
}

impl Refused {
    pub(crate) const fn silently(why: Skipped) -> Self {
        Self { why, told: None }
    }

    pub(crate) fn at(why: Skipped, column: usize, code: &'static str, message: impl Into<String>) -> Self {
        Self { why, told: Some((column, Refusal::new(code, message))) }
    }

    /// The register has what was to be added as new.
    pub(crate) fn in_register(column: usize, code: &'static str, what: &str) -> Self {
        let message = format!("{what}นี้มีอยู่ในทะเบียนแล้ว จึงเพิ่มเป็นรายการใหม่ไม่ได้ โปรดใช้ค่าอื่นหรือเลือกปรับปรุงรายการเดิม");
        Self::at(Skipped::InRegister, column, code, message)
    }

    /// The row does not say what the officer chose to find records by.
    pub(crate) fn without_key(column: usize, what: &str) -> Self {
        let message = format!("ไม่มี{what} ซึ่งเลือกใช้ค้นหารายการเดิม จึงไม่นำเข้าแถวนี้ โปรดเติมค่า หรือเลือกค้นหาด้วยข้อมูลอื่น");
        Self::at(Skipped::Missing, column, "key_missing", message)
    }
}

/// The record of a row.
pub(crate) enum Found<K> {
    /// None. What a new one would be about, where the register holds that once.
    Nothing(Option<u64>),
    /// This one.
    One(K),
    /// The row does not tell which of several, or what it needs is not there.
    Refused(Refused),
}

/// What makes two rows the same.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Identity {
    /// Of each there is one in a file: with the column and code of what is said when an earlier row has it.
    pub(crate) once: [Option<(u64, usize, &'static str)>; 2],
    /// One that this row may share with earlier rows, and a later one may have as its own.
    pub(crate) weaker: Option<u64>,
}

impl Identity {
    /// One hash in a column.
    pub(crate) const fn one(hash: u64, column: usize, code: &'static str) -> Self {
        Self { once: [Some((hash, column, code)), None], weaker: None }
    }

    /// Every hash.
    pub(crate) fn each(self) -> impl Iterator<Item = u64> {
        self.once.into_iter().flatten().map(|(hash, ..)| hash).chain(self.weaker)
    }
}

/// A hash of the parts of an identity, the same in every row.
pub(crate) fn hash_of(kind: &str, parts: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(kind.as_bytes());
    for part in parts {
        hasher.write_u8(0xff);
        hasher.write(part.as_bytes());
    }
    hasher.finish()
}

/// A hash of what names a record.
pub(crate) fn hash_of_key(key: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
