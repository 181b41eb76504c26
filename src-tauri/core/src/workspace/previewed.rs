//! Looking into a backup: it is opened, checked and counted, and the key that opened it is kept for restoring it.
//!
//! Invariant: whoever has a [`Previewed`] could open the backup. Nothing else is restored, so that every restore of an encrypted
//! workspace is vouched for, see [`super::restored`].

use super::{Backup, Census, DATABASE, KEYS, wrong_passphrase};
use crate::keys::{DataKey, KeyFile, Store};
use crate::{Error, Office, Result, Rule};

/// A backup that was opened and found whole.
#[derive(Clone, Debug)]
pub struct Previewed {
    pub(super) backup: Backup,
    /// The data key of an encrypted one.
    key: Option<DataKey>,
    census: Census,
}

impl Previewed {
    /// The backup.
    #[must_use]
    pub const fn backup(&self) -> &Backup {
        &self.backup
    }

    /// What it holds.
    #[must_use]
    pub const fn census(&self) -> &Census {
        &self.census
    }

    pub(super) const fn key(&self) -> Option<&DataKey> {
        self.key.as_ref()
    }
}

impl Backup {
    /// Opens the backup by itself, with a passphrase of when it was made, checks it, and counts what it holds. It is not
    /// touched.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `passphrase`: `required` or `wrong`; [`Error::Damaged`] as [`Backup::verify`].
    pub fn preview(&self, passphrase: Option<&str>) -> Result<Previewed> {
        let key = match (self.is_locked(), passphrase) {
            (false, _) => None,
            (true, None) => return Err(Error::invalid("passphrase", Rule::Required)),
            (true, Some(given)) => {
                let keys = self.key_file()?;
                let key = keys.unlock(given).map_err(wrong_passphrase)?.key;
                keys.refuse_altered(&key)?;
                Some(key)
            }
        };
        let census = self.checked(&Office::look_at(&self.folder.join(DATABASE), key.as_ref(), self.at)?)?;
        Ok(Previewed { backup: self.clone(), key, census })
    }

    /// The same, beside an open workspace of the same key.
    ///
    /// # Errors
    /// [`Error::Damaged`] as [`Backup::verify`], also when its key file is another's; [`Error::File`] when it has none.
    pub fn preview_beside(&self, office: &Office) -> Result<Previewed> {
        let key = office.key().cloned();
        if let Some(key) = &key {
            self.key_file()?.refuse_altered(key)?;
        }
        Ok(Previewed { backup: self.clone(), key, census: self.verify(office)? })
    }

    fn key_file(&self) -> Result<KeyFile> {
        KeyFile::read(&self.folder.join(KEYS), Store::Workspace)
    }
}
