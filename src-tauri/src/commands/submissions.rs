//! Rounds that were handed in: handing in, how a round stands, a version again as it was.

use saisaat_core::registers::{Agency, Submission};
use saisaat_core::summaries::Difference;
use saisaat_core::values::{Date, Exact, FiscalYear, Id, Round};
use saisaat_core::{Unscorable, versions};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::reports::catalogue::{Wishes, report_of};
use crate::reports::form::{Form, Review};
use crate::reports::hand_in::{name_of, printed, write_again};

/// A version that was handed in, without what it says.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Version {
    /// Key.
    id: Id<Submission>,
    /// 1, 2, …
    version: i32,
    /// The day.
    submitted_on: Date,
    /// The officer's name.
    officer: String,
    /// The total.
    total: Option<Exact>,
    /// SHA-256 of the file.
    sha256: String,
    /// Note.
    note: String,
}

/// How a round stands that may have been handed in.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct RoundState {
    /// The versions, the newest first; none while it was not handed in.
    versions: Vec<Version>,
    /// What the registers say otherwise since the newest.
    changes: Difference,
    /// Why the registers can no longer be scored, a change by itself; none while they can.
    unscorable: Option<Failure>,
}

/// A version that was written again.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct WrittenAgain {
    /// The file.
    path: String,
    /// Whether it is as it was handed in, to the last bit.
    same: bool,
}

/// How an agency's round stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn submission_state(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
) -> Answer<RoundState> {
    state
        .with_open(move |open| {
            let state = open.office.submission_state(agency_id, year, round)?;
            let versions = open.office.read(|reader| versions(reader, agency_id, year, round))?;
            let unscorable = state.unscorable.map(|Unscorable { field, rule }| Failure::Invalid { field, rule });
            let versions = versions.into_iter().rev().map(Version::from).collect();
            Ok(RoundState { versions, changes: state.changes, unscorable })
        })
        .await
}

/// Hands a round in: the report goes into a file that the officer chooses. None when no file was chosen. One for the public is
/// refused with what may be a name in it until the officer `reviewed` that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn submission_make(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
    wishes: Wishes,
    note: String,
    reviewed: bool,
) -> Answer<Option<Version>> {
    let (report, form) = state
        .with_open(move |open| {
            let agency = open.office.read(|reader| reader.get(agency_id))?;
            Ok((report_of(&open.office, &agency, year, round)?, Form::of(&open.office, wishes)?))
        })
        .await?;
    state
        .away(move |state| {
            // Others may work while the report is printed and chosen a place; what they edit refuses the handing in.
            let printed = printed(state.printer()?, report, &form, Review::said(reviewed))?;
            let Some(chosen) = dialogs::new_pdf(state.app(), "ส่งรายงาน: บันทึกฉบับที่ส่ง", &printed.file_name)
            else {
                return Ok(None);
            };
            let handed_in = {
                let mut session = state.session();
                let open = session.open.as_mut().ok_or(Failure::Closed)?;
                printed.hand_in(&mut open.office, &note, chosen.outgoing())?
            };
            let version = Version::from(state.tell(handed_in.done)?);
            handed_in.written.map(|()| Some(version))
        })
        .await
}

/// Writes a version again as it was handed in, into a file that the officer chooses.
#[tauri::command]
#[specta::specta]
pub(crate) async fn submission_save(state: State<'_, AppState>, id: Id<Submission>) -> Answer<Option<WrittenAgain>> {
    let submission = state.read(move |reader| reader.get(id)).await?;
    state
        .away(move |state| {
            let name = format!("{}.pdf", name_of(&submission)?);
            let Some(chosen) = dialogs::new_pdf(state.app(), "บันทึกฉบับที่ส่ง", &name)
            else {
                return Ok(None);
            };
            let same = write_again(state.printer()?, &submission, chosen.outgoing(), &mut &*state)?;
            Ok(Some(WrittenAgain { path: chosen.shown(), same }))
        })
        .await
}

impl From<Submission> for Version {
    fn from(submission: Submission) -> Self {
        let Submission { id, version, submitted_on, officer, total, sha256, note, .. } = submission;
        Self { id, version, submitted_on, officer, total, sha256, note }
    }
}
