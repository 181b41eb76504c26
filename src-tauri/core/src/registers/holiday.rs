//! Government holidays (วันหยุดราชการ) and an agency's own appointments. A year of which no list is there is never guessed: deadlines in
//! it say so.

use std::collections::BTreeSet;

use chrono::{Datelike, Duration, Weekday};
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::choice;
use super::{Agency, Certainty, Scope};
use crate::values::{Date, Id};
use crate::{Error, Reader, Result};

choice! {
    /// Why a day is one.
    HolidayKind {
        /// Every year, or by the moon.
        Annual = "fixed_or_lunar" ("วันหยุดประจำปี", "Annual holiday"),
        /// In place of one that fell on a weekend.
        Substitute = "substitute" ("วันหยุดชดเชย", "Substitute"),
        /// By a resolution of the Cabinet.
        Special = "special" ("วันหยุดพิเศษตามมติคณะรัฐมนตรี", "Special, by the Cabinet"),
    }
}

/// A day on which the offices of government are closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "holidays", one("วันหยุดราชการ", "holiday"), many("วันหยุดราชการ", "Holidays"), icon = "holiday", areas(Centre),
    order = "day DESC, id", called = name, listed = "holidays", unique(day)
)]
pub struct Holiday {
    /// Key.
    pub id: Id<Holiday>,
    /// The day.
    #[field("วันหยุด", "Day", public, list(9), span(4), also("วันที่", "date_ce"))]
    pub day: Date,
    /// What it is.
    #[field("ชื่อวันหยุด", "Name", public, required, search, list(20, 3fr), span(8), also("ชื่อ", "name_th"))]
    pub name: String,
    /// Why.
    #[field("ประเภทวันหยุด", "Kind", public, list(12, 1fr), span(6), also("ประเภท", "kind"))]
    pub kind: HolidayKind,
    /// How sure it is.
    #[field("ความแน่ชัด", "How sure", public, list(10, 1fr), span(6), also("confidence"))]
    pub certainty: Certainty,
    /// The provinces that keep it; empty: all.
    #[field(
        "เฉพาะจังหวัด",
        "In the provinces",
        public,
        span(12),
        hint("เว้นว่างหากเป็นวันหยุดทั่วประเทศ", "Empty: everywhere")
    )]
    pub provinces: String,
}

impl Holiday {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// A day that was reckoned in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The day.
    pub day: Date,
    /// Whether every year that was counted through has a list of holidays.
    pub is_sure: bool,
}

/// The days on which offices are open, as far as lists of holidays are there.
#[derive(Clone, Debug, Default)]
pub struct WorkingDays {
    holidays: BTreeSet<Date>,
    /// Years of the Buddhist Era that have a list.
    listed: BTreeSet<i32>,
}

impl WorkingDays {
    /// Those known to the workspace. A holiday of some provinces alone closes no office elsewhere, and is left out.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>) -> Result<Self> {
        let all: Vec<Holiday> = reader.list(&Scope::default())?;
        let listed = all.iter().map(|holiday| holiday.day.buddhist_year()).collect();
        let everywhere = all.into_iter().filter(|holiday| holiday.provinces.trim().is_empty());
        Ok(Self { holidays: everywhere.map(|holiday| holiday.day).collect(), listed })
    }

    /// Whether offices are open.
    #[must_use]
    pub fn is_open(&self, day: Date) -> bool {
        !matches!(day.naive().weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// The last of so many working days after a day, which itself is not counted.
    #[must_use]
    pub fn after(&self, day: Date, count: u32) -> Reckoned {
        let mut reckoned = self.reckoned(day);
        for _ in 0..count {
            reckoned = self.next_open(reckoned);
        }
        reckoned
    }

    /// The last of so many days after a day; where it falls on a day that is closed, the next that is open.
    #[must_use]
    pub fn calendar_days_after(&self, day: Date, count: u32) -> Reckoned {
        let last = plus(day, i64::from(count));
        let last = self.reckoned(last);
        if self.is_open(last.day) { last } else { self.next_open(last) }
    }

    /// Whether a year of the Buddhist Era has a list of holidays.
    #[must_use]
    pub fn knows(&self, buddhist_year: i32) -> bool {
        self.listed.contains(&buddhist_year)
    }

    fn reckoned(&self, day: Date) -> Reckoned {
        Reckoned { day, is_sure: self.knows(day.buddhist_year()) }
    }

    fn next_open(&self, from: Reckoned) -> Reckoned {
        let mut day = from.day;
        let mut is_sure = from.is_sure;
        loop {
            let next = plus(day, 1);
            if next == day {
                // Of a day so late that none follows.
                return Reckoned { day, is_sure: false };
            }
            day = next;
            is_sure &= self.knows(day.buddhist_year());
            if self.is_open(day) {
                return Reckoned { day, is_sure };
            }
        }
    }
}

fn plus(day: Date, days: i64) -> Date {
    day.naive().checked_add_signed(Duration::days(days)).map_or(day, Date::from)
}

/// An appointment of an agency that no register brings about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "calendar_entries", one("กำหนดการ", "appointment"), many("กำหนดการของหน่วยงาน", "Appointments"), icon = "calendar", areas(Centre),
    agency = agency_id, year = fiscal_year(due_on), order = "due_on, id", called = title, listed = "calendar_entries", attachable,
    due("กำหนดการของหน่วยงาน", "Appointment", due_on, until = done_on)
)]
pub struct CalendarEntry {
    /// Key.
    pub id: Id<CalendarEntry>,
    /// What.
    #[field("เรื่อง", "What", public, required, search, list(20, 3fr), span(12))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// By when.
    #[field("ครบกำหนด", "Due", public, list(8), span(4), also("วันที่"))]
    pub due_on: Date,
    /// Done on.
    #[field("ดำเนินการแล้วเมื่อ", "Done on", public, list(8), span(4))]
    pub done_on: Option<Date>,
    /// Who sees to it.
    #[field("ผู้รับผิดชอบ", "Responsible", public, search, list(10, 1fr), span(4))]
    pub responsible: String,
    /// Note.
    #[field("หมายเหตุ", "Note", public, lines(2))]
    pub note: String,
}

impl CalendarEntry {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}
