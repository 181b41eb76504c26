//! Fiscal years, their quarters and their reporting rounds.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::fmt;

use super::Date;

/// A fiscal year by its Buddhist-Era name: 2569 runs 2025-10-01 – 2026-09-30.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(try_from = "i32", into = "i32")]
#[specta(transparent)]
pub struct FiscalYear(i32);

impl FiscalYear {
    /// The year named `buddhist_year`, between 2400 and 2700.
    #[must_use]
    pub fn new(buddhist_year: i32) -> Option<Self> {
        (2400..=2700).contains(&buddhist_year).then_some(Self(buddhist_year))
    }

    /// The fiscal year a day falls in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(day.buddhist_year() + i32::from(day.naive().month() >= 10))
    }

    /// The Buddhist-Era number that names the year.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// 1 October of the Common Era year before.
    #[must_use]
    pub fn first_day(self) -> Date {
        day(self.0 - 544, 10, 1)
    }

    /// 30 September.
    #[must_use]
    pub fn last_day(self) -> Date {
        day(self.0 - 543, 9, 30)
    }

    /// The year `n` later (earlier when negative).
    #[must_use]
    pub const fn plus(self, n: i32) -> Self {
        Self(self.0 + n)
    }
}

impl Date {
    /// The fiscal year this day falls in (1 October – 30 September).
    #[must_use]
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear::of(self)
    }
}

fn day(year: i32, month: u32, day: u32) -> Date {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default().into()
}

impl TryFrom<i32> for FiscalYear {
    type Error = &'static str;
    fn try_from(number: i32) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a fiscal year is a Buddhist-Era number between 2400 and 2700")
    }
}

impl From<FiscalYear> for i32 {
    fn from(year: FiscalYear) -> Self {
        year.0
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A quarter of the fiscal year: Q1 is October–December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Quarter {
    /// October – December
    Q1,
    /// January – March
    Q2,
    /// April – June
    Q3,
    /// July – September
    Q4,
}

/// A reporting round of the year: the first 6, 9 or all 12 months. A JSON number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(try_from = "i32", into = "i32")]
#[specta(type = i32)]
pub enum Round {
    /// October – March
    Six,
    /// October – June
    Nine,
    /// October – September
    Twelve,
}

impl Round {
    /// The three rounds in order.
    pub const ALL: [Self; 3] = [Self::Six, Self::Nine, Self::Twelve];

    /// The round of so many months.
    #[must_use]
    pub const fn of_months(months: i32) -> Option<Self> {
        match months {
            6 => Some(Self::Six),
            9 => Some(Self::Nine),
            12 => Some(Self::Twelve),
            _ => None,
        }
    }

    /// The round before it in the year; none before the first.
    #[must_use]
    pub const fn before(self) -> Option<Self> {
        match self {
            Self::Six => None,
            Self::Nine => Some(Self::Six),
            Self::Twelve => Some(Self::Nine),
        }
    }

    /// How many months of the fiscal year the round covers.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Self::Six => 6,
            Self::Nine => 9,
            Self::Twelve => 12,
        }
    }

    /// The last day the round covers.
    #[must_use]
    pub fn last_day(self, year: FiscalYear) -> Date {
        match self {
            Self::Six => day(year.number() - 543, 3, 31),
            Self::Nine => day(year.number() - 543, 6, 30),
            Self::Twelve => year.last_day(),
        }
    }
}

impl TryFrom<i32> for Round {
    type Error = &'static str;
    fn try_from(months: i32) -> Result<Self, Self::Error> {
        Self::of_months(months).ok_or("a reporting round is 6, 9 or 12 months")
    }
}

impl From<Round> for i32 {
    fn from(round: Round) -> Self {
        round.months()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_runs_from_october_to_september_and_is_named_by_the_year_it_ends_in() {
        let year = FiscalYear::new(2569).expect("in range");
        assert_eq!(year.first_day().to_string(), "2025-10-01");
        assert_eq!(year.last_day().to_string(), "2026-09-30");
        assert_eq!(FiscalYear::of(year.first_day()), year);
        assert_eq!(FiscalYear::of(year.last_day()), year);
        assert_eq!(Round::Six.last_day(year).to_string(), "2026-03-31");
    }
}
