//! Weighing scores together: Σ wᵢ·sᵢ ÷ Σ wᵢ over the parts of a composite or the indicators of an agreement.

use crate::Rule;
use rust_decimal::Decimal;

use super::criteria::{Composite, Outcome, Unassessed};
use super::trace::{PartTrace, Trace};
use super::{Score, ScoringError, Standing, score};

/// The score of a composite. While a part still lacks its result the whole has none; with no part assessed the whole is
/// not assessed.
pub(crate) fn combine(composite: &Composite, outcomes: &[Outcome]) -> Result<Score, ScoringError> {
    if outcomes.len() != composite.parts.len() {
        return Err(ScoringError::new("parts", Rule::DoesNotFit));
    }
    let mut parts = Vec::with_capacity(outcomes.len());
    for (number, (part, outcome)) in (1..).zip(composite.parts.iter().zip(outcomes)) {
        let part_score = score(&part.criteria, outcome).map_err(|error| error.within(&format!("parts.{number}")))?;
        parts.push(PartTrace { name: part.name.clone(), weight: part.weight, score: part_score });
    }
    let standings: Vec<_> = parts.iter().map(|part| (part.weight, part.score.standing)).collect();
    let (divisor, mean) = weigh(&standings, composite.unassessed);
    let standing = match mean {
        _ if standings.iter().any(|(_, standing)| *standing == Standing::NoResult) => Standing::NoResult,
        Some(mean) => Standing::Scored(mean),
        None => Standing::NotAssessed,
    };
    Ok(Score { standing, trace: Trace::Composite { parts, divisor, standing } })
}

/// The sum of the weights that count, and the weighted mean over it: none when nothing that carries weight is scored.
///
/// What is not assessed counts only under [`Unassessed::Keep`]; what still lacks its result always counts, earning
/// nothing, so that an unfinished mean is never flattered.
pub(crate) fn weigh(weighted: &[(Decimal, Standing)], unassessed: Unassessed) -> (Decimal, Option<Decimal>) {
    let (mut divisor, mut sum, mut scored) = (Decimal::ZERO, Decimal::ZERO, false);
    for &(weight, standing) in weighted {
        match standing {
            Standing::Scored(exact) => {
                sum += exact * weight;
                scored |= !weight.is_zero();
            }
            Standing::NotAssessed if unassessed == Unassessed::Redistribute => continue,
            Standing::NotAssessed | Standing::NoResult => {}
        }
        divisor += weight;
    }
    (divisor, scored.then(|| sum / divisor))
}
