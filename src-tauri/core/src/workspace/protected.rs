//! The identities of complainants and informants: a second encrypted file whose key is sealed for named officers only.
//!
//! Invariant: nothing is shown without a reason, and the reason is on the disk before the identity is returned. The main
//! database knows the random case code and nothing else. Open it for a question and drop it: its log is folded in on close.
//!
//! An identity goes with its complaint. Purge and removal happen while the store is locked, so every opening first clears the identities
//! whose complaint is gone for good: neither the register has its code nor could undo or redo bring it back. That is found out anew each
//! time, so no list of what is to be cleared has to be kept, undone or restored along.

use std::path::PathBuf;

use chrono::SecondsFormat;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::told::refuse_told;
use super::{PROTECTED, PROTECTED_KEYS, Workspace, check_passphrase, wrong_passphrase};
use crate::keys::{DataKey, Holder, KeyFile, Store, Unlocked};
use crate::registers::{Complaint, Officer, Record as _, Scope};
use crate::store::open;
use crate::values::{CaseCode, Id};
use crate::{Action, Error, Notice, Office, Result, Rule, Verb};

/// As the audit log calls what is kept here.
const IDENTITIES: &str = "identities";
/// That it was changed who may open it.
const ACCESS: Action = Action { verb: Verb::Passphrase, register: IDENTITIES };

/// Who stands behind a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Identity {
    /// Name.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// Note.
    pub note: String,
}

/// A time that an identity was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Reveal {
    /// The case.
    pub case_code: String,
    /// The officer's key.
    pub officer: String,
    /// When, UTC.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// The open protected store, and the officer it was opened by.
pub struct Protected {
    connection: Connection,
    key: DataKey,
    officer: String,
}

impl Workspace {
    /// Makes the protected store, opened from then on by the passphrase for it of the officer at work.
    ///
    /// # Errors
    /// [`Error::File`] when there is one already; [`Error::Invalid`] for a passphrase that is too short, and on `officer` without one.
    pub fn create_protected(&self, office: &Office, passphrase: &str) -> Result<Protected> {
        check_passphrase(passphrase)?;
        let officer = at_work(office)?.to_string();
        let (path, key) = (self.folder.join(PROTECTED), DataKey::random()?);
        if path.exists() {
            return Err(Error::File { path, source: std::io::ErrorKind::AlreadyExists.into() });
        }
        let mut keys = KeyFile::new(Store::Identities)?;
        keys.seal_for_officer(&officer, passphrase, &key)?;
        keys.write(&self.folder.join(PROTECTED_KEYS), voucher(office)?)?;
        let connection = open::create(&open::PROTECTED, &path, Some(&key))?;
        Ok(Protected { connection, key, officer })
    }

    /// Whether there is a protected store yet.
    #[must_use]
    pub fn has_protected(&self) -> bool {
        self.folder.join(PROTECTED).exists()
    }

    /// Opens the protected store for the officer at work, with their passphrase for it.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `passphrase`: `wrong`, `another_officer` when it is not theirs; on `officer` when nobody is at work, or
    /// one whose access was taken away (`not_active`); [`Error::Damaged`]; [`Error::File`] when there is no store.
    pub fn unlock_protected(&self, office: &Office, passphrase: &str) -> Result<Protected> {
        let at_work = at_work(office)?;
        let (path, mut keys) = self.current_protected_keys(office)?;
        let Unlocked { officer, key, outdated } = keys.unlock(passphrase).map_err(wrong_passphrase)?;
        if officer != at_work.to_string() {
            return Err(Error::invalid("passphrase", Rule::AnotherOfficer));
        }
        if outdated {
            keys.seal_for_officer(&officer, passphrase, &key)?;
            keys.write(&path, voucher(office)?)?;
        }
        let connection = open::existing(&open::PROTECTED, &self.folder.join(PROTECTED), Some(&key))?;
        Ok(Protected { connection, key, officer })
    }

    /// Opens the protected store as [`Workspace::unlock_protected`] does, and clears it of the identities whose complaints are gone.
    ///
    /// # Errors
    /// As [`Workspace::unlock_protected`]; [`Error::Db`].
    pub fn open_protected(&self, office: &mut Office, passphrase: &str) -> Result<Protected> {
        let protected = self.unlock_protected(office, passphrase)?;
        protected.clear(office)?;
        Ok(protected)
    }

    /// Clears the protected store, where there is one, of the identities whose complaints are gone; answers how many went.
    ///
    /// # Errors
    /// As [`Workspace::open_protected`].
    pub fn clear_identities(&self, office: &mut Office, passphrase: &str) -> Result<u32> {
        if !self.has_protected() {
            return Ok(0);
        }
        self.unlock_protected(office, passphrase)?.clear(office)
    }

