//! Evidence files: kept by the SHA-256 of what they hold, encrypted with a key derived from the data key.
//!
//! Invariant: what [`EvidenceStore::read`] returns hashes to its name; a changed or missing file is found, never shown.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::belongings::{Belongings, is_hash};
use crate::files::{self, FileKind, Nature};
use crate::keys::{DataKey, random_bytes};
use crate::values::sha256_hex;
use crate::{Error, Result, Rule};

/// The largest file that is taken in: 50 MiB.
pub const SIZE_LIMIT: usize = 50 * 1024 * 1024;

/// The types that are taken in and can be opened again.
pub const KIND_LIMITS: &[FileKind] = &[
    FileKind::PDF,
    FileKind { extension: "png", begins: b"\x89PNG\r\n\x1a\n" },
    FileKind { extension: "jpg", begins: b"\xff\xd8\xff" },
    FileKind { extension: "jpeg", begins: b"\xff\xd8\xff" },
    FileKind { extension: "docx", begins: b"PK\x03\x04" },
    FileKind::WORKBOOK,
    FileKind { extension: "pptx", begins: b"PK\x03\x04" },
];

const PURPOSE: &str = "Saisaat 2026-11 evidence files";

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    /// SHA-256 of the plain bytes, in hex.
    pub sha256: String,
    /// Their number.
    pub size: usize,
}

/// The evidence folder of a workspace.
pub struct EvidenceStore {
    folder: PathBuf,
    key: Option<DataKey>,
}

impl EvidenceStore {
    /// The store in `folder`; encrypted when the workspace has a key.
    #[must_use]
    pub fn new(folder: PathBuf, key: Option<&DataKey>) -> Self {
        Self { folder, key: key.map(|key| key.derived(PURPOSE)) }
    }

    /// Takes a file in. The same bytes twice are kept once.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file` when it is too large, empty, or not of a known safe type; [`Error::File`].
    pub fn take(&self, name: &str, bytes: &[u8]) -> Result<EvidenceFile> {
        let refused = |rule| Err(Error::invalid("file", rule));
        if bytes.is_empty() {
            return refused(Rule::Empty);
        }
        if bytes.len() > SIZE_LIMIT {
            return refused(Rule::FileTooLarge);
        }
        if !kind_of(name).is_some_and(|kind| bytes.starts_with(kind.begins)) {
            return refused(Rule::UnknownType);
        }
        let sha256 = sha256_hex(bytes);
        let path = self.path(&sha256);
        // A damaged file is healed by taking the same bytes in again.
        if self.read(&sha256).is_err() {
            let folder = path.parent().unwrap_or(&self.folder);
            files::create_folder(&self.folder)?;
            files::create_folder(folder)?;
            files::replace(&path, &self.sealed(&sha256, bytes)?)?;
        }
        Ok(EvidenceFile { sha256, size: bytes.len() })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`Error::File`] when it is missing, [`Error::Damaged`] when it is not what was taken in.
    pub fn read(&self, sha256: &str) -> Result<Vec<u8>> {
        let path = self.path(sha256);
        if !self.holds(sha256) {
            return Err(Error::File { path, source: std::io::ErrorKind::NotFound.into() });
        }
        let stored = fs::read(&path).map_err(|source| Error::File { path, source })?;
        let damaged = || Error::Damaged { what: format!("evidence {sha256}") };
        let bytes = match &self.key {
            None => stored,
            Some(key) => {
                let (nonce, sealed) = stored.split_first_chunk::<24>().ok_or_else(damaged)?;
                let message = Payload { msg: sealed, aad: sha256.as_bytes() };
                cipher(key).decrypt(&XNonce::from(*nonce), message).map_err(|_| damaged())?
            }
        };
        if sha256_hex(&bytes) == sha256 { Ok(bytes) } else { Err(damaged()) }
    }

    /// The hashes of the files that are kept.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn names(&self) -> Result<Vec<String>> {
        let name = |path: PathBuf| path.file_name().and_then(|name| name.to_str()).map(str::to_owned);
        Ok(Belongings::of_evidence(&self.folder)?.files.into_iter().filter_map(name).collect())
    }

    /// Whether a file with this hash is there; whether it is sound, only reading tells. A link is no file of ours.
    #[must_use]
    pub fn holds(&self, sha256: &str) -> bool {
        let shelf = self.folder.join(shelf(sha256));
        let real = |path: &Path, wanted| files::nature(path).is_ok_and(|nature| nature == Some(wanted));
        is_hash(sha256)
            && real(&self.folder, Nature::Folder)
            && real(&shelf, Nature::Folder)
            && real(&self.path(sha256), Nature::File)
    }

    /// Removes the files nothing refers to; returns how many. Only regular files of ours are touched.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn sweep(&self, referred: &HashSet<String>) -> Result<usize> {
        let mut removed = 0;
        for path in Belongings::of_evidence(&self.folder)?.files {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if !referred.contains(name) {
                fs::remove_file(&path).map_err(|source| Error::File { path, source })?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn sealed(&self, sha256: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        let Some(key) = &self.key else {
            return Ok(bytes.to_vec());
        };
        let nonce: [u8; 24] = random_bytes()?;
        let message = Payload { msg: bytes, aad: sha256.as_bytes() };
        let sealed = cipher(key).encrypt(&XNonce::from(nonce), message);
        let sealed = sealed.map_err(|_| Error::Damaged { what: "sealing".into() })?;
        Ok([&nonce, sealed.as_slice()].concat())
    }

    /// Two levels, so that no folder grows beyond what file managers bear.
    fn path(&self, sha256: &str) -> PathBuf {
        self.folder.join(shelf(sha256)).join(sha256)
    }
}

/// The type of an evidence file, by its name; none for one that is not taken in.
#[must_use]
pub fn kind_of(name: &str) -> Option<FileKind> {
    let extension = Path::new(name).extension()?;
    KIND_LIMITS.iter().copied().find(|kind| extension.eq_ignore_ascii_case(kind.extension))
}

fn shelf(sha256: &str) -> &str {
    sha256.get(..2).unwrap_or("xx")
}

fn cipher(key: &DataKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}
