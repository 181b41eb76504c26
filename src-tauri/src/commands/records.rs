//! The commands that the editable registers share: pages of a list, one record, saving and removing.
//!
//! Invariant: only a register that declares itself editable passes. A national id leaves masked; one that comes back masked stays as it
//! is stored.

use std::collections::BTreeMap;

use saisaat_core::lists::{Query, Stop};
use saisaat_core::registers::{Called, Cell, Due, Kind, Nearness, REGISTERS, Register, WorkingDays, register_named};
use saisaat_core::values::personal::without_ids;
use saisaat_core::values::{Date, Id, NationalId, NotANationalId};
use saisaat_core::{Action, Error, Reader, Rule, Tx, Verb, with_register};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use specta_typescript::Unknown;
use tauri::{State, Wry};

use crate::app_state::AppState;
use crate::error::{Answer, Failure};
use crate::questions::Question;
use crate::records::shown;
use crate::workspace::Open;

/// Rows of one page; more than a screen has is not shipped.
const MOST_ROWS: u32 = 500;

/// A record as the window shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct RecordRow {
    /// The record; `RecordOf` has its type.
    #[specta(type = Unknown)]
    record: Value,
    /// What it is called, where that is no field of its own.
    called: Option<String>,
    /// What the records are called that it refers to, by field.
    names: BTreeMap<&'static str, String>,
    /// What is found whenever it is shown.
    #[specta(type = Unknown)]
    facts: Value,
    /// What is to be done of it next.
    due: Option<DueNext>,
}

/// What is to be done of a record next.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(crate) struct DueNext {
    /// The field that holds the day; its register says what is to be done.
    field: &'static str,
    /// The day.
    day: Date,
    /// How near it is.
    nearness: Nearness,
    /// Whether it was reckoned in a year of which no list of holidays is there.
    is_doubtful: bool,
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

/// Some of the rows of a register's list, from the one at `first` on; none where the list asked another question since.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_page(
    state: State<'_, AppState>,
    register: String,
    query: Query,
    first: u32,
    count: u32,
    question: Question,
) -> Answer<Option<RecordPage>> {
    let stop = state.questions.ask(question);
    state
        .with_open(move |open| {
            let table = editable(&register)?;
            with_register!(table, T => page::<T>(open, &query, (first, count), &stop)).unwrap_or(Err(refused()))
        })
        .await
}

/// Records by their keys, in that order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn records_get(
    state: State<'_, AppState>,
    register: String,
    ids: Vec<String>,
) -> Answer<Vec<RecordRow>> {
    state
        .with_open(move |open| {
            let table = editable(&register)?;
            let today = open.office.surroundings().clock.today();
            with_register!(table, T => {
                let ids = ids.iter().map(|id| key::<T>(id)).collect::<Answer<Vec<_>>>()?;
                let shown = |reader: &Reader<'_>| ids.iter().map(|id| row(reader, reader.get(*id)?, today)).collect();
                Ok(open.office.read(shown)?)
            })
            .unwrap_or(Err(refused()))
        })
        .await
}

/// Adds or replaces records, all or none, as one operation with one undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_save(state: State<'_, AppState>, register: String, records: Vec<Sent>) -> Answer<()> {
    let table = editable(&register)?;
    with_register!(table, T => {
        state.operate(Action::on::<T>(Verb::Save), move |tx| {
            records.into_iter().try_for_each(|sent| tx.save(whole::<T>(tx, sent.0)?))
        })
        .await
    })
    .unwrap_or(Err(refused()))
}

/// Removes a record.
#[tauri::command]
#[specta::specta]
pub(crate) async fn record_remove(state: State<'_, AppState>, register: String, id: String) -> Answer<()> {
    let table = editable(&register)?;
    with_register!(table, T => {
        let id = key::<T>(&id)?;
        state.operate(Action::on::<T>(Verb::Remove), move |tx| tx.take_away(id)).await
    })
    .unwrap_or(Err(refused()))
}

/// The table of a register that these commands are for.
fn editable(register: &str) -> Answer<&'static str> {
    let known = register_named(register).filter(|known| known.editable);
    known.map(|known| known.table).ok_or_else(refused)
}

fn refused() -> Failure {
    Error::invalid("register", Rule::NotEditable).into()
}

fn key<T>(id: &str) -> Answer<Id<T>> {
    Id::parse(id).ok_or_else(|| Error::invalid("id", Rule::Format).into())
}

