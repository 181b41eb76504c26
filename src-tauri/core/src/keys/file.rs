//! The key file: the data key sealed for each holder. It holds no name and no passphrase, and says when it is damaged.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{DataKey, RecoveryKey, random_bytes};
use crate::files;
use crate::{Error, Result};

const FORMAT: &str = "saisaat keys";
const VERSION: u32 = 1;
/// 64 MiB and three passes take 100–500 ms on an office machine.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// Whose seal it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// An officer, by key: names stay in the encrypted database.
    Officer(String),
    /// The printed recovery key.
    Recovery,
}

/// The secret opens no seal of an intact key file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no holder has this passphrase")]
pub struct WrongPassphrase;

/// The seals of a workspace's data key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeyFile {
    format: String,
    version: u32,
    /// One for all seals, so that a passphrase is stretched once however many officers there are.
    salt: [u8; 16],
    memory_kib: u32,
    passes: u32,
    seals: Vec<Seal>,
    /// BLAKE3 of all the above: a damaged file is told from a wrong passphrase.
    check: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Seal {
    holder: Holder,
    nonce: [u8; 24],
    sealed: Vec<u8>,
}

impl KeyFile {
    /// A key file without seals.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the system has no randomness to give.
    pub fn new() -> Result<Self> {
        let salt = random_bytes()?;
        let (memory_kib, passes) = (MEMORY_KIB, PASSES);
        Ok(Self {
            format: FORMAT.into(),
            version: VERSION,
            salt,
            memory_kib,
            passes,
            seals: Vec::new(),
            check: String::new(),
        })
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`Error::File`] when it cannot be read, [`Error::TooNew`] when a newer program wrote it, [`Error::Damaged`] when it
    /// is not as it was written.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|source| Error::File { path: path.into(), source })?;
        let damaged = |_| Error::Damaged { what: "key file".into() };
        let file: Self = serde_json::from_slice(&bytes).map_err(damaged)?;
        if file.format != FORMAT || file.check != file.digest() {
            return Err(Error::Damaged { what: "key file".into() });
        }
        if file.version > VERSION {
            return Err(Error::TooNew { found: file.version.into(), known: VERSION.into() });
        }
        Ok(file)
    }

    /// Writes the file whole: either the old one or the new one is on the disk, whatever happens.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn write(&mut self, path: &Path) -> Result<()> {
        self.check = self.digest();
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| Error::Damaged { what: error.to_string() })?;
        files::replace(path, &bytes)
    }

    /// Seals the data key for an officer's passphrase, replacing the officer's former seal.
    ///
    /// # Errors
    /// [`Error::Duplicate`] when another holder has the same passphrase, for it tells who unlocks.
    pub fn seal_for_officer(&mut self, officer: &str, passphrase: &str, key: &DataKey) -> Result<()> {
        let holder = Holder::Officer(officer.into());
        let cipher = self.cipher(normalised(passphrase).as_bytes())?;
        if self.open(&cipher).is_ok_and(|(of, _)| of != holder) {
            return Err(Error::Duplicate { field: "passphrase".into() });
        }
        self.seal(holder, &cipher, key)
    }

    /// Seals the data key for the recovery key, replacing its former seal.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the system has no randomness to give.
    pub fn seal_for_recovery(&mut self, recovery: &RecoveryKey, key: &DataKey) -> Result<()> {
        let cipher = self.cipher(recovery.secret())?;
        self.seal(Holder::Recovery, &cipher, key)
    }

    /// Takes an officer's seal away.
    pub fn unseal(&mut self, officer: &str) {
        self.seals.retain(|seal| seal.holder != Holder::Officer(officer.into()));
    }

    /// Whose seals there are.
    pub fn holders(&self) -> impl Iterator<Item = &Holder> {
        self.seals.iter().map(|seal| &seal.holder)
    }

    /// Opens with a passphrase: who it is, and the data key.
    ///
    /// # Errors
    /// [`WrongPassphrase`].
    pub fn unlock(&self, passphrase: &str) -> Result<(Holder, DataKey), WrongPassphrase> {
        self.open_with(normalised(passphrase).as_bytes())
    }

    /// Opens with the recovery key.
    ///
    /// # Errors
    /// [`WrongPassphrase`].
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<DataKey, WrongPassphrase> {
        self.open_with(recovery.secret()).map(|(_, key)| key)
    }

    fn open_with(&self, secret: &[u8]) -> Result<(Holder, DataKey), WrongPassphrase> {
        self.open(&self.cipher(secret).map_err(|_| WrongPassphrase)?)
    }

    fn open(&self, cipher: &XChaCha20Poly1305) -> Result<(Holder, DataKey), WrongPassphrase> {
        for seal in &self.seals {
            let aad = associated(&seal.holder);
            let opened = cipher.decrypt(&XNonce::from(seal.nonce), Payload { msg: &seal.sealed, aad: &aad });
            if let Some(bytes) = opened.ok().map(Zeroizing::new).and_then(|plain| plain.as_slice().try_into().ok()) {
                return Ok((seal.holder.clone(), DataKey::of_bytes(bytes)));
            }
        }
        Err(WrongPassphrase)
    }

    fn seal(&mut self, holder: Holder, cipher: &XChaCha20Poly1305, key: &DataKey) -> Result<()> {
        let nonce: [u8; 24] = random_bytes()?;
        let message = Payload { msg: key.bytes(), aad: &associated(&holder) };
        let sealed =
            cipher.encrypt(&XNonce::from(nonce), message).map_err(|_| Error::Damaged { what: "sealing".into() })?;
        self.seals.retain(|seal| seal.holder != holder);
        self.seals.push(Seal { holder, nonce, sealed });
        Ok(())
    }

    fn cipher(&self, secret: &[u8]) -> Result<XChaCha20Poly1305> {
        let damaged = |_| Error::Damaged { what: "key file".into() };
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(damaged)?;
        let mut stretched = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, &self.salt, stretched.as_mut_slice())
            .map_err(damaged)?;
        Ok(XChaCha20Poly1305::new(&(*stretched).into()))
    }

    fn digest(&self) -> String {
        let mut blank = self.clone();
        blank.check = String::new();
        let bytes = serde_json::to_vec(&blank).unwrap_or_default();
        blake3::hash(&bytes).to_hex().to_string()
    }
}

