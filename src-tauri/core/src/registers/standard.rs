//! Standards of morals and ethics (มาตรฐานทางคุณธรรมและจริยธรรม): versions, their items as behaviour, the measures that carry them out,
//! how far each unit has come, and who acknowledged them. Slides 23–29 and 40; the code of B.E. 2564.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, Person};
use crate::values::{Date, Exact, Id, Money};
use crate::{Error, Rule};

choice! {
    /// The five creative values, slide 41.
    CreativeValue {
        /// 1.
        Courage = "courage" ("กล้ายืนหยัดทำในสิ่งที่ถูกต้อง", "Courage to stand up for what is right"),
        /// 2.
        Honesty = "honesty" ("ซื่อสัตย์ มีความรับผิดชอบ", "Honesty and responsibility"),
        /// 3.
        Transparency = "transparency" ("โปร่งใส ตรวจสอบได้", "Transparency and accountability"),
        /// 4.
        Fairness = "fairness" ("ไม่เลือกปฏิบัติ", "Non-discrimination"),
        /// 5.
        Results = "results" ("มุ่งผลสัมฤทธิ์ของงาน", "Focus on results"),
    }
}

choice! {
    /// The four aspects that standards cover, slide 25.
    EthicsAspect {
        /// Results.
        Results = "results" ("ผลลัพธ์/อรรถประโยชน์", "Results"),
        /// Relationships.
        Relationships = "relationships" ("ความสัมพันธ์", "Relationships"),
        /// Rules.
        Rules = "rules" ("กฎ ระเบียบ คำมั่น", "Rules and promises"),
        /// Means.
        Means = "means" ("วิธีการ", "Means"),
    }
}

choice! {
    /// The seven items of the Civil Servants' Code of Ethics B.E. 2564.
    CodeItem {
        /// 1.
        Nation = "1" ("1 ยึดมั่นในสถาบันหลักของประเทศ", "1 Holds to the main institutions") ["1"],
        /// 2.
        Honesty = "2" ("2 ซื่อสัตย์สุจริต มีจิตสำนึกที่ดี และรับผิดชอบต่อหน้าที่", "2 Honest, conscientious, responsible") ["2"],
        /// 3.
        Courage = "3" ("3 กล้าตัดสินใจและยืนหยัดในสิ่งที่ถูกต้องชอบธรรม", "3 Dares to decide and stands for what is right") ["3"],
        /// 4.
        PublicGood = "4" ("4 คิดถึงประโยชน์ส่วนรวมมากกว่าประโยชน์ส่วนตัวและมีจิตสาธารณะ", "4 The common good before one’s own") ["4"],
        /// 5.
        Results = "5" ("5 มุ่งผลสัมฤทธิ์ของงาน", "5 Focuses on results") ["5"],
        /// 6.
        Fairness = "6" ("6 ปฏิบัติหน้าที่อย่างเป็นธรรมและไม่เลือกปฏิบัติ", "6 Fair and without discrimination") ["6"],
        /// 7.
        Model = "7" ("7 ดำรงตนเป็นแบบอย่างที่ดีและรักษาภาพลักษณ์ของทางราชการ", "7 A model, and the good name of the service") ["7"],
    }
}

choice! {
    /// What a standard is.
    StandardKind {
        /// The standard of an agency, as the deck has it.
        Standard = "standard" ("มาตรฐานทางคุณธรรมและจริยธรรม", "Standard of morals and ethics"),
        /// A code of ethics under the act of B.E. 2562.
        Code = "code" ("ประมวลจริยธรรม", "Code of ethics"),
        /// Do's and don'ts.
        Guideline = "guideline" ("แนวทางปฏิบัติ Do’s & Don’ts", "Do’s and don’ts"),
    }
}

choice! {
    /// Where a version stands.
    StandardStatus {
        /// Being drafted.
        Draft = "draft" ("กำลังยกร่าง", "Draft"),
        /// In force.
        InForce = "in_force" ("ประกาศใช้แล้ว", "In force"),
        /// Another version took its place.
        Replaced = "replaced" ("มีฉบับปรับปรุงใช้แทน", "Replaced"),
    }
}

