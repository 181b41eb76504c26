//! Search over all registers.

use saisaat_core::registers::Scope;
use saisaat_core::search::Found;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// Hits of a register that the window shows.
const SHOWN: usize = 8;

/// The records of every register that hold the words.
#[tauri::command]
#[specta::specta]
pub(crate) async fn search(state: State<'_, AppState>, words: String) -> Answer<Found> {
    state.read(move |reader| reader.search(&words, &Scope::default(), SHOWN)).await
}
