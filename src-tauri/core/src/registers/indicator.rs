//! The performance agreement (คำรับรองการปฏิบัติราชการ): its indicators, their levels and baselines, and each round's results.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{Listing, choice, ensure, record, required};
use crate::Error;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Round};

choice! {
    /// The scale of a year's agreement.
    ScaleKind {
        /// Levels 1–5.
        FiveLevels = "five_levels",
        /// Lower, standard and advanced targets for 50, 75 and 100 points.
        Points = "points_50_75_100",
    }
}

choice! {
    /// What becomes of the weight of an indicator that is not assessed.
    NotAssessedRule {
        /// Spread over the others in proportion (the default).
        Redistribute = "redistribute",
        /// Kept, and reported as missing.
        Keep = "keep",
    }
}

/// The agreement of an agency for a fiscal year, with who signs its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Agreement {
    /// Key.
    pub id: Id<Agreement>,
    /// The agency.
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The scale its levels are on.
    pub scale: ScaleKind,
    /// The score below level 1: 1 by default, 0 where the agreement says so.
    pub floor: i32,
    /// What becomes of weight that is not assessed.
    pub not_assessed: NotAssessedRule,
    /// What the weights sum to, usually 100.
    pub weight_total: Exact,
    /// Signed on.
    pub signed_on: Option<Date>,
    /// Compiler of the report (ผู้จัดทำ).
    pub compiler: String,
    /// The compiler's position.
    pub compiler_position: String,
    /// Head of the coordination centre.
    pub centre_head: String,
    /// The head of the centre's position.
    pub centre_head_position: String,
    /// Head of the agency.
    pub agency_head: String,
    /// The head of agency's position.
    pub agency_head_position: String,
}

record!(Agreement in "agreements" {
    id, agency_id, year, scale, floor, not_assessed, weight_total, signed_on, compiler, compiler_position, centre_head,
    centre_head_position, agency_head, agency_head_position
} list Listing { agency: Some("agency_id"), year: Some("year"), parent: None, order: "year DESC, agency_id" });

impl Agreement {
    fn rules(&self) -> Result<(), Error> {
        ensure(matches!(self.floor, 0 | 1), "floor", "zero_or_one")?;
        ensure(self.weight_total.0 > Decimal::ZERO, "weight_total", "not_positive")
    }
}

choice! {
    /// How an indicator is scored.
    IndicatorKind {
        /// Higher is better.
        Higher = "higher",
        /// Lower is better.
        Lower = "lower",
        /// Steps completed (milestone).
        Milestone = "milestone",
        /// A weighted composite of its parts.
        Composite = "composite",
    }
}

choice! {
    /// Where an indicator's result comes from.
    ResultSource {
        /// Entered by hand.
        ByHand = "by_hand",
        /// Percent of active staff who passed the required hours this year.
        StaffTrained = "staff_trained",
        /// Percent of the year's action items that are done.
        ActionsDone = "actions_done",
        /// Percent of the year's action items that were done in time.
        ActionsOnTime = "actions_on_time",
        /// Percent of the year's action budget that is spent.
        BudgetSpent = "budget_spent",
    }
}

/// An indicator template (รายละเอียดตัวชี้วัด) of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Indicator {
    /// Key.
    pub id: Id<Indicator>,
    /// The agreement.
    pub agreement_id: Id<Agreement>,
    /// The composite this is a part of.
    pub parent_id: Option<Id<Indicator>>,
    /// Dimension (มิติ).
    pub dimension: String,
    /// Number such as 1.1.2.
    pub code: String,
    /// Name.
    pub name: String,
    /// Unit (หน่วยวัด).
    pub unit: String,
    /// Weight: percent of the agreement, or share within the composite.
    pub weight: Exact,
    /// Kind.
    pub kind: IndicatorKind,
    /// Milestone only: a later step counts only when the earlier ones are done.
    pub cumulative: bool,
    /// Where the result comes from.
    pub source: ResultSource,
    /// Decimals results are shown with; 2 by default.
    pub decimals: i32,
    /// Description and scope (คำอธิบาย).
    pub definition: String,
    /// Formula (สูตรการคำนวณ).
    pub formula: String,
    /// Spacing (ช่วงปรับ +/−).
    pub spacing: String,
    /// Conditions (เงื่อนไข).
    pub conditions: String,
    /// Data source and method.
    pub data_source: String,
    /// Indicator supervisor (ผู้กำกับดูแลตัวชี้วัด).
    pub supervisor: String,
    /// The supervisor's position.
    pub supervisor_position: String,
    /// The supervisor's office telephone.
    pub supervisor_phone: String,
    /// Data collector (ผู้จัดเก็บข้อมูล).
    pub collector: String,
    /// The collector's position.
    pub collector_position: String,
    /// The collector's office telephone.
    pub collector_phone: String,
    /// Notes.
    pub notes: String,
}

