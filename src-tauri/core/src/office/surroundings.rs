//! Time and randomness, passed in so that the sample, the tests and a report can be made twice alike.

use chrono::{DateTime, Utc};

use crate::values::{CaseCode, Date, Id, Ids};
use crate::{Error, Result, Rule};

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
            // `Utc::now` panics before 1970, when a machine's battery is empty.
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Self::System => std::time::SystemTime::now().into(),
            Self::Fixed(moment) => *moment,
        }
    }

    /// Refuses a clock that was never set: keys, deadlines and the audit log would all be of a time that was not.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `clock`: `before_1970`.
    pub fn refuse_unset(&self) -> Result<()> {
        if self.now() < DateTime::UNIX_EPOCH { Err(Error::invalid("clock", Rule::Before1970)) } else { Ok(()) }
    }

    /// Today in Thailand.
    #[must_use]
    pub fn today(&self) -> Date {
        Date::in_thailand(self.now())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_1970_is_refused_and_one_of_its_first_second_is_not() {
        let at = |seconds| Clock::Fixed(DateTime::from_timestamp(seconds, 0).expect("in range")).refuse_unset();
        assert!(matches!(at(-1), Err(Error::Invalid { field, rule }) if field == "clock" && rule == Rule::Before1970));
        assert!(at(0).is_ok());
        let moment = DateTime::from_timestamp(-86_400 * 365, 0).expect("in range");
        let opened = crate::Office::in_memory(Surroundings::fixed(moment, 1));
        let _: Id<crate::registers::Agency> = opened.expect("memory has no file to refuse").surroundings().new_id();
    }
}
