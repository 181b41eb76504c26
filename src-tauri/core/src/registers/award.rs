//! Recognition awards (รางวัลเชิดชูเกียรติ): schemes and the people nominated for them.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, Person};
use crate::Error;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id};

/// An award scheme of one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "award_schemes", one("รางวัล", "award"), many("รางวัลเชิดชูเกียรติ", "Recognition awards"), icon = "awards",
    areas(Ethics), agency = agency_id, year = year, order = "year DESC, name", called = name, listed = "awards",
    retained(Awards), attachable
)]
pub struct AwardScheme {
    /// Key.
    pub id: Id<AwardScheme>,
    /// Name.
    #[field("ชื่อรางวัล", "Name of the award", public, required, search, list(18, 3fr), span(12))]
    pub name: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, span(3))]
    pub year: FiscalYear,
    /// Announced on.
    #[field("วันที่ประกาศ", "Announced on", public, list(10), span(3), also("วันประกาศ"))]
    pub announced_on: Option<Date>,
    /// The standard or value it rewards.
    #[field(
        "มาตรฐานหรือค่านิยมที่เชิดชู", "Standard or value it rewards", public, search, list(12, 2fr), span(12),
        also("มาตรฐานหรือค่านิยม")
    )]
    pub standard: String,
    /// Criteria.
    #[field("เกณฑ์การคัดเลือก", "Criteria", public, lines(3), also("เกณฑ์"))]
    pub criteria: String,
    /// Who may be nominated.
    #[field("คุณสมบัติผู้รับการเสนอชื่อ", "Eligibility", public, lines(2), also("ผู้มีสิทธิ"))]
    pub eligibility: String,
    /// How the selection is made.
    #[field("วิธีการคัดเลือก", "Selection method", public, lines(2), also("วิธีคัดเลือก"))]
    pub method: String,
    /// The order appointing the committee.
    #[field("คำสั่งแต่งตั้งคณะกรรมการ", "Order appointing the committee", public)]
    pub committee_order: String,
    /// Rewards.
    #[field("สิ่งตอบแทน", "Rewards", public, list(10, 1.5fr), also("สิ่งที่ได้รับ"))]
    pub rewards: String,
}

impl AwardScheme {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }

    /// Whether what was decided had been announced by a day.
    #[must_use]
    pub fn is_announced_by(&self, day: Date) -> bool {
        self.announced_on.is_some_and(|announced| announced <= day)
    }
}

choice! {
    /// What the committee decided.
    Decision {
        /// Not yet decided.
        Nominated = "nominated" ("รอพิจารณา", "Pending") ["เสนอชื่อ", "อยู่ระหว่างพิจารณา"],
        /// Receives the award.
        Awarded = "awarded" ("ได้รับรางวัล", "Awarded") ["ได้รับการคัดเลือก", "ผ่านการคัดเลือก"],
        /// Does not.
        Declined = "declined" ("ไม่ได้รับรางวัล", "Not awarded") ["ไม่ได้รับ", "ไม่ผ่านการคัดเลือก", "ไม่ได้รับการคัดเลือก"],
    }
}

/// A nomination (การเสนอชื่อ) under a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "nominations", one("การเสนอชื่อ", "nomination"), many("ผู้ได้รับการเสนอชื่อ", "Nominees"), areas(Ethics),
    agency = "(SELECT agency_id FROM award_schemes WHERE id = scheme_id)",
    year = "(SELECT year FROM award_schemes WHERE id = scheme_id)", parent = scheme_id,
    order = "CAST(score AS REAL) DESC, id",
    called = person("(SELECT prefix || trim(first_name || ' ' || surname) FROM people AS p WHERE p.id = person_id) \
        || ' · ' || (SELECT name FROM award_schemes AS s WHERE s.id = scheme_id)"),
    listed = "nominations", unique(scheme_id, person_id), attachable
)]
pub struct Nomination {
    /// Key.
    pub id: Id<Nomination>,
    /// The scheme.
    #[field("รางวัล", "Award", public, internal)]
    pub scheme_id: Id<AwardScheme>,
    /// The nominee.
    #[field("ผู้ได้รับการเสนอชื่อ", "Nominee", name, internal, list(14, 2fr))]
    pub person_id: Id<Person>,
    /// Decision.
    #[field("ผลการพิจารณา", "Decision", public, list(9), also("ผลการคัดเลือก", "มติ"))]
    pub decision: Decision,
    /// Committee score, 0–100.
    #[field(
        "คะแนน (0–100)",
        "Score (0–100)",
        public,
        list(9),
        example("87.50"),
        also("คะแนน", "คะแนนรวม", "คะแนนคณะกรรมการ")
    )]
    pub score: Option<Exact>,
    /// Who nominated.
    #[field("ผู้เสนอชื่อ", "Nominated by", public, search, list(10, 1fr), span(12), also("เสนอโดย", "หน่วยงานผู้เสนอ"))]
    pub nominator: String,
    /// Reasons.
    #[field(
        "เหตุผลที่เสนอ", "Reasons", remark, lines(3), list(12, 2fr),
        also("เหตุผล", "ผลงาน", "ผลงานดีเด่น", "เหตุผลในการเสนอชื่อ")
    )]
    pub reasons: String,
    /// Evidence.
    #[field("หลักฐาน", "Evidence", remark, lines(2), also("หลักฐานอ้างอิง", "เอกสารประกอบ"))]
    pub evidence: String,
}

impl Nomination {
    fn rules(&self) -> Result<(), Error> {
        ensure(
            self.score.is_none_or(|s| s.0 >= Decimal::ZERO && s.0 <= Decimal::ONE_HUNDRED),
            "score",
            Rule::OutOfRange,
        )
    }
}
