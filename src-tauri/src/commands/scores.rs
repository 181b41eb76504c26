//! Read models of a scope: the scorecard and the overview.

use saisaat_core::registers::{Agency, Agreement, Indicator};
use saisaat_core::summaries::{self, Counted, Overview, Scorecard};
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

/// What the result of an indicator is counted from in a round; nothing of one that no register gives.
#[tauri::command]
#[specta::specta]
pub(crate) async fn indicator_counted(
    state: State<'_, AppState>,
    indicator: Id<Indicator>,
    round: Round,
) -> Answer<Option<Counted>> {
    state
        .read(move |reader| {
            let indicator: Indicator = reader.get(indicator)?;
            let agreement: Agreement = reader.get(indicator.agreement_id)?;
            let until = summaries::round_end(reader, agreement.year, round)?;
            let of = |what| summaries::counted(reader, what, agreement.agency_id, agreement.year, until);
            indicator.counts.map(of).transpose()
        })
        .await
}
