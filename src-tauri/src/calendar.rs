//! What is due for an agency in a year as an iCalendar file (RFC 5545), for the calendars of telephones and mail programs.
//!
//! Invariants: an event has the same UID in every file, so a file that is read again mends the calendar; what an event is called tells of
//! nobody, as [`DueItem`] sees to; and the audit log tells of what leaves before it leaves.

use chrono::{DateTime, Utc};
use saisaat_core::files::{FileKind, Outgoing};
use saisaat_core::registers::{Agency, CalendarEntry, register_named};
use saisaat_core::summaries::briefs::{DueItem, due_between};
use saisaat_core::values::{FiscalYear, Id};
use saisaat_core::{Action, Office, Verb};

use crate::error::Answer;

/// An iCalendar file.
pub(crate) const KIND: FileKind = FileKind { extension: "ics", begins: b"BEGIN:VCALENDAR" };

/// What the calendar of an agency's year is called, on the file too.
///
/// # Errors
/// `not_found` for an unknown agency.
pub(crate) fn title(office: &Office, agency: Id<Agency>, year: FiscalYear) -> Answer<String> {
    let agency = office.read(|reader| reader.get(agency))?;
    Ok(format!("ปฏิทินงานประจำปี {year} {}", agency.name_th))
}

/// Writes what is due for an agency and those below it in a year; answers how many events there are.
///
/// # Errors
/// `not_found` for an unknown agency; when the file cannot be written.
pub(crate) fn write(office: &mut Office, agency: Id<Agency>, year: FiscalYear, to: Outgoing<'_>) -> Answer<u32> {
    to.place()?;
    let title = title(office, agency, year)?;
    let items = office.read(|reader| due_between(reader, agency, year.first_day(), year.last_day()))?;
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let text = told(&title, &items, office.surroundings().clock.now());
    office.record(Action::on::<CalendarEntry>(Verb::Export), count)?;
    to.write(text.as_bytes())?;
    Ok(count)
}

/// The file's text, made at a moment.
fn told(title: &str, items: &[DueItem], made: DateTime<Utc>) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Saisaat//Saisaat//TH");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add("X-WR-CALNAME", &escaped(title));
    for item in items {
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &format!("{}-{}-{}@saisaat", item.table, item.key, item.field));
        lines.add("DTSTAMP", &made.format("%Y%m%dT%H%M%SZ").to_string());
        // Without an end it lasts the day.
        lines.add("DTSTART;VALUE=DATE", &item.day.naive().format("%Y%m%d").to_string());
        let mark = if item.done_on.is_some() { "✓ " } else { "" };
        lines.add("SUMMARY", &escaped(&format!("{mark}{}: {}", item.words.th, item.called)));
        lines.add("DESCRIPTION", &escaped(register_named(item.table).map_or("", |register| register.many.th)));
        // Whoever has something due that day is not away.
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("END", "VEVENT");
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

/// Lines of at most 75 bytes, ended by CR LF; what is longer goes on after a space, and no sign is cut.
#[derive(Default)]
struct Lines(String);

impl Lines {
    const LONGEST: usize = 75;

    /// Adds a property; its value is one line.
    fn add(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for sign in name.chars().chain([':']).chain(value.chars()) {
            if length + sign.len_utf8() > Self::LONGEST {
                self.0 += "\r\n ";
                length = 1;
            }
            self.0.push(sign);
            length += sign.len_utf8();
        }
        self.0 += "\r\n";
    }
}

