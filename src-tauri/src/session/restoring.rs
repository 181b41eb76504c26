//! Restoring. A backup is looked into before; what opened it signs word of the restore.
//!
//! Invariant: the key of a backup that was looked into never leaves the session. It is kept for one backup, until that is restored or
//! the officer goes elsewhere.

use std::path::{Path, PathBuf};

use saisaat_core::workspace::{Backup, Census, Previewed, census};
use saisaat_core::{Clock, Surroundings, Workspace, files};

use super::{Session, name_of};
use crate::error::Answer;

impl Session {
    /// Looks into a backup, and keeps what opened it. Answers its rows and, when it can be read, those of the present workspace. The
    /// open one has the key of its own backups; a locked one opens with the same passphrase as most of its backups do.
    ///
    /// # Errors
    /// `invalid` on `passphrase` (`required`, `wrong`), `damaged`, `file`.
    pub(crate) fn look_into(&mut self, backup: &Backup, passphrase: Option<&str>) -> Answer<(Census, Option<Census>)> {
        self.previewed = None;
        let previewed = self.opened(backup, passphrase)?;
        let within = previewed.census().clone();
        self.previewed = Some(previewed);
        let now = match &self.open {
            Some(open) => Some(census(&open.office)?),
            None => self.folder().and_then(|folder| count_shut(&folder, passphrase)),
        };
        Ok((within, now))
    }

    /// Drops the key of the backup that was looked into.
    pub(crate) fn look_away(&mut self) {
        self.previewed = None;
    }

    /// Restores a backup and goes to it: where the workspace lay, or to another place. Answers where the workspace went that was
    /// there.
    ///
    /// # Errors
    /// `invalid` on `passphrase` (`required`) when it was not looked into and the open workspace has not its key: nothing changed
    /// then. `file`, `invalid` on `folder`, `locked`: the workspace that was there is then as it was, and waits.
    pub(crate) fn restore(&mut self, backup: &Backup, target: &Path) -> Answer<Option<PathBuf>> {
        let here = self.folder();
        let target = &files::resolved(target)?;
        let known = self.previewed.take().filter(|previewed| previewed.backup() == backup);
        let previewed = known.map_or_else(|| self.opened(backup, None), Ok)?;
        // What lies at a place that is to be replaced must be closed; the rest because there is one workspace at a time.
        self.leave()?;
        let restored = Workspace::restore(&previewed, target, Clock::System.now());
        if restored.is_err() {
            if let Some(workspace) = here.and_then(|folder| Workspace::at(&folder).ok()) {
                self.wait_before(workspace);
            }
            // For another place.
            self.previewed = Some(previewed);
            return Ok(restored?);
        }
        let known = self.recents.of(target).or_else(|| self.recents.of(&here.unwrap_or_default()));
        let ministry = known.map(|recent| recent.ministry).unwrap_or_else(|| name_of(target));
        self.recents.opened(target, &ministry, Clock::System.now())?;
        self.approach(target)?;
        Ok(restored?)
    }

    fn opened(&self, backup: &Backup, passphrase: Option<&str>) -> Answer<Previewed> {
        let beside = self.open.as_ref().filter(|_| passphrase.is_none());
        match beside.map(|open| backup.preview_beside(&open.office)) {
            Some(Ok(previewed)) => Ok(previewed),
            // Perhaps damaged, perhaps another workspace's: its own passphrase tells.
            _ => Ok(backup.preview(passphrase)?),
        }
    }
}

fn count_shut(folder: &Path, passphrase: Option<&str>) -> Option<Census> {
    let workspace = Workspace::at(folder).ok()?;
    let office = match passphrase {
        Some(passphrase) if workspace.is_locked() => workspace.unlock(passphrase, Surroundings::system()),
        _ => workspace.open(Surroundings::system()),
    };
    let office = office.ok()?;
    let counted = census(&office).ok();
    let _ = office.close();
    counted
}
