//! The indicators of a performance agreement, their levels and baselines, and each round's results.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agreement;
use super::record::{choice, ensure};
use crate::Error;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Round};

choice! {
    /// How an indicator is scored.
    IndicatorKind {
        /// Higher is better.
        Higher = "higher" ("ยิ่งมากยิ่งดี", "Higher is better") ["มากดี", "ค่ามากดี", "เชิงบวก"],
        /// Lower is better.
        Lower = "lower" ("ยิ่งน้อยยิ่งดี", "Lower is better") ["น้อยดี", "ค่าน้อยดี", "เชิงลบ"],
        /// Steps completed (milestone).
        Milestone = "milestone" ("ระดับขั้นของความสำเร็จ", "Milestone") ["ขั้นตอน", "ระดับความสำเร็จ"],
        /// A weighted composite of its parts.
        Composite = "composite" ("รวมถ่วงน้ำหนัก", "Weighted composite") ["ถ่วงน้ำหนัก"],
    }
}

choice! {
    /// Where an indicator's result comes from.
    ResultSource {
        /// Entered by hand.
        ByHand = "by_hand" ("กรอกเอง", "Entered by hand"),
        /// Percent of active staff who passed the required hours this year.
        StaffTrained = "staff_trained" ("ร้อยละบุคลากรที่ผ่านการอบรม", "Percent of staff trained"),
        /// Percent of the year's action items that are done.
        ActionsDone = "actions_done" ("ร้อยละโครงการที่แล้วเสร็จ", "Percent of action items done"),
        /// Percent of the year's action items that were done in time.
        ActionsOnTime = "actions_on_time" ("ร้อยละโครงการที่เสร็จทันกำหนด", "Percent of action items done on time"),
        /// Percent of the year's action budget that is spent.
        BudgetSpent = "budget_spent" ("ร้อยละการเบิกจ่ายงบประมาณ", "Percent of budget spent"),
    }
}

choice! {
    /// What a result is counted from, of the coordination centre's registers.
    CountedResult {
        /// Percent of staff who acknowledged the standards.
        Acknowledged = "acknowledged" ("ร้อยละบุคลากรที่รับทราบมาตรฐานจริยธรรม", "Percent of staff who acknowledged the standards"),
        /// Percent of complaints answered in time.
        ComplaintsInTime = "complaints_in_time" ("ร้อยละเรื่องร้องเรียนที่ตอบกลับทันกำหนด", "Percent of complaints answered in time"),
        /// Percent of OIT items disclosed.
        Disclosure = "disclosure" ("ร้อยละรายการ OIT ที่เผยแพร่แล้ว", "Percent of OIT items disclosed"),
        /// Percent of the network's activities held.
        NetworkHeld = "network_held" ("ร้อยละกิจกรรมเครือข่ายที่จัดตามแผน", "Percent of network activities held"),
        /// Mean of surveys of satisfaction.
        SurveyMean = "survey_mean" ("ค่าเฉลี่ยความพึงพอใจจากแบบสำรวจ", "Mean of surveys of satisfaction"),
        /// Percent of measures against risks done.
        RiskMeasures = "risk_measures" ("ร้อยละมาตรการจัดการความเสี่ยงที่แล้วเสร็จ", "Percent of risk measures done"),
        /// Percent of measures from the ITA done.
        ItaMeasures = "ita_measures" ("ร้อยละมาตรการจากผล ITA ที่แล้วเสร็จ", "Percent of ITA measures done"),
    }
}