record!(Indicator in "indicators" {
    id, agreement_id, parent_id, dimension, code, name, unit, weight, kind, cumulative, source, decimals, definition,
    formula, spacing, conditions, data_source, supervisor, supervisor_position, supervisor_phone, collector,
    collector_position, collector_phone, notes
} list Listing {
    agency: Some("(SELECT agency_id FROM agreements WHERE id = agreement_id)"),
    year: Some("(SELECT year FROM agreements WHERE id = agreement_id)"),
    parent: Some("agreement_id"), order: "agreement_id, code COLLATE numbered",
});

impl Indicator {
    fn rules(&self) -> Result<(), Error> {
        required("code", &self.code)?;
        required("name", &self.name)?;
        ensure(self.weight.0 >= Decimal::ZERO, "weight", "negative")?;
        ensure((0..=6).contains(&self.decimals), "decimals", "out_of_range")?;
        ensure(self.parent_id != Some(self.id), "parent_id", "own_parent")?;
        let scored_by_value = matches!(self.kind, IndicatorKind::Higher | IndicatorKind::Lower);
        ensure(scored_by_value || self.source == ResultSource::ByHand, "source", "needs_a_value_indicator")
    }
}

/// One of an indicator's scoring criteria (เกณฑ์การให้คะแนน).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IndicatorLevel {
    /// Key.
    pub id: Id<IndicatorLevel>,
    /// The indicator.
    pub indicator_id: Id<Indicator>,
    /// 1–5, or 1–3 on the 50/75/100 scale.
    pub level: i32,
    /// The value that earns the level; none where the level has no value of its own.
    pub threshold: Option<Exact>,
    /// The level in words; a milestone's step.
    pub text: String,
}

record!(IndicatorLevel in "indicator_levels" { id, indicator_id, level, threshold, text }
    list Listing { agency: None, year: None, parent: Some("indicator_id"), order: "indicator_id, level" });

impl IndicatorLevel {
    fn rules(&self) -> Result<(), Error> {
        ensure((1..=5).contains(&self.level), "level", "out_of_range")
    }
}

/// What the indicator stood at in an earlier year (ข้อมูลพื้นฐาน).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IndicatorBaseline {
    /// Key.
    pub id: Id<IndicatorBaseline>,
    /// The indicator.
    pub indicator_id: Id<Indicator>,
    /// The earlier year.
    pub year: FiscalYear,
    /// Its result.
    pub value: Exact,
}

record!(IndicatorBaseline in "indicator_baselines" { id, indicator_id, year, value }
    list Listing { agency: None, year: Some("year"), parent: Some("indicator_id"), order: "indicator_id, year" });

impl IndicatorBaseline {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// The self-assessment of an indicator in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IndicatorResult {
    /// Key.
    pub id: Id<IndicatorResult>,
    /// The indicator.
    pub indicator_id: Id<Indicator>,
    /// The round.
    pub round: Round,
    /// Whether it is assessed at all this round (ไม่ประเมิน otherwise).
    pub assessed: bool,
    /// The result entered by hand; for a milestone, the quantity of its last step.
    pub result: Option<Exact>,
    /// Milestone step 1 is done.
    pub step1: bool,
    /// Milestone step 2 is done.
    pub step2: bool,
    /// Milestone step 3 is done.
    pub step3: bool,
    /// Milestone step 4 is done.
    pub step4: bool,
    /// Milestone step 5 is done.
    pub step5: bool,
    /// What was done (คำชี้แจงการปฏิบัติงาน).
    pub done: String,
    /// Supporting factors (ปัจจัยสนับสนุน).
    pub supports: String,
    /// Obstacles (อุปสรรค).
    pub obstacles: String,
    /// The committee's score beside the self score, at 12 months.
    pub committee_score: Option<Exact>,
}

record!(IndicatorResult in "indicator_results" {
    id, indicator_id, round, assessed, result, step1, step2, step3, step4, step5, done, supports, obstacles, committee_score
} list Listing {
    agency: Some("(SELECT agency_id FROM agreements a JOIN indicators i ON i.agreement_id = a.id WHERE i.id = indicator_id)"),
    year: Some("(SELECT year FROM agreements a JOIN indicators i ON i.agreement_id = a.id WHERE i.id = indicator_id)"),
    parent: Some("indicator_id"), order: "indicator_id, round",
});

impl IndicatorResult {
    fn rules(&self) -> Result<(), Error> {
        let on_scale = |s: Exact| s.0 >= Decimal::ZERO && s.0 <= Decimal::ONE_HUNDRED;
        ensure(self.committee_score.is_none_or(on_scale), "committee_score", "out_of_range")
    }
}

/// An item of a result's evidence list (หลักฐานอ้างอิง).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Evidence {
    /// Key.
    pub id: Id<Evidence>,
    /// The result it supports.
    pub result_id: Id<IndicatorResult>,
    /// Order.
    pub position: i32,
    /// Title.
    pub title: String,
    /// Where it is kept.
    pub reference: String,
}

record!(Evidence in "evidence" { id, result_id, position, title, reference }
    list Listing { agency: None, year: None, parent: Some("result_id"), order: "result_id, position, id" });

impl Evidence {
    fn rules(&self) -> Result<(), Error> {
        required("title", &self.title)
    }
}
