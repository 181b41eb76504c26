//! Corruption risk (การประเมินความเสี่ยงการทุจริต): a year's assessments, their risks by likelihood and impact, what is done about each and
//! what is left. The matrix is data, cell by cell, and so are its scales.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, RiskLevel};
use crate::values::{Date, FiscalYear, Id, Money};
use crate::{Error, Reader, Result, Rule, Surroundings};

choice! {
    /// The four areas that are assessed.
    RiskArea {
        /// Permits.
        Permits = "permits" ("การพิจารณาอนุมัติ อนุญาต", "Approvals and permits"),
        /// Powers.
        Powers = "powers" ("การใช้อำนาจและตำแหน่งหน้าที่", "Use of powers and position"),
        /// Money.
        Spending = "spending" ("การใช้จ่ายงบประมาณและการบริหารจัดการทรัพยากรภาครัฐ", "Spending and public resources"),
        /// People.
        Personnel = "personnel" ("การบริหารงานบุคคล", "Personnel management"),
    }
}

choice! {
    /// What is done about a risk.
    RiskStrategy {
        /// Made less.
        Reduce = "reduce" ("ลด", "Reduce"),
        /// Borne.
        Accept = "accept" ("ยอมรับ", "Accept"),
        /// Passed on.
        Transfer = "transfer" ("ถ่ายโอน", "Transfer"),
        /// Avoided.
        Avoid = "avoid" ("เลี่ยง", "Avoid"),
    }
}

choice! {
    /// Where a measure against a risk stands.
    RiskProgress {
        /// Not begun.
        Planned = "planned" ("ยังไม่ดำเนินการ", "Not begun"),
        /// Under way.
        Underway = "underway" ("อยู่ระหว่างดำเนินการ", "Under way"),
        /// Done.
        Done = "done" ("ดำเนินการแล้ว", "Done"),
    }
}

/// The assessment of an agency's work of one area in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "risk_assessments", one("การประเมินความเสี่ยงการทุจริต", "risk assessment"), many("ความเสี่ยงการทุจริต", "Corruption risk"),
    icon = "risk", areas(Plan), agency = agency_id, year = year, order = "year DESC, title COLLATE thai, id", called = title,
    listed = "risk_assessments", attachable
)]
pub struct RiskAssessment {
    /// Key.
    pub id: Id<RiskAssessment>,
    /// What is assessed.
    #[field("เรื่องที่ประเมิน", "Title", public, required, search, list(16, 3fr), span(12), also("ชื่อการประเมิน"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, list(6), span(3))]
    pub year: FiscalYear,
    /// The area.
    #[field("ด้านที่ประเมิน", "Area", public, list(14, 1fr), span(9))]
    pub area: RiskArea,
    /// Why this work was chosen.
    #[field("เหตุผลที่เลือกประเมิน", "Why it was chosen", public, lines(2))]
    pub reason: String,
    /// The day.
    #[field("วันที่ประเมิน", "Assessed on", public, list(8), span(4))]
    pub assessed_on: Option<Date>,
    /// Who assessed.
    #[field("คณะผู้ประเมิน", "Who assessed", public, span(8))]
    pub assessors: String,
    /// Approved on.
    #[field("วันที่เห็นชอบ", "Approved on", public, span(4))]
    pub approved_on: Option<Date>,
}

