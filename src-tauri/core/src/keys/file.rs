//! The key file: the data key sealed for each holder. It holds no name and no passphrase, and says when it is damaged.

use std::fs::File;
use std::io::Read as _;
use std::ops::RangeInclusive;
use std::path::Path;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::derivation::{Derivation, Purpose, Store, Stretching, associated};
use super::holder::{Holder, WrongPassphrase};
use super::{DataKey, RecoveryKey, random_bytes};
use crate::files;
use crate::{Error, Result};

const FORMAT: &str = "saisaat keys";
/// 1: every secret stretched alike, bound to no database. 2: each purpose apart, tied to the database.
const VERSION: u32 = 2;
/// 64 MiB and three passes take 100–500 ms on an office machine.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// What a file may ask of the machine before anything vouches for it: it must neither be guessed at quickly nor stop the machine.
const MEMORIES_KIB: RangeInclusive<u32> = 8 * 1024..=1024 * 1024;
const MOST_PASSES: u32 = 16;
const MOST_SEALS: usize = 1_000;
/// Bytes of a file with so many seals.
const LARGEST: u64 = 4 * 1024 * 1024;
/// Bytes of a sealed data key, with what authenticates it.
const SEALED: usize = 32 + 16;

/// What a passphrase opened.
#[derive(Debug)]
pub struct Unlocked {
    /// The key of the officer whose passphrase it is.
    pub officer: String,
    /// The data key.
    pub key: DataKey,
    /// Whether the seal is one of version 1, to be sealed anew while the passphrase is at hand.
    pub(crate) outdated: bool,
}

/// What binds a key file to its database, see [`super::tie`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Tie {
    /// 1, 2, … with every writing.
    pub(super) generation: u32,
    /// The salt at the beginning of the encrypted database file, in hex; empty while it is not known.
    pub(super) database: String,
    /// BLAKE3 of the whole file without this and without its check, keyed by the data key.
    pub(super) mac: String,
}

/// The seals of a data key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeyFile {
    format: String,
    version: u32,
    /// One for all seals, so that a passphrase is stretched once however many officers there are.
    salt: [u8; 16],
    memory_kib: u32,
    passes: u32,
    seals: Vec<Seal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) tie: Option<Tie>,
    /// BLAKE3 of all the above: a damaged file is told from a wrong passphrase.
    pub(super) check: String,
    #[serde(skip)]
    store: Store,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Seal {
    holder: Holder,
    nonce: [u8; 24],
    sealed: Vec<u8>,
    #[serde(default, skip_serializing_if = "Derivation::is_shared")]
    derivation: Derivation,
}

/// What is read of any version.
#[derive(Deserialize)]
struct Heading {
    format: String,
    version: u32,
}

impl KeyFile {
    /// A key file without seals.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the system has no randomness to give.
    pub fn new(store: Store) -> Result<Self> {
        Ok(Self {
            format: FORMAT.into(),
            version: VERSION,
            salt: random_bytes()?,
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            seals: Vec::new(),
            tie: None,
            check: String::new(),
            store,
        })
    }

    /// Reads the key file of a store.
    ///
    /// # Errors
    /// [`Error::File`] when it cannot be read, [`Error::TooNew`] when a newer program wrote it, [`Error::Damaged`] when it
    /// is not as it was written, or asks for what no program of ours ever asked.
    pub fn read(path: &Path, store: Store) -> Result<Self> {
        let bytes = read_limited(path)?;
        let heading: Heading = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        if heading.format != FORMAT {
            return Err(damaged());
        }
        if heading.version > VERSION {
            return Err(Error::TooNew { found: heading.version.into(), known: VERSION.into() });
        }
        let file: Self = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        let file = Self { store, ..file };
        if file.check == file.digest() && file.is_plausible() { Ok(file) } else { Err(damaged()) }
    }

    /// The check keeps nobody from writing a file of their own, so what it asks for is bounded before it is done.
    fn is_plausible(&self) -> bool {
        MEMORIES_KIB.contains(&self.memory_kib)
            && (1..=MOST_PASSES).contains(&self.passes)
            && self.seals.len() <= MOST_SEALS
            && self.seals.iter().all(|seal| seal.sealed.len() == SEALED)
    }

