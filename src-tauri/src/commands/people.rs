//! The roster. The window sees national ids masked only, and whole ones for a moment where they are asked for.

use saisaat_core::registers::Person;
use saisaat_core::values::Id;
use saisaat_core::{Action, Error, Rule, Verb};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

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