fn page<T: Register + Serialize>(
    open: &mut Open,
    query: &Query,
    (first, count): (u32, u32),
    stop: &Stop,
) -> Answer<Option<RecordPage>> {
    let today = open.office.surroundings().clock.today();
    let Some(page) = open.office.page_unless::<T>(query, first, count.min(MOST_ROWS), stop)? else { return Ok(None) };
    let (first, total) = (page.first, page.total);
    let rows = open.office.read(|reader| page.rows.into_iter().map(|record| row(reader, record, today)).collect())?;
    Ok(Some(RecordPage { rows, first, total }))
}

fn row<T: Register + Serialize>(reader: &Reader<'_>, record: T, today: Date) -> saisaat_core::Result<RecordRow> {
    let facts = record.facts(today);
    let mut names = BTreeMap::new();
    for (at, field) in T::DECLARATION.fields.iter().enumerate() {
        if let (Cell::Reference(key), Kind::Reference(table)) = (record.cell(at), field.kind) {
            let name = reader.called(table, &key)?;
            names.extend(name.map(|name| (field.name, without_ids(&name).into_owned())));
        }
    }
    let called = match T::DECLARATION.called {
        Called::Sql(_) | Called::Person(_) => reader.called(T::TABLE, &record.key())?,
        Called::Field(_) | Called::Nothing => None,
    };
    let called = called.map(|name| without_ids(&name).into_owned());
    let due = next_due(reader, &record, today)?;
    Ok(RecordRow { record: shown(record), called, names, facts, due })
}

fn next_due<T: Register>(reader: &Reader<'_>, record: &T, today: Date) -> saisaat_core::Result<Option<DueNext>> {
    let Some(&(due, day)) = record.dues(today).first() else { return Ok(None) };
    let is_doubtful = due.reckoned && !WorkingDays::are_known(reader, day)?;
    Ok(Some(DueNext { field: due.field, day, nearness: Nearness::of(day, today), is_doubtful }))
}

/// The record that was sent, its national ids whole.
fn whole<T: Register + DeserializeOwned>(tx: &Tx<'_>, mut sent: Value) -> saisaat_core::Result<T> {
    for (at, field) in T::DECLARATION.fields.iter().enumerate() {
        if let (Kind::NationalId, Some(typed)) = (field.kind, sent[field.name].as_str()) {
            let id = match typed.contains(['x', 'X']) {
                true => stored_id::<T>(tx, &sent, at)?.filter(|id| id.masked() == typed),
                false => Some(NationalId::parse(typed).map_err(|wrong| Error::invalid(field.name, rule_of(wrong)))?),
            };
            let id = id.ok_or_else(|| Error::invalid(field.name, Rule::MaskedId))?;
            sent[field.name] = id.digits().into();
        }
    }
    serde_json::from_value(sent).map_err(|_| Error::invalid("record", Rule::Format))
}

fn stored_id<T: Register>(tx: &Tx<'_>, sent: &Value, at: usize) -> saisaat_core::Result<Option<NationalId>> {
    let Some(id) = sent["id"].as_str().and_then(Id::<T>::parse) else { return Ok(None) };
    let stored = tx.find(id)?;
    Ok(stored.and_then(|stored| match stored.cell(at) {
        Cell::NationalId(id) => Some(id.clone()),
        _ => None,
    }))
}

const fn rule_of(wrong: NotANationalId) -> Rule {
    match wrong {
        NotANationalId::Length => Rule::Length,
        NotANationalId::CheckDigit => Rule::CheckDigit,
    }
}

#[cfg(test)]
mod tests {
    use saisaat_core::registers::{Agency, Person, Scope};
    use saisaat_core::{Clock, Office, Surroundings};
    use serde_json::json;

    use super::*;
    use crate::workspace::{Contents, create};

    /// An office with a ministry and one person, whose id is whole in the store and was typed into a note too.
    fn office(folder: &std::path::Path) -> (Office, Person) {
        let surroundings = Surroundings::fixed(Clock::System.now(), 1);
        let mut office = Office::create(&folder.join("office.db"), surroundings).expect("opens");
        let done = office.operate(Action::on::<Person>(Verb::Save), |tx| {
            let ministry = Agency {
                code: "M".into(), name_th: "กระทรวงตัวอย่าง".into(), ..Agency::blank(tx.new_id())
            };
            tx.put(&ministry)?;
            let person = Person {
                first_name: "สมใจ".into(),
                national_id: NationalId::parse("1234567890121").ok(),
                note: "บัตร 1-2345-67890-12-1".into(),
                ..Person::blank(tx.new_id(), ministry.id)
            };
            tx.put(&person)?;
            Ok(person)
        });
        (office, done.expect("saves").value)
    }

