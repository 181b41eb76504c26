//! The fiscal years in use with their reporting rounds.

use saisaat_core::registers::{ReportingRound, Scope, Year};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_core::{Action, Verb};
use serde::Serialize;
use specta::Type;
use tauri::State;

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

/// The reporting rounds of all years.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rounds_list(state: State<'_, AppState>) -> Answer<Vec<ReportingRound>> {
    state.read(|reader| reader.list(&Scope::default())).await
}

/// Adds or replaces a reporting round.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rounds_save(state: State<'_, AppState>, record: ReportingRound) -> Answer<()> {
    state.operate(Action::on::<ReportingRound>(Verb::Save), move |tx| tx.put(&record)).await
}
