//! A target's columns, declared once: what people write over them, what they may hold, and where a record keeps it. The same
//! declaration matches headers, reads cells, fills templates and writes exports.

use saisaat_core::registers::{Choices, Declaration, Field, Kind as FieldKind, Words};
use serde::Serialize;
use specta::Type;

use crate::cell_value::CellValue;

/// A column of a target whose records are `R`.
pub(crate) struct Column<R: 'static> {
    pub(crate) about: About,
    /// What the record says; `None` when it says nothing.
    pub(crate) get: fn(&R) -> Option<CellValue>,
    /// Writes what a row says into the record; `None` for a column that only tells which record a row is about.
    pub(crate) set: Option<fn(&mut R, CellValue)>,
}

/// What is to be known of a column without knowing its record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About {
    /// Stable name, in `snake_case`.
    pub(crate) key: &'static str,
    /// What we call it, in Thai and in English.
    pub(crate) label: Label,
    /// What people write over it, best first.
    pub(crate) words: &'static [&'static str],
    /// How much finding it speaks for a row being the header.
    pub(crate) weight: u32,
    pub(crate) kind: Kind,
    /// A new record cannot be without it.
    pub(crate) required: bool,
    /// An empty cell means what stands above it: merged cells, and titles of groups. [`NONE_HERE`] ends that.
    pub(crate) carried_down: bool,
    /// It may be told once for a group of rows: in a row of its own above them, or in the first of them.
    pub(crate) grouped: bool,
    /// What to write, for those who fill a template in.
    pub(crate) hint: &'static str,
    /// An example, for the same.
    pub(crate) example: &'static str,
    /// Values that are offered to the same; others are taken too.
    pub(crate) offers: &'static [&'static str],
    /// What a new record holds where a row says nothing.
    pub(crate) unsaid: Unsaid,
    /// What a dash, or a word for nothing, means.
    pub(crate) dash: Dash,
}

/// What a new record holds in a column of which its row says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsaid {
    /// Nothing.
    Nothing,
    /// A value that is right where nobody wrote another: never in the place of one that was written and not understood.
    Default,
    /// There is no value that would be right: the row has to say it.
    Impossible,
}

/// What a dash in a cell means, or a word for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dash {
    /// The same as an empty cell.
    Empty,
    /// The same, and it is told that nothing is kept.
    Told,
    /// Nothing that could be relied on: an empty cell would mean something good.
    Refused,
}

/// What an export writes where a column that carries down says nothing below something.
pub(crate) const NONE_HERE: &str = "-";

/// A name in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Label {
    /// Thai.
    pub th: &'static str,
    /// English.
    pub en: &'static str,
}

