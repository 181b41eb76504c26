//! The application's state: the session with the workspace that the window has open, and the printer. What every command works at.
//!
//! Invariant: the database is touched by one command at a time and never on the main thread; after every change the page is
//! told which tables changed.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};

use saisaat_core::{Action, Done, Office, Reader, Tx};
use saisaat_report::Printer;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::backup_status::BackupStatus;
use crate::clipboard::IdClipboard;
use crate::emblems;
use crate::error::{Answer, Failure};
use crate::imports::files::Files;
use crate::questions::Questions;
use crate::recents::Recents;
use crate::session::{OpenedEvidence, Session};
use crate::wake::Wake;
use crate::workspace::Open;

/// Tells the page which tables a write, an undo or a redo changed.
#[derive(Clone, Debug, Serialize, Deserialize, Type, Event)]
pub(crate) struct Changed {
    /// The tables, by name.
    pub(crate) tables: Vec<String>,
}

/// What the window works at; cheap to clone.
#[derive(Clone)]
pub(crate) struct AppState {
    app: AppHandle,
    session: Arc<Mutex<Session>>,
    /// How backing up stands; apart from the session, which is held while it runs.
    pub(crate) auto_backup: Arc<Mutex<BackupStatus>>,
    /// A national id that was copied, to be cleared when the workspace is left.
    pub(crate) clipboard: IdClipboard,
    /// Evidence opened in plain, to be wiped even when the session is held.
    pub(crate) evidence: OpenedEvidence,
    printer: Arc<OnceLock<Printer>>,
    chosen: Arc<Mutex<Vec<PathBuf>>>,
    /// The page holds text that was typed and not saved.
    pub(crate) unsaved: Arc<AtomicBool>,
    /// Raised to end a run of reports.
    pub(crate) cancelled: Arc<AtomicBool>,
    /// The spreadsheets that are open.
    pub(crate) imports: Files,
    /// What the lists of the page ask.
    pub(crate) questions: Questions,
    /// Wakes the filling of the search index.
    pub(crate) filling: Wake,
}

impl AppState {
    /// At the start.
    ///
    /// # Errors
    /// When the system names no folder for programs' files.
    pub(crate) fn new(app: AppHandle) -> tauri::Result<Self> {
        let recents = Recents::in_file(app.path().app_config_dir()?.join("recent.json"));
        // In memory and this officer's alone where there is such a folder.
        let private = app.path().runtime_dir().or_else(|_| app.path().app_cache_dir())?;
        let evidence = OpenedEvidence::in_folder(private.join("saisaat-opened"));
        let clipboard = IdClipboard::default();
        let imports = Files::default();
        let session = Session::new(recents, evidence.clone(), clipboard.clone(), imports.clone());
        Ok(Self {
            app,
            session: Arc::new(Mutex::new(session)),
            auto_backup: Arc::default(),
            clipboard,
            evidence,
            printer: Arc::default(),
            chosen: Arc::default(),
            unsaved: Arc::default(),
            cancelled: Arc::default(),
            imports,
            questions: Questions::default(),
            filling: Wake::default(),
        })
    }

