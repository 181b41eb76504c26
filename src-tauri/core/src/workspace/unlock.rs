//! Unlocking a workspace: with a passphrase, or with the recovery key in place of one that was forgotten.
//!
//! Invariant: whoever comes in is an officer who has access. The recovery key lets nobody in; it gives an officer a new passphrase.

use chrono::{DateTime, Duration, Utc};

use super::{Workspace, check_passphrase, wrong_passphrase};
use crate::keys::{DataKey, KeyFile, RecoveryKey, Store, Unlocked, WrongPassphrase};
use crate::registers::Officer;
use crate::store::open;
use crate::values::Id;
use crate::{Action, Error, Office, Result, Rule, Surroundings, Verb};

impl Workspace {
    /// Opens with an officer's passphrase, which also says who is at work. What of the key file is of an older version, or not yet
    /// tied to this database, is renewed on the way.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `passphrase`: `wrong` when nobody has it, `wait` when it comes too soon after wrong ones;
    /// [`Error::Damaged`]: `key file`, `key file altered` when its seals were put together by somebody else, `key file older` when the
    /// database knows of a later one, `plain database` or `another database` when the database is not the one it belongs to, or what
    /// does not hold within it; [`Error::NotFound`] on `officers` when the making of the workspace was cut short before anything was
    /// in it.
    pub fn unlock(&self, passphrase: &str, surroundings: Surroundings) -> Result<Office> {
        let keys = KeyFile::read(&self.keys(), Store::Workspace)?;
        let (attempts, now) = (self.attempts(), surroundings.clock.now());
        attempts.admit(now)?;
        let Ok(unlocked) = keys.unlock(passphrase) else {
            attempts.failed(now)?;
            return Err(wrong_passphrase(WrongPassphrase));
        };
        let officer = Id::parse(&unlocked.officer).ok_or_else(|| Error::Damaged { what: "key file".into() })?;
        let mut office = match self.opened(&keys, &unlocked.key, officer, surroundings) {
            // A seal that an interrupted removal left behind opens nothing.
            Err(Error::Invalid { rule: Rule::NotActive, .. }) => {
                return Err(wrong_passphrase(WrongPassphrase));
            }
            other => other?,
        };
        let news = self.renew(&office, keys, &unlocked, passphrase)?;
        office.note(Action::on::<Officer>(Verb::Unlock), attempts.failures().count, &news)?;
        office.write_head();
        attempts.succeeded();
        Ok(office)
    }

    /// How long [`Workspace::unlock`] will answer `wait`, after wrong passphrases.
    #[must_use]
    pub fn wait_before_unlock(&self, now: DateTime<Utc>) -> Duration {
        self.attempts().wait(now)
    }

    /// Gives an officer a new passphrase, with the recovery key in place of the one that was forgotten, and opens as that officer.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `recovery_key` when it is not this workspace's, on `officer` for one who was removed, on `passphrase`;
    /// [`Error::Damaged`] as [`Workspace::unlock`].
    pub fn recover(
        &self,
        recovery: &RecoveryKey,
        officer: Id<Officer>,
        passphrase: &str,
        surroundings: Surroundings,
    ) -> Result<Office> {
        let (mut keys, key) = self.recovered(recovery)?;
        let mut office = self.opened(&keys, &key, officer, surroundings)?;
        check_passphrase(passphrase)?;
        keys.seal_for_officer(&officer.to_string(), passphrase, &key)?;
        // Sealed anew while it is at hand: it may be of version 1.
        keys.seal_for_recovery(recovery, &key)?;
        let news = self.keep(&office, keys)?;
        office.note(Action::on::<Officer>(Verb::Recover), self.attempts().failures().count, &news)?;
        office.write_head();
        self.attempts().succeeded();
        Ok(office)
    }

    /// The officers a recovery key can give a new passphrase to.
    ///
    /// # Errors
    /// As [`Workspace::recover`].
    pub fn officers_by_recovery(&self, recovery: &RecoveryKey) -> Result<Vec<Officer>> {
        let (keys, key) = self.recovered(recovery)?;
        let within = Office::officers_within(&self.database(), &key, keys.generation());
        within.map_err(|error| self.told_apart(error, &keys))
    }

    fn recovered(&self, recovery: &RecoveryKey) -> Result<(KeyFile, DataKey)> {
        let keys = KeyFile::read(&self.keys(), Store::Workspace)?;
        let key = keys.recover(recovery).map_err(|WrongPassphrase| Error::invalid("recovery_key", Rule::Wrong))?;
        keys.refuse_altered(&key)?;
        self.refuse_plain()?;
        Ok((keys, key))
    }

    fn opened(
        &self,
        keys: &KeyFile,
        key: &DataKey,
        officer: Id<Officer>,
        surroundings: Surroundings,
    ) -> Result<Office> {
        keys.refuse_altered(key)?;
        self.refuse_plain()?;
        let opened = Office::open_locked(&self.database(), key, keys.generation(), officer, surroundings);
        let mut office = opened.map_err(|error| self.told_apart(error, keys))?;
        self.note_restore(&mut office)?;
        Ok(office)
    }

    /// A database in clear beside keys was put there by somebody else: what is written into it would be in clear too.
    fn refuse_plain(&self) -> Result<()> {
        let plain = open::is_plain(&self.database());
        if plain { Err(Error::Damaged { what: "plain database".into() }) } else { Ok(()) }
    }

    /// Tells a database that the key does not open because it is another one from one that is damaged: each file begins with a salt
    /// of its own.
    fn told_apart(&self, error: Error, keys: &KeyFile) -> Error {
        let another = open::salt_of(&self.database()).is_some_and(|salt| keys.is_tied_to_another(&salt));
        match error {
            Error::Damaged { what } if another && what != "key file older" => {
                Error::Damaged { what: "another database".into() }
            }
            other => other,
        }
    }

    /// Seals anew what is of version 1, and ties the key file to the database; answers what the audit log is to say of it.
    fn renew(&self, office: &Office, mut keys: KeyFile, unlocked: &Unlocked, passphrase: &str) -> Result<String> {
        if unlocked.outdated {
            keys.seal_for_officer(&unlocked.officer, passphrase, &unlocked.key)?;
        } else if keys.is_tied_to(&office.salt()?) {
            return office.news_of_keys(keys.generation());
        }
        self.keep(office, keys)
    }

    /// Writes the key file, tied to the database of the office; answers what the audit log is to say of it. The file comes first: a
    /// log that knew of a later one than there is would shut everybody out.
    pub(super) fn keep(&self, office: &Office, mut keys: KeyFile) -> Result<String> {
        let key = office.key().ok_or_else(|| Error::invalid("passphrase", Rule::Required))?;
        keys.tie_to(office.salt()?);
        keys.write(&self.keys(), key)?;
        office.news_of_keys(keys.generation())
    }
}
