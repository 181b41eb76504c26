//! The officers who have a passphrase to the workspace. Only administrators change them; the core says so.

use saisaat_core::registers::Officer;
use saisaat_core::values::Id;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;
use crate::secret::Secret;

/// All officers, those who left among them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officers_list(desk: State<'_, Desk>) -> Answer<Vec<Officer>> {
    desk.read(|reader| reader.list(&saisaat_core::registers::Scope::default())).await
}

/// Gives another officer access, with a passphrase of their own.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officer_add(desk: State<'_, Desk>, officer: Officer, passphrase: Secret) -> Answer<()> {
    desk.with_open(move |open| Ok(open.workspace.add_officer(&mut open.office, &officer, passphrase.text())?)).await?;
    desk.changed(&["officers"])
}

/// Changes an officer's name, position, agency or role.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officer_save(desk: State<'_, Desk>, officer: Officer) -> Answer<()> {
    desk.with_open(move |open| Ok(open.workspace.save_officer(&mut open.office, &officer)?)).await?;
    desk.changed(&["officers"])
}

/// Changes the passphrase of the officer at work.
#[tauri::command]
#[specta::specta]
pub(crate) async fn passphrase_change(desk: State<'_, Desk>, present: Secret, chosen: Secret) -> Answer<()> {
    desk.with_open(move |open| Ok(open.workspace.change_passphrase(&mut open.office, present.text(), chosen.text())?))
        .await
}

/// Takes an officer's access away; the officer stays in the list and in the audit log.
#[tauri::command]
#[specta::specta]
pub(crate) async fn officer_remove(desk: State<'_, Desk>, id: Id<Officer>) -> Answer<()> {
    desk.with_open(move |open| Ok(open.workspace.remove_officer(&mut open.office, id)?)).await?;
    desk.changed(&["officers"])
}
