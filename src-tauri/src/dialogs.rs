//! Native choosers, opened from here so that the page never handles a path it did not get from the officer.
//!
//! With the feature `e2e` they are answered from the file that the variable `SAISAAT_ANSWERS` names: one path per line, the
//! first taken each time. To be called off the main thread, for they wait.

use std::path::PathBuf;

use saisaat_core::files::{Existing, FileKind, Outgoing};
use saisaat_core::workspace::KIND_LIMITS;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::calendar;

/// Spreadsheets to import.
pub(crate) fn spreadsheets(app: &AppHandle) -> Vec<PathBuf> {
    const KINDS: &[&str] = &["xlsx", "xlsm", "xls", "csv", "tsv", "txt", "htm", "html", "xml"];
    let dialog = dialog(app, "เลือกไฟล์ที่จะนำเข้า").add_filter("ตารางข้อมูล (Excel, CSV)", KINDS);
    answers(|| dialog.add_filter("ทุกไฟล์", &["*"]).blocking_pick_files())
}

/// A file to attach as evidence: of the types that are taken in.
pub(crate) fn evidence(app: &AppHandle) -> Option<PathBuf> {
    let kinds: Vec<&str> = KIND_LIMITS.iter().map(|kind| kind.extension).collect();
    let dialog = dialog(app, "เลือกไฟล์หลักฐาน").add_filter("PDF รูปภาพ และเอกสาร Office", &kinds);
    answer(|| dialog.blocking_pick_file())
}

/// A picture for an agency's covers.
pub(crate) fn emblem(app: &AppHandle) -> Option<PathBuf> {
    let dialog = dialog(app, "เลือกตราสัญลักษณ์").add_filter("ภาพ PNG หรือ SVG", &["png", "svg"]);
    answer(|| dialog.blocking_pick_file())
}

/// Where a file is to be saved, and whether the officer agreed that one of its name goes.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    path: PathBuf,
    kind: FileKind,
    existing: Existing,
}

impl Chosen {
    /// The file to write.
    pub(crate) fn outgoing(&self) -> Outgoing<'_> {
        Outgoing { kind: self.kind, existing: self.existing, ..Outgoing::pdf(&self.path) }
    }

    /// Its path, to be shown.
    pub(crate) fn shown(&self) -> String {
        self.path.display().to_string()
    }
}

/// A folder, which may be made in the chooser.
pub(crate) fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    let dialog = dialog(app, title).set_can_create_directories(true);
    answer(|| dialog.blocking_pick_folder())
}

/// Where to save a PDF document.
pub(crate) fn new_pdf(app: &AppHandle, title: &str, name: &str) -> Option<Chosen> {
    new_of_kind(dialog(app, title).set_file_name(name).add_filter("PDF", &["pdf"]), FileKind::PDF)
}

/// Where to save a document as a file of its kind.
pub(crate) fn new_document(app: &AppHandle, title: &str, name: &str, kind: FileKind) -> Option<Chosen> {
    let called = match kind {
        FileKind::TEXT => "Word",
        FileKind::WORKBOOK => "Excel",
        _ => "PDF",
    };
    new_of_kind(dialog(app, title).set_file_name(name).add_filter(called, &[kind.extension]), kind)
}

/// Where to save a workbook.
pub(crate) fn new_workbook(app: &AppHandle, title: &str, name: &str) -> Option<Chosen> {
    new_of_kind(dialog(app, title).set_file_name(name).add_filter("Excel", &["xlsx"]), FileKind::WORKBOOK)
}

/// Where to save an iCalendar file.
pub(crate) fn new_calendar(app: &AppHandle, name: &str) -> Option<Chosen> {
    let dialog = dialog(app, "บันทึกปฏิทิน").set_file_name(format!("{name}.ics"));
    new_of_kind(dialog.add_filter("iCalendar", &["ics"]), calendar::KIND)
}

/// Where to save a copy of a file that has a name already.
pub(crate) fn new_copy(app: &AppHandle, title: &str, name: &str, kind: FileKind) -> Option<Chosen> {
    new_of_kind(dialog(app, title).set_file_name(name), kind)
}

/// The chooser asked before a name that is there was taken; a name that is made longer here it did not see.
fn new_of_kind(dialog: FileDialogBuilder<tauri::Wry>, kind: FileKind) -> Option<Chosen> {
    answer(|| dialog.blocking_save_file()).map(|path| match path.extension() {
        Some(extension) if extension.eq_ignore_ascii_case(kind.extension) => {
            Chosen { path, kind, existing: Existing::Replace }
        }
        _ => Chosen { path: path.with_added_extension(kind.extension), kind, existing: Existing::Refuse },
    })
}

fn dialog(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    app.dialog().file().set_title(title)
}

#[cfg(not(feature = "e2e"))]
fn answers(ask: impl FnOnce() -> Option<Vec<FilePath>>) -> Vec<PathBuf> {
    ask().unwrap_or_default().into_iter().filter_map(|file| file.into_path().ok()).collect()
}

/// The list answers with one file.
#[cfg(feature = "e2e")]
fn answers(ask: impl FnOnce() -> Option<Vec<FilePath>>) -> Vec<PathBuf> {
    answer(|| ask()?.into_iter().next()).into_iter().collect()
}

#[cfg(not(feature = "e2e"))]
fn answer(ask: impl FnOnce() -> Option<FilePath>) -> Option<PathBuf> {
    ask()?.into_path().ok()
}

#[cfg(feature = "e2e")]
fn answer(ask: impl FnOnce() -> Option<FilePath>) -> Option<PathBuf> {
    let Some(list) = std::env::var_os("SAISAAT_ANSWERS") else {
        return ask()?.into_path().ok();
    };
    let text = std::fs::read_to_string(&list).ok()?;
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    std::fs::write(&list, rest).ok()?;
    // An empty line, or an empty list, is a chooser that was closed.
    (!first.trim().is_empty()).then(|| first.trim().into())
}
