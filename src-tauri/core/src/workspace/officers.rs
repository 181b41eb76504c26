//! Who has access to a workspace, and with which passphrase.
//!
//! Invariant: only the key file that the audit log knows is changed, never one that was swapped in; and every change is followed by a
//! line of the log that counts it, so that an older one put back is found.

use super::{Workspace, check_passphrase, wrong_passphrase};
use crate::keys::{KeyFile, RecoveryKey, Store, WrongPassphrase};
use crate::registers::{Officer, Role, Scope};
use crate::values::Id;
use crate::{Action, Error, Office, Result, Rule, Verb};

impl Workspace {
    /// Makes a new recovery key, for a sheet that was lost or never kept; the old one opens nothing any more.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` unless an administrator asks.
    pub fn renew_recovery(&self, office: &mut Office) -> Result<RecoveryKey> {
        let key = office.administrators_key()?.clone();
        let recovery = RecoveryKey::random()?;
        let mut keys = self.current_keys(office)?;
        keys.seal_for_recovery(&recovery, &key)?;
        self.keep_noted(office, keys)?;
        office.record_about(Action::on::<Officer>(Verb::Passphrase), "recovery")?;
        Ok(recovery)
    }

    /// Changes the passphrase of the officer at work, who has the `old` one. Nothing is encrypted again.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `passphrase` (the old one is wrong or another's, or the new one too short), [`Error::Duplicate`]
    /// when another has it.
    pub fn change_passphrase(&self, office: &mut Office, old: &str, new: &str) -> Result<()> {
        check_passphrase(new)?;
        let mut keys = self.current_keys(office)?;
        let unlocked = keys.unlock(old).map_err(wrong_passphrase)?;
        let at_work = office.officer().map(|officer| officer.id.to_string());
        if at_work.as_ref() != Some(&unlocked.officer) {
            return Err(wrong_passphrase(WrongPassphrase));
        }
        keys.seal_for_officer(&unlocked.officer, new, &unlocked.key)?;
        self.keep_noted(office, keys)
    }

    /// Adds an officer with a passphrase of their own; only an administrator may.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` for others, on `passphrase` when too short; [`Error::Duplicate`] when another has it.
    pub fn add_officer(&self, office: &mut Office, officer: &Officer, passphrase: &str) -> Result<()> {
        check_passphrase(passphrase)?;
        let key = office.administrators_key()?.clone();
        let mut keys = self.current_keys(office)?;
        // Tried before anything is kept: a passphrase that another has is refused here.
        keys.seal_for_officer(&officer.id.to_string(), passphrase, &key)?;
        // The officer first: a seal without an officer would be in the way of whoever chooses that passphrase next.
        office.operate_on_officers(Verb::Save, |tx| tx.put(officer))?;
        self.keep_noted(office, keys)
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
        office.update_officer(kept);
        Ok(())
    }

    /// Takes an officer's access away; the officer stays on the list, for the audit log names them. Who takes their own access away
    /// changes nothing more.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` unless an administrator asks, for the last administrator (`last_administrator`), and for
    /// the only one who can open the protected identities (`last_for_identities`).
    pub fn remove_officer(&self, office: &mut Office, id: Id<Officer>) -> Result<()> {
        office.administrators_key()?;
        refuse_last_administrator(office, id)?;
        self.unname_for_protected(office, id)?;
        let mut keys = self.current_keys(office)?;
        keys.unseal(&id.to_string());
        self.keep_noted(office, keys)?;
        office.operate_on_officers(Verb::Remove, |tx| {
            let mut officer: Officer = tx.get(id)?;
            officer.active = false;
            tx.put(&officer)
        })?;
        let removed = office.read(|reader| reader.get(id))?;
        office.update_officer(removed);
        Ok(())
    }

    /// The key file, to be changed: what is written is vouched for anew, so nothing may be that came from elsewhere.
    ///
    /// # Errors
    /// [`Error::Damaged`]: `key file altered`, `key file older` when the audit log knows of a later one.
    fn current_keys(&self, office: &Office) -> Result<KeyFile> {
        let key = office.key().ok_or_else(|| Error::invalid("passphrase", Rule::Required))?;
        let keys = KeyFile::read(&self.keys(), Store::Workspace)?;
        keys.refuse_altered(key)?;
        office.refuse_older_keys(keys.generation())?;
        Ok(keys)
    }

    /// Writes the key file and has the audit log count it.
    fn keep_noted(&self, office: &mut Office, keys: KeyFile) -> Result<()> {
        let news = self.keep(office, keys)?;
        office.note(Action::on::<Officer>(Verb::Passphrase), 1, &news)
    }
}

/// Somebody must be left who can give others access.
fn refuse_last_administrator(office: &Office, id: Id<Officer>) -> Result<()> {
    let officers = office.read(|r| r.list::<Officer>(&Scope::default()))?;
    let another = |o: &Officer| o.id != id && o.active && o.role == Role::Administrator;
    if officers.iter().any(another) { Ok(()) } else { Err(Error::invalid("role", Rule::LastAdministrator)) }
}
