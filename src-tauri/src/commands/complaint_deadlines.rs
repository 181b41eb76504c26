//! By when complaints are dealt with: what agencies set for themselves and those below them.

use saisaat_core::registers::{Agency, ComplaintDeadlines, Deadlines};
use saisaat_core::values::Id;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// The deadlines that an agency goes by, as its own would be: those of the nearest agency above it, or the program's.
#[tauri::command]
#[specta::specta]
pub(crate) async fn complaint_deadlines_of(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
) -> Answer<ComplaintDeadlines> {
    state
        .with_open(move |open| {
            let id = open.office.surroundings().new_id();
            let deadlines = open.office.read(|reader| Deadlines::of(reader, agency_id))?;
            Ok(deadlines.set_by(id, agency_id))
        })
        .await
}
