//! Surveys (แบบสำรวจ): questions with their polarity, waves with their sample, and answers that lead to nobody. Slides 35 and 45.
//!
//! Invariant: a response holds no person; what is told of a small group is told of no one (see the read models).

mod answering;

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, CreativeValue};
use crate::values::{Date, Decimal, Exact, FiscalYear, Id};
use crate::{Error, Rule};

pub use answering::{Answered, SurveySheet, enter_sheet, survey_items};
pub(crate) use answering::{FOUR, YES_NO};

choice! {
    /// What a survey is for.
    SurveyKind {
        /// Satisfaction.
        Satisfaction = "satisfaction" ("ความพึงพอใจ", "Satisfaction"),
        /// Factors that lead to corruption.
        Factors = "factors" ("ปัจจัยและโอกาสที่นำไปสู่การทุจริต", "Factors that lead to corruption"),
        /// Adoption of standards.
        Adoption = "adoption" ("การยึดถือมาตรฐานและค่านิยม", "Adoption of standards and values"),
        /// Like the assessment of integrity and transparency, by officials.
        Iit = "iit" ("ความโปร่งใสตามแนว IIT", "Integrity, as the IIT"),
        /// By the public.
        Eit = "eit" ("ความโปร่งใสตามแนว EIT", "Integrity, as the EIT"),
        /// Anything else.
        Other = "other" ("แบบสำรวจอื่น", "Other"),
    }
}

choice! {
    /// Who is asked.
    SurveyAudience {
        /// Officials.
        Officials = "officials" ("บุคลากรของหน่วยงาน", "Officials"),
        /// Clients.
        Clients = "clients" ("ผู้รับบริการและผู้มีส่วนได้ส่วนเสีย", "Clients and stakeholders"),
        /// The public.
        Public = "public" ("ประชาชนทั่วไป", "The public"),
    }
}

choice! {
    /// How a question is answered.
    AnswerKind {
        /// 1–5.
        Five = "five" ("มาตรา 1–5", "Scale 1–5"),
        /// 0, 33, 67, 100.
        Four = "four" ("น้อยที่สุด/น้อย/มาก/มากที่สุด (0/33/67/100)", "Least/little/much/most (0/33/67/100)"),
        /// Yes or no.
        YesNo = "yes_no" ("มี/ไม่มี หรือ ใช่/ไม่ใช่", "Yes or no"),
        /// One of several.
        Choice = "choice" ("เลือกหนึ่งคำตอบ", "One of several"),
        /// In words.
        Text = "text" ("ข้อความ", "In words"),
    }
}

choice! {
    /// Whether much of it is good.
    Polarity {
        /// It is.
        Positive = "positive" ("เชิงบวก (มากดี)", "Positive: more is better"),
        /// It is not.
        Negative = "negative" ("เชิงลบ (มากไม่ดี)", "Negative: more is worse"),
    }
}

/// A survey of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "surveys", one("แบบสำรวจ", "survey"), many("แบบสำรวจ", "Surveys"), icon = "survey", areas(Plan), agency = agency_id, year = year,
    order = "year DESC, title COLLATE thai, id", called = title, listed = "surveys", retained(Surveys), attachable
)]
pub struct Survey {
    /// Key.
    pub id: Id<Survey>,
    /// What it is called.
    #[field("ชื่อแบบสำรวจ", "Title", public, required, search, list(16, 3fr), span(12), also("ชื่อ"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, list(6), span(3))]
    pub year: FiscalYear,
    /// What it is for.
    #[field("ประเภทแบบสำรวจ", "Kind", public, list(12, 1fr), span(5), also("ประเภท"))]
    pub kind: SurveyKind,
    /// Who is asked.
    #[field("ผู้ตอบแบบสำรวจ", "Audience", public, list(10), span(4), also("กลุ่มเป้าหมาย"))]
    pub audience: SurveyAudience,
    /// What stands above the questions.
    #[field("คำชี้แจงผู้ตอบ", "Introduction", public, lines(3))]
    pub introduction: String,
    /// Answers of fewer than so many are told of no group.
    #[field(
        "จำนวนผู้ตอบขั้นต่ำต่อกลุ่ม",
        "Least answers of a group",
        public,
        default(5),
        span(4),
        hint("กลุ่มที่มีผู้ตอบน้อยกว่านี้จะไม่แสดงผลแยก", "A group of fewer is not told of apart")
    )]
    pub least_answers: i32,
}

impl Survey {
    fn rules(&self) -> Result<(), Error> {
        ensure((3..=100).contains(&self.least_answers), "least_answers", Rule::OutOfRange)
    }
}

