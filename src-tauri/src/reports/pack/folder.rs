//! The folder of a pack: whose it is, what earlier runs wrote there, and what of that goes.
//!
//! Invariants: a folder holds one pack, of one year, round and form. Only what the manifest or the log names is written over, and
//! only what is still as it was written is removed; links are followed nowhere.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use saisaat_core::files::{self, Nature, outgoing_folder};
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

/// The folder of a pack as earlier runs left it: read through, and nothing in it written yet.
pub(super) struct Earlier {
    path: PathBuf,
    kind: Kind,
    /// What earlier runs wrote, by name, the newest of each.
    known: HashMap<String, Entry>,
    /// Every hash that a file of a name was written with.
    hashes: HashMap<String, HashSet<String>>,
    /// What stood there that no run is known to have written.
    foreign: HashSet<String>,
    /// What was being written when a run ended.
    unfinished: Vec<PathBuf>,
    /// How many bytes the log's whole lines have.
    whole_lines: u64,
}

/// The folder of a pack that is being made.
pub(super) struct Folder {
    earlier: Earlier,
    log: Mutex<File>,
}

impl Earlier {
    /// Reads the folder of a pack, new or of an earlier run of the same pack.
    ///
    /// # Errors
    /// `file`: `other_pack` for a folder of another pack, `foreign` with what is not a pack's, `denied`.
    pub(super) fn of(pack: &Pack) -> Answer<Self> {
        let path = pack.folder.clone();
        outgoing_folder(&path)?;
        // Read through, and refused where it must be, before anything is written or told.
        let there: BTreeMap<String, files::Entry> =
            files::entries(&path)?.into_iter().map(|found| (name_of(&found), found)).collect();
        let wanted = Kind { year: pack.year, round: pack.round, disclosable: pack.wishes.disclosable };
        for name in [MANIFEST, LOG, SUMS] {
            if there.get(name).is_some_and(|found| !found.is_file()) {
                return Err(refused(&path.join(name), "foreign"));
            }
        }
        let (entries, whole_lines) = earlier(&path, &there, wanted)?;
        let (mut known, mut hashes) = (HashMap::new(), HashMap::<String, HashSet<String>>::new());
        for entry in entries {
            hashes.entry(entry.file.clone()).or_default().insert(entry.sha256.clone());
            known.insert(entry.file.clone(), entry);
        }
        let foreign = foreign(&path, &there, &known, wanted)?;
        let unfinished = there.into_values().filter(files::is_unfinished).map(|found| found.path).collect();
        Ok(Self { path, kind: wanted, known, hashes, foreign, unfinished, whole_lines })
    }

    /// Whether a file is as one of some hashes says that it was written.
    fn is_as_written(&self, name: &str, is_written: impl FnOnce(&str) -> bool) -> bool {
        let path = self.path.join(name);
        files::nature(&path).is_ok_and(|found| found == Some(Nature::File))
            && fs::read(&path).is_ok_and(|bytes| is_written(&sha256_hex(&bytes)))
    }

    /// Refuses a file that earlier runs wrote and somebody altered since: their work is not ours to destroy.
    fn require_as_written(&self, name: &str) -> Answer<()> {
        let path = self.path.join(name);
        let is_there = files::nature(&path).is_ok_and(|found| found.is_some());
        match self.hashes.get(name) {
            Some(hashes) if is_there && !self.is_as_written(name, |hash| hashes.contains(hash)) => {
                Err(refused(&path, "altered"))
            }
            _ => Ok(()),
        }
    }
}

impl Folder {
    /// Begins to write into a folder.
    ///
    /// # Errors
    /// `file`: `full`, `denied`.
    pub(super) fn begin(earlier: Earlier) -> Answer<Self> {
        for unfinished in &earlier.unfinished {
            fs::remove_file(unfinished).map_err(|cause| Failure::file(unfinished, &cause))?;
        }
        let log = OpenOptions::new().create(true).append(true).open(earlier.path.join(LOG));
        // The line that a run was ended in would spoil the next.
        let log = log.and_then(|log| log.set_len(earlier.whole_lines).map(|()| log));
        let log = Mutex::new(log.map_err(|cause| Failure::file(&earlier.path, &cause))?);
        let begun = Line::Begun { pack: earlier.kind };
        let folder = Self { earlier, log };
        folder.append(&begun)?;
        Ok(folder)
    }

    /// The path of a file that may be written.
    ///
    /// # Errors
    /// `file`: `foreign` when something stands there that no run wrote, `altered` when it is not as a run wrote it.
    pub(super) fn place(&self, name: &str) -> Answer<PathBuf> {
        let path = self.earlier.path.join(name);
        if self.earlier.foreign.contains(name) {
            return Err(refused(&path, "foreign"));
        }
        self.earlier.require_as_written(name)?;
        Ok(path)
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
        let entry = self.earlier.known.get(name).filter(|entry| entry.contents == contents)?;
        self.earlier.is_as_written(&entry.file, |hash| hash == entry.sha256).then_some(entry)
    }

