//! Award schemes (รางวัลเชิดชูเกียรติ).

use saisaat_core::registers::{AwardScheme, Record as _};
use saisaat_core::{Reader, Result};

use crate::column::{About, Column, Kind, Label, said_text};
use crate::rows::{Listed, Place};
use crate::said::Said;

const fn text(
    key: &'static str,
    th: &'static str,
    en: &'static str,
    get: fn(&AwardScheme) -> Option<Said>,
) -> Column<AwardScheme> {
    Column::seen(About::new(key, th, en, Kind::Lines), get)
}

static COLUMNS: [Column<AwardScheme>; 9] = [
    Column::seen(About::new("year", "ปีงบประมาณ", "Fiscal year", Kind::Year), |s| {
        Some(Said::Year(s.year))
    }),
    text("name", "ชื่อรางวัล", "Award", |s| said_text(&s.name)),
    text("standard", "มาตรฐานหรือค่านิยม", "Standard or value", |s| {
        said_text(&s.standard)
    }),
    text("criteria", "เกณฑ์", "Criteria", |s| said_text(&s.criteria)),
    text("eligibility", "ผู้มีสิทธิ", "Eligibility", |s| said_text(&s.eligibility)),
    text("method", "วิธีคัดเลือก", "Method", |s| said_text(&s.method)),
    text("committee_order", "คำสั่งแต่งตั้งคณะกรรมการ", "Committee order", |s| said_text(&s.committee_order)),
    text("rewards", "สิ่งที่ได้รับ", "Rewards", |s| said_text(&s.rewards)),
    Column::seen(About::new("announced_on", "วันประกาศ", "Announced on", Kind::Day), |s| {
        s.announced_on.map(Said::Day)
    }),
];

/// Award schemes.
pub(crate) struct Awards;

impl Listed for Awards {
    type Row = AwardScheme;

    const LABEL: Label = Label { th: "รางวัลเชิดชูเกียรติ", en: "Award schemes" };
    const REGISTER: &'static str = AwardScheme::TABLE;

    fn columns() -> &'static [Column<AwardScheme>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<AwardScheme>> {
        reader.list(&place.scope())
    }
}
