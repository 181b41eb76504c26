//! Checking the open workspace whole: its pages, references and audit chain, the heads written down elsewhere, and every evidence
//! file.

use saisaat_core::Error;
use saisaat_core::workspace::EvidenceFault;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Checks the workspace whole; answers the evidence files that are missing or altered, for which there is a backup.
///
/// `damaged` when the database itself is not as it was written, with `audit heads` when it is an older one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_check(desk: State<'_, Desk>) -> Answer<Vec<EvidenceFault>> {
    desk.with_open(|open| {
        open.office.check()?;
        if !open.workspace.compare_heads(&open.office)?.hold {
            return Err(Error::Damaged { what: "audit heads".into() }.into());
        }
        Ok(open.workspace.evidence_faults(&open.office)?)
    })
    .await
}
