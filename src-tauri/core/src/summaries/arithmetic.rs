//! Shares and means, exact and of nothing none.

use crate::values::Decimal;

/// So many of so many in percent, unrounded; of none there is none.
pub(super) fn percent(part: usize, whole: usize) -> Option<Decimal> {
    (whole > 0).then(|| Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole))
}

/// The mean; none of nothing.
pub(super) fn mean(numbers: &[Decimal]) -> Option<Decimal> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<Decimal>() / Decimal::from(numbers.len()))
}
