//! How soon complaints must be dealt with: what agencies set for themselves and those below them.

use saisaat_core::registers::{Agency, Deadlines};
use saisaat_core::values::Id;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// The deadlines that an agency goes by: its own, those of the nearest agency above it, or the program's.
#[tauri::command]
#[specta::specta]
pub(crate) async fn complaint_deadlines_of(state: State<'_, AppState>, agency_id: Id<Agency>) -> Answer<Deadlines> {
    state.read(move |reader| Deadlines::of(reader, agency_id)).await
}