impl RiskAssessment {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// A risk of an assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "risks", one("ความเสี่ยง", "risk"), many("ความเสี่ยงที่ประเมิน", "Risks"), areas(Plan),
    agency = "(SELECT agency_id FROM risk_assessments WHERE id = assessment_id)",
    year = "(SELECT year FROM risk_assessments WHERE id = assessment_id)", parent = assessment_id, order = "position, id",
    called = issue, listed = "risks", attachable, prepared,
    due("มาตรการจัดการความเสี่ยงครบกำหนด", "Measure against a risk due", due_on, until = done_on)
)]
pub struct Risk {
    /// Key.
    pub id: Id<Risk>,
    /// The assessment.
    #[field("การประเมิน", "Assessment", public, internal)]
    pub assessment_id: Id<RiskAssessment>,
    /// Order.
    #[field("ลำดับ", "Order", public, default(1), list(4), span(2))]
    pub position: i32,
    /// The step of the work.
    #[field("กระบวนงาน", "Process", public, required, search, span(10), also("ขั้นตอนการดำเนินงาน"))]
    pub process: String,
    /// What may go wrong.
    #[field("ประเด็นความเสี่ยง", "Risk", public, required, search, lines(2), list(16, 3fr), also("ความเสี่ยงการทุจริต"))]
    pub issue: String,
    /// How it would be done.
    #[field("รูปแบบพฤติการณ์", "Pattern", public, search, lines(2))]
    pub pattern: String,
    /// What holds it back now.
    #[field("การควบคุมที่มีอยู่", "Present control", public, lines(2))]
    pub control: String,
    /// How likely, 1–5.
    #[field("โอกาสเกิด (1–5)", "Likelihood (1–5)", public, default(1), list(8), span(3), also("โอกาส"))]
    pub likelihood: i32,
    /// How grave, 1–5.
    #[field("ผลกระทบ (1–5)", "Impact (1–5)", public, default(1), list(8), span(3), also("ผลกระทบ"))]
    pub impact: i32,
    /// The level, found on saving from the agency's matrix.
    #[field("ระดับความเสี่ยง", "Level", public, computed, list(8.5))]
    pub level: RiskLevel,
    /// What is done about it.
    #[field("กลยุทธ์จัดการ", "Strategy", public, span(3), also("กลยุทธ์"))]
    pub strategy: RiskStrategy,
    /// The measure.
    #[field("มาตรการจัดการความเสี่ยง", "Measure", public, search, lines(2), list(14, 2fr), also("มาตรการ"))]
    pub measure: String,
    /// By what it is seen.
    #[field("ตัวบ่งชี้", "Sign", public, span(6))]
    pub sign: String,
    /// What is aimed at.
    #[field("ค่าเป้าหมาย", "Target", public, span(6))]
    pub target: String,
    /// Who answers for it.
    #[field("ผู้รับผิดชอบ", "Responsible", public, search, span(6))]
    pub responsible: String,
    /// From when.
    #[field("เริ่มดำเนินการ", "From", public, span(3))]
    pub starts_on: Option<Date>,
    /// By when.
    #[field("กำหนดเสร็จ", "Due", public, list(8), span(3), also("ระยะเวลา"))]
    pub due_on: Option<Date>,
    /// What it may cost.
    #[field("งบประมาณ", "Budget", public, span(4))]
    pub budget: Money,
    /// Where it stands.
    #[field("สถานะมาตรการ", "Where it stands", public, list(9), span(4))]
    pub progress: RiskProgress,
    /// Done on.
    #[field("ดำเนินการแล้วเสร็จเมื่อ", "Done on", public, span(4))]
    pub done_on: Option<Date>,
    /// What came of it.
    #[field("ผลการดำเนินการ", "Result", public, lines(2), also("ผลการดำเนินงาน"))]
    pub result: String,
    /// How likely since, 1–5.
    #[field("โอกาสเกิดที่เหลือ (1–5)", "Residual likelihood (1–5)", public, span(4))]
    pub residual_likelihood: Option<i32>,
    /// How grave since, 1–5.
    #[field("ผลกระทบที่เหลือ (1–5)", "Residual impact (1–5)", public, span(4))]
    pub residual_impact: Option<i32>,
    /// The level since, found on saving.
    #[field("ระดับความเสี่ยงที่เหลือ", "Residual level", public, computed)]
    pub residual_level: Option<RiskLevel>,
    /// What stood in the way.
    #[field("ปัญหาอุปสรรค", "Problems", public, lines(2), span(6))]
    pub problems: String,
    /// What is suggested.
    #[field("ข้อเสนอแนะ", "Suggestions", public, lines(2), span(6))]
    pub suggestions: String,
}

