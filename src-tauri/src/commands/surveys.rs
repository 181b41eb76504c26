//! Answers to a survey that are keyed from paper sheets, one sheet at a time.

use saisaat_core::registers::{ResponseSource, SurveyItem, SurveyResponse, SurveyWave, enter_sheet};
use saisaat_core::values::Id;
use saisaat_core::{Action, Verb};
use serde::Deserialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// An answer as it was keyed.
#[derive(Clone, Debug, Deserialize, Type)]
pub(crate) struct KeyedAnswer {
    /// The question.
    item_id: Id<SurveyItem>,
    /// What was keyed; empty for no answer.
    typed: String,
}

/// Takes a filled-in sheet into a wave, numbered on from its highest; answers its key. An answer that cannot be read is refused
/// by the number of its question.
#[tauri::command]
#[specta::specta]
pub(crate) async fn survey_enter(
    state: State<'_, AppState>,
    wave_id: Id<SurveyWave>,
    unit: String,
    answers: Vec<KeyedAnswer>,
) -> Answer<Id<SurveyResponse>> {
    let answers: Vec<_> = answers.into_iter().map(|answer| (answer.item_id, answer.typed)).collect();
    let action = Action::on::<SurveyResponse>(Verb::Save);
    state.operate(action, move |tx| enter_sheet(tx, wave_id, &unit, ResponseSource::Keyed, &answers)).await
}
