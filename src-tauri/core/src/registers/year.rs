//! Fiscal years in use and the dates of their reporting rounds; the dates are data, for they differ by year.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Listing, ensure, record};
use crate::Error;
use crate::values::{Date, FiscalYear, Id, Round};

/// A fiscal year the office works with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Year {
    /// Key.
    pub id: Id<Year>,
    /// The year.
    pub year: FiscalYear,
    /// Free note.
    pub note: String,
}

record!(Year in "fiscal_years" { id, year, note }
    list Listing { agency: None, year: Some("year"), parent: None, order: "year DESC" });

impl Year {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// A reporting round (รอบ ๖/๙/๑๒ เดือน) of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportingRound {
    /// Key.
    pub id: Id<ReportingRound>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// Which round.
    pub round: Round,
    /// The last day whose work counts.
    pub closes_on: Date,
    /// The day the self-assessment report is due.
    pub due_on: Date,
}

record!(ReportingRound in "reporting_rounds" { id, year, round, closes_on, due_on }
    list Listing { agency: None, year: Some("year"), parent: None, order: "year DESC, round" });

impl ReportingRound {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.due_on >= self.closes_on, "due_on", "before_closing")
    }
}