    /// Asks the open workspace.
    ///
    /// # Errors
    /// [`Failure::Closed`], or what the question returns.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Reader<'_>) -> saisaat_core::Result<T> + Send + 'static,
    ) -> Answer<T> {
        self.with_open(|open| Ok(open.office.read(question)?)).await
    }

    /// Changes the open workspace, as one operation, and tells the page.
    ///
    /// # Errors
    /// [`Failure::Closed`], or what the work returns; nothing has changed then.
    pub(crate) async fn operate<T: Send + 'static>(
        &self,
        action: Action,
        work: impl FnOnce(&Tx<'_>) -> saisaat_core::Result<T> + Send + 'static,
    ) -> Answer<T> {
        let done = self.with_open(move |open| Ok(open.office.operate(action, work)?)).await?;
        self.tell(done)
    }

    /// Undoes or redoes, and tells the page; `None` when there was nothing to do.
    ///
    /// # Errors
    /// [`Failure::Closed`] or [`Failure::Conflict`].
    pub(crate) async fn travel(
        &self,
        step: impl FnOnce(&mut Office) -> saisaat_core::Result<Option<Done<Action>>> + Send + 'static,
    ) -> Answer<Option<Action>> {
        let done = self.with_open(|open| Ok(step(&mut open.office)?)).await?;
        done.map(|done| self.tell(done)).transpose()
    }

    /// Changes the open workspace in a way of the core's own, and tells the page.
    ///
    /// # Errors
    /// [`Failure::Closed`], or what the change returns.
    pub(crate) async fn done<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Office) -> saisaat_core::Result<Done<T>> + Send + 'static,
    ) -> Answer<T> {
        let done = self.with_open(|open| Ok(change(&mut open.office)?)).await?;
        self.tell(done)
    }

    /// Does a job at the open workspace, off the main thread.
    ///
    /// # Errors
    /// [`Failure::Closed`], or what the job returns.
    pub(crate) async fn with_open<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Open) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        self.with_session(move |session| job(session.open.as_mut().ok_or(Failure::Closed)?)).await
    }

    /// Does a job with the session, off the main thread.
    ///
    /// # Errors
    /// What the job returns.
    pub(crate) async fn with_session<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Session) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        self.away(move |state| job(&mut state.session())).await
    }

    /// Does a job off the main thread.
    ///
    /// # Errors
    /// What the job returns; [`Failure::Db`] when it died.
    pub(crate) async fn away<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Self) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let state = self.clone();
        let done = move || {
            let answer = job(&state);
            state.filling.wake();
            answer
        };
        let answer = tauri::async_runtime::spawn_blocking(done).await;
        answer.unwrap_or_else(|died| Err(Failure::within(&died)))
    }

    /// The session with the open workspace. A job that died left its transaction undone, so what it held is sound.
    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The session, unless a job holds it.
    pub(crate) fn session_if_free(&self) -> Option<MutexGuard<'_, Session>> {
        match self.session.try_lock() {
            Ok(session) => Some(session),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Does a job that may go into a workspace, off the main thread, and takes over what is known of the one it went into.
    ///
    /// # Errors
    /// What the job returns.
    pub(crate) async fn go<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Session) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        self.away(move |state| {
            let went = job(&mut state.session());
            state.know_last_backup();
            went
        })
        .await
    }

    /// The printer, its fonts loaded at the first report.
    ///
    /// # Errors
    /// [`Failure::Report`].
    pub(crate) fn printer(&self) -> Answer<&Printer> {
        if self.printer.get().is_none() {
            // Of two that come at once, one is kept.
            let _ = self.printer.set(emblems::printer()?);
        }
        self.printer.get().ok_or(Failure::Report)
    }

    /// Keeps a file that the officer chose; the page gets a handle and never a path.
    pub(crate) fn keep(&self, path: PathBuf) -> String {
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.push(path);
        (chosen.len() - 1).to_string()
    }

    /// The file of a handle.
    pub(crate) fn kept(&self, handle: &str) -> Option<PathBuf> {
        let chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.get(handle.parse::<usize>().ok()?).cloned()
    }

    /// Tells the page that tables changed which no operation named.
    ///
    /// # Errors
    /// [`Failure::Db`] when the page cannot be told.
    pub(crate) fn changed(&self, tables: &[&str]) -> Answer<()> {
        let changed = Changed { tables: tables.iter().map(|table| (*table).into()).collect() };
        changed.emit(&self.app).map_err(|error| Failure::within(&error))
    }

    /// Where the choices for this machine are kept.
    ///
    /// # Errors
    /// [`Failure::Db`] when the system names no folder for programs' files.
    pub(crate) fn preferences_file(&self) -> Answer<PathBuf> {
        let folder = self.app.path().app_config_dir().map_err(|error| Failure::within(&error))?;
        Ok(folder.join("preferences.json"))
    }

    /// Where it is kept what the columns of a source meant the last time.
    ///
    /// # Errors
    /// As [`AppState::preferences_file`].
    pub(crate) fn sources_file(&self) -> Answer<PathBuf> {
        Ok(self.preferences_file()?.with_file_name("sources.json"))
    }

    /// The application, for dialogs and folders.
    pub(crate) const fn app(&self) -> &AppHandle {
        &self.app
    }

    /// Tells the page what a change changed.
    ///
    /// # Errors
    /// When the page cannot be told.
    pub(crate) fn tell<T>(&self, done: Done<T>) -> Answer<T> {
        if !done.tables.is_empty() {
            self.changed(&done.tables)?;
        }
        Ok(done.value)
    }
}
