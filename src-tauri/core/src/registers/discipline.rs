//! Discipline cases (เรื่องทางวินัย) by the stages of the Civil Service Act B.E. 2551. Who is accused is nobody else's affair: it is in
//! the case file, and not here.

use chrono::Duration;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure, within_bounds};
use super::{Agency, Complaint, Words};
use crate::values::{Date, Id};
use crate::{Error, Reader, Rule, Surroundings};

choice! {
    /// How far a case has come.
    DisciplineStage {
        /// Somebody was accused (s. 90).
        Allegation = "allegation" ("เรื่องกล่าวหา (ม. 90)", "Allegation (s. 90)"),
        /// It is looked into first (s. 91).
        Preliminary = "preliminary" ("สืบสวนหรือพิจารณาเบื้องต้น (ม. 91)", "Preliminary (s. 91)"),
        /// Inquiry, not serious (s. 92).
        Inquiry = "inquiry" ("สอบสวน ไม่ร้ายแรง (ม. 92)", "Inquiry, not serious (s. 92)"),
        /// Inquiry, serious (s. 93).
        SeriousInquiry = "serious_inquiry" ("สอบสวน ร้ายแรง (ม. 93)", "Inquiry, serious (s. 93)"),
        /// Resolved upon.
        Resolution = "resolution" ("มีมติ", "Resolution"),
        /// Ordered, or dropped.
        Order = "order" ("ออกคำสั่งลงโทษหรือยุติเรื่อง", "Order, or dropped"),
        /// Reported (s. 103).
        Reported = "reported" ("รายงานการดำเนินการทางวินัย (ม. 103)", "Reported (s. 103)"),
        /// Appealed.
        Appeal = "appeal" ("อุทธรณ์ต่อ ก.พ.ค.", "Appeal"),
    }
}

choice! {
    /// What was ordered.
    Penalty {
        /// Written reprimand.
        Probation = "probation" ("ภาคทัณฑ์", "Probation"),
        /// Cut of pay.
        PayCut = "pay_cut" ("ตัดเงินเดือน", "Cut of pay"),
        /// Reduction of pay.
        PayReduction = "pay_reduction" ("ลดเงินเดือน", "Reduction of pay"),
        /// Reduction of a pay step, under the act of B.E. 2535.
        StepReduction = "step_reduction" ("ลดขั้นเงินเดือน (พ.ร.บ. 2535)", "Reduction of a pay step (act of 2535)"),
        /// Dismissal with pension.
        Discharge = "discharge" ("ปลดออก", "Discharge"),
        /// Dismissal.
        Dismissal = "dismissal" ("ไล่ออก", "Dismissal"),
        /// No penalty, a written undertaking.
        Undertaking = "undertaking" ("งดโทษ ทำทัณฑ์บนเป็นหนังสือ", "None, a written undertaking"),
        /// No penalty, a warning.
        Warning = "warning" ("งดโทษ ว่ากล่าวตักเตือน", "None, a warning"),
        /// Dropped.
        Dropped = "dropped" ("ยุติเรื่อง", "Dropped"),
    }
}

impl Penalty {
    /// Whether it is one for a serious breach.
    #[must_use]
    pub const fn is_serious(self) -> bool {
        matches!(self, Self::Discharge | Self::Dismissal)
    }
}

const NAMELESS: Words = Words {
    th: "ห้ามระบุชื่อผู้ถูกกล่าวหา ผู้ร้อง หรือพยาน อ้างเลขที่สำนวนแทน",
    en: "Name neither the accused nor informants nor witnesses: refer to the case file",
};