impl Risk {
    fn rules(&self) -> Result<(), Error> {
        let on_scale = |value: i32| (1..=5).contains(&value);
        ensure(on_scale(self.likelihood), "likelihood", Rule::OutOfRange)?;
        ensure(on_scale(self.impact), "impact", Rule::OutOfRange)?;
        ensure(self.residual_likelihood.is_none_or(on_scale), "residual_likelihood", Rule::OutOfRange)?;
        ensure(self.residual_impact.is_none_or(on_scale), "residual_impact", Rule::OutOfRange)?;
        ensure(self.budget >= Money::ZERO, "budget", Rule::Negative)?;
        match self.progress {
            RiskProgress::Done => ensure(self.done_on.is_some(), "done_on", Rule::RequiredWhenDone),
            _ => ensure(self.done_on.is_none(), "done_on", Rule::OnlyWhenDone),
        }
    }

    /// With the levels that the agency's matrix has for it.
    fn prepared(self, reader: &Reader<'_>, _: &Surroundings) -> Result<Self> {
        let assessment: RiskAssessment = reader.get(self.assessment_id)?;
        let matrix = RiskMatrix::of(reader, assessment.agency_id)?;
        let residual = self.residual_likelihood.zip(self.residual_impact);
        Ok(Self {
            level: matrix.level(self.likelihood, self.impact),
            residual_level: residual.map(|(likelihood, impact)| matrix.level(likelihood, impact)),
            ..self
        })
    }
}

/// The levels of the twenty-five cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiskMatrix([[RiskLevel; 5]; 5]);

impl RiskMatrix {
    /// Where no agency says otherwise, by the product of likelihood and impact: low to 3, medium to 9, high to 16, very high above.
    /// Ours: cut points differ between agencies, and the cells can be set one by one.
    pub const DEFAULT: Self = {
        let mut cells = [[RiskLevel::Low; 5]; 5];
        let mut at = 0;
        while at < 25 {
            let product = (at / 5 + 1) * (at % 5 + 1);
            cells[at / 5][at % 5] = match product {
                0..=3 => RiskLevel::Low,
                4..=9 => RiskLevel::Medium,
                10..=16 => RiskLevel::High,
                _ => RiskLevel::VeryHigh,
            };
            at += 1;
        }
        Self(cells)
    };

    /// The matrix of an agency: the cells that it sets, and those of the nearest agency above that sets them.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Self> {
        let mut matrix = Self::DEFAULT;
        // The farthest first: the nearer ones write over it.
        for cell in reader.upwards::<RiskCell>(agency)?.into_iter().rev() {
            if let Some(place) = place(cell.likelihood, cell.impact) {
                matrix.0[place.0][place.1] = cell.level;
            }
        }
        Ok(matrix)
    }

    /// The level of a cell; one that is not on the scale counts as the nearest that is.
    #[must_use]
    pub fn level(&self, likelihood: i32, impact: i32) -> RiskLevel {
        let (row, column) = place(likelihood.clamp(1, 5), impact.clamp(1, 5)).unwrap_or_default();
        self.0[row][column]
    }
}

fn place(likelihood: i32, impact: i32) -> Option<(usize, usize)> {
    let on_scale = |value: i32| usize::try_from(value - 1).ok().filter(|place| *place < 5);
    Some((on_scale(likelihood)?, on_scale(impact)?))
}

/// A cell of the matrix that an agency sets for itself and those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "risk_cells", one("ช่องของตารางความเสี่ยง", "cell of the risk matrix"), many("ตารางระดับความเสี่ยง 5 × 5", "Risk matrix"),
    areas(Plan), agency = agency_id, order = "agency_id, likelihood DESC, impact", called = nothing, listed = "risk_cells",
    unique(agency_id, likelihood, impact)
)]
pub struct RiskCell {
    /// Key.
    pub id: Id<RiskCell>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The row.
    #[field("โอกาสเกิด (1–5)", "Likelihood (1–5)", public, default(1), list(8), span(4))]
    pub likelihood: i32,
    /// The column.
    #[field("ผลกระทบ (1–5)", "Impact (1–5)", public, default(1), list(8), span(4))]
    pub impact: i32,
    /// The level.
    #[field("ระดับความเสี่ยง", "Level", public, list(10), span(4))]
    pub level: RiskLevel,
}

