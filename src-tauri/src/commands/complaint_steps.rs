//! What was done about a complaint; the days to its next report are counted from the last step.

use saisaat_core::registers::{Complaint, ComplaintStep};
use saisaat_core::values::Id;
use saisaat_core::{Action, Verb};
use tauri::State;

use super::list;
use crate::app_state::AppState;
use crate::error::Answer;

list!(complaint_steps_list(complaint_id: Complaint): ComplaintStep);

/// Adds or replaces a step.
#[tauri::command]
#[specta::specta]
pub(crate) async fn complaint_steps_save(state: State<'_, AppState>, record: ComplaintStep) -> Answer<()> {
    state.operate(Action::on::<ComplaintStep>(Verb::Save), move |tx| tx.save(record)).await
}

/// Removes a step.
#[tauri::command]
#[specta::specta]
pub(crate) async fn complaint_steps_remove(state: State<'_, AppState>, id: Id<ComplaintStep>) -> Answer<()> {
    state.operate(Action::on::<ComplaintStep>(Verb::Remove), move |tx| tx.take_away(id)).await
}
