//! Complaints. The case code and the days one is due are found on saving; who told is kept elsewhere.

use saisaat_core::registers::{Complaint, Due};
use saisaat_core::{Action, Verb};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::{Scope, remove, shown};
use crate::desk::Desk;
use crate::error::Answer;

/// A complaint as lists show it.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ComplaintRow {
    /// The record.
    #[serde(flatten)]
    complaint: Complaint,
    /// What must be done next; none once it is closed.
    due: Option<Due>,
}

/// Lists the complaints of a scope.
#[tauri::command]
#[specta::specta]
pub(crate) async fn complaints_list(desk: State<'_, Desk>, scope: Scope) -> Answer<Vec<ComplaintRow>> {
    desk.with_open(move |open| {
        let today = open.office.surroundings().clock.today();
        let complaints: Vec<Complaint> = shown(open.office.read(|reader| reader.list(&scope.into()))?);
        Ok(complaints.into_iter().map(|complaint| ComplaintRow { due: complaint.due(today), complaint }).collect())
    })
    .await
}

/// Adds or replaces a complaint; a new one gets its code, and days it is due that are not given are reckoned.
#[tauri::command]
#[specta::specta]
pub(crate) async fn complaints_save(desk: State<'_, Desk>, record: Complaint) -> Answer<()> {
    desk.operate(Action::on::<Complaint>(Verb::Save), move |tx| record.save(tx)).await
}

remove!(complaints_remove: Complaint);
