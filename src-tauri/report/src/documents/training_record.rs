//! The record of a training session: what it was, what it came to, and who took part.

use saisaat_core::registers::{Attendance, SignedPaper, TrainingSession};
use saisaat_core::summaries::{Attendee, TrainingReport};
use saisaat_core::values::{Decimal, Exact};

use super::cells::{centred, day_to_fill_in, facts, heading, heads, left, number, prose, signatures, signed, table};
use super::letterhead;
use super::wording::{NONE, Wording, or_none};
use crate::layout::flow::{Block, Column, Composition};
use crate::pdf::Particulars;
use crate::style::Frame;

const NAME: &str = SignedPaper::TrainingRecord.words().th;

pub(super) fn compose(report: &TrainingReport, say: Wording) -> (Composition, Particulars) {
    let of = say.year(report.session.year);
    let mut blocks = letterhead::title(&report.head, NAME, &[say.typed(&report.session.title), of.clone()]);
    blocks.push(facts(&about(&report.session, say)));
    blocks.push(heading("ผลการฝึกอบรม"));
    blocks.push(facts(&outcome(report, say)));
    blocks.push(heading("รายชื่อผู้เข้ารับการฝึกอบรม"));
    blocks.push(if report.attendees.is_empty() {
        prose("ยังไม่มีผู้เข้าร่วม")
    } else {
        attendees(report, say)
    });
    blocks.push(prose("ขอรับรองว่าบันทึกนี้ถูกต้องตรงกับบัญชีลงลายมือชื่อผู้เข้ารับการฝึกอบรม"));
    let usual = [("ผู้บันทึก", "", ""), ("หัวหน้าศูนย์ประสานราชการใสสะอาด", "", "")];
    let signers = letterhead::signers(&report.head, SignedPaper::TrainingRecord, &usual);
    let blocks = signed(blocks, signatures(&signers, &day_to_fill_in(report.head.printed_on, say)));
    let running = Some(letterhead::running(&report.head, NAME, &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// Whether someone took part long enough and passed.
pub(super) fn completed(attendance: &Attendance, session: &TrainingSession) -> bool {
    attendance.passed && attendance.hours >= session.required_hours
}

/// Where a session is held.
pub(super) fn place(session: &TrainingSession, say: Wording) -> String {
    match (session.online, session.place.trim()) {
        (true, "") => "ออนไลน์".to_owned(),
        (true, place) => format!("ออนไลน์ ({})", say.typed(place)),
        (false, place) => say.typed(place),
    }
}

fn about(session: &TrainingSession, say: Wording) -> Vec<(&'static str, String)> {
    let hours = format!("{} ชั่วโมง (ต้องเข้าร่วมอย่างน้อย {} ชั่วโมง)", session.hours, session.required_hours);
    vec![
        (label!(TrainingSession.course), say.typed(&session.course)),
        (label!(TrainingSession.topic), session.topic.words().th.to_owned()),
        ("วันที่จัด", say.days(session.starts_on, session.ends_on)),
        ("ระยะเวลา", say.text(&hours)),
        (label!(TrainingSession.place), place(session, say)),
        (label!(TrainingSession.speakers), say.typed(&session.speakers)),
        (label!(TrainingSession.organiser), say.typed(&session.organiser)),
        (label!(TrainingSession.target_group), say.typed(&session.target_group)),
        (
            label!(TrainingSession.budget),
            format!("{} บาท เบิกจ่าย {} บาท", say.baht(session.budget), say.baht(session.spend)),
        ),
    ]
}

fn outcome(report: &TrainingReport, say: Wording) -> Vec<(&'static str, String)> {
    let session = &report.session;
    let count = |of: fn(&Attendee, &TrainingSession) -> bool| {
        let people = report.attendees.iter().filter(|attendee| of(attendee, session)).count();
        format!("{} คน", say.count(people))
    };
    let percent = |value: Option<Exact>| or_none(value.map(|value| format!("ร้อยละ {}", say.number(value))));
    let seats = session.seats.map(|seats| say.text(&format!("{seats} ที่นั่ง")));
    vec![
        ("จำนวนที่รับ", or_none(seats)),
        (label!(Attendance.registered), count(|attendee, _| attendee.attendance.registered)),
        ("เข้าร่วม", count(|attendee, _| attendee.attendance.hours.0 > Decimal::ZERO)),
        (label!(Attendance.passed), count(|attendee, session| completed(&attendee.attendance, session))),
        ("คะแนนก่อนอบรม", percent(session.pre_test)),
        ("คะแนนหลังอบรม", percent(session.post_test)),
        ("ความพึงพอใจ", percent(session.satisfaction)),
    ]
}

fn attendees(report: &TrainingReport, say: Wording) -> Block {
    let mut rows = vec![heads(&["ที่", "ชื่อ–สกุล", label!(Person.position), "สังกัด", "ชั่วโมง", "ผล", "เลขที่เกียรติบัตร"])];
    rows.extend((1..).zip(&report.attendees).map(|(n, attendee)| {
        let Attendee { person, agency, attendance } = attendee;
        let passed = if completed(attendance, &report.session) { "ผ่าน" } else { "ไม่ผ่าน" };
        vec![
            number(&say.count(n)),
            left(&person.full_name()),
            left(&say.typed(&person.post())),
            left(&unit(&person.unit, agency)),
            number(&say.number(attendance.hours)),
            centred(passed),
            centred(&say.typed(&attendance.certificate)),
        ]
    }));
    let fit = Column::Fit;
    table(
        vec![fit(34.0), Column::Share(1.3), Column::Share(1.2), Column::Share(1.2), fit(44.0), fit(44.0), fit(100.0)],
        rows,
    )
}

/// The unit, or the agency of those who have none.
pub(super) fn unit(unit: &str, agency: &str) -> String {
    let known = [unit.trim(), agency.trim()].into_iter().find(|name| !name.is_empty());
    known.unwrap_or(NONE).to_owned()
}