    /// Writes the file whole: either the old one or the new one is on the disk, whatever happens. Each writing is counted and
    /// vouched for with the data key.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn write(&mut self, path: &Path, key: &DataKey) -> Result<()> {
        self.version = VERSION;
        self.bind(key);
        self.check = self.digest();
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| Error::Damaged { what: error.to_string() })?;
        files::replace(path, &bytes)
    }

    /// Seals the data key for an officer's passphrase, replacing the officer's former seal.
    ///
    /// # Errors
    /// [`Error::Duplicate`] when another officer has the same passphrase, for it tells who unlocks.
    pub fn seal_for_officer(&mut self, officer: &str, passphrase: &str, key: &DataKey) -> Result<()> {
        let (holder, secret) = (Holder::Officer(officer.into()), normalised(passphrase));
        if self.open(Purpose::Passphrase, secret.as_bytes()).is_ok_and(|(of, _)| of.holder != holder) {
            return Err(Error::Duplicate { field: "passphrase".into() });
        }
        self.seal(holder, Purpose::Passphrase, secret.as_bytes(), key)
    }

    /// Seals the data key for the recovery key, replacing its former seal.
    ///
    /// # Errors
    /// [`Error::Damaged`] when the system has no randomness to give.
    pub fn seal_for_recovery(&mut self, recovery: &RecoveryKey, key: &DataKey) -> Result<()> {
        self.seal(Holder::Recovery, Purpose::Recovery, recovery.secret(), key)
    }

    /// Takes an officer's seal away.
    pub fn unseal(&mut self, officer: &str) {
        self.seals.retain(|seal| seal.holder != Holder::Officer(officer.into()));
    }

    /// Whose seals there are.
    pub fn holders(&self) -> impl Iterator<Item = &Holder> {
        self.seals.iter().map(|seal| &seal.holder)
    }

    /// Opens with a passphrase: which officer's it is, and the data key. The recovery key is no passphrase.
    ///
    /// # Errors
    /// [`WrongPassphrase`].
    pub fn unlock(&self, passphrase: &str) -> Result<Unlocked, WrongPassphrase> {
        let (seal, key) = self.open(Purpose::Passphrase, normalised(passphrase).as_bytes())?;
        match &seal.holder {
            Holder::Officer(officer) => {
                Ok(Unlocked { officer: officer.clone(), key, outdated: seal.derivation.is_shared() })
            }
            Holder::Recovery => Err(WrongPassphrase),
        }
    }

    /// Opens with the recovery key.
    ///
    /// # Errors
    /// [`WrongPassphrase`].
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<DataKey, WrongPassphrase> {
        self.open(Purpose::Recovery, recovery.secret()).map(|(_, key)| key)
    }

    fn open(&self, purpose: Purpose, secret: &[u8]) -> Result<(&Seal, DataKey), WrongPassphrase> {
        for derivation in [Derivation::Apart, Derivation::Shared] {
            let fits = |seal: &&Seal| seal.derivation == derivation && purpose.opens(&seal.holder);
            let mut seals = self.seals.iter().filter(fits).peekable();
            if seals.peek().is_none() {
                // Stretching takes its time; not for nothing.
                continue;
            }
            let cipher = self.stretching().cipher(derivation, purpose, secret)?;
            if let Some(opened) = seals.find_map(|seal| Some((seal, self.opened(seal, &cipher)?))) {
                return Ok(opened);
            }
        }
        Err(WrongPassphrase)
    }

    fn opened(&self, seal: &Seal, cipher: &XChaCha20Poly1305) -> Option<DataKey> {
        let aad = associated(seal.derivation, self.store, &seal.holder);
        let plain = cipher.decrypt(&XNonce::from(seal.nonce), Payload { msg: &seal.sealed, aad: &aad }).ok();
        plain.map(Zeroizing::new)?.as_slice().try_into().ok().map(DataKey::of_bytes)
    }

    fn seal(&mut self, holder: Holder, purpose: Purpose, secret: &[u8], key: &DataKey) -> Result<()> {
        let sealing = || Error::Damaged { what: "sealing".into() };
        let derivation = Derivation::Apart;
        let cipher = self.stretching().cipher(derivation, purpose, secret).map_err(|WrongPassphrase| sealing())?;
        let nonce: [u8; 24] = random_bytes()?;
        let message = Payload { msg: key.bytes(), aad: &associated(derivation, self.store, &holder) };
        let sealed = cipher.encrypt(&XNonce::from(nonce), message).map_err(|_| sealing())?;
        self.seals.retain(|seal| seal.holder != holder);
        self.seals.push(Seal { holder, nonce, sealed, derivation });
        Ok(())
    }

    const fn stretching(&self) -> Stretching<'_> {
        Stretching { store: self.store, salt: &self.salt, memory_kib: self.memory_kib, passes: self.passes }
    }

    fn digest(&self) -> String {
        let mut blank = self.clone();
        blank.check.clear();
        let bytes = serde_json::to_vec(&blank).unwrap_or_default();
        blake3::hash(&bytes).to_hex().to_string()
    }
}

fn damaged() -> Error {
    Error::Damaged { what: "key file".into() }
}

/// The bytes of a file that is no larger than a key file can be.
fn read_limited(path: &Path) -> Result<Vec<u8>> {
    let failed = |source| Error::File { path: path.into(), source };
    // Before it is opened: a pipe would keep us waiting.
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err(damaged());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST { Err(damaged()) } else { Ok(bytes) }
}

/// The same passphrase typed on another keyboard may come in other code points: spaces at the ends do not count, and SARA AM
/// is one sign whether typed as one or as two.
fn normalised(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.trim().replace("\u{e4d}\u{e32}", "\u{e33}"))
}

#[cfg(test)]
mod tests;
