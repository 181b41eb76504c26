//! What can be imported: the targets, and what each must say about itself to the engine.
//!
//! A target is one file in `targets/` that declares its columns and answers the questions of [`Rows`], the line there that
//! names the file, and one line in the list here: the window, the command line and the templates follow from it.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use saisaat_core::registers::{Agency, Person, Scope};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Reader, Result, Surroundings, Tx};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::choices::Choices;
use crate::column::{About, Column, Label};
use crate::draft::Draft;
use crate::error::ImportError;
use crate::outcome::Skipped;
use crate::reading::Mended;
use crate::sheet::Workbook;
use crate::table::Table;
use crate::written::Refusal;

/// Makes [`Target`] of its list, and [`of_target`], which calls an expression with the type that a target is.
macro_rules! targets {
    ($d:tt $($(#[$doc:meta])* $target:ident = $name:literal $rows:ident,)+) => {
        /// What a spreadsheet is imported as.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
        pub enum Target { $($(#[$doc])* #[serde(rename = $name)] $target),+ }

        impl Target {
            /// Every target.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$target),+];

            /// Its name on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$target => $name),+ }
            }
        }

        macro_rules! of_target {
            ($d target:expr, $d rows:ident => $d body:expr) => {
                match $d target {
                    $($crate::target::Target::$target => { type $d rows = $crate::targets::$rows; $d body })+
                }
            };
        }
        pub(crate) use of_target;
    };
}

targets! { $
    /// The roster of people.
    Roster = "roster" People,
    /// Who attended a training session.
    Attendance = "attendance" Attendances,
    /// A year's action items.
    Actions = "actions" Actions,
    /// An agreement's indicators with their levels.
    Indicators = "indicators" Indicators,
    /// The results of a round.
    Results = "results" Results,
    /// Nominees of an award.
    Nominees = "nominees" Nominees,
    /// Agencies.
    Agencies = "agencies" Agencies,
}

impl Target {
    /// The target of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        of_target!(self, R => <R as Listed>::LABEL)
    }

    /// The table of the register it fills, as operations name it.
    #[must_use]
    pub fn register(self) -> &'static str {
        of_target!(self, R => <R as Listed>::REGISTER)
    }

    /// What must be known before: `agency`, `year`, `session` or `scheme`.
    #[must_use]
    pub fn asks_for(self) -> &'static [&'static str] {
        of_target!(self, R => R::ASKS_FOR)
    }

    /// By what a row can be found in the register, best first.
    #[must_use]
    pub fn keys(self) -> &'static [(&'static str, Label)] {
        of_target!(self, R => R::KEYS)
    }

    pub(crate) fn abouts(self) -> Vec<&'static About> {
        of_target!(self, R => <R as Listed>::columns().iter().map(|column| &column.about).collect())
    }

    /// The table of a workbook that is read as this, by what the officer decided.
    pub(crate) fn table<'a>(self, workbook: &'a Workbook, choices: &Choices) -> Result<Table<'a>, ImportError> {
        choices.fit_file(self, workbook)?;
        let table = Table::choose(workbook, &self.abouts(), self.needs(), choices)?;
        choices.fit_table(&table)?;
        Ok(table)
    }

    pub(crate) fn needs(self) -> &'static [&'static [&'static str]] {
        of_target!(self, R => R::NEEDS)
    }
}

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
    /// The key of the record the rows are part of: a training session, an award scheme.
    pub parent: Option<String>,
}

/// What a target may ask while it works.
#[derive(Clone, Copy)]
pub(crate) struct Work<'a> {
    pub(crate) choices: &'a Choices,
    /// Where time and keys come from.
    pub(crate) new: &'a Surroundings,
}

impl Place {
    /// The same place, as lists are narrowed by it.
    pub(crate) fn scope(&self) -> Scope<'_> {
        Scope { agency: self.agency, year: self.year, parent: self.parent.as_deref() }
    }
}

/// A register as a list of columns: enough to export it.
pub(crate) trait Listed {
    /// A record as a row tells it.
    type Row: Clone + 'static;

    const LABEL: Label;
    const REGISTER: &'static str;

    /// Its columns.
    fn columns() -> &'static [Column<Self::Row>];

    /// The records of a place.
    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Self::Row>>;
}

/// A target at work: what the engine asks of it.
///
/// Invariant: the dry run and the import cannot differ, for a row is decided by what the register held when the import began
/// and by what the rows above it came to, which [`Rows::keep`] tells in both. Deciding has no reader: it would see what an
/// import has written and a dry run has not. Only [`Rows::load`] has one, and only for a record that no row has taken.
pub(crate) trait Rows: Listed + Sized {
    /// What names a record of the register.
    type Key: Copy + Hash;

    const ASKS_FOR: &'static [&'static str];
    /// Columns without which a sheet is no such table: any one of these sets will do.
    const NEEDS: &'static [&'static [&'static str]];
    const KEYS: &'static [(&'static str, Label)];

    /// Looks at the register once, before the first row. Refuses where the rows would have nowhere to go.
    fn open(reader: &Reader<'_>, work: Work<'_>, place: &Place) -> Result<Result<Self, ImportError>>;

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

    /// The register's own rules.
    fn check(&self, row: &Self::Row) -> Result<()>;

    /// Writes a record.
    fn put(&self, tx: &Tx<'_>, row: &Self::Row) -> Result<()>;

    /// Writes a record that the register does not have.
    fn add(&self, tx: &Tx<'_>, row: &Self::Row) -> Result<()> {
        self.put(tx, row)
    }
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
