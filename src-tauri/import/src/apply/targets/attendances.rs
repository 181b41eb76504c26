//! Who attended a training session.

use saisaat_core::Surroundings;
use saisaat_core::registers::{Attendance, Person, Register, TrainingSession};
use saisaat_core::values::Id;

use super::enrolled::{Enrolled, Enrolment, Enrolments, enrolled_columns};
use crate::apply::rows::Settled;
use crate::cell_value::CellValue;
use crate::column::{About, Column, Label, text, yes};
use crate::decide::reading::Mended;

/// A training session at work.
pub(crate) type Attendances = Enrolments<Attendance>;

type Attended = Enrolled<Attendance>;

const HOURS: usize = 8;
const PASSED: usize = 9;

const fn declared(key: &'static str) -> About {
    About::declared(&Attendance::DECLARATION, key)
}

static COLUMNS: [Column<Attended>; 11] = enrolled_columns![
    yes!(Attended, record.registered, declared("registered")),
    Column {
        about: declared("hours").weight(2),
        get: |row: &Attended| Some(CellValue::Number(row.record.hours.0.normalize())),
        set: Some(|row, said| {
            if let CellValue::Number(number) = said {
                row.record.hours = number.into();
                row.said.0 = true;
            }
        }),
    },
    Column {
        about: declared("passed").weight(2),
        get: |row: &Attended| Some(CellValue::Yes(row.record.passed)),
        set: Some(|row, said| {
            if let CellValue::Yes(passed) = said {
                row.record.passed = passed;
                row.said.1 = true;
            }
        }),
    },
    text!(Attended, record.certificate, declared("certificate")),
];

impl Enrolment for Attendance {
    type Parent = TrainingSession;
    /// How long, and whether it was passed.
    type Said = (bool, bool);

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

    fn fill(row: &mut Attended, session: &TrainingSession) -> Settled {
        let mut settled = Settled::default();
        let fill = |column, code, after: String| Mended { column, code, before: String::new(), after };
        if !row.said.0 {
            row.record.hours = session.hours;
            settled.repairs.push(fill(HOURS, "full_hours_assumed", session.hours.to_string()));
        }
        if !row.said.1 {
            row.record.passed = row.record.hours >= session.required_hours;
            let after = if row.record.passed { "ผ่าน" } else { "ไม่ผ่าน" };
            settled.repairs.push(fill(PASSED, "passed_by_hours", after.into()));
        }
        settled
    }
}
