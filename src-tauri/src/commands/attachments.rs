//! Evidence files attached to records: attached through a chooser, looked at in a plain copy that is wiped, saved elsewhere.

use std::path::PathBuf;

use saisaat_core::registers::{Attachment, Scope};
use saisaat_core::values::Id;
use saisaat_core::workspace::{SIZE_LIMIT, kind_of};
use saisaat_core::{Action, Error, Rule, Verb};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::opened;
use super::remove;
use crate::app_state::AppState;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::workspace::Open;

/// An attachment, and whether its file is there.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct AttachmentRow {
    /// The attachment.
    #[serde(flatten)]
    attachment: Attachment,
    /// Whether its file is missing; whether it is as it was is found when it is opened, or by a check of the workspace.
    missing: bool,
}

/// Lists the files attached to a record.
#[tauri::command]
#[specta::specta]
pub(crate) async fn attachments_list(state: State<'_, AppState>, record_id: String) -> Answer<Vec<AttachmentRow>> {
    state
        .with_open(move |open| {
            let of_record = Scope { parent: Some(&record_id), ..Scope::default() };
            let attachments: Vec<Attachment> = open.office.read(|reader| reader.list(&of_record))?;
            let store = open.workspace.evidence_store(&open.office);
            let row = |attachment: Attachment| AttachmentRow { missing: !store.holds(&attachment.sha256), attachment };
            Ok(attachments.into_iter().map(row).collect())
        })
        .await
}

/// Attaches a file that the officer chooses; none when none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn attach(
    state: State<'_, AppState>,
    register: String,
    record_id: String,
) -> Answer<Option<Attachment>> {
    let Some((name, bytes)) = state.away(|state| dialogs::evidence(state.app()).map(read).transpose()).await? else {
        return Ok(None);
    };
    let attached = state
        .with_open(move |open| Ok(open.workspace.attach(&mut open.office, &register, &record_id, &name, &bytes)?))
        .await?;
    state.changed(&[<Attachment as saisaat_core::registers::Record>::TABLE])?;
    Ok(Some(attached))
}

/// Shows a file in the program that the system has for it; the copy it is shown from is wiped when the workspace is left.
#[tauri::command]
#[specta::specta]
pub(crate) async fn attachment_open(state: State<'_, AppState>, id: Id<Attachment>) -> Answer<()> {
    let evidence = state.evidence.clone();
    let copy = state
        .with_open(move |open| {
            let copy = open.workspace.open_evidence(&open.office, id, evidence.folder()?)?;
            note(open, id)?;
            Ok(copy)
        })
        .await?;
    state.away(move |_| opened::show(&copy)).await
}

/// Saves a copy of a file where the officer chooses; answers where, or none when no place was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn attachment_save_copy(state: State<'_, AppState>, id: Id<Attachment>) -> Answer<Option<String>> {
    let attachment = state.read(move |reader| reader.get(id)).await?;
    let name = attachment.name.clone();
    let kind = kind_of(&name).ok_or_else(|| Error::invalid("file", Rule::UnknownType))?;
    let choose = move |state: &AppState| Ok(dialogs::new_copy(state.app(), "บันทึกสำเนาไฟล์หลักฐาน", &name, kind));
    let Some(chosen) = state.away(choose).await? else {
        return Ok(None);
    };
    state
        .with_open(move |open| {
            let bytes = open.workspace.evidence_store(&open.office).read(&attachment.sha256)?;
            chosen.outgoing().write(&bytes)?;
            note(open, id)?;
            Ok(Some(chosen.shown()))
        })
        .await
}

remove!(attachments_remove: Attachment);

/// Its bytes left the workspace, which the audit log says.
fn note(open: &mut Open, id: Id<Attachment>) -> Answer<()> {
    Ok(open.office.record_about(Action::on::<Attachment>(Verb::Export), &id.to_string())?)
}

/// A file's name and bytes; one that is too large is refused before it is read.
fn read(path: PathBuf) -> Answer<(String, Vec<u8>)> {
    let failed = |cause| Failure::file(&path, &cause);
    let size = std::fs::metadata(&path).map_err(failed)?.len();
    if usize::try_from(size).unwrap_or(usize::MAX) > SIZE_LIMIT {
        return Err(Error::invalid("file", Rule::FileTooLarge).into());
    }
    let bytes = std::fs::read(&path).map_err(failed)?;
    Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_large_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("large.pdf");
        let file = std::fs::File::create(&path).expect("writable");
        file.set_len(SIZE_LIMIT as u64 + 1).expect("sparse");
        let refused = read(path);
        assert!(matches!(refused, Err(Failure::Invalid { rule, .. }) if rule == Rule::FileTooLarge));
    }
}
