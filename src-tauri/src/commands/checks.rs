//! Checking the open workspace whole: its pages, references and audit chain, the heads written down elsewhere, every evidence
//! file, and what lies in its folder that is not its own.

use std::path::Path;

use saisaat_core::Error;
use saisaat_core::workspace::EvidenceFault;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// What checking the open workspace found.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Checked {
    /// Evidence files that are missing or altered, for which there is a backup.
    faults: Vec<EvidenceFault>,
    /// What lies in the workspace's folder and is not its own, named from that folder: told, never touched.
    foreign: Vec<String>,
}

/// Checks the workspace whole.
///
/// `damaged` when the database itself is not as it was written, with `audit heads` when it is an older one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_check(state: State<'_, AppState>) -> Answer<Checked> {
    state
        .with_open(|open| {
            open.office.check()?;
            if !open.workspace.compare_heads(&open.office)?.hold {
                return Err(Error::Damaged { what: "audit heads".into() }.into());
            }
            let faults = open.workspace.evidence_faults(&open.office)?;
            let folder = open.workspace.folder();
            let foreign = open.workspace.foreign()?;
            Ok(Checked { faults, foreign: foreign.iter().map(|path| within(folder, path)).collect() })
        })
        .await
}

/// A path as it is named from a folder that it lies in.
fn within(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).display().to_string()
}
