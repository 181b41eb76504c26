//! What a cell says once it is understood.

use std::borrow::Cow;

use rust_decimal::Decimal;
use saisaat_core::values::{Date, FiscalYear, Money, NationalId, Round, thai};

/// A value that a record can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CellValue {
    /// Text, never empty.
    Text(String),
    /// A national id.
    Id(NationalId),
    /// A day.
    Day(Date),
    /// An exact number.
    Number(Decimal),
    /// An amount.
    Money(Money),
    /// Yes or no.
    Yes(bool),
    /// One of a list, as it is stored.
    Word(&'static str),
    /// A fiscal year.
    Year(FiscalYear),
    /// A reporting round.
    Round(Round),
}

impl CellValue {
    /// As a person reads it: dates in the Buddhist Era, national ids masked. A word of a list is shown by its column.
    pub(crate) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Word(word) => Cow::Borrowed(word),
            Self::Id(id) => Cow::Owned(id.masked()),
            Self::Day(day) => Cow::Owned(thai::medium_date(day.naive())),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Money(money) => Cow::Owned(thai::baht(money.satang())),
            Self::Yes(yes) => Cow::Borrowed(if *yes { "ใช่" } else { "ไม่ใช่" }),
            Self::Year(year) => Cow::Owned(year.number().to_string()),
            Self::Round(round) => Cow::Owned(round.months().to_string()),
        }
    }

    /// As machines read it: dates in ISO, national ids masked.
    pub(crate) fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Day(day) => Cow::Owned(day.to_string()),
            other => other.shown(),
        }
    }

    /// The text; empty when it is none.
    pub(crate) fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// The text of a value that is one, for a register to keep.
    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            other => other.shown().into_owned(),
        }
    }
}

impl From<&str> for CellValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
