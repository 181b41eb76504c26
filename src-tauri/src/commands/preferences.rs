//! What the officer chose for this machine.

use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;
use crate::preferences::Preferences;

/// What is chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preferences(desk: State<'_, Desk>) -> Answer<Preferences> {
    desk.away(|desk| Ok(Preferences::read(&desk.preferences_file()?))).await
}

/// Chooses.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preferences_save(desk: State<'_, Desk>, preferences: Preferences) -> Answer<()> {
    desk.away(move |desk| preferences.write(&desk.preferences_file()?)).await
}
