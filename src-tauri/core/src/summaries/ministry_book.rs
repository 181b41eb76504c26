//! All reports of a ministry's round for one book (เล่มรวมรายงานของกระทรวง).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::Letterhead;
use super::{IndicatorReport, MinistryReport, indicator_report, ministry_report};
use crate::values::{Date, FiscalYear, Round};
use crate::{Error, Reader, Result, Rule};

/// The most agencies whose reports are bound together: all pages are laid out at once.
pub const MOST_IN_A_BOOK: usize = 300;

/// The book of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MinistryBook {
    /// The ministry's letterhead.
    pub head: Letterhead,
    /// The roll-up that it begins with, which also tells why an agency has no report in it.
    pub ministry: MinistryReport,
    /// The reports, in order of the agencies' codes.
    pub reports: Vec<IndicatorReport>,
}

/// Gathers the book. An agency that cannot be scored has no report in it; the roll-up says why.
///
/// # Errors
/// [`Error::Invalid`] on `agencies` when there are too many for a book; as [`ministry_report()`].
pub fn ministry_book(reader: &Reader<'_>, year: FiscalYear, round: Round, printed_on: Date) -> Result<MinistryBook> {
    let ministry = ministry_report(reader, year, round, printed_on)?;
    if ministry.rows.len() > MOST_IN_A_BOOK {
        return Err(Error::invalid("agencies", Rule::TooManyForABook));
    }
    let mut reports = BTreeMap::new();
    for row in ministry.rows.iter().filter(|row| row.problem.is_none()) {
        let report = indicator_report(reader, row.agency.id, year, round, printed_on)?;
        reports.insert(row.agency.code.clone(), report);
    }
    Ok(MinistryBook { head: ministry.head.clone(), ministry, reports: reports.into_values().collect() })
}
