//! Rounds that were handed in (การส่งรายงาน): what the report said, kept as it was.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::ensure;
use crate::Error;
use crate::values::{Date, Exact, FiscalYear, Id, Round};

/// A version of an agency's round, as it was handed in. The store refuses to edit or remove it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "submissions", one("รายงานประจำรอบ", "submission"), many("รายงานประจำรอบ", "Submissions"), agency = agency_id,
    year = year, order = "year, round, agency_id, version", called = nothing, listed = "submissions",
    unique(agency_id, year, round, version), guarded
)]
pub struct Submission {
    /// Key.
    pub id: Id<Submission>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public)]
    pub year: FiscalYear,
    /// The round.
    #[field("รอบ", "Round", public)]
    pub round: Round,
    /// 1, 2, … of the agency's round.
    #[field("ฉบับที่", "Version", public, computed)]
    pub version: i32,
    /// The day.
    #[field("วันที่ส่ง", "Handed in on", public, computed)]
    pub submitted_on: Date,
    /// The name of the officer; empty in a workspace without officers.
    #[field("ผู้ส่ง", "Handed in by", public, computed)]
    pub officer: String,
    /// The total to four decimals.
    #[field("คะแนนรวม", "Total score", public, computed)]
    pub total: Option<Exact>,
    /// How it was printed, JSON of the printer's caller.
    #[field("รูปแบบที่พิมพ์", "How it was printed", public, internal, computed)]
    pub form: String,
    /// SHA-256 of the file, in hex.
    #[field("ค่าแฮช SHA-256", "SHA-256", public, computed)]
    pub sha256: String,
    /// All that the report says, JSON of [`crate::summaries::IndicatorReport`]: people's names with it.
    #[field("เนื้อหารายงาน", "What the report says", confidential, internal, computed)]
    pub inputs: String,
    /// Note.
    #[field("หมายเหตุ", "Note", remark)]
    pub note: String,
}

impl Submission {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.version >= 1, "version", Rule::OutOfRange)?;
        ensure(self.sha256.len() == 64, "sha256", Rule::Format)
    }
}
