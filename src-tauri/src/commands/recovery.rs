//! The recovery key: its sheet, which must be passed, and the way in with it when a passphrase was forgotten.

use saisaat_core::Clock;
use saisaat_core::files::{Outgoing, Readers};
use saisaat_core::keys::RecoveryKey;
use saisaat_core::registers::Officer;
use saisaat_core::values::Id;
use saisaat_report::RecoverySheet;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::dialogs;
use crate::error::Answer;
use crate::secret::Secret;

/// The recovery key on its way to paper.
#[derive(Clone, Serialize, Type)]
pub(crate) struct ShownKey {
    /// Its eight groups as printed.
    groups: Vec<String>,
    /// The group to be typed from paper before the sheet is passed, counted from 0.
    asked: u32,
}

/// How a group stands while it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum GroupState {
    /// It has not its five signs.
    Unfinished,
    /// Its check sign holds.
    Good,
    /// It was mistyped.
    Mistyped,
}

/// The sheet that must be passed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_sheet(state: State<'_, AppState>) -> Answer<ShownKey> {
    state
        .with_session(|session| {
            let sheet = session.sheet()?;
            Ok(ShownKey { groups: sheet.groups(), asked: u32::try_from(sheet.asked()).unwrap_or(0) })
        })
        .await
}

/// Prints the sheet into a PDF file that the officer chooses; answers its path, none when no file was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_save(state: State<'_, AppState>) -> Answer<Option<String>> {
    state
        .away(|state| {
            let (here, key) = {
                let session = state.session();
                (session.state()?, session.sheet()?.key().clone())
            };
            let (ministry, officer) = (here.ministry.unwrap_or_default(), here.officer.map(|officer| officer.name));
            let Some(chosen) = dialogs::new_pdf(state.app(), "บันทึกใบกุญแจกู้คืน", "ใบกุญแจกู้คืน.pdf")
            else {
                return Ok(None);
            };
            let officer = officer.unwrap_or_default();
            let sheet =
                RecoverySheet { ministry: &ministry, officer: &officer, made_on: Clock::System.today(), key: &key };
            let to = Outgoing { readers: Readers::OwnerOnly, ..chosen.outgoing() };
            to.write(&state.printer()?.recovery_sheet(&sheet)?)?;
            Ok(Some(chosen.shown()))
        })
        .await
}

/// Passes the sheet with the group asked for; the key is shown nowhere after that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_confirm(state: State<'_, AppState>, group: Secret) -> Answer<()> {
    state.with_session(move |session| session.confirm_sheet(group.text())).await
}

/// Makes a new recovery key and stands at its sheet; the one before opens nothing any more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_renew(state: State<'_, AppState>) -> Answer<()> {
    state.with_session(|session| session.renew_sheet()).await
}

/// How each group stands while the key is typed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_groups(groups: Vec<Secret>) -> Answer<Vec<GroupState>> {
    Ok(groups.iter().enumerate().map(|(place, group)| state_of(place, group.text())).collect())
}

/// The officers whom the key of the locked workspace can give a new passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_officers(state: State<'_, AppState>, key: Secret) -> Answer<Vec<Officer>> {
    state.with_session(move |session| session.officers_by_recovery(key.text())).await
}

/// Gives an officer a new passphrase and opens the locked workspace as that officer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_recover(
    state: State<'_, AppState>,
    key: Secret,
    officer_id: Id<Officer>,
    passphrase: Secret,
) -> Answer<()> {
    state.go(move |session| session.recover(key.text(), officer_id, passphrase.text())).await
}

fn state_of(place: usize, typed: &str) -> GroupState {
    match RecoveryKey::group_holds(place, typed) {
        None => GroupState::Unfinished,
        Some(true) => GroupState::Good,
        Some(false) => GroupState::Mistyped,
    }
}
