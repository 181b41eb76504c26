//! The clean-agency strategic plan: plan → strategies → action items.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, DecreeChapter, ProgressEntry, Standing, StateStrategy};
use crate::values::{Date, FiscalYear, Id, Money};
use crate::{Error, Reader, Surroundings};

choice! {
    /// The three pillars of the Cabinet resolution of 26 December B.E. 2543.
    Pillar {
        /// Building clean-government awareness (เสริมสร้างจิตสำนึก).
        Awareness = "p1" ("การเสริมสร้างจิตสำนึกราชการใสสะอาด", "Awareness") ["เสริมสร้างจิตสำนึก"],
        /// Preventing corruption and misconduct (ป้องกัน).
        Prevention = "p2" ("การป้องกันการทุจริตประพฤติมิชอบ", "Prevention") ["ป้องกันการทุจริตประพฤติมิชอบ", "ป้องกันการทุจริต", "ป้องกัน"],
        /// Handling cases that occur (จัดการเมื่อมีกรณีทุจริต).
        Handling = "p3" ("การจัดการเมื่อมีกรณีทุจริตเกิดขึ้น", "Handling cases") ["จัดการเมื่อมีกรณีทุจริต"],
    }
}

choice! {
    /// The five activity areas A1–A5.
    Area {
        /// Coordination centre.
        Centre = "a1" ("สนับสนุนให้มีศูนย์ประสานราชการใสสะอาด", "Coordination centre") ["ศูนย์ประสานราชการใสสะอาด", "1", "1 ศูนย์ประสานราชการใสสะอาด", "ด้านที่ 1", "1 Coordination centre"],
        /// Strategic plan.
        Plan = "a2" ("จัดทำแผนกลยุทธ์ส่งเสริมหน่วยงานใสสะอาด", "Strategic plan") ["แผนกลยุทธ์ราชการใสสะอาด", "2", "2 แผนกลยุทธ์ราชการใสสะอาด", "ด้านที่ 2", "2 Strategic plan"],
        /// Promoting morals and ethics.
        Ethics = "a3" ("ส่งเสริมคุณธรรม จริยธรรม เพื่อให้ความรู้ การพัฒนาจิตสำนึก", "Morals and ethics") ["ส่งเสริมคุณธรรมจริยธรรม", "3", "3 ส่งเสริมคุณธรรมจริยธรรม", "ด้านที่ 3", "3 Morals and ethics"],
        /// Campaigns, participation and scrutiny.
        Campaign = "a4" ("รณรงค์ ประชาสัมพันธ์ ส่งเสริมการมีส่วนร่วม เฝ้าระวัง ตรวจสอบการทำงานภาครัฐ", "Campaign and participation") ["รณรงค์ ประชาสัมพันธ์ การมีส่วนร่วม", "4", "4 รณรงค์ ประชาสัมพันธ์ การมีส่วนร่วม", "ด้านที่ 4", "4 Campaign and participation"],
        /// Networks.
        Networks = "a5" ("เสริมสร้างเครือข่ายส่งเสริมการสร้างความใสสะอาด", "Networks") ["เครือข่าย", "5", "5 เครือข่าย", "ด้านที่ 5", "5 Networks"],
    }
}

choice! {
    /// Whom an action addresses.
    Audience {
        /// Officials.
        Officials = "officials" ("เจ้าหน้าที่ของรัฐ", "Officials") ["เจ้าหน้าที่", "ข้าราชการ", "บุคลากร"],
        /// The public.
        Public = "public" ("ประชาชน", "Public") ["สาธารณชน"],
    }
}

choice! {
    /// The measure an action carries out.
    Measure {
        /// Standards of morals and ethics.
        Standards = "standards" ("การจัดทำและปฏิบัติตามมาตรฐานทางคุณธรรมและจริยธรรม", "Standards") ["มาตรฐานคุณธรรมจริยธรรม", "มาตรฐานทางคุณธรรมและจริยธรรม"],
        /// Creative values.
        Values = "values" ("การส่งเสริมและสนับสนุนให้ปฏิบัติค่านิยมสร้างสรรค์", "Creative values") ["ค่านิยมสร้างสรรค์"],
        /// Development and training.
        Training = "training" ("การพัฒนาและให้ความรู้ด้านคุณธรรมและจริยธรรม", "Training") ["พัฒนาและฝึกอบรม", "ฝึกอบรม", "การฝึกอบรม"],
        /// Rules on gifts.
        Gifts = "gifts" ("มาตรการเรื่องการรับของขวัญ สินน้ำใจ", "Gift rules") ["การรับของขวัญ", "ของขวัญ"],
        /// Recognition awards.
        Awards = "awards" ("การยกย่องให้รางวัลผู้เป็นแบบอย่างเรื่องความซื่อสัตย์ สุจริต", "Awards") ["รางวัลเชิดชูเกียรติ", "รางวัล", "การเชิดชูเกียรติ"],
        /// Complaint channels.
        Complaints = "complaints" ("ช่องทางและระบบร้องเรียน", "Complaints") ["ระบบร้องเรียน", "ร้องเรียน", "เรื่องร้องเรียน"],
        /// Disclosure of information.
        Disclosure = "disclosure" ("การเปิดเผยข้อมูลข่าวสาร", "Disclosure") ["เปิดเผยข้อมูล", "การเปิดเผยข้อมูล"],
        /// Protection of whistle-blowers.
        Whistleblower = "whistleblower" ("มาตรการคุ้มครองผู้แจ้งเบาะแสทุจริต", "Whistle-blower protection") ["คุ้มครองผู้แจ้งเบาะแส"],
        /// Network of clean agencies.
        Network = "network" ("การสร้างเครือข่ายหน่วยงานใสสะอาด", "Network") ["เครือข่าย"],
    }
}

