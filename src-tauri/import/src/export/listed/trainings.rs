//! Training sessions (การฝึกอบรม).

use saisaat_core::registers::{Record as _, Register as _, TrainingSession};
use saisaat_core::{Reader, Result};

use crate::apply::rows::{Listed, Place};
use crate::cell_value::CellValue;
use crate::column::{About, Column, Kind, Label, value_text};

const fn seen(
    key: &'static str,
    kind: Kind,
    get: fn(&TrainingSession) -> Option<CellValue>,
) -> Column<TrainingSession> {
    Column::seen(About::declared(&TrainingSession::DECLARATION, key, kind), get)
}

static COLUMNS: [Column<TrainingSession>; 18] = [
    seen("year", Kind::Year, |s| Some(CellValue::Year(s.year))),
    seen("title", Kind::Text, |s| value_text(&s.title)),
    seen("topic", Kind::Text, |s| Some(CellValue::from(s.topic.words().th))),
    seen("course", Kind::Text, |s| value_text(&s.course)),
    seen("starts_on", Kind::Day, |s| Some(CellValue::Day(s.starts_on))),
    seen("ends_on", Kind::Day, |s| Some(CellValue::Day(s.ends_on))),
    seen("hours", Kind::Number, |s| Some(CellValue::Number(s.hours.0))),
    seen("required_hours", Kind::Number, |s| Some(CellValue::Number(s.required_hours.0))),
    seen("place", Kind::Text, |s| value_text(&s.place)),
    seen("online", Kind::YesNo, |s| Some(CellValue::Yes(s.online))),
    seen("speakers", Kind::Text, |s| value_text(&s.speakers)),
    seen("organiser", Kind::Text, |s| value_text(&s.organiser)),
    seen("target_group", Kind::Text, |s| value_text(&s.target_group)),
    seen("seats", Kind::Whole, |s| s.seats.map(|seats| CellValue::Number(seats.into()))),
    Column::seen(About::new("budget", "งบประมาณ (บาท)", "Budget (baht)", Kind::Money), |s| {
        Some(CellValue::Money(s.budget))
    }),
    Column::seen(About::new("spend", "เบิกจ่าย (บาท)", "Spent (baht)", Kind::Money), |s| {
        Some(CellValue::Money(s.spend))
    }),
    seen("post_test", Kind::Number, |s| s.post_test.map(|n| CellValue::Number(n.0))),
    seen("satisfaction", Kind::Number, |s| s.satisfaction.map(|n| CellValue::Number(n.0))),
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
