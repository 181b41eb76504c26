//! Fiscal years in use and the dates of their reporting rounds; the dates are data, for they differ by year.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::ensure;
use crate::Error;
use crate::values::{Date, FiscalYear, Id, Round};

/// A fiscal year the office works with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "fiscal_years", one("ปีงบประมาณ", "fiscal year"), many("ปีงบประมาณ", "Fiscal years"), year = year,
    order = "year DESC", called = year, listed = "years",
    unique(year), guarded
)]
pub struct Year {
    /// Key.
    pub id: Id<Year>,
    /// The year.
    #[field("ปีงบประมาณ", "Fiscal year", public, list(9))]
    pub year: FiscalYear,
    /// Free note.
    #[field("หมายเหตุ", "Note", remark)]
    pub note: String,
}

impl Year {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// A reporting round (รอบ ๖/๙/๑๒ เดือน) of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "reporting_rounds", one("รอบการรายงาน", "reporting round"), many("รอบการรายงาน", "Reporting rounds"), year = year,
    order = "year DESC, round", called = "year || ' รอบ ' || round || ' เดือน'",
    listed = "rounds", unique(year, round), guarded
)]
pub struct ReportingRound {
    /// Key.
    pub id: Id<ReportingRound>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, internal)]
    pub year: FiscalYear,
    /// Which round.
    #[field("รอบ", "Round", public, internal)]
    pub round: Round,
    /// The last day whose work counts.
    #[field("วันปิดรอบ", "Closes on", public)]
    pub closes_on: Date,
    /// The day the self-assessment report is due.
    #[field("วันครบกำหนดส่งรายงาน", "Report due on", public)]
    pub due_on: Date,
}

impl ReportingRound {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.due_on >= self.closes_on, "due_on", Rule::BeforeClosing)
    }
}
