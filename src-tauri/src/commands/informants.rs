//! Who told: the identities behind complaints. The protected store is opened for one act, with its own passphrase, and closed.

use saisaat_core::registers::Officer;
use saisaat_core::values::{CaseCode, Id};
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
            let protected = open.workspace.open_protected(&mut open.office, passphrase.text())?;
            Ok(protected.reveal(&mut open.office, &code, &reason)?)
        })
        .await
}

/// The officers who may open the protected store.
#[tauri::command]
#[specta::specta]
pub(crate) async fn informants_officers(state: State<'_, AppState>) -> Answer<Vec<Officer>> {
    state.with_open(|open| Ok(open.workspace.officers_of_identities(&open.office)?)).await
}

/// Names a further officer, who gets a passphrase of their own for the store; the passphrase is that of the officer at work.
#[tauri::command]
#[specta::specta]
pub(crate) async fn informants_name(
    state: State<'_, AppState>,
    officer_id: Id<Officer>,
    chosen: Secret,
    passphrase: Secret,
) -> Answer<()> {
    state
        .with_open(move |open| {
            let (theirs, mine) = (chosen.text(), passphrase.text());
            Ok(open.workspace.name_for_identities(&mut open.office, officer_id, theirs, mine)?)
        })
        .await
}

/// Takes an officer's access to the protected store away; their access to the workspace stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn informants_withdraw(
    state: State<'_, AppState>,
    officer_id: Id<Officer>,
    passphrase: Secret,
) -> Answer<()> {
    state
        .with_open(move |open| {
            Ok(open.workspace.withdraw_from_identities(&mut open.office, officer_id, passphrase.text())?)
        })
        .await
}

/// Clears the store of the identities whose complaints are gone for good, as each opening does; answers how many went.
#[tauri::command]
#[specta::specta]
pub(crate) async fn informants_clear(state: State<'_, AppState>, passphrase: Secret) -> Answer<u32> {
    state.with_open(move |open| Ok(open.workspace.clear_identities(&mut open.office, passphrase.text())?)).await
}
