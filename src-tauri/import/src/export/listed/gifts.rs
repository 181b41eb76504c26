//! Gifts (ของขวัญและทรัพย์สินหรือประโยชน์อื่นใด).

use saisaat_core::registers::{Gift, Person, Record as _, Register as _};
use saisaat_core::{Reader, Result};

use crate::apply::rows::{Listed, Place};
use crate::cell_value::CellValue;
use crate::column::{About, Column, Kind, Label, value_text};

/// A gift, and who received it.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    gift: Gift,
    receiver: String,
}

const fn seen(key: &'static str, kind: Kind, get: fn(&Received) -> Option<CellValue>) -> Column<Received> {
    Column::seen(About::declared(&Gift::DECLARATION, key, kind), get)
}

static COLUMNS: [Column<Received>; 14] = [
    seen("received_on", Kind::Day, |r| Some(CellValue::Day(r.gift.received_on))),
    seen("giver", Kind::Text, |r| value_text(&r.gift.giver)),
    seen("giver_kind", Kind::Text, |r| Some(CellValue::from(r.gift.giver_kind.words().th))),
    seen("relation", Kind::Text, |r| Some(CellValue::from(r.gift.relation.words().th))),
    Column::seen(About::new("receiver", "ผู้รับ", "Receiver", Kind::Text), |r| value_text(&r.receiver)),
    seen("occasion", Kind::Text, |r| value_text(&r.gift.occasion)),
    seen("description", Kind::Text, |r| value_text(&r.gift.description)),
    Column::seen(About::new("value", "มูลค่า (บาท)", "Value (baht)", Kind::Money), |r| {
        Some(CellValue::Money(r.gift.value))
    }),
    seen("cash", Kind::YesNo, |r| Some(CellValue::Yes(r.gift.cash))),
    seen("verdict", Kind::Text, |r| Some(CellValue::from(r.gift.verdict.words().th))),
    seen("decision", Kind::Text, |r| Some(CellValue::from(r.gift.decision.words().th))),
    seen("decided_on", Kind::Day, |r| r.gift.decided_on.map(CellValue::Day)),
    seen("handed_to", Kind::Text, |r| value_text(&r.gift.handed_to)),
    seen("note", Kind::Lines, |r| value_text(&r.gift.note)),
];

/// Gifts.
pub(crate) struct Gifts;

impl Listed for Gifts {
    type Row = Received;

    const LABEL: Label = Label::of(Gift::DECLARATION.many);
    const REGISTER: &'static str = Gift::TABLE;

    fn columns() -> &'static [Column<Received>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Received>> {
        let received = |gift: Gift| {
            let on_roster: Option<Person> = gift.receiver_id.map(|id| reader.find(id)).transpose()?.flatten();
            let names = [on_roster.map(|person| person.full_name()).unwrap_or_default(), gift.receiver.clone()];
            let receiver = names.iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join(" ");
            Ok(Received { gift, receiver })
        };
        reader.list::<Gift>(&place.scope())?.into_iter().map(received).collect()
    }
}
