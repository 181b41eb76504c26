//! Backing up while the window is open: every half hour, on locking, on closing, and when the window itself is closed.
//!
//! Invariant: the page can always ask how it stands, for the status is apart from the door; a window that is closed ends within
//! [`PATIENCE`], whatever its backup does, because what was acknowledged is already in the workspace.

use std::sync::atomic::Ordering;
use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use saisaat_core::Clock;
use saisaat_core::workspace::Backup;

use crate::backup_status::BackupStatus;
use crate::desk::Desk;
use crate::error::Answer;
use crate::workspace::Open;

/// How often a changed workspace is backed up.
const INTERVAL: Duration = Duration::from_mins(30);
/// How long a window that was closed waits for its backup.
const PATIENCE: Duration = Duration::from_mins(3);

impl Desk {
    /// How backing up stands.
    pub(crate) fn backup_status(&self) -> BackupStatus {
        self.backing().clone()
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
    /// As [`Desk::back_up_if_changed`]; `closed`.
    pub(crate) fn back_up_now(&self) -> Answer<Option<Backup>> {
        self.back_up(|open| {
            let own = open.workspace.backups();
            Ok(Some(open.workspace.back_up(&mut open.office, &own)?))
        })
    }

    fn back_up(&self, job: impl FnOnce(&mut Open) -> Answer<Option<Backup>>) -> Answer<Option<Backup>> {
        let mut door = self.door();
        let Some(open) = door.open.as_mut() else { return Ok(None) };
        let folder = open.workspace.folder().to_owned();
        self.note(|status| status.running = true);
        let made = job(open);
        let failed_at = made.is_err().then(|| Clock::System.now());
        // A list that cannot be written is no reason to call the backup failed.
        let _ = door.recents.change(&folder, |recent| recent.backup_failed_at = failed_at);
        self.note(|status| {
            status.running = false;
            status.failure = made.as_ref().err().cloned();
            status.failed_at = failed_at.map(|at| at.to_rfc3339());
        });
        made
    }

    /// Takes over what is known of the workspace that was entered.
    pub(crate) fn know_last_backup(&self) {
        let door = self.door();
        let folder = door.folder().unwrap_or_default();
        let failed_at = door.recents.of(&folder).and_then(|recent| recent.backup_failed_at);
        self.note(|status| {
            status.failed_at = failed_at.map(|at| at.to_rfc3339());
            if failed_at.is_none() {
                status.failure = None;
            }
        });
    }

    /// Backs up every half hour for as long as the program runs.
    pub(crate) fn back_up_from_time_to_time(&self) {
        let desk = self.clone();
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(INTERVAL);
                // The page shows that it failed.
                let _ = desk.back_up_if_changed();
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
        if std::mem::replace(&mut self.backing().closing, true) {
            return;
        }
        self.note(|_| {});
        let desk = self.clone();
        std::thread::spawn(move || {
            if desk.back_up_if_changed().is_ok() {
                desk.end();
            } else {
                desk.note(|status| (status.closing, status.stuck) = (false, true));
            }
        });
        let desk = self.clone();
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            if desk.backing().closing {
                desk.end();
            }
        });
    }

    /// The window stays open though its backup failed.
    pub(crate) fn stay(&self) {
        self.note(|status| status.stuck = false);
    }

    /// Ends the program at once. The workspace is closed when nothing holds it; else the system closes it, which loses nothing.
    pub(crate) fn end(&self) {
        if let Some(mut door) = self.door_if_free() {
            // What it acknowledged is on the disk whether it closes or not.
            let _ = door.leave();
        }
        self.clipboard.clear();
        self.evidence.wipe();
        self.app().exit(0);
    }

    fn backing(&self) -> MutexGuard<'_, BackupStatus> {
        self.backing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, change: impl FnOnce(&mut BackupStatus)) {
        change(&mut self.backing());
        // A page that is gone needs no news.
        let _ = self.changed(&["backups"]);
    }
}
