//! Importing spreadsheets in four steps: choose files, say what their columns are, see and mend what would be stored, import.
//! The page knows a chosen file by a handle only, and decides by choices that it sends with every question.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use saisaat_core::{EditedRows, TakenBack, TakingBack};
use saisaat_import::{
    Candidate, Choices, Counts, Filter, Import, Label, Layout, Outcome, QuestionsAlike, ReadAs, SheetInfo, Skipped,
    Target, View, Workbook, guess_target, layout,
};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use tauri::ipc::Channel;
use tauri_specta::Event;

use crate::app_state::AppState;
use crate::dialogs;
use crate::error::{Answer, Failure};
use crate::imports;
use crate::imports::files::{Checked, Decided, File, Job, Kind};
use crate::imports::remembered::{Remembered, Understood};

/// A spreadsheet that the officer chose or dropped.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub(crate) struct ChosenFile {
    /// Stands for the file in the commands that follow.
    pub(crate) handle: String,
    /// Its name, to be shown.
    pub(crate) file_name: String,
}

/// Files were dropped on the window.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct FilesDropped {
    /// The files.
    pub(crate) files: Vec<ChosenFile>,
}

/// A target, to be chosen from.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct TargetInfo {
    /// The target.
    target: Target,
    /// What it is called.
    label: Label,
    /// The register it fills, as operations name it.
    register: String,
    /// What must be chosen before: `agency`, `year`, `round`, `session`, `scheme`, `wave`.
    asks_for: Vec<String>,
    /// The name by which the register is listed.
    listed: Option<String>,
    /// Whether its records have national ids.
    has_ids: bool,
}

/// How far it is; told at most twenty times a second.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(crate) struct ImportStep {
    /// Rows, or bytes of the file, dealt with.
    #[specta(type = u32)]
    done: u64,
    /// Of how many; 0 when nobody knows.
    #[specta(type = u32)]
    total: u64,
}

/// A spreadsheet that was read.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct OpenedFile {
    /// Its sheets.
    sheets: Vec<SheetInfo>,
    /// What it looks most like, or what was asked for.
    target: Target,
    /// How its letters are read.
    reading: ReadAs,
    /// Reading them as TIS-620 would change something.
    may_be_tis620: bool,
    /// How it is understood to begin with.
    understood: UnderstoodFile,
}

/// How a spreadsheet is understood.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct UnderstoodFile {
    /// What is decided.
    choices: Choices,
    /// What the columns mean was known from an earlier import of the same source.
    recognised: bool,
    /// What that makes of it.
    layout: Layout,
}

impl From<Understood> for UnderstoodFile {
    fn from(Understood { choices, recognised, layout }: Understood) -> Self {
        Self { choices, recognised, layout }
    }
}

/// What an import would do.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct CheckedFile {
    /// How many rows do what.
    counts: Counts,
    /// How many rows have a problem.
    with_problems: u32,
    /// How many rows have a repair.
    with_repairs: u32,
    /// How many rows have neither a whole surname nor an id.
    incomplete: u32,
    /// The sheet that is read.
    sheet: String,
    /// What is asked, answered or not, by its kind.
    questions: Vec<QuestionsAlike>,
    /// How many questions are unanswered: nothing is imported while there are any.
    unanswered: u32,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct Imported {
    /// How many rows did what.
    counts: Counts,
    /// How many rows had a problem.
    with_problems: u32,
    /// The operation, by which it can be taken back; absent when nothing changed.
    #[specta(type = Option<u32>)]
    operation: Option<i64>,
}

/// Every target.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_targets() -> Answer<Vec<TargetInfo>> {
    let info = |target: Target| TargetInfo {
        target,
        label: target.label(),
        register: target.register().into(),
        asks_for: target.asks_for().iter().map(|what| (*what).into()).collect(),
        listed: target.listed().map(Into::into),
        has_ids: target.has_ids(),
    };
    Ok(Target::all().into_iter().map(info).collect())
}

/// Lets the officer choose spreadsheets; none when none was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_choose(state: State<'_, AppState>) -> Answer<Vec<ChosenFile>> {
    state.away(|state| Ok(dialogs::spreadsheets(state.app()).into_iter().map(|path| keep(state, path)).collect())).await
}

