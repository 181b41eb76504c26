//! Scoring criteria (เกณฑ์การให้คะแนน) and the outcomes they score.
//!
//! Invariant: criteria that exist can score: thresholds and points are in order, weights sum. Built here or refused here,
//! with the field named.

use crate::Rule;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ScoringError;
use crate::values::Exact;

/// How an indicator is scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Criteria {
    /// A figure read off a scale, higher or lower being better.
    Measured(Scale),
    /// Steps completed (ระดับขั้นของความสำเร็จ).
    Milestone(Milestone),
    /// Parts, each scored by its own criteria.
    Composite(Composite),
}

/// What was achieved in a round, in the shape its criteria ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The figure of a measured indicator, in its unit.
    Measured(Decimal),
    /// The steps of a milestone, first step first.
    Steps {
        /// Which steps are done: as many as the milestone has.
        done: Vec<bool>,
        /// The quantity of a quantitative last step.
        last: Option<Decimal>,
    },
    /// The outcomes of a composite's parts, in their order.
    Parts(Vec<Outcome>),
    /// Not assessed this round (ยกเลิก, ไม่ประเมิน).
    NotAssessed,
    /// Nothing entered yet.
    NoResult,
}

/// Which way results get better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
}

/// A point of a scale: reaching `threshold` earns `points`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Mark {
    /// The points earned: the level's number, or 50, 75 and 100.
    #[specta(type = String)]
    pub points: Decimal,
    /// The result that earns them, in the indicator's unit.
    #[specta(type = String)]
    pub threshold: Decimal,
}

/// Thresholds and the points they earn; points lie on the straight line between two thresholds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Scale {
    pub(crate) direction: Direction,
    pub(crate) marks: Vec<Mark>,
    #[specta(type = String)]
    pub(crate) floor: Decimal,
}

impl Scale {
    /// A scale of `(points, threshold)`, worst first. A level without a value of its own has no threshold and is
    /// interpolated across. A result worse than the first threshold earns `floor`.
    ///
    /// # Errors
    /// `level_n: out_of_order` unless points rise, and thresholds rise (higher is better) or fall (lower is better);
    /// `level_n: required` when the best level has no threshold; `levels: too_few` with fewer than two thresholds;
    /// `floor: out_of_order` when the floor lies above the first points, `negative` below 0; `too_large` beyond 10¹³.
    pub fn new(
        direction: Direction,
        levels: &[(Decimal, Option<Decimal>)],
        floor: Decimal,
    ) -> Result<Self, ScoringError> {
        let field = |index: usize| format!("level_{}", index + 1);
        let mut marks: Vec<Mark> = Vec::with_capacity(levels.len());
        let mut points_before = None;
        for (index, &(points, threshold)) in levels.iter().enumerate() {
            sized(&field(index), points)?;
            let points_rise = points_before.is_none_or(|before| points > before);
            let threshold = threshold.map(|value| sized(&field(index), value)).transpose()?;
            let better = |value: Decimal| marks.last().is_none_or(|mark| direction.is_better(value, mark.threshold));
            if !points_rise || !threshold.is_none_or(better) {
                return Err(ScoringError::new(field(index), Rule::OutOfOrder));
            }
            marks.extend(threshold.map(|threshold| Mark { points, threshold }));
            points_before = Some(points);
        }
        if levels.last().is_some_and(|(_, threshold)| threshold.is_none()) {
            return Err(ScoringError::new(field(levels.len() - 1), Rule::Required));
        }
        if marks.len() < 2 {
            return Err(ScoringError::new("levels", Rule::TooFew));
        }
        check_floor(floor, levels[0].0)?;
        Ok(Self { direction, marks, floor })
    }

    /// The classic five levels earning 1 to 5 points; below level 1 the floor, 1 by default or 0.
    ///
    /// # Errors
    /// As [`Scale::new`].
    pub fn five_levels(
        direction: Direction,
        thresholds: [Option<Decimal>; 5],
        floor: Decimal,
    ) -> Result<Self, ScoringError> {
        let levels: Vec<_> = (1..=5).map(Decimal::from).zip(thresholds).collect();
        Self::new(direction, &levels, floor)
    }

    /// The scale of recent years: the lower, standard and advanced targets earn 50, 75 and 100 points, below them 0.
    ///
    /// # Errors
    /// As [`Scale::new`].
    pub fn fifty_to_hundred(direction: Direction, targets: [Option<Decimal>; 3]) -> Result<Self, ScoringError> {
        let levels: Vec<_> = [50, 75, 100].map(Decimal::from).into_iter().zip(targets).collect();
        Self::new(direction, &levels, Decimal::ZERO)
    }
}

impl Direction {
    pub(crate) fn is_better(self, value: Decimal, than: Decimal) -> bool {
        match self {
            Self::Higher => value > than,
            Self::Lower => value < than,
        }
    }
}

/// How the steps of a milestone count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// A later step counts only when the earlier ones are done (the default).
    Cumulative,
    /// Each step counts by itself, where the template says so: the score is that of as many steps.
    Each,
}

/// The quantities between which a quantitative last step is interpolated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastStep {
    /// The quantity that earns no more than the step before (level 4 of 5).
    pub from: Decimal,
    /// The quantity that earns the last step (level 5 of 5); below `from` where lower is better.
    pub to: Decimal,
}

