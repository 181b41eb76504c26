//! The one rounding rule of scores: four decimals, half up, at the moment of showing and never before.
//!
//! Half up, not half even: a published 1.7042 × 25 % = 0.42605 is shown as 0.4261.

use rust_decimal::{Decimal, RoundingStrategy};

/// Decimals a score is shown with.
const SHOWN: u32 = 4;

/// A score that is a quotient (9.922 ÷ 3) keeps 28 digits only, so a total that equals the tie 2.91285 may be calculated a
/// hair below it. Closing to 20 decimals first restores the tie; no other figure an agreement can hold lies that close to
/// one.
const CLOSING: u32 = 20;

/// The score as shown: exactly four decimals, half up (`4.64` → `4.6400`).
#[must_use]
pub fn four_decimals(exact: Decimal) -> Decimal {
    let half_up = |value: Decimal, places| value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let mut shown = half_up(half_up(exact, CLOSING), SHOWN);
    shown.rescale(SHOWN);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_up_and_four_decimals_are_always_written() {
        for (exact, shown) in [("0.42605", "0.4261"), ("0.42595", "0.4260"), ("4.64", "4.6400"), ("5", "5.0000")] {
            let exact: Decimal = exact.parse().expect("a decimal");
            assert_eq!(four_decimals(exact).to_string(), shown);
        }
    }

    #[test]
    fn a_tie_that_went_through_divisions_by_three_still_goes_up() {
        let third = |thousandths| Decimal::new(thousandths, 3) / Decimal::from(3);
        let weighted = [(9, third(6165)), (14, third(3884)), (77, third(9922))];
        let sum: Decimal = weighted.into_iter().map(|(weight, score)| Decimal::from(weight) * score).sum();
        let total = sum / Decimal::ONE_HUNDRED;
        assert!(total < Decimal::new(291_285, 5), "calculated a hair below the tie");
        assert_eq!(four_decimals(total).to_string(), "2.9129");
    }
}
