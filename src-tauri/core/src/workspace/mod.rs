//! A workspace: a folder with the database, the key file, the evidence and the backups. Opening it gives an [`Office`].
//!
//! Invariant: a folder is either a whole workspace or none; what is put beside the database is written whole.

mod attachments;
mod attempts;
mod backup;
mod belongings;
mod evidence;
mod place;
mod protected;
mod restore;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};

use crate::files::{self, DATABASE};
use crate::keys::{DataKey, Holder, KeyFile, RecoveryKey, WrongPassphrase};
use crate::registers::{Officer, Role};
use crate::values::Id;
use crate::{Action, Error, Office, Result, Surroundings, Verb};

pub use attachments::{EvidenceFault, Fault};
use attempts::Attempts;
pub use backup::{Backup, Census, census, prune};
pub use evidence::{EvidenceFile, EvidenceStore, KIND_LIMITS, SIZE_LIMIT, kind_of};
pub use protected::{Identity, Protected, Reveal};

const KEYS: &str = "keys.json";
const ATTEMPTS: &str = "attempts.json";
const EVIDENCE: &str = "evidence";
const PROTECTED: &str = "protected.db";
const PROTECTED_KEYS: &str = "protected-keys.json";
const BACKUPS: &str = "backups";

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
        let officer = Officer {
            id: surroundings.new_id(),
            agency_id: None,
            name: name.into(),
            position: String::new(),
            role: Role::Administrator,
            active: true,
        };
        let mut keys = KeyFile::new()?;
        keys.seal_for_officer(&officer.id.to_string(), passphrase, &key)?;
        keys.seal_for_recovery(&recovery, &key)?;
        // Before the database: a key without a database opens nothing, a database without its key is lost.
        keys.write(&workspace.keys())?;
        let mut office = Office::create_locked(&workspace.database(), &key, surroundings)?;
        office.operate_on_officers(Verb::Create, |tx| tx.put(&officer))?;
        office.sign_in(officer);
        Ok((workspace, Made { office, recovery }))
    }

    /// Opens an unprotected workspace.
    ///
    /// # Errors
    /// As [`Office::open`]; [`Error::Invalid`] on `passphrase` when it needs one.
    pub fn open(&self, surroundings: Surroundings) -> Result<Office> {
        if self.is_locked() {
            return Err(Error::invalid("passphrase", "required"));
        }
        Office::open(&self.database(), surroundings)
    }

    /// Opens with an officer's passphrase, which also says who is at work.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `passphrase`: `wrong` when nobody has it, `wait` when it comes too soon after wrong ones;
    /// [`Error::Damaged`] naming the key file or the database; [`Error::NotFound`] on `officers` when the making of the workspace
    /// was cut short before anything was in it.
    pub fn unlock(&self, passphrase: &str, surroundings: Surroundings) -> Result<Office> {
        let keys = KeyFile::read(&self.keys())?;
        let (attempts, now) = (self.attempts(), surroundings.clock.now());
        attempts.admit(now)?;
        let Ok((holder, key)) = keys.unlock(passphrase) else {
            attempts.failed(now)?;
            return Err(wrong_passphrase(WrongPassphrase));
        };
        let mut office = Office::open_locked(&self.database(), &key, surroundings)?;
        if let Holder::Officer(id) = holder {
            let id = Id::parse(&id).ok_or_else(|| Error::Damaged { what: "key file".into() })?;
            let officer = office.read(|r| r.get::<Officer>(id))?;
            if !officer.active {
                // A seal that an interrupted removal left behind opens nothing.
                return Err(wrong_passphrase(WrongPassphrase));
            }
            office.sign_in(officer);
        }
        office.record(Action::on::<Officer>(Verb::Unlock), attempts.failures().count)?;
        attempts.succeeded();
        Ok(office)
    }

    /// How long [`Workspace::unlock`] will answer `wait`, after wrong passphrases.
    #[must_use]
    pub fn wait_before_unlock(&self, now: DateTime<Utc>) -> Duration {
        self.attempts().wait(now)
    }

    /// Makes a new recovery key, for a sheet that was lost or never kept; the old one opens nothing any more.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` unless an administrator asks.
    pub fn renew_recovery(&self, office: &mut Office) -> Result<RecoveryKey> {
        let key = office.administrators_key()?.clone();
        let recovery = RecoveryKey::random()?;
        let mut keys = KeyFile::read(&self.keys())?;
        keys.seal_for_recovery(&recovery, &key)?;
        keys.write(&self.keys())?;
        office.record_about(Action::on::<Officer>(Verb::Passphrase), "recovery")?;
        Ok(recovery)
    }

    /// Gives an officer a new passphrase, with the recovery key in place of the one that was forgotten.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `recovery_key` when it is not this workspace's, on `officer` for one who was removed.
    pub fn recover(
        &self,
        recovery: &RecoveryKey,
        officer: Id<Officer>,
        passphrase: &str,
        surroundings: Surroundings,
    ) -> Result<Office> {
        let keys = KeyFile::read(&self.keys())?;
        let key = keys.recover(recovery).map_err(|WrongPassphrase| Error::invalid("recovery_key", "wrong"))?;
        let mut office = Office::open_locked(&self.database(), &key, surroundings)?;
        let officer: Officer = office.read(|r| r.get(officer))?;
        if !officer.active {
            return Err(Error::invalid("officer", "not_active"));
        }
        self.seal(&officer, passphrase, &key)?;
        office.sign_in(officer);
        office.record(Action::on::<Officer>(Verb::Recover), self.attempts().failures().count)?;
        self.attempts().succeeded();
        Ok(office)
    }

    /// The officers a recovery key can give a new passphrase to.
    ///
    /// # Errors
    /// As [`Workspace::recover`].
    pub fn officers_by_recovery(&self, recovery: &RecoveryKey, surroundings: Surroundings) -> Result<Vec<Officer>> {
        let keys = KeyFile::read(&self.keys())?;
        let key = keys.recover(recovery).map_err(|WrongPassphrase| Error::invalid("recovery_key", "wrong"))?;
        let office = Office::open_locked(&self.database(), &key, surroundings)?;
        let mut officers: Vec<Officer> = office.read(|r| r.list(&crate::registers::Scope::default()))?;
        officers.retain(|officer| officer.active);
        Ok(officers)
    }

    /// Changes the passphrase of the officer at work, who has the `old` one. Nothing is encrypted again.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `passphrase` (the old one is wrong or another's, or the new one too short), [`Error::Duplicate`]
    /// when another has it.
    pub fn change_passphrase(&self, office: &mut Office, old: &str, new: &str) -> Result<()> {
        check_passphrase(new)?;
        let mut keys = KeyFile::read(&self.keys())?;
        let (holder, key) = keys.unlock(old).map_err(wrong_passphrase)?;
        let officer = office.officer().map(|officer| officer.id.to_string()).unwrap_or_default();
        if holder != Holder::Officer(officer.clone()) {
            return Err(wrong_passphrase(WrongPassphrase));
        }
        keys.seal_for_officer(&officer, new, &key)?;
        keys.write(&self.keys())?;
        office.record(Action::on::<Officer>(Verb::Passphrase), 1)
    }

    /// Adds an officer with a passphrase of their own; only an administrator may.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` for others, on `passphrase` when too short; [`Error::Duplicate`] when another has it.
    pub fn add_officer(&self, office: &mut Office, officer: &Officer, passphrase: &str) -> Result<()> {
        check_passphrase(passphrase)?;
        let key = office.administrators_key()?.clone();
        let mut keys = KeyFile::read(&self.keys())?;
        // Tried before anything is kept: a passphrase that another has is refused here.
        keys.seal_for_officer(&officer.id.to_string(), passphrase, &key)?;
        // The officer first: a seal without an officer would open the workspace for nobody.
        office.operate_on_officers(Verb::Save, |tx| tx.put(officer))?;
        keys.write(&self.keys())
    }

    /// Changes an officer's name, position, agency or role; access and passphrase stay as they are.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` unless an administrator asks, and when no administrator would be left
    /// (`last_administrator`); [`Error::NotFound`].
    pub fn save_officer(&self, office: &mut Office, officer: &Officer) -> Result<()> {
        office.administrators_key()?;
        let before: Officer = office.read(|r| r.get(officer.id))?;
        if officer.role != Role::Administrator {
            refuse_last_administrator(office, officer.id)?;
        }
        let kept = Officer { active: before.active, ..officer.clone() };
        office.operate_on_officers(Verb::Save, |tx| tx.put(&kept))?;
        if office.officer().is_some_and(|at_work| at_work.id == kept.id) {
            office.sign_in(kept);
        }
        Ok(())
    }

    /// Takes an officer's access away; the officer stays on the list, for the audit log names them.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` unless an administrator asks, for the last administrator (`last_administrator`), and for
    /// the only one who can open the protected identities (`last_for_identities`).
    pub fn remove_officer(&self, office: &mut Office, id: Id<Officer>) -> Result<()> {
        office.administrators_key()?;
        refuse_last_administrator(office, id)?;
        self.unname_for_protected(id)?;
        let mut keys = KeyFile::read(&self.keys())?;
        keys.unseal(&id.to_string());
        keys.write(&self.keys())?;
        office.operate_on_officers(Verb::Remove, |tx| {
            let mut officer: Officer = tx.get(id)?;
            officer.active = false;
            tx.put(&officer)
        })
    }

    fn seal(&self, officer: &Officer, passphrase: &str, key: &DataKey) -> Result<()> {
        check_passphrase(passphrase)?;
        let mut keys = KeyFile::read(&self.keys())?;
        keys.seal_for_officer(&officer.id.to_string(), passphrase, key)?;
        keys.write(&self.keys())
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

/// Somebody must be left who can give others access.
fn refuse_last_administrator(office: &Office, id: Id<Officer>) -> Result<()> {
    let officers = office.read(|r| r.list::<Officer>(&crate::registers::Scope::default()))?;
    let another = |o: &Officer| o.id != id && o.active && o.role == Role::Administrator;
    if officers.iter().any(another) { Ok(()) } else { Err(Error::invalid("role", "last_administrator")) }
}

/// Twelve signs, spaces at the ends aside: a short sentence is easier to keep in mind than eight odd signs.
fn check_passphrase(passphrase: &str) -> Result<()> {
    if passphrase.trim().chars().count() < 12 { Err(Error::invalid("passphrase", "too_short")) } else { Ok(()) }
}

fn wrong_passphrase(_: WrongPassphrase) -> Error {
    Error::invalid("passphrase", "wrong")
}

#[cfg(test)]
mod tests;
