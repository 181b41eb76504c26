//! Money: whole satang, never a fraction of one. Amounts are added up in a [`MoneySum`], which no number of them overflows.

use serde::{Deserialize, Serialize, Serializer};
use specta::Type;
use std::iter::Sum;
use std::ops::Add;

use super::Decimal;

// Declared to the page as an `i32`, which is a plain number there; an `f64` would admit null.
/// An amount in satang (1 baht = 100 satang). A JSON number; exact in JavaScript up to 90 trillion baht. It may lie beyond
/// [`Money::LARGEST`] where an older program stored it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
#[specta(transparent)]
pub struct Money(#[specta(type = i32)] i64);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// From satang.
    #[must_use]
    pub const fn from_satang(satang: i64) -> Self {
        Self(satang)
    }

    /// From whole baht.
    #[must_use]
    pub const fn from_baht(baht: i64) -> Self {
        Self(baht * 100)
    }

    /// The amount in satang.
    #[must_use]
    pub const fn satang(self) -> i64 {
        self.0
    }
}

/// A sum of amounts in satang. Each is of 64 bits and the sum of 128, so that adding neither wraps nor fails. As JSON a number,
/// exact in JavaScript up to 90 trillion baht.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Type)]
#[specta(transparent)]
pub struct MoneySum(#[specta(type = i32)] i128);

impl MoneySum {
    /// The sum in satang.
    #[must_use]
    pub const fn satang(self) -> i128 {
        self.0
    }

    /// The sum in percent of another, unrounded: of spending, how much of the budget. `None` of nothing, of less, and where the
    /// share has more digits than a decimal.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<Decimal> {
        let exact = |satang| Decimal::try_from_i128_with_scale(satang, 0).ok();
        let hundredfold = exact(self.0)?.checked_mul(Decimal::ONE_HUNDRED)?;
        if whole.0 > 0 { hundredfold.checked_div(exact(whole.0)?) } else { None }
    }
}

impl From<Money> for MoneySum {
    fn from(amount: Money) -> Self {
        Self(amount.0.into())
    }
}

impl Add<Money> for MoneySum {
    type Output = Self;
    fn add(self, amount: Money) -> Self {
        // 2^64 amounts of 64 bits fill 128 bits: no machine holds as many.
        Self(self.0.saturating_add(amount.0.into()))
    }
}

impl Sum<Money> for MoneySum {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

impl Serialize for MoneySum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match i64::try_from(self.0) {
            Ok(satang) => serializer.serialize_i64(satang),
            // What JavaScript would make of the digits, too.
            Err(_) => serializer.serialize_f64(self.0 as f64),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(satang: &[i64]) -> MoneySum {
        satang.iter().copied().map(Money::from_satang).sum()
    }

    #[test]
    fn a_sum_of_the_largest_amounts_is_their_sum_and_not_less_than_nothing() {
        let many = vec![Money::LARGEST.satang(); 200];
        assert_eq!(sum(&many).satang(), 20_000_000_000_000_000_000);
        assert_eq!(sum(&[i64::MAX; 3]).satang(), 3 * i128::from(i64::MAX));
        assert_eq!(sum(&[i64::MIN; 3]).satang(), 3 * i128::from(i64::MIN));
    }

    #[test]
    fn a_share_is_in_percent_and_of_nothing_there_is_none() {
        let share = |part: i64, whole: i64| sum(&[part]).percent_of(sum(&[whole])).map(|share| share.to_string());
        assert_eq!(share(1, 8).as_deref(), Some("12.50"));
        assert_eq!(share(5, 0), None);
        assert_eq!(share(5, -1), None);
        assert_eq!(share(i64::MAX, 1).as_deref(), Some("922337203685477580700"));
    }

    #[test]
    fn a_sum_is_one_number_in_json_however_large() {
        let json = |satang: &[i64]| serde_json::to_value(sum(satang)).expect("plain data");
        assert_eq!(json(&[125_050]), serde_json::json!(125_050));
        assert_eq!(json(&[i64::MAX, i64::MAX]), serde_json::json!(18_446_744_073_709_551_614_f64));
    }

    proptest! {
        #[test]
        fn sums_of_any_amounts_stored_are_exact_and_their_shares_never_panic(
            one in prop::collection::vec(any::<i64>(), 0..200), other in prop::collection::vec(any::<i64>(), 0..200),
        ) {
            let exact: i128 = one.iter().copied().map(i128::from).sum();
            prop_assert_eq!(sum(&one).satang(), exact);
            let share = sum(&one).percent_of(sum(&other));
            prop_assert!(share.is_none_or(|share| share.is_sign_negative() == (exact < 0) || share.is_zero()));
        }
    }
}
