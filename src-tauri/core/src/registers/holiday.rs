//! Government holidays (วันหยุดราชการ) and an agency's own appointments. A year of which no list is there is never guessed: deadlines in
//! it say so.

use std::collections::BTreeSet;

use chrono::{Datelike, Duration, Weekday};
use rusqlite::named_params;
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
        let everywhere = all.into_iter().filter(|holiday| holiday.provinces.trim().is_empty());
        let holidays: BTreeSet<Date> = everywhere.map(|holiday| holiday.day).collect();
        let listed = holidays.iter().map(|day| day.buddhist_year()).collect();
        Ok(Self { holidays, listed })
    }

    /// Whether the year of a day has a list of holidays, asked of the workspace alone.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn are_known(reader: &Reader<'_>, day: Date) -> Result<bool> {
        const SQL: &str = "SELECT EXISTS (SELECT 1 FROM holidays WHERE substr(day, 1, 4) = substr(:day, 1, 4) AND trim(provinces) = '')";
        let mut statement = reader.connection().prepare_cached(SQL)?;
        Ok(statement.query_row(named_params! { ":day": day }, |row| row.get(0))?)
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

    /// What is to be said of days that were reckoned where their years have no list of holidays; nothing where all have one.
    #[must_use]
    pub fn doubt(&self, days: impl IntoIterator<Item = Date>) -> Option<String> {
        let years: BTreeSet<i32> =
            days.into_iter().map(Date::buddhist_year).filter(|year| !self.knows(*year)).collect();
        let years = years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
        (!years.is_empty())
            .then(|| format!("ทะเบียนวันหยุดราชการยังไม่มีวันหยุดของปี พ.ศ. {years} วันครบกำหนดที่นับไว้ในปีดังกล่าวอาจเลื่อนออกไป"))
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

#[cfg(test)]
mod tests {
    use super::super::{DayCount, Term, fixture};
    use super::*;
    use crate::reference::sets;
    use crate::{Action, Verb};

    /// With the lists of B.E. 2567–2570 that come with the program.
    fn days() -> WorkingDays {
        let (mut office, ministry, _) = fixture::office();
        let year = fixture::day("2026-03-02").fiscal_year();
        let adopted =
            office.operate(Action::on::<Holiday>(Verb::Import), |tx| sets::adopt(tx, "holidays", ministry, year));
        adopted.expect("takes them over");
        office.read(WorkingDays::of).expect("reads")
    }

    /// Over weekends, Songkran, ends of years, and years of which no list is there.
    #[rustfmt::skip]
    const CASES: [(&str, u32, DayCount, &str, bool); 40] = {
        use DayCount::{Calendar, Working};
        [
        ("2026-03-02", 7, Calendar, "2026-03-09", true),
        ("2026-03-06", 7, Calendar, "2026-03-13", true),
        ("2026-03-07", 7, Calendar, "2026-03-16", true),
        ("2026-03-08", 7, Calendar, "2026-03-16", true),
        ("2026-03-02", 15, Calendar, "2026-03-17", true),
        ("2026-03-02", 15, Working, "2026-03-24", true),
        ("2026-03-06", 15, Working, "2026-03-27", true),
        ("2026-03-07", 15, Working, "2026-03-27", true),
        ("2026-03-08", 15, Working, "2026-03-27", true),
        ("2026-04-03", 7, Working, "2026-04-20", true),
        ("2026-04-03", 10, Calendar, "2026-04-16", true),
        ("2026-04-08", 7, Calendar, "2026-04-16", true),
        ("2026-04-10", 1, Working, "2026-04-16", true),
        ("2026-04-12", 1, Working, "2026-04-16", true),
        ("2026-04-13", 1, Working, "2026-04-16", true),
        ("2026-03-30", 15, Calendar, "2026-04-16", true),
        ("2026-03-16", 30, Calendar, "2026-04-16", true),
        ("2025-04-04", 7, Calendar, "2025-04-11", true),
        ("2025-04-11", 1, Working, "2025-04-17", true),
        ("2024-04-11", 1, Working, "2024-04-17", true),
        ("2024-04-05", 10, Calendar, "2024-04-17", true),
        ("2025-12-29", 1, Working, "2025-12-30", true),
        ("2025-12-30", 1, Working, "2026-01-05", true),
        ("2025-12-26", 7, Calendar, "2026-01-05", true),
        ("2025-12-17", 15, Calendar, "2026-01-05", true),
        ("2025-12-01", 30, Calendar, "2026-01-05", true),
        ("2024-12-27", 1, Working, "2025-01-02", true),
        ("2024-12-20", 15, Calendar, "2025-01-06", true),
        ("2026-12-30", 1, Working, "2027-01-04", true),
        ("2026-12-18", 15, Calendar, "2027-01-04", true),
        ("2026-09-28", 3, Working, "2026-10-01", true),
        ("2026-10-12", 1, Working, "2026-10-14", true),
        ("2026-10-09", 4, Calendar, "2026-10-14", true),
        ("2026-07-28", 1, Working, "2026-07-31", true),
        ("2026-05-29", 3, Calendar, "2026-06-02", true),
        ("2027-12-30", 1, Working, "2028-01-03", false),
        ("2027-12-29", 7, Calendar, "2028-01-05", false),
        ("2028-03-01", 15, Working, "2028-03-22", false),
        ("2023-12-28", 3, Working, "2024-01-03", false),
        ("2023-12-25", 7, Calendar, "2024-01-02", true),
        ]
    };

    #[test]
    fn a_term_ends_on_a_day_that_is_open_and_says_where_no_list_was_there() {
        let open = days();
        for (from, count, kind, due, is_sure) in CASES {
            let found = Term { days: count, count: kind }.after(fixture::day(from), &open);
            assert_eq!((found.day.to_string().as_str(), found.is_sure), (due, is_sure), "{from} {count} {kind:?}");
        }
    }

    #[test]
    fn a_holiday_of_some_provinces_closes_no_office_elsewhere() {
        let (mut office, _, _) = fixture::office();
        let day = fixture::day("2026-03-04");
        let done = office.operate(Action::on::<Holiday>(Verb::Save), |tx| {
            let provinces = "ปัตตานี ยะลา นราธิวาส".into();
            tx.save(Holiday {
                name: "วันฮารีรายอ".into(), provinces, ..Holiday::blank(tx.new_id(), day)
            })
        });
        done.expect("saves");
        let open = office.read(WorkingDays::of).expect("reads");
        assert!(open.is_open(day));
        // Nor does it make the list of its year.
        assert!(!open.knows(day.buddhist_year()));
        assert!(!office.read(|reader| WorkingDays::are_known(reader, day)).expect("asks"));
    }

    #[test]
    fn days_in_years_without_a_list_are_doubtful_and_the_years_are_named_once() {
        let (mut office, ..) = fixture::office();
        let listed = fixture::day("2026-04-13");
        let done = office.operate(Action::on::<Holiday>(Verb::Save), |tx| {
            tx.save(Holiday { name: "วันสงกรานต์".into(), ..Holiday::blank(tx.new_id(), listed) })
        });
        done.expect("saves");
        let open = office.read(WorkingDays::of).expect("reads");
        assert_eq!(open.doubt([listed, fixture::day("2026-12-31")]), None);
        let doubt = open.doubt(["2028-01-05", "2027-01-05", "2028-02-01"].map(fixture::day)).expect("is doubtful");
        assert!(doubt.contains("ปี พ.ศ. 2570, 2571 "), "{doubt}");
        let known = |day| office.read(|reader| WorkingDays::are_known(reader, day)).expect("asks");
        assert!(known(fixture::day("2026-01-05")) && !known(fixture::day("2027-01-05")));
    }
}
