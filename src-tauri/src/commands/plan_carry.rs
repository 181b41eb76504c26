//! A reviewed plan carried into the next year's.

use saisaat_core::registers::plan_carry::{self, CarriedAction};
use saisaat_core::registers::{ActionItem, PlanReview};
use saisaat_core::values::Id;
use saisaat_core::{Action, Verb};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// The actions of the reviewed year, beside what the review says of each and whether it can be carried.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_carry_preview(
    state: State<'_, AppState>,
    review_id: Id<PlanReview>,
) -> Answer<Vec<CarriedAction>> {
    state.read(move |reader| plan_carry::preview(reader, review_id)).await
}

/// Carries chosen actions into the next year, as one operation; answers how many.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_carry(
    state: State<'_, AppState>,
    review_id: Id<PlanReview>,
    action_ids: Vec<Id<ActionItem>>,
) -> Answer<u32> {
    let action = Action::on::<ActionItem>(Verb::Save);
    state.operate(action, move |tx| plan_carry::carry(tx, review_id, &action_ids)).await
}