/// A question of a survey, or a row below one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "survey_items", one("ข้อคำถาม", "question"), many("ข้อคำถาม", "Questions"), areas(Plan),
    agency = "(SELECT agency_id FROM surveys WHERE id = survey_id)", parent = survey_id, order = "position, code COLLATE numbered, id",
    called = "code || ' ' || text", listed = "survey_items", unique(survey_id, code)
)]
pub struct SurveyItem {
    /// Key.
    pub id: Id<SurveyItem>,
    /// The survey.
    #[field("แบบสำรวจ", "Survey", public, internal)]
    pub survey_id: Id<Survey>,
    /// Its number; heads its column in a sheet of answers.
    #[field("ข้อที่", "Number", public, required, search, list(5), span(2), example("1.1"))]
    pub code: String,
    /// Order.
    #[field("ลำดับการแสดง", "Order", public, default(1), span(2))]
    pub position: i32,
    /// What is asked.
    #[field("คำถาม", "Question", public, required, search, lines(2), list(16, 3fr))]
    pub text: String,
    /// The group, whose mean is told.
    #[field("กลุ่มคำถาม", "Group", public, list(9), span(4), also("ตัวชี้วัด", "ด้าน"))]
    pub section: String,
    /// The question that it is a row of.
    #[field("เป็นข้อย่อยของข้อ", "Row of", public, span(4), hint("เลขที่ของข้อหลัก", "The number of the question"))]
    pub row_of: String,
    /// How it is answered.
    #[field("แบบคำตอบ", "Answers", public, list(12, 1fr), span(6))]
    pub kind: AnswerKind,
    /// Whether much is good.
    #[field("ทิศทางคำถาม", "Polarity", public, span(6))]
    pub polarity: Polarity,
    /// What one may choose of, a line each.
    #[field("ตัวเลือก", "Choices", public, lines(3), when(kind = "choice"), hint("บรรทัดละหนึ่งตัวเลือก", "One to a line"))]
    pub choices: String,
    /// The value it asks after.
    #[field("ค่านิยมที่วัด", "Value", public, span(6))]
    pub value: Option<CreativeValue>,
}

impl SurveyItem {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.row_of.trim() != self.code.trim(), "row_of", Rule::OwnParent)?;
        let offered = self.kind != AnswerKind::Choice || self.options().count() >= 2;
        ensure(offered, "choices", Rule::TooFew)
    }

    /// What one may choose of.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        self.choices.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// The most that an answer counts; none where it is no number.
    #[must_use]
    pub const fn full(&self) -> Option<Decimal> {
        match self.kind {
            AnswerKind::Five => Some(Decimal::from_parts(5, 0, 0, false, 0)),
            AnswerKind::Four | AnswerKind::YesNo => Some(Decimal::ONE_HUNDRED),
            AnswerKind::Choice | AnswerKind::Text => None,
        }
    }
}

/// A time at which a survey was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "survey_waves", one("รอบการสำรวจ", "wave"), many("รอบการสำรวจ", "Waves"), areas(Plan),
    agency = "(SELECT agency_id FROM surveys WHERE id = survey_id)", year = "(SELECT year FROM surveys WHERE id = survey_id)",
    parent = survey_id, order = "opened_on DESC, id DESC",
    called = title, listed = "survey_waves", attachable, due("ปิดรับคำตอบแบบสำรวจ", "Survey closes", closes_on, passes)
)]
pub struct SurveyWave {
    /// Key.
    pub id: Id<SurveyWave>,
    /// The survey.
    #[field("แบบสำรวจ", "Survey", public, internal)]
    pub survey_id: Id<Survey>,
    /// What it is called.
    #[field("ชื่อรอบ", "Title", public, required, list(12, 2fr), span(6), example("ครั้งที่ 1/2569"))]
    pub title: String,
    /// The first day.
    #[field("เปิดรับคำตอบ", "Opens on", public, list(8), span(3))]
    pub opened_on: Date,
    /// The last day.
    #[field("ปิดรับคำตอบ", "Closes on", public, list(8), span(3))]
    pub closes_on: Option<Date>,
    /// How many could be asked.
    #[field("จำนวนประชากร", "Population", public, default(0), list(8), span(4))]
    pub population: i32,
    /// How many are asked for; by the rule where it is not given.
    #[field(
        "จำนวนตัวอย่างที่ต้องการ",
        "Sample wanted",
        public,
        span(4),
        hint("เว้นว่างให้คำนวณตามเกณฑ์ ITA", "Empty: by the rule of the ITA")
    )]
    pub wanted: Option<i32>,
    /// Note.
    #[field("หมายเหตุ", "Note", public)]
    pub note: String,
}

