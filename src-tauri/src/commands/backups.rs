//! Backups: how they stand, which there are, making, checking and restoring one. The page knows a backup by a handle.

use std::path::Path;

use saisaat_core::workspace::{Backup, Census};
use saisaat_core::{Workspace, files};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::workspaces::{Place, room_in};
use crate::app_state::AppState;
use crate::backup_status::BackupStatus;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::secret::Secret;

/// A finished backup.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct BackupEntry {
    /// Stands for it in the commands that follow.
    handle: String,
    /// Its folder, to be shown.
    path: String,
    /// When it was made, RFC 3339 in UTC.
    at: String,
    /// The first twelve hex digits of the audit chain's head.
    head: String,
    /// Kilobytes of everything in it.
    kilobytes: u32,
}

/// What restoring a backup would bring, beside what is there.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct RestorePreview {
    /// Every register that holds something in either.
    rows: Vec<RegisterCount>,
    /// Whether the present workspace could be counted.
    compared: bool,
}

/// How many rows a register holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub(crate) struct RegisterCount {
    /// The register's table.
    register: String,
    /// In the backup.
    backup: u32,
    /// In the present workspace, when that can be read.
    now: Option<u32>,
}

/// A backup that was restored.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Restored {
    /// Where the workspace lies now.
    path: String,
    /// Where the one went that was there.
    aside: Option<String>,
}

/// How backing up stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_status(state: State<'_, AppState>) -> Answer<BackupStatus> {
    Ok(state.backup_status())
}

/// The own backups of the workspace, open or locked, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backups_list(state: State<'_, AppState>) -> Answer<Vec<BackupEntry>> {
    state
        .away(|state| {
            let own = state.session().own_backups()?;
            Ok(entries(state, Workspace::backups_in(&own)?))
        })
        .await
}

/// Lets the officer choose the folder of a backup, or one that holds several; none when no folder was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backups_choose(state: State<'_, AppState>) -> Answer<Option<Vec<BackupEntry>>> {
    state
        .away(|state| {
            let Some(folder) = dialogs::folder(state.app(), "เลือกโฟลเดอร์สำเนาสำรอง")
            else {
                return Ok(None);
            };
            let found =
                Backup::at(&folder).map_or_else(|| Workspace::backups_in(&folder), |backup| Ok(vec![backup]))?;
            Ok(Some(entries(state, found)))
        })
        .await
}

/// Backs the workspace up among its own backups.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_now(state: State<'_, AppState>) -> Answer<String> {
    state
        .away(|state| {
            let made = state.back_up_now()?.ok_or(Failure::Closed)?;
            Ok(made.folder.display().to_string())
        })
        .await
}

/// Backs the workspace up into a folder that the officer chooses, on a network too; none when no folder was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_elsewhere(state: State<'_, AppState>) -> Answer<Option<String>> {
    state
        .away(|state| {
            let Some(folder) = dialogs::folder(state.app(), "เลือกโฟลเดอร์สำหรับสำเนาสำรอง")
            else {
                return Ok(None);
            };
            let mut session = state.session();
            let open = session.open.as_mut().ok_or(Failure::Closed)?;
            let made = open.workspace.back_up(&mut open.office, &folder)?;
            Ok(Some(made.folder.display().to_string()))
        })
        .await
}

/// Checks a backup of the open workspace: the database, its audit chain and every evidence file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_verify(state: State<'_, AppState>, handle: String) -> Answer<()> {
    state
        .away(move |state| {
            let backup = kept(state, &handle)?;
            let session = state.session();
            let open = session.open.as_ref().ok_or(Failure::Closed)?;
            backup.verify(&open.office)?;
            Ok(())
        })
        .await
}

/// What restoring a backup would bring; the backup is checked on the way. It asks for the passphrase of its day (`invalid` on
/// `passphrase`: `required`) unless the open workspace has its key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_preview(
    state: State<'_, AppState>,
    handle: String,
    passphrase: Option<Secret>,
) -> Answer<RestorePreview> {
    state
        .away(move |state| {
            let backup = kept(state, &handle)?;
            let (within, now) = state.session().look_into(&backup, passphrase.as_ref().map(Secret::text))?;
            Ok(preview(&within, now.as_ref()))
        })
        .await
}

