//! A value of a cell, and what Excel can hold of it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use saisaat_core::values::{Date, Money};

/// The value of one cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OutCell {
    /// Nothing.
    Empty,
    /// Text, written as it is.
    Text(String),
    /// A day.
    Date(Date),
    /// A decimal number.
    Decimal(Decimal),
    /// A whole number.
    Whole(i64),
    /// An amount, written in baht.
    Money(Money),
    /// Written ใช่ or ไม่ใช่.
    YesNo(bool),
}

/// A value as the file holds it.
pub(super) enum Held {
    Nothing,
    Text(String),
    /// The number of a day in Excel's count.
    Day(f64),
    Number(f64),
    Whole(f64),
    Baht(f64),
}

impl OutCell {
    /// As the file holds it: whatever a number of Excel would not hold exactly becomes text.
    pub(super) fn held(self) -> Held {
        match self {
            Self::Empty => Held::Nothing,
            Self::Text(text) => Held::Text(text),
            Self::Date(day) => serial(day).map_or_else(|| Held::Text(day_in_text(day)), Held::Day),
            Self::Decimal(number) => exact(number).map_or_else(|| Held::Text(number.to_string()), Held::Number),
            Self::Whole(number) => exact(number.into()).map_or_else(|| Held::Text(number.to_string()), Held::Whole),
            Self::Money(amount) => {
                let baht = Decimal::new(amount.satang(), 2);
                exact(baht).map_or_else(|| Held::Text(baht.to_string()), Held::Baht)
            }
            Self::YesNo(yes) => Held::Text(if yes { "ใช่" } else { "ไม่ใช่" }.into()),
        }
    }
}

/// Excel keeps fifteen significant digits and silently makes the rest zeros.
fn exact(number: Decimal) -> Option<f64> {
    let digits = number.normalize().mantissa().unsigned_abs();
    (digits < 1_000_000_000_000_000).then(|| number.to_string().parse().ok()).flatten()
}

/// Days since 1899-12-30. None before March 1900, where programs count differently, nor after the year 9999.
fn serial(day: Date) -> Option<f64> {
    let days = day.naive().signed_duration_since(NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    (61..=2_958_465).contains(&days).then_some(days).and_then(|days| i32::try_from(days).ok()).map(f64::from)
}

/// Day first, Buddhist Era, as people write it and the importer reads it.
fn day_in_text(day: Date) -> String {
    format!("{}/{}", day.naive().format("%-d/%-m"), day.buddhist_year())
}
