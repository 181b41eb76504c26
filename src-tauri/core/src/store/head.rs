//! The head file: how far the audit log reached, in a small file beside the database, so that an older database put back, or one
//! whose last lines were removed, is found.
//!
//! It is written when the database is opened and closed, with each backup, and after every [`EVERY`] lines between. What it can
//! tell: the line it names must be in the log, which may have grown since. What it cannot: lines that were written after it last
//! was, by a program that died before it closed, may be gone unnoticed; and who puts back an older head file along with an older
//! database is not found by it. In an encrypted workspace it is authenticated by the data key; elsewhere anybody may write it anew.
//!
//! Invariant: it is written after what it tells of is on the disk, so a crash never makes it name what is not there; and one that
//! contradicts the log is left as it is, for it is the evidence; a damaged one is kept under another name.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::audit;
use crate::keys::DataKey;
use crate::{Error, Result, files};

/// After how many lines of the audit log it is written while the database stays open.
const EVERY: u32 = 256;
const EXTENSION: &str = "head.json";
/// Between the head file's stem and a digest: one that was not as it was written, kept.
const DAMAGED: &str = "damaged-";
/// Signs of that digest.
const SIGNS: usize = 16;
const FORMAT: &str = "saisaat head";
const PURPOSE: &str = "Saisaat 2026-11 head file";
/// Bytes: more than any of ours has.
const LARGEST: u64 = 4_096;

#[derive(Serialize, Deserialize)]
struct Written {
    format: String,
    lines: i64,
    head: String,
    /// BLAKE3 over lines and head, keyed; none without a data key.
    mac: Option<String>,
}

/// What the head file said when the database was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// There was no database yet.
    New,
    /// There was none.
    Missing,
    /// It is not as a program of ours with the same key wrote it.
    Damaged,
    /// It names a line that is in the log.
    InLog {
        /// The line's hash.
        head: String,
    },
    /// It names a line that is not in the log.
    Contradicts {
        /// How many lines there were.
        lines: i64,
        /// The hash of the last.
        head: String,
    },
}

/// The head file of an open database.
pub(crate) struct HeadFile {
    path: PathBuf,
    key: Option<DataKey>,
    found: Found,
    /// How many lines it tells of.
    told: i64,
    /// Lines since.
    since: u32,
    /// Whether a damaged one has its other name.
    kept_aside: bool,
}

impl HeadFile {
    /// Of a database that is just made.
    pub(crate) fn new(database: &Path, key: Option<&DataKey>) -> Self {
        let key = key.map(|key| key.derived(PURPOSE));
        Self { path: beside(database), key, found: Found::New, told: 0, since: 0, kept_aside: false }
    }

    /// Of a database that is just opened: looked at, and not written yet.
    pub(crate) fn look(database: &Path, key: Option<&DataKey>, connection: &Connection) -> Result<Self> {
        let mut file = Self::new(database, key);
        file.found = file.judge(connection)?;
        Ok(file)
    }

    pub(crate) const fn found(&self) -> &Found {
        &self.found
    }

    /// A line was committed.
    pub(crate) fn grown(&mut self, connection: &Connection) {
        self.since += 1;
        if self.since >= EVERY {
            self.write(connection);
        }
    }

    /// Writes how far the log reaches, unless it contradicts the log. That it cannot be written is no reason to call back what is
    /// already on the disk: the file then tells of less.
    pub(crate) fn write(&mut self, connection: &Connection) {
        self.since = 0;
        if matches!(self.found, Found::Contradicts { .. }) {
            return;
        }
        if self.found == Found::Damaged && !self.kept_aside && self.keep_aside().is_err() {
            return;
        }
        let Ok((lines, head)) = audit::end(connection) else { return };
        if lines > 0 && lines != self.told && self.put(lines, head).is_ok() {
            self.told = lines;
        }
    }

    /// Gives one that somebody else wrote a name of its own: it is evidence too.
    fn keep_aside(&mut self) -> Result<()> {
        let failed = |source| Error::File { path: self.path.clone(), source };
        // Named by what it holds: the same one is kept once, and none is replaced.
        let bytes = std::fs::read(&self.path).map_err(failed)?;
        let digest: String = blake3::hash(&bytes).to_hex().chars().take(SIGNS).collect();
        let aside = self.path.with_extension(format!("{DAMAGED}{digest}.json"));
        if files::nature(&aside)?.is_none() {
            files::rename(&self.path, &aside)?;
        }
        self.kept_aside = true;
        Ok(())
    }

    fn put(&self, lines: i64, head: String) -> Result<()> {
        let mac = self.key.as_ref().map(|key| mac(key, lines, &head).to_hex().to_string());
        let written = Written { format: FORMAT.into(), lines, head, mac };
        files::replace(&self.path, &serde_json::to_vec(&written).unwrap_or_default())
    }

    fn judge(&self, connection: &Connection) -> Result<Found> {
        if !self.path.exists() {
            return Ok(Found::Missing);
        }
        let Some(written) = read(&self.path).filter(|written| self.vouches(written)) else { return Ok(Found::Damaged) };
        let Written { lines, head, .. } = written;
        if audit::hash_of(connection, lines)?.as_ref() == Some(&head) {
            return Ok(Found::InLog { head });
        }
        Ok(Found::Contradicts { lines, head })
    }

    fn vouches(&self, written: &Written) -> bool {
        let Some(key) = &self.key else { return true };
        let claimed = written.mac.as_deref().and_then(|mac| blake3::Hash::from_hex(mac).ok());
        // Compared in constant time.
        claimed == Some(mac(key, written.lines, &written.head))
    }
}

/// What the head file beside a database that is not open names, whoever wrote it.
pub(crate) fn named(database: &Path) -> Option<String> {
    read(&beside(database)).map(|written| written.head)
}

/// Whether the head file beside a database tells of an encrypted one.
pub(crate) fn tells_of_a_key(database: &Path) -> bool {
    read(&beside(database)).is_some_and(|written| written.mac.is_some())
}

fn read(path: &Path) -> Option<Written> {
    let about = std::fs::symlink_metadata(path).ok().filter(|about| about.is_file())?;
    let bytes = (about.len() <= LARGEST).then(|| std::fs::read(path).ok())??;
    serde_json::from_slice(&bytes).ok().filter(|written: &Written| written.format == FORMAT)
}

fn mac(key: &DataKey, lines: i64, head: &str) -> blake3::Hash {
    blake3::keyed_hash(key.bytes(), format!("{lines} {head}").as_bytes())
}

/// `workspace.head.json` of `workspace.db`.
fn beside(database: &Path) -> PathBuf {
    database.with_extension(EXTENSION)
}
