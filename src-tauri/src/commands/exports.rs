//! Lists as workbooks, blank workbooks to fill in, and rows that could not be imported; each into a file that the officer
//! chooses.

use saisaat_import::{Ids, OutError, Place, Target, write_blank};
use tauri::State;

use crate::app_state::AppState;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::exports::{self, properties};

/// Writes a list of a place into a workbook that the officer chooses, national ids masked unless `whole_ids`; answers its
/// path, none when no file was chosen. The audit log tells beforehand how many records leave, and whether their ids are whole.
#[tauri::command]
#[specta::specta]
pub(crate) async fn list_export(
    state: State<'_, AppState>,
    name: String,
    place: Place,
    whole_ids: bool,
) -> Answer<Option<String>> {
    let list = Target::of_name(&name).ok_or_else(|| Failure::NotFound { what: "list".into(), key: name.clone() })?;
    let ids = if whole_ids { Ids::Whole } else { Ids::Masked };
    state
        .away(move |state| {
            let title = format!("บันทึก{}เป็น Excel", list.label().th);
            let Some(chosen) = dialogs::new_workbook(state.app(), &title, &format!("{}.xlsx", list.label().th)) else {
                return Ok(None);
            };
            let mut session = state.session();
            let open = session.open.as_mut().ok_or(Failure::Closed)?;
            exports::write(&mut open.office, list, &place, ids, chosen.outgoing())?;
            Ok(Some(chosen.shown()))
        })
        .await
}

/// Writes a blank workbook of a target; answers its path, none when no file was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn template_save(state: State<'_, AppState>, target: Target) -> Answer<Option<String>> {
    state
        .away(move |state| {
            let name = format!("แบบฟอร์ม{}.xlsx", target.label().th);
            let Some(chosen) = dialogs::new_workbook(state.app(), "บันทึกแบบฟอร์มเปล่า", &name)
            else {
                return Ok(None);
            };
            let session = state.session();
            let open = session.open.as_ref().ok_or(Failure::Closed)?;
            write_blank(target, chosen.outgoing(), &properties(&open.office, target.label().th))?;
            Ok(Some(chosen.shown()))
        })
        .await
}

/// Writes the rows of the last check that something is wrong with, with a column saying what; answers the file's path, none
/// when no file was chosen. Their ids are whole, as the audit log tells.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_save_problems(state: State<'_, AppState>, handle: String) -> Answer<Option<String>> {
    state
        .away(move |state| {
            let (workbook, last) = state.imports.last_check(&handle)?;
            let Some(chosen) = dialogs::new_workbook(state.app(), "บันทึกแถวที่มีปัญหา", "แถวที่มีปัญหา.xlsx")
            else {
                return Ok(None);
            };
            let mut session = state.session();
            exports::write_problems(
                &mut session.open.as_mut().ok_or(Failure::Closed)?.office,
                &workbook,
                &last,
                chosen.outgoing(),
            )?;
            Ok(Some(chosen.shown()))
        })
        .await
}

impl From<OutError> for Failure {
    fn from(error: OutError) -> Self {
        Self::file(&error.path, &error.source)
    }
}