choice! {
    /// Where an action item stands.
    ActionStatus {
        /// Not begun.
        Planned = "planned" ("ยังไม่เริ่ม", "Not begun") ["ตามแผน", "Planned", "ยังไม่ดำเนินการ", "รอดำเนินการ"],
        /// Under way.
        Underway = "underway" ("กำลังดำเนินการ", "Under way") ["อยู่ระหว่างดำเนินการ", "ดำเนินการอยู่"],
        /// Finished.
        Done = "done" ("แล้วเสร็จ", "Done") ["เสร็จสิ้น", "เสร็จแล้ว", "ดำเนินการแล้ว", "ดำเนินการแล้วเสร็จ"],
        /// Cancelled; left out of percentages.
        Cancelled = "cancelled" ("ยกเลิก", "Cancelled") ["ไม่ดำเนินการ"],
    }
}

/// A strategic plan (แผนกลยุทธ์) of an agency over several fiscal years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "strategic_plans", one("แผนกลยุทธ์", "plan"), many("แผนกลยุทธ์ราชการใสสะอาด", "Clean-agency strategic plans"),
    icon = "plan", areas(Plan), agency = agency_id, parent = agency_id, order = "first_year DESC, title", called = title,
    listed = "plans", attachable
)]
pub struct StrategicPlan {
    /// Key.
    pub id: Id<StrategicPlan>,
    /// Title.
    #[field("ชื่อแผน", "Title", public, required, search, span(12))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public, span(12))]
    pub agency_id: Id<Agency>,
    /// First fiscal year covered.
    #[field("ปีเริ่ม (พ.ศ.)", "First year (B.E.)", public, span(4))]
    pub first_year: FiscalYear,
    /// Last fiscal year covered.
    #[field("ปีสิ้นสุด (พ.ศ.)", "Last year (B.E.)", public, span(4))]
    pub last_year: FiscalYear,
    /// Approved on.
    #[field("วันที่อนุมัติ", "Approved on", public, span(4))]
    pub approved_on: Option<Date>,
    /// Vision the plan serves.
    #[field("วิสัยทัศน์", "Vision", public, lines(2))]
    pub vision: String,
    /// Mission the plan serves.
    #[field("พันธกิจ", "Mission", public, lines(2))]
    pub mission: String,
    /// Review of the plan before it (การทบทวนแผน).
    #[field("ผลการทบทวนแผนเดิม", "Review of the last plan", public, lines(4))]
    pub review: String,
}

impl StrategicPlan {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.first_year <= self.last_year, "last_year", Rule::BeforeFirstYear)
    }
}

/// A strategy (กลยุทธ์) of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "strategies", one("กลยุทธ์", "strategy"), many("กลยุทธ์", "Strategies"), areas(Plan),
    agency = "(SELECT agency_id FROM strategic_plans WHERE id = plan_id)", parent = plan_id,
    order = "plan_id, position, code", called = title, listed = "strategies", attachable
)]
pub struct Strategy {
    /// Key.
    pub id: Id<Strategy>,
    /// The plan.
    #[field("แผน", "Plan", public, internal)]
    pub plan_id: Id<StrategicPlan>,
    /// Number within the plan.
    #[field("ลำดับที่", "Number", public, span(3))]
    pub code: String,
    /// Order within the plan.
    #[field("ลำดับการแสดง", "Order", public, default(0), span(3))]
    pub position: i32,
    /// The pillar it serves.
    #[field("ด้าน", "Pillar", public)]
    pub pillar: Option<Pillar>,
    /// Title.
    #[field("กลยุทธ์", "Strategy", public, required, search, span(12))]
    pub title: String,
    /// Goal (เป้าประสงค์).
    #[field("เป้าประสงค์", "Goal", public, lines(3))]
    pub goal: String,
    /// The chapter of the decree that it carries out.
    #[field("หมวดของพระราชกฤษฎีกาฯ", "Chapter of the decree", public, span(6), also("หมวด"))]
    #[serde(default)]
    pub chapter: Option<DecreeChapter>,
    /// The strategy of the state administration plan that it carries out.
    #[field("กลยุทธ์ในแผนบริหารราชการแผ่นดิน", "Strategy of the state plan", public, span(6), also("กลยุทธ์ 6.4"))]
    #[serde(default)]
    pub state_strategy: Option<StateStrategy>,
}

