//! Award schemes (รางวัลเชิดชูเกียรติ).

use saisaat_core::registers::{AwardScheme, Record as _, Register as _};
use saisaat_core::{Reader, Result};

use crate::apply::rows::{Listed, Place};
use crate::cell_value::CellValue;
use crate::column::{About, Column, Kind, Label, value_text};

const fn text(key: &'static str, get: fn(&AwardScheme) -> Option<CellValue>) -> Column<AwardScheme> {
    Column::seen(About::declared(&AwardScheme::DECLARATION, key, Kind::Lines), get)
}

static COLUMNS: [Column<AwardScheme>; 9] = [
    Column::seen(About::declared(&AwardScheme::DECLARATION, "year", Kind::Year), |s| Some(CellValue::Year(s.year))),
    text("name", |s| value_text(&s.name)),
    text("standard", |s| value_text(&s.standard)),
    text("criteria", |s| value_text(&s.criteria)),
    text("eligibility", |s| value_text(&s.eligibility)),
    text("method", |s| value_text(&s.method)),
    text("committee_order", |s| value_text(&s.committee_order)),
    text("rewards", |s| value_text(&s.rewards)),
    Column::seen(About::declared(&AwardScheme::DECLARATION, "announced_on", Kind::Day), |s| {
        s.announced_on.map(CellValue::Day)
    }),
];

/// Award schemes.
pub(crate) struct Awards;

impl Listed for Awards {
    type Row = AwardScheme;

    const LABEL: Label = Label::of(AwardScheme::DECLARATION.many);
    const REGISTER: &'static str = AwardScheme::TABLE;

    fn columns() -> &'static [Column<AwardScheme>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<AwardScheme>> {
        reader.list(&place.scope())
    }
}
