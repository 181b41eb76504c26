//! What is due between two days: the reporting rounds, and of every register whatever it declares to be due.
//!
//! Invariant: what a record is called is told only where that tells of nobody.

use rusqlite::{Row, named_params};
use serde::Serialize;
use specta::Type;

use crate::registers::Whose;
use crate::registers::{
    Agency, Called, Centre, CentreMember, Declaration, DueDay, Nearness, REGISTERS, Record as _, Register as _,
    ReportingRound, Scope, Words,
};
use crate::summaries::disclosure::MASK;
use crate::values::personal::without_ids;
use crate::values::{Date, Id};
use crate::{Reader, Result};

/// Something that is due on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DueItem {
    /// The day.
    pub day: Date,
    /// What is due.
    pub words: Words,
    /// The table of the register that it is of.
    pub table: &'static str,
    /// The field that holds the day.
    pub field: &'static str,
    /// The key of the record.
    pub key: String,
    /// What the record is called; a mask where that would tell of somebody.
    pub called: String,
    /// The day it was done; none while it was not.
    pub done_on: Option<Date>,
    /// Whether the day passes by itself, and nothing is to be done.
    pub passes: bool,
    /// Whether the day was found by counting, and so moves with the holidays.
    pub reckoned: bool,
}

impl DueItem {
    /// Whether it was done by a day.
    #[must_use]
    pub fn is_done_by(&self, day: Date) -> bool {
        self.done_on.is_some_and(|done| done <= day)
    }
}

/// What is due for an agency and all below it from a day to a day, in order.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn due_between(reader: &Reader<'_>, agency: Id<Agency>, from: Date, to: Date) -> Result<Vec<DueItem>> {
    let mut items = rounds(reader, agency, from, to)?;
    let whose = Whose::of(reader, Some(agency))?;
    for register in REGISTERS {
        for due in register.dues {
            items.extend(of_register(reader, (register, due), (whose, agency), (from, to), None)?);
        }
    }
    // Of one day in the order of the registers.
    items.sort_by_key(|item| item.day);
    Ok(items)
}

/// What is open of what is due: the first of it, and how much there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueSoon {
    /// The first, in order.
    pub items: Vec<DueItem>,
    /// How many there are.
    pub total: u32,
}

/// Of what is equally near, what is due of the centre itself comes first: without it nothing else is in order.
const OF_THE_CENTRE: [&str; 2] = [Centre::TABLE, CentreMember::TABLE];

/// What is still to be done for an agency and all below it of what is due from a day to a day, `most` of it. What passes by itself is
/// over once it is past.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn due_soon(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    (from, to): (Date, Date),
    today: Date,
    most: u32,
) -> Result<DueSoon> {
    let mut items = rounds(reader, agency, from, to)?;
    items.retain(|item| item.done_on.is_none() && (!item.passes || item.day >= today));
    let mut total = length(&items);
    let whose = Whose::of(reader, Some(agency))?;
    for register in REGISTERS {
        for due in register.dues {
            let days = (if due.passes { from.max(today) } else { from }, to);
            let first = of_register(reader, (register, due), (whose, agency), days, Some(most))?;
            total += match length(&first) {
                found if found < most => found,
                _ => count_open(reader, (register, due), (whose, agency), days)?,
            };
            items.extend(first);
        }
    }
    items.sort_by_key(|item| (Nearness::of(item.day, today), !OF_THE_CENTRE.contains(&item.table), item.day));
    items.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(DueSoon { items, total })
}

fn length(items: &[DueItem]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

/// The days on which rounds close, and by which their reports are to be handed in.
fn rounds(reader: &Reader<'_>, agency: Id<Agency>, from: Date, to: Date) -> Result<Vec<DueItem>> {
    let mut items = Vec::new();
    for round in reader.list::<ReportingRound>(&Scope::default())? {
        let done_on = handed_in(reader, agency, &round)?;
        let called = format!("ปีงบประมาณ {} รอบ {} เดือน", round.year, round.round.months());
        let item = |field: &'static str, day, done_on, passes| {
            let words = ReportingRound::DECLARATION.field(field).map(|(_, field)| field.label)?;
            let (table, key) = (ReportingRound::TABLE, round.key());
            Some(DueItem { day, words, table, field, key, called: called.clone(), done_on, passes, reckoned: false })
        };
        items.extend(item("closes_on", round.closes_on, None, true));
        items.extend(item("due_on", round.due_on, done_on, false));
    }
    items.retain(|item| from <= item.day && item.day <= to);
    Ok(items)
}