impl Label {
    /// Both names of a register or a field.
    pub(crate) const fn of(words: Words) -> Self {
        Self { th: words.th, en: words.en }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// A running number, which is not kept.
    Order,
    /// What is neither read nor kept: who answered, and when.
    LeftOut,
    /// An answer of a form, as it was typed. Every column that no other declaration knows is one.
    Answer,
    /// A line of text.
    Text,
    /// The code of a thing: the text that its cell shows.
    Code,
    /// Text of several lines.
    Lines,
    /// Prefix, first name and surname in one cell.
    FullName,
    /// Prefix, rank or title.
    Prefix,
    /// First name.
    FirstName,
    /// Surname.
    Surname,
    /// A national id.
    NationalId,
    /// A day.
    Day,
    /// A civil-service level.
    Level,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// An exact number.
    Number,
    /// A whole number.
    Whole,
    /// An amount in baht.
    Money,
    /// Yes or no.
    YesNo,
    /// Whether somebody is on the staff, or since when not.
    Service,
    /// Sex, or its code.
    Sex,
    /// One of a list.
    Words(&'static Choices),
    /// A fiscal year.
    Year,
    /// A round of 6, 9 or 12 months.
    Round,
}

impl Kind {
    /// What a field's column holds.
    const fn of(field: &Field) -> Self {
        match field.kind {
            FieldKind::Day => Self::Day,
            FieldKind::Number => Self::Number,
            FieldKind::Whole => Self::Whole,
            FieldKind::Money => Self::Money,
            FieldKind::Flag => Self::YesNo,
            FieldKind::Choice(choices) => Self::Words(choices),
            FieldKind::Year => Self::Year,
            FieldKind::Round => Self::Round,
            FieldKind::NationalId => Self::NationalId,
            FieldKind::Text if field.lines.is_some() => Self::Lines,
            FieldKind::Text | FieldKind::CaseCode | FieldKind::Reference(_) | FieldKind::Bytes => Self::Text,
        }
    }

    /// Whether the column is a part of a person's name.
    pub(crate) const fn is_name(self) -> bool {
        matches!(self, Self::FullName | Self::Prefix | Self::FirstName | Self::Surname)
    }

    /// Whether it is read as its cell shows it; else a number is the number that it is.
    pub(crate) const fn is_as_shown(self) -> bool {
        matches!(self, Self::Text | Self::Code | Self::Lines | Self::Level | Self::Phone | Self::Email)
    }

    /// Whether it is kept as it is written: a text, in which there is neither a national id nor a date.
    pub(crate) const fn is_written(self) -> bool {
        matches!(self, Self::Text | Self::Lines | Self::Code | Self::Level | Self::Phone | Self::Email | Self::Sex)
    }

    /// Whether it is never a percentage: a cell with such a format says its bare number.
    pub(crate) const fn is_no_percentage(self) -> bool {
        matches!(self, Self::Whole | Self::Year | Self::Round)
    }
}

impl About {
    /// A column that holds `kind`, found by its Thai and English names and by `words`.
    pub(crate) const fn new(key: &'static str, th: &'static str, en: &'static str, kind: Kind) -> Self {
        let (hint, example) = ("", "");
        Self {
            key,
            label: Label { th, en },
            words: &[],
            weight: 1,
            kind,
            required: false,
            carried_down: false,
            grouped: false,
            hint,
            example,
            offers: &[],
            unsaid: Unsaid::Nothing,
            dash: Dash::Empty,
        }
    }

    /// A column of a field: called, explained and found as its register says, and of the kind that the field is.
    pub(crate) const fn declared(register: &Declaration, key: &'static str) -> Self {
        let field = register.named(key);
        let (hint, example) = (
            match field.hint {
                Some(hint) => hint.th,
                None => "",
            },
            match field.example {
                Some(example) => example,
                None => "",
            },
        );
        let new = Self::new(key, field.label.th, field.label.en, Kind::of(field));
        let unsaid = if holds_something(field) { Unsaid::Default } else { Unsaid::Nothing };
        Self { words: field.also, required: field.required, hint, example, unsaid, ..new }
    }

    pub(crate) const fn dash(self, dash: Dash) -> Self {
        Self { dash, ..self }
    }

    /// Under another key than the field's name.
    pub(crate) const fn key(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    pub(crate) const fn kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    pub(crate) const fn weight(self, weight: u32) -> Self {
        Self { weight, ..self }
    }

    pub(crate) const fn words(self, weight: u32, words: &'static [&'static str]) -> Self {
        Self { weight, words, ..self }
    }

    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// A record always holds a value of it, though none is typed in a form.
    pub(crate) const fn always_held(self) -> Self {
        Self { unsaid: Unsaid::Default, ..self }
    }

    pub(crate) const fn carried_down(self) -> Self {
        Self { carried_down: true, ..self }
    }

    pub(crate) const fn grouped(self) -> Self {
        Self { grouped: true, ..self }
    }

    pub(crate) const fn hint(self, hint: &'static str, example: &'static str) -> Self {
        Self { hint, example, ..self }
    }

    pub(crate) const fn offers(self, offers: &'static [&'static str]) -> Self {
        Self { offers, ..self }
    }
}

/// Whether a record always holds a value of a field: yes or no, one of a list, a number.
const fn holds_something(field: &Field) -> bool {
    let always = matches!(
        field.kind,
        FieldKind::Flag | FieldKind::Choice(_) | FieldKind::Money | FieldKind::Whole | FieldKind::Number
    );
    always && !field.optional && !field.computed
}

impl<R> Column<R> {
    /// A column that only tells which record a row is about; `get` shows it in an export.
    pub(crate) const fn seen(about: About, get: fn(&R) -> Option<CellValue>) -> Self {
        Self { about, get, set: None }
    }
}

/// A column kept in a `String` field.
macro_rules! text {
    ($record:ty, $($field:ident).+, $about:expr) => {
        $crate::column::Column::<$record> {
            about: $about,
            get: |r| $crate::column::value_text(&r.$($field).+),
            set: Some(|r, said| r.$($field).+ = said.into_text()),
        }
    };
}
/// A column kept in an `Option<Date>` field.
macro_rules! day {
    ($record:ty, $($field:ident).+, $about:expr) => {
        $crate::column::Column::<$record> {
            about: $about,
            get: |r| r.$($field).+.map($crate::cell_value::CellValue::Day),
            set: Some(|r, said| if let $crate::cell_value::CellValue::Day(day) = said { r.$($field).+ = Some(day) }),
        }
    };
}
/// A column kept in a `bool` field.
macro_rules! yes {
    ($record:ty, $($field:ident).+, $about:expr) => {
        $crate::column::Column::<$record> {
            about: $about,
            get: |r| Some($crate::cell_value::CellValue::Yes(r.$($field).+)),
            set: Some(|r, said| if let $crate::cell_value::CellValue::Yes(yes) = said { r.$($field).+ = yes }),
        }
    };
}
/// A column kept in a `Money` field.
macro_rules! money {
    ($record:ty, $($field:ident).+, $about:expr) => {
        $crate::column::Column::<$record> {
            about: $about,
            get: |r| Some($crate::cell_value::CellValue::Money(r.$($field).+)),
            set: Some(|r, said| if let $crate::cell_value::CellValue::Money(money) = said { r.$($field).+ = money }),
        }
    };
}
/// A column kept in an `Option<Exact>` field.
macro_rules! number {
    ($record:ty, $($field:ident).+, $about:expr) => {
        $crate::column::Column::<$record> {
            about: $about,
            get: |r| r.$($field).+.map(|number| $crate::cell_value::CellValue::Number(number.0)),
            set: Some(|r, said| if let $crate::cell_value::CellValue::Number(number) = said { r.$($field).+ = Some(number.into()) }),
        }
    };
}
/// A column kept in a field of one of a list; the list's type reads its own words.
macro_rules! word {
    ($record:ty, $($field:ident).+, $choice:ty, $about:expr) => {
        $crate::column::Column::<$record> {
            about: $about,
            get: |r| Some($crate::cell_value::CellValue::Word(r.$($field).+.word())),
            set: Some(|r, said| {
                if let $crate::cell_value::CellValue::Word(word) = said
                    && let Some(choice) = <$choice>::of_word(word)
                {
                    r.$($field).+ = choice;
                }
            }),
        }
    };
}
/// As [`word`], of a field that may be empty.
macro_rules! word_or_none {
    ($record:ty, $($field:ident).+, $choice:ty, $about:expr) => {
        $crate::column::Column::<$record> {
            about: $about,
            get: |r| r.$($field).+.map(|choice| $crate::cell_value::CellValue::Word(choice.word())),
            set: Some(|r, said| {
                if let $crate::cell_value::CellValue::Word(word) = said
                    && let Some(choice) = <$choice>::of_word(word)
                {
                    r.$($field).+ = Some(choice);
                }
            }),
        }
    };
}
pub(crate) use {day, money, number, text, word, word_or_none, yes};

/// What a field of text says.
pub(crate) fn value_text(text: &str) -> Option<CellValue> {
    (!text.is_empty()).then(|| CellValue::from(text))
}