/// A discipline case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "discipline_cases", one("เรื่องทางวินัย", "discipline case"), many("ทะเบียนเรื่องทางวินัย", "Discipline cases"),
    icon = "discipline", areas(Campaign), agency = agency_id, year = fiscal_year(opened_on), order = "opened_on DESC, id DESC",
    called = case_number, listed = "discipline_cases", retained(Discipline, since = fiscal_year(closed_on), only = "closed_on IS NOT NULL"),
    attachable, prepared, secrecy = "ลับ",
    due("การสอบสวนครบกำหนด", "Inquiry due", due_on, until = closed_on), paper(case_number, opened_on, offence, stage, due_on, penalty, closed_on)
)]
pub struct DisciplineCase {
    /// Key.
    pub id: Id<DisciplineCase>,
    /// The number of the case file.
    #[field("เลขที่สำนวน", "Case file", identifier, required, search, list(9), print(14), span(6), also("เลขที่เรื่อง"))]
    pub case_number: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The day it began.
    #[field("วันที่ตั้งเรื่อง", "Opened on", public, list(8), print(13), span(3))]
    pub opened_on: Date,
    /// The complaint that it came of.
    #[field("มาจากเรื่องร้องเรียน", "Came of the complaint", confidential, span(6))]
    pub complaint_id: Option<Id<Complaint>>,
    /// What it is about.
    #[field("ฐานความผิด", "Offence", confidential, required, search, lines(2), list(14, 2fr), print(30), hint(NAMELESS))]
    pub offence: String,
    /// The unit.
    #[field("หน่วยงานภายใน", "Unit", public, span(6))]
    pub unit: String,
    /// How far it has come.
    #[field("ขั้นตอนวินัย", "Stage", public, list(12, 1fr), print(20), span(6), also("ขั้นตอน"))]
    pub stage: DisciplineStage,
    /// The day the stage began.
    #[field("เริ่มขั้นตอนเมื่อ", "Stage began on", public, span(3))]
    pub stage_on: Option<Date>,
    /// How many days the inquiry was extended by.
    #[field("ขยายเวลาสอบสวน (วัน)", "Extended by (days)", public, default(0), span(3))]
    pub extended_days: i32,
    /// By when the inquiry ends; found on saving where it is not given.
    #[field(
        "สอบสวนให้เสร็จภายใน",
        "Inquiry due",
        public,
        list(8),
        print(13),
        span(3),
        hint(
            "เว้นว่างให้โปรแกรมนับ: ไม่ร้ายแรง 60 วัน ร้ายแรง 120 วัน รวมที่ขยาย",
            "Empty: counted for you — 60 days, serious 120, and what it was extended by"
        )
    )]
    pub due_on: Option<Date>,
    /// What was ordered.
    #[field("ผลการพิจารณาโทษ", "Penalty", confidential, print(16), span(6), also("โทษ"))]
    pub penalty: Option<Penalty>,
    /// The order.
    #[field("เลขที่คำสั่งลงโทษ", "Order", confidential, span(3))]
    pub order_number: String,
    /// Closed on.
    #[field("วันที่ยุติ", "Closed on", public, list(8), print(13), span(3))]
    pub closed_on: Option<Date>,
    /// Whether the informant was told.
    #[field("แจ้งผลให้ผู้แจ้งเมื่อ", "Informant told on", public, span(3))]
    pub told_on: Option<Date>,
}

/// Days of an inquiry that is not serious, and of one that is.
const INQUIRY_DAYS: (i64, i64) = (60, 120);

impl DisciplineCase {
    fn rules(&self) -> Result<(), Error> {
        ensure((0..=360).contains(&self.extended_days), "extended_days", Rule::OutOfRange)?;
        ensure(self.closed_on.is_none_or(|day| day >= self.opened_on), "closed_on", Rule::BeforeStart)?;
        ensure(self.closed_on.is_none() || self.penalty.is_some(), "penalty", Rule::RequiredWhenClosed)?;
        ensure(self.stage_on.is_none_or(|day| day >= self.opened_on), "stage_on", Rule::BeforeStart)
    }

    /// With the day its inquiry is due, where that is not given.
    fn prepared(self, reader: &Reader<'_>, _: &Surroundings) -> Result<Self, Error> {
        within_bounds("stage_on", &self.stage_on)?;
        let stored: Option<Self> = reader.find(self.id)?;
        let facts = |case: &Self| (case.stage, case.stage_on, case.extended_days);
        let moved = stored.is_some_and(|stored| facts(&stored) != facts(&self) && stored.due_on == self.due_on);
        let given = self.due_on.filter(|_| !moved);
        Ok(Self { due_on: given.or_else(|| self.inquiry_due()), ..self })
    }

    /// The last day of the inquiry, counted from the day after it began.
    fn inquiry_due(&self) -> Option<Date> {
        let days = match self.stage {
            DisciplineStage::Inquiry => INQUIRY_DAYS.0,
            DisciplineStage::SeriousInquiry => INQUIRY_DAYS.1,
            _ => return None,
        };
        let began = self.stage_on.unwrap_or(self.opened_on);
        began.naive().checked_add_signed(Duration::days(days + i64::from(self.extended_days))).map(Date::from)
    }
}