    /// Removes what earlier runs wrote and this one does not have.
    ///
    /// # Errors
    /// `file`, `altered`, for one that is not as it was written; nothing is removed then.
    pub(super) fn remove_all_but(&self, kept: &[Entry]) -> Answer<()> {
        let kept: HashSet<&str> = kept.iter().map(|entry| entry.file.as_str()).collect();
        let path = |name: &String| self.earlier.path.join(name);
        let is_there = |name: &&String| files::nature(&path(name)).is_ok_and(|found| found.is_some());
        let mut stale: Vec<&String> =
            self.earlier.hashes.keys().filter(|name| !kept.contains(name.as_str())).filter(is_there).collect();
        stale.sort();
        for name in &stale {
            self.earlier.require_as_written(name)?;
        }
        for name in stale {
            fs::remove_file(path(name)).map_err(|cause| Failure::file(&path(name), &cause))?;
        }
        Ok(())
    }

    /// Ends the log: what it says is in the manifest.
    pub(super) fn finish(&self) {
        let _ = fs::remove_file(self.earlier.path.join(LOG));
    }

    fn append(&self, line: &Line) -> Answer<()> {
        let mut text = serde_json::to_string(line).map_err(|error| Failure::within(&error))?;
        text.push('\n');
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.write_all(text.as_bytes()).map_err(|cause| Failure::file(&self.earlier.path.join(LOG), &cause))
    }
}

/// What earlier runs of the wanted pack wrote, the oldest first, and how many bytes of the log are whole lines.
fn earlier(folder: &Path, there: &BTreeMap<String, files::Entry>, wanted: Kind) -> Answer<(Vec<Entry>, u64)> {
    let mut entries = Vec::new();
    let (mut kinds, mut is_older, mut whole_lines) = (Vec::new(), false, 0);
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
        let (whole, cut) = text.split_at(text.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1));
        if !is_log(whole, cut, wanted)? {
            return Err(refused(&path, "foreign"));
        }
        whole_lines = whole.len() as u64;
        for line in whole.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()) {
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
    if there.contains_key(SUMS) {
        let path = folder.join(SUMS);
        let text = fs::read(&path).map_err(|cause| Failure::file(&path, &cause))?;
        if kinds.is_empty() || !are_sums(&text) {
            return Err(refused(&path, "foreign"));
        }
    }
    // A name that leads elsewhere, or is no report's, was never written.
    entries.retain(|entry| {
        let name = Path::new(&entry.file);
        name.components().count() == 1
            && !entry.file.starts_with('.')
            && name.extension().is_some_and(|extension| extension == "pdf")
    });
    Ok((entries, whole_lines))
}

/// Whether a file with the log's name is one: its first line is one of ours, or, where a run was ended in it, begins so.
fn is_log(whole: &[u8], cut: &[u8], wanted: Kind) -> Answer<bool> {
    if whole.is_empty() {
        let begun = serde_json::to_vec(&Line::Begun { pack: wanted }).map_err(|error| Failure::within(&error))?;
        return Ok(begun.starts_with(cut));
    }
    let first = whole.split(|byte| *byte == b'\n').next().unwrap_or_default();
    Ok(serde_json::from_slice::<Line>(first).is_ok())
}

/// Whether every line is a hash, two spaces and a name.
fn are_sums(text: &[u8]) -> bool {
    String::from_utf8_lossy(text).lines().all(|line| {
        line.split_once("  ").is_some_and(|(hash, name)| {
            hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) && !name.is_empty()
        })
    })
}

/// Refuses a folder that holds a pack: whatever else were written there would go with it to whoever gets it.
///
/// # Errors
/// `file`: `holds_pack`.
pub(crate) fn refuse_pack(folder: &Path) -> Answer<()> {
    let manifest = folder.join(MANIFEST);
    let is_pack = files::nature(&manifest)? == Some(Nature::File)
        && fs::read(&manifest).is_ok_and(|text| serde_json::from_slice::<Manifest>(&text).is_ok());
    if is_pack { Err(refused(folder, "holds_pack")) } else { Ok(()) }
}

/// What stands in a folder that no run wrote. A pack for the public is given away as it is, so nothing else may lie in it.
fn foreign(
    folder: &Path,
    there: &BTreeMap<String, files::Entry>,
    known: &HashMap<String, Entry>,
    wanted: Kind,
) -> Answer<HashSet<String>> {
    let is_known = |name: &str| known.contains_key(name) || [MANIFEST, LOG, SUMS].contains(&name);
    let foreign =
        there.iter().filter(|(name, found)| !(found.is_file() && is_known(name) || files::is_unfinished(found)));
    let is_of_system = |name: &str, found: &files::Entry| found.is_file() && OF_SYSTEMS.contains(&name);
    let foreign: Vec<&String> =
        foreign.filter(|(name, found)| !is_of_system(name, found)).map(|(name, _)| name).collect();
    match foreign.first() {
        Some(first) if wanted.disclosable => Err(refused(&folder.join(first), "foreign")),
        _ => Ok(foreign.into_iter().cloned().collect()),
    }
}

fn name_of(entry: &files::Entry) -> String {
    entry.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn refused(path: &Path, reason: &str) -> Failure {
    Failure::File { path: path.display().to_string(), reason: reason.into() }
}
