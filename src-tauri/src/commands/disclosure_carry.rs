//! A disclosure list carried into the next year's, whose codes changed.

use saisaat_core::registers::{self, Agency, DisclosureItem, DisclosureMatch, DisclosurePair, DisclosureScheme};
use saisaat_core::values::{FiscalYear, Id};
use saisaat_core::{Action, Verb};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// Each item of the list of the year `to` with the item of the list of `from` that it may be.
#[tauri::command]
#[specta::specta]
pub(crate) async fn disclosure_matches(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    scheme: DisclosureScheme,
    from: FiscalYear,
    to: FiscalYear,
) -> Answer<Vec<DisclosureMatch>> {
    state.read(move |reader| registers::disclosure_matches(reader, agency_id, scheme, from, to)).await
}

/// Carries over what confirmed pairs have in common, as one operation; answers how many items changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn disclosure_carry(state: State<'_, AppState>, pairs: Vec<DisclosurePair>) -> Answer<u32> {
    let action = Action::on::<DisclosureItem>(Verb::Save);
    state.operate(action, move |tx| registers::disclosure_carry(tx, &pairs)).await
}
