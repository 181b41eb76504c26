//! The workspaces: which one is open or waits for a passphrase, making, opening, unlocking, locking and closing one.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{Manager, State};

use crate::app_state::AppState;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::secret::Secret;
use crate::session::WorkspaceState;
use crate::workspace::Open;
use crate::workspace::{self, Contents, Maker};

/// A workspace that was opened on this machine.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct RecentWorkspace {
    /// Its folder.
    path: String,
    /// The ministry's Thai name.
    ministry: String,
    /// When it was opened last, RFC 3339 in UTC.
    opened_at: String,
    /// Whether it is still there.
    found: bool,
}

/// Where a new workspace would lie.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Place {
    /// Stands for the folder in the command that makes it.
    handle: String,
    /// The folder, to be shown.
    path: String,
}

impl Place {
    /// Keeps a folder, to be named by its handle from now on.
    pub(super) fn kept(state: &AppState, folder: PathBuf) -> Self {
        Self { path: folder.display().to_string(), handle: state.keep(folder) }
    }
}

/// What is asked of the officer who makes a workspace.
#[derive(Debug, Deserialize, Type)]
pub(crate) struct NewWorkspace {
    /// The ministry's Thai name.
    ministry: String,
    /// The officer's name.
    name: String,
    /// The officer's position; may be empty.
    position: String,
    /// The officer's passphrase.
    passphrase: Secret,
    /// Where, by its handle.
    place: String,
}

/// Where the window stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_state(state: State<'_, AppState>) -> Answer<WorkspaceState> {
    state.with_session(|session| session.state()).await
}

/// Opens the synthetic ministry, made on first use in the program's own folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_create_sample(state: State<'_, AppState>) -> Answer<()> {
    let home = home(&state)?;
    state
        .go(move |session| {
            session.leave()?;
            session.enter(open_sample(&home)?)
        })
        .await
}

/// The place proposed for a ministry's workspace: in the program's own folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_place(state: State<'_, AppState>, ministry: String) -> Answer<Place> {
    Ok(Place::kept(&state, unused(&home(&state)?.join(folder_name(&ministry)))))
}

/// Lets the officer choose another place for a ministry's workspace; none when none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_choose_place(state: State<'_, AppState>, ministry: String) -> Answer<Option<Place>> {
    state
        .away(move |state| {
            let chosen = dialogs::folder(state.app(), "เลือกโฟลเดอร์สำหรับเก็บแฟ้มงาน");
            Ok(chosen.map(|folder| Place::kept(state, room_in(folder, &ministry))))
        })
        .await
}

/// Makes a locked workspace, whose recovery sheet is shown next.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_create(state: State<'_, AppState>, workspace: NewWorkspace) -> Answer<()> {
    let place = state.kept(&workspace.place).ok_or(Failure::NotFound { what: "file".into(), key: String::new() })?;
    state
        .go(move |session| {
            let maker = Maker { name: &workspace.name, position: &workspace.position };
            session.create(&place, &workspace.ministry, maker, workspace.passphrase.text())
        })
        .await
}

/// Goes to the workspace in a folder that the officer chooses; answers whether one was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_open(state: State<'_, AppState>) -> Answer<bool> {
    state
        .away(|state| {
            let chosen = dialogs::folder(state.app(), "เลือกโฟลเดอร์แฟ้มงาน");
            let went = chosen.map_or(Ok(false), |folder| state.session().approach(&folder).map(|()| true));
            state.know_last_backup();
            went
        })
        .await
}

/// The workspaces that were opened on this machine, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspaces_recent(state: State<'_, AppState>) -> Answer<Vec<RecentWorkspace>> {
    state
        .with_session(|session| {
            let recents = session.recents.all().into_iter().map(|recent| RecentWorkspace {
                found: recent.path.is_dir(),
                path: recent.path.display().to_string(),
                ministry: recent.ministry,
                opened_at: recent.opened_at.to_rfc3339(),
            });
            Ok(recents.collect())
        })
        .await
}