/// A version of an agency's standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "ethics_standards", one("มาตรฐานทางจริยธรรม", "ethics standard"), many("มาตรฐานคุณธรรมจริยธรรม", "Ethics standards"),
    icon = "standard", areas(Ethics), agency = agency_id, order = "adopted_on DESC, version DESC, id DESC", called = title,
    listed = "standards", attachable
)]
pub struct EthicsStandard {
    /// Key.
    pub id: Id<EthicsStandard>,
    /// What it is called.
    #[field("ชื่อมาตรฐาน", "Title", public, required, search, list(16, 3fr), span(12), also("ชื่อ"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// What it is.
    #[field("ประเภทมาตรฐาน", "Kind", public, list(12, 1fr), span(6), also("ประเภท"))]
    pub kind: StandardKind,
    /// Its version.
    #[field("ฉบับที่", "Version", public, default(1), list(5), span(3))]
    pub version: i32,
    /// Where it stands.
    #[field("สถานะของฉบับ", "Status", public, list(9), span(3), also("สถานะ"))]
    pub status: StandardStatus,
    /// Adopted on.
    #[field("วันที่ประกาศใช้", "Adopted on", public, list(8), span(4))]
    pub adopted_on: Option<Date>,
    /// By which order.
    #[field("เลขที่ประกาศ", "Announcement", public, span(4))]
    pub order_number: String,
    /// Slogans by which it is remembered.
    #[field(
        "คำขวัญ",
        "Slogans",
        public,
        search,
        lines(2),
        hint("สั้น จำง่าย บรรทัดละหนึ่งคำขวัญ", "Short and memorable, one to a line")
    )]
    pub slogans: String,
    /// Drafted with the core mission in view.
    #[field("พิจารณาภารกิจหลัก", "Core mission considered", public, default(false), span(4))]
    pub mission: bool,
    /// With good governance.
    #[field("พิจารณาหลักธรรมาภิบาล", "Good governance considered", public, default(false), span(4))]
    pub governance: bool,
    /// With the act of B.E. 2545.
    #[field(
        "พิจารณา พ.ร.บ. ระเบียบบริหารราชการแผ่นดิน (ฉบับที่ 5) พ.ศ. 2545",
        "Act of B.E. 2545 considered",
        public,
        span(12)
    )]
    pub act: bool,
    /// With the decree of B.E. 2546.
    #[field("พิจารณาพระราชกฤษฎีกา พ.ศ. 2546", "Decree of B.E. 2546 considered", public, default(false), span(4))]
    pub decree: bool,
    /// With the five values.
    #[field("พิจารณาค่านิยมสร้างสรรค์ 5 ประการ", "Five values considered", public, default(false), span(4))]
    pub five_values: bool,
    /// With misconduct that is frequent or risky.
    #[field("พิจารณาพฤติกรรมเสี่ยงที่พบบ่อย", "Frequent or risky misconduct considered", public, default(false), span(4))]
    pub misconduct: bool,
    /// How officials took part.
    #[field("การมีส่วนร่วมของข้าราชการ", "How officials took part", public, lines(3), also("การมีส่วนร่วม"))]
    pub participation: String,
    /// How it was made known.
    #[field(
        "การเผยแพร่",
        "How it was made known",
        public,
        lines(2),
        hint("ต่อข้าราชการ ประชาชน ผู้รับบริการ และคู่สัญญา", "To officials, the public, clients and contract parties")
    )]
    pub published: String,
    /// How it is used in personnel management.
    #[field("การใช้ในการบริหารงานบุคคล", "Use in personnel management", public, lines(2))]
    pub personnel_use: String,
    /// Note.
    #[field("หมายเหตุ", "Note", remark)]
    pub note: String,
}

