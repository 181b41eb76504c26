//! The integrity and transparency assessment (ITA) of a year: its ten indicators, and what is done about each weakness (O25).

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::values::{Date, Decimal, Exact, FiscalYear, Id};
use crate::{Error, Rule};

choice! {
    /// The ten indicators.
    ItaIndicator {
        /// 1.
        Duties = "1" ("1 การปฏิบัติหน้าที่", "1 Performance of duties") ["1"],
        /// 2.
        Budget = "2" ("2 การใช้งบประมาณ", "2 Use of the budget") ["2"],
        /// 3.
        Powers = "3" ("3 การใช้อำนาจ", "3 Use of power") ["3"],
        /// 4.
        Property = "4" ("4 การใช้ทรัพย์สินของราชการ", "4 Use of public property") ["4"],
        /// 5.
        Remedy = "5" ("5 การแก้ไขปัญหาการทุจริต", "5 Solving corruption") ["5"],
        /// 6.
        Quality = "6" ("6 คุณภาพการดำเนินงาน", "6 Quality of work") ["6"],
        /// 7.
        Communication = "7" ("7 ประสิทธิภาพการสื่อสาร", "7 Communication") ["7"],
        /// 8.
        Improvement = "8" ("8 การปรับปรุงระบบการทำงาน", "8 Improvement of work") ["8"],
        /// 9.
        Disclosure = "9" ("9 การเปิดเผยข้อมูล", "9 Disclosure") ["9"],
        /// 10.
        Prevention = "10" ("10 การป้องกันการทุจริต", "10 Prevention of corruption") ["10"],
    }
}

/// The three instruments, with what each weighs in the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub enum ItaInstrument {
    /// Those within.
    Iit,
    /// Those outside.
    Eit,
    /// What is disclosed.
    Oit,
}

impl ItaInstrument {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Iit, Self::Eit, Self::Oit];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Iit => "IIT",
            Self::Eit => "EIT",
            Self::Oit => "OIT",
        }
    }
}

impl ItaIndicator {
    /// By which instrument it is assessed.
    #[must_use]
    pub const fn instrument(self) -> ItaInstrument {
        match self {
            Self::Duties | Self::Budget | Self::Powers | Self::Property | Self::Remedy => ItaInstrument::Iit,
            Self::Quality | Self::Communication | Self::Improvement => ItaInstrument::Eit,
            Self::Disclosure | Self::Prevention => ItaInstrument::Oit,
        }
    }
}

/// The score of an indicator in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "ita_scores", one("คะแนน ITA", "ITA score"), many("ผลการประเมิน ITA", "ITA results"), icon = "ita", areas(Plan),
    agency = agency_id, year = year, order = "year DESC, CAST(indicator AS INTEGER), id",
    called = "'ITA ' || year || ' ตัวชี้วัดที่ ' || indicator", listed = "ita_scores", unique(agency_id, year, indicator), attachable
)]
pub struct ItaScore {
    /// Key.
    pub id: Id<ItaScore>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year assessed.
    #[field("ปีที่ประเมิน", "Year assessed", public, list(7), span(4), also("ปีงบประมาณ", "ปี"))]
    pub year: FiscalYear,
    /// The indicator.
    #[field("ตัวชี้วัด ITA", "Indicator", public, list(16, 2fr), span(8), also("ตัวชี้วัด"))]
    pub indicator: ItaIndicator,
    /// Its score, 0–100.
    #[field("คะแนน ITA (0–100)", "Score (0–100)", public, list(8), span(4), also("คะแนน"))]
    pub score: Exact,
    /// Note.
    #[field("หมายเหตุ", "Note", public)]
    pub note: String,
}

impl ItaScore {
    fn rules(&self) -> Result<(), Error> {
        let on_scale = self.score.0 >= Decimal::ZERO && self.score.0 <= Decimal::ONE_HUNDRED;
        ensure(on_scale, "score", Rule::OutOfRange)
    }
}

/// What is done about a weakness that the assessment of a year showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "ita_measures", one("มาตรการพัฒนาจากผล ITA", "ITA measure"), many("มาตรการจากผล ITA", "Measures from the ITA"),
    icon = "measure", areas(Plan), agency = agency_id, year = year, order = "year DESC, CAST(indicator AS INTEGER), id", called = measure,
    listed = "ita_measures", attachable, due("มาตรการจากผล ITA ครบกำหนด", "ITA measure due", due_on, until = done_on)
)]
pub struct ItaMeasure {
    /// Key.
    pub id: Id<ItaMeasure>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The year whose result it rests on.
    #[field("จากผลประเมินปี", "From the result of", public, list(7), span(4), also("ปีงบประมาณ", "ปี"))]
    pub year: FiscalYear,
    /// The indicator.
    #[field("ตัวชี้วัด ITA", "Indicator", public, list(12, 1fr), span(8), also("ตัวชี้วัด"))]
    pub indicator: ItaIndicator,
    /// What was found weak.
    #[field("ประเด็นที่เป็นจุดอ่อน", "Weakness", public, search, lines(2), also("ผลการวิเคราะห์"))]
    pub analysis: String,
    /// What is done.
    #[field("มาตรการหรือแนวทาง", "Measure", public, required, search, lines(2), list(16, 2fr), also("มาตรการ"))]
    pub measure: String,
    /// How.
    #[field("วิธีการและขั้นตอน", "How", public, lines(2))]
    pub steps: String,
    /// Who answers for it.
    #[field("ผู้รับผิดชอบ", "Responsible", public, search, list(9), span(6))]
    pub responsible: String,
    /// By when.
    #[field("กำหนดเสร็จ", "Due", public, list(8), span(3))]
    pub due_on: Option<Date>,
    /// Done on.
    #[field("ดำเนินการแล้วเมื่อ", "Done on", public, list(8), span(3))]
    pub done_on: Option<Date>,
    /// How it is followed up, and what came of it.
    #[field("การติดตามและผล", "Follow-up", public, lines(2))]
    pub follow_up: String,
}

impl ItaMeasure {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}
