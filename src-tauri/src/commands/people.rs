//! The roster. The window sees national ids masked only: it gets a row without the number and says on saving whether the
//! stored number stays or which one takes its place.

use saisaat_core::registers::Person;
use saisaat_core::values::{Id, NationalId, NotANationalId};
use saisaat_core::{Action, Error, Verb};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

use super::{Scope, remove};
use crate::desk::Desk;
use crate::error::Answer;

/// A person as lists show them: `national_id` is always empty here, `masked_id` stands for it.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct PersonRow {
    /// The record without its national id.
    #[serde(flatten)]
    person: Person,
    /// The national id with its first ten digits hidden.
    masked_id: Option<String>,
}

impl From<Person> for PersonRow {
    fn from(mut person: Person) -> Self {
        let masked_id = person.national_id.take().map(|id| id.masked());
        Self { person, masked_id }
    }
}

/// What becomes of the stored national id when a person is saved.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NationalIdChange {
    /// It stays as it is.
    Keep,
    /// It becomes this number, in any written form; none takes it away.
    Set(Option<String>),
}

/// Lists the people of an agency and everything below it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people_list(desk: State<'_, Desk>, scope: Scope) -> Answer<Vec<PersonRow>> {
    desk.read(move |reader| Ok(reader.list::<Person>(&scope.into())?.into_iter().map(PersonRow::from).collect())).await
}

/// Adds or replaces a person; the record's own `national_id` is not read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people_save(
    desk: State<'_, Desk>,
    mut record: Person,
    national_id: NationalIdChange,
) -> Answer<()> {
    desk.operate(Action::on::<Person>(Verb::Save), move |tx| {
        record.national_id = match national_id {
            NationalIdChange::Keep => tx.find(record.id)?.and_then(|stored: Person| stored.national_id),
            NationalIdChange::Set(None) => None,
            NationalIdChange::Set(Some(text)) => Some(read_national_id(&text)?),
        };
        tx.put(&record)
    })
    .await
}

remove!(people_remove: Person);

/// All thirteen digits of one person's national id, on request; the audit log notes that they were shown.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person_reveal(desk: State<'_, Desk>, id: Id<Person>) -> Answer<Option<String>> {
    desk.with_open(move |open| {
        let person = open.office.read(|reader| reader.get(id))?;
        open.office.record(Action::on::<Person>(Verb::Reveal), 1)?;
        Ok(person.national_id.map(|id| id.digits().to_owned()))
    })
    .await
}

fn read_national_id(text: &str) -> Result<NationalId, Error> {
    NationalId::parse(text).map_err(|wrong| match wrong {
        NotANationalId::Length => Error::invalid("national_id", "length"),
        NotANationalId::CheckDigit => Error::invalid("national_id", "check_digit"),
    })
}
