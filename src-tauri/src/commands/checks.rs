//! Checking the open workspace whole: its pages, references and audit chain, and every evidence file.

use saisaat_core::workspace::EvidenceFault;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Checks the workspace whole; answers the evidence files that are missing or altered, for which there is a backup.
///
/// `damaged` when the database itself is not as it was written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_check(desk: State<'_, Desk>) -> Answer<Vec<EvidenceFault>> {
    desk.with_open(|open| {
        open.office.check()?;
        Ok(open.workspace.evidence_faults(&open.office)?)
    })
    .await
}
