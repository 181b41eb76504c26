//! Who told: the identities behind complaints. The protected store is opened for one act, with its own passphrase, and closed.

use saisaat_core::values::CaseCode;
use saisaat_core::workspace::Identity;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;
use crate::secret::Secret;

/// Whether identities can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ProtectedState {
    /// The workspace has no passphrase, so nobody could be named for it.
    Unlocked,
    /// There is no store yet: the first identity kept makes it.
    Missing,
    /// There is one.
    Ready,
}

/// Whether identities can be kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn informants_state(state: State<'_, AppState>) -> Answer<ProtectedState> {
    state
        .with_open(|open| {
            Ok(match (open.office.officer(), open.workspace.has_protected()) {
                (None, _) => ProtectedState::Unlocked,
                (Some(_), false) => ProtectedState::Missing,
                (Some(_), true) => ProtectedState::Ready,
            })
        })
        .await
}

/// Keeps who told under the code of their case. Where there is no protected store yet, the passphrase is its first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn informants_keep(
    state: State<'_, AppState>,
    code: CaseCode,
    identity: Identity,
    passphrase: Secret,
) -> Answer<()> {
    state
        .with_open(move |open| {
            Ok(open.workspace.keep_identity(&mut open.office, &code, &identity, passphrase.text())?)
        })
        .await
}

/// Shows who told. The reason, the officer and the time are kept before it is shown.
#[tauri::command]
#[specta::specta]
pub(crate) async fn informants_reveal(
    state: State<'_, AppState>,
    code: CaseCode,
    reason: String,
    passphrase: Secret,
) -> Answer<Identity> {
    state
        .with_open(move |open| {
            let protected = open.workspace.unlock_protected(&open.office, passphrase.text())?;
            Ok(protected.reveal(&mut open.office, &code, &reason)?)
        })
        .await
}
