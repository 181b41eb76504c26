//! A workspace: a folder with the database, the key file, the evidence and the backups. Opening it gives an [`Office`].
//!
//! Invariant: a folder is either a whole workspace or none; what is put beside the database is written whole.

mod attachments;
mod attempts;
mod backup;
mod belongings;
mod evidence;
mod heads;
mod officers;
mod place;
mod previewed;
mod protected;
mod restore;
mod restored;
mod told;
mod unlock;

use std::path::{Path, PathBuf};

use crate::files::{self, DATABASE};
use crate::keys::{DataKey, KeyFile, RecoveryKey, Store, WrongPassphrase};
use crate::registers::{Officer, Role};
use crate::store::{head, open};
use crate::{Error, Office, Result, Rule, Surroundings};

pub use attachments::{EvidenceFault, Fault};
use attempts::Attempts;
pub use backup::{Backup, Census, census};
pub use evidence::{EvidenceFile, EvidenceStore, KIND_LIMITS, SIZE_LIMIT, kind_of};
pub use heads::{HeadSource, HeadStanding, HeadsVerdict, NamedHead, Unknown};
pub use previewed::Previewed;
pub use protected::{Identity, Protected, Reveal};

const KEYS: &str = "keys.json";
const ATTEMPTS: &str = "attempts.json";
const EVIDENCE: &str = "evidence";
const PROTECTED: &str = "protected.db";
const PROTECTED_KEYS: &str = "protected-keys.json";
const BACKUPS: &str = "backups";
const RESTORED: &str = "restored.json";

/// The folder of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    folder: PathBuf,
}

/// A workspace that was just made and locked: the one moment its recovery key can be printed.
pub struct Made {
    /// The office, with its first officer at work.
    pub office: Office,
    /// The recovery key.
    pub recovery: RecoveryKey,
}

impl Workspace {
    /// The workspace in `folder`.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the folder holds none; [`Error::Invalid`] on `folder` when it is a backup (`is_backup`), which
    /// working in it would spoil, on a network drive or in a cloud-synced folder.
    pub fn at(folder: &Path) -> Result<Self> {
        place::refuse_unsafe(folder)?;
        let folder = files::resolved(folder)?;
        backup::refuse_backup(&folder)?;
        restore::finish_interrupted(&folder)?;
        let workspace = Self { folder };
        if files::nature(&workspace.database())? != Some(files::Nature::File) {
            return Err(Error::NotFound { what: "workspace", key: workspace.folder.display().to_string() });
        }
        workspace.make_private()?;
        Ok(workspace)
    }

    /// Whether a folder holds a workspace, whatever state it is in.
    #[must_use]
    pub fn is_at(folder: &Path) -> bool {
        files::nature(&folder.join(DATABASE)).is_ok_and(|nature| nature == Some(files::Nature::File))
    }

    /// Makes an unprotected workspace in a folder that is new or empty.
    ///
    /// # Errors
    /// [`Error::File`] when the folder cannot be made or holds something.
    pub fn create(folder: &Path, surroundings: Surroundings) -> Result<(Self, Office)> {
        let workspace = Self::make_folder(folder)?;
        let office = Office::create(&workspace.database(), surroundings)?;
        Ok((workspace, office))
    }

    /// Makes a workspace locked with the passphrase of its first administrator.
    ///
    /// # Errors
    /// As [`Workspace::create`]; [`Error::Invalid`] for a passphrase that is too short.
    pub fn create_locked(
        folder: &Path,
        name: &str,
        passphrase: &str,
        surroundings: Surroundings,
    ) -> Result<(Self, Made)> {
        check_passphrase(passphrase)?;
        let workspace = Self::make_folder(folder)?;
        let (key, recovery) = (DataKey::random()?, RecoveryKey::random()?);
        let officer = Officer { name: name.into(), role: Role::Administrator, ..Officer::blank(surroundings.new_id()) };
        let mut keys = KeyFile::new(Store::Workspace)?;
        keys.seal_for_officer(&officer.id.to_string(), passphrase, &key)?;
        keys.seal_for_recovery(&recovery, &key)?;
        // Before the database: a key without a database opens nothing, a database without its key is lost.
        keys.write(&workspace.keys(), &key)?;
        let office = Office::create_locked(&workspace.database(), &key, officer, surroundings)?;
        keys.tie_to(office.salt()?);
        keys.write(&workspace.keys(), &key)?;
        Ok((workspace, Made { office, recovery }))
    }