impl Strategy {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// An action item (โครงการ–กิจกรรม) of a strategy in one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "action_items", one("โครงการ–กิจกรรม", "action item"), many("โครงการ–กิจกรรม", "Action items"), areas(Plan),
    agency = "(SELECT agency_id FROM strategic_plans p JOIN strategies s ON s.plan_id = p.id WHERE s.id = strategy_id)",
    year = year, parent = strategy_id, order = "strategy_id, code, id", called = title,
    listed = "actions", attachable, prepared
)]
pub struct ActionItem {
    /// Key.
    pub id: Id<ActionItem>,
    /// The strategy.
    #[field(
        "กลยุทธ์",
        "Strategy",
        public,
        internal,
        example("1 เสริมสร้างจิตสำนึก"),
        hint(
            "เลขที่หรือชื่อกลยุทธ์ในแผน กลยุทธ์ที่ยังไม่มีจะเพิ่มให้",
            "Number or title of the strategy; one that is not there yet is added"
        ),
        also("กลยุทธ์ที่", "ประเด็นกลยุทธ์", "ยุทธศาสตร์", "ประเด็นยุทธศาสตร์")
    )]
    pub strategy_id: Id<Strategy>,
    /// Number.
    #[field(
        "ลำดับที่",
        "Number",
        public,
        search,
        span(2),
        example("1.1"),
        hint("เลขที่ของโครงการ–กิจกรรม", "Number of the action item"),
        also("รหัสโครงการ", "รหัส", "เลขที่โครงการ", "รหัสกิจกรรม", "Action no.", "Code")
    )]
    pub code: String,
    /// Title.
    #[field(
        "โครงการ–กิจกรรม",
        "Action item",
        public,
        required,
        search,
        span(8),
        example("อบรมมาตรฐานทางจริยธรรม"),
        hint("ชื่อโครงการหรือกิจกรรม", "What the action item is called"),
        also(
            "โครงการ",
            "กิจกรรม",
            "โครงการ/กิจกรรม",
            "แผนงาน/โครงการ",
            "ชื่อโครงการ",
            "แผนงาน/โครงการ/กิจกรรม",
            "Action",
            "Project"
        )
    )]
    pub title: String,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, span(2))]
    pub year: FiscalYear,
    /// Target in words.
    #[field("เป้าหมาย", "Target", public, also("ตัวชี้วัดและเป้าหมาย", "ค่าเป้าหมาย", "ตัวชี้วัด/เป้าหมาย"))]
    pub target: String,
    /// Responsible unit or person.
    #[field("ผู้รับผิดชอบ", "Responsible", public, search, also("หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ผู้รับผิดชอบโครงการ"))]
    pub responsible: String,
    /// Activity area.
    #[field("งานหลัก", "Activity area", public, span(4), also("ด้านกิจกรรม", "ด้าน", "กลุ่มกิจกรรม"))]
    pub area: Option<Area>,
    /// Audience.
    #[field("กลุ่มเป้าหมาย", "Audience", public, span(4))]
    pub audience: Option<Audience>,
    /// Measure.
    #[field("มาตรการ", "Measure", public, span(4))]
    pub measure: Option<Measure>,
    /// The chapter of the decree that it carries out.
    #[field("หมวดของพระราชกฤษฎีกาฯ", "Chapter of the decree", public, span(6), also("หมวด"))]
    #[serde(default)]
    pub chapter: Option<DecreeChapter>,
    /// The strategy of the state administration plan that it carries out.
    #[field("กลยุทธ์ในแผนบริหารราชการแผ่นดิน", "Strategy of the state plan", public, span(6), also("กลยุทธ์ 6.4"))]
    #[serde(default)]
    pub state_strategy: Option<StateStrategy>,
    /// Runs in October–December.
    #[field(
        "ไตรมาส 1 (ต.ค.–ธ.ค.)",
        "Quarter 1 (Oct–Dec)",
        public,
        span(3),
        also("ไตรมาส 1", "ไตรมาส 1 ต.ค.-ธ.ค.", "ไตรมาสที่ 1", "ต.ค.-ธ.ค.", "Q1")
    )]
    pub q1: bool,
    /// Runs in January–March.
    #[field(
        "ไตรมาส 2 (ม.ค.–มี.ค.)",
        "Quarter 2 (Jan–Mar)",
        public,
        span(3),
        also("ไตรมาส 2", "ไตรมาส 2 ม.ค.-มี.ค.", "ไตรมาสที่ 2", "ม.ค.-มี.ค.", "Q2")
    )]
    pub q2: bool,
    /// Runs in April–June.
    #[field(
        "ไตรมาส 3 (เม.ย.–มิ.ย.)",
        "Quarter 3 (Apr–Jun)",
        public,
        span(3),
        also("ไตรมาส 3", "ไตรมาส 3 เม.ย.-มิ.ย.", "ไตรมาสที่ 3", "เม.ย.-มิ.ย.", "Q3")
    )]
    pub q3: bool,
    /// Runs in July–September.
    #[field(
        "ไตรมาส 4 (ก.ค.–ก.ย.)",
        "Quarter 4 (Jul–Sep)",
        public,
        span(3),
        also("ไตรมาส 4", "ไตรมาส 4 ก.ค.-ก.ย.", "ไตรมาสที่ 4", "ก.ค.-ก.ย.", "Q4")
    )]
    pub q4: bool,
    /// Budget.
    #[field(
        "งบประมาณ",
        "Budget",
        public,
        example("50,000.00"),
        hint("จำนวนเงินเป็นบาท", "Amount in baht"),
        also("งบประมาณ (บาท)", "งบประมาณที่ได้รับ", "วงเงิน", "Budget (baht)")
    )]
    pub budget: Money,
    /// Spent so far, as the newest line of the log says.
    #[field(
        "เบิกจ่ายแล้ว",
        "Spent",
        public,
        computed,
        also("เบิกจ่าย (บาท)", "เบิกจ่าย", "ผลการเบิกจ่าย", "ใช้จ่าย", "Spent (baht)")
    )]
    pub spend: Money,
    /// Where it stands, as the newest line of the log says.
    #[field("สถานะ", "Status", public, computed, span(4), also("สถานะการดำเนินงาน", "ความก้าวหน้า"))]
    pub status: ActionStatus,
    /// To be finished by; without one, the end of its last quarter.
    #[field("กำหนดเสร็จ", "Due", public, span(4), also("กำหนดแล้วเสร็จ", "วันครบกำหนด", "วันสิ้นสุด", "Due on"))]
    pub due_on: Option<Date>,
    /// Finished on, as the newest line of the log says.
    #[field("วันที่แล้วเสร็จ", "Finished", public, computed, span(4), also("แล้วเสร็จเมื่อ", "วันที่เสร็จ", "Finished on"))]
    pub finished_on: Option<Date>,
}

