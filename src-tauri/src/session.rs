//! The session: whether the window stands at the start, before a locked workspace, at the recovery sheet of a new one, or inside.
//!
//! Invariant: there is at most one open workspace, and whoever leaves it by any way closes its database, drops its keys and
//! wipes the evidence that was opened in plain. Knows no window.

mod evidence;
mod restoring;
mod sheet;

use std::path::{Path, PathBuf};

use saisaat_core::keys::{Mistyped, RecoveryKey};
use saisaat_core::registers::{Officer, Role};
use saisaat_core::values::Id;
use saisaat_core::workspace::Previewed;
use saisaat_core::{Clock, Error, Notice, Rule, Surroundings, Workspace};
use serde::Serialize;
use specta::Type;

use crate::clipboard::IdClipboard;
use crate::error::{Answer, Failure};
use crate::imports::files::Files;
use crate::recents::Recents;
use crate::workspace::{self, Contents, Maker, Open};

pub(crate) use evidence::OpenedEvidence;
pub(crate) use sheet::Sheet;

/// Where the window stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    /// No workspace is chosen.
    Start,
    /// A workspace waits for a passphrase.
    Locked,
    /// A workspace is open whose recovery sheet is not confirmed yet.
    Sheet,
    /// A workspace is open.
    Open,
}

/// What the page is told of where it stands.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct WorkspaceState {
    /// Where the window stands.
    pub(crate) stage: Stage,
    /// The workspace's folder, open or locked.
    path: Option<String>,
    /// The ministry's Thai name.
    pub(crate) ministry: Option<String>,
    /// Whether it is the synthetic ministry.
    sample: bool,
    /// Whether it takes a passphrase to open.
    protected: bool,
    /// Who is at work; nobody in particular in a workspace without a passphrase.
    pub(crate) officer: Option<Officer>,
    /// What is to be looked into, found when the workspace was opened.
    pub(crate) notices: Vec<Notice>,
}

/// Where the window stands, and what it may open.
pub(crate) struct Session {
    /// The workspace that is open.
    pub(crate) open: Option<Open>,
    /// The workspaces opened on this machine.
    pub(crate) recents: Recents,
    /// Evidence that lies in plain while it is looked at.
    pub(crate) evidence: OpenedEvidence,
    /// A national id that was copied.
    clipboard: IdClipboard,
    /// Spreadsheets that are open; what is personal in them goes with the workspace.
    imports: Files,
    waiting: Option<Waiting>,
    sheet: Option<Sheet>,
    /// The backup that was looked into last, with its key, to be restored.
    previewed: Option<Previewed>,
}

/// A workspace that waits for a passphrase.
struct Waiting {
    workspace: Workspace,
    ministry: String,
}

impl Session {
    /// At the start. Evidence that a run which died left in plain is wiped.
    pub(crate) fn new(recents: Recents, evidence: OpenedEvidence, clipboard: IdClipboard, imports: Files) -> Self {
        evidence.wipe();
        Self { open: None, recents, evidence, clipboard, imports, waiting: None, sheet: None, previewed: None }
    }

    /// Where the window stands.
    ///
    /// # Errors
    /// `db` when the open workspace cannot be read.
    pub(crate) fn state(&self) -> Answer<WorkspaceState> {
        if let Some(open) = &self.open {
            return Ok(WorkspaceState {
                stage: if self.sheet.is_some() { Stage::Sheet } else { Stage::Open },
                path: Some(open.workspace.folder().display().to_string()),
                ministry: Some(open.office.read(|reader| reader.ministry())?.name_th),
                sample: workspace::is_sample(&open.office)?,
                protected: open.workspace.is_locked(),
                officer: open.office.officer().cloned(),
                notices: open.office.notices().to_vec(),
            });
        }
        let waiting = self.waiting.as_ref();
        Ok(WorkspaceState {
            stage: if waiting.is_some() { Stage::Locked } else { Stage::Start },
            path: waiting.map(|waiting| waiting.workspace.folder().display().to_string()),
            ministry: waiting.map(|waiting| waiting.ministry.clone()),
            sample: false,
            protected: waiting.is_some_and(|waiting| waiting.workspace.is_locked()),
            officer: None,
            notices: Vec::new(),
        })
    }

