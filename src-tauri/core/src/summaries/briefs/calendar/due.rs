//! What is due between two days: the reporting rounds, and of every register whatever it declares to be due.
//!
//! Invariant: what a record is called is told only where that tells of nobody.

use rusqlite::{Row, named_params};
use serde::Serialize;
use specta::Type;

use crate::registers::{
    Agency, Called, Centre, Declaration, DueDay, REGISTERS, Record as _, Register as _, ReportingRound, Scope,
    Submission, Words, below,
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
    for register in REGISTERS {
        for due in register.dues {
            items.extend(of_register(reader, register, due, agency, from, to)?);
        }
    }
    // Of one day in the order of the registers.
    items.sort_by_key(|item| item.day);
    Ok(items)
}

/// The days on which rounds close, and by which their reports are to be handed in.
fn rounds(reader: &Reader<'_>, agency: Id<Agency>, from: Date, to: Date) -> Result<Vec<DueItem>> {
    let mut items = Vec::new();
    for round in reader.list::<ReportingRound>(&Scope::default())? {
        let scope = Scope { agency: Some(agency), year: Some(round.year), parent: None };
        let handed_in: Vec<Submission> = reader.list(&scope)?;
        let own = handed_in.iter().filter(|paper| paper.agency_id == agency && paper.round == round.round);
        let done_on = own.map(|paper| paper.submitted_on).min();
        let called = format!("ปีงบประมาณ {} รอบ {} เดือน", round.year, round.round.months());
        let item = |field: &'static str, day, done_on, passes| {
            let words = ReportingRound::DECLARATION.field(field).map(|(_, field)| field.label)?;
            let (table, key) = (ReportingRound::TABLE, round.key());
            Some(DueItem { day, words, table, field, key, called: called.clone(), done_on, passes })
        };
        items.extend(item("closes_on", round.closes_on, None, true));
        items.extend(item("due_on", round.due_on, done_on, false));
    }
    items.retain(|item| from <= item.day && item.day <= to);
    Ok(items)
}

fn of_register(
    reader: &Reader<'_>,
    register: &'static Declaration,
    due: &'static DueDay,
    agency: Id<Agency>,
    from: Date,
    to: Date,
) -> Result<Vec<DueItem>> {
    let mut statement = reader.connection().prepare_cached(&asking(register, due))?;
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
        })
    };
    // A register that is of no agency is of all: the agency is named all the same, so that every question has the same parameters.
    let rows = statement.query_map(named_params! { ":agency": agency, ":from": from, ":to": to }, item)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The SQL of a register's records of which something is due between `:from` and `:to`, of `:agency` and all below it.
fn asking(register: &Declaration, due: &DueDay) -> String {
    let own = register
        .listing
        .agency
        .map_or_else(|| ":agency IS NOT NULL".to_owned(), |whose| format!("{whose} IN {}", below(":agency")));
    format!(
        "SELECT id, {day} AS day, CAST({called} AS TEXT) AS called, {done} AS done_on FROM {table}
         WHERE {day} BETWEEN :from AND :to AND {own} ORDER BY {day}, id",
        day = due.field,
        called = if is_personal(register) { "NULL" } else { register.called.sql().unwrap_or("NULL") },
        done = due.until.unwrap_or("NULL"),
        table = register.table,
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
    fn a_case_is_called_by_no_number_that_tells_who_somebody_is() {
        assert!(is_personal(&DisciplineCase::DECLARATION) && is_personal(&NetworkMember::DECLARATION));
        assert!(!is_personal(&CalendarEntry::DECLARATION));
    }
}
