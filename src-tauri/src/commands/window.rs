//! The window itself: closing it, with a backup before it ends or without.

use std::sync::atomic::Ordering;

use tauri::{State, WebviewWindow};

use crate::app_state::AppState;
use crate::error::{Answer, Failure};

/// Says whether the page holds text that was typed and not saved, for when the window is closed from its title bar.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_unsaved(state: State<'_, AppState>, unsaved: bool) -> Answer<()> {
    state.unsaved.store(unsaved, Ordering::Relaxed);
    Ok(())
}

/// Closes the window as its title bar's button does, once nobody minds: it ends when the workspace is backed up.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_leave(state: State<'_, AppState>, window: WebviewWindow) -> Answer<()> {
    state.unsaved.store(false, Ordering::Relaxed);
    window.close().map_err(|error| Failure::within(&error))
}

/// Ends the program without waiting for its backup.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_close(state: State<'_, AppState>) -> Answer<()> {
    state.end();
    Ok(())
}

/// Stays in the window though the backup failed that was to be made before it ended.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_stay(state: State<'_, AppState>) -> Answer<()> {
    state.stay();
    Ok(())
}