impl EthicsStandard {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.version >= 1, "version", Rule::NotPositive)?;
        let dated = self.status != StandardStatus::InForce || self.adopted_on.is_some();
        ensure(dated, "adopted_on", Rule::Required)
    }
}

/// An item of a standard, written as behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "standard_items", one("ข้อของมาตรฐาน", "item of a standard"), many("ข้อของมาตรฐาน", "Items of the standard"), areas(Ethics),
    agency = "(SELECT agency_id FROM ethics_standards WHERE id = standard_id)", parent = standard_id, order = "position, id",
    called = behaviour, listed = "standard_items"
)]
pub struct StandardItem {
    /// Key.
    pub id: Id<StandardItem>,
    /// The standard.
    #[field("มาตรฐาน", "Standard", public, internal)]
    pub standard_id: Id<EthicsStandard>,
    /// Its number.
    #[field("ข้อที่", "Number", public, default(1), list(4), span(2))]
    pub position: i32,
    /// What is to be done, short and clear.
    #[field(
        "ข้อความเชิงพฤติกรรม", "Behaviour", public, required, search, lines(2), list(14, 3fr),
        hint("เขียนเป็นพฤติกรรมที่ควรทำและทำได้ สั้น ชัดเจน ไม่ซ้ำกับวินัยและจรรยาบรรณ", "As behaviour that should and can be done: short, clear, not repeating discipline and the code")
    )]
    pub behaviour: String,
    /// What to do.
    #[field("ควรทำ (Do’s)", "Do’s", public, search, lines(2), span(6), also("ควรทำ"))]
    pub dos: String,
    /// What not to do.
    #[field("ไม่ควรทำ (Don’ts)", "Don’ts", public, search, lines(2), span(6), also("ไม่ควรทำ"))]
    pub donts: String,
    /// The value it serves.
    #[field("ค่านิยมที่สอดคล้อง", "Value", public, list(10, 1fr), span(4))]
    pub value: Option<CreativeValue>,
    /// The aspect it covers.
    #[field("มิติที่ครอบคลุม", "Aspect", public, list(10), span(4))]
    pub aspect: Option<EthicsAspect>,
    /// The item of the code it serves.
    #[field("ข้อของประมวลจริยธรรม พ.ศ. 2564", "Item of the code of B.E. 2564", public, span(4))]
    pub code_item: Option<CodeItem>,
}

