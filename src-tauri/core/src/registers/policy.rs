//! The policy library (คลังนโยบายและกฎหมาย): what the coordination centre's work rests on, as the source deck says it and as it stands
//! now. Slides 3–13 and 21–22; agencies add their own orders.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::values::{Date, Id};
use crate::{Error, Rule};

choice! {
    /// How sure a fact taken from elsewhere is.
    Certainty {
        /// Read in a public source.
        Sure = "sure" ("ยืนยันจากแหล่งเผยแพร่แล้ว", "Read in a public source") ["ยืนยันแล้ว"],
        /// From a partial or secondary source.
        Likely = "likely" ("น่าจะเป็นเช่นนี้ ตรวจสอบกับประกาศฉบับจริง", "Likely; check against the announcement") ["น่าจะเป็น"],
        /// Not known to be so.
        Unsure = "unsure" ("ยังไม่แน่ชัด ตรวจสอบกับประกาศฉบับจริง", "Unsure; check against the announcement") ["ไม่แน่ใจ"],
    }
}

choice! {
    /// What an entry of the library is.
    PolicyKind {
        /// A constitution.
        Constitution = "constitution" ("รัฐธรรมนูญ", "Constitution"),
        /// An act.
        Act = "act" ("พระราชบัญญัติ", "Act"),
        /// A decree.
        Decree = "decree" ("พระราชกฤษฎีกา", "Royal decree"),
        /// A principle of good governance.
        Principle = "principle" ("หลักการบริหารกิจการบ้านเมืองที่ดี", "Principle of good governance"),
        /// A chapter of the decree on good governance.
        Chapter = "chapter" ("หมวดของพระราชกฤษฎีกา", "Chapter of the decree"),
        /// A regulation or an announcement.
        Regulation = "regulation" ("ระเบียบและประกาศ", "Regulation or announcement"),
        /// A resolution of the Cabinet.
        Resolution = "resolution" ("มติคณะรัฐมนตรี", "Cabinet resolution"),
        /// A policy of the state administration plan.
        StatePlan = "state_plan" ("นโยบายในแผนการบริหารราชการแผ่นดิน", "Policy of the state administration plan"),
        /// A strategy of it.
        Strategy = "strategy" ("กลยุทธ์หลักในแผนการบริหารราชการแผ่นดิน", "Strategy of the state administration plan"),
        /// An approach of a strategy.
        Approach = "approach" ("แนวทางดำเนินการ", "Approach"),
        /// A value or a code.
        Value = "value" ("ค่านิยมและประมวลจริยธรรม", "Value or code"),
        /// A framework.
        Framework = "framework" ("กรอบความโปร่งใส", "Framework of transparency"),
        /// An order of an agency.
        Order = "order" ("คำสั่งหรือประกาศของส่วนราชการ", "Order of an agency"),
    }
}

choice! {
    /// Whether an entry still holds.
    PolicyStatus {
        /// It does.
        InForce = "in_force" ("ใช้บังคับ", "In force"),
        /// Another took its place.
        Replaced = "replaced" ("มีฉบับใหม่ใช้แทน", "Replaced") ["ยกเลิกและใช้ฉบับใหม่แทน"],
        /// It was never more than a draft, or its time is over.
        Ended = "ended" ("สิ้นผลแล้ว", "No longer in force"),
    }
}

choice! {
    /// A chapter of the Royal Decree on Good Governance B.E. 2546, slide 22.
    DecreeChapter {
        /// 1.
        Governance = "1" ("หมวด 1 การบริหารกิจการบ้านเมืองที่ดี", "1 Good governance") ["1", "หมวด 1"],
        /// 2.
        Benefit = "2" ("หมวด 2 เพื่อให้เกิดประโยชน์สุขของประชาชน", "2 Benefit and happiness of the people") ["2", "หมวด 2"],
        /// 3.
        Mission = "3" ("หมวด 3 เพื่อให้เกิดผลสัมฤทธิ์ต่อภารกิจของรัฐ", "3 Results for the state’s mission") ["3", "หมวด 3"],
        /// 4.
        Efficiency = "4" ("หมวด 4 อย่างมีประสิทธิภาพและเกิดความคุ้มค่า", "4 Efficiency and value for money") ["4", "หมวด 4"],
        /// 5.
        Steps = "5" ("หมวด 5 ลดขั้นตอนการปฏิบัติงาน", "5 No unnecessary steps") ["5", "หมวด 5"],
        /// 6.
        Events = "6" ("หมวด 6 ปรับปรุงภารกิจให้ทันต่อสถานการณ์", "6 Mission kept up with events") ["6", "หมวด 6"],
        /// 7.
        Convenience = "7" ("หมวด 7 อำนวยความสะดวกและตอบสนองความต้องการ", "7 Convenience and response to needs") ["7", "หมวด 7"],
        /// 8.
        Evaluation = "8" ("หมวด 8 ประเมินผลการปฏิบัติราชการ", "8 Evaluation of performance") ["8", "หมวด 8"],
    }
}