    fn shown(office: &Office, person: &Person) -> RecordRow {
        let today = office.surroundings().clock.today();
        office.read(|reader| row(reader, reader.get(person.id)?, today)).expect("reads")
    }

    fn saved(office: &mut Office, sent: Value) -> saisaat_core::Result<Person> {
        let action = Action::on::<Person>(Verb::Save);
        let done = office.operate(action, |tx| {
            let person: Person = whole(tx, sent)?;
            tx.save(person.clone())?;
            tx.get(person.id)
        });
        done.map(|done| done.value)
    }

    #[test]
    fn the_shared_commands_refuse_every_register_with_commands_of_its_own() {
        for register in REGISTERS {
            assert_eq!(editable(register.table).is_ok(), register.editable, "{}", register.table);
        }
        for guarded in
            ["officers", "submissions", "indicators", "indicator_results", "attachments", "emblems", "journal", "audit"]
        {
            assert!(editable(guarded).is_err(), "{guarded}");
        }
    }

    #[test]
    fn a_row_names_what_it_refers_to_and_tells_no_national_id() {
        let folder = tempfile::tempdir().expect("a folder");
        let (office, person) = office(folder.path());
        let row = shown(&office, &person);
        assert_eq!(row.record["national_id"], "x-xxxx-xxxxx-12-1");
        assert_eq!(row.record["note"], "บัตร x-xxxx-xxxxx-12-1");
        assert_eq!(row.names.get("agency_id").map(String::as_str), Some("กระทรวงตัวอย่าง"));
    }

    /// The same with an id typed into every text, and an id of its own wherever it can have one.
    fn typed_into<T: Register + Serialize + DeserializeOwned>(record: &T) -> T {
        let mut sent = serde_json::to_value(record).expect("is plain data");
        for field in T::DECLARATION.fields {
            if matches!(field.kind, Kind::Text | Kind::NationalId) {
                sent[field.name] = "1234567890121".into();
            }
        }
        serde_json::from_value(sent).expect("the same fields")
    }

    #[test]
    fn a_row_of_any_register_masks_identifiers_and_an_id_typed_into_a_field_of_any_class_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = create(&folder.path().join("w"), "กระทรวงตัวอย่าง", Contents::Sample).expect("the sample");
        let today = open.office.surroundings().clock.today();
        let mut seen = 0;
        for register in REGISTERS.iter().filter(|register| register.editable) {
            with_register!(register.table, T => {
                let records = open.office.read(|reader| reader.list::<T>(&Scope::default())).expect("reads");
                let Some(record) = records.first().map(typed_into) else { continue };
                let told = open.office.read(|reader| row(reader, record, today)).expect("tells").record;
                for field in register.fields {
                    let is_typed = matches!(field.kind, Kind::Text | Kind::NationalId);
                    let is_masked = told[field.name] == "x-xxxx-xxxxx-12-1";
                    assert_eq!(is_masked, is_typed, "{}.{}: {}", register.table, field.name, told[field.name]);
                }
                seen += 1;
            });
        }
        assert!(seen > 10, "the sample has records of {seen} registers");
    }

    #[test]
    fn an_id_that_comes_back_masked_stays_and_another_takes_its_place_when_it_is_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut office, person) = office(folder.path());
        let mut sent = shown(&office, &person).record;
        sent["position"] = "นิติกร".into();
        let after = saved(&mut office, sent.clone()).expect("saves");
        assert_eq!(after, Person { position: "นิติกร".into(), ..person.clone() });

        for (typed, rule) in
            [("x-xxxx-xxxxx-99-9", Rule::MaskedId), ("1234567890122", Rule::CheckDigit), ("12345", Rule::Length)]
        {
            sent["national_id"] = typed.into();
            let refused = saved(&mut office, sent.clone());
            assert!(
                matches!(&refused, Err(Error::Invalid { field, rule: broken }) if field == "national_id" && *broken == rule),
                "{typed}: {refused:?}"
            );
        }
        sent["national_id"] = "๑-๑๐๓๗-๐๐๑๒๓-๔๕-๘".into();
        let replaced = saved(&mut office, sent.clone());
        let whole = NationalId::parse("1103700123458");
        assert_eq!(replaced.ok().and_then(|person| person.national_id), whole.ok());
        sent["national_id"] = Value::Null;
        assert_eq!(saved(&mut office, sent).expect("saves").national_id, None);
        assert!(saved(&mut office, json!({ "id": person.id, "national_id": "x-xxxx-xxxxx-12-1" })).is_err());
    }
}