impl StandardItem {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

choice! {
    /// A measure that carries a standard out: the deck's two groups, slides 27 and 28.
    StandardMeasureKind {
        /// Management: recruitment, pay and promotion.
        Personnel = "personnel" ("การบริหาร: ใช้ในการสรรหา ความดีความชอบ และเลื่อนตำแหน่ง", "Management: recruitment, pay and promotion"),
        /// Management: induction and every course.
        Courses = "courses" ("การบริหาร: เป็นเงื่อนไขของการปฐมนิเทศและทุกหลักสูตร", "Management: induction and every course"),
        /// Management: regular recognition.
        Recognition = "recognition" ("การบริหาร: ยกย่องอย่างสม่ำเสมอและเห็นได้ชัด", "Management: regular, visible recognition"),
        /// Management: building culture.
        Culture = "culture" ("การบริหาร: เป็นเครื่องมือสร้างวัฒนธรรมองค์กร", "Management: building culture"),
        /// Management: superiors as models.
        Models = "models" ("การบริหาร: ผู้บังคับบัญชาเป็นแบบอย่าง", "Management: superiors as role models"),
        /// Support: knowledge and awareness.
        Knowledge = "knowledge" ("ปัจจัยสนับสนุน: ให้ความรู้และสร้างจิตสำนึก", "Support: knowledge and awareness"),
        /// Support: rewards.
        Rewards = "rewards" ("ปัจจัยสนับสนุน: ให้รางวัล", "Support: rewards"),
        /// Support: good examples.
        Examples = "examples" ("ปัจจัยสนับสนุน: ยกย่องบุคคลตัวอย่าง", "Support: good examples"),
        /// Support: clubs and networks.
        Clubs = "clubs" ("ปัจจัยสนับสนุน: ชมรมและเครือข่าย", "Support: clubs and networks"),
        /// Support: campaigns.
        Campaigns = "campaigns" ("ปัจจัยสนับสนุน: รณรงค์", "Support: campaigns"),
        /// Support: publicity.
        Publicity = "publicity" ("ปัจจัยสนับสนุน: ประชาสัมพันธ์", "Support: publicity"),
        /// Support: study visits.
        Visits = "visits" ("ปัจจัยสนับสนุน: ศึกษาดูงาน", "Support: study visits"),
    }
}

/// A measure for carrying a standard out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "standard_measures", one("มาตรการนำมาตรฐานไปปฏิบัติ", "measure for a standard"), many("มาตรการนำมาตรฐานไปปฏิบัติ", "Measures"),
    areas(Ethics), agency = "(SELECT agency_id FROM ethics_standards WHERE id = standard_id)", parent = standard_id,
    order = "kind, id", called = description, listed = "standard_measures", attachable,
    due("มาตรการตามมาตรฐานครบกำหนด", "Measure for the standard due", due_on, until = done_on)
)]
pub struct StandardMeasure {
    /// Key.
    pub id: Id<StandardMeasure>,
    /// The standard.
    #[field("มาตรฐาน", "Standard", public, internal)]
    pub standard_id: Id<EthicsStandard>,
    /// What kind.
    #[field("ประเภทมาตรการ", "Kind", public, list(16, 1fr), span(12), also("ประเภท"))]
    pub kind: StandardMeasureKind,
    /// What is done.
    #[field("วิธีดำเนินการ", "What is done", public, required, search, lines(2), list(14, 2fr))]
    pub description: String,
    /// Who does it.
    #[field("ผู้รับผิดชอบ", "Responsible", public, search, list(9), span(6))]
    pub responsible: String,
    /// By when.
    #[field("กำหนดเสร็จ", "Due", public, list(8), span(3))]
    pub due_on: Option<Date>,
    /// Done on.
    #[field("ดำเนินการแล้วเมื่อ", "Done on", public, list(8), span(3))]
    pub done_on: Option<Date>,
}

impl StandardMeasure {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

choice! {
    /// How far a standard is adopted: the three stages of slide 24.
    AdoptionStage {
        /// Understood.
        Understanding = "understanding" ("รู้และเข้าใจ", "Understanding"),
        /// Made one's own.
        Internalised = "internalised" ("ซึมซับ ยอมรับเป็นของตน", "Internalised"),
        /// Lived by.
        WayOfLife = "way_of_life" ("ยึดมั่นเป็นวิถีชีวิต", "A way of life"),
    }
}

/// How far a unit has come with a standard, as a survey found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "standard_adoptions", one("ระดับการยึดถือมาตรฐาน", "stage of adoption"), many("ระดับการยึดถือมาตรฐานรายหน่วยงาน", "Stages of adoption"),
    areas(Ethics), agency = "(SELECT agency_id FROM ethics_standards WHERE id = standard_id)",
    year = fiscal_year(measured_on), parent = standard_id, order = "measured_on DESC, unit COLLATE thai, id", called = unit,
    listed = "standard_adoptions"
)]
pub struct StandardAdoption {
    /// Key.
    pub id: Id<StandardAdoption>,
    /// The standard.
    #[field("มาตรฐาน", "Standard", public, internal)]
    pub standard_id: Id<EthicsStandard>,
    /// The unit.
    #[field("หน่วยงานภายใน", "Unit", public, required, search, list(14, 2fr), span(6), also("กอง", "หน่วยงาน"))]
    pub unit: String,
    /// The stage.
    #[field("ระดับการยึดถือ", "Stage", public, list(12, 1fr), span(6), also("ระดับ"))]
    pub stage: AdoptionStage,
    /// When that was measured.
    #[field("วันที่วัด", "Measured on", public, list(8), span(4))]
    pub measured_on: Date,
    /// The mean of the survey's answers.
    #[field("ค่าเฉลี่ยจากแบบสำรวจ", "Mean of the survey", public, list(8), span(4), also("ค่าเฉลี่ย"))]
    pub mean: Option<Exact>,
    /// Who answered.
    #[field("จำนวนผู้ตอบ", "Answers", public, span(4))]
    pub answers: Option<i32>,
}