/// A text as a value: on one line, and of what separates values nothing.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => value.extend(['\\', sign]),
            '\n' | '\r' => value += "\\n",
            // Of the other controls the format allows the tab alone, and none says anything.
            control if control.is_control() => value.push(' '),
            other => value.push(other),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use saisaat_core::Surroundings;
    use saisaat_core::registers::{NetworkMember, Words};
    use saisaat_core::values::Date;

    use super::*;

    fn moment() -> DateTime<Utc> {
        DateTime::from_timestamp(1_780_000_000, 0).expect("in range")
    }

    fn item(called: &str) -> DueItem {
        DueItem {
            day: Date::from_iso("2026-02-28").expect("a day"),
            words: Words { th: "ส่งแผน", en: "Plan due" },
            table: "calendar_entries",
            field: "due_on",
            key: "01J".into(),
            called: called.into(),
            done_on: None,
            passes: false,
            reckoned: false,
        }
    }

    /// The text with its long lines joined again.
    fn joined(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn an_event_lasts_the_day_and_has_the_uid_of_its_register_record_and_field() {
        let text = told("ปฏิทิน", &[item("แผนปี 2569")], moment());
        let event = "BEGIN:VEVENT\r\nUID:calendar_entries-01J-due_on@saisaat\r\nDTSTAMP:20260528T202640Z\r\n\
                     DTSTART;VALUE=DATE:20260228\r\nSUMMARY:ส่งแผน: แผนปี 2569\r\nDESCRIPTION:กำหนดการของหน่วยงาน\r\n\
                     TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
        let text = joined(&text);
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
        assert!(text.contains(event), "{text}");
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{text}");
        let done = DueItem { done_on: Some(item("").day), ..item("แผน") };
        assert!(joined(&told("ปฏิทิน", &[done], moment())).contains("SUMMARY:✓ ส่งแผน: แผน\r\n"));
    }

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_sign_is_cut() {
        for length in 1..120 {
            let called = "ก๊".repeat(length);
            let text = told(&called, &[item(&called)], moment());
            assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
            assert!(joined(&text).contains(&format!("SUMMARY:ส่งแผน: {called}\r\n")), "{length}");
        }
    }

    #[test]
    fn what_separates_values_is_escaped_and_no_line_can_be_smuggled_in() {
        let text = told("ก; ข", &[item("a, b; c\\d\r\nEND:VCALENDAR\rx\u{7}\u{85}y")], moment());
        assert!(joined(&text).contains("SUMMARY:ส่งแผน: a\\, b\\; c\\\\d\\nEND:VCALENDAR\\nx  y\r\n"), "{text}");
        assert!(joined(&text).contains("X-WR-CALNAME:ก\\; ข\r\n"), "{text}");
        assert_eq!(text.matches("\r\nEND:VCALENDAR").count(), 1);
    }

    #[test]
    fn the_file_has_an_event_for_all_that_is_due_tells_of_nobody_and_the_audit_log_tells_of_it() {
        let mut office = Office::in_memory(Surroundings::fixed(moment(), 1)).expect("opens");
        let size = saisaat_sample::Size { agencies: 6, people: 240 };
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &size).expect("fills");
        let ministry = office.read(|reader| reader.ministry()).expect("there").id;
        let year = FiscalYear::new(2569).expect("in range");
        let named = "นายทดสอบ สมมุติ";
        let done = office.operate(Action::on::<NetworkMember>(Verb::Save), |tx| {
            let until_on = Some(year.last_day());
            tx.save(NetworkMember { name: named.into(), until_on, ..NetworkMember::blank(tx.new_id(), ministry) })
        });
        done.expect("saves");
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("year.ics");
        let to = Outgoing { kind: KIND, ..Outgoing::pdf(&file) };
        let count = write(&mut office, ministry, year, to).expect("writes");
        let text = std::fs::read_to_string(&file).expect("reads");
        assert!(count > 1 && text.matches("BEGIN:VEVENT\r\n").count() == count as usize, "{count}");
        assert!(joined(&text).contains("network_members-") && !joined(&text).contains("สมมุติ"));
        let mut uids: Vec<String> =
            joined(&text).lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect();
        uids.sort_unstable();
        uids.dedup();
        assert_eq!(uids.len(), count as usize, "no two events are one");
        let line = office.audit().expect("reads").pop().expect("a line");
        assert_eq!((line.verb.as_str(), line.rows), ("export", count));
        assert!(write(&mut office, ministry, year, to).is_err(), "a file of that name is there");
    }
}
