//! Who attended a training session: people of the roster, found by national id, else by name and unit.

use std::collections::HashMap;

use saisaat_core::registers::{Attendance, Person, Record, Scope, TrainingSession};
use saisaat_core::values::{Decimal, Id};
use saisaat_core::{Reader, Result, Tx};

use super::person::{FIRST_NAME, FULL_NAME, Known, NATIONAL_ID, PREFIX, SURNAME, UNIT, Who};
use crate::column::{About, Column, Kind, Label, said_text, text, yes};
use crate::draft::Draft;
use crate::error::ImportError;
use crate::outcome::Skipped;
use crate::reading::Mended;
use crate::said::Said;
use crate::target::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work};

/// An attendance and whose it is.
#[derive(Clone, Debug)]
pub(crate) struct Attended {
    attendance: Attendance,
    person: Person,
    /// Whether the row said how long, and whether it was passed.
    said: (bool, bool),
}

const WHO: Who = Who { national_id: 1, full_name: 2, first_name: 4, surname: 5, unit: 6 };
const HOURS: usize = 8;
const PASSED: usize = 9;

static COLUMNS: [Column<Attended>; 11] = [
    Column::seen(About::new("order", "ลำดับ", "No.", Kind::Order).words(1, &["ลำดับที่", "ที่"]), |_| None),
    Column::seen(NATIONAL_ID, |row| row.person.national_id.clone().map(Said::Id)),
    Column::seen(FULL_NAME, |_| None),
    Column::seen(PREFIX, |row| said_text(&row.person.prefix)),
    Column::seen(FIRST_NAME, |row| said_text(&row.person.first_name)),
    Column::seen(SURNAME, |row| said_text(&row.person.surname)),
    Column::seen(UNIT, |row| said_text(&row.person.unit)),
    yes!(
        Attended,
        attendance.registered,
        About::new("registered", "ลงทะเบียน", "Registered", Kind::YesNo).words(1, &["การลงทะเบียน", "ลงทะเบียนล่วงหน้า"])
    ),
    Column {
        about: About::new("hours", "ชั่วโมงที่เข้าอบรม", "Hours attended", Kind::Number)
            .words(2, &["จำนวนชั่วโมง", "ชั่วโมง", "ชม.", "ชั่วโมงอบรม", "Hours"])
            .hint("จำนวนชั่วโมงที่เข้าอบรมจริง เว้นว่างคือครบทั้งหลักสูตร", "6"),
        get: |row| Some(Said::Number(row.attendance.hours.0.normalize())),
        set: Some(|row, said| {
            if let Said::Number(number) = said {
                row.attendance.hours = number.into();
                row.said.0 = true;
            }
        }),
    },
    Column {
        about: About::new("passed", "ผ่านการอบรม", "Passed", Kind::YesNo)
            .words(2, &["ผ่าน", "ผลการอบรม", "ผลการประเมิน", "ผ่าน/ไม่ผ่าน", "Passed"])
            .hint("ผ่าน หรือ ไม่ผ่าน เว้นว่างคือผ่านเมื่อครบชั่วโมงที่กำหนด", "ผ่าน"),
        get: |row| Some(Said::Yes(row.attendance.passed)),
        set: Some(|row, said| {
            if let Said::Yes(passed) = said {
                row.attendance.passed = passed;
                row.said.1 = true;
            }
        }),
    },
    text!(
        Attended,
        attendance.certificate,
        About::new("certificate", "เลขที่วุฒิบัตร", "Certificate no.", Kind::Text)
            .words(1, &["เลขที่ประกาศนียบัตร", "วุฒิบัตรเลขที่", "เลขที่ใบประกาศ"])
    ),
];

/// A training session at work.
pub(crate) struct Attendances {
    session: TrainingSession,
    known: Known,
    attended: HashMap<Id<Person>, Id<Attendance>>,
    /// The person of the row at hand.
    found: Option<Person>,
}

impl Listed for Attendances {
    type Row = Attended;

    const LABEL: Label =
        Label { th: "ผู้เข้าร่วมการฝึกอบรม", en: "Training attendance" };
    const REGISTER: &'static str = Attendance::TABLE;

    fn columns() -> &'static [Column<Attended>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Attended>> {
        let all: Vec<Attendance> = reader.list(&place.scope())?;
        let whose = |attendance: Attendance| {
            Ok(Attended { person: reader.get(attendance.person_id)?, attendance, said: (true, true) })
        };
        all.into_iter().map(whose).collect()
    }
}

impl Rows for Attendances {
    const ASKS_FOR: &'static [&'static str] = &["session"];
    const NEEDS: &'static [&'static [&'static str]] =
        &[&["full_name"], &["first_name"], &["surname"], &["national_id"]];
    const KEYS: &'static [(&'static str, Label)] = &[("person", Label { th: "บุคคล", en: "Person" })];

    fn open(work: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let id = place.parent.as_deref().and_then(Id::parse);
        let Some(session) = id.map(|id| work.reader.find(id)).transpose()?.flatten() else {
            return Ok(Err(ImportError::NoPlace {
                code: "no_session",
                message: "ยังไม่ได้เลือกการฝึกอบรมที่รายชื่อนี้เข้าร่วม โปรดเลือกการฝึกอบรมก่อนนำเข้า",
            }));
        };
        let scope = Scope { parent: place.parent.as_deref(), ..Scope::default() };
        let there: Vec<Attendance> = work.reader.list(&scope)?;
        let attended = there.into_iter().map(|attendance| (attendance.person_id, attendance.id)).collect();
        Ok(Ok(Self { session, known: Known::of(work.reader)?, attended, found: None }))
    }

    fn identity(&self, draft: &Draft) -> Identity {
        super::person::identity(draft, WHO)
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, row: u32) -> Result<Found<Attended>> {
        let person = match self.known.find_or_refuse(work.reader, draft, WHO, row, work.choices)? {
            Ok(person) => person,
            Err(refused) => return Ok(Found::Refused(refused)),
        };
        let Some(id) = self.attended.get(&person.id).copied() else {
            self.found = Some(person);
            return Ok(Found::Nothing);
        };
        let attendance: Attendance = work.reader.get(id)?;
        Ok(Found::One(id.to_string(), Box::new(Attended { attendance, person, said: (true, true) })))
    }

    fn candidates(&self, work: Work<'_>, draft: &Draft) -> Result<Vec<Person>> {
        self.known.candidates(work.reader, draft, WHO, None)
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> Result<std::result::Result<Attended, Refused>> {
        let Some(person) = self.found.take() else { return Ok(Err(Refused::silently(Skipped::NotThere))) };
        let attendance = Attendance {
            id: work.new.new_id(),
            session_id: self.session.id,
            person_id: person.id,
            registered: true,
            hours: Decimal::ZERO.into(),
            passed: false,
            certificate: String::new(),
        };
        Ok(Ok(Attended { attendance, person, said: (false, false) }))
    }

    fn settle(&mut self, _: Work<'_>, _: Option<&Attended>, row: &mut Attended) -> Result<Settled> {
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
        Ok(settled)
    }

    fn keep(&mut self, row: &Attended) {
        self.attended.insert(row.person.id, row.attendance.id);
    }

    fn check(&self, row: &Attended) -> Result<()> {
        Record::check(&row.attendance)
    }

    fn put(&self, tx: &Tx<'_>, row: &Attended) -> Result<()> {
        tx.put(&row.attendance)
    }
}