/// Goes to one of the recent workspaces.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_open_recent(state: State<'_, AppState>, path: String) -> Answer<()> {
    state
        .go(move |session| {
            // Only what stands on the list, so that the page opens nothing the officer did not open before.
            let recent = session.recents.of(Path::new(&path));
            let recent = recent.ok_or(Failure::NotFound { what: "workspace".into(), key: path })?;
            session.approach(&recent.path)
        })
        .await
}

/// Takes a workspace off the list of recent ones; its folder is left alone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_forget(state: State<'_, AppState>, path: String) -> Answer<()> {
    state.with_session(move |session| session.recents.forget(Path::new(&path))).await
}

/// Unlocks the locked workspace with an officer's passphrase, which also says who is at work.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_unlock(state: State<'_, AppState>, passphrase: Secret) -> Answer<()> {
    state.go(move |session| session.unlock(passphrase.text())).await
}

/// Seconds until the locked workspace takes another passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_wait(state: State<'_, AppState>) -> Answer<u32> {
    state.with_session(|session| session.wait_seconds()).await
}

/// Backs the workspace up and locks it. A backup that fails keeps nobody from locking.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_lock(state: State<'_, AppState>) -> Answer<()> {
    state.imports.stop_looking();
    state
        .away(|state| {
            let _ = state.back_up_if_changed();
            state.session().lock()
        })
        .await
}

/// Backs the workspace up and closes it, or turns away from the locked one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_close(state: State<'_, AppState>) -> Answer<()> {
    state.imports.stop_looking();
    state
        .away(|state| {
            let _ = state.back_up_if_changed();
            state.session().leave()
        })
        .await
}

/// The program's own folder, in which workspaces lie unless another place is chosen.
fn home(state: &AppState) -> Answer<PathBuf> {
    state.app().path().app_local_data_dir().map_err(|error| Failure::within(&error))
}

/// The newest sample, or a new one. One whose making was interrupted has no ministry and is passed over.
fn open_sample(home: &Path) -> Answer<Open> {
    for number in 1..10_000 {
        let folder = home.join(format!("sample-{number}"));
        if !folder.exists() {
            return workspace::create(&folder, "กระทรวงตัวอย่าง", Contents::Sample);
        }
        match workspace::open(&folder) {
            Err(Failure::NotFound { .. }) => {}
            other => return other,
        }
    }
    Err(Failure::NotFound { what: "workspace".into(), key: home.display().to_string() })
}

/// The folder itself when it is new or empty, else one in it that is called after the ministry.
pub(super) fn room_in(folder: PathBuf, ministry: &str) -> PathBuf {
    let holds_something = std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
    if holds_something { unused(&folder.join(folder_name(ministry))) } else { folder }
}

/// A ministry's name as a folder's: without signs that mean something in a path, and short enough for every file system.
fn folder_name(ministry: &str) -> String {
    let plain: String = ministry.trim().chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
    let short: String = plain.chars().take(60).collect();
    if short.trim_matches('.').is_empty() { "ministry".into() } else { short }
}

/// The path itself while nothing is there, else with the first number that is free.
fn unused(path: &Path) -> PathBuf {
    let numbered = |number: u32| {
        let mut name = path.as_os_str().to_os_string();
        name.push(format!("-{number}"));
        PathBuf::from(name)
    };
    if path.exists() { (2..).map(numbered).find(|path| !path.exists()).unwrap_or_default() } else { path.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_use_is_given_a_folder_of_the_ministry_inside() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let room = |path: &Path| room_in(path.into(), " กระทรวง/ก ");
        assert_eq!(room(folder.path()), folder.path());
        assert_eq!(room(&folder.path().join("new")), folder.path().join("new"));
        std::fs::write(folder.path().join("letter.docx"), "").expect("writable");
        assert_eq!(room(folder.path()), folder.path().join("กระทรวง-ก"));
        std::fs::create_dir(folder.path().join("กระทรวง-ก")).expect("writable");
        assert_eq!(room(folder.path()), folder.path().join("กระทรวง-ก-2"));
    }

    #[test]
    fn a_ministrys_name_is_a_folders_name_on_every_system() {
        assert_eq!(folder_name("กระทรวง: ก*ข"), "กระทรวง- ก-ข");
        assert_eq!(folder_name(&"ก".repeat(200)).chars().count(), 60);
        assert_eq!(folder_name(" .. "), "ministry");
    }
}
