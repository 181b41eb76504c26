//! Organisation of virtue (องค์กรคุณธรรม): nine activities scored 2, 1 or 0, and the level that follows.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::values::{Date, Decimal, FiscalYear, Id};
use crate::{Error, Rule};

/// The assessment of an agency in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "virtue_assessments", one("การประเมินองค์กรคุณธรรม", "organisation of virtue"), many("องค์กรคุณธรรม", "Organisation of virtue"),
    icon = "virtue", areas(Ethics), agency = agency_id, year = year, order = "year DESC, agency_id",
    called = "'องค์กรคุณธรรม ' || (SELECT name_th FROM agencies AS a WHERE a.id = agency_id) || ' ปี ' || year", listed = "virtue_assessments", unique(agency_id, year), attachable
)]
pub struct VirtueAssessment {
    /// Key.
    pub id: Id<VirtueAssessment>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, list(6), span(4))]
    pub year: FiscalYear,
    /// The problem to be solved.
    #[field("ปัญหาที่อยากแก้", "Problem to solve", public, search, lines(2), list(14, 2fr))]
    pub problem: String,
    /// The good to be done.
    #[field("ความดีที่อยากทำ", "Good to do", public, search, lines(2), list(14, 2fr))]
    pub good: String,
    /// Sufficiency.
    #[field("พอเพียง", "Sufficiency", public, default(false), span(2))]
    pub sufficiency: bool,
    /// Discipline.
    #[field("วินัย", "Discipline", public, default(false), span(2))]
    pub discipline: bool,
    /// Honesty.
    #[field("สุจริต", "Honesty", public, default(false), span(2))]
    pub honesty: bool,
    /// Volunteering.
    #[field("จิตอาสา", "Volunteering", public, default(false), span(3))]
    pub volunteering: bool,
    /// Gratitude.
    #[field("กตัญญู", "Gratitude", public, default(false), span(3))]
    pub gratitude: bool,
    /// Staff who signed the declaration.
    #[field("ผู้ร่วมประกาศเจตนารมณ์ (คน)", "Signed the declaration", public, default(0), span(4))]
    pub signers: i32,
    /// Staff in all.
    #[field("บุคลากรทั้งหมด (คน)", "Staff", public, default(0), span(4))]
    pub staff: i32,
    /// The day.
    #[field("วันที่ประเมิน", "Assessed on", public, list(8), span(4))]
    pub assessed_on: Option<Date>,
}

impl VirtueAssessment {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.signers >= 0, "signers", Rule::Negative)?;
        ensure(self.staff >= self.signers, "staff", Rule::OutOfRange)
    }

    /// Points for the declaration: 2 where four in five signed, 1 where half did. None without staff.
    #[must_use]
    pub fn declared(&self) -> Option<i32> {
        (self.staff > 0).then(|| banded(Decimal::from(self.signers) * Decimal::ONE_HUNDRED / Decimal::from(self.staff)))
    }
}

/// 2 from eighty per cent, 1 from fifty, 0 below.
fn banded(percent: Decimal) -> i32 {
    match percent {
        percent if percent >= Decimal::from(80) => 2,
        percent if percent >= Decimal::from(50) => 1,
        _ => 0,
    }
}

choice! {
    /// The nine activities.
    VirtueActivity {
        /// 1.
        Declaration = "1" ("1 ประกาศเจตนารมณ์และข้อตกลงร่วม", "1 Declaration") ["1"],
        /// 2.
        Targets = "2" ("2 กำหนดเป้าหมายจากปัญหาที่อยากแก้และความดีที่อยากทำ", "2 Targets") ["2"],
        /// 3.
        Plan = "3" ("3 จัดทำแผนส่งเสริมคุณธรรม", "3 Plan") ["3"],
        /// 4.
        Results = "4" ("4 ดำเนินการตามแผน", "4 Results of the plan") ["4"],
        /// 5.
        FollowUp = "5" ("5 ติดตามและทบทวน", "5 Follow-up") ["5"],
        /// 6.
        Honours = "6" ("6 ยกย่องผู้ทำความดี", "6 Honouring") ["6"],
        /// 7.
        Raised = "7" ("7 ผลสำเร็จเพิ่มขึ้น", "7 Raised results") ["7"],
        /// 8.
        WiderHonours = "8" ("8 ยกย่องในวงกว้าง", "8 Wider honouring") ["8"],
        /// 9.
        Source = "9" ("9 เป็นแหล่งเรียนรู้", "9 Learning source") ["9"],
    }
}

/// The points of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "virtue_scores", one("คะแนนกิจกรรมคุณธรรม", "points of an activity"), many("คะแนนรายกิจกรรม", "Points"), areas(Ethics),
    agency = "(SELECT agency_id FROM virtue_assessments WHERE id = assessment_id)",
    year = "(SELECT year FROM virtue_assessments WHERE id = assessment_id)", parent = assessment_id,
    order = "CAST(activity AS INTEGER), id", called = "'กิจกรรมที่ ' || activity", listed = "virtue_scores",
    unique(assessment_id, activity), attachable
)]
pub struct VirtueScore {
    /// Key.
    pub id: Id<VirtueScore>,
    /// The assessment.
    #[field("การประเมิน", "Assessment", public, internal)]
    pub assessment_id: Id<VirtueAssessment>,
    /// The activity.
    #[field("กิจกรรม", "Activity", public, list(18, 2fr), span(9))]
    pub activity: VirtueActivity,
    /// 2, 1 or 0.
    #[field("คะแนน (0–2)", "Points (0–2)", public, default(0), list(6), span(3), also("คะแนน"))]
    pub points: i32,
    /// What shows it.
    #[field("หลักฐานหรือคำอธิบาย", "Evidence", public, search, lines(2), list(14, 2fr), also("หลักฐาน"))]
    pub evidence: String,
}

impl VirtueScore {
    fn rules(&self) -> Result<(), Error> {
        ensure((0..=2).contains(&self.points), "points", Rule::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_in_five_are_two_points_and_half_is_one() {
        for (percent, points) in [("100", 2), ("80", 2), ("79.99", 1), ("50", 1), ("49.99", 0), ("0", 0)] {
            assert_eq!(banded(percent.parse().expect("a number")), points, "{percent}");
        }
    }
}
