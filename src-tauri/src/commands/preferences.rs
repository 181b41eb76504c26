//! What the officer chose for this machine.

use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;
use crate::preferences::Preferences;

/// What is chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preferences(state: State<'_, AppState>) -> Answer<Preferences> {
    state.away(|state| Ok(Preferences::read(&state.preferences_file()?))).await
}

/// Chooses.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preferences_save(state: State<'_, AppState>, preferences: Preferences) -> Answer<()> {
    state.away(move |state| preferences.write(&state.preferences_file()?)).await
}