impl ActionItem {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.q1 || self.q2 || self.q3 || self.q4, "q1", Rule::NoQuarter)?;
        ensure(self.budget >= Money::ZERO, "budget", Rule::Negative)?;
        ensure(self.spend >= Money::ZERO, "spend", Rule::Negative)?;
        match self.status {
            ActionStatus::Done => ensure(self.finished_on.is_some(), "finished_on", Rule::RequiredWhenDone),
            _ => ensure(self.finished_on.is_none(), "finished_on", Rule::OnlyWhenDone),
        }
    }

    /// Where it stands is what its log says.
    fn prepared(self, reader: &Reader<'_>, _: &Surroundings) -> Result<Self, Error> {
        let log = ProgressEntry::of(reader, self.id)?;
        Ok(self.standing(&Standing::newest(&log)))
    }

    /// Which quarters it runs in.
    #[must_use]
    pub const fn quarters(&self) -> [bool; 4] {
        [self.q1, self.q2, self.q3, self.q4]
    }

    /// The day it is due: its own, or the last day of its last quarter.
    #[must_use]
    pub fn deadline(&self) -> Date {
        let quarter_end = if self.q4 {
            self.year.last_day()
        } else {
            let common_era = self.year.number() - 543;
            let (year, month, day) = match (self.q3, self.q2) {
                (true, _) => (common_era, 6, 30),
                (false, true) => (common_era, 3, 31),
                (false, false) => (common_era - 1, 12, 31),
            };
            Date::new(year, month, day).unwrap_or_else(|| self.year.last_day())
        };
        self.due_on.unwrap_or(quarter_end)
    }

    /// Finished, and no later than its deadline.
    #[must_use]
    pub fn is_on_time(&self) -> bool {
        self.finished_on.is_some_and(|day| day <= self.deadline())
    }
}
