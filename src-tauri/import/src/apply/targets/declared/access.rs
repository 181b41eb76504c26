//! The records of a register whose type is found by its table: read as cells, written from cells.

use saisaat_core::registers::{Cell, Declaration, Field, Kind as FieldKind, Register, Scope};
use saisaat_core::values::{Exact, Id};
use saisaat_core::{Error, Reader, Result, Rule, Surroundings, Tx, with_register};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::plain::{Filled, Plain};
use crate::cell_value::CellValue;

/// What can be done with a register's records.
pub(super) struct Access {
    /// Those of a scope, in the register's order.
    pub(super) list: fn(&Reader<'_>, &Scope<'_>) -> Result<Vec<Filled>>,
    /// One of them.
    pub(super) get: fn(&Reader<'_>, &str) -> Result<Filled>,
    /// Whether one can be saved.
    pub(super) check: fn(&Reader<'_>, &Surroundings, &Filled) -> Result<()>,
    /// Saves one.
    pub(super) save: fn(&Tx<'_>, &Filled) -> Result<()>,
}

impl Access {
    pub(super) fn of(plain: Plain) -> Result<Self> {
        let missing = || Error::NotFound { what: plain.table(), key: plain.name().to_owned() };
        with_register!(plain.table(), T => Self::typed::<T>()).ok_or_else(missing)
    }

    fn typed<T: Register + DeserializeOwned>() -> Self {
        Self {
            list: |reader, scope| Ok(reader.list::<T>(scope)?.iter().map(filled).collect()),
            get: |reader, key| {
                let missing = || Error::NotFound { what: T::TABLE, key: key.to_owned() };
                Ok(filled(&reader.get::<T>(Id::parse(key).ok_or_else(missing)?)?))
            },
            check: |reader, new, row| record::<T>(row)?.prepare(reader, new)?.check(),
            save: |tx, row| tx.save(record::<T>(row)?),
        }
    }
}

/// A record as cells; what it refers to is not named yet.
fn filled<T: Register>(record: &T) -> Filled {
    let count = T::DECLARATION.fields.len();
    let mut filled = Filled { key: record.key(), cells: Vec::with_capacity(count), refers: vec![None; count] };
    for at in 0..count {
        filled.cells.push(match record.cell(at) {
            Cell::Empty => None,
            Cell::Text(text) => Some(CellValue::Text(text.into_owned())),
            Cell::Day(day) => Some(CellValue::Day(day)),
            Cell::Money(money) => Some(CellValue::Money(money)),
            Cell::Number(number) => Some(CellValue::Number(number)),
            Cell::Whole(number) => Some(CellValue::Number(number.into())),
            Cell::Flag(yes) => Some(CellValue::Yes(yes)),
            Cell::Choice(choice) => Some(CellValue::Word(choice.stored)),
            Cell::Year(year) => Some(CellValue::Year(year)),
            Cell::Round(round) => Some(CellValue::Round(round)),
            Cell::NationalId(id) => Some(CellValue::Id(id.clone())),
            Cell::Reference(key) => {
                filled.refers[at] = Some(key);
                None
            }
        });
    }
    filled
}

/// What a new record holds before a row says anything.
pub(super) fn blank(register: &Declaration) -> Filled {
    let cells = register.fields.iter().map(new_value).collect();
    Filled { key: String::new(), cells, refers: vec![None; register.fields.len()] }
}

fn new_value(field: &Field) -> Option<CellValue> {
    let given = field.default;
    match field.kind {
        _ if field.optional => None,
        FieldKind::Flag => Some(CellValue::Yes(given == Some("true"))),
        FieldKind::Choice(choices) => {
            let chosen = choices.all.iter().find(|choice| Some(choice.stored) == given).or(choices.all.first());
            chosen.map(|choice| CellValue::Word(choice.stored))
        }
        FieldKind::Whole | FieldKind::Number => given?.parse().ok().map(CellValue::Number),
        FieldKind::Money => Some(CellValue::Money(saisaat_core::values::Money::from_satang(given?.parse().ok()?))),
        FieldKind::Text => given.map(CellValue::from),
        _ => None,
    }
}

/// The record that cells make.
fn record<T: Register + DeserializeOwned>(row: &Filled) -> Result<T> {
    let mut record = Map::from_iter([("id".to_owned(), Value::from(row.key.as_str()))]);
    for ((field, cell), refers) in T::DECLARATION.fields.iter().zip(&row.cells).zip(&row.refers) {
        let value = match field.kind {
            FieldKind::Reference(_) => json!(refers),
            FieldKind::Text if cell.is_none() => json!(""),
            _ => cell.as_ref().map_or(Value::Null, |said| stored(field, said)),
        };
        record.insert(field.name.to_owned(), value);
    }
    // What remains is a number where none below zero may be.
    let below = |field: &&Field| record.get(field.name).and_then(Value::as_i64).is_some_and(|number| number < 0);
    let wrong = T::DECLARATION.fields.iter().find(below).map_or("record", |field| field.name);
    serde_json::from_value(Value::Object(record)).map_err(|_| Error::invalid(wrong, Rule::OutOfRange))
}

/// A value as a record's JSON has it.
fn stored(field: &Field, said: &CellValue) -> Value {
    match said {
        CellValue::Text(text) => json!(text),
        CellValue::Id(id) => json!(id.digits()),
        CellValue::Day(day) => json!(day),
        // What is out of range is for the register's rule to say.
        CellValue::Number(number) if matches!(field.kind, FieldKind::Whole) => {
            json!(i32::try_from(*number).unwrap_or(if number.is_sign_negative() { i32::MIN } else { i32::MAX }))
        }
        CellValue::Number(number) => json!(Exact(*number)),
        CellValue::Money(money) => json!(money),
        CellValue::Yes(yes) => json!(yes),
        CellValue::Word(word) => json!(word),
        CellValue::Year(year) => json!(year),
        CellValue::Round(round) => json!(round),
    }
}