/// An indicator template (รายละเอียดตัวชี้วัด) of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "indicators", one("ตัวชี้วัด", "indicator"), many("ตัวชี้วัด", "Indicators"), icon = "indicators",
    agency = "(SELECT agency_id FROM agreements WHERE id = agreement_id)",
    year = "(SELECT year FROM agreements WHERE id = agreement_id)", parent = agreement_id,
    order = "agreement_id, code COLLATE numbered", called = name, listed = "indicators", unique(agreement_id, code), attachable, guarded
)]
pub struct Indicator {
    /// Key.
    pub id: Id<Indicator>,
    /// The agreement.
    #[field("คำรับรอง", "Agreement", public, internal)]
    pub agreement_id: Id<Agreement>,
    /// The composite this is a part of.
    #[field("เป็นส่วนหนึ่งของ", "Part of", public, internal, also("เป็นส่วนของตัวชี้วัด", "ตัวชี้วัดหลัก", "ตัวชี้วัดรวม"))]
    pub parent_id: Option<Id<Indicator>>,
    /// Number such as 1.1.2.
    #[field(
        "ลำดับตัวชี้วัด",
        "Number",
        public,
        required,
        search,
        span(2),
        example("1.1.2"),
        hint("เลขที่ของตัวชี้วัด", "Number of the indicator"),
        also("รหัสตัวชี้วัด", "ตัวชี้วัดที่", "เลขที่ตัวชี้วัด", "Indicator no.", "Code")
    )]
    pub code: String,
    /// Name.
    #[field(
        "ชื่อตัวชี้วัด",
        "Name",
        public,
        required,
        search,
        span(8),
        example("ร้อยละความสำเร็จของแผนปฏิบัติการ"),
        also("ตัวชี้วัด", "ตัวชี้วัดผลการปฏิบัติราชการ", "Indicator", "Indicator name", "KPI")
    )]
    pub name: String,
    /// Weight: percent of the agreement, or share within the composite.
    #[field(
        "น้ำหนัก",
        "Weight",
        public,
        span(2),
        example("4"),
        hint("ร้อยละของทั้งคำรับรอง หรือสัดส่วนในตัวชี้วัดรวม", "Percent of the agreement, or share within the composite"),
        also("น้ำหนัก (ร้อยละ)", "ค่าน้ำหนัก", "น้ำหนักตัวชี้วัด")
    )]
    pub weight: Exact,
    /// Dimension (มิติ).
    #[field("มิติ", "Dimension", public, also("มิติที่", "ด้าน"))]
    pub dimension: String,
    /// Unit (หน่วยวัด).
    #[field("หน่วยวัด", "Unit", public, span(3), also("หน่วยนับ"))]
    pub unit: String,
    /// Decimals results are shown with; 2 by default.
    #[field("จำนวนทศนิยม", "Decimals", public, default(2), span(3), also("ทศนิยม"))]
    pub decimals: i32,
    /// Kind.
    #[field("ลักษณะการให้คะแนน", "Kind of scoring", public, also("วิธีคิดคะแนน", "ประเภทตัวชี้วัด", "ชนิดตัวชี้วัด", "Kind"))]
    pub kind: IndicatorKind,
    /// Where the result comes from.
    #[field("ที่มาของผล", "Result comes from", public, when(kind = "higher" | "lower"), also("Source of the result"))]
    pub source: ResultSource,
    /// What it is counted from, where that is a register of the centre.
    #[field(
        "นับผลจากทะเบียน",
        "Counted from a register",
        public,
        when(source = "by_hand"),
        hint("เว้นว่างหากกรอกผลเอง", "Empty where the result is entered by hand")
    )]
    #[serde(default)]
    pub counts: Option<CountedResult>,
    /// Milestone only: a later step counts only when the earlier ones are done.
    #[field(
        "ขั้นหลังนับเมื่อขั้นก่อนหน้าเสร็จแล้ว",
        "A later step counts only once the earlier are done",
        public,
        default(true),
        when(kind = "milestone"),
        also("นับขั้นต่อเนื่อง", "Cumulative steps")
    )]
    pub cumulative: bool,
    /// Description and scope (คำอธิบาย).
    #[field("คำอธิบาย", "Description", public, lines(3), span(6), also("คำอธิบายตัวชี้วัด", "นิยาม"))]
    pub definition: String,
    /// Formula (สูตรการคำนวณ).
    #[field("สูตรการคำนวณ", "Formula", public, lines(3), span(6), also("วิธีคำนวณ", "สูตรคำนวณ"))]
    pub formula: String,
    /// Spacing (ช่วงปรับ +/−).
    #[field("ช่วงปรับเกณฑ์ (+/−)", "Spacing (+/−)", public, also("ช่วงปรับ", "ช่วงปรับเกณฑ์การให้คะแนน", "ช่วงปรับ +/-"))]
    pub spacing: String,
    /// Conditions (เงื่อนไข).
    #[field("เงื่อนไข", "Conditions", public)]
    pub conditions: String,
    /// Data source and method.
    #[field(
        "แหล่งข้อมูลและวิธีจัดเก็บ",
        "Data source and method",
        public,
        lines(2),
        also("แหล่งข้อมูล", "แหล่งข้อมูล/วิธีการจัดเก็บข้อมูล", "วิธีการจัดเก็บข้อมูล", "Data source")
    )]
    pub data_source: String,
    /// Indicator supervisor (ผู้กำกับดูแลตัวชี้วัด); named in every report.
    #[field("ผู้กำกับดูแลตัวชี้วัด", "Supervisor", public, span(4), also("ผู้กำกับดูแล"))]
    pub supervisor: String,
    /// The supervisor's position.
    #[field("ตำแหน่งผู้กำกับดูแล", "Supervisor’s position", public, span(4))]
    pub supervisor_position: String,
    /// The supervisor's office telephone.
    #[field("โทรศัพท์ผู้กำกับดูแล", "Supervisor’s telephone", contact, span(4))]
    pub supervisor_phone: String,
    /// Data collector (ผู้จัดเก็บข้อมูล); named in every report.
    #[field("ผู้จัดเก็บข้อมูล", "Data collector", public, span(4), also("ผู้รับผิดชอบข้อมูล"))]
    pub collector: String,
    /// The collector's position.
    #[field("ตำแหน่งผู้จัดเก็บข้อมูล", "Collector’s position", public, span(4), also("ตำแหน่งผู้จัดเก็บ"))]
    pub collector_position: String,
    /// The collector's office telephone.
    #[field("โทรศัพท์ผู้จัดเก็บข้อมูล", "Collector’s telephone", contact, span(4), also("โทรศัพท์ผู้จัดเก็บ"))]
    pub collector_phone: String,
    /// Notes.
    #[field("หมายเหตุ", "Notes", public, lines(2))]
    pub notes: String,
}

