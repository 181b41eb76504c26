//! Each round's result of an indicator, with its evidence list.

use saisaat_core::registers::{Indicator, IndicatorResult, Record, ResultSheet};
use saisaat_core::values::{Id, Round};
use saisaat_core::{Action, Verb};
use tauri::State;

use super::shown;
use crate::desk::Desk;
use crate::error::Answer;

/// The result of an indicator in a round, if one was ever saved.
#[tauri::command]
#[specta::specta]
pub(crate) async fn result_sheet(
    desk: State<'_, Desk>,
    indicator_id: Id<Indicator>,
    round: Round,
) -> Answer<Option<ResultSheet>> {
    let sheet = desk.read(move |reader| ResultSheet::read(reader, indicator_id, round)).await?;
    Ok(sheet.map(|ResultSheet { result, evidence }| ResultSheet {
        result: result.without_typed_ids(),
        evidence: shown(evidence),
    }))
}

/// Saves a result with its evidence as one operation.
#[tauri::command]
#[specta::specta]
pub(crate) async fn result_save(desk: State<'_, Desk>, sheet: ResultSheet) -> Answer<()> {
    desk.operate(Action::on::<IndicatorResult>(Verb::Save), move |tx| sheet.save(tx)).await
}
