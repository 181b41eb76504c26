//! Performance-agreement scoring (คำรับรองการปฏิบัติราชการ): a result and its criteria in, an exact score and its trace out.
//!
//! Invariants: every number is a [`Decimal`], kept unrounded until shown; criteria that exist are in order; every score
//! carries the [`Trace`] that explains it. Pure functions: nothing here may know the database, a clock or a file.
//!
//! ```
//! # use saisaat_core::scoring::{Criteria, Direction, Outcome, Scale, score};
//! # use rust_decimal::Decimal;
//! let levels = [50, 60, 70, 80, 90].map(|level| Some(Decimal::from(level)));
//! let criteria = Criteria::Measured(Scale::five_levels(Direction::Higher, levels, Decimal::ONE)?);
//! let score = score(&criteria, &Outcome::Measured(Decimal::new(8640, 2)))?;
//! assert_eq!(score.trace.lines()[1], "คะแนน = 4 + (86.40 − 80) ÷ (90 − 80) = 4.6400");
//! # Ok::<(), saisaat_core::scoring::ScoringError>(())
//! ```

pub mod agreement;
mod composite;
mod criteria;
mod interpolate;
mod milestone;
mod rounding;
mod trace;
mod words;

pub use agreement::{ScoredItem, Totals, Weighted};
pub use criteria::{
    Composite, Counting, Criteria, Direction, LastStep, Mark, Milestone, Outcome, Part, Scale, Unassessed,
};
pub use rounding::four_decimals;
pub use trace::{MeasuredTrace, MilestoneTrace, PartTrace, Reading, Trace};
pub use words::refusal;

use crate::Rule;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where an indicator stands in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "state", content = "score", rename_all = "snake_case")]
pub enum Standing {
    /// Scored: the unrounded score.
    Scored(#[specta(type = String)] Decimal),
    /// Not assessed this round (ยกเลิก, ไม่ประเมิน).
    NotAssessed,
    /// To be assessed, but no result has been entered yet.
    NoResult,
}

/// An indicator's standing and how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Score {
    /// Scored, not assessed, or still without a result.
    pub standing: Standing,
    /// The inputs, the interval used and the arithmetic.
    pub trace: Trace,
}

impl Score {
    /// The unrounded score, when there is one.
    #[must_use]
    pub const fn exact(&self) -> Option<Decimal> {
        match self.standing {
            Standing::Scored(exact) => Some(exact),
            Standing::NotAssessed | Standing::NoResult => None,
        }
    }

    /// The score as every surface shows it: four decimals, half up.
    #[must_use]
    pub fn shown(&self) -> Option<Decimal> {
        self.exact().map(four_decimals)
    }
}

/// A rule of scoring that does not hold, and the field it is about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {rule}")]
pub struct ScoringError {
    /// The field in `snake_case`: `level_4`, `floor`, `result`, `steps`, `parts`, `weight_total`, or an item's own name;
    /// within the second part of a composite, `parts.2.result`.
    pub field: String,
    /// The rule.
    pub rule: Rule,
}

impl ScoringError {
    pub(crate) fn new(field: impl Into<String>, rule: Rule) -> Self {
        Self { field: field.into(), rule }
    }

    /// The same error, seen from the whole that `field` is inside of.
    pub(crate) fn within(self, outer: &str) -> Self {
        Self { field: format!("{outer}.{}", self.field), ..self }
    }
}

/// Scores an outcome by the criteria of its indicator.
///
/// # Errors
/// [`ScoringError`] when the outcome is of another kind than the criteria (`does_not_fit`) or its figure is beyond any
/// agreement's (`too_large`).
pub fn score(criteria: &Criteria, outcome: &Outcome) -> Result<Score, ScoringError> {
    match (criteria, outcome) {
        (_, Outcome::NotAssessed) => Ok(Score { standing: Standing::NotAssessed, trace: Trace::NotAssessed }),
        (_, Outcome::NoResult) => Ok(Score { standing: Standing::NoResult, trace: Trace::NoResult }),
        (Criteria::Measured(scale), Outcome::Measured(result)) => {
            let trace = interpolate::read(scale, criteria::sized("result", *result)?);
            Ok(Score { standing: Standing::Scored(trace.score), trace: Trace::Measured(trace) })
        }
        (Criteria::Milestone(milestone), Outcome::Steps { done, last }) => {
            let trace = milestone::count(milestone, done, *last)?;
            Ok(Score { standing: Standing::Scored(trace.score), trace: Trace::Milestone(trace) })
        }
        (Criteria::Composite(composite), Outcome::Parts(outcomes)) => composite::combine(composite, outcomes),
        _ => Err(ScoringError::new("result", Rule::DoesNotFit)),
    }
}

#[cfg(test)]
mod examples;
#[cfg(test)]
mod properties;
