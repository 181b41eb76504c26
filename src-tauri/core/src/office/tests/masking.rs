//! What the history shows of every field of every register.

use super::*;
use crate::registers::{Class, Declaration, Field, Kind, REGISTERS};
use crate::store::history::RecordChange;
use crate::values::personal::MASK;

/// An id, as somebody may have typed it into any text.
const TYPED: &str = "1234567890121";

/// A value of a field, in SQL.
fn value(field: &Field) -> String {
    match (field.kind, field.name) {
        (_, "sha256") => format!("'{}'", "a".repeat(64)),
        (Kind::Reference(_), _) | (_, "record_id") => "'0196f000-0000-7000-8000-000000000009'".into(),
        (Kind::Text, name) => format!("'{name} {TYPED}'"),
        (Kind::Day, _) => "'2020-01-02'".into(),
        (Kind::Number, _) => "'7.25'".into(),
        (Kind::Choice(choices), _) => format!("'{}'", choices.all[0].stored),
        (Kind::NationalId, _) => format!("'{TYPED}'"),
        (Kind::CaseCode, _) => "'AAAAABBBBB'".into(),
        (Kind::Bytes, _) => "x'01'".into(),
        (Kind::Round, _) => "6".into(),
        (Kind::Year, _) => "2569".into(),
        // The first version of a report, and yes.
        (Kind::Money | Kind::Whole | Kind::Flag, _) => "1".into(),
    }
}

/// What the history tells of a record that is added with a value in every field, and of its removal.
fn told(register: &'static Declaration) -> [RecordChange; 2] {
    let mut office = office();
    let loose =
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; DROP TRIGGER submissions_are_not_removed";
    office.connection.execute_batch(loose).expect("is loose");
    let id = "0196f000-0000-7000-8000-000000000001";
    let names: Vec<_> = register.fields.iter().map(|field| field.name).collect();
    let values: Vec<_> = register.fields.iter().map(value).collect();
    let (table, names, values) = (register.table, names.join(", "), values.join(", "));
    let action = Action { verb: Verb::Save, register: table };
    for sql in [
        format!("INSERT INTO {table} (id, {names}) VALUES ('{id}', {values})"),
        format!("DELETE FROM {table} WHERE id = '{id}'"),
    ] {
        office.change(action, Memory::Final, |tx| Ok(tx.connection().execute(&sql, [])?)).expect(table);
    }
    [1, 2].map(|seq| office.details(seq, 9).expect("tells").remove(0))
}

#[test]
fn the_history_shows_no_value_of_a_field_that_is_not_public_whatever_the_register() {
    for register in REGISTERS {
        let [added, removed] = told(register);
        for field in register.fields {
            let place = format!("{}.{}", register.table, field.name);
            let shown = |change: &RecordChange, after| {
                let found = change.fields.iter().find(|shown| shown.field == field.name).expect(&place);
                if after { found.after.clone() } else { found.before.clone() }.expect(&place)
            };
            for shown in [shown(&added, true), shown(&removed, false)] {
                let is_key = matches!(field.kind, Kind::Reference(_));
                assert_eq!(shown == MASK, field.class != Class::Public && !is_key, "{place}: {shown}");
            }
        }
        assert!(!format!("{added:?}{removed:?}").contains(TYPED), "an id typed into {}", register.table);
        let hidden = register.fields.iter().filter(|field| field.class != Class::Public);
        for name in [added.name, removed.name].into_iter().flatten() {
            let tells = |field: &Field| matches!(field.kind, Kind::Text) && name.contains(field.name);
            assert!(!hidden.clone().any(tells), "{} is called {name}", register.table);
        }
    }
}

#[test]
fn the_history_does_not_call_a_complaint_by_the_code_that_leads_to_who_told() {
    let register = crate::registers::register_named("complaints").expect("is declared");
    assert_eq!(told(register).map(|change| change.name), [None, None]);
}
