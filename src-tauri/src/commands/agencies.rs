//! The ministry and its agencies, as the screens look at them. One is found by [`super::records`].

use saisaat_core::registers::{Agency, Record as _};
use saisaat_core::values::{FiscalYear, Id};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// Agencies that an overview sets side by side; more are a report's.
const SHOWN: u32 = 60;

/// What the screens look at.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct AgencyInScope {
    /// The agency.
    agency: Agency,
    /// The ministry.
    ministry: Agency,
    /// Whether other agencies are below it.
    has_others: bool,
}

/// The agency of a key, or the one to begin with: the first that has an agreement, so that there are scores to see.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agency_in_scope(state: State<'_, AppState>, id: Option<Id<Agency>>) -> Answer<AgencyInScope> {
    state
        .read(move |reader| {
            let ministry = reader.ministry()?;
            let chosen = match id {
                Some(id) => reader.find(id)?,
                None => reader.first_agreed()?,
            };
            let agency = chosen.unwrap_or_else(|| ministry.clone());
            let has_others = reader.has_agencies_below(agency.id)?;
            Ok(AgencyInScope { agency: agency.without_typed_ids(), ministry: ministry.without_typed_ids(), has_others })
        })
        .await
}

/// The first agencies below one that have an agreement in a year.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agencies_agreed(
    state: State<'_, AppState>,
    id: Id<Agency>,
    year: FiscalYear,
) -> Answer<Vec<Agency>> {
    state.read(move |reader| Ok(super::shown(reader.agreed_below(id, year, SHOWN)?))).await
}
