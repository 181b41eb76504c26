//! The workspace itself: which one is open, making, opening and closing one.

use std::path::{Path, PathBuf};

use saisaat_core::Error;
use serde::Serialize;
use specta::Type;
use tauri::{Manager, State};

use crate::desk::{Desk, Open};
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::workspace::{self, Contents};

/// The workspace the window has open, if any.
#[derive(Clone, Debug, Default, Serialize, Type)]
pub(crate) struct WorkspaceState {
    /// Whether one is open.
    open: bool,
    /// Its folder.
    path: Option<String>,
    /// The ministry's Thai name.
    ministry: Option<String>,
    /// Whether it is the synthetic ministry.
    sample: bool,
}

/// The workspace the window has open, if any.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_state(desk: State<'_, Desk>) -> Answer<WorkspaceState> {
    desk.away(|desk| desk.open().as_ref().map_or_else(|| Ok(WorkspaceState::default()), state)).await
}

/// Opens the synthetic ministry, made on first use in the program's own folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_create_sample(desk: State<'_, Desk>) -> Answer<WorkspaceState> {
    desk.away(|desk| {
        let home = desk.app().path().app_local_data_dir().map_err(|error| Failure::within(&error))?;
        set_out(desk, || open_sample(&home))
    })
    .await
}

/// Makes a workspace for a ministry in a folder that the officer chooses; none when no folder was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_create(desk: State<'_, Desk>, ministry_name: String) -> Answer<Option<WorkspaceState>> {
    desk.away(move |desk| {
        let chosen = dialogs::folder(desk.app(), "เลือกโฟลเดอร์สำหรับเก็บแฟ้มงาน");
        let create =
            |folder: PathBuf| workspace::create(&room_in(folder, &ministry_name), &ministry_name, Contents::Ministry);
        chosen.map(|folder| set_out(desk, || create(folder))).transpose()
    })
    .await
}

/// Opens the workspace in a folder that the officer chooses; none when no folder was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_open(desk: State<'_, Desk>) -> Answer<Option<WorkspaceState>> {
    desk.away(|desk| {
        let chosen = dialogs::folder(desk.app(), "เลือกโฟลเดอร์แฟ้มงาน");
        chosen.map(|folder| set_out(desk, || workspace::open(&folder))).transpose()
    })
    .await
}

/// Closes the workspace.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_close(desk: State<'_, Desk>) -> Answer<()> {
    desk.away(|desk| desk.open().take().map_or(Ok(()), |open| Ok(open.office.close()?))).await
}

/// Puts another workspace on the desk. The one before is closed first, for the other may be the same; when the other does not
/// open, none is.
fn set_out(desk: &Desk, open: impl FnOnce() -> Answer<Open>) -> Answer<WorkspaceState> {
    let mut place = desk.open();
    if let Some(before) = place.take() {
        before.office.close()?;
    }
    state(place.insert(open()?))
}

fn state(open: &Open) -> Answer<WorkspaceState> {
    Ok(WorkspaceState {
        open: true,
        path: Some(open.workspace.folder().display().to_string()),
        ministry: Some(open.office.read(|reader| reader.ministry())?.name_th),
        sample: workspace::is_sample(&open.office)?,
    })
}

/// The newest sample, or a new one. One whose making was interrupted has no ministry and is passed over.
fn open_sample(home: &Path) -> Answer<Open> {
    for number in 1.. {
        let folder = home.join(format!("sample-{number}"));
        if !folder.exists() {
            return workspace::create(&folder, "กระทรวงตัวอย่าง", Contents::Sample);
        }
        match workspace::open(&folder) {
            Err(Failure::NotFound { .. }) => {}
            other => return other,
        }
    }
    Err(Error::NotFound { what: "workspace", key: home.display().to_string() }.into())
}

/// The folder itself when it is new or empty, else one in it that is called after the ministry.
fn room_in(folder: PathBuf, ministry: &str) -> PathBuf {
    let holds_something = std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
    if holds_something { folder.join(ministry.trim().replace(['/', '\\', ':'], "-")) } else { folder }
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
    }
}
