//! The officers who have a passphrase to the workspace. Only administrators change them; the core says so.

use saisaat_core::registers::Officer;
use saisaat_core::values::Id;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;
use crate::secret::Secret;

/// All officers, those who left among them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officers_list(state: State<'_, AppState>) -> Answer<Vec<Officer>> {
    state.read(|reader| reader.list(&saisaat_core::registers::Scope::default())).await
}

/// Gives another officer access, with a passphrase of their own.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officer_add(state: State<'_, AppState>, officer: Officer, passphrase: Secret) -> Answer<()> {
    state.with_open(move |open| Ok(open.workspace.add_officer(&mut open.office, &officer, passphrase.text())?)).await?;
    state.changed(&["officers"])
}

/// Changes an officer's name, position, agency or role.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officer_save(state: State<'_, AppState>, officer: Officer) -> Answer<()> {
    state.with_open(move |open| Ok(open.workspace.save_officer(&mut open.office, &officer)?)).await?;
    state.changed(&["officers"])
}

/// Changes the passphrase of the officer at work.
#[tauri::command]
#[specta::specta]
pub(crate) async fn passphrase_change(state: State<'_, AppState>, present: Secret, chosen: Secret) -> Answer<()> {
    state
        .with_open(move |open| Ok(open.workspace.change_passphrase(&mut open.office, present.text(), chosen.text())?))
        .await
}

/// Takes an officer's access away; the officer stays in the list and in the audit log.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officer_remove(state: State<'_, AppState>, id: Id<Officer>) -> Answer<()> {
    state.with_open(move |open| Ok(open.workspace.remove_officer(&mut open.office, id)?)).await?;
    state.changed(&["officers"])
}
