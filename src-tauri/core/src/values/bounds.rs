//! How large a value of each kind may be. Decided once per kind, so that no register can forget it and every sum of values
//! that were let in fits what it is added up in.
//!
//! Invariant: a record's every field is held to its kind's bounds before the store takes it (`#[derive(Register)]`). What an older program
//! stored may lie beyond them: it is read and shown as it is, and refused only when it is saved again.

use super::{CaseCode, Date, Decimal, Exact, FiscalYear, Id, Money, NationalId, Round};
use crate::Rule;

/// A kind of value that a register keeps.
pub trait Bounded {
    /// The rule of its kind that the value breaks.
    fn broken_bound(&self) -> Option<Rule>;
}

impl Money {
    /// The largest amount: 10^15 baht, hundreds of times what the state spends in a year.
    pub const LARGEST: Self = Self::from_baht(1_000_000_000_000_000);

    /// Whether the amount is no larger than [`Money::LARGEST`], below zero too.
    #[must_use]
    pub const fn is_within_bounds(self) -> bool {
        self.satang().unsigned_abs() <= Self::LARGEST.satang().unsigned_abs()
    }
}

impl Exact {
    /// The largest decimal: 10^13, larger than any figure an agency measures, and small enough that no product of scoring can
    /// overflow a [`Decimal`].
    pub const LARGEST: Decimal = Decimal::from_parts(1_316_134_912, 2_328, 0, false, 0);
}

/// The largest count, of whatever: 10^9.
const LARGEST_COUNT: u32 = 1_000_000_000;

fn beyond(is: bool, rule: Rule) -> Option<Rule> {
    is.then_some(rule)
}

impl Bounded for Money {
    fn broken_bound(&self) -> Option<Rule> {
        beyond(!self.is_within_bounds(), Rule::AmountTooLarge)
    }
}

impl Bounded for Exact {
    fn broken_bound(&self) -> Option<Rule> {
        beyond(self.0.abs() > Self::LARGEST, Rule::TooLarge)
    }
}

impl Bounded for i32 {
    fn broken_bound(&self) -> Option<Rule> {
        beyond(self.unsigned_abs() > LARGEST_COUNT, Rule::CountTooLarge)
    }
}

impl Bounded for u32 {
    fn broken_bound(&self) -> Option<Rule> {
        beyond(*self > LARGEST_COUNT, Rule::CountTooLarge)
    }
}

impl Bounded for Date {
    /// A day is of a fiscal year that has a name.
    fn broken_bound(&self) -> Option<Rule> {
        beyond(FiscalYear::new(self.fiscal_year().number()).is_none(), Rule::OutOfRange)
    }
}

impl<T: Bounded> Bounded for Option<T> {
    fn broken_bound(&self) -> Option<Rule> {
        self.as_ref().and_then(Bounded::broken_bound)
    }
}

impl<T> Bounded for Id<T> {
    fn broken_bound(&self) -> Option<Rule> {
        None
    }
}

/// Kinds whose every value is within bounds.
macro_rules! within_bounds {
    ($($kind:ty),+ $(,)?) => {$(
        impl $crate::values::Bounded for $kind {
            fn broken_bound(&self) -> Option<$crate::Rule> {
                None
            }
        }
    )+};
}
pub(crate) use within_bounds;

within_bounds!(String, bool, FiscalYear, Round, CaseCode, NationalId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_amount_is_within_and_a_satang_more_is_not() {
        let largest = Money::LARGEST.satang();
        assert_eq!(largest, 100_000_000_000_000_000);
        for (satang, rule) in [
            (largest, None),
            (-largest, None),
            (largest + 1, Some(Rule::AmountTooLarge)),
            (-largest - 1, Some(Rule::AmountTooLarge)),
            (i64::MAX, Some(Rule::AmountTooLarge)),
            (i64::MIN, Some(Rule::AmountTooLarge)),
        ] {
            assert_eq!(Money::from_satang(satang).broken_bound(), rule, "{satang}");
        }
    }

    #[test]
    fn counts_decimals_and_days_have_bounds_of_their_own() {
        assert_eq!(1_000_000_000_i32.broken_bound(), None);
        assert_eq!(i32::MIN.broken_bound(), Some(Rule::CountTooLarge));
        assert_eq!(u32::MAX.broken_bound(), Some(Rule::CountTooLarge));
        assert_eq!(Some(1_000_000_001_i32).broken_bound(), Some(Rule::CountTooLarge));
        assert_eq!(Exact(Exact::LARGEST).broken_bound(), None);
        assert_eq!(Exact(Decimal::MAX).broken_bound(), Some(Rule::TooLarge));
        assert_eq!(Exact(-Decimal::MAX).broken_bound(), Some(Rule::TooLarge));
        assert_eq!(Exact::LARGEST, Decimal::from(10_000_000_000_000_i64));
        let day = |text| Date::from_iso(text).expect("a day");
        assert_eq!(day("2026-10-01").broken_bound(), None);
        assert_eq!(day("2157-10-01").broken_bound(), Some(Rule::OutOfRange));
        assert_eq!(day("1856-09-30").broken_bound(), Some(Rule::OutOfRange));
    }
}