/// Keeps a file that the officer chose or dropped.
pub(crate) fn keep(state: &AppState, path: PathBuf) -> ChosenFile {
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    ChosenFile { handle: state.keep(path), file_name }
}

/// Tells the page of files that were dropped on the window.
pub(crate) fn dropped(state: &AppState, paths: &[PathBuf]) {
    let files = paths.iter().filter(|path| path.is_file()).map(|path| keep(state, path.clone())).collect();
    // A page that is not there yet has nothing to do with them.
    let _ = FilesDropped { files }.emit(state.app());
}

/// Reads a chosen file and understands it as a target, or as what it looks most like.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_read(
    state: State<'_, AppState>,
    handle: String,
    target: Option<Target>,
    progress: Channel<ImportStep>,
) -> Answer<OpenedFile> {
    // In the session, so that whoever leaves the workspace from now on also ends this.
    let (files, room) = (state.imports.clone(), handle.clone());
    let job = state.with_open(move |_| Ok(files.open(&room))).await?;
    state
        .away(move |state| {
            let path =
                state.kept(&handle).ok_or_else(|| Failure::NotFound { what: "file".into(), key: handle.clone() })?;
            let mut tell = teller(&progress, &job);
            let workbook = Arc::new(imports::read(&path, &mut |step| tell(step.done, step.total))?);
            let target = target.or_else(|| guess_target(&workbook)).unwrap_or(Target::Roster);
            let opened = open(&workbook, target, &Remembered::read(&state.sources_file()?))?;
            state.imports.keep(&handle, &job, File { workbook, checked: None })?;
            Ok(opened)
        })
        .await
}

fn open(workbook: &Workbook, target: Target, remembered: &Remembered) -> Answer<OpenedFile> {
    let understood = remembered.open(workbook, target)?.into();
    let sheets = workbook.sheets.iter().map(SheetInfo::of).collect();
    let (reading, may_be_tis620) = (workbook.reading(), workbook.may_be_tis620());
    Ok(OpenedFile { sheets, target, reading, may_be_tis620, understood })
}

/// Understands a file that was read as another target, or its letters otherwise, as TIS-620 or as found.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_read_as(
    state: State<'_, AppState>,
    handle: String,
    target: Target,
    reading: ReadAs,
) -> Answer<OpenedFile> {
    state
        .away(move |state| {
            let (job, mut file) = (state.imports.begin(&handle, Kind::Looks)?, state.imports.get(&handle)?);
            Arc::make_mut(&mut file.workbook).read_as(reading);
            let opened = open(&file.workbook, target, &Remembered::read(&state.sources_file()?))?;
            state.imports.keep(&handle, &job, File { checked: None, ..file })?;
            Ok(opened)
        })
        .await
}

/// How the file is understood by the officer's decisions.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_layout(
    state: State<'_, AppState>,
    handle: String,
    target: Target,
    choices: Choices,
) -> Answer<UnderstoodFile> {
    state
        .away(move |state| {
            let workbook = state.imports.get(&handle)?.workbook;
            Ok(Remembered::read(&state.sources_file()?).understand(&workbook, target, choices)?.into())
        })
        .await
}

/// What importing would do; its rows are then asked for with [`import_rows`].
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_check(
    state: State<'_, AppState>,
    handle: String,
    decided: Decided,
    progress: Channel<ImportStep>,
) -> Answer<CheckedFile> {
    // Begun before the file is looked at: whoever reads its letters otherwise meanwhile ends this check.
    let job = state.imports.begin(&handle, Kind::Looks)?;
    let (file, watched) = (state.imports.get(&handle)?, job.clone());
    let checked = state
        .with_open(move |open| {
            let import = import_of(&file.workbook, &decided);
            let check = imports::check(&open.office, import, &mut rows(teller(&progress, &watched)))??;
            Ok(Checked { decided, check })
        })
        .await?;
    let counts = checked.check.counts;
    let incomplete = checked.check.count(Outcome::Skip(Skipped::Incomplete));
    let (with_problems, with_repairs) = (checked.check.with_problems, checked.check.with_repairs);
    let (questions, unanswered) = (QuestionsAlike::of(&checked.check.questions), checked.check.unanswered);
    let sheet = checked.check.sheet.clone();
    state.imports.checked(&handle, &job, checked)?;
    Ok(CheckedFile { counts, with_problems, with_repairs, incomplete, sheet, questions, unanswered })
}

