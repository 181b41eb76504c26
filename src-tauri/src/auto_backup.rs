//! Backing up while the window is open: every half hour, on locking, on closing, and when the window itself is closed.
//!
//! Invariant: the page can always ask how it stands, for the status is apart from the session; a window that is closed ends within
//! [`PATIENCE`], whatever its backup does, because what was acknowledged is already in the workspace.

use std::sync::atomic::Ordering;
use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use saisaat_core::Clock;
use saisaat_core::workspace::Backup;

use crate::app_state::AppState;
use crate::backup_status::BackupStatus;
use crate::error::Answer;
use crate::workspace::Open;

/// How often a changed workspace is backed up.
const INTERVAL: Duration = Duration::from_mins(30);
/// How long a window that was closed waits for its backup.
const PATIENCE: Duration = Duration::from_mins(3);

impl AppState {
    /// How backing up stands.
    pub(crate) fn backup_status(&self) -> BackupStatus {
        self.auto_backup().clone()
    }

    /// Backs the open workspace up among its own backups, when it changed since the last one. That it failed is kept until one
    /// succeeds.
    ///
    /// # Errors
    /// `file` when it cannot be written, `damaged` when it does not check.
    pub(crate) fn back_up_if_changed(&self) -> Answer<()> {
        self.back_up(|open| Ok(open.workspace.back_up_if_changed(&mut open.office)?)).map(|_| ())
    }

    /// Backs the open workspace up among its own backups, changed or not.
    ///
    /// # Errors
    /// As [`AppState::back_up_if_changed`]; `closed`.
    pub(crate) fn back_up_now(&self) -> Answer<Option<Backup>> {
        self.back_up(|open| {
            let own = open.workspace.backups();
            Ok(Some(open.workspace.back_up(&mut open.office, &own)?))
        })
    }

    fn back_up(&self, job: impl FnOnce(&mut Open) -> Answer<Option<Backup>>) -> Answer<Option<Backup>> {
        let mut session = self.session();
        let Some(open) = session.open.as_mut() else { return Ok(None) };
        let folder = open.workspace.folder().to_owned();
        self.note(|status| status.running = true);
        let made = job(open);
        let failed_at = made.is_err().then(|| Clock::System.now());
        // A list that cannot be written is no reason to call the backup failed.
        let _ = session.recents.change(&folder, |recent| recent.backup_failed_at = failed_at);
        self.note(|status| {
            status.running = false;
            status.failure = made.as_ref().err().cloned();
            status.failed_at = failed_at.map(|at| at.to_rfc3339());
        });
        made
    }

    /// Takes over what is known of the workspace that was entered.
    pub(crate) fn know_last_backup(&self) {
        let session = self.session();
        let folder = session.folder().unwrap_or_default();
        let failed_at = session.recents.of(&folder).and_then(|recent| recent.backup_failed_at);
        self.note(|status| {
            status.failed_at = failed_at.map(|at| at.to_rfc3339());
            if failed_at.is_none() {
                status.failure = None;
            }
        });
    }

    /// Backs up every half hour for as long as the program runs.
    pub(crate) fn back_up_from_time_to_time(&self) {
        let state = self.clone();
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(INTERVAL);
                // The page shows that it failed.
                let _ = state.back_up_if_changed();
            }
        });
    }

    /// The window is asked to close. Where the page holds unsaved text it asks the officer first; a page that no longer answers
    /// is asked once only.
    pub(crate) fn ask_to_close(&self) {
        if self.unsaved.swap(false, Ordering::Relaxed) && self.changed(&["closing"]).is_ok() {
            return;
        }
        self.close_window();
    }

    /// Ends the program once the open workspace is backed up. When that fails the window stays and the officer decides.
    fn close_window(&self) {
        if std::mem::replace(&mut self.auto_backup().closing, true) {
            return;
        }
        self.note(|_| {});
        let state = self.clone();
        std::thread::spawn(move || {
            if state.back_up_if_changed().is_ok() {
                state.end();
            } else {
                state.note(|status| (status.closing, status.stuck) = (false, true));
            }
        });
        let state = self.clone();
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            if state.auto_backup().closing {
                state.end();
            }
        });
    }

    /// The window stays open though its backup failed.
    pub(crate) fn stay(&self) {
        self.note(|status| status.stuck = false);
    }

    /// Ends the program at once. The workspace is closed when nothing holds it; else the system closes it, which loses nothing.
    pub(crate) fn end(&self) {
        if let Some(mut session) = self.session_if_free() {
            // What it acknowledged is on the disk whether it closes or not.
            let _ = session.leave();
        }
        self.clipboard.clear();
        self.evidence.wipe();
        self.app().exit(0);
    }

    fn auto_backup(&self) -> MutexGuard<'_, BackupStatus> {
        self.auto_backup.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, change: impl FnOnce(&mut BackupStatus)) {
        change(&mut self.auto_backup());
        // A page that is gone needs no news.
        let _ = self.changed(&["backups"]);
    }
}