impl SurveyWave {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.population >= 0, "population", Rule::Negative)?;
        ensure(self.wanted.is_none_or(|wanted| wanted >= 0), "wanted", Rule::Negative)?;
        ensure(self.closes_on.is_none_or(|last| last >= self.opened_on), "closes_on", Rule::BeforeStart)
    }

    /// How many answers are wanted: as given, or by the rule of the assessment — of officials a tenth, at least thirty, all of fewer; of
    /// others at least four hundred where they are over four thousand, and a tenth below that.
    #[must_use]
    pub fn sample(&self, audience: SurveyAudience) -> i32 {
        let tenth = self.population.saturating_add(9) / 10;
        let by_rule = match audience {
            SurveyAudience::Officials => tenth.max(30),
            SurveyAudience::Clients | SurveyAudience::Public if self.population > 4_000 => 400,
            SurveyAudience::Clients | SurveyAudience::Public => tenth.max(30),
        };
        self.wanted.unwrap_or_else(|| by_rule.min(self.population))
    }
}

choice! {
    /// How a response came in.
    ResponseSource {
        /// From a file of answers.
        Import = "import" ("นำเข้าจากไฟล์", "Imported"),
        /// Typed from a paper sheet.
        Keyed = "keyed" ("คีย์จากแบบกระดาษ", "Keyed from paper"),
    }
}

/// One filled-in sheet of a wave; nobody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "survey_responses", one("แบบที่ตอบแล้ว", "response"), many("แบบที่ตอบแล้ว", "Responses"), areas(Plan),
    agency = "(SELECT agency_id FROM surveys s JOIN survey_waves w ON w.survey_id = s.id WHERE w.id = wave_id)", parent = wave_id,
    order = "sheet, id", called = "'แบบที่ ' || sheet || ' ' || (SELECT w.title || ' ' || w.id FROM survey_waves AS w WHERE w.id = wave_id)", listed = "survey_responses", unique(wave_id, sheet)
)]
pub struct SurveyResponse {
    /// Key.
    pub id: Id<SurveyResponse>,
    /// The wave.
    #[field("รอบการสำรวจ", "Wave", public, internal)]
    pub wave_id: Id<SurveyWave>,
    /// The number of the sheet: a running one, of no person.
    #[field("เลขที่แบบ", "Sheet", public, default(1), list(6), span(3))]
    pub sheet: i32,
    /// The group that it counts for.
    #[field("กลุ่มผู้ตอบ", "Group", public, search, list(12, 2fr), span(6), hint("เช่น กอง หรือประเภทผู้รับบริการ ห้ามระบุตัวบุคคล", "Such as a unit or a kind of client, never a person"))]
    pub unit: String,
    /// How it came in.
    #[field("ที่มาของคำตอบ", "How it came in", public, list(10), span(3))]
    pub source: ResponseSource,
}

impl SurveyResponse {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.sheet >= 1, "sheet", Rule::NotPositive)
    }
}

/// The answer of a response to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "survey_answers", one("คำตอบ", "answer"), many("คำตอบ", "Answers"), areas(Plan),
    agency = "(SELECT s.agency_id FROM surveys s JOIN survey_waves w ON w.survey_id = s.id JOIN survey_responses r ON r.wave_id = w.id WHERE r.id = response_id)",
    parent = response_id, order = "response_id, item_id", called = nothing, listed = "survey_answers", unique(response_id, item_id)
)]
pub struct SurveyAnswer {
    /// Key.
    pub id: Id<SurveyAnswer>,
    /// The response.
    #[field("แบบที่ตอบ", "Response", public, internal)]
    pub response_id: Id<SurveyResponse>,
    /// The question.
    #[field("ข้อคำถาม", "Question", public, list(16, 2fr), span(12))]
    pub item_id: Id<SurveyItem>,
    /// What was answered, as a number: 1–5, 0/33/67/100, 0 or 100; of a choice its place, from one.
    #[field("คะแนนคำตอบ", "Number", public, list(7), span(4), also("คำตอบ"))]
    pub number: Option<Exact>,
    /// What was answered in words.
    #[field("คำตอบเป็นข้อความ", "In words", remark, list(14, 2fr), span(8))]
    pub words: String,
}

impl SurveyAnswer {
    fn rules(&self) -> Result<(), Error> {
        let on_scale = |number: Exact| number.0 >= Decimal::ZERO && number.0 <= Decimal::ONE_HUNDRED;
        ensure(self.number.is_none_or(on_scale), "number", Rule::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn a_tenth_is_asked_at_least_thirty_and_all_where_there_are_fewer() {
        let (office, _, _) = fixture::office();
        let new = office.surroundings();
        let of = |population, audience| {
            let wave = SurveyWave::blank(new.new_id(), new.new_id(), fixture::day("2026-03-02"));
            SurveyWave { population, ..wave }.sample(audience)
        };
        for (population, wanted) in [(12, 12), (30, 30), (299, 30), (301, 31), (1_200, 120)] {
            assert_eq!(of(population, SurveyAudience::Officials), wanted, "{population}");
        }
        assert_eq!(of(4_001, SurveyAudience::Public), 400);
        assert_eq!(of(90_000, SurveyAudience::Clients), 400);
        assert_eq!(of(0, SurveyAudience::Officials), 0);
    }
}
