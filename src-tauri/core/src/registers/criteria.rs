//! From an agreement's registers to the criteria and outcomes that scoring understands.

use super::{Agreement, Indicator, IndicatorKind, IndicatorLevel, IndicatorResult, NotAssessedRule, ScaleKind};
use crate::Rule;
use crate::scoring::{
    Composite, Counting, Criteria, Direction, LastStep, Milestone, Outcome, Part, Scale, ScoringError, Unassessed,
};
use crate::values::Decimal;

/// The criteria of an indicator that is scored by its own levels.
///
/// # Errors
/// [`ScoringError`] naming the level that is out of order or missing.
pub(crate) fn of_levels(
    agreement: &Agreement,
    indicator: &Indicator,
    levels: &[IndicatorLevel],
) -> Result<Criteria, ScoringError> {
    let threshold =
        |number: i32| levels.iter().find(|level| level.level == number).and_then(|l| l.threshold).map(|t| t.0);
    let floor = Decimal::from(agreement.floor);
    match indicator.kind {
        IndicatorKind::Composite => Err(ScoringError { field: "parts".into(), rule: Rule::TooFew }),
        IndicatorKind::Milestone => {
            let counting = if indicator.cumulative { Counting::Cumulative } else { Counting::Each };
            let (points, floor) = match agreement.scale {
                ScaleKind::FiveLevels => ([1, 2, 3, 4, 5].map(Decimal::from).to_vec(), floor),
                ScaleKind::Points => ([50, 75, 100].map(Decimal::from).to_vec(), Decimal::ZERO),
            };
            // Two thresholds on the last two levels make the last step a quantity.
            let best = if agreement.scale == ScaleKind::Points { 3 } else { 5 };
            let last = threshold(best - 1).zip(threshold(best)).map(|(from, to)| LastStep { from, to });
            Milestone::new(&points, floor, counting, last).map(Criteria::Milestone)
        }
        IndicatorKind::Higher | IndicatorKind::Lower => {
            let direction = if indicator.kind == IndicatorKind::Higher { Direction::Higher } else { Direction::Lower };
            let scale = match agreement.scale {
                ScaleKind::FiveLevels => Scale::five_levels(direction, [1, 2, 3, 4, 5].map(threshold), floor),
                ScaleKind::Points => Scale::fifty_to_hundred(direction, [1, 2, 3].map(threshold)),
            };
            scale.map(Criteria::Measured)
        }
    }
}

/// The criteria of a composite of parts, each given with its own criteria.
///
/// # Errors
/// [`ScoringError`] when the parts' weights do not sum.
pub(crate) fn of_parts(agreement: &Agreement, parts: Vec<(&Indicator, Criteria)>) -> Result<Criteria, ScoringError> {
    let parts = parts
        .into_iter()
        .map(|(part, criteria)| Part { name: format!("{} {}", part.code, part.name), weight: part.weight.0, criteria })
        .collect();
    Composite::new(parts, unassessed(agreement)).map(Criteria::Composite)
}

/// What becomes of weight that is not assessed.
pub(crate) const fn unassessed(agreement: &Agreement) -> Unassessed {
    match agreement.not_assessed {
        NotAssessedRule::Redistribute => Unassessed::Redistribute,
        NotAssessedRule::Keep => Unassessed::Keep,
    }
}

/// What a round's result amounts to; `measured` stands in for it when the registers give the figure.
pub(crate) fn outcome(
    agreement: &Agreement,
    indicator: &Indicator,
    result: Option<&IndicatorResult>,
    measured: Option<Decimal>,
) -> Outcome {
    match (indicator.kind, result) {
        (_, Some(result)) if !result.assessed => Outcome::NotAssessed,
        (IndicatorKind::Milestone, Some(result)) => {
            let steps = if agreement.scale == ScaleKind::Points { 3 } else { 5 };
            let done = [result.step1, result.step2, result.step3, result.step4, result.step5][..steps].to_vec();
            Outcome::Steps { done, last: result.result.map(|quantity| quantity.0) }
        }
        (IndicatorKind::Milestone | IndicatorKind::Composite, _) => Outcome::NoResult,
        (IndicatorKind::Higher | IndicatorKind::Lower, _) => measured.map_or(Outcome::NoResult, Outcome::Measured),
    }
}
