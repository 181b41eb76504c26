//! Days of the sample's fiscal years.

use saisaat_core::values::{Date, FiscalYear};

use crate::seeded_rng::weekday_from;

/// A day of a year: so many months after its first, the day of that month, or the Friday before a weekend.
pub(crate) fn day(year: FiscalYear, month: u32, day: i64) -> Date {
    let first = year.first_day().naive() + chrono::Months::new(month);
    weekday_from(Date::from(first + chrono::Duration::days(day - 1)))
}

/// So many days after a day, or before it.
pub(crate) fn after(day: Date, days: i64) -> Date {
    Date::from(day.naive() + chrono::Duration::days(days))
}