fn import_of<'a>(workbook: &'a Workbook, decided: &'a Decided) -> Import<'a> {
    Import { workbook, target: decided.target, place: &decided.place, choices: &decided.choices }
}

/// Some rows of the last check, as they would be stored.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_rows(
    state: State<'_, AppState>,
    handle: String,
    filter: Filter,
    from: u32,
    count: u32,
) -> Answer<View> {
    state
        .away(move |state| {
            let (workbook, last) = state.imports.last_check(&handle)?;
            let page = from..from.saturating_add(count.min(500));
            Ok(last.check.view(&workbook, last.decided.target, &last.decided.choices, filter, page)?)
        })
        .await
}

/// The people that a row of the last check could be about.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_candidates(state: State<'_, AppState>, handle: String, row: u32) -> Answer<Vec<Candidate>> {
    let (workbook, last) = state.imports.last_check(&handle)?;
    state
        .with_open(move |open| {
            let import = import_of(&workbook, &last.decided);
            let surroundings = open.office.surroundings();
            Ok(open.office.read(|reader| import.candidates(reader, surroundings, row))??)
        })
        .await
}

/// Imports what the last check showed, checked anew, as one operation with one undo. Refused when anything was decided since.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_run(
    state: State<'_, AppState>,
    handle: String,
    decided: Decided,
    progress: Channel<ImportStep>,
) -> Answer<Imported> {
    let workbook = state.imports.check_of(&handle, &decided)?;
    let (job, book) = (state.imports.begin(&handle, Kind::Writes)?, Arc::clone(&workbook));
    let (done, operation, decided) = state
        .with_open(move |open| {
            let import = import_of(&book, &decided);
            let done = imports::write(&mut open.office, import, &mut rows(teller(&progress, &job)))??;
            let newest = open.office.operations(&saisaat_core::HistoryFilter::default(), None, 1)?;
            let operation = newest.first().filter(|_| done.rows > 0).map(|operation| operation.seq);
            Ok((done, operation, decided))
        })
        .await?;
    let check = state.tell(done)?;
    if let Ok(layout) = layout(&workbook, decided.target, &decided.choices) {
        let file = state.sources_file()?;
        // What the columns meant is a convenience: a disk that cannot keep it takes nothing from the import.
        let _ = Remembered::read(&file).keep(&file, decided.target, &layout, &decided.choices);
    }
    Ok(Imported { counts: check.counts, with_problems: check.with_problems, operation })
}

/// What taking an import back would do, as the officer decides on the rows edited since: how many rows go, which were edited,
/// and which other records need.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_weigh(state: State<'_, AppState>, operation: u32, edited: EditedRows) -> Answer<TakingBack> {
    state.with_open(move |open| Ok(open.office.weigh(operation.into(), &edited)?)).await
}

/// Takes an import back: what was edited since stays or goes as the officer decides, what others need stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_take_back(
    state: State<'_, AppState>,
    operation: u32,
    edited: EditedRows,
) -> Answer<TakenBack> {
    state.done(move |office| office.take_back(operation.into(), &edited)).await
}

/// Ends the reading, the check or the import of a file that is under way; nothing of it is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_cancel(state: State<'_, AppState>, handle: String) -> Answer<()> {
    state.imports.cancel(&handle);
    Ok(())
}

/// The officer is done with a file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_close(state: State<'_, AppState>, handle: String) -> Answer<()> {
    state.imports.forget(&handle);
    Ok(())
}

/// Tells the page how far it is, and stops when the job was ended.
fn teller<'a>(progress: &'a Channel<ImportStep>, job: &'a Job) -> impl FnMut(u64, u64) -> ControlFlow<()> + use<'a> {
    const PAUSE: Duration = Duration::from_millis(50);
    let mut told: Option<Instant> = None;
    move |done, total| {
        job.flow()?;
        let now = Instant::now();
        if told.is_none_or(|last| now.duration_since(last) >= PAUSE) {
            told = Some(now);
            // A page that went away needs no progress.
            let _ = progress.send(ImportStep { done, total });
        }
        ControlFlow::Continue(())
    }
}

/// The same, told in rows.
fn rows(mut tell: impl FnMut(u64, u64) -> ControlFlow<()>) -> impl FnMut(u32, u32) -> ControlFlow<()> {
    move |done, total| tell(done.into(), total.into())
}