/// The day the report of a round was first handed in by the agency itself. What it says is not read, for that is long.
fn handed_in(reader: &Reader<'_>, agency: Id<Agency>, round: &ReportingRound) -> Result<Option<Date>> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT min(submitted_on) FROM submissions WHERE agency_id = :agency AND year = :year AND round = :round",
    )?;
    let values = named_params! { ":agency": agency, ":year": round.year, ":round": round.round };
    Ok(statement.query_row(values, |row| row.get(0))?)
}

fn of_register(
    reader: &Reader<'_>,
    (register, due): (&'static Declaration, &'static DueDay),
    (whose, agency): (Whose, Id<Agency>),
    (from, to): (Date, Date),
    most_open: Option<u32>,
) -> Result<Vec<DueItem>> {
    let asked = asking(register, due, whose, most_open.is_some());
    let sql = format!("{asked} ORDER BY {}, id LIMIT :most", due.field);
    let mut statement = reader.connection().prepare_cached(&sql)?;
    let item = |row: &Row<'_>| {
        let called: Option<String> = row.get("called")?;
        Ok(DueItem {
            day: row.get("day")?,
            words: due.words,
            table: register.table,
            field: due.field,
            key: row.get("id")?,
            called: named(register, called.as_deref()),
            done_on: row.get("done_on")?,
            passes: due.passes,
            reckoned: due.reckoned,
        })
    };
    let most = most_open.map_or(-1, i64::from);
    let values = named_params! { ":agency": agency, ":from": from, ":to": to, ":most": most };
    Ok(statement.query_map(values, item)?.collect::<rusqlite::Result<_>>()?)
}

fn count_open(
    reader: &Reader<'_>,
    (register, due): (&'static Declaration, &'static DueDay),
    (whose, agency): (Whose, Id<Agency>),
    (from, to): (Date, Date),
) -> Result<u32> {
    let sql = format!("SELECT count(*) FROM ({})", asking(register, due, whose, true));
    let mut statement = reader.connection().prepare_cached(&sql)?;
    Ok(statement.query_row(named_params! { ":agency": agency, ":from": from, ":to": to }, |row| row.get(0))?)
}

/// The SQL of a register's records of which something is due between `:from` and `:to`, or is open of it.
fn asking(register: &Declaration, due: &DueDay, whose: Whose, is_open: bool) -> String {
    format!(
        "SELECT id, {day} AS day, CAST({called} AS TEXT) AS called, {done} AS done_on FROM {table}
         WHERE {day} BETWEEN :from AND :to AND {own}{open}",
        day = due.field,
        called = if is_personal(register) { "NULL" } else { register.called.sql().unwrap_or("NULL") },
        done = due.until.unwrap_or("NULL"),
        table = register.table,
        own = whose.sql(register),
        open = due.until.filter(|_| is_open).map(|done| format!(" AND {done} IS NULL")).unwrap_or_default(),
    )
}

/// Whether what a register's records are called tells of somebody, or of what is secret.
fn is_personal(register: &Declaration) -> bool {
    if register.secrecy.is_some() {
        return true;
    }
    match register.called {
        Called::Field(name) => register.field(name).is_none_or(|(_, field)| field.class.is_personal()),
        Called::Person(_) => true,
        Called::Sql(_) | Called::Nothing => false,
    }
}

fn named(register: &Declaration, called: Option<&str>) -> String {
    match called {
        _ if is_personal(register) => MASK.to_owned(),
        Some(called) => without_ids(called).into_owned(),
        None => register.one.th.to_owned(),
    }
}

