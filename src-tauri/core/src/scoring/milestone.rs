//! Counting the steps of a milestone, and reading a quantitative last step between the two best scores.

use crate::Rule;
use rust_decimal::Decimal;

use super::ScoringError;
use super::criteria::{Counting, Milestone, sized};
use super::interpolate;
use super::trace::MilestoneTrace;

/// The score of the steps done. The tick of a quantitative last step is ignored: its quantity decides, once every step
/// before it is done.
pub(crate) fn count(
    milestone: &Milestone,
    done: &[bool],
    last: Option<Decimal>,
) -> Result<MilestoneTrace, ScoringError> {
    let steps = milestone.points.len();
    if done.len() != steps {
        return Err(ScoringError::new("steps", Rule::DoesNotFit));
    }
    let ticked = if milestone.last.is_some() { &done[..steps - 1] } else { done };
    let counted = match milestone.counting {
        Counting::Cumulative => ticked.iter().take_while(|done| **done).count(),
        Counting::Each => ticked.iter().filter(|done| **done).count(),
    };
    let of_steps = counted.checked_sub(1).map_or(milestone.floor, |index| milestone.points[index]);
    let last = match (&milestone.last, last) {
        (Some(scale), Some(quantity)) if counted == steps - 1 => {
            Some(interpolate::read(scale, sized("result", quantity)?))
        }
        _ => None,
    };
    Ok(MilestoneTrace {
        done: (1..).zip(done).filter_map(|(number, done)| done.then_some(number)).collect(),
        steps: u32::try_from(steps).unwrap_or(u32::MAX),
        counted: u32::try_from(counted).unwrap_or(u32::MAX),
        counting: milestone.counting,
        quantitative: milestone.last.is_some(),
        score: last.as_ref().map_or(of_steps, |read| read.score),
        last,
    })
}
