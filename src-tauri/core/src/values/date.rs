//! A calendar day: ISO inside (store, JSON), Buddhist Era wherever a person reads it.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::fmt;

/// A calendar day, written `YYYY-MM-DD` (Common Era) in the store and in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
#[specta(transparent)]
pub struct Date(#[specta(type = String)] NaiveDate);

impl Date {
    /// The day of a Common Era year, month and day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The day that a moment falls on in Thailand, which keeps UTC+7 all year.
    #[must_use]
    pub fn in_thailand(moment: DateTime<Utc>) -> Self {
        Self((moment + chrono::Duration::hours(7)).date_naive())
    }

    /// Reads the ISO form only; the written forms of rosters are the importer's.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }

    /// The year of the Buddhist Era: Common Era + 543.
    #[must_use]
    pub fn buddhist_year(self) -> i32 {
        self.0.year() + 543
    }

    /// The day as `chrono` sees it.
    #[must_use]
    pub const fn naive(self) -> NaiveDate {
        self.0
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}
