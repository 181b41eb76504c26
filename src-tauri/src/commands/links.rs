//! What rests on what: the links of one record, both ways.

use saisaat_core::registers::{LinkEnd, LinkKind, RecordLink};
use saisaat_core::{Action, Verb};
use tauri::State;

use super::remove;
use crate::app_state::AppState;
use crate::error::Answer;

/// What a record serves, and what serves it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn links_of(state: State<'_, AppState>, record: String) -> Answer<Vec<LinkEnd>> {
    state.read(move |reader| RecordLink::of(reader, &record)).await
}

/// Links a record with another that it serves.
#[tauri::command]
#[specta::specta]
pub(crate) async fn link_add(
    state: State<'_, AppState>,
    from: (String, String),
    to: (String, String),
    kind: LinkKind,
    note: String,
) -> Answer<()> {
    state
        .operate(Action::on::<RecordLink>(Verb::Save), move |tx| {
            let (from_register, from_id) = from;
            let (to_register, to_id) = to;
            let link = RecordLink { id: tx.new_id(), from_register, from_id, to_register, to_id, kind, note };
            tx.save(link)
        })
        .await
}

remove!(link_remove: RecordLink);