/// Steps completed, each with the points that so many steps earn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    pub(crate) points: Vec<Decimal>,
    pub(crate) floor: Decimal,
    pub(crate) counting: Counting,
    pub(crate) last: Option<Scale>,
}

impl Milestone {
    /// A milestone whose first k steps earn `points[k − 1]`; no step done earns `floor`.
    ///
    /// # Errors
    /// `steps: too_few` with fewer than two; `level_n: out_of_order` unless points rise and the last step's quantities
    /// differ; `floor: out_of_order` above the first points; `too_large` beyond 10¹³.
    pub fn new(
        points: &[Decimal],
        floor: Decimal,
        counting: Counting,
        last: Option<LastStep>,
    ) -> Result<Self, ScoringError> {
        let [.., before, best] = *points else {
            return Err(ScoringError::new("steps", Rule::TooFew));
        };
        for (number, pair) in (2..).zip(points.windows(2)) {
            if sized(&format!("level_{number}"), pair[1])? <= pair[0] {
                return Err(ScoringError::new(format!("level_{number}"), Rule::OutOfOrder));
            }
        }
        check_floor(floor, points[0])?;
        let last = last.map(|LastStep { from, to }| {
            let direction = if to < from { Direction::Lower } else { Direction::Higher };
            Scale::new(direction, &[(before, Some(from)), (best, Some(to))], before)
                .map_err(|error| ScoringError { field: format!("level_{}", points.len()), ..error })
        });
        Ok(Self { points: points.to_vec(), floor, counting, last: last.transpose()? })
    }

    /// The usual five steps, earning 1 to 5 points.
    ///
    /// # Errors
    /// As [`Milestone::new`].
    pub fn five_steps(floor: Decimal, counting: Counting, last: Option<LastStep>) -> Result<Self, ScoringError> {
        Self::new(&[1, 2, 3, 4, 5].map(Decimal::from), floor, counting, last)
    }
}

/// A part of a composite: its name, weight and criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name, as the trace shall call it.
    pub name: String,
    /// Its share of the composite: all shares sum to 1 or to 100.
    pub weight: Decimal,
    /// How it is scored.
    pub criteria: Criteria,
}

/// What becomes of the weight of something not assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Unassessed {
    /// Left out of numerator and denominator, so that the others share its weight in proportion (the default).
    Redistribute,
    /// Kept in the denominator, earning nothing, and reported as missing.
    Keep,
}

/// Weighted parts, each scored by its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composite {
    pub(crate) parts: Vec<Part>,
    pub(crate) unassessed: Unassessed,
}

impl Composite {
    /// A composite of parts.
    ///
    /// # Errors
    /// `parts: too_few` without any; `parts.n.weight: negative`; `parts: weights_do_not_sum` to 1 or 100;
    /// `parts.n: mixed_scales` when a part's full score differs from the first's.
    pub fn new(parts: Vec<Part>, unassessed: Unassessed) -> Result<Self, ScoringError> {
        let Some(full) = parts.first().map(|part| part.criteria.bounds().1) else {
            return Err(ScoringError::new("parts", Rule::TooFew));
        };
        let mut sum = Decimal::ZERO;
        for (number, part) in (1..).zip(&parts) {
            sum += checked_weight(&format!("parts.{number}.weight"), part.weight)?;
            if part.criteria.bounds().1 != full {
                return Err(ScoringError::new(format!("parts.{number}"), Rule::MixedScales));
            }
        }
        if sum != Decimal::ONE && sum != Decimal::ONE_HUNDRED {
            return Err(ScoringError::new("parts", Rule::WeightsDoNotSum));
        }
        Ok(Self { parts, unassessed })
    }
}

impl Criteria {
    /// The lowest and the full score these criteria can give.
    #[must_use]
    pub fn bounds(&self) -> (Decimal, Decimal) {
        match self {
            Self::Measured(scale) => (scale.floor, scale.marks[scale.marks.len() - 1].points),
            Self::Milestone(steps) => (steps.floor, steps.points[steps.points.len() - 1]),
            Self::Composite(whole) => {
                let (low, full) = whole
                    .parts
                    .iter()
                    .map(|part| part.criteria.bounds())
                    .reduce(|(low, full), (floor, _)| (low.min(floor), full))
                    .unwrap_or_default();
                (if whole.unassessed == Unassessed::Keep { Decimal::ZERO } else { low }, full)
            }
        }
    }
}

/// The value, if it is one that scoring can calculate with.
pub(crate) fn sized(field: &str, value: Decimal) -> Result<Decimal, ScoringError> {
    if value.abs() > Exact::LARGEST { Err(ScoringError::new(field, Rule::TooLarge)) } else { Ok(value) }
}

/// The weight, if it is none below zero. Zero is allowed: an indicator may be followed without counting.
pub(crate) fn checked_weight(field: &str, weight: Decimal) -> Result<Decimal, ScoringError> {
    if weight < Decimal::ZERO { Err(ScoringError::new(field, Rule::Negative)) } else { sized(field, weight) }
}

fn check_floor(floor: Decimal, first_points: Decimal) -> Result<(), ScoringError> {
    if floor < Decimal::ZERO {
        return Err(ScoringError::new("floor", Rule::Negative));
    }
    if floor > first_points {
        return Err(ScoringError::new("floor", Rule::OutOfOrder));
    }
    Ok(())
}