impl Indicator {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.weight.0 >= Decimal::ZERO, "weight", Rule::Negative)?;
        ensure((0..=6).contains(&self.decimals), "decimals", Rule::OutOfRange)?;
        ensure(self.parent_id != Some(self.id), "parent_id", Rule::OwnParent)?;
        let scored_by_value = matches!(self.kind, IndicatorKind::Higher | IndicatorKind::Lower);
        ensure(scored_by_value || self.source == ResultSource::ByHand, "source", Rule::NeedsAValueIndicator)?;
        let counts_alone = self.counts.is_none() || (scored_by_value && self.source == ResultSource::ByHand);
        ensure(counts_alone, "counts", Rule::NeedsAValueIndicator)
    }
}

/// One of an indicator's scoring criteria (เกณฑ์การให้คะแนน).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "indicator_levels", one("เกณฑ์การให้คะแนน", "scoring criterion"), many("เกณฑ์การให้คะแนน", "Scoring criteria"),
    parent = indicator_id, order = "indicator_id, level",
    called = "(SELECT code FROM indicators AS i WHERE i.id = indicator_id) || ' ระดับ ' || level",
    listed = "levels", unique(indicator_id, level), guarded
)]
pub struct IndicatorLevel {
    /// Key.
    pub id: Id<IndicatorLevel>,
    /// The indicator.
    #[field("ตัวชี้วัด", "Indicator", public, internal)]
    pub indicator_id: Id<Indicator>,
    /// 1–5, or 1–3 on the 50/75/100 scale.
    #[field("ระดับ", "Level", public)]
    pub level: i32,
    /// The value that earns the level; none where the level has no value of its own.
    #[field("ค่าเป้าหมาย", "Target value", public)]
    pub threshold: Option<Exact>,
    /// The level in words; a milestone's step.
    #[field("คำอธิบายระดับ", "In words", public)]
    pub text: String,
}

