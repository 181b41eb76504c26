//! The window itself: closing it, with a backup before it ends or without.

use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::error::{Answer, Failure};

/// Closes the window as its title bar's button does: it ends once the workspace is backed up.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_leave(window: WebviewWindow) -> Answer<()> {
    window.close().map_err(|error| Failure::within(&error))
}

/// Ends the program without waiting for its backup.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_close(desk: State<'_, Desk>) -> Answer<()> {
    desk.end();
    Ok(())
}

/// Stays in the window though the backup failed that was to be made before it ended.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_stay(desk: State<'_, Desk>) -> Answer<()> {
    desk.stay();
    Ok(())
}