choice! {
    /// A main strategy of the state administration plan B.E. 2548–2551, policy 6.4; the deck has no 6.4.3. Slides 8–12.
    StateStrategy {
        /// 6.4.1.
        Suppression = "6.4.1" ("6.4.1 มาตรการป้องกันและปราบปรามการทุจริต", "6.4.1 Preventing and suppressing corruption") ["6.4.1"],
        /// 6.4.2.
        Campaign = "6.4.2" ("6.4.2 การมีส่วนร่วมรณรงค์และปลูกฝังค่านิยม", "6.4.2 Campaigning and instilling values") ["6.4.2"],
        /// 6.4.4.
        Transparency = "6.4.4" ("6.4.4 ความโปร่งใสทุกระดับ", "6.4.4 Transparency at every level") ["6.4.4"],
    }
}

/// An entry of the policy library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "policies", one("นโยบายหรือกฎหมาย", "entry of the policy library"), many("คลังนโยบายและกฎหมาย", "Policy library"),
    icon = "policy", areas(Plan), agency = agency_id, order = "position, code COLLATE numbered, id", called = title,
    listed = "policies", attachable, paper(code, title, text, status, replaced_by, source, certainty)
)]
pub struct Policy {
    /// Key.
    pub id: Id<Policy>,
    /// What it is called.
    #[field("ชื่อนโยบายหรือกฎหมาย", "Title", public, required, search, list(16, 3fr), print(24), span(12), also("ชื่อ", "เรื่อง"))]
    pub title: String,
    /// Whose: the ministry's, or an agency's own.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// Its number, such as 6.4.1 or a section.
    #[field("เลขที่หรือมาตรา", "Number or section", public, search, list(7), print(10), span(3), example("ม. 77"))]
    pub code: String,
    /// What it is.
    #[field("ประเภทนโยบาย", "Kind", public, list(12, 1fr), span(3), also("ประเภท"))]
    pub kind: PolicyKind,
    /// Order in the library.
    #[field("ลำดับการแสดง", "Order", public, default(0), span(3))]
    pub position: i32,
    /// What it says.
    #[field("สาระสำคัญ", "What it says", public, search, lines(5), print(38), also("เนื้อหา"))]
    pub text: String,
    /// Who answers for it.
    #[field("เจ้าภาพ", "Host", public, search, span(6), also("หน่วยงานเจ้าภาพ"))]
    pub host: String,
    /// The day it is of, where that is known.
    #[field("ลงวันที่", "Dated", public, span(3))]
    pub dated_on: Option<Date>,
    /// The strategy it belongs to.
    #[field("กลยุทธ์ 6.4", "Strategy 6.4", public, span(6))]
    pub strategy: Option<StateStrategy>,
    /// Whether it holds.
    #[field("สถานะการใช้บังคับ", "Status", public, list(9), print(12), span(4), also("สถานะ"))]
    pub status: PolicyStatus,
    /// What took its place.
    #[field("ฉบับที่ใช้แทน", "Replaced by", public, search, print(16), span(8), when(status = "replaced"))]
    pub replaced_by: String,
    /// Where it was read.
    #[field("ที่มา", "Source", public, search, print(12), span(6), example("สไลด์ 6"))]
    pub source: String,
    /// How sure it is.
    #[field("ความแน่ชัด", "How sure", public, print(14), span(6))]
    pub certainty: Certainty,
}

impl Policy {
    fn rules(&self) -> Result<(), Error> {
        let named = self.status != PolicyStatus::Replaced || !self.replaced_by.trim().is_empty();
        ensure(named, "replaced_by", Rule::Required)
    }
}
