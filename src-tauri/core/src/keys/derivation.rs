//! How a secret becomes the key of a seal: stretched by Argon2id, for each purpose apart.
//!
//! Invariant: what is stretched for one purpose opens no seal of another, though the same text were typed for both.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::KeyInit;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::holder::{Holder, WrongPassphrase};

/// What the data key of a key file opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Store {
    /// The workspace: its database, evidence and backups.
    #[default]
    Workspace,
    /// The protected identities.
    Identities,
}

/// What a secret is typed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// An officer's passphrase.
    Passphrase,
    /// The recovery key.
    Recovery,
}

/// How the seals of a key file have been derived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Derivation {
    /// As version 1 did: passphrases and the recovery key alike, so that only the holder tells them apart.
    #[default]
    Shared,
    /// Each purpose by itself.
    Apart,
}

impl Derivation {
    /// Left out of a key file, which version 1 wrote without it.
    pub(super) const fn is_shared(&self) -> bool {
        matches!(self, Self::Shared)
    }
}

impl Purpose {
    /// Whether a seal of this holder is opened so.
    pub(super) const fn opens(self, holder: &Holder) -> bool {
        matches!((self, holder), (Self::Passphrase, Holder::Officer(_)) | (Self::Recovery, Holder::Recovery))
    }

    const fn of(holder: &Holder) -> Self {
        match holder {
            Holder::Officer(_) => Self::Passphrase,
            Holder::Recovery => Self::Recovery,
        }
    }

    const fn context(self, store: Store) -> &'static str {
        match (store, self) {
            (Store::Workspace, Self::Passphrase) => "Saisaat 2026-11 passphrase for a workspace",
            (Store::Workspace, Self::Recovery) => "Saisaat 2026-11 recovery key for a workspace",
            (Store::Identities, Self::Passphrase) => "Saisaat 2026-11 passphrase for protected identities",
            (Store::Identities, Self::Recovery) => "Saisaat 2026-11 recovery key for protected identities",
        }
    }
}

/// What stretching costs, and the salt it begins with.
#[derive(Clone, Copy)]
pub(super) struct Stretching<'a> {
    pub(super) store: Store,
    pub(super) salt: &'a [u8; 16],
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
}

impl Stretching<'_> {
    /// The cipher that a secret gives for a purpose.
    pub(super) fn cipher(
        self,
        derivation: Derivation,
        purpose: Purpose,
        secret: &[u8],
    ) -> Result<XChaCha20Poly1305, WrongPassphrase> {
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(|_| WrongPassphrase)?;
        let mut stretched = Zeroizing::new([0; 32]);
        let apart = blake3::derive_key(purpose.context(self.store), self.salt);
        let salt: &[u8] = match derivation {
            Derivation::Shared => self.salt,
            Derivation::Apart => &apart,
        };
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, stretched.as_mut_slice())
            .map_err(|_| WrongPassphrase)?;
        Ok(XChaCha20Poly1305::new(&(*stretched).into()))
    }
}

/// Binds a seal to its holder and purpose: moved under another's name, or into another file, it no longer opens.
pub(super) fn associated(derivation: Derivation, store: Store, holder: &Holder) -> Vec<u8> {
    let of = match holder {
        Holder::Officer(officer) => format!("officer {officer}"),
        Holder::Recovery => "recovery".into(),
    };
    match derivation {
        Derivation::Shared => of.into_bytes(),
        Derivation::Apart => format!("{}\n{of}", Purpose::of(holder).context(store)).into_bytes(),
    }
}
