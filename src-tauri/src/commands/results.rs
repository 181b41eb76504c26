//! Each round's result of an indicator, with its evidence list.

use saisaat_core::registers::{Indicator, IndicatorResult, Record, ResultSheet};
use saisaat_core::values::{Id, Round};
use saisaat_core::{Action, Verb};
use tauri::State;

use super::shown;
use crate::app_state::AppState;
use crate::error::Answer;

/// The result of an indicator in a round, if one was ever saved.
#[tauri::command]
#[specta::specta]
pub(crate) async fn result_sheet(
    state: State<'_, AppState>,
    indicator_id: Id<Indicator>,
    round: Round,
) -> Answer<Option<ResultSheet>> {
    let sheet = state.read(move |reader| ResultSheet::read(reader, indicator_id, round)).await?;
    Ok(sheet.map(|ResultSheet { result, evidence }| ResultSheet {
        result: result.without_typed_ids(),
        evidence: shown(evidence),
    }))
}

/// Saves a result with its evidence as one operation.
#[tauri::command]
#[specta::specta]
pub(crate) async fn result_save(state: State<'_, AppState>, sheet: ResultSheet) -> Answer<()> {
    state.operate(Action::on::<IndicatorResult>(Verb::Save), move |tx| sheet.save(tx)).await
}
