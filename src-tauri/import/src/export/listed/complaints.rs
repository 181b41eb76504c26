//! Complaints (เรื่องร้องเรียน). Who told is in a store of its own that no export reads.

use saisaat_core::registers::{Complaint, Record as _, Register as _};
use saisaat_core::{Reader, Result};

use crate::apply::rows::{Listed, Place};
use crate::cell_value::CellValue;
use crate::column::{About, Column, Kind, Label, value_text};

const fn seen(key: &'static str, kind: Kind, get: fn(&Complaint) -> Option<CellValue>) -> Column<Complaint> {
    Column::seen(About::declared(&Complaint::DECLARATION, key, kind), get)
}

static COLUMNS: [Column<Complaint>; 14] = [
    seen("case_code", Kind::Text, |c| c.case_code.as_ref().map(|code| CellValue::Text(code.to_string()))),
    seen("received_on", Kind::Day, |c| Some(CellValue::Day(c.received_on))),
    seen("channel", Kind::Text, |c| Some(CellValue::from(c.channel.words().th))),
    seen("kind", Kind::Text, |c| Some(CellValue::from(c.kind.words().th))),
    seen("summary", Kind::Lines, |c| value_text(&c.summary)),
    seen("unit", Kind::Text, |c| value_text(&c.unit)),
    seen("urgency", Kind::Text, |c| Some(CellValue::from(c.urgency.words().th))),
    seen("protected", Kind::YesNo, |c| Some(CellValue::Yes(c.protected))),
    seen("owner", Kind::Text, |c| value_text(&c.owner)),
    seen("reply_by", Kind::Day, |c| c.reply_by.map(CellValue::Day)),
    seen("acknowledged_on", Kind::Day, |c| c.acknowledged_on.map(CellValue::Day)),
    seen("replied_on", Kind::Day, |c| c.replied_on.map(CellValue::Day)),
    seen("closed_on", Kind::Day, |c| c.closed_on.map(CellValue::Day)),
    seen("outcome", Kind::Lines, |c| value_text(&c.outcome)),
];

/// Complaints.
pub(crate) struct Complaints;

impl Listed for Complaints {
    type Row = Complaint;

    const LABEL: Label = Label::of(Complaint::DECLARATION.many);
    const REGISTER: &'static str = Complaint::TABLE;

    fn columns() -> &'static [Column<Complaint>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Complaint>> {
        reader.list(&place.scope())
    }
}