    /// Keeps who told under the code of their case, for the officer at work. The first to be kept makes the store, which opens with
    /// this passphrase from then on. That it was kept, and by whom, is in the office's audit log.
    ///
    /// # Errors
    /// [`Error::Invalid`] for readers, without an officer, without a name, with a name or a contact that the register tells, and on
    /// `passphrase`; [`Error::NotFound`] for a code of no complaint, with which it would be cleared again; [`Error::Duplicate`] when the
    /// case has an identity; [`Error::Damaged`].
    pub fn keep_identity(
        &self,
        office: &mut Office,
        code: &CaseCode,
        identity: &Identity,
        passphrase: &str,
    ) -> Result<()> {
        office.refuse_readers()?;
        at_work(office)?;
        if identity.name.trim().is_empty() {
            return Err(Error::invalid("name", Rule::Required));
        }
        refuse_told(office, code, [("name", &identity.name), ("contact", &identity.contact)])?;
        let protected = match self.has_protected() {
            true => self.open_protected(office, passphrase)?,
            false => self.create_protected(office, passphrase)?,
        };
        protected.keep(code, identity)?;
        office.record(Action { verb: Verb::Save, register: IDENTITIES }, 1)
    }

    /// The officers who may open the protected store, by name.
    ///
    /// # Errors
    /// [`Error::Damaged`]; [`Error::Db`].
    pub fn officers_of_identities(&self, office: &Office) -> Result<Vec<Officer>> {
        if !self.folder.join(PROTECTED_KEYS).exists() {
            return Ok(Vec::new());
        }
        let (_, keys) = self.current_protected_keys(office)?;
        let mut officers: Vec<Officer> = office.read(|reader| reader.list(&Scope::default()))?;
        officers.retain(|officer| keys.holders().any(|holder| *holder == Holder::Officer(officer.id.to_string())));
        Ok(officers)
    }

    /// Names a further officer for the protected store, with a passphrase of their own for it; one who is named gets that passphrase. It
    /// takes the passphrase of the officer at work, and the audit log tells of it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for readers, on `passphrase` as [`Workspace::unlock_protected`] and when theirs is short, on `officer` for one
    /// without access (`not_active`); [`Error::Duplicate`] when another has the passphrase.
    pub fn name_for_identities(
        &self,
        office: &mut Office,
        officer: Id<Officer>,
        theirs: &str,
        passphrase: &str,
    ) -> Result<()> {
        office.refuse_readers()?;
        let open = self.open_protected(office, passphrase)?;
        self.name_for_protected(office, &open, officer, theirs)?;
        office.record_about(ACCESS, &format!("named:{officer}"))
    }

    /// Takes an officer's access to the protected store away, and nothing else. It takes the passphrase of the officer at work, who may
    /// withdraw themselves while another is named, and the audit log tells of it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for readers, on `passphrase` as [`Workspace::unlock_protected`], on `role` for the only one who is named
    /// (`last_for_identities`); [`Error::NotFound`] for one who is not.
    pub fn withdraw_from_identities(&self, office: &mut Office, officer: Id<Officer>, passphrase: &str) -> Result<()> {
        office.refuse_readers()?;
        drop(self.open_protected(office, passphrase)?);
        if !self.officers_of_identities(office)?.iter().any(|named| named.id == officer) {
            return Err(Error::NotFound { what: Officer::TABLE, key: officer.to_string() });
        }
        self.unname_for_protected(office, officer)?;
        office.record_about(ACCESS, &format!("withdrawn:{officer}"))
    }

    /// Names another officer for the protected store.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a short passphrase and on `officer` for one without access (`not_active`), [`Error::Duplicate`] when
    /// another has the passphrase.
    pub(super) fn name_for_protected(
        &self,
        office: &Office,
        open: &Protected,
        officer: Id<Officer>,
        passphrase: &str,
    ) -> Result<()> {
        check_passphrase(passphrase)?;
        refuse_inactive(office, officer)?;
        let (path, mut keys) = self.current_protected_keys(office)?;
        keys.seal_for_officer(&officer.to_string(), passphrase, &open.key)?;
        keys.write(&path, voucher(office)?)
    }

    /// Takes an officer's access to the protected store away, where there is one.
    pub(super) fn unname_for_protected(&self, office: &Office, officer: Id<Officer>) -> Result<()> {
        if !self.folder.join(PROTECTED_KEYS).exists() {
            return Ok(());
        }
        let (path, mut keys) = self.current_protected_keys(office)?;
        let theirs = Holder::Officer(officer.to_string());
        if keys.holders().all(|holder| *holder == theirs) {
            return Err(Error::invalid("role", Rule::LastForIdentities));
        }
        keys.unseal(&officer.to_string());
        keys.write(&path, voucher(office)?)
    }