impl IndicatorLevel {
    fn rules(&self) -> Result<(), Error> {
        ensure((1..=5).contains(&self.level), "level", Rule::OutOfRange)
    }
}

/// What the indicator stood at in an earlier year (ข้อมูลพื้นฐาน).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "indicator_baselines", one("ข้อมูลพื้นฐาน", "baseline"), many("ข้อมูลพื้นฐาน", "Baselines"), year = year,
    parent = indicator_id, order = "indicator_id, year",
    called = "(SELECT code FROM indicators AS i WHERE i.id = indicator_id) || ' ปี ' || year",
    listed = "baselines", unique(indicator_id, year), guarded
)]
pub struct IndicatorBaseline {
    /// Key.
    pub id: Id<IndicatorBaseline>,
    /// The indicator.
    #[field("ตัวชี้วัด", "Indicator", public, internal)]
    pub indicator_id: Id<Indicator>,
    /// The earlier year.
    #[field("ปีงบประมาณ", "Fiscal year", public)]
    pub year: FiscalYear,
    /// Its result.
    #[field("ผลการดำเนินงาน", "Result", public)]
    pub value: Exact,
}

impl IndicatorBaseline {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// The self-assessment of an indicator in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "indicator_results", one("ผลการดำเนินงาน", "result"), many("ผลการดำเนินงาน", "Results"),
    agency = "(SELECT agency_id FROM agreements a JOIN indicators i ON i.agreement_id = a.id WHERE i.id = indicator_id)",
    year = "(SELECT year FROM agreements a JOIN indicators i ON i.agreement_id = a.id WHERE i.id = indicator_id)",
    parent = indicator_id, order = "indicator_id, round",
    called = "(SELECT code FROM indicators AS i WHERE i.id = indicator_id) || ' รอบ ' || round || ' เดือน'",
    listed = "results", unique(indicator_id, round), attachable, guarded
)]
pub struct IndicatorResult {
    /// Key.
    pub id: Id<IndicatorResult>,
    /// The indicator.
    #[field("ตัวชี้วัด", "Indicator", public, internal)]
    pub indicator_id: Id<Indicator>,
    /// The round.
    #[field(
        "รอบ (เดือน)",
        "Round (months)",
        public,
        internal,
        example("12"),
        also("รอบ", "รอบการประเมิน", "รอบการรายงาน")
    )]
    pub round: Round,
    /// Whether it is assessed at all this round (ไม่ประเมิน otherwise).
    #[field("ประเมินในรอบนี้", "Assessed this round", public, default(true), span(12), also("ประเมิน", "Assessed"))]
    pub assessed: bool,
    /// The result entered by hand; for a milestone, the quantity of its last step.
    #[field(
        "ผลการดำเนินงาน",
        "Result",
        public,
        when(assessed = "true"),
        example("86.40"),
        hint("ตัวเลขตามหน่วยวัด", "A number in the unit measured"),
        also("ผล", "ผลงาน", "ผลการดำเนินการ", "ผลสำเร็จ")
    )]
    pub result: Option<Exact>,
    /// Milestone step 1 is done.
    #[field("ขั้นที่ 1", "Step 1", public, when(assessed = "true"), span(12), also("ขั้นตอนที่ 1"))]
    pub step1: bool,
    /// Milestone step 2 is done.
    #[field("ขั้นที่ 2", "Step 2", public, when(assessed = "true"), span(12), also("ขั้นตอนที่ 2"))]
    pub step2: bool,
    /// Milestone step 3 is done.
    #[field("ขั้นที่ 3", "Step 3", public, when(assessed = "true"), span(12), also("ขั้นตอนที่ 3"))]
    pub step3: bool,
    /// Milestone step 4 is done.
    #[field("ขั้นที่ 4", "Step 4", public, when(assessed = "true"), span(12), also("ขั้นตอนที่ 4"))]
    pub step4: bool,
    /// Milestone step 5 is done.
    #[field("ขั้นที่ 5", "Step 5", public, when(assessed = "true"), span(12), also("ขั้นตอนที่ 5"))]
    pub step5: bool,
    /// The committee's score beside the self score, at 12 months.
    #[field("คะแนนของคณะกรรมการ", "Committee’s score", public, when(round = "12"), also("คะแนนของกรรมการ"))]
    pub committee_score: Option<Exact>,
    /// What was done (คำชี้แจงการปฏิบัติงาน).
    #[field(
        "คำชี้แจงการปฏิบัติงาน",
        "What was done",
        public,
        lines(3),
        also("คำชี้แจง", "รายละเอียดการดำเนินงาน", "การดำเนินงาน")
    )]
    pub done: String,
    /// Supporting factors (ปัจจัยสนับสนุน).
    #[field("ปัจจัยสนับสนุน", "Supporting factors", public, lines(2), span(6), also("ปัจจัยสนับสนุนต่อการดำเนินงาน"))]
    pub supports: String,
    /// Obstacles (อุปสรรค).
    #[field("ปัญหาอุปสรรค", "Obstacles", public, lines(2), span(6), also("อุปสรรค", "ปัญหา", "อุปสรรคต่อการดำเนินงาน"))]
    pub obstacles: String,
    /// What is done about them (แนวทางแก้ไข).
    #[field("แนวทางแก้ไข", "Remedy", public, lines(2), span(6), also("การแก้ไข", "แนวทางการแก้ไขปัญหา", "ข้อเสนอแนะ"))]
    #[serde(default)]
    pub remedy: String,
    /// What those who decide are asked for (เรื่องเสนอเพื่อพิจารณา).
    #[field(
        "เรื่องเสนอเพื่อพิจารณา",
        "Asked of those who decide",
        public,
        lines(2),
        span(6),
        also("เรื่องเสนอผู้บริหาร", "ข้อพิจารณา")
    )]
    #[serde(default)]
    pub request: String,
}

