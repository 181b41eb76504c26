//! The trace of a score: what went in, which interval was used, what came out; as data for a screen and as Thai lines for
//! the report.
//!
//! Invariant: a trace holds everything its lines say, so that a reader can repeat the arithmetic by hand.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::criteria::{Counting, Mark, Scale};
use super::{Score, Standing};

/// How a score came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Trace {
    /// Not assessed this round.
    NotAssessed,
    /// No result entered yet.
    NoResult,
    /// A figure read off a scale.
    Measured(MeasuredTrace),
    /// Steps counted.
    Milestone(MilestoneTrace),
    /// Parts weighed together.
    Composite {
        /// The parts with their own scores.
        parts: Vec<PartTrace>,
        /// The Σ weights of the parts that count.
        #[specta(type = String)]
        divisor: Decimal,
        /// What came out.
        standing: Standing,
    },
}

/// A figure read off a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MeasuredTrace {
    /// The figure, in the indicator's unit.
    #[specta(type = String)]
    pub result: Decimal,
    /// The scale.
    pub scale: Scale,
    /// Where on the scale the figure lies.
    pub reading: Reading,
    /// The unrounded score.
    #[specta(type = String)]
    pub score: Decimal,
}

/// Where on a scale a result lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Reading {
    /// Worse than the first threshold: the floor.
    Below {
        /// The first threshold.
        lowest: Mark,
    },
    /// On a threshold exactly.
    At {
        /// The threshold.
        mark: Mark,
    },
    /// Between two thresholds: interpolated.
    Between {
        /// The one reached.
        lower: Mark,
        /// The next, not reached.
        upper: Mark,
    },
    /// Better than the best threshold.
    Above {
        /// The best threshold.
        highest: Mark,
    },
}

/// Steps counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MilestoneTrace {
    /// The numbers of the steps ticked as done, from 1.
    pub done: Vec<u32>,
    /// How many steps there are.
    pub steps: u32,
    /// How many of those done count, a quantitative last step aside.
    pub counted: u32,
    /// How they count.
    pub counting: Counting,
    /// Whether the last step is a quantity.
    pub quantitative: bool,
    /// The reading of the last step's quantity, once every step before it is done.
    pub last: Option<MeasuredTrace>,
    /// The unrounded score.
    #[specta(type = String)]
    pub score: Decimal,
}

/// A part of a composite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PartTrace {
    /// Its name.
    pub name: String,
    /// Its weight within the composite.
    #[specta(type = String)]
    pub weight: Decimal,
    /// Its own score.
    pub score: Score,
}
