//! What is due as an iCalendar file, that the officer chooses the place of.

use saisaat_core::registers::Agency;
use saisaat_core::values::{FiscalYear, Id};
use tauri::State;

use crate::app_state::AppState;
use crate::error::{Answer, Failure};
use crate::{calendar, dialogs};

/// Writes what is due for an agency in a year into an iCalendar file; answers its path, none when no file was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn calendar_save(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
) -> Answer<Option<String>> {
    state
        .away(move |state| {
            let name = {
                let session = state.session();
                let open = session.open.as_ref().ok_or(Failure::Closed)?;
                calendar::title(&open.office, agency_id, year)?
            };
            let Some(chosen) = dialogs::new_calendar(state.app(), &name) else {
                return Ok(None);
            };
            let mut session = state.session();
            let open = session.open.as_mut().ok_or(Failure::Closed)?;
            calendar::write(&mut open.office, agency_id, year, chosen.outgoing())?;
            Ok(Some(chosen.shown()))
        })
        .await
}