    /// Goes to the workspace in a folder: inside when it has no passphrase, before it when it has one.
    ///
    /// # Errors
    /// `not_found` when the folder is none, `invalid` on `folder` where a workspace may not lie, and what opening refuses.
    pub(crate) fn approach(&mut self, folder: &Path) -> Answer<()> {
        let workspace = Workspace::at(folder)?;
        self.leave()?;
        if workspace.is_locked() {
            self.wait_before(workspace);
            return Ok(());
        }
        match workspace::open(folder) {
            Ok(open) => self.enter(open),
            Err(failure) => {
                // It stays before the window, so that a backup of it can be restored.
                if matches!(failure, Failure::Damaged { .. }) {
                    self.wait_before(workspace);
                }
                Err(failure)
            }
        }
    }

    /// Makes a locked workspace and stands at its recovery sheet.
    ///
    /// # Errors
    /// As [`workspace::create_locked`].
    pub(crate) fn create(&mut self, folder: &Path, ministry: &str, maker: Maker<'_>, passphrase: &str) -> Answer<()> {
        self.leave()?;
        let (open, key) = workspace::create_locked(folder, ministry, maker, passphrase, Contents::Ministry)?;
        self.enter(open)?;
        self.present(Sheet::of(key))
    }

    /// Goes into a workspace that was opened otherwise.
    ///
    /// # Errors
    /// `file` when the list of workspaces cannot be written, `db`.
    pub(crate) fn enter(&mut self, open: Open) -> Answer<()> {
        let ministry = open.office.read(|reader| reader.ministry())?.name_th;
        self.recents.opened(open.workspace.folder(), &ministry, Clock::System.now())?;
        self.waiting = None;
        self.previewed = None;
        self.open = Some(open);
        Ok(())
    }

    /// Unlocks the workspace that waits. An administrator whose recovery sheet was never confirmed gets a new one.
    ///
    /// # Errors
    /// `invalid` on `passphrase` (`wrong`, `wait`), `damaged`, `locked`, `too_new`; the workspace goes on waiting.
    pub(crate) fn unlock(&mut self, passphrase: &str) -> Answer<()> {
        let workspace = self.waiting()?.workspace.clone();
        if !workspace.is_locked() {
            return self.approach(workspace.folder());
        }
        let office = workspace.unlock(passphrase, Surroundings::system())?;
        self.enter(Open { workspace, office })?;
        let folder = self.folder().unwrap_or_default();
        let pending = self.recents.of(&folder).is_some_and(|recent| recent.sheet_pending);
        if pending && self.is_administrator() { self.renew_sheet() } else { Ok(()) }
    }

    /// Seconds until the workspace that waits takes another passphrase.
    ///
    /// # Errors
    /// `closed` when none waits.
    pub(crate) fn wait_seconds(&self) -> Answer<u32> {
        let wait = self.waiting()?.workspace.wait_before_unlock(Clock::System.now());
        // Rounded up: at zero an attempt is admitted.
        Ok(u32::try_from((wait.num_milliseconds() + 999) / 1000).unwrap_or(0))
    }

    /// The officers who can be given a new passphrase with the recovery key of the workspace that waits.
    ///
    /// # Errors
    /// `invalid` on `recovery_key`: mistyped (`length`, `group`) or another workspace's (`wrong`).
    pub(crate) fn officers_by_recovery(&self, typed: &str) -> Answer<Vec<Officer>> {
        let officers = self.waiting()?.workspace.officers_by_recovery(&read_key(typed)?);
        Ok(officers?)
    }

    /// Gives an officer a new passphrase with the recovery key, and goes inside as that officer.
    ///
    /// # Errors
    /// As [`Session::officers_by_recovery`]; `invalid` or `duplicate` on `passphrase`.
    pub(crate) fn recover(&mut self, typed: &str, officer: Id<Officer>, passphrase: &str) -> Answer<()> {
        let workspace = self.waiting()?.workspace.clone();
        let office = workspace.recover(&read_key(typed)?, officer, passphrase, Surroundings::system())?;
        self.enter(Open { workspace, office })
    }

