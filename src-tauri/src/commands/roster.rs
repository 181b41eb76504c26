//! Importing a roster: choose a spreadsheet, see what it would do, do it. The page knows a chosen file by a handle only.

use std::path::PathBuf;

use saisaat_core::registers::{Agency, Person};
use saisaat_core::values::Id;
use saisaat_core::{Action, Verb};
use saisaat_import::{Counts, RosterPreview, Workbook};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::desk::Desk;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::roster;

/// A spreadsheet that the officer chose.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ChosenFile {
    /// Stands for the file in the commands that follow.
    handle: String,
    /// Its name, to be shown.
    file_name: String,
}

/// Lets the officer choose a spreadsheet; none when none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn roster_choose(desk: State<'_, Desk>) -> Answer<Option<ChosenFile>> {
    desk.away(|desk| {
        Ok(dialogs::spreadsheet(desk.app()).map(|path| {
            let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            ChosenFile { handle: desk.keep(path), file_name }
        }))
    })
    .await
}

/// What importing the spreadsheet would do, row by row; without an agency it goes to the ministry.
#[tauri::command]
#[specta::specta]
pub(crate) async fn roster_preview(
    desk: State<'_, Desk>,
    handle: String,
    agency_id: Option<Id<Agency>>,
) -> Answer<RosterPreview> {
    let workbook = read(&desk, handle).await?;
    let plan = desk
        .with_open(move |open| {
            let today = open.office.surroundings().clock.today();
            Ok(open.office.read(|reader| roster::plan(reader, &workbook, agency_id, today))??)
        })
        .await?;
    Ok(plan.preview())
}

/// Imports the spreadsheet, planned anew, as one operation with one undo.
#[tauri::command]
#[specta::specta]
pub(crate) async fn roster_import(
    desk: State<'_, Desk>,
    handle: String,
    agency_id: Option<Id<Agency>>,
) -> Answer<Counts> {
    let workbook = read(&desk, handle).await?;
    let import = Action::on::<Person>(Verb::Import);
    Ok(desk.operate(import, move |tx| roster::import(tx, &workbook, agency_id)).await??.counts())
}

async fn read(desk: &Desk, handle: String) -> Answer<Workbook> {
    desk.away(move |desk| {
        let path: PathBuf = desk.kept(&handle).ok_or(Failure::NotFound { what: "file".into(), key: handle })?;
        Ok(saisaat_import::read_workbook(&path)?)
    })
    .await
}
