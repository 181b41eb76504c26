//! How soon complaints must be dealt with, which each agency sets for itself and those below it.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::super::record::{choice, ensure};
use super::super::{Agency, Reckoned, WorkingDays};
use crate::values::{Date, Id};
use crate::{Error, Reader, Result, Rule};

choice! {
    /// How the days of a deadline are counted.
    DayCount {
        /// Every day; where the last is no working day, the next that is.
        Calendar = "calendar" ("วันปฏิทิน", "Calendar days"),
        /// Days on which offices are open.
        Working = "working" ("วันทำการ", "Working days"),
    }
}

/// So many days, counted so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// How many.
    pub days: u32,
    /// How they are counted.
    pub count: DayCount,
}

impl Term {
    /// The last day of the term after a day, which is not counted itself.
    #[must_use]
    pub fn after(self, day: Date, open: &WorkingDays) -> Reckoned {
        match self.count {
            DayCount::Calendar => open.calendar_days_after(day, self.days),
            DayCount::Working => open.after(day, self.days.max(1)),
        }
    }
}

/// How soon a complaint must be dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// To the acknowledgement.
    pub acknowledge: Term,
    /// To the first reply.
    pub reply: Term,
    /// Between reports of progress.
    pub progress: Term,
}

impl Deadlines {
    /// Where no agency says otherwise: acknowledged in seven days, replied to in fifteen (Royal Decree on Good Governance B.E. 2546 s. 38),
    /// its progress told every thirty.
    pub const DEFAULT: Self = {
        const fn calendar(days: u32) -> Term {
            Term { days, count: DayCount::Calendar }
        }
        Self { acknowledge: calendar(7), reply: calendar(15), progress: calendar(30) }
    };

    /// The deadlines of an agency: its own, or those of the nearest agency above it that has any.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Self> {
        let own = reader.nearest::<ComplaintDeadlines>(agency)?;
        Ok(own.map_or(Self::DEFAULT, |own| Self {
            acknowledge: Term { days: own.acknowledge_days, count: own.acknowledge_count },
            reply: Term { days: own.reply_days, count: own.reply_count },
            progress: Term { days: own.progress_days, count: own.progress_count },
        }))
    }

    /// The same as an agency's own.
    #[must_use]
    pub const fn set_by(self, id: Id<ComplaintDeadlines>, agency_id: Id<Agency>) -> ComplaintDeadlines {
        ComplaintDeadlines {
            id,
            agency_id,
            acknowledge_days: self.acknowledge.days,
            acknowledge_count: self.acknowledge.count,
            reply_days: self.reply.days,
            reply_count: self.reply.count,
            progress_days: self.progress.days,
            progress_count: self.progress.count,
        }
    }
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
        "แจ้งรับเรื่องภายใน (วัน)",
        "Acknowledge (days)",
        public,
        default(7),
        span(6),
        hint(
            "ใช้กับส่วนราชการนี้และหน่วยงานในสังกัดที่ไม่ได้กำหนดเอง วันสุดท้ายที่เป็นวันหยุดเลื่อนเป็นวันทำการถัดไป",
            "For this agency and those below it that set none of their own; a last day that is a holiday moves to the next working day"
        )
    )]
    pub acknowledge_days: u32,
    /// How they are counted.
    #[field("นับวันแจ้งรับเรื่องเป็น", "Acknowledge: counted in", public, default("calendar"), span(6))]
    pub acknowledge_count: DayCount,
    /// Days to the first reply, 1–365.
    #[field("ตอบกลับครั้งแรกภายใน (วัน)", "First reply (days)", public, default(15), span(6))]
    pub reply_days: u32,
    /// How they are counted.
    #[field("นับวันตอบกลับเป็น", "First reply: counted in", public, default("calendar"), span(6))]
    pub reply_count: DayCount,
    /// Days between reports of progress, 1–365.
    #[field("ยุติหรือแจ้งความคืบหน้าทุก (วัน)", "Close or report progress every (days)", public, default(30), span(6))]
    pub progress_days: u32,
    /// How they are counted.
    #[field("นับวันแจ้งความคืบหน้าเป็น", "Progress: counted in", public, default("calendar"), span(6))]
    pub progress_count: DayCount,
}

impl ComplaintDeadlines {
    fn rules(&self) -> Result<(), Error> {
        let days = [
            ("acknowledge_days", self.acknowledge_days),
            ("reply_days", self.reply_days),
            ("progress_days", self.progress_days),
        ];
        days.into_iter().try_for_each(|(field, days)| ensure((1..=365).contains(&days), field, Rule::OutOfRange))
    }
}
