//! How soon complaints must be dealt with, which each agency sets for itself and those below it.

use chrono::{Datelike, Duration, Weekday};
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::super::Agency;
use super::super::record::ensure;
use crate::values::{Date, Id};
use crate::{Error, Reader, Result, Rule};

/// How soon a complaint must be dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Deadlines {
    /// Days to the acknowledgement.
    pub acknowledge_days: u32,
    /// Working days, Monday to Friday, to the first reply.
    pub reply_working_days: u32,
    /// Days between reports of progress.
    pub progress_days: u32,
}

impl Deadlines {
    /// Where no agency says otherwise.
    pub const DEFAULT: Self = Self { acknowledge_days: 7, reply_working_days: 15, progress_days: 30 };

    /// The deadlines of an agency: its own, or those of the nearest agency above it that has any.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Self> {
        let own = reader.nearest::<ComplaintDeadlines>(agency)?;
        Ok(own.map_or(Self::DEFAULT, |own| Self {
            acknowledge_days: own.acknowledge_days,
            reply_working_days: own.reply_working_days,
            progress_days: own.progress_days,
        }))
    }

    /// The last day to acknowledge what was received on a day.
    #[must_use]
    pub fn acknowledgement(&self, received_on: Date) -> Date {
        days_after(received_on, self.acknowledge_days)
    }

    /// The last day to reply to it. Public holidays are not reckoned with: the day is never later than it should be.
    #[must_use]
    pub fn reply(&self, received_on: Date) -> Date {
        let is_weekend = |day: &Date| matches!(day.naive().weekday(), Weekday::Sat | Weekday::Sun);
        let days = (1..).map(|n| days_after(received_on, n)).filter(|day| !is_weekend(day));
        days.take(self.reply_working_days.max(1) as usize).last().unwrap_or(received_on)
    }

    /// The last day to tell of progress after it was last told.
    #[must_use]
    pub fn progress(&self, told_on: Date) -> Date {
        days_after(told_on, self.progress_days)
    }
}

fn days_after(day: Date, days: u32) -> Date {
    // Of a day so late that none follows, the deadline is itself.
    day.naive().checked_add_signed(Duration::days(days.into())).map_or(day, Date::from)
}

/// The deadlines that an agency set for itself and the agencies below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "complaint_deadlines", one("กำหนดเวลาเรื่องร้องเรียน", "deadlines of complaints"),
    many("กำหนดเวลาเรื่องร้องเรียน", "Deadlines of complaints"), agency = agency_id, order = "agency_id", called = nothing,
    listed = "complaint_deadlines", unique(agency_id)
)]
pub struct ComplaintDeadlines {
    /// Key.
    pub id: Id<ComplaintDeadlines>,
    /// The agency; one line each.
    #[field("ส่วนราชการ", "Agency", public, internal)]
    pub agency_id: Id<Agency>,
    /// Days to the acknowledgement, 1–365.
    #[field(
        "แจ้งรับเรื่อง (วัน)",
        "Acknowledge (days)",
        public,
        default(7),
        span(12),
        hint(
            "ใช้กับส่วนราชการนี้และหน่วยงานในสังกัดที่ไม่ได้กำหนดเอง วันทำการนับจันทร์ถึงศุกร์ ไม่หักวันหยุดราชการ",
            "For this agency and those below it that set none of their own; working days are Monday to Friday, public \
             holidays included"
        )
    )]
    pub acknowledge_days: u32,
    /// Working days to the first reply, 1–365.
    #[field("ตอบกลับครั้งแรก (วันทำการ)", "First reply (working days)", public, default(15))]
    pub reply_working_days: u32,
    /// Days between reports of progress, 1–365.
    #[field("ยุติหรือแจ้งความคืบหน้าทุก (วัน)", "Close or report progress every (days)", public, default(30))]
    pub progress_days: u32,
}

impl ComplaintDeadlines {
    fn rules(&self) -> Result<(), Error> {
        let days = [
            ("acknowledge_days", self.acknowledge_days),
            ("reply_working_days", self.reply_working_days),
            ("progress_days", self.progress_days),
        ];
        days.into_iter().try_for_each(|(field, days)| ensure((1..=365).contains(&days), field, Rule::OutOfRange))
    }
}
