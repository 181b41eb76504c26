//! The door that the editable registers share: pages of a list, one record, saving and removing.
//!
//! Invariant: only a register that declares itself editable passes. A national id leaves masked; one that comes back masked stays as it
//! is stored.

use std::collections::BTreeMap;

use saisaat_core::lists::Query;
use saisaat_core::registers::{Cell, Due, Kind, REGISTERS, Register, register_named};
use saisaat_core::values::personal::without_ids;
use saisaat_core::values::{Date, Id, NationalId, NotANationalId};
use saisaat_core::{Action, Error, Reader, Tx, Verb, with_register};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use specta_typescript::Unknown;
use tauri::{State, Wry};

use crate::desk::Desk;
use crate::error::{Answer, Failure};
use crate::workspace::Open;

/// Rows of one page; more than a screen has is not shipped.
const MOST_ROWS: u32 = 500;

/// A record as the window shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct RecordRow {
    /// The record; `RecordOf` has its type.
    #[specta(type = Unknown)]
    record: Value,
    /// What the records are called that it refers to, by field.
    names: BTreeMap<&'static str, String>,
    /// What is found whenever it is shown.
    #[specta(type = Unknown)]
    facts: Value,
}

/// Some of the rows of a list.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct RecordPage {
    /// The rows.
    rows: Vec<RecordRow>,
    /// Where the first of them stands.
    first: u32,
    /// How many the whole list has.
    total: u32,
}

/// A record as the page sends it; `RecordOf` has its type.
#[derive(Clone, Debug, Deserialize, Type)]
pub(crate) struct Sent(#[specta(type = Unknown)] Value);

/// The client with the types of all that passes here.
pub(crate) fn with_types(mut client: tauri_specta::Builder<Wry>) -> tauri_specta::Builder<Wry> {
    for register in REGISTERS.iter().filter(|register| register.editable) {
        client = with_register!(register.table, T => client.typ::<T>()).unwrap_or_else(tauri_specta::Builder::new);
    }
    client.typ::<Due>()
}

/// Some of the rows of a register's list, from the one at `first` on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_page(
    desk: State<'_, Desk>,
    register: String,
    query: Query,
    first: u32,
    count: u32,
) -> Answer<RecordPage> {
    desk.with_open(move |open| {
        let table = editable(&register)?;
        with_register!(table, T => page::<T>(open, &query, first, count)).unwrap_or(Err(refused()))
    })
    .await
}

/// Where a record stands in a list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_place(
    desk: State<'_, Desk>,
    register: String,
    query: Query,
    id: String,
) -> Answer<Option<u32>> {
    desk.with_open(move |open| {
        let table = editable(&register)?;
        with_register!(table, T => Ok(open.office.place_in_list(&query, key::<T>(&id)?)?)).unwrap_or(Err(refused()))
    })
    .await
}

/// One record.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_get(desk: State<'_, Desk>, register: String, id: String) -> Answer<RecordRow> {
    desk.with_open(move |open| {
        let table = editable(&register)?;
        let today = open.office.surroundings().clock.today();
        with_register!(table, T => {
            let id = key::<T>(&id)?;
            Ok(open.office.read(|reader| row(reader, reader.get(id)?, today))?)
        })
        .unwrap_or(Err(refused()))
    })
    .await
}

/// Adds or replaces records, all or none, as one operation with one undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_save(desk: State<'_, Desk>, register: String, records: Vec<Sent>) -> Answer<()> {
    let table = editable(&register)?;
    with_register!(table, T => {
        desk.operate(Action::on::<T>(Verb::Save), move |tx| {
            records.into_iter().try_for_each(|sent| tx.save(whole::<T>(tx, sent.0)?))
        })
        .await
    })
    .unwrap_or(Err(refused()))
}

/// Removes a record.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_remove(desk: State<'_, Desk>, register: String, id: String) -> Answer<()> {
    let table = editable(&register)?;
    with_register!(table, T => {
        let id = key::<T>(&id)?;
        desk.operate(Action::on::<T>(Verb::Remove), move |tx| tx.take_away(id)).await
    })
    .unwrap_or(Err(refused()))
}

/// The table of a register that this door is for.
fn editable(register: &str) -> Answer<&'static str> {
    let known = register_named(register).filter(|known| known.editable);
    known.map(|known| known.table).ok_or_else(refused)
}

fn refused() -> Failure {
    Error::invalid("register", "not_editable").into()
}

fn key<T>(id: &str) -> Answer<Id<T>> {
    Id::parse(id).ok_or_else(|| Error::invalid("id", "format").into())
}

fn page<T: Register + Serialize>(open: &mut Open, query: &Query, first: u32, count: u32) -> Answer<RecordPage> {
    let today = open.office.surroundings().clock.today();
    let page = open.office.page::<T>(query, first, count.min(MOST_ROWS))?;
    let (first, total) = (page.first, page.total);
    let rows = open.office.read(|reader| page.rows.into_iter().map(|record| row(reader, record, today)).collect())?;
    Ok(RecordPage { rows, first, total })
}

fn row<T: Register + Serialize>(reader: &Reader<'_>, record: T, today: Date) -> saisaat_core::Result<RecordRow> {
    let facts = record.facts(today);
    let (mut names, mut ids) = (BTreeMap::new(), Vec::new());
    for (at, field) in T::DECLARATION.fields.iter().enumerate() {
        match (record.cell(at), field.kind) {
            (Cell::Reference(key), Kind::Reference(table)) => {
                let name = reader.called(table, &key)?;
                names.extend(name.map(|name| (field.name, without_ids(&name).into_owned())));
            }
            (Cell::NationalId(id), _) => ids.push((field.name, id.masked())),
            _ => {}
        }
    }
    let mut record = serde_json::to_value(record.without_typed_ids()).unwrap_or_default();
    ids.into_iter().for_each(|(field, masked)| record[field] = masked.into());
    Ok(RecordRow { record, names, facts })
}

/// The record that was sent, its national ids whole.
fn whole<T: Register + DeserializeOwned>(tx: &Tx<'_>, mut sent: Value) -> saisaat_core::Result<T> {
    for (at, field) in T::DECLARATION.fields.iter().enumerate() {
        if let (Kind::NationalId, Some(typed)) = (field.kind, sent[field.name].as_str()) {
            let id = match typed.contains(['x', 'X']) {
                true => stored_id::<T>(tx, &sent, at)?.filter(|id| id.masked() == typed),
                false => Some(NationalId::parse(typed).map_err(|wrong| Error::invalid(field.name, rule_of(wrong)))?),
            };
            let id = id.ok_or_else(|| Error::invalid(field.name, "masked_id"))?;
            sent[field.name] = id.digits().into();
        }
    }
    serde_json::from_value(sent).map_err(|_| Error::invalid("record", "format"))
}

fn stored_id<T: Register>(tx: &Tx<'_>, sent: &Value, at: usize) -> saisaat_core::Result<Option<NationalId>> {
    let Some(id) = sent["id"].as_str().and_then(Id::<T>::parse) else { return Ok(None) };
    let stored = tx.find(id)?;
    Ok(stored.and_then(|stored| match stored.cell(at) {
        Cell::NationalId(id) => Some(id.clone()),
        _ => None,
    }))
}

const fn rule_of(wrong: NotANationalId) -> &'static str {
    match wrong {
        NotANationalId::Length => "length",
        NotANationalId::CheckDigit => "check_digit",
    }
}
