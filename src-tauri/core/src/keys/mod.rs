//! Who may open the workspace: a random data key encrypts everything and is itself sealed once for each officer's
//! passphrase and once for the printed recovery key. Changing a passphrase reseals the key; nothing is encrypted again.
//!
//! Invariant: the data key exists only in memory, and is wiped when dropped; a passphrase, the recovery key and the passphrase of the
//! protected identities never open each other's seals. Knows no database.

mod derivation;
mod file;
mod holder;
mod recovery;
mod tie;

use std::fmt;

use rand::TryRngCore;
use rand::rngs::OsRng;
use zeroize::{Zeroize, ZeroizeOnDrop};

pub use derivation::Store;
pub use file::{KeyFile, Unlocked};
pub use holder::{Holder, WrongPassphrase};
pub use recovery::{Mistyped, RecoveryKey};

use crate::{Error, Result};

/// The 32 bytes that the database, the evidence and the backups are encrypted with.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A new key from the operating system's randomness.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the system has no randomness to give.
    pub fn random() -> Result<Self> {
        random_bytes().map(Self)
    }

    pub(crate) const fn of_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for another purpose, from which this one cannot be found.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> Self {
        Self(blake3::derive_key(purpose, &self.0))
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}

pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).map_err(|error| Error::Damaged { what: format!("no randomness: {error}") })?;
    Ok(bytes)
}
