//! Backups: how they stand, which there are, making, checking and restoring one. The page knows a backup by a handle.

use std::path::Path;

use saisaat_core::workspace::{Backup, Census};
use saisaat_core::{Workspace, files};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::workspaces::{Place, room_in};
use crate::backup_status::BackupStatus;
use crate::desk::Desk;
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
pub(crate) async fn backup_status(desk: State<'_, Desk>) -> Answer<BackupStatus> {
    Ok(desk.backup_status())
}

/// The own backups of the workspace, open or at the door, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backups_list(desk: State<'_, Desk>) -> Answer<Vec<BackupEntry>> {
    desk.away(|desk| {
        let own = desk.door().own_backups()?;
        Ok(entries(desk, Workspace::backups_in(&own)?))
    })
    .await
}

/// Lets the officer choose the folder of a backup, or one that holds several; none when no folder was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backups_choose(desk: State<'_, Desk>) -> Answer<Option<Vec<BackupEntry>>> {
    desk.away(|desk| {
        let Some(folder) = dialogs::folder(desk.app(), "เลือกโฟลเดอร์สำเนาสำรอง")
        else {
            return Ok(None);
        };
        let found = Backup::at(&folder).map_or_else(|| Workspace::backups_in(&folder), |backup| Ok(vec![backup]))?;
        Ok(Some(entries(desk, found)))
    })
    .await
}

/// Backs the workspace up among its own backups.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_now(desk: State<'_, Desk>) -> Answer<String> {
    desk.away(|desk| {
        let made = desk.back_up_now()?.ok_or(Failure::Closed)?;
        Ok(made.folder.display().to_string())
    })
    .await
}

/// Backs the workspace up into a folder that the officer chooses, on a network too; none when no folder was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_elsewhere(desk: State<'_, Desk>) -> Answer<Option<String>> {
    desk.away(|desk| {
        let Some(folder) = dialogs::folder(desk.app(), "เลือกโฟลเดอร์สำหรับสำเนาสำรอง")
        else {
            return Ok(None);
        };
        let mut door = desk.door();
        let open = door.open.as_mut().ok_or(Failure::Closed)?;
        let made = open.workspace.back_up(&mut open.office, &folder)?;
        Ok(Some(made.folder.display().to_string()))
    })
    .await
}

/// Checks a backup of the open workspace: the database, its audit chain and every evidence file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_verify(desk: State<'_, Desk>, handle: String) -> Answer<()> {
    desk.away(move |desk| {
        let backup = kept(desk, &handle)?;
        let door = desk.door();
        let open = door.open.as_ref().ok_or(Failure::Closed)?;
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
    desk: State<'_, Desk>,
    handle: String,
    passphrase: Option<Secret>,
) -> Answer<RestorePreview> {
    desk.away(move |desk| {
        let backup = kept(desk, &handle)?;
        let (within, now) = desk.door().look_into(&backup, passphrase.as_ref().map(Secret::text))?;
        Ok(preview(&within, now.as_ref()))
    })
    .await
}

/// Lets the officer choose another place to restore to; none when none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_choose_place(desk: State<'_, Desk>) -> Answer<Option<Place>> {
    desk.away(|desk| {
        let name = desk.door().state()?.ministry.unwrap_or_default();
        let chosen = dialogs::folder(desk.app(), "เลือกที่เก็บแฟ้มงานที่กู้คืน");
        Ok(chosen.map(|folder| Place::kept(desk, room_in(folder, &name))))
    })
    .await
}

/// Drops what opened the backup that was looked into, when the officer turns away from restoring it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_leave(desk: State<'_, Desk>) -> Answer<()> {
    desk.away(|desk| {
        desk.door().look_away();
        Ok(())
    })
    .await
}

/// Restores a backup that was looked into, to a chosen place or to where the workspace lay, and goes to it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_run(desk: State<'_, Desk>, handle: String, place: Option<String>) -> Answer<Restored> {
    desk.away(move |desk| {
        let backup = kept(desk, &handle)?;
        let chosen = place.map(|handle| desk.kept(&handle).ok_or_else(|| gone(&handle))).transpose()?;
        let mut door = desk.door();
        let target = chosen.or_else(|| door.folder()).ok_or(Failure::Closed)?;
        let aside = door.restore(&backup, &target)?;
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

fn entries(desk: &Desk, backups: Vec<Backup>) -> Vec<BackupEntry> {
    let entry = |backup: Backup| BackupEntry {
        path: backup.folder.display().to_string(),
        at: backup.at.to_rfc3339(),
        head: backup.head.clone(),
        kilobytes: u32::try_from(bytes_in(&backup.folder).div_ceil(1000)).unwrap_or(u32::MAX),
        handle: desk.keep(backup.folder),
    };
    backups.into_iter().map(entry).collect()
}

fn kept(desk: &Desk, handle: &str) -> Answer<Backup> {
    desk.kept(handle).and_then(|folder| Backup::at(&folder)).ok_or_else(|| gone(handle))
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
