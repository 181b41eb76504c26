//! Complaints (เรื่องร้องเรียน). Who told is in a store of its own that no export reads.

use saisaat_core::registers::{Complaint, Record as _, Register as _};
use saisaat_core::{Reader, Result};

use crate::column::{About, Column, Kind, Label, said_text};
use crate::rows::{Listed, Place};
use crate::said::Said;

const fn seen(key: &'static str, kind: Kind, get: fn(&Complaint) -> Option<Said>) -> Column<Complaint> {
    Column::seen(About::declared(&Complaint::DECLARATION, key, kind), get)
}

static COLUMNS: [Column<Complaint>; 14] = [
    seen("case_code", Kind::Text, |c| c.case_code.as_ref().map(|code| Said::Text(code.to_string()))),
    seen("received_on", Kind::Day, |c| Some(Said::Day(c.received_on))),
    seen("channel", Kind::Text, |c| Some(Said::from(c.channel.words().th))),
    seen("kind", Kind::Text, |c| Some(Said::from(c.kind.words().th))),
    seen("summary", Kind::Lines, |c| said_text(&c.summary)),
    seen("unit", Kind::Text, |c| said_text(&c.unit)),
    seen("urgency", Kind::Text, |c| Some(Said::from(c.urgency.words().th))),
    seen("protected", Kind::YesNo, |c| Some(Said::Yes(c.protected))),
    seen("owner", Kind::Text, |c| said_text(&c.owner)),
    seen("reply_by", Kind::Day, |c| c.reply_by.map(Said::Day)),
    seen("acknowledged_on", Kind::Day, |c| c.acknowledged_on.map(Said::Day)),
    seen("replied_on", Kind::Day, |c| c.replied_on.map(Said::Day)),
    seen("closed_on", Kind::Day, |c| c.closed_on.map(Said::Day)),
    seen("outcome", Kind::Lines, |c| said_text(&c.outcome)),
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
