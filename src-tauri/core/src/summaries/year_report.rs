//! What an agency did in a fiscal year, up to the day: the year's training and awards on paper.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use super::years_work::{YearsWork, years_work};
use crate::registers::Agency;
use crate::values::{Date, FiscalYear, Id};
use crate::{Reader, Result};

/// A year of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct YearReport {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The last day counted: the day of printing, or the year's last where that was before.
    pub until: Date,
    /// What was done by then.
    pub work: YearsWork,
}

/// Gathers the year of an agency.
///
/// # Errors
/// [`crate::Error::NotFound`] without the agency; [`crate::Error::Db`].
pub fn year_report(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, printed_on: Date) -> Result<YearReport> {
    let until = printed_on.min(year.last_day());
    let work = years_work(reader, agency, year, until)?;
    Ok(YearReport { head: letterhead(reader, agency, printed_on)?, year, until, work })
}