impl StandardAdoption {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.answers.is_none_or(|count| count >= 0), "answers", Rule::Negative)
    }
}

/// An official's acknowledgement of a standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "acknowledgements", one("การรับทราบมาตรฐาน", "acknowledgement"), many("ผู้รับทราบมาตรฐาน", "Acknowledgements"), areas(Ethics),
    agency = "(SELECT agency_id FROM ethics_standards WHERE id = standard_id)", year = fiscal_year(acknowledged_on),
    parent = standard_id, order = "acknowledged_on DESC, id",
    called = person("(SELECT prefix || trim(first_name || ' ' || surname) FROM people AS p WHERE p.id = person_id) \
        || ' · ' || (SELECT title FROM ethics_standards AS s WHERE s.id = standard_id)"),
    listed = "acknowledgements", unique(standard_id, person_id)
)]
pub struct Acknowledgement {
    /// Key.
    pub id: Id<Acknowledgement>,
    /// The standard.
    #[field("มาตรฐาน", "Standard", public, internal)]
    pub standard_id: Id<EthicsStandard>,
    /// Who.
    #[field("ผู้รับทราบ", "Who", name, list(14, 2fr), span(8), also("ชื่อ–สกุล", "ชื่อ-สกุล"))]
    pub person_id: Id<Person>,
    /// The day.
    #[field("วันที่รับทราบ", "Acknowledged on", public, list(8), span(4), also("วันที่"))]
    pub acknowledged_on: Date,
    /// By what: a signature, a form on the web.
    #[field("วิธีรับทราบ", "How", public, list(10, 1fr), span(12), example("ลงนามในบัญชี"))]
    pub method: String,
}

impl Acknowledgement {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// An activity that furthers one of the five creative values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "value_activities", one("กิจกรรมค่านิยมสร้างสรรค์", "activity for a value"), many("ค่านิยมสร้างสรรค์", "Creative values"),
    icon = "value", areas(Ethics), agency = agency_id, year = fiscal_year(held_on), order = "held_on DESC, id DESC", called = title,
    listed = "value_activities", attachable, paper("ทะเบียนกิจกรรมส่งเสริมค่านิยมสร้างสรรค์", held_on, title, value, participants, cost, result)
)]
pub struct ValueActivity {
    /// Key.
    pub id: Id<ValueActivity>,
    /// What it is called.
    #[field("ชื่อกิจกรรม", "Title", public, required, search, list(14, 3fr), print(28), span(12), also("กิจกรรม"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// Which value.
    #[field("ค่านิยม", "Value", public, list(12, 1fr), print(20), span(8))]
    pub value: CreativeValue,
    /// The day.
    #[field("วันที่จัด", "Held on", public, list(8), print(12), span(4), also("วันที่"))]
    pub held_on: Date,
    /// How many took part.
    #[field("ผู้เข้าร่วม (คน)", "Participants", public, list(8), print(10), span(4), also("จำนวนคน"))]
    pub participants: Option<i32>,
    /// What it cost.
    #[field("ค่าใช้จ่าย", "Cost", public, list(8), print(12), span(4), also("งบประมาณ"))]
    pub cost: Money,
    /// What came of it.
    #[field("ผลที่ได้", "Result", public, search, lines(2), print(26), also("ผล"))]
    pub result: String,
}

impl ValueActivity {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.cost >= Money::ZERO, "cost", Rule::Negative)?;
        ensure(self.participants.is_none_or(|people| people >= 0), "participants", Rule::Negative)
    }
}
