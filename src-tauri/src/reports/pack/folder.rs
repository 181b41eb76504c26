//! The folder of a pack: whose it is, what earlier runs wrote there, and what of that goes.
//!
//! Invariants: a folder holds one pack, of one year, round and form. Only what the manifest or the log names is written over, and
//! only what is still as it was written is removed; links are followed nowhere.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use saisaat_core::values::{FiscalYear, Round, sha256_hex};
use serde::{Deserialize, Serialize};

use super::{Entry, MANIFEST, Manifest, Pack, SUMS};
use crate::error::{Answer, Failure};

/// What is packed is written here, a line for each file, until the manifest is whole. A line comes before its file, so that a
/// run that ends between them leaves no file that nobody knows of.
const LOG: &str = "pack.log";
/// What systems leave in folders by themselves.
const OF_SYSTEMS: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", ".directory"];

/// Which pack a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kind {
    year: FiscalYear,
    round: Round,
    disclosable: bool,
}

/// A line of the log.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Begun { pack: Kind },
    Wrote(Entry),
}

/// The folder of a pack that is being made.
pub(super) struct Folder {
    path: PathBuf,
    /// What earlier runs wrote, by name, the newest of each.
    known: HashMap<String, Entry>,
    /// Every hash that a file of a name was written with.
    hashes: HashMap<String, HashSet<String>>,
    /// What stood there that no run is known to have written.
    foreign: HashSet<String>,
    log: Mutex<File>,
}

impl Folder {
    /// Opens the folder of a pack, new or of an earlier run of the same pack; `before_writing` comes before its first file.
    ///
    /// # Errors
    /// `file`: `other_pack` for a folder of another pack, `foreign` with what is not a pack's, `full`, `denied`.
    pub(super) fn open(pack: &Pack, before_writing: impl FnOnce() -> Answer<()>) -> Answer<Self> {
        let path = pack.folder.clone();
        fs::create_dir_all(&path).map_err(|cause| Failure::file(&path, &cause))?;
        // Read through, and refused where it must be, before anything is written or told.
        let there = entries(&path)?;
        let wanted = Kind { year: pack.year, round: pack.round, disclosable: pack.wishes.disclosable };
        for name in [MANIFEST, LOG, SUMS] {
            if there.get(name) == Some(&Entity::Other) {
                return Err(refused(&path.join(name), "foreign"));
            }
        }
        let entries = earlier(&path, &there, wanted)?;
        let (mut known, mut hashes) = (HashMap::new(), HashMap::<String, HashSet<String>>::new());
        for entry in entries {
            hashes.entry(entry.file.clone()).or_default().insert(entry.sha256.clone());
            known.insert(entry.file.clone(), entry);
        }
        let foreign = foreign(&path, &there, &known, wanted)?;
        before_writing()?;
        let log = OpenOptions::new().create(true).append(true).open(path.join(LOG));
        let log = Mutex::new(log.map_err(|cause| Failure::file(&path, &cause))?);
        let folder = Self { path, known, hashes, foreign, log };
        folder.append(&Line::Begun { pack: wanted })?;
        Ok(folder)
    }

    /// The path of a file that may be written.
    ///
    /// # Errors
    /// `file`, `foreign`, when something stands there that no run wrote.
    pub(super) fn place(&self, name: &str) -> Answer<PathBuf> {
        let path = self.path.join(name);
        if self.foreign.contains(name) { Err(refused(&path, "foreign")) } else { Ok(path) }
    }

    /// Notes a file that stands or is about to be written.
    ///
    /// # Errors
    /// `file` when the log cannot be written: a file it does not name would be nobody's.
    pub(super) fn note(&self, entry: &Entry) -> Answer<()> {
        self.append(&Line::Wrote(entry.clone()))
    }

    /// The entry of a file of this name that says the same already and is still as it was written.
    pub(super) fn standing(&self, name: &str, contents: &str) -> Option<&Entry> {
        let entry = self.known.get(name).filter(|entry| entry.contents == contents)?;
        self.is_as_written(&entry.file, |hash| hash == entry.sha256).then_some(entry)
    }

    /// Removes what earlier runs wrote and this one does not have.
    ///
    /// # Errors
    /// `file`, `altered`, for one that is not as it was written; nothing is removed then.
    pub(super) fn remove_all_but(&self, kept: &[Entry]) -> Answer<()> {
        let kept: HashSet<&str> = kept.iter().map(|entry| entry.file.as_str()).collect();
        let is_there = |name: &&String| fs::symlink_metadata(self.path.join(name)).is_ok();
        let mut stale: Vec<&String> =
            self.hashes.keys().filter(|name| !kept.contains(name.as_str())).filter(is_there).collect();
        stale.sort();
        for name in &stale {
            if !self.is_as_written(name, |hash| self.hashes[*name].contains(hash)) {
                return Err(refused(&self.path.join(name), "altered"));
            }
        }
        for name in stale {
            let path = self.path.join(name);
            fs::remove_file(&path).map_err(|cause| Failure::file(&path, &cause))?;
        }
        Ok(())
    }

