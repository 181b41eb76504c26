//! Documents of the catalogue: their pages for the preview, one in a file, a ministry's pack in a folder.

use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use saisaat_core::registers::Agency;
use saisaat_core::summaries::Remark;
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::workspace::EvidenceStore;
use saisaat_core::{Office, files};
use saisaat_report::Format;
use serde::{Deserialize, Serialize};
use specta::Type;
use specta::datatype::DataType;
use tauri::State;
use tauri::ipc::{Channel, InvokeResponseBody, IpcResponse};

use super::opened;
use crate::app_state::AppState;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::reports::catalogue::{self, Gathered, Order, Wishes};
use crate::reports::form::{Form, Formed, Review};
use crate::reports::pack::{self, Pack, PackProgress, Packed};
use crate::reports::{self, Source, agencies_with_agreement, proof};
use crate::workspace::Open;

/// A PDF document on its way to the page, as bytes and not as a list of numbers.
pub(crate) struct Document(Vec<u8>);

impl IpcResponse for Document {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

impl Type for Document {
    fn definition(_: &mut specta::Types) -> DataType {
        specta_typescript::define("ArrayBuffer").into()
    }
}

/// How far a pack has come; told at most twenty times a second, the last time always.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct PackStep {
    /// Agencies dealt with.
    done: u32,
    /// Agencies with an agreement.
    total: u32,
    /// The newest.
    agency: String,
}

/// Whose document it is: an agency's, or one training session's or award scheme's.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case", tag = "of", content = "key")]
pub(crate) enum Whose {
    /// An agency's.
    Agency(Id<Agency>),
    /// A record's, by its key.
    Record(String),
}

/// A document as PDF.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_preview(
    state: State<'_, AppState>,
    order: Order,
    whose: Whose,
    wishes: Wishes,
) -> Answer<Document> {
    // To look at it is to review it.
    let (gathered, store) =
        state.with_open(move |open| Ok((one(open, order, &whose, wishes)?.document, files_of(open, order)))).await?;
    state
        .away(move |state| {
            let gathered = with_files(gathered, store.as_ref())?;
            Ok(Document(state.printer()?.print(gathered.document(), &wishes.options())?))
        })
        .await
}

/// What a reader of the round's report would stumble on, what holds it back first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_remarks(
    state: State<'_, AppState>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
) -> Answer<Vec<Remark>> {
    state.away(move |state| proof::remarks(&mut &*state, state.printer()?, agency_id, year, round)).await
}

/// Writes a document as a file of a format into the place that the officer chooses; answers its path, none when no file was chosen. One for the public
/// is refused with what may be a name in it until the officer `reviewed` that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_save(
    state: State<'_, AppState>,
    order: Order,
    whose: Whose,
    wishes: Wishes,
    format: Format,
    reviewed: bool,
) -> Answer<Option<String>> {
    let review = Review::said(reviewed);
    let (gathered, store) = state
        .with_open(move |open| Ok((one(open, order, &whose, wishes)?.reviewed(review)?, files_of(open, order))))
        .await?;
    let gathered = gathered.offering(format)?;
    state
        .away(move |state| {
            let (name, kind) = (gathered.file_name_in(format), catalogue::file_kind(format));
            let Some(chosen) = dialogs::new_document(state.app(), "บันทึกเอกสาร", &name, kind)
            else {
                return Ok(None);
            };
            let gathered = with_files(gathered, store.as_ref())?;
            let bytes = state.printer()?.print(gathered.document(), &wishes.options_in(format))?;
            reports::one_attended(&mut &*state, |_| Ok(chosen.outgoing().write(&bytes)?))?;
            Ok(Some(chosen.shown()))
        })
        .await
}

