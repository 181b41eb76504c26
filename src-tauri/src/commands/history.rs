//! Undo and redo, by name.

use saisaat_core::{Action, Office};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;
use crate::workspace;

/// What undo and redo would do next.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct HistoryState {
    /// The operation that undo takes back.
    undo: Option<Action>,
    /// The operation that redo does again.
    redo: Option<Action>,
}

/// What undo and redo would do next.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_state(desk: State<'_, Desk>) -> Answer<HistoryState> {
    desk.with_open(|open| Ok(HistoryState { undo: workspace::undoable(&open.office)?, redo: open.office.history()?.1 }))
        .await
}

/// Takes the newest operation back; says which it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(desk: State<'_, Desk>) -> Answer<Option<Action>> {
    desk.travel(workspace::undo).await
}

/// Does the operation again that was undone last; says which it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(desk: State<'_, Desk>) -> Answer<Option<Action>> {
    desk.travel(Office::redo).await
}