    /// Ends the log: what it says is in the manifest.
    pub(super) fn finish(&self) {
        let _ = fs::remove_file(self.path.join(LOG));
    }

    fn is_as_written(&self, name: &str, is_written: impl FnOnce(&str) -> bool) -> bool {
        let path = self.path.join(name);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
        is_file && fs::read(&path).is_ok_and(|bytes| is_written(&sha256_hex(&bytes)))
    }

    fn append(&self, line: &Line) -> Answer<()> {
        let mut text = serde_json::to_string(line).map_err(|error| Failure::within(&error))?;
        text.push('\n');
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.write_all(text.as_bytes()).map_err(|cause| Failure::file(&self.path.join(LOG), &cause))
    }
}

/// What stands in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entity {
    File,
    /// A folder, a link, a device.
    Other,
}

/// The names in a folder, without following any.
fn entries(folder: &Path) -> Answer<BTreeMap<String, Entity>> {
    let unreadable = |cause: std::io::Error| Failure::file(folder, &cause);
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry?;
        let entity = if entry.file_type()?.is_file() { Entity::File } else { Entity::Other };
        Ok((entry.file_name().to_string_lossy().into_owned(), entity))
    };
    fs::read_dir(folder).map_err(unreadable)?.map(entry).collect::<std::io::Result<_>>().map_err(unreadable)
}

/// What earlier runs of the wanted pack wrote, the oldest first.
fn earlier(folder: &Path, there: &BTreeMap<String, Entity>, wanted: Kind) -> Answer<Vec<Entry>> {
    let mut entries = Vec::new();
    let (mut kinds, mut is_older) = (Vec::new(), false);
    if there.contains_key(MANIFEST) {
        let path = folder.join(MANIFEST);
        let text = fs::read(&path).map_err(|cause| Failure::file(&path, &cause))?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| refused(&path, "foreign"))?;
        kinds.push(Kind { year: manifest.year, round: manifest.round, disclosable: manifest.wishes.disclosable });
        entries.extend(manifest.files);
    }
    if there.contains_key(LOG) {
        let path = folder.join(LOG);
        let text = fs::read(&path).map_err(|cause| Failure::file(&path, &cause))?;
        // The last line of a run that was ended may be cut off.
        for line in String::from_utf8_lossy(&text).lines().filter_map(|line| serde_json::from_str(line).ok()) {
            match line {
                Line::Begun { pack } => kinds.push(pack),
                Line::Wrote(entry) => entries.push(entry),
            }
        }
        // Earlier versions of the program did not say which pack a log is of.
        is_older = kinds.is_empty() && !entries.is_empty();
    }
    if is_older || kinds.iter().any(|kind| *kind != wanted) {
        return Err(refused(folder, "other_pack"));
    }
    if kinds.is_empty() && there.contains_key(SUMS) {
        return Err(refused(&folder.join(SUMS), "foreign"));
    }
    // A name that leads elsewhere was never written.
    entries.retain(|entry| Path::new(&entry.file).components().count() == 1 && !entry.file.starts_with('.'));
    Ok(entries)
}

/// What stands in a folder that no run wrote. A pack for the public is given away as it is, so nothing else may lie in it.
fn foreign(
    folder: &Path,
    there: &BTreeMap<String, Entity>,
    known: &HashMap<String, Entry>,
    wanted: Kind,
) -> Answer<HashSet<String>> {
    let is_known = |name: &str| known.contains_key(name) || [MANIFEST, LOG, SUMS].contains(&name);
    // What was being written when a run ended.
    let is_ours = |name: &str| is_known(name) || name.strip_suffix(".part").is_some_and(is_known);
    let foreign = there.iter().filter(|(name, entity)| !(is_ours(name) && **entity == Entity::File));
    let foreign: Vec<&String> =
        foreign.map(|(name, _)| name).filter(|name| !OF_SYSTEMS.contains(&name.as_str())).collect();
    match foreign.first() {
        Some(first) if wanted.disclosable => Err(refused(&folder.join(first), "foreign")),
        _ => Ok(foreign.into_iter().cloned().collect()),
    }
}

fn refused(path: &Path, reason: &str) -> Failure {
    Failure::File { path: path.display().to_string(), reason: reason.into() }
}