/// Opens a document in the system's PDF viewer, to be printed there; the copy is wiped when the workspace is left.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_open(
    state: State<'_, AppState>,
    order: Order,
    whose: Whose,
    wishes: Wishes,
    reviewed: bool,
) -> Answer<()> {
    let review = Review::said(reviewed);
    let (gathered, store) = state
        .with_open(move |open| Ok((one(open, order, &whose, wishes)?.reviewed(review)?, files_of(open, order))))
        .await?;
    state
        .away(move |state| {
            let gathered = with_files(gathered, store.as_ref())?;
            let copy = state.evidence.folder()?.join(gathered.file_name());
            let pdf = state.printer()?.print(gathered.document(), &wishes.options())?;
            reports::one_attended(&mut &*state, |_| Ok(files::replace(&copy, &pdf)?))?;
            opened::show(&copy)
        })
        .await
}

/// Writes the pack of a round, every agency's report with the roll-up, a cover and a manifest, into a folder that the officer
/// chooses; none when no folder was chosen. In the folder of an earlier pack it goes on where that stopped.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_pack(
    state: State<'_, AppState>,
    year: FiscalYear,
    round: Round,
    wishes: Wishes,
    reviewed: bool,
    progress: Channel<PackStep>,
) -> Answer<Option<Packed>> {
    let agencies = state.with_open(move |open| agencies_with_agreement(&open.office, year)).await?;
    state
        .away(move |state| {
            let Some(folder) = dialogs::folder(state.app(), "เลือกโฟลเดอร์สำหรับชุดรายงาน")
            else {
                return Ok(None);
            };
            state.cancelled.store(false, Ordering::Relaxed);
            let wanted = Pack { year, round, wishes, review: Review::said(reviewed), folder };
            let tell = teller(&progress);
            let packed = pack::make(&wanted, state.printer()?, &agencies, &mut &*state, &state.cancelled, tell)?;
            Ok(Some(packed))
        })
        .await
}

/// Ends the making of a pack; reports that are written by then stand.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_cancel(state: State<'_, AppState>) -> Answer<()> {
    state.cancelled.store(true, Ordering::Relaxed);
    Ok(())
}

impl Source for &AppState {
    fn read<T>(&mut self, job: impl FnOnce(&Office) -> Answer<T>) -> Answer<T> {
        match self.session().open.as_ref() {
            Some(open) => job(&open.office),
            None => Err(Failure::Closed),
        }
    }

    fn note(&mut self, line: impl FnOnce(&mut Office) -> Answer<()>) -> Answer<()> {
        match self.session().open.as_mut() {
            Some(open) => line(&mut open.office),
            None => Err(Failure::Closed),
        }
    }
}

fn one(open: &Open, order: Order, whose: &Whose, wishes: Wishes) -> Answer<Formed<Gathered>> {
    let office = &open.office;
    let whose = match whose {
        Whose::Record(key) => saisaat_report::Whose::Record(key),
        Whose::Agency(agency) => saisaat_report::Whose::Agency(*agency),
    };
    let gathered = catalogue::one(office, order, whose, None)?;
    Form::of(office, wishes)?.apply(gathered)
}

/// Where attached files are read from, outside the lock, where they are asked for.
fn files_of(open: &Open, order: Order) -> Option<EvidenceStore> {
    order.with_files.then(|| open.workspace.evidence_store(&open.office))
}

fn with_files(gathered: Gathered, store: Option<&EvidenceStore>) -> Answer<Gathered> {
    match store {
        Some(store) => gathered.with_files(store),
        None => Ok(gathered),
    }
}

/// Tells the page of each step, but not faster than it can show them.
fn teller(progress: &Channel<PackStep>) -> impl Fn(PackProgress<'_>) + Sync + '_ {
    let told: Mutex<Option<Instant>> = Mutex::default();
    move |step| {
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        let due = told.is_none_or(|last| last.elapsed() >= Duration::from_millis(50));
        if due || step.done == step.total {
            *told = Some(Instant::now());
            // A page that is gone needs no progress; the run goes on.
            let _ = progress.send(PackStep {
                done: count(step.done),
                total: count(step.total),
                agency: step.agency.to_owned(),
            });
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
