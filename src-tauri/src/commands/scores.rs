//! Read models of a scope: the scorecard and the overview.

use saisaat_core::registers::Agency;
use saisaat_core::summaries::{self, Overview, Scorecard};
use saisaat_core::values::{FiscalYear, Id, Round};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// The scores of an agency in a round, each with how it came about.
#[tauri::command]
#[specta::specta]
pub(crate) async fn scorecard(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
) -> Answer<Scorecard> {
    state.read(move |reader| summaries::scorecard(reader, agency_id, year, round)).await
}

/// How many of everything an agency and all below it have, and how far the year's plan has come.
#[tauri::command]
#[specta::specta]
pub(crate) async fn overview(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
) -> Answer<Overview> {
    state.read(move |reader| summaries::overview(reader, agency_id, year, round)).await
}
