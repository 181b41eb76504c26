//! Who attended a training session: people of the roster, found by national id, else by name and unit.

use std::collections::HashMap;

use saisaat_core::registers::{Attendance, Person, Record, Register, Scope, TrainingSession};
use saisaat_core::values::{Decimal, Id};
use saisaat_core::{Reader, Result, Tx};

use super::person::{By, FIRST_NAME, FULL_NAME, Known, NATIONAL_ID, PREFIX, SURNAME, UNIT, Who};
use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of_key};
use crate::cell_value::CellValue;
use crate::choices::Choices;
use crate::column::{About, Column, Kind, Label, text, value_text, yes};
use crate::decide::draft::Draft;
use crate::decide::reading::Mended;
use crate::error::ImportError;

/// An attendance and whose it is.
#[derive(Clone, Debug)]
pub(crate) struct Attended {
    attendance: Attendance,
    /// Absent in an import, which knows who it is and asks no more.
    person: Option<Person>,
    /// Whether the row said how long, and whether it was passed.
    said: (bool, bool),
}

const WHO: Who = Who { national_id: 1, full_name: 2, first_name: 4, surname: 5, unit: 6 };
const HOURS: usize = 8;
const PASSED: usize = 9;

const fn declared(key: &'static str) -> About {
    About::declared(&Attendance::DECLARATION, key)
}

static COLUMNS: [Column<Attended>; 11] = [
    Column::seen(About::new("order", "ลำดับ", "No.", Kind::Order).words(1, &["ลำดับที่", "ที่"]), |_| None),
    Column::seen(NATIONAL_ID, |row| row.person.as_ref()?.national_id.clone().map(CellValue::Id)),
    Column::seen(FULL_NAME, |_| None),
    Column::seen(PREFIX, |row| value_text(&row.person.as_ref()?.prefix)),
    Column::seen(FIRST_NAME, |row| value_text(&row.person.as_ref()?.first_name)),
    Column::seen(SURNAME, |row| value_text(&row.person.as_ref()?.surname)),
    Column::seen(UNIT, |row| value_text(&row.person.as_ref()?.unit)),
    yes!(Attended, attendance.registered, declared("registered")),
    Column {
        about: declared("hours").weight(2),
        get: |row| Some(CellValue::Number(row.attendance.hours.0.normalize())),
        set: Some(|row, said| {
            if let CellValue::Number(number) = said {
                row.attendance.hours = number.into();
                row.said.0 = true;
            }
        }),
    },
    Column {
        about: declared("passed").weight(2),
        get: |row| Some(CellValue::Yes(row.attendance.passed)),
        set: Some(|row, said| {
            if let CellValue::Yes(passed) = said {
                row.attendance.passed = passed;
                row.said.1 = true;
            }
        }),
    },
    text!(Attended, attendance.certificate, declared("certificate")),
];

/// A training session at work.
pub(crate) struct Attendances {
    session: TrainingSession,
    known: Known,
    attended: HashMap<Id<Person>, Id<Attendance>>,
    /// The person of the row at hand.
    found: Option<Id<Person>>,
}

impl Listed for Attendances {
    const LABEL: Label =
        Label { th: "ผู้เข้าร่วมการฝึกอบรม", en: "Training attendance" };
    const REGISTER: &'static str = Attendance::TABLE;
    const ASKS_FOR: &'static [&'static str] = &["session"];
    const NEEDS: &'static [&'static [&'static str]] =
        &[&["full_name"], &["first_name"], &["surname"], &["national_id"]];
    const KEYS: &'static [(&'static str, Label)] = &[("person", Label { th: "บุคคล", en: "Person" })];

    fn columns() -> &'static [Column<Attended>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Attended>> {
        let all: Vec<Attendance> = reader.list(&place.scope())?;
        let whose = |attendance: Attendance| {
            Ok(Attended { person: Some(reader.get(attendance.person_id)?), attendance, said: (true, true) })
        };
        all.into_iter().map(whose).collect()
    }

    fn open(reader: &Reader<'_>, work: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let id = place.parent.as_deref().and_then(Id::parse);
        let Some(session) = id.map(|id| reader.find(id)).transpose()?.flatten() else {
            return Ok(Err(ImportError::NoPlace {
                code: "no_session",
                message: "ยังไม่ได้เลือกการฝึกอบรมที่รายชื่อนี้เข้าร่วม โปรดเลือกการฝึกอบรมก่อนนำเข้า",
            }));
        };
        let scope = Scope { parent: place.parent.as_deref(), ..Scope::default() };
        let there: Vec<Attendance> = reader.list(&scope)?;
        let attended = there.into_iter().map(|attendance| (attendance.person_id, attendance.id)).collect();
        Ok(Ok(Self { session, known: Known::of(reader, work.choices)?, attended, found: None }))
    }
}

impl Rows for Attendances {
    type Row = Attended;
    type Key = Id<Attendance>;

    fn identity(&self, draft: &Draft, _: &Choices, row: u32) -> Identity {
        self.known.identity(draft, WHO, By::Either, row)
    }

    fn find(&mut self, _: Work<'_>, draft: &Draft, row: u32) -> Found<Id<Attendance>> {
        let person = match self.known.find_or_refuse(draft, WHO, row) {
            Ok(person) => person,
            Err(refused) => return Found::Refused(refused),
        };
        self.found = Some(person);
        self.attended.get(&person).map_or(Found::Nothing(Some(hash_of_key(person))), |id| Found::One(*id))
    }

    fn candidates(&self, reader: &Reader<'_>, _: &Choices, draft: &Draft) -> Result<Vec<Person>> {
        self.known.candidates(reader, draft, WHO, None)
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, id: Id<Attendance>) -> Result<Attended> {
        Ok(Attended { attendance: reader.get(id)?, person: None, said: (true, true) })
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> std::result::Result<Attended, Refused> {
        let person_id = self.found.take().ok_or_else(|| Refused::silently(Skipped::NotThere))?;
        let attendance = Attendance {
            id: work.new.new_id(),
            session_id: self.session.id,
            person_id,
            registered: true,
            hours: Decimal::ZERO.into(),
            passed: false,
            certificate: String::new(),
        };
        Ok(Attended { attendance, person: None, said: (false, false) })
    }

    fn settle(&mut self, _: Work<'_>, _: Option<&Attended>, row: &mut Attended) -> Settled {
        let mut settled = Settled::default();
        let fill = |column, code, after: String| Mended { column, code, before: String::new(), after };
        if !row.said.0 {
            row.attendance.hours = self.session.hours;
            settled.repairs.push(fill(HOURS, "full_hours_assumed", self.session.hours.to_string()));
        }
        if !row.said.1 {
            row.attendance.passed = row.attendance.hours >= self.session.required_hours;
            let after = if row.attendance.passed { "ผ่าน" } else { "ไม่ผ่าน" };
            settled.repairs.push(fill(PASSED, "passed_by_hours", after.into()));
        }
        settled
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, row: &Attended) -> Result<()> {
        Record::check(&row.attendance)
    }

    fn put(&self, tx: &Tx<'_>, row: &Attended) -> Result<()> {
        tx.put(&row.attendance)
    }
}
