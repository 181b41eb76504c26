//! Gifts (ของขวัญและทรัพย์สินหรือประโยชน์อื่นใด).

use saisaat_core::registers::{Gift, Person, Record as _, Register as _};
use saisaat_core::{Reader, Result};

use crate::column::{About, Column, Kind, Label, said_text};
use crate::rows::{Listed, Place};
use crate::said::Said;

/// A gift, and who received it.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    gift: Gift,
    receiver: String,
}

const fn seen(key: &'static str, kind: Kind, get: fn(&Received) -> Option<Said>) -> Column<Received> {
    Column::seen(About::declared(&Gift::DECLARATION, key, kind), get)
}

static COLUMNS: [Column<Received>; 14] = [
    seen("received_on", Kind::Day, |r| Some(Said::Day(r.gift.received_on))),
    seen("giver", Kind::Text, |r| said_text(&r.gift.giver)),
    seen("giver_kind", Kind::Text, |r| Some(Said::from(r.gift.giver_kind.words().th))),
    seen("relation", Kind::Text, |r| Some(Said::from(r.gift.relation.words().th))),
    Column::seen(About::new("receiver", "ผู้รับ", "Receiver", Kind::Text), |r| said_text(&r.receiver)),
    seen("occasion", Kind::Text, |r| said_text(&r.gift.occasion)),
    seen("description", Kind::Text, |r| said_text(&r.gift.description)),
    Column::seen(About::new("value", "มูลค่า (บาท)", "Value (baht)", Kind::Money), |r| {
        Some(Said::Money(r.gift.value))
    }),
    seen("cash", Kind::YesNo, |r| Some(Said::Yes(r.gift.cash))),
    seen("verdict", Kind::Text, |r| Some(Said::from(r.gift.verdict.words().th))),
    seen("decision", Kind::Text, |r| Some(Said::from(r.gift.decision.words().th))),
    seen("decided_on", Kind::Day, |r| r.gift.decided_on.map(Said::Day)),
    seen("handed_to", Kind::Text, |r| said_text(&r.gift.handed_to)),
    seen("note", Kind::Lines, |r| said_text(&r.gift.note)),
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
