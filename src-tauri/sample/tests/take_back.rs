//! What stays when an operation is taken back is named in every register the sample fills.

use chrono::DateTime;
use saisaat_core::registers::{
    ActionItem, Agency, Agreement, Indicator, IndicatorResult, Nomination, Person, Record, Scope, Strategy,
};
use saisaat_core::{Action, EditedRows, Office, Result, Surroundings, Tx, Verb};
use saisaat_sample::Size;

/// Its number: the filling is the first operation.
const FIRST_EDIT: i64 = 2;

/// Edits the first record of the register.
fn edit<T: Record>(tx: &Tx<'_>, text_of: fn(&mut T) -> &mut String) -> Result<()> {
    let mut record = tx.list::<T>(&Scope::default())?.remove(0);
    text_of(&mut record).push('ก');
    tx.put(&record)
}

/// Edits a record of each register, as an import does.
fn edit_each(office: &mut Office) {
    let edited = office.operate(Action::on::<Person>(Verb::Import), |tx| {
        edit::<Agency>(tx, |agency| &mut agency.mission)?;
        edit::<Person>(tx, |person| &mut person.note)?;
        edit::<ActionItem>(tx, |action| &mut action.title)?;
        edit::<Indicator>(tx, |indicator| &mut indicator.name)?;
        edit::<Agreement>(tx, |agreement| &mut agreement.compiler)?;
        edit::<Strategy>(tx, |strategy| &mut strategy.title)?;
        edit::<Nomination>(tx, |nomination| &mut nomination.reasons)?;
        edit::<IndicatorResult>(tx, |result| &mut result.obstacles)
    });
    edited.expect("edits");
}

#[test]
fn rows_that_were_edited_since_are_named_in_every_register_of_the_sample() {
    let moment = DateTime::from_timestamp(1_780_000_000, 0).expect("in range");
    let mut office = Office::in_memory(Surroundings::fixed(moment, 7)).expect("opens");
    saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 6, people: 240 }).expect("fills");
    edit_each(&mut office);
    edit_each(&mut office);
    let staying = office.weigh(FIRST_EDIT, &EditedRows::Keep).expect("weighs").edited.rows;
    let name_of = |table: &str| {
        let row = staying.iter().find(|row| row.register == table).expect("one stays");
        row.name.clone().unwrap_or_default()
    };
    let plain = ["agencies", "people", "action_items", "indicators", "agreements", "strategies"];
    plain.into_iter().for_each(|table| assert!(!name_of(table).is_empty(), "{table}"));
    assert!(name_of("nominations").contains(" · "), "{}", name_of("nominations"));
    assert!(name_of("indicator_results").ends_with(" เดือน"), "{}", name_of("indicator_results"));
}
