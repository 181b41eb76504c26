//! What an operation leaves behind when it is taken back is named in every register the sample fills.

use chrono::DateTime;
use saisaat_core::registers::{
    ActionItem, Agency, Agreement, Attachment, Indicator, IndicatorResult, Nomination, Person, Record, Scope, Strategy,
};
use saisaat_core::{Action, EditedRows, Office, Result, Surroundings, Tx, Verb};
use saisaat_sample::Size;

const FILLING: i64 = 1;

/// Attaches a file to a record of the register, so that the record is needed.
fn attach<T: Record>(tx: &Tx<'_>) -> Result<()> {
    let record = tx.list::<T>(&Scope::default())?.remove(0);
    tx.put(&Attachment {
        id: tx.new_id(),
        register: T::TABLE.into(),
        record_id: record.key(),
        name: "คำสั่ง.pdf".into(),
        size: 1,
        sha256: "0".repeat(64),
        attached_on: tx.surroundings().clock.today(),
        note: String::new(),
    })
}

#[test]
fn what_an_operation_filled_is_named_in_every_register_where_it_stays() {
    let moment = DateTime::from_timestamp(1_780_000_000, 0).expect("in range");
    let mut office = Office::in_memory(Surroundings::fixed(moment, 7)).expect("opens");
    saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 6, people: 240 }).expect("fills");
    let attached = office.operate(Action::on::<Attachment>(Verb::Save), |tx| {
        attach::<Agency>(tx)?;
        attach::<Person>(tx)?;
        attach::<ActionItem>(tx)?;
        attach::<Indicator>(tx)?;
        attach::<Agreement>(tx)?;
        attach::<Strategy>(tx)?;
        attach::<Nomination>(tx)?;
        attach::<IndicatorResult>(tx)
    });
    attached.expect("attaches");
    let staying = office.weigh(FILLING, &EditedRows::Keep).expect("weighs").needed.rows;
    let name_of = |table: &str| {
        let row = staying.iter().find(|row| row.register == table).expect("one stays");
        row.name.clone().unwrap_or_default()
    };
    let plain = ["agencies", "people", "action_items", "indicators", "agreements", "strategies"];
    plain.into_iter().for_each(|table| assert!(!name_of(table).is_empty(), "{table}"));
    assert!(name_of("nominations").contains(" · "), "{}", name_of("nominations"));
    assert!(name_of("indicator_results").ends_with(" เดือน"), "{}", name_of("indicator_results"));
}