/// Binds a seal to its holder: moved under another's name it no longer opens.
fn associated(holder: &Holder) -> Vec<u8> {
    match holder {
        Holder::Officer(officer) => format!("officer {officer}").into_bytes(),
        Holder::Recovery => b"recovery".to_vec(),
    }
}

/// The same passphrase typed on another keyboard may come in other code points: spaces at the ends do not count, and SARA AM
/// is one sign whether typed as one or as two.
fn normalised(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.trim().replace("\u{e4d}\u{e32}", "\u{e33}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> (KeyFile, DataKey, RecoveryKey) {
        let (key, recovery) = (DataKey::random().expect("key"), RecoveryKey::random().expect("recovery"));
        let mut file = KeyFile::new().expect("file");
        file.seal_for_officer("a", "กุญแจของสมศรี", &key).expect("seals");
        file.seal_for_recovery(&recovery, &key).expect("seals");
        (file, key, recovery)
    }

    #[test]
    fn each_holder_opens_the_same_key_and_is_told_apart() {
        let (mut file, key, recovery) = sealed();
        file.seal_for_officer("b", "another passphrase", &key).expect("seals");
        let (holder, opened) = file.unlock("another passphrase").expect("opens");
        assert_eq!((holder, opened.bytes()), (Holder::Officer("b".into()), key.bytes()));
        assert_eq!(file.unlock(" กุญแจของสมศรี ").expect("opens").0, Holder::Officer("a".into()));
        assert_eq!(file.recover(&recovery).expect("opens").bytes(), key.bytes());
        assert_eq!(file.unlock("wrong").err(), Some(WrongPassphrase));
    }

    #[test]
    fn a_removed_officer_and_a_changed_passphrase_open_nothing() {
        let (mut file, key, _) = sealed();
        file.seal_for_officer("a", "ใหม่กว่าเดิม", &key).expect("seals");
        assert!(file.unlock("กุญแจของสมศรี").is_err());
        file.unseal("a");
        assert!(file.unlock("ใหม่กว่าเดิม").is_err());
    }

    #[test]
    fn two_officers_cannot_have_one_passphrase() {
        let (mut file, key, _) = sealed();
        let refused = file.seal_for_officer("b", "กุญแจของสมศรี", &key);
        assert!(matches!(refused, Err(Error::Duplicate { field }) if field == "passphrase"));
    }

    #[test]
    fn a_damaged_key_file_is_told_from_a_wrong_passphrase() {
        let (mut file, ..) = sealed();
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("keys.json");
        file.write(&path).expect("writes");
        assert!(KeyFile::read(&path).expect("reads").unlock("กุญแจของสมศรี").is_ok());
        let text = std::fs::read_to_string(&path).expect("reads");
        std::fs::write(&path, text.replacen("\"passes\": 3", "\"passes\": 2", 1)).expect("writes");
        assert!(matches!(KeyFile::read(&path), Err(Error::Damaged { what }) if what == "key file"));
    }

    #[test]
    fn a_seal_moved_to_another_holder_does_not_open() {
        let (mut file, ..) = sealed();
        file.seals[0].holder = Holder::Officer("b".into());
        assert!(file.unlock("กุญแจของสมศรี").is_err());
    }
}
