//! Rounds that were handed in (การส่งรายงาน): what the report said, kept as it was.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{Listing, ensure, record};
use crate::Error;
use crate::values::{Date, Exact, FiscalYear, Id, Round};

/// A version of an agency's round, as it was handed in. The store refuses to edit or remove it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Submission {
    /// Key.
    pub id: Id<Submission>,
    /// The agency.
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// 1, 2, … of the agency's round.
    pub version: i32,
    /// The day.
    pub submitted_on: Date,
    /// The name of the officer; empty in a workspace without officers.
    pub officer: String,
    /// The total to four decimals.
    pub total: Option<Exact>,
    /// How it was printed, JSON of the printer's caller.
    pub form: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// All that the report says, JSON of [`crate::summaries::IndicatorReport`].
    pub inputs: String,
    /// Note.
    pub note: String,
}

record!(Submission in "submissions" {
    id, agency_id, year, round, version, submitted_on, officer, total, form, sha256, inputs, note
} list Listing { agency: Some("agency_id"), year: Some("year"), parent: None, order: "year, round, agency_id, version" });

impl Submission {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.version >= 1, "version", "out_of_range")?;
        ensure(self.sha256.len() == 64, "sha256", "format")
    }
}
