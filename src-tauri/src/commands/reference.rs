//! Reference data that an agency takes over: laws, checklists, holidays, indices, templates of surveys, scales.

use saisaat_core::reference::sets::{self, SetInfo};
use saisaat_core::registers::Agency;
use saisaat_core::values::{FiscalYear, Id};
use saisaat_core::{Action, Verb};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// The sets that there are for a register.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reference_sets(register: String) -> Answer<Vec<SetInfo>> {
    Ok(sets::of_register(&register))
}

/// Takes a set over for an agency and a year, as one operation; answers how many records were new.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reference_adopt(
    state: State<'_, AppState>,
    set: String,
    agency_id: Id<Agency>,
    year: FiscalYear,
) -> Answer<u32> {
    let action = Action::on_table(&sets::register_of(&set)?, Verb::Import)?;
    state.operate(action, move |tx| sets::adopt(tx, &set, agency_id, year)).await
}
