//! Ethics training sessions (การฝึกอบรม) and who attended them.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Listing, choice, ensure, record, required};
use super::{Agency, Person};
use crate::Error;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Money};

choice! {
    /// What a session teaches.
    Topic {
        /// Prevention of corruption.
        Prevention = "prevention",
        /// Morals.
        Morals = "morals",
        /// Ethics.
        Ethics = "ethics",
        /// Code of conduct.
        Code = "code",
        /// Conflict of interest.
        ConflictOfInterest = "conflict_of_interest",
        /// Rules on gifts.
        Gifts = "gifts",
        /// Law.
        Law = "law",
    }
}

/// Hours of the longest session: more than a year has.
const MOST_HOURS: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// A training session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TrainingSession {
    /// Key.
    pub id: Id<TrainingSession>,
    /// The agency that runs it.
    pub agency_id: Id<Agency>,
    /// The fiscal year it counts in.
    pub year: FiscalYear,
    /// Title.
    pub title: String,
    /// Topic.
    pub topic: Topic,
    /// Course.
    pub course: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Hours given.
    pub hours: Exact,
    /// Hours a person must attend to count.
    pub required_hours: Exact,
    /// Place, or the online address.
    pub place: String,
    /// Held online.
    pub online: bool,
    /// Speakers.
    pub speakers: String,
    /// Organiser.
    pub organiser: String,
    /// Target group.
    pub target_group: String,
    /// Seats.
    pub seats: Option<i32>,
    /// Budget.
    pub budget: Money,
    /// Spent.
    pub spend: Money,
    /// Mean pre-test score, percent.
    pub pre_test: Option<Exact>,
    /// Mean post-test score, percent.
    pub post_test: Option<Exact>,
    /// Mean satisfaction, percent.
    pub satisfaction: Option<Exact>,
}

record!(TrainingSession in "training_sessions" {
    id, agency_id, year, title, topic, course, starts_on, ends_on, hours, required_hours, place, online, speakers,
    organiser, target_group, seats, budget, spend, pre_test, post_test, satisfaction
} list Listing { agency: Some("agency_id"), year: Some("year"), parent: None, order: "starts_on DESC, title" });

impl TrainingSession {
    fn rules(&self) -> Result<(), Error> {
        required("title", &self.title)?;
        ensure(self.ends_on >= self.starts_on, "ends_on", "before_start")?;
        ensure(self.starts_on.fiscal_year() == self.year, "starts_on", "outside_the_year")?;
        ensure(self.hours.0 > Decimal::ZERO, "hours", "not_positive")?;
        ensure(self.hours.0 <= MOST_HOURS, "hours", "out_of_range")?;
        ensure(self.required_hours.0 >= Decimal::ZERO, "required_hours", "negative")?;
        ensure(self.required_hours <= self.hours, "required_hours", "more_than_given")?;
        ensure(self.seats.is_none_or(|n| n >= 0), "seats", "negative")?;
        ensure(self.budget >= Money::ZERO, "budget", "negative")?;
        ensure(self.spend >= Money::ZERO, "spend", "negative")?;
        let percent = |score: Option<Exact>| score.is_none_or(|s| s.0 >= Decimal::ZERO && s.0 <= Decimal::ONE_HUNDRED);
        ensure(percent(self.pre_test), "pre_test", "out_of_range")?;
        ensure(percent(self.post_test), "post_test", "out_of_range")?;
        ensure(percent(self.satisfaction), "satisfaction", "out_of_range")
    }
}

/// One person's attendance (การเข้าร่วม) at one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Attendance {
    /// Key.
    pub id: Id<Attendance>,
    /// The session.
    pub session_id: Id<TrainingSession>,
    /// The person.
    pub person_id: Id<Person>,
    /// Registered beforehand.
    pub registered: bool,
    /// Hours attended.
    pub hours: Exact,
    /// Passed.
    pub passed: bool,
    /// Certificate number, or empty.
    pub certificate: String,
}

record!(Attendance in "attendances" { id, session_id, person_id, registered, hours, passed, certificate }
list Listing {
    agency: Some("(SELECT agency_id FROM training_sessions WHERE id = session_id)"),
    year: Some("(SELECT year FROM training_sessions WHERE id = session_id)"),
    parent: Some("session_id"), order: "id",
});

impl Attendance {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.hours.0 >= Decimal::ZERO, "hours", "negative")?;
        ensure(self.hours.0 <= MOST_HOURS, "hours", "out_of_range")
    }
}
