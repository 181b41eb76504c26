//! The performance agreement (คำรับรองการปฏิบัติราชการ) of an agency and a fiscal year: the scale, and who signs.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::Error;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id};

choice! {
    /// The scale of a year's agreement.
    ScaleKind {
        /// Levels 1–5.
        FiveLevels = "five_levels" ("ระดับ 1–5", "Levels 1–5"),
        /// Lower, standard and advanced targets for 50, 75 and 100 points.
        Points = "points_50_75_100" ("คะแนน 50/75/100", "50/75/100 points"),
    }
}

choice! {
    /// What becomes of the weight of an indicator that is not assessed.
    NotAssessedRule {
        /// Spread over the others in proportion (the default).
        Redistribute = "redistribute" ("เฉลี่ยให้ตัวชี้วัดอื่น", "Spread over the others"),
        /// Kept, and reported as missing.
        Keep = "keep" ("คงไว้และแสดงว่าขาด", "Kept, and reported as missing"),
    }
}

/// The agreement of an agency for a fiscal year, with who signs its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "agreements", one("คำรับรองการปฏิบัติราชการ", "agreement"), many("คำรับรองการปฏิบัติราชการ", "Performance agreements"),
    agency = agency_id, year = year, order = "year DESC, agency_id",
    called = "(SELECT name_th FROM agencies AS a WHERE a.id = agency_id) || ' ' || year",
    listed = "agreements", unique(agency_id, year), attachable
)]
pub struct Agreement {
    /// Key.
    pub id: Id<Agreement>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public, internal)]
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, internal)]
    pub year: FiscalYear,
    /// The scale its levels are on.
    #[field("มาตราการให้คะแนน", "Scale", public)]
    pub scale: ScaleKind,
    /// The score below level 1: 1 by default, 0 where the agreement says so.
    #[field("คะแนนเมื่อต่ำกว่าระดับ 1", "Score below level 1", public, default(1), span(3))]
    pub floor: i32,
    /// What the weights sum to, usually 100.
    #[field("น้ำหนักรวม", "Sum of weights", public, default(100), span(3))]
    pub weight_total: Exact,
    /// What becomes of weight that is not assessed.
    #[field("น้ำหนักของตัวชี้วัดที่ไม่ประเมิน", "Weight of what is not assessed", public)]
    pub not_assessed: NotAssessedRule,
    /// Signed on.
    #[field("วันที่ลงนาม", "Signed on", public)]
    pub signed_on: Option<Date>,
    /// Compiler of the report (ผู้จัดทำ); who signs is named in public.
    #[field("ผู้จัดทำรายงาน", "Compiler", public)]
    pub compiler: String,
    /// The compiler's position.
    #[field("ตำแหน่งผู้จัดทำ", "Compiler’s position", public)]
    pub compiler_position: String,
    /// Head of the coordination centre.
    #[field("หัวหน้าศูนย์ฯ", "Head of the centre", public)]
    pub centre_head: String,
    /// The head of the centre's position.
    #[field("ตำแหน่งหัวหน้าศูนย์ฯ", "Position of the head of the centre", public)]
    pub centre_head_position: String,
    /// Head of the agency.
    #[field("หัวหน้าส่วนราชการ", "Head of agency", public)]
    pub agency_head: String,
    /// The head of agency's position.
    #[field("ตำแหน่งหัวหน้าส่วนราชการ", "Position of the head of agency", public)]
    pub agency_head_position: String,
}

impl Agreement {
    fn rules(&self) -> Result<(), Error> {
        ensure(matches!(self.floor, 0 | 1), "floor", Rule::ZeroOrOne)?;
        ensure(self.weight_total.0 > Decimal::ZERO, "weight_total", Rule::NotPositive)
    }
}
