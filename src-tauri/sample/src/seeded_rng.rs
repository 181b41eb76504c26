//! Chance that falls the same way in every run, on every machine.
//!
//! Invariant: a stream depends on nothing but its subject and number, so that asking more of one noun (more people) changes
//! nothing in another (the indicators).

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha12Rng;
use saisaat_core::values::{Date, Decimal, Exact};

/// The sample's seed: FY 2569.
const SEED: u64 = 2569;

/// What a stream of chance is for.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    People = 1,
    Plans,
    Training,
    Awards,
    Results,
    Gifts,
    Complaints,
    Campaigns,
    Centre,
    Acknowledgements,
    Values,
    Networks,
    NetworkActivities,
    Surveys,
    Ita,
}

/// A stream of chance.
pub(crate) struct SeededRng(ChaCha12Rng);

impl SeededRng {
    /// The stream of a subject's `number`th agency.
    pub(crate) fn of(subject: Subject, number: usize) -> Self {
        let mut random = ChaCha12Rng::seed_from_u64(SEED);
        random.set_stream((subject as u64) << 32 | number as u64);
        Self(random)
    }

    /// A number from 0 up to, but not including, `bound`; 0 for an empty range.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        // A product of two numbers below 2³² fits; `rand`'s own ranges may change between its versions.
        let scaled = u64::from(self.0.next_u32()).wrapping_mul(bound as u64) >> 32;
        usize::try_from(scaled).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = usize::try_from(high - low + 1).unwrap_or_default();
        low + i64::try_from(self.below(width)).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(crate) fn percent(&mut self, chance: i64) -> bool {
        self.between(0, 99) < chance
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A decimal of two places between two numbers of hundredths, both included.
    pub(crate) fn hundredths(&mut self, low: i64, high: i64) -> Exact {
        Exact(Decimal::new(self.between(low, high), 2))
    }

    /// A weekday in the days from `first` to `last`: an office works from Monday to Friday.
    pub(crate) fn weekday(&mut self, first: Date, last: Date) -> Date {
        let span = (last.naive() - first.naive()).num_days().max(0);
        weekday_from(Date::from(first.naive() + chrono::Duration::days(self.between(0, span))))
    }
}

/// The day itself, or the Friday before a weekend.
pub(crate) fn weekday_from(day: Date) -> Date {
    use chrono::{Datelike, Weekday};
    let back = match day.naive().weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    Date::from(day.naive() - chrono::Duration::days(back))
}
