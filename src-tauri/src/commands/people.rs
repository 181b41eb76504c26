//! The roster. The window sees national ids masked only, and whole ones for a moment where they are asked for.

use saisaat_core::registers::{Person, Record};
use saisaat_core::values::Id;
use saisaat_core::{Action, Error, Rule, Verb};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::Scope;
use crate::app_state::AppState;
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
        Self { person: person.without_typed_ids(), masked_id }
    }
}

/// Lists the people of an agency and everything below it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people_list(state: State<'_, AppState>, scope: Scope) -> Answer<Vec<PersonRow>> {
    state.read(move |reader| Ok(reader.list::<Person>(&scope.into())?.into_iter().map(PersonRow::from).collect())).await
}

/// All thirteen digits of one person's national id, on request; the audit log notes that they were shown.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person_reveal(state: State<'_, AppState>, id: Id<Person>) -> Answer<Option<String>> {
    state
        .with_open(move |open| {
            let person = open.office.read(|reader| reader.get(id))?;
            open.office.record_about(Action::on::<Person>(Verb::Reveal), &person.id.to_string())?;
            Ok(person.national_id.map(|id| id.digits().to_owned()))
        })
        .await
}

/// Puts one person's national id on the clipboard for a while; the audit log notes it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person_copy_id(state: State<'_, AppState>, id: Id<Person>) -> Answer<()> {
    let clipboard = state.clipboard.clone();
    state
        .with_open(move |open| {
            let person = open.office.read(|reader| reader.get(id))?;
            let Some(number) = person.national_id else {
                return Err(Error::invalid("national_id", Rule::Required).into());
            };
            open.office.record_about(Action::on::<Person>(Verb::Export), &person.id.to_string())?;
            clipboard.put(number.digits())
        })
        .await
}

#[cfg(test)]
mod tests {
    use saisaat_core::values::{Ids, NationalId};

    use super::*;

    fn number() -> NationalId {
        NationalId::parse("1234567890121").expect("the published synthetic id")
    }

    #[test]
    fn a_row_for_the_window_never_carries_the_number() {
        let ids = Ids::seeded(1);
        let now = saisaat_core::Clock::System.now();
        let typed = |text: &str| format!("{text} 1-2345-67890-12-1");
        let person = Person {
            national_id: Some(number()),
            first_name: typed("สมใจ"),
            phone: typed("โทร"),
            ..Person::blank(ids.next(now), ids.next(now))
        };
        let row = serde_json::to_value(PersonRow::from(person)).expect("plain data");
        assert_eq!(row["masked_id"], "x-xxxx-xxxxx-12-1");
        assert_eq!(row["national_id"], serde_json::Value::Null);
        assert_eq!(
            (&row["first_name"], &row["phone"]),
            (&"สมใจ x-xxxx-xxxxx-12-1".into(), &"โทร x-xxxx-xxxxx-12-1".into())
        );
        assert!(!row.to_string().replace('-', "").contains("1234567890121"));
    }
}
