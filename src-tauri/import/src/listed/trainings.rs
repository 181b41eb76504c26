//! Training sessions (การฝึกอบรม).

use saisaat_core::registers::{Record as _, Register as _, TrainingSession};
use saisaat_core::{Reader, Result};

use crate::column::{About, Column, Kind, Label, said_text};
use crate::rows::{Listed, Place};
use crate::said::Said;

const fn seen(key: &'static str, kind: Kind, get: fn(&TrainingSession) -> Option<Said>) -> Column<TrainingSession> {
    Column::seen(About::declared(&TrainingSession::DECLARATION, key, kind), get)
}

static COLUMNS: [Column<TrainingSession>; 18] = [
    seen("year", Kind::Year, |s| Some(Said::Year(s.year))),
    seen("title", Kind::Text, |s| said_text(&s.title)),
    seen("topic", Kind::Text, |s| Some(Said::from(s.topic.words().th))),
    seen("course", Kind::Text, |s| said_text(&s.course)),
    seen("starts_on", Kind::Day, |s| Some(Said::Day(s.starts_on))),
    seen("ends_on", Kind::Day, |s| Some(Said::Day(s.ends_on))),
    seen("hours", Kind::Number, |s| Some(Said::Number(s.hours.0))),
    seen("required_hours", Kind::Number, |s| Some(Said::Number(s.required_hours.0))),
    seen("place", Kind::Text, |s| said_text(&s.place)),
    seen("online", Kind::YesNo, |s| Some(Said::Yes(s.online))),
    seen("speakers", Kind::Text, |s| said_text(&s.speakers)),
    seen("organiser", Kind::Text, |s| said_text(&s.organiser)),
    seen("target_group", Kind::Text, |s| said_text(&s.target_group)),
    seen("seats", Kind::Whole, |s| s.seats.map(|seats| Said::Number(seats.into()))),
    Column::seen(About::new("budget", "งบประมาณ (บาท)", "Budget (baht)", Kind::Money), |s| {
        Some(Said::Money(s.budget))
    }),
    Column::seen(About::new("spend", "เบิกจ่าย (บาท)", "Spent (baht)", Kind::Money), |s| {
        Some(Said::Money(s.spend))
    }),
    seen("post_test", Kind::Number, |s| s.post_test.map(|n| Said::Number(n.0))),
    seen("satisfaction", Kind::Number, |s| s.satisfaction.map(|n| Said::Number(n.0))),
];

/// Training sessions.
pub(crate) struct Trainings;

impl Listed for Trainings {
    type Row = TrainingSession;

    const LABEL: Label = Label::of(TrainingSession::DECLARATION.many);
    const REGISTER: &'static str = TrainingSession::TABLE;

    fn columns() -> &'static [Column<TrainingSession>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<TrainingSession>> {
        reader.list(&place.scope())
    }
}
