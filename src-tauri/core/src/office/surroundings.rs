//! Time and randomness, passed in so that the sample, the tests and a report can be made twice alike.

use chrono::{DateTime, Utc};

use crate::values::{CaseCode, Date, Id, Ids};

/// Where the office takes the time from.
pub enum Clock {
    /// The machine's.
    System,
    /// Always this moment.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// Now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Self::System => Utc::now(),
            Self::Fixed(moment) => *moment,
        }
    }

    /// Today in Thailand, which keeps UTC+7 all year.
    #[must_use]
    pub fn today(&self) -> Date {
        (self.now() + chrono::Duration::hours(7)).date_naive().into()
    }
}

/// What the office takes from outside.
pub struct Surroundings {
    /// Time.
    pub clock: Clock,
    /// Keys.
    pub ids: Ids,
}

impl Surroundings {
    /// The machine's clock and randomness.
    #[must_use]
    pub fn system() -> Self {
        Self { clock: Clock::System, ids: Ids::random() }
    }

    /// The same in every run.
    #[must_use]
    pub fn fixed(moment: DateTime<Utc>, seed: u64) -> Self {
        Self { clock: Clock::Fixed(moment), ids: Ids::seeded(seed) }
    }

    /// A new key.
    pub fn new_id<T>(&self) -> Id<T> {
        self.ids.next(self.clock.now())
    }

    /// A new case code.
    pub fn new_case_code(&self) -> CaseCode {
        self.ids.case_code()
    }
}