    /// The protected key file, to be changed, and where it is.
    ///
    /// # Errors
    /// [`Error::Damaged`]: `key file altered` when somebody else put its seals together, who would be vouched for.
    fn current_protected_keys(&self, office: &Office) -> Result<(PathBuf, KeyFile)> {
        let path = self.folder.join(PROTECTED_KEYS);
        let keys = KeyFile::read(&path, Store::Identities)?;
        keys.refuse_altered(voucher(office)?)?;
        Ok((path, keys))
    }
}

impl Protected {
    /// Keeps an identity under the code of a case, which stands for it everywhere else.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the name is empty; [`Error::Duplicate`] when the case has an identity; [`Error::Db`].
    pub fn keep(&self, code: &CaseCode, identity: &Identity) -> Result<()> {
        self.connection.execute(
            "INSERT INTO identities (case_code, name, contact, note) VALUES (:code, :name, :contact, :note)",
            named_params! { ":code": code, ":name": identity.name, ":contact": identity.contact, ":note": identity.note },
        )?;
        Ok(())
    }

    /// Removes the identities whose complaints are gone for good; answers how many. The audit log tells of it before. While the audit log
    /// itself is in doubt nothing goes, for the complaints of an older database put back are none that were removed.
    ///
    /// # Errors
    /// [`Error::Db`].
    fn clear(&self, office: &mut Office) -> Result<u32> {
        let is_doubt = |notice: &Notice| {
            matches!(notice, Notice::RolledBack { .. } | Notice::HeadFileDamaged | Notice::RestoreUnproven)
        };
        if office.notices().iter().any(is_doubt) {
            return Ok(0);
        }
        let mut statement = self.connection.prepare("SELECT case_code FROM identities ORDER BY case_code")?;
        let codes: Vec<CaseCode> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut gone = Vec::new();
        for code in codes {
            let is_there = office.read(|reader| Complaint::with_code(reader, &code))?.is_some();
            if !is_there && !office.could_bring_back(code.as_str())? {
                gone.push(code);
            }
        }
        let count = u32::try_from(gone.len()).unwrap_or(u32::MAX);
        if count > 0 {
            office.record(Action { verb: Verb::Remove, register: IDENTITIES }, count)?;
        }
        for code in gone {
            self.connection
                .execute("DELETE FROM identities WHERE case_code = :code", named_params! { ":code": code })?;
        }
        Ok(count)
    }

    /// Shows an identity; the reason is kept here, the fact in the office's audit log.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `reason` when none is given; [`Error::NotFound`] for an unknown code.
    pub fn reveal(&self, office: &mut Office, code: &CaseCode, reason: &str) -> Result<Identity> {
        if reason.trim().is_empty() {
            return Err(Error::invalid("reason", Rule::Required));
        }
        if at_work(office)?.to_string() != self.officer {
            return Err(Error::invalid("passphrase", Rule::AnotherOfficer));
        }
        let mut statement =
            self.connection.prepare("SELECT name, contact, note FROM identities WHERE case_code = :code")?;
        let found = statement.query_row(named_params! { ":code": code }, |row| {
            Ok(Identity { name: row.get("name")?, contact: row.get("contact")?, note: row.get("note")? })
        });
        let identity = found.optional()?.ok_or_else(|| Error::NotFound { what: IDENTITIES, key: code.to_string() })?;
        let at = office.surroundings().clock.now().to_rfc3339_opts(SecondsFormat::Millis, true);
        self.connection.execute(
            "INSERT INTO reveals (case_code, officer, at, reason) VALUES (:code, :officer, :at, :reason)",
            named_params! { ":code": code, ":officer": self.officer, ":at": at, ":reason": reason },
        )?;
        office.record(Action { verb: Verb::Reveal, register: IDENTITIES }, 1)?;
        Ok(identity)
    }

    /// Every time an identity was shown, oldest first.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn reveals(&self) -> Result<Vec<Reveal>> {
        let mut statement =
            self.connection.prepare("SELECT case_code, officer, at, reason FROM reveals ORDER BY seq")?;
        let rows = statement.query_map([], |row| {
            Ok(Reveal {
                case_code: row.get("case_code")?,
                officer: row.get("officer")?,
                at: row.get("at")?,
                reason: row.get("reason")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The officer at work, who must still have access.
fn at_work(office: &Office) -> Result<Id<Officer>> {
    let officer = office.officer().ok_or_else(|| Error::invalid("officer", Rule::Required))?.id;
    refuse_inactive(office, officer)?;
    Ok(officer)
}

/// What vouches for the protected key file: the workspace's data key, for an administrator who takes access away has no other.
fn voucher(office: &Office) -> Result<&DataKey> {
    office.key().ok_or_else(|| Error::invalid("officer", Rule::Required))
}

fn refuse_inactive(office: &Office, officer: Id<Officer>) -> Result<()> {
    let officer = office.read(|reader| reader.get(officer))?;
    if officer.active { Ok(()) } else { Err(Error::invalid("officer", Rule::NotActive)) }
}
