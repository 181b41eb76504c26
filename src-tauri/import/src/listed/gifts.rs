//! Gifts (ของขวัญและทรัพย์สินหรือประโยชน์อื่นใด).

use saisaat_core::registers::{Gift, Person, Record as _};
use saisaat_core::{Reader, Result};

use super::name_of;
use crate::column::{About, Column, Kind, Label, Word, one, said_text};
use crate::rows::{Listed, Place};
use crate::said::Said;

/// A gift, and who received it.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    gift: Gift,
    receiver: String,
}

static GIVERS: [Word; 2] =
    [one("person", "บุคคล", "Person", &[]), one("organisation", "องค์กรหรือนิติบุคคล", "Organisation", &[])];

static RELATIONS: [Word; 6] = [
    one("business", "บุคคลภายนอกที่มีธุรกิจหรืออยู่ในกำกับดูแล", "Outsider with business", &[]),
    one("public", "บุคคลภายนอกที่ไม่มีธุรกิจกับหน่วยงาน", "Outsider without business", &[]),
    one("subordinate", "ผู้ใต้บังคับบัญชา", "Subordinate", &[]),
    one("superior", "ผู้บังคับบัญชา", "Superior", &[]),
    one("colleague", "เพื่อนร่วมงาน", "Colleague", &[]),
    one("personal", "เพื่อนหรือญาติ ให้โดยส่วนตัว", "Friend or relative", &[]),
];

static VERDICTS: [Word; 4] = [
    one("not_receivable", "รับไม่ได้", "Not receivable", &[]),
    one("receivable", "รับได้", "Receivable", &[]),
    one("over_the_limit", "เกินเกณฑ์", "Over the limit", &[]),
    one("exempt", "ได้รับยกเว้น", "Exempt", &[]),
];

static DECISIONS: [Word; 4] = [
    one("undecided", "รอพิจารณา", "Undecided", &[]),
    one("kept", "ผู้รับเก็บไว้", "Kept", &[]),
    one("handed_over", "ส่งมอบ", "Handed over", &[]),
    one("returned", "ส่งคืนหรือไม่รับ", "Returned", &[]),
];

const fn seen(
    key: &'static str,
    th: &'static str,
    en: &'static str,
    kind: Kind,
    get: fn(&Received) -> Option<Said>,
) -> Column<Received> {
    Column::seen(About::new(key, th, en, kind), get)
}

static COLUMNS: [Column<Received>; 14] = [
    seen("received_on", "วันที่รับ", "Received on", Kind::Day, |r| {
        Some(Said::Day(r.gift.received_on))
    }),
    seen("giver", "ผู้ให้", "Giver", Kind::Text, |r| said_text(&r.gift.giver)),
    seen("giver_kind", "ประเภทผู้ให้", "Kind of giver", Kind::Text, |r| {
        Some(name_of(&GIVERS, r.gift.giver_kind.word()))
    }),
    seen("relation", "ความเกี่ยวข้อง", "Relation", Kind::Text, |r| {
        Some(name_of(&RELATIONS, r.gift.relation.word()))
    }),
    seen("receiver", "ผู้รับ", "Receiver", Kind::Text, |r| said_text(&r.receiver)),
    seen("occasion", "โอกาส", "Occasion", Kind::Text, |r| said_text(&r.gift.occasion)),
    seen("description", "รายการ", "Description", Kind::Text, |r| said_text(&r.gift.description)),
    seen("value", "มูลค่า (บาท)", "Value (baht)", Kind::Money, |r| Some(Said::Money(r.gift.value))),
    seen("cash", "เป็นเงินสด", "Cash", Kind::YesNo, |r| Some(Said::Yes(r.gift.cash))),
    seen("verdict", "ผลตามเกณฑ์", "Verdict", Kind::Text, |r| {
        Some(name_of(&VERDICTS, r.gift.verdict.word()))
    }),
    seen("decision", "การดำเนินการ", "Decision", Kind::Text, |r| {
        Some(name_of(&DECISIONS, r.gift.decision.word()))
    }),
    seen("decided_on", "วันที่พิจารณา", "Decided on", Kind::Day, |r| {
        r.gift.decided_on.map(Said::Day)
    }),
    seen("handed_to", "ส่งมอบให้", "Handed to", Kind::Text, |r| said_text(&r.gift.handed_to)),
    seen("note", "หมายเหตุ", "Note", Kind::Lines, |r| said_text(&r.gift.note)),
];

/// Gifts.
pub(crate) struct Gifts;

impl Listed for Gifts {
    type Row = Received;

    const LABEL: Label = Label { th: "ทะเบียนของขวัญ", en: "Gift register" };
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
