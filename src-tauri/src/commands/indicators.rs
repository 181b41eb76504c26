//! Indicator templates; one is read and saved whole, with its levels and baselines.

use saisaat_core::registers::{Agreement, Indicator, IndicatorSheet, Record, Scope};
use saisaat_core::values::Id;
use saisaat_core::{Action, Reader, Verb};
use tauri::State;

use super::{remove, shown};
use crate::app_state::AppState;
use crate::error::Answer;

/// The indicators of one agreement.
#[tauri::command]
#[specta::specta]
pub(crate) async fn indicators_list(state: State<'_, AppState>, agreement_id: Id<Agreement>) -> Answer<Vec<Indicator>> {
    let parent = agreement_id.to_string();
    let of_agreement = move |reader: &Reader<'_>| reader.list(&Scope { parent: Some(&parent), ..Scope::default() });
    Ok(shown(state.read(of_agreement).await?))
}

remove!(indicators_remove: Indicator);

/// An indicator with its levels and baselines.
#[tauri::command]
#[specta::specta]
pub(crate) async fn indicator_sheet(state: State<'_, AppState>, id: Id<Indicator>) -> Answer<IndicatorSheet> {
    let IndicatorSheet { indicator, levels, baselines } =
        state.read(move |reader| IndicatorSheet::read(reader, id)).await?;
    Ok(IndicatorSheet { indicator: indicator.without_typed_ids(), levels: shown(levels), baselines })
}

/// Saves an indicator with its levels and baselines as one operation.
#[tauri::command]
#[specta::specta]
pub(crate) async fn indicator_save(state: State<'_, AppState>, sheet: IndicatorSheet) -> Answer<()> {
    state.operate(Action::on::<Indicator>(Verb::Save), move |tx| sheet.save(tx)).await
}
