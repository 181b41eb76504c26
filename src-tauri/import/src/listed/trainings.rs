//! Training sessions (การฝึกอบรม).

use saisaat_core::registers::{Record as _, TrainingSession};
use saisaat_core::{Reader, Result};

use super::name_of;
use crate::column::{About, Column, Kind, Label, Word, one, said_text};
use crate::rows::{Listed, Place};
use crate::said::Said;

static TOPICS: [Word; 7] = [
    one("prevention", "การป้องกันการทุจริต", "Prevention of corruption", &[]),
    one("morals", "คุณธรรม", "Morals", &[]),
    one("ethics", "จริยธรรม", "Ethics", &[]),
    one("code", "จรรยาบรรณ", "Code of conduct", &[]),
    one("conflict_of_interest", "ผลประโยชน์ทับซ้อน", "Conflict of interest", &[]),
    one("gifts", "การรับของขวัญ", "Rules on gifts", &[]),
    one("law", "กฎหมาย", "Law", &[]),
];

const fn seen(
    key: &'static str,
    th: &'static str,
    en: &'static str,
    kind: Kind,
    get: fn(&TrainingSession) -> Option<Said>,
) -> Column<TrainingSession> {
    Column::seen(About::new(key, th, en, kind), get)
}

static COLUMNS: [Column<TrainingSession>; 18] = [
    seen("year", "ปีงบประมาณ", "Fiscal year", Kind::Year, |s| Some(Said::Year(s.year))),
    seen("title", "หัวข้อ", "Title", Kind::Text, |s| said_text(&s.title)),
    seen("topic", "เนื้อหา", "Topic", Kind::Text, |s| Some(name_of(&TOPICS, s.topic.word()))),
    seen("course", "หลักสูตร", "Course", Kind::Text, |s| said_text(&s.course)),
    seen("starts_on", "วันแรก", "First day", Kind::Day, |s| Some(Said::Day(s.starts_on))),
    seen("ends_on", "วันสุดท้าย", "Last day", Kind::Day, |s| Some(Said::Day(s.ends_on))),
    seen("hours", "ชั่วโมง", "Hours", Kind::Number, |s| Some(Said::Number(s.hours.0))),
    seen("required_hours", "ชั่วโมงที่ต้องเข้า", "Required hours", Kind::Number, |s| Some(Said::Number(s.required_hours.0))),
    seen("place", "สถานที่", "Place", Kind::Text, |s| said_text(&s.place)),
    seen("online", "ออนไลน์", "Online", Kind::YesNo, |s| Some(Said::Yes(s.online))),
    seen("speakers", "วิทยากร", "Speakers", Kind::Text, |s| said_text(&s.speakers)),
    seen("organiser", "ผู้จัด", "Organiser", Kind::Text, |s| said_text(&s.organiser)),
    seen("target_group", "กลุ่มเป้าหมาย", "Target group", Kind::Text, |s| {
        said_text(&s.target_group)
    }),
    seen("seats", "จำนวนที่รับ", "Seats", Kind::Whole, |s| {
        s.seats.map(|seats| Said::Number(seats.into()))
    }),
    seen("budget", "งบประมาณ (บาท)", "Budget (baht)", Kind::Money, |s| {
        Some(Said::Money(s.budget))
    }),
    seen("spend", "เบิกจ่าย (บาท)", "Spent (baht)", Kind::Money, |s| Some(Said::Money(s.spend))),
    seen(
        "post_test",
        "คะแนนหลังอบรม (ร้อยละ)",
        "Post-test (percent)",
        Kind::Number,
        |s| s.post_test.map(|n| Said::Number(n.0)),
    ),
    seen(
        "satisfaction",
        "ความพึงพอใจ (ร้อยละ)",
        "Satisfaction (percent)",
        Kind::Number,
        |s| s.satisfaction.map(|n| Said::Number(n.0)),
    ),
];

/// Training sessions.
pub(crate) struct Trainings;

impl Listed for Trainings {
    type Row = TrainingSession;

    const LABEL: Label = Label { th: "การฝึกอบรม", en: "Training sessions" };
    const REGISTER: &'static str = TrainingSession::TABLE;

    fn columns() -> &'static [Column<TrainingSession>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<TrainingSession>> {
        reader.list(&place.scope())
    }
}