    /// Opens an unprotected workspace.
    ///
    /// # Errors
    /// As [`Office::open`]; [`Error::Invalid`] on `passphrase` when it needs one; [`Error::Damaged`] with `key file missing` when
    /// it is encrypted and its key file is gone, with `plain database` when another database was put in the place of that one.
    pub fn open(&self, surroundings: Surroundings) -> Result<Office> {
        if self.is_locked() {
            return Err(Error::invalid("passphrase", Rule::Required));
        }
        if head::tells_of_a_key(&self.database()) {
            let what = if open::is_plain(&self.database()) { "plain database" } else { "key file missing" };
            return Err(Error::Damaged { what: what.into() });
        }
        let mut office = Office::open(&self.database(), surroundings)?;
        self.note_restore(&mut office)?;
        office.write_head();
        Ok(office)
    }

    /// Whether it takes a passphrase to open.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        files::nature(&self.keys()).is_ok_and(|nature| nature.is_some())
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where its own backups are.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.folder.join(BACKUPS)
    }

    fn evidence(&self) -> PathBuf {
        self.folder.join(EVIDENCE)
    }

    fn database(&self) -> PathBuf {
        self.folder.join(DATABASE)
    }

    fn attempts(&self) -> Attempts {
        Attempts::new(self.folder.join(ATTEMPTS))
    }

    fn keys(&self) -> PathBuf {
        self.folder.join(KEYS)
    }

    fn make_folder(folder: &Path) -> Result<Self> {
        place::refuse_unsafe(folder)?;
        let folder = files::resolved(folder)?;
        let at = |source| Error::File { path: folder.clone(), source };
        backup::refuse_backup(&folder)?;
        if files::is_in_workspace(&folder)? {
            return Err(files::Refusal::InsideWorkspace.at(&folder));
        }
        if !files::entries(&folder)?.is_empty() {
            return Err(at(std::io::ErrorKind::AlreadyExists.into()));
        }
        files::create_folder(&folder)?;
        files::sync_folder(&folder).map_err(at)?;
        Ok(Self { folder })
    }

    /// What in its folder, `backups` aside, is not of the workspace: told, never touched.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn foreign(&self) -> Result<Vec<PathBuf>> {
        Ok(belongings::Belongings::of(&self.folder)?.foreign)
    }

    /// Removes a workspace that was just made and is to be none: its own files, and its folder where nothing else is in it.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn discard(self) -> Result<()> {
        belongings::remove(&self.folder).map(drop)
    }

    /// Made by an earlier version, a workspace may still be open to others of this machine.
    fn make_private(&self) -> Result<()> {
        files::make_private(&self.folder)?;
        let own = files::entries(&self.folder)?.into_iter().filter(files::Entry::is_file);
        own.filter(|entry| belongings::is_own_file(entry.name())).try_for_each(|entry| files::make_private(&entry.path))
    }
}

/// Twelve signs, spaces at the ends aside: a short sentence is easier to keep in mind than eight odd signs.
fn check_passphrase(passphrase: &str) -> Result<()> {
    if passphrase.trim().chars().count() < 12 { Err(Error::invalid("passphrase", Rule::TooShort)) } else { Ok(()) }
}

fn wrong_passphrase(_: WrongPassphrase) -> Error {
    Error::invalid("passphrase", Rule::Wrong)
}

#[cfg(test)]
mod tests;
