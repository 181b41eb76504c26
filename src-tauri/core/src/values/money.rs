//! Money: whole satang, never a fraction of one.

use serde::{Deserialize, Serialize};
use specta::Type;
use std::iter::Sum;
use std::ops::Add;

// Declared to the page as an `i32`, which is a plain number there; an `f64` would admit null.
/// An amount in satang (1 baht = 100 satang). A JSON number; exact in JavaScript up to 90 trillion baht.
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

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}