impl RiskCell {
    fn rules(&self) -> Result<(), Error> {
        ensure((1..=5).contains(&self.likelihood), "likelihood", Rule::OutOfRange)?;
        ensure((1..=5).contains(&self.impact), "impact", Rule::OutOfRange)
    }
}

choice! {
    /// What a scale measures.
    RiskAxis {
        /// How likely.
        Likelihood = "likelihood" ("โอกาสเกิด", "Likelihood"),
        /// How grave.
        Impact = "impact" ("ผลกระทบ", "Impact"),
    }
}

/// What a step of an agency's scale of likelihood or impact means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "risk_scales", one("ระดับของเกณฑ์ความเสี่ยง", "step of a risk scale"), many("เกณฑ์โอกาสและผลกระทบ", "Risk scales"), areas(Plan),
    agency = agency_id, order = "agency_id, axis, step DESC", called = meaning, listed = "risk_scales", unique(agency_id, axis, step)
)]
pub struct RiskScale {
    /// Key.
    pub id: Id<RiskScale>,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// What it measures.
    #[field("เกณฑ์ของ", "Scale of", public, list(8), span(4))]
    pub axis: RiskAxis,
    /// 1–5.
    #[field("ระดับ (1–5)", "Step (1–5)", public, default(1), list(6), span(4))]
    pub step: i32,
    /// What it means.
    #[field("ความหมายของระดับ", "Meaning", public, required, list(20, 2fr), span(12), example("เกิดเกิน 25 ครั้งต่อปี"))]
    pub meaning: String,
}

impl RiskScale {
    fn rules(&self) -> Result<(), Error> {
        ensure((1..=5).contains(&self.step), "step", Rule::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::{Action, Office, Verb};

    fn saved(office: &mut Office, agency: Id<Agency>, likelihood: i32, impact: i32) -> RiskLevel {
        let (id, assessment) = (office.surroundings().new_id(), office.surroundings().new_id());
        let year = fixture::day("2026-03-02").fiscal_year();
        let of =
            RiskAssessment { title: "จัดซื้อ".into(), ..RiskAssessment::blank(assessment, agency, year) };
        let risk = Risk { likelihood, impact, process: "p".into(), issue: "i".into(), ..Risk::blank(id, assessment) };
        let done = office.operate(Action::on::<Risk>(Verb::Save), |tx| {
            tx.save(of)?;
            tx.save(risk)?;
            tx.get(id)
        });
        done.expect("saves").value.level
    }

    #[test]
    fn a_risk_has_the_level_of_its_cell_and_an_agencys_own_cell_goes_before_the_ministrys() {
        let (mut office, ministry, agency) = fixture::office();
        assert_eq!(saved(&mut office, agency, 2, 5), RiskLevel::High);
        let cell = |office: &mut Office, agency_id, level| {
            let id = office.surroundings().new_id();
            let cell = RiskCell { id, agency_id, likelihood: 2, impact: 5, level };
            office.operate(Action::on::<RiskCell>(Verb::Save), |tx| tx.save(cell)).expect("saves");
        };
        cell(&mut office, ministry, RiskLevel::Medium);
        assert_eq!(saved(&mut office, agency, 2, 5), RiskLevel::Medium);
        cell(&mut office, agency, RiskLevel::VeryHigh);
        assert_eq!(saved(&mut office, agency, 2, 5), RiskLevel::VeryHigh);
        assert_eq!(saved(&mut office, ministry, 2, 5), RiskLevel::Medium);
        assert_eq!(saved(&mut office, agency, 5, 2), RiskLevel::High, "another cell stays as it is");
    }

    #[test]
    fn what_is_off_the_scale_is_refused() {
        let new = |value| {
            let (office, _, _) = fixture::office();
            let id = office.surroundings();
            Risk { likelihood: value, ..Risk::blank(id.new_id(), id.new_id()) }
        };
        assert_eq!(fixture::refusal(new(6).rules()), ("likelihood".into(), Rule::OutOfRange));
        assert_eq!(fixture::refusal(new(0).rules()), ("likelihood".into(), Rule::OutOfRange));
        assert!(new(5).rules().is_ok());
    }
}
