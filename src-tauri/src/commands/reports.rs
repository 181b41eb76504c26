//! The indicator report: its pages for the preview, one in a file, all in a folder.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use saisaat_core::registers::Agency;
use saisaat_core::summaries::IndicatorReport;
use saisaat_core::values::{FiscalYear, Id, Round};
use serde::Serialize;
use specta::Type;
use specta::datatype::DataType;
use tauri::State;
use tauri::ipc::{Channel, InvokeResponseBody, IpcResponse};

use crate::desk::Desk;
use crate::dialogs;
use crate::door::Open;
use crate::error::{Answer, Failure};
use crate::reports::{self, Written};

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

/// How far a run over all agencies has come; at most twenty a second, the last one always.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct ReportProgress {
    /// Reports written.
    done: u32,
    /// Reports asked for.
    total: u32,
    /// The agency of the newest.
    agency: String,
}

/// The report of an agency as a PDF document.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_preview(
    desk: State<'_, Desk>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
    thai_digits: bool,
) -> Answer<Document> {
    let report = desk.with_open(move |open| gather(open, agency_id, year, round)).await?;
    desk.away(move |desk| {
        Ok(Document(
            desk.printer()?.print(saisaat_report::Document::IndicatorReport(&report), &reports::digits(thai_digits))?,
        ))
    })
    .await
}

/// Writes the report of an agency into a file that the officer chooses; answers its path, none when no file was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_save(
    desk: State<'_, Desk>,
    agency_id: Id<Agency>,
    year: FiscalYear,
    round: Round,
    thai_digits: bool,
) -> Answer<Option<String>> {
    let report = desk.with_open(move |open| gather(open, agency_id, year, round)).await?;
    desk.away(move |desk| {
        let Some(path) = dialogs::new_pdf(desk.app(), "บันทึกรายงาน", &reports::file_name(&report))
        else {
            return Ok(None);
        };
        let pdf =
            desk.printer()?.print(saisaat_report::Document::IndicatorReport(&report), &reports::digits(thai_digits))?;
        reports::write_whole(&path, &pdf)?;
        note(desk, 1)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Writes the reports of all agencies with an agreement into a folder that the officer chooses; answers the folder, none when
/// no folder was chosen or the run was cancelled.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_all(
    desk: State<'_, Desk>,
    year: FiscalYear,
    round: Round,
    thai_digits: bool,
    progress: Channel<ReportProgress>,
) -> Answer<Option<String>> {
    let wanted = desk.with_open(move |open| reports::of_all(&open.office, year, round)).await?;
    desk.away(move |desk| {
        let Some(folder) = dialogs::folder(desk.app(), "เลือกโฟลเดอร์สำหรับรายงานทุกส่วนราชการ")
        else {
            return Ok(None);
        };
        desk.cancelled.store(false, Ordering::Relaxed);
        let files = print_all(desk, &wanted, thai_digits, &folder, &progress)?;
        let Some(files) = files else { return Ok(None) };
        note(desk, files.len())?;
        Ok(Some(folder.display().to_string()))
    })
    .await
}

/// Ends a run over all agencies; reports that are written by then stand.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report_cancel(desk: State<'_, Desk>) -> Answer<()> {
    desk.cancelled.store(true, Ordering::Relaxed);
    Ok(())
}

fn gather(open: &Open, agency: Id<Agency>, year: FiscalYear, round: Round) -> Answer<IndicatorReport> {
    let agency = open.office.read(|reader| reader.get(agency))?;
    reports::of_agency(&open.office, &agency, year, round)
}

fn print_all(
    desk: &Desk,
    wanted: &[IndicatorReport],
    thai_digits: bool,
    folder: &Path,
    progress: &Channel<ReportProgress>,
) -> Answer<Option<Vec<PathBuf>>> {
    let told: Mutex<Option<Instant>> = Mutex::default();
    let tell = |written: Written<'_>| {
        let mut told = told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let due = told.is_none_or(|last| last.elapsed() >= Duration::from_millis(50));
        if due || written.done == written.total {
            *told = Some(Instant::now());
            // A page that is gone needs no progress; the run goes on.
            let _ = progress.send(ReportProgress {
                done: count(written.done),
                total: count(written.total),
                agency: written.agency.name_th.clone(),
            });
        }
    };
    reports::print_all(desk.printer()?, wanted, &reports::digits(thai_digits), folder, &desk.cancelled, tell)
}

fn note(desk: &Desk, reports: usize) -> Answer<()> {
    match desk.door().open.as_mut() {
        Some(open) => reports::note_export(&mut open.office, reports),
        None => Err(Failure::Closed),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
