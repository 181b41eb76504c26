//! Briefs: a subject in facts, tables and pictures, as the window draws it.

use saisaat_core::registers::Agency;
use saisaat_core::summaries::briefs::{GapRow, coverage_gaps as gaps};
use saisaat_core::summaries::{self, Brief, BriefAsked, BriefKind};
use saisaat_core::values::{FiscalYear, Id, Round};
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// A brief of an agency, or of one of its records.
#[tauri::command]
#[specta::specta]
pub(crate) async fn brief(
    state: State<'_, AppState>,
    kind: BriefKind,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
    record: Option<String>,
) -> Answer<Brief> {
    state
        .with_open(move |open| {
            let today = open.office.surroundings().clock.today();
            let asked = BriefAsked { agency: agency_id, year, round, record, today };
            Ok(open.office.read(|reader| summaries::brief(reader, kind, &asked))?)
        })
        .await
}

/// What no work of an agency's year touches, each with what an action would have to be marked with.
#[tauri::command]
#[specta::specta]
pub(crate) async fn coverage_gaps(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
) -> Answer<Vec<GapRow>> {
    state
        .with_open(move |open| {
            let today = open.office.surroundings().clock.today();
            let asked = BriefAsked { agency: agency_id, year, round, record: None, today };
            Ok(open.office.read(|reader| gaps(reader, &asked))?)
        })
        .await
}
