//! What a register says of itself and of its fields, in one place: everything that shows, prints, exports, masks or looks through
//! records reads it here.
//!
//! Invariant: written by `#[derive(Register)]` and by nothing else. Knows no store: the kind of a field comes from its type.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Agency, Area, Listing, Record, RecordClass};
use crate::values::{Date, Decimal, FiscalYear, Id, Money, NationalId, Round};
use crate::{Reader, Result, Surroundings, Tx};

/// A record whose register says all of itself.
pub trait Register: Record {
    /// What it says.
    const DECLARATION: Declaration;

    /// What the field at this place of [`Declaration::fields`] holds.
    fn cell(&self, at: usize) -> Cell<'_>;

    /// The record with what is found on saving: a verdict, a code, a day. A code that is chance comes from `new`.
    ///
    /// # Errors
    /// What finding it refuses.
    fn prepare(self, _reader: &Reader<'_>, _new: &Surroundings) -> Result<Self> {
        Ok(self)
    }

    /// What is found of it whenever it is shown, by its own type; nothing of most.
    fn facts(&self, _today: Date) -> serde_json::Value {
        serde_json::Value::Null
    }

    /// What the column of a field holds on paper, where that is more than the field does.
    ///
    /// # Errors
    /// What the register cannot answer.
    fn on_paper(&self, _reader: &Reader<'_>, _field: &str, _today: Date) -> Result<Option<String>> {
        Ok(None)
    }

    /// The rule by which an agency keeps the register, as paper says it; none of most.
    ///
    /// # Errors
    /// What the register cannot answer.
    fn rule(_reader: &Reader<'_>, _agency: Id<Agency>) -> Result<Option<String>> {
        Ok(None)
    }

    /// What is to be done of it and was not yet, with its day, the first first.
    /// A day that passes by itself is none once it is past.
    fn dues(&self, today: Date) -> Vec<(&'static DueDay, Date)> {
        let day = |name: &str| match Self::DECLARATION.field(name).map(|(at, _)| self.cell(at)) {
            Some(Cell::Day(day)) => Some(day),
            _ => None,
        };
        let open = Self::DECLARATION.dues.iter().filter(|due| due.until.and_then(day).is_none());
        let days = open.filter_map(|due| Some((due, day(due.field)?)));
        let mut dues: Vec<_> = days.filter(|(due, day)| !due.passes || *day >= today).collect();
        dues.sort_by_key(|(_, day)| *day);
        dues
    }

    /// Carries on to other records what follows from this one, once it was saved or removed.
    ///
    /// # Errors
    /// What they refuse.
    fn follow(&self, _tx: &Tx<'_>) -> Result<()> {
        Ok(())
    }
}

/// A name in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Words {
    /// Thai.
    pub th: &'static str,
    /// English.
    pub en: &'static str,
}

/// What a register says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// Its table, by which operations and the window name it.
    pub table: &'static str,
    /// What its records are called in Rust and in TypeScript.
    pub type_name: &'static str,
    /// What one record is.
    pub one: Words,
    /// What the register is called.
    pub many: Words,
    /// By what a record is called.
    pub called: Called,
    /// Whose a record is, of which year, part of what, and the order.
    pub listing: Listing,
    /// The picture beside its name.
    pub icon: Option<&'static str>,
    /// The areas of work it serves.
    pub areas: &'static [Area],
    /// Its name on the command line, where it is listed and exported.
    pub listed: Option<&'static str>,
    /// What its records are kept and purged with.
    pub retained: Option<Retained>,
    /// The field that tells its records apart by more than case and the order of signs.
    pub distinct: Option<&'static str>,
    /// The fields of which no two records have all alike.
    pub unique: &'static [&'static str],
    /// How it is printed, where it is.
    pub paper: Option<Paper>,
    /// The secrecy of its prints, where they have one.
    pub secrecy: Option<&'static str>,
    /// By which days something is to be done of a record.
    pub dues: &'static [DueDay],
    /// Whether files can be attached.
    pub attachable: bool,
    /// Whether the window edits it by the commands that all registers share.
    pub editable: bool,
    /// Its fields in the order of forms, the key left out.
    pub fields: &'static [Field],
}

impl Declaration {
    /// The field of a name that is known when the program is built: to be asked in a constant, for there is no other answer.
    #[must_use]
    pub const fn named(&self, name: &str) -> &'static Field {
        let mut at = 0;
        while !is_the_same(self.fields[at].name, name) {
            at += 1;
        }
        &self.fields[at]
    }

    /// The field of a name, and where it stands.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.name == name)
    }
}

/// `==`, which cannot be asked before the program runs.
const fn is_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// How long records are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retained {
    /// What they are kept and purged with.
    pub class: RecordClass,
    /// SQL over the table of the fiscal year they are kept from; without it, the year that they are of.
    pub since: Option<&'static str>,
    /// SQL over the table of which records are past their time at all.
    pub only: Option<&'static str>,
}

/// A day by which something is to be done of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDay {
    /// What is to be done.
    pub words: Words,
    /// The field that holds the day.
    pub field: &'static str,
    /// The field that says when it was done; without one it is due until the day is moved.
    pub until: Option<&'static str>,
    /// Whether the day passes by itself, and nothing is to be done.
    pub passes: bool,
    /// Whether it was found by counting days, and so moves with the holidays.
    pub reckoned: bool,
}

/// How near a day is by which something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// It is past.
    Overdue,
    /// Within a week.
    Week,
    /// Within thirty days.
    Month,
    /// Later.
    Later,
}

