//! The list people sign at the door of a training session, a sheet for each day.

use saisaat_core::summaries::{Attendee, TrainingReport};
use saisaat_core::values::Date;

use super::cells::{centred, dense, dots, heading, heads, left, table};
use super::letterhead;
use super::training_record::{place, unit};
use super::wording::{NONE, Wording};
use crate::layout::flow::{Block, Cell, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::Frame;
use crate::text::Paragraph;

const NAME: &str = "บัญชีลงลายมือชื่อผู้เข้ารับการฝึกอบรม";

/// Empty lines for those who come without having registered.
const SPARE: usize = 5;

/// A course of more days than this is not held every day: its sheet leaves the date to be filled in.
const MOST_DAYS: usize = 10;

/// Height of a line to sign on, as a multiple of the text's size.
const SIGNING: f32 = 2.3;

pub(super) fn compose(report: &TrainingReport, say: Wording) -> (Composition, Particulars) {
    let session = &report.session;
    let of = say.year(session.year);
    let mut blocks = Vec::new();
    for (at, day) in days(session.starts_on, session.ends_on).into_iter().enumerate() {
        if at > 0 {
            blocks.push(Block::NewPage(Frame::A4));
        }
        let day = day.map_or_else(|| dots(8), |day| say.date(day));
        let held = format!("วันที่ {day} ณ {}", place(session, say));
        blocks.extend(letterhead::title(&report.head, NAME, &[say.typed(&session.title), held]));
        blocks.push(table(columns(), rows(report, say)));
        let counted = "ช่วงเช้า ………… คน    ช่วงบ่าย ………… คน    ผู้ตรวจสอบ (ลงชื่อ) ……………………………";
        let counted = Block::Paragraph(Paragraph::new(counted).before(6.0));
        blocks.push(Block::Keep(vec![heading("สรุปจำนวนผู้เข้าร่วม"), counted]));
    }
    let running = Some(letterhead::running(&report.head, NAME, &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// Each day from the first to the last; a blank where they are too many.
fn days(first: Date, last: Date) -> Vec<Option<Date>> {
    let days = first.naive().iter_days().take_while(|day| *day <= last.naive()).take(MOST_DAYS + 1);
    let days: Vec<Option<Date>> = days.map(|day| Some(Date::from(day))).collect();
    if days.len() > MOST_DAYS { vec![None] } else { days }
}

fn columns() -> Vec<Column> {
    let fixed = Column::Fixed;
    vec![fixed(26.0), Column::Share(1.0), Column::Share(1.5), fixed(72.0), fixed(72.0)]
}

fn rows(report: &TrainingReport, say: Wording) -> Vec<Row> {
    let mut rows = vec![heads(&["ที่", "ชื่อ–สกุล", "ตำแหน่งและสังกัด", "ลายมือชื่อ (เช้า)", "ลายมือชื่อ (บ่าย)"])];
    let named = report.attendees.iter().map(Some).chain([None; SPARE]);
    rows.extend((1..).zip(named).map(|(n, attendee)| signing(n, attendee, say)));
    rows
}

fn signing(n: usize, attendee: Option<&Attendee>, say: Wording) -> Row {
    let name = attendee.map_or_else(String::new, |attendee| attendee.person.full_name());
    let unit = attendee.map_or_else(String::new, |attendee| unit(&attendee.person.unit, &attendee.agency));
    let post = attendee.map_or_else(String::new, |attendee| attendee.person.post());
    let told: Vec<Paragraph> =
        [post, unit].iter().filter(|line| !line.is_empty() && *line != NONE).map(|line| dense(line)).collect();
    let mut number = centred(&say.count(n));
    number.paragraphs.iter_mut().for_each(|paragraph| paragraph.leading = SIGNING);
    vec![
        number.middle(),
        Cell { middle: true, ..left(&name) },
        if told.is_empty() { left("") } else { Cell::of(told).middle() },
        left(""),
        left(""),
    ]
}
