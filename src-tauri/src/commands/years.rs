//! The fiscal years in use with their reporting rounds.

use saisaat_core::registers::{ReportingRound, Scope, Year};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_core::{Action, Verb};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::{list, save};
use crate::app_state::AppState;
use crate::error::Answer;
use crate::workspace;

/// A fiscal year and its reporting rounds.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct YearRounds {
    /// The year.
    year: FiscalYear,
    /// Its rounds, in order.
    rounds: Vec<Round>,
}

/// The fiscal years in use, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn fiscal_years(state: State<'_, AppState>) -> Answer<Vec<YearRounds>> {
    state
        .read(|reader| {
            let rounds = reader.list::<ReportingRound>(&Scope::default())?;
            let of = |year| rounds.iter().filter(|round| round.year == year).map(|round| round.round).collect();
            let years = reader.list::<Year>(&Scope::default())?;
            Ok(years.into_iter().map(|entry| YearRounds { year: entry.year, rounds: of(entry.year) }).collect())
        })
        .await
}

/// Begins a fiscal year with its three reporting rounds, their dates as usual.
#[tauri::command]
#[specta::specta]
pub(crate) async fn year_begin(state: State<'_, AppState>, year: FiscalYear) -> Answer<()> {
    state.operate(Action::on::<Year>(Verb::Save), move |tx| workspace::begin(tx, year)).await
}

list!(rounds_list: ReportingRound);
save!(rounds_save: ReportingRound);
