//! Indicator templates; one is read and saved whole, with its levels and baselines.

use saisaat_core::registers::{Agreement, Indicator, IndicatorSheet, Record};
use saisaat_core::values::Id;
use saisaat_core::{Action, Verb};
use tauri::State;

use super::{list, remove, shown};
use crate::app_state::AppState;
use crate::error::Answer;

list!(indicators_list(agreement_id: Agreement): Indicator);
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