/// The centres of an agency and those below it in which nobody is named to be in charge.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn centres_without_officer(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Vec<Centre>> {
    let mut centres: Vec<Centre> = reader.list(&Scope { agency: Some(agency), ..Scope::default() })?;
    centres.retain(|centre| centre.officer_in_charge.trim().is_empty());
    Ok(centres)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{CalendarEntry, DisciplineCase, Hearing, HearingOpinion, NetworkMember, Year, fixture};
    use crate::values::Round;
    use crate::{Action, Verb};

    #[test]
    fn every_register_that_declares_something_due_can_be_asked_of_it() {
        let (office, _, agency) = fixture::office();
        let (from, to) = (fixture::day("2025-10-01"), fixture::day("2026-09-30"));
        assert_eq!(office.read(|reader| due_between(reader, agency, from, to)).expect("asks"), []);
        assert!(REGISTERS.iter().map(|register| register.dues.len()).sum::<usize>() > 10);
    }

    #[test]
    fn what_is_due_is_told_in_order_of_the_agency_and_those_below_it_and_no_persons_name_with_it() {
        let (mut office, ministry, agency) = fixture::office();
        let new = office.surroundings();
        let member = NetworkMember {
            name: "นายทดสอบ สมมุติ".into(),
            until_on: Some(fixture::day("2026-01-31")),
            ..NetworkMember::blank(new.new_id(), agency)
        };
        let entry = CalendarEntry {
            title: "ส่งแผน".into(),
            done_on: Some(fixture::day("2025-12-01")),
            ..CalendarEntry::blank(new.new_id(), agency, fixture::day("2025-12-15"))
        };
        let of_ministry = CalendarEntry {
            title: "อื่น".into(),
            ..CalendarEntry::blank(new.new_id(), ministry, fixture::day("2025-12-16"))
        };
        let later = CalendarEntry {
            title: "x".into(),
            ..CalendarEntry::blank(new.new_id(), agency, fixture::day("2026-10-01"))
        };
        let hearing = Hearing { topic: "t".into(), ..Hearing::blank(new.new_id(), agency, fixture::day("2026-01-05")) };
        let opinion = HearingOpinion {
            opinion: "ความเห็น".into(),
            answer_by: Some(fixture::day("2026-01-20")),
            ..HearingOpinion::blank(new.new_id(), hearing.id)
        };
        let year = Year::blank(new.new_id(), entry.due_on.fiscal_year());
        let round = ReportingRound {
            closes_on: fixture::day("2026-03-31"),
            due_on: fixture::day("2026-04-15"),
            ..ReportingRound::blank(new.new_id(), entry.due_on.fiscal_year(), Round::Six, entry.due_on, entry.due_on)
        };
        let done = office.operate(Action::on::<CalendarEntry>(Verb::Save), |tx| {
            tx.put(&year)?;
            tx.put(&member)?;
            [&entry, &of_ministry, &later].into_iter().try_for_each(|entry| tx.put(entry))?;
            tx.put(&hearing)?;
            tx.put(&opinion)?;
            tx.put(&round)
        });
        done.expect("saves");
        let (from, to) = (fixture::day("2025-10-01"), fixture::day("2026-09-30"));
        let of = |agency| office.read(|reader| due_between(reader, agency, from, to)).expect("reads");
        let told: Vec<(String, bool)> =
            of(agency).into_iter().map(|item| (item.called, item.done_on.is_some())).collect();
        let round = "ปีงบประมาณ 2569 รอบ 6 เดือน";
        let own = [("ส่งแผน", true), ("ความเห็น", false), ("•••", false), (round, false), (round, false)];
        assert_eq!(told, own.map(|(called, done)| (called.to_owned(), done)));
        assert_eq!(of(ministry).len(), 6);
        assert!(of(ministry).windows(2).all(|pair| pair[0].day <= pair[1].day));
    }

    #[test]
    fn what_is_open_is_told_as_far_as_asked_and_counted_whole() {
        let (mut office, ministry, agency) = fixture::office();
        let new = office.surroundings();
        let entry = |day: &str| CalendarEntry {
            title: day.into(),
            ..CalendarEntry::blank(new.new_id(), agency, fixture::day(day))
        };
        let open = ["2026-01-05", "2026-01-03", "2026-01-04"].map(entry);
        let done = CalendarEntry { done_on: Some(fixture::day("2025-12-30")), ..entry("2026-01-01") };
        let saved = office.operate(Action::on::<CalendarEntry>(Verb::Save), |tx| {
            open.iter().chain([&done]).try_for_each(|entry| tx.put(entry))
        });
        saved.expect("saves");
        let days = (fixture::day("2025-10-01"), fixture::day("2026-09-30"));
        for agency in [agency, ministry] {
            let asked = |reader: &Reader<'_>| due_soon(reader, agency, days, fixture::day("2026-01-04"), 2);
            let soon = office.read(asked).expect("asks");
            let called: Vec<&str> = soon.items.iter().map(|item| item.called.as_str()).collect();
            assert_eq!((called.as_slice(), soon.total), (["2026-01-03", "2026-01-04"].as_slice(), 3));
        }
        let blank = Centre::blank(office.surroundings().new_id(), agency);
        let ending = Centre { name: "ศูนย์".into(), valid_until: Some(fixture::day("2026-01-06")), ..blank };
        office.operate(Action::on::<Centre>(Verb::Save), |tx| tx.put(&ending)).expect("saves");
        let soon = office.read(|reader| due_soon(reader, agency, days, fixture::day("2026-01-04"), 2)).expect("asks");
        let tables = soon.items.iter().map(|item| item.table).collect::<Vec<_>>();
        assert_eq!(
            tables,
            ["calendar_entries", "centres"],
            "what is late before what is to come, the centre before the rest"
        );
    }

    #[test]
    fn a_case_is_called_by_no_number_that_tells_who_somebody_is() {
        assert!(is_personal(&DisciplineCase::DECLARATION) && is_personal(&NetworkMember::DECLARATION));
        assert!(!is_personal(&CalendarEntry::DECLARATION));
    }
}