impl IndicatorResult {
    fn rules(&self) -> Result<(), Error> {
        let on_scale = |s: Exact| s.0 >= Decimal::ZERO && s.0 <= Decimal::ONE_HUNDRED;
        ensure(self.committee_score.is_none_or(on_scale), "committee_score", Rule::OutOfRange)
    }
}

/// An item of a result's evidence list (หลักฐานอ้างอิง).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "evidence", one("หลักฐานอ้างอิง", "evidence"), many("หลักฐานอ้างอิง", "Evidence"), parent = result_id,
    order = "result_id, position, id", called = title, listed = "evidence", guarded
)]
pub struct Evidence {
    /// Key.
    pub id: Id<Evidence>,
    /// The result it supports.
    #[field("ผลการดำเนินงาน", "Result", public, internal)]
    pub result_id: Id<IndicatorResult>,
    /// Order.
    #[field("ลำดับ", "Order", public, internal)]
    pub position: i32,
    /// Title.
    #[field("ชื่อหลักฐาน", "Title", public, required)]
    pub title: String,
    /// Where it is kept.
    #[field("ที่เก็บ / เลขที่เอกสาร", "Where it is kept", public)]
    pub reference: String,
    /// The day it is of, where it has one.
    #[field("ลงวันที่", "Dated", public)]
    #[serde(default)]
    pub dated_on: Option<Date>,
}

impl Evidence {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}
