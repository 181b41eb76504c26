//! The review of the plan (การทบทวนแผน) of a year: what succeeded and what did not, point by point, and what is proposed. Slide 35.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::choice;
use super::{ActionItem, Agency, Strategy};
use crate::Error;
use crate::values::{Date, FiscalYear, Id};

/// The review of an agency's plan in a fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "plan_reviews", one("การทบทวนแผนประจำปี", "review of the year’s plan"), many("การทบทวนแผน", "Plan reviews"), icon = "review",
    areas(Plan), agency = agency_id, year = year, order = "year DESC, agency_id",
    called = "'การทบทวนแผน ' || (SELECT name_th FROM agencies AS a WHERE a.id = agency_id) || ' ปี ' || year", listed = "plan_reviews", unique(agency_id, year), attachable
)]
pub struct PlanReview {
    /// Key.
    pub id: Id<PlanReview>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year reviewed.
    #[field("ปีงบประมาณที่ทบทวน", "Fiscal year reviewed", public, list(8), span(6), also("ปีงบประมาณ"))]
    pub year: FiscalYear,
    /// The day.
    #[field("วันที่ทบทวน", "Reviewed on", public, list(8), span(6))]
    pub reviewed_on: Option<Date>,
    /// Who took part.
    #[field("ผู้ร่วมทบทวน", "Who took part", public, span(12))]
    pub participants: String,
    /// What succeeded.
    #[field("ความสำเร็จในภาพรวม", "Successes", public, search, lines(3), list(14, 2fr))]
    pub successes: String,
    /// What did not.
    #[field("ปัญหาอุปสรรคในภาพรวม", "Problems", public, search, lines(3), list(14, 2fr))]
    pub problems: String,
    /// What the money was worth.
    #[field("ความคุ้มค่า", "Value for money", public, lines(3))]
    pub value_for_money: String,
    /// What follows for the next plan.
    #[field("ข้อเสนอสำหรับแผนปีถัดไป", "For the next year’s plan", public, lines(3))]
    pub proposals: String,
}

impl PlanReview {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

choice! {
    /// What becomes of a strategy or an action.
    ReviewVerdict {
        /// Goes on as it is.
        Keep = "keep" ("ดำเนินการต่อ", "Go on"),
        /// Is mended.
        Improve = "improve" ("ปรับปรุง", "Improve"),
        /// Is built upon.
        Develop = "develop" ("พัฒนาต่อยอด", "Develop") ["พัฒนา"],
        /// Is given up.
        Cancel = "cancel" ("ยกเลิกการดำเนินการ", "Cancel") ["ยกเลิก"],
    }
}

/// What the review says of a strategy or of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "review_points", one("ประเด็นทบทวน", "point of the review"), many("ประเด็นทบทวนรายกลยุทธ์และโครงการ", "Points of the review"),
    areas(Plan), agency = "(SELECT agency_id FROM plan_reviews WHERE id = review_id)",
    year = "(SELECT year FROM plan_reviews WHERE id = review_id)", parent = review_id, order = "position, id", called = subject,
    listed = "review_points"
)]
pub struct ReviewPoint {
    /// Key.
    pub id: Id<ReviewPoint>,
    /// The review.
    #[field("การทบทวน", "Review", public, internal)]
    pub review_id: Id<PlanReview>,
    /// Order.
    #[field("ลำดับ", "Order", public, default(1), span(2))]
    pub position: i32,
    /// What it is about.
    #[field("ประเด็น", "Subject", public, required, search, list(14, 2fr), span(10))]
    pub subject: String,
    /// The strategy it is about.
    #[field("กลยุทธ์ที่ทบทวน", "Strategy", public, span(6), also("กลยุทธ์"))]
    pub strategy_id: Option<Id<Strategy>>,
    /// The action it is about.
    #[field("โครงการที่ทบทวน", "Action item", public, span(6), also("โครงการ–กิจกรรม"))]
    pub action_id: Option<Id<ActionItem>>,
    /// What becomes of it.
    #[field("ข้อสรุป", "Verdict", public, list(9), span(4))]
    pub verdict: ReviewVerdict,
    /// What succeeded.
    #[field("ความสำเร็จ", "Success", public, lines(2), span(6))]
    pub success: String,
    /// What did not.
    #[field("ปัญหาอุปสรรค", "Problem", public, lines(2), span(6))]
    pub problem: String,
    /// What is proposed.
    #[field("ข้อเสนอ", "Proposal", public, lines(2), list(14, 2fr))]
    pub proposal: String,
}

impl ReviewPoint {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}
