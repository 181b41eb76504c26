//! What the tests of registers start from.

use chrono::DateTime;

use super::{Agency, Complaint, ComplaintChannel, ComplaintKind};
use crate::values::{Date, Id};
use crate::{Action, Error, Office, Result, Rule, Surroundings, Verb};

/// An office with a ministry and an agency below it.
pub(crate) fn office() -> (Office, Id<Agency>, Id<Agency>) {
    let moment = DateTime::from_timestamp(1_780_000_000, 0).expect("in range");
    let mut office = Office::in_memory(Surroundings::fixed(moment, 7)).expect("opens");
    let done = office.operate(Action::on::<Agency>(Verb::Save), |tx| {
        let ministry = agency(tx.new_id(), None, "M");
        let below = agency(tx.new_id(), Some(ministry.id), "A");
        tx.put(&ministry)?;
        tx.put(&below)?;
        Ok((ministry.id, below.id))
    });
    let (ministry, agency) = done.expect("saves").value;
    (office, ministry, agency)
}

/// A day of the Common Era, `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Date {
    Date::from_iso(text).expect("a day")
}

/// A complaint received on a Monday, that was not saved yet.
pub(crate) fn complaint(id: Id<Complaint>, agency_id: Id<Agency>) -> Complaint {
    Complaint {
        received_by: "งานสารบรรณ".into(),
        channel: ComplaintChannel::Online,
        kind: ComplaintKind::Procurement,
        summary: "กำหนดคุณลักษณะครุภัณฑ์เอื้อผู้เสนอราคารายเดียว".into(),
        unit: "กลุ่มพัสดุ".into(),
        protected: true,
        owner: "กลุ่มงานคุ้มครองจริยธรรม".into(),
        ..Complaint::blank(id, agency_id, day("2026-03-02"))
    }
}

/// The field and the rule of what was refused.
pub(crate) fn refusal(checked: Result<()>) -> (String, Rule) {
    match checked {
        Err(Error::Invalid { field, rule }) => (field, rule),
        other => panic!("{other:?}"),
    }
}

fn agency(id: Id<Agency>, parent_id: Option<Id<Agency>>, code: &str) -> Agency {
    Agency { parent_id, code: code.into(), name_th: code.into(), ..Agency::blank(id) }
}
