//! Reading a figure off a scale: on a threshold its points, between two thresholds the straight line between their points.
//!
//! The one formula is `p + (x − a) × (q − p) ÷ (b − a)` between marks (a, p) and (b, q); with lower being better both
//! differences change sign, so it serves both directions and needs no mirror of itself.

use rust_decimal::Decimal;

use super::criteria::Scale;
use super::trace::{MeasuredTrace, Reading};

/// The points of a result on a scale, with the interval used.
pub(crate) fn read(scale: &Scale, result: Decimal) -> MeasuredTrace {
    let reading = locate(scale, result);
    let score = match reading {
        Reading::Below { .. } => scale.floor,
        Reading::At { mark } | Reading::Above { highest: mark } => mark.points,
        Reading::Between { lower, upper } => {
            let gained = (result - lower.threshold) * (upper.points - lower.points);
            lower.points + gained / (upper.threshold - lower.threshold)
        }
    };
    MeasuredTrace { result, scale: scale.clone(), reading, score }
}

fn locate(scale: &Scale, result: Decimal) -> Reading {
    let reached = scale.marks.iter().take_while(|mark| !scale.direction.is_better(mark.threshold, result)).count();
    match (reached.checked_sub(1).map(|last| scale.marks[last]), scale.marks.get(reached)) {
        (None, _) => Reading::Below { lowest: scale.marks[0] },
        (Some(mark), _) if mark.threshold == result => Reading::At { mark },
        (Some(highest), None) => Reading::Above { highest },
        (Some(lower), Some(&upper)) => Reading::Between { lower, upper },
    }
}