    /// The sheet that must be passed.
    ///
    /// # Errors
    /// `closed` when none is shown.
    pub(crate) fn sheet(&self) -> Answer<&Sheet> {
        self.sheet.as_ref().ok_or(Failure::Closed)
    }

    /// Passes the sheet: the group asked for was typed from it. The key is gone from here then.
    ///
    /// # Errors
    /// `invalid` on `group`: `wrong`.
    pub(crate) fn confirm_sheet(&mut self, typed: &str) -> Answer<()> {
        self.sheet()?.confirm(typed)?;
        self.sheet = None;
        let folder = self.folder().unwrap_or_default();
        self.recents.change(&folder, |recent| recent.sheet_pending = false)
    }

    /// Stands at a new recovery sheet; the one before opens nothing any more.
    ///
    /// # Errors
    /// `invalid` on `role` unless an administrator is at work.
    pub(crate) fn renew_sheet(&mut self) -> Answer<()> {
        let open = self.open.as_mut().ok_or(Failure::Closed)?;
        let key = open.workspace.renew_recovery(&mut open.office)?;
        self.present(Sheet::of(key))
    }

    /// Locks the open workspace and stands before it.
    ///
    /// # Errors
    /// `invalid` on `workspace` when it has no passphrase to unlock it with again.
    pub(crate) fn lock(&mut self) -> Answer<()> {
        let open = self.open.as_ref().ok_or(Failure::Closed)?;
        if !open.workspace.is_locked() {
            return Err(Error::invalid("workspace", Rule::Unprotected).into());
        }
        let workspace = open.workspace.clone();
        self.leave()?;
        self.wait_before(workspace);
        Ok(())
    }

    /// Back to the start: the open workspace is closed, its keys dropped and the evidence opened in plain wiped.
    ///
    /// # Errors
    /// `db` when the database does not close; what it acknowledged is on the disk all the same.
    pub(crate) fn leave(&mut self) -> Answer<()> {
        self.clipboard.clear();
        self.imports.forget_all();
        self.evidence.wipe();
        self.waiting = None;
        self.sheet = None;
        self.previewed = None;
        self.open.take().map_or(Ok(()), |open| Ok(open.office.close()?))
    }

    /// Where the backups of the workspace are, open or waiting.
    ///
    /// # Errors
    /// `closed` when there is none.
    pub(crate) fn own_backups(&self) -> Answer<PathBuf> {
        let open = self.open.as_ref().map(|open| &open.workspace);
        let workspace = open.or(self.waiting.as_ref().map(|waiting| &waiting.workspace)).ok_or(Failure::Closed)?;
        Ok(workspace.backups())
    }

    /// The folder of the workspace, open or waiting.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        let open = self.open.as_ref().map(|open| &open.workspace);
        let workspace = open.or(self.waiting.as_ref().map(|waiting| &waiting.workspace))?;
        Some(workspace.folder().into())
    }

    fn present(&mut self, sheet: Sheet) -> Answer<()> {
        self.sheet = Some(sheet);
        let folder = self.folder().unwrap_or_default();
        self.recents.change(&folder, |recent| recent.sheet_pending = true)
    }

    /// The ministry's name stands in the locked database, so it is remembered from the last time; a folder's name else.
    fn wait_before(&mut self, workspace: Workspace) {
        let remembered = self.recents.of(workspace.folder()).map(|recent| recent.ministry);
        let ministry = remembered.unwrap_or_else(|| name_of(workspace.folder()));
        self.waiting = Some(Waiting { workspace, ministry });
    }

    fn waiting(&self) -> Answer<&Waiting> {
        self.waiting.as_ref().ok_or(Failure::Closed)
    }

    fn is_administrator(&self) -> bool {
        let officer = self.open.as_ref().and_then(|open| open.office.officer());
        officer.is_some_and(|officer| officer.role == Role::Administrator)
    }
}

fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads a recovery key as it was typed from the sheet.
fn read_key(typed: &str) -> Answer<RecoveryKey> {
    RecoveryKey::read(typed).map_err(|mistyped| {
        let rule = match mistyped {
            Mistyped::Length { .. } => Rule::Incomplete,
            Mistyped::Group { .. } => Rule::Mistyped,
        };
        Error::invalid("recovery_key", rule).into()
    })
}

#[cfg(test)]
mod tests;
