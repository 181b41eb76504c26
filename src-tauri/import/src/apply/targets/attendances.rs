//! Who attended a training session.

use saisaat_core::Surroundings;
use saisaat_core::registers::{Attendance, Person, Register, TrainingSession};
use saisaat_core::values::{Decimal, Id};

use super::enrolled::{Enrolled, Enrolment, Enrolments, enrolled_columns};
use crate::apply::rows::Settled;
use crate::cell_value::CellValue;
use crate::column::{About, Column, Dash, Label, text};
use crate::decide::reading::Mended;

/// A training session at work.
pub(crate) type Attendances = Enrolments<Attendance>;

type Attended = Enrolled<Attendance>;

/// What a row said of an attendance.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Said {
    registered: bool,
    hours: bool,
    passed: bool,
}

const REGISTERED: usize = 7;
const HOURS: usize = 8;
const PASSED: usize = 9;

const fn declared(key: &'static str) -> About {
    About::declared(&Attendance::DECLARATION, key)
}

/// A column whose empty cell means that somebody was there: a dash does not.
const fn relied_on(key: &'static str) -> About {
    declared(key).dash(Dash::Refused)
}

static COLUMNS: [Column<Attended>; 11] = enrolled_columns![
    Column {
        about: relied_on("registered"),
        get: |row: &Attended| Some(CellValue::Yes(row.record.registered)),
        set: Some(|row, said| {
            if let CellValue::Yes(registered) = said {
                (row.record.registered, row.said.registered) = (registered, true);
            }
        }),
    },
    Column {
        about: relied_on("hours").weight(2),
        get: |row: &Attended| Some(CellValue::Number(row.record.hours.0.normalize())),
        set: Some(|row, said| {
            if let CellValue::Number(number) = said {
                (row.record.hours, row.said.hours) = (number.into(), true);
            }
        }),
    },
    Column {
        about: relied_on("passed").weight(2),
        get: |row: &Attended| Some(CellValue::Yes(row.record.passed)),
        set: Some(|row, said| {
            if let CellValue::Yes(passed) = said {
                (row.record.passed, row.said.passed) = (passed, true);
            }
        }),
    },
    text!(Attended, record.certificate, declared("certificate")),
];

impl Enrolment for Attendance {
    type Parent = TrainingSession;
    type Said = Said;

    const LABEL: Label =
        Label { th: "ผู้เข้าร่วมการฝึกอบรม", en: "Training attendance" };
    const ASKS_FOR: &'static [&'static str] = &["session"];
    const NO_PARENT: (&'static str, &'static str) =
        ("no_session", "ยังไม่ได้เลือกการฝึกอบรมที่รายชื่อนี้เข้าร่วม โปรดเลือกการฝึกอบรมก่อนนำเข้า");

    fn columns() -> &'static [Column<Attended>] {
        &COLUMNS
    }

    fn person(&self) -> Id<Person> {
        self.person_id
    }

    fn new(new: &Surroundings, session: &TrainingSession, person: Id<Person>) -> Self {
        Self::blank(new.new_id(), session.id, person)
    }

    fn fill(row: &mut Attended, session: &TrainingSession, tells: &dyn Fn(usize) -> bool) -> Settled {
        let mut settled = Settled::default();
        let fill = |column, code, after: String| Mended { column, code, before: String::new(), after };
        let (attendance, said) = (&mut row.record, row.said);
        // Where the file tells it of others, whoever has no sign there was not registered.
        if !said.registered && tells(REGISTERED) {
            attendance.registered = false;
            settled.repairs.push(fill(REGISTERED, "not_registered", "ไม่ใช่".into()));
        }
        if !said.hours {
            let was_there = attendance.registered || (said.passed && attendance.passed);
            let (hours, code) = if was_there {
                (session.hours, "full_hours_assumed")
            } else {
                (Decimal::ZERO.into(), "no_hours_assumed")
            };
            attendance.hours = hours;
            settled.repairs.push(fill(HOURS, code, hours.to_string()));
        }
        if !said.passed {
            let was_there = said.hours || attendance.registered;
            attendance.passed = was_there && attendance.hours >= session.required_hours;
            let after = if attendance.passed { "ผ่าน" } else { "ไม่ผ่าน" };
            settled.repairs.push(fill(PASSED, "passed_by_hours", after.into()));
        }
        settled
    }
}