/// Lets the officer choose another place to restore to; none when none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_choose_place(state: State<'_, AppState>) -> Answer<Option<Place>> {
    state
        .away(|state| {
            let name = state.session().state()?.ministry.unwrap_or_default();
            let chosen = dialogs::folder(state.app(), "เลือกที่เก็บแฟ้มงานที่กู้คืน");
            Ok(chosen.map(|folder| Place::kept(state, room_in(folder, &name))))
        })
        .await
}

/// Drops what opened the backup that was looked into, when the officer turns away from restoring it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_leave(state: State<'_, AppState>) -> Answer<()> {
    state
        .away(|state| {
            state.session().look_away();
            Ok(())
        })
        .await
}

/// Restores a backup that was looked into, to a chosen place or to where the workspace lay, and goes to it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_run(state: State<'_, AppState>, handle: String, place: Option<String>) -> Answer<Restored> {
    state
        .away(move |state| {
            let backup = kept(state, &handle)?;
            let chosen = place.map(|handle| state.kept(&handle).ok_or_else(|| gone(&handle))).transpose()?;
            let mut session = state.session();
            let target = chosen.or_else(|| session.folder()).ok_or(Failure::Closed)?;
            let aside = session.restore(&backup, &target)?;
            let shown = |path: &Path| path.display().to_string();
            Ok(Restored { path: shown(&target), aside: aside.as_deref().map(shown) })
        })
        .await
}

fn preview(within: &Census, now: Option<&Census>) -> RestorePreview {
    let of_now = |table: &str| now.and_then(|now| now.rows.iter().find(|row| row.0 == table)).map(|row| row.1);
    let rows = within.rows.iter().map(|(table, backup)| RegisterCount {
        register: (*table).into(),
        backup: *backup,
        now: of_now(table),
    });
    let rows = rows.filter(|row| row.backup > 0 || row.now.is_some_and(|now| now > 0)).collect();
    RestorePreview { rows, compared: now.is_some() }
}

fn entries(state: &AppState, backups: Vec<Backup>) -> Vec<BackupEntry> {
    let entry = |backup: Backup| BackupEntry {
        path: backup.folder.display().to_string(),
        at: backup.at.to_rfc3339(),
        head: backup.head.clone(),
        kilobytes: u32::try_from(bytes_in(&backup.folder).div_ceil(1000)).unwrap_or(u32::MAX),
        handle: state.keep(backup.folder),
    };
    backups.into_iter().map(entry).collect()
}

fn kept(state: &AppState, handle: &str) -> Answer<Backup> {
    state.kept(handle).and_then(|folder| Backup::at(&folder)).ok_or_else(|| gone(handle))
}

fn gone(handle: &str) -> Failure {
    Failure::NotFound { what: "backup".into(), key: handle.into() }
}

/// What cannot be read counts nothing: the size is shown, not relied on.
fn bytes_in(folder: &Path) -> u64 {
    let found = files::walk(folder).unwrap_or_default();
    let sizes = found.iter().filter(|entry| entry.is_file()).filter_map(|file| file.path.metadata().ok());
    sizes.map(|about| about.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_shows_the_registers_that_hold_something_in_either() {
        let within = Census { rows: vec![("people", 12), ("agencies", 0), ("indicators", 0)] };
        let now = Census { rows: vec![("people", 10), ("agencies", 3), ("indicators", 0)] };
        let row = |register: &str, backup, now| RegisterCount { register: register.into(), backup, now };
        let compared = preview(&within, Some(&now));
        assert_eq!(compared.rows, [row("people", 12, Some(10)), row("agencies", 0, Some(3))]);
        let alone = preview(&within, None);
        assert!(!alone.compared);
        assert_eq!(alone.rows, [row("people", 12, None)]);
    }
}
