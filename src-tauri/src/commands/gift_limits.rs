//! How much of a gift is too much: what agencies set for themselves and those below them.

use saisaat_core::registers::{Agency, Limits};
use saisaat_core::values::Id;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// The limits that an agency goes by: its own, those of the nearest agency above it, or the program's.
#[tauri::command]
#[specta::specta]
pub(crate) async fn gift_limits_of(state: State<'_, AppState>, agency_id: Id<Agency>) -> Answer<Limits> {
    state.read(move |reader| Limits::of(reader, agency_id)).await
}
