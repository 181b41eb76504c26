//! What every register shares: a STRICT table, columns written once, rows read by name, and a rule that is checked at the
//! edge of the store. `#[derive(Register)]` writes it.

use crate::Rule;
use std::borrow::Cow;

use rusqlite::Row;
use rusqlite::types::ToSql;

use crate::Error;
use crate::values::personal::{has_masked_id, with_ids, without_ids};
use crate::values::{Bounded, FiscalYear, Id};

use super::Agency;

/// A row of a register.
pub trait Record: Sized + Clone {
    /// Its table, which is also the name that `changed` events carry.
    const TABLE: &'static str;
    /// Its columns, the key first.
    const COLUMNS: &'static [&'static str];
    /// How a scope narrows its list, and its order.
    const LIST: Listing;
    /// The SQL that answers the row with the key `:id`.
    const FIND: &'static str;
    /// The SQL that adds a row; its parameters are the columns, in their order.
    const ADD: &'static str;
    /// The SQL that adds a row or replaces the one with its key; its parameters are the columns, in their order.
    const PUT: &'static str;
    /// The SQL that removes the row with the key `:id`.
    const REMOVE: &'static str;

    /// Its key as text.
    fn key(&self) -> String;
    /// Reads one row, by column name.
    ///
    /// # Errors
    /// When a column does not hold what its type promises.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
    /// The values in the order of [`Self::COLUMNS`].
    fn values(&self) -> Vec<&dyn ToSql>;
    /// The field that tells the register's records apart by more than case and the order of signs, with its value; none in most.
    fn distinct(&self) -> Option<(&'static str, &str)>;
    /// The bounds of each field's kind, and the rules of the register that need no other record.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the first field whose rule does not hold.
    fn check(&self) -> Result<(), Error>;
    /// Its fields of text.
    fn texts(&self) -> Vec<&String>;
    /// What its fields of text are called, in the same order.
    fn names_of_texts(&self) -> Vec<&'static str>;
    /// Its fields of text, in the same order.
    fn texts_mut(&mut self) -> Vec<&mut String>;

    /// As lists show it: ids masked that were typed into a field of text. Saved so, the field stays as it is stored.
    #[must_use]
    fn without_typed_ids(mut self) -> Self {
        for text in self.texts_mut() {
            if let Cow::Owned(masked) = without_ids(text) {
                *text = masked;
            }
        }
        self
    }

    /// The same with the stored id in each place where a field of text holds what [`Record::without_typed_ids`] makes of it,
    /// whatever else of the text was edited; none where there is no such field. `stored` is asked only where a field looks so.
    ///
    /// # Errors
    /// `masked_id` on a field with a mask that is of no stored id, or of one of several: what it hides would be lost. What
    /// `stored` returns.
    fn with_typed_ids(&self, stored: impl FnOnce() -> crate::Result<Option<Self>>) -> crate::Result<Option<Self>> {
        if !self.texts().into_iter().any(|text| has_masked_id(text)) {
            return Ok(None);
        }
        let stored = stored()?;
        let stored: Vec<&String> = stored.as_ref().map(Self::texts).unwrap_or_default();
        let mut whole = self.clone();
        for (at, (field, text)) in self.names_of_texts().into_iter().zip(whole.texts_mut()).enumerate() {
            if has_masked_id(text) {
                let stored = stored.get(at).map_or("", |text| text.as_str());
                *text = with_ids(text, stored).ok_or_else(|| Error::invalid(field, Rule::MaskedId))?;
            }
        }
        Ok(Some(whole))
    }
}

/// SQL expressions over the register's own table that answer "whose", "which year" and "part of what".
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// The agency a row belongs to.
    pub agency: Option<&'static str>,
    /// The fiscal year a row belongs to.
    pub year: Option<&'static str>,
    /// The record a row is part of (a session's attendances, a plan's strategies).
    pub parent: Option<&'static str>,
    /// The order of the list.
    pub order: &'static str,
}

/// What a list is narrowed to; empty is everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// The agency and everything below it.
    pub agency: Option<Id<Agency>>,
    /// The fiscal year.
    pub year: Option<FiscalYear>,
    /// The key of the record that the rows are part of.
    pub parent: Option<&'a str>,
}

/// An enumeration kept as its `snake_case` word in the store and in JSON. With its words, `= "word" ("Thai", "English")` and what
/// people write besides `["…"]`, a register's field can hold it.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $(
        $(#[$vdoc:meta])* $variant:ident = $word:literal ($th:literal, $en:literal) $([$($also:literal),+ $(,)?])?
    ),+ $(,)? }) => {
        $crate::registers::choice! { $(#[$doc])* $name { $($(#[$vdoc])* $variant = $word),+ } }
        impl $name {
            /// What one can choose of, in order.
            pub const CHOICES: $crate::registers::Choices = $crate::registers::Choices {
                name: stringify!($name),
                all: &[$($crate::registers::ChoiceWords {
                    stored: $word,
                    words: $crate::registers::Words { th: $th, en: $en },
                    also: &[$($($also),+)?],
                }),+],
            };
            /// As it is read.
            #[must_use]
            pub const fn words(self) -> $crate::registers::Words {
                Self::CHOICES.all[self as usize].words
            }
        }
        impl $crate::registers::FieldType for $name {
            const KIND: $crate::registers::Kind = $crate::registers::Kind::Choice(&Self::CHOICES);
            fn cell(&self) -> $crate::registers::Cell<'_> {
                $crate::registers::Cell::Choice(&Self::CHOICES.all[*self as usize])
            }
        }
        impl $crate::registers::Blank for $name {
            fn blank(given: Option<&str>) -> Self {
                given.and_then(Self::of_word).unwrap_or(Self::ALL[0])
            }
        }
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, specta::Type)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }
        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The word it is stored as.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            /// Reads the word.
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
        $crate::values::within_bounds!($name);
        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.word().into())
            }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                Self::of_word(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
    };
}
pub(crate) use choice;

/// The SQL of an agency, bound at `place`, and all below it.
pub(crate) fn below(place: &str) -> String {
    format!(
        "(WITH RECURSIVE below (id) AS (SELECT {place} UNION SELECT a.id FROM agencies a JOIN below b ON a.parent_id = b.id) \
         SELECT id FROM below)"
    )
}

/// Refuses a value beyond the bounds of its kind.
pub(crate) fn within_bounds(field: &str, value: &impl Bounded) -> Result<(), Error> {
    value.broken_bound().map_or(Ok(()), |rule| Err(Error::invalid(field, rule)))
}

/// Refuses an empty text.
pub(crate) fn required(field: &str, text: &str) -> Result<(), Error> {
    ensure(!text.trim().is_empty(), field, Rule::Required)
}

/// Refuses what does not hold.
pub(crate) fn ensure(holds: bool, field: &str, rule: Rule) -> Result<(), Error> {
    if holds { Ok(()) } else { Err(Error::invalid(field, rule)) }
}

/// Whether two texts differ in their spaces at most, which Thai sets as its writers like.
pub(crate) fn has_same_words(one: &str, other: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    signs(one) == signs(other)
}