impl Nearness {
    /// How near a day is.
    #[must_use]
    pub fn of(day: Date, today: Date) -> Self {
        match (day.naive() - today.naive()).num_days() {
            ..0 => Self::Overdue,
            0..=7 => Self::Week,
            8..=30 => Self::Month,
            _ => Self::Later,
        }
    }
}

/// A register on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What stands above it, in Thai, where that is not what the register is called.
    pub title: Option<&'static str>,
    /// The fields of its columns, from the left.
    pub fields: &'static [&'static str],
}

/// By what a record is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    /// A field of its own; a person's name where the field is one.
    Field(&'static str),
    /// SQL over its table that tells nothing personal.
    Sql(&'static str),
    /// SQL over its table that tells a person's name.
    Person(&'static str),
    /// Nothing.
    Nothing,
}

impl Called {
    /// The SQL over its table that tells it.
    #[must_use]
    pub const fn sql(self) -> Option<&'static str> {
        match self {
            Self::Field(sql) | Self::Sql(sql) | Self::Person(sql) => Some(sql),
            Self::Nothing => None,
        }
    }
}

/// What a field says of itself.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the declaration")]
pub struct Field {
    /// Its column.
    pub name: &'static str,
    /// What it is called.
    pub label: Words,
    /// Who may read it.
    pub class: Class,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may hold nothing; a text may be empty.
    pub optional: bool,
    /// A text that may not be empty.
    pub required: bool,
    /// Whether it is searched.
    pub search: bool,
    /// Whether it is found on saving, and not typed.
    pub computed: bool,
    /// Whether it is of no concern to a person: an order, a reference that another field shows.
    pub internal: bool,
    /// A text of several lines: how many the form shows.
    pub lines: Option<u8>,
    /// Its width in the form, of twelve.
    pub span: Option<u8>,
    /// Its width in the list, where it stands in it.
    pub list: Option<Width>,
    /// Its place on paper, where it stands there.
    pub print: Option<OnPaper>,
    /// What to write.
    pub hint: Option<Words>,
    /// An example of it.
    pub example: Option<&'static str>,
    /// What a new record holds.
    pub default: Option<&'static str>,
    /// When the form shows it.
    pub when: Option<When>,
    /// What people write over it in spreadsheets besides its names.
    pub also: &'static [&'static str],
}

impl Field {
    /// What it holds in a new record, as JSON: what is declared, or what says nothing.
    #[must_use]
    pub fn when_new(&self) -> serde_json::Value {
        use serde_json::Value;
        let given = self.default;
        match self.kind {
            _ if self.optional => Value::Null,
            Kind::Flag => (given == Some("true")).into(),
            Kind::Money | Kind::Whole => given.and_then(|text| text.parse::<i64>().ok()).unwrap_or_default().into(),
            Kind::Number => given.unwrap_or("0").into(),
            Kind::Choice(choices) => given.or(choices.all.first().map(|first| first.stored)).unwrap_or_default().into(),
            _ => given.unwrap_or_default().into(),
        }
    }
}

/// Who may read a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Anyone; what was typed into it is looked through all the same.
    Public,
    /// The name of somebody whom the register tells of.
    Name,
    /// A telephone number or an address.
    Contact,
    /// A number that tells who somebody is.
    Identifier,
    /// A person's own affair, or a case that is nobody else's.
    Confidential,
    /// What somebody wrote about a person.
    Remark,
}

impl Class {
    /// Whether the history and the audit log leave it out.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        !matches!(self, Self::Public)
    }
}

/// What a field holds; follows from its type.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text.
    Text,
    /// A day.
    Day,
    /// An amount.
    Money,
    /// An exact number.
    Number,
    /// A whole number.
    Whole,
    /// Yes or no.
    Flag,
    /// One of a list.
    Choice(&'static Choices),
    /// A fiscal year.
    Year,
    /// A reporting round.
    Round,
    /// The key of a record of the register named.
    Reference(&'static str),
    /// A national id.
    NationalId,
    /// The code of a case.
    CaseCode,
    /// Bytes.
    Bytes,
}

/// What one can choose of.
#[derive(Debug, PartialEq, Eq)]
pub struct Choices {
    /// What the list is called in Rust and in TypeScript.
    pub name: &'static str,
    /// Its choices, in order.
    pub all: &'static [ChoiceWords],
}

/// One of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoiceWords {
    /// As it is stored.
    pub stored: &'static str,
    /// As it is read.
    pub words: Words,
    /// What people write for it besides.
    pub also: &'static [&'static str],
}

/// A width in rem, and the share of the room that is left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Width {
    /// At least.
    pub least: f32,
    /// Of what is left.
    pub growth: f32,
}

/// A column on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// Its share of the width.
    pub share: u8,
    /// A shorter name, in Thai.
    pub heading: Option<&'static str>,
}

/// When a form shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The field that decides.
    pub field: &'static str,
    /// Whether it must be one of the words, or none of them.
    pub is: bool,
    /// The words, as they are stored.
    pub words: &'static [&'static str],
}

/// What a field holds, of whatever kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, never empty.
    Text(Cow<'a, str>),
    /// A day.
    Day(Date),
    /// An amount.
    Money(Money),
    /// An exact number.
    Number(Decimal),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
    /// One of a list.
    Choice(&'static ChoiceWords),
    /// A fiscal year.
    Year(FiscalYear),
    /// A reporting round.
    Round(Round),
    /// The key of a record of another register.
    Reference(String),
    /// A national id.
    NationalId(&'a NationalId),
}
