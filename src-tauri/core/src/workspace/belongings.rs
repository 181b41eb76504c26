//! What in the folder of a workspace or a backup is its own, by name and nature. Everything else is somebody's, and is told,
//! never read, copied or removed.

use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use super::{ATTEMPTS, BACKUPS, DATABASE, EVIDENCE, KEYS, PROTECTED, PROTECTED_KEYS, RESTORED};
use crate::files::{self, Entry, Nature};
use crate::{Error, Result};

/// The files that a backup takes along and a restore brings back, evidence aside.
pub(super) const CARRIED: &[&str] = &[DATABASE, KEYS, PROTECTED, PROTECTED_KEYS];
/// Beside a database, how far its audit log reached.
const HEAD: &str = "workspace.head.json";
/// Around a digest: one that was damaged, kept as evidence.
const DAMAGED_HEAD: (&str, &str) = ("workspace.head.damaged-", ".json");
/// What SQLite keeps beside a database while it is open, and after a crash.
const BESIDE: &[&str] = &["-wal", "-shm", "-journal"];
/// Between a database's name and the number of a schema: the copy from before an upgrade.
pub(crate) const BEFORE_SCHEMA: &str = ".before-schema-";

/// What a folder holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Belongings {
    /// Files of ours.
    pub(super) files: Vec<PathBuf>,
    /// Folders of ours, each before those in it; `backups` is not looked into.
    pub(super) folders: Vec<PathBuf>,
    /// Files, folders and links that are not ours.
    pub(super) foreign: Vec<PathBuf>,
}

impl Belongings {
    /// Looks through a folder; one that is not there holds nothing.
    ///
    /// # Errors
    /// [`Error::File`].
    pub(super) fn of(folder: &Path) -> Result<Self> {
        let mut found = Self::default();
        for entry in files::entries(folder)? {
            match entry.name() {
                name if entry.is_file() && (is_own_file(name) || files::is_left_over(&entry)) => {
                    found.files.push(entry.path);
                }
                BACKUPS if entry.is_folder() => found.folders.push(entry.path),
                EVIDENCE if entry.is_folder() => found.add_evidence(entry)?,
                _ => found.foreign.push(entry.path),
            }
        }
        Ok(found)
    }

    /// Looks through an evidence folder.
    ///
    /// # Errors
    /// [`Error::File`].
    pub(super) fn of_evidence(folder: &Path) -> Result<Self> {
        let mut found = Self::default();
        if files::nature(folder)? != Some(Nature::Folder) {
            // A link in its place is told with the folder it lies in.
            return Ok(found);
        }
        for shelf in files::entries(folder)? {
            if !shelf.is_folder() || !is_hex(shelf.name(), 2) {
                found.foreign.push(shelf.path);
                continue;
            }
            for entry in files::entries(&shelf.path)? {
                let ours = is_hash(entry.name()) && entry.name().starts_with(shelf.name());
                let ours = entry.is_file() && (ours || files::is_left_over(&entry));
                if ours { &mut found.files } else { &mut found.foreign }.push(entry.path);
            }
            found.folders.push(shelf.path);
        }
        Ok(found)
    }

    fn add_evidence(&mut self, folder: Entry) -> Result<()> {
        let evidence = Self::of_evidence(&folder.path)?;
        self.folders.push(folder.path);
        self.folders.extend(evidence.folders);
        self.files.extend(evidence.files);
        self.foreign.extend(evidence.foreign);
        Ok(())
    }
}

/// Removes a backup, or what is left of one, and answers whether its folder is gone: where something is in it that is not
/// ours, that stays with its folder.
///
/// # Errors
/// [`Error::File`].
pub(super) fn remove(folder: &Path) -> Result<bool> {
    let belongings = Belongings::of(folder)?;
    for path in belongings.files {
        fs::remove_file(&path).map_err(|source| Error::File { path, source })?;
    }
    for path in belongings.folders.iter().rev().map(PathBuf::as_path).chain([folder]) {
        match fs::remove_dir(path) {
            Err(error) if !matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound) => {
                return Err(Error::File { path: path.into(), source: error });
            }
            _ => {}
        }
    }
    Ok(files::nature(folder)?.is_none())
}

/// Copies what a backup carries into a folder where none of it is yet, flushed.
///
/// # Errors
/// [`Error::File`].
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    files::create_folder(to)?;
    for name in CARRIED {
        let path = from.join(name);
        if files::nature(&path)?.is_some() {
            files::copy(&path, &to.join(name))?;
        }
    }
    copy_evidence(&from.join(EVIDENCE), &to.join(EVIDENCE), None)?;
    files::sync_folder(&to.join(DATABASE)).map_err(|source| Error::File { path: to.into(), source })
}

/// Copies the evidence. What the backup before has already is linked to its copy, never to the live file: evidence does not
/// change, so a year of backups takes the room of one, and none shares its bytes with what it is to save.
pub(super) fn copy_evidence(from: &Path, to: &Path, before: Option<&Path>) -> Result<()> {
    let found = Belongings::of_evidence(from)?;
    if !found.folders.is_empty() {
        files::create_folder(to)?;
    }
    let there = |path: &Path| -> PathBuf { to.join(path.strip_prefix(from).unwrap_or(path)) };
    for shelf in &found.folders {
        files::create_folder(&there(shelf))?;
    }
    for path in found.files.iter().filter(|path| is_hash(name_of(path))) {
        let linked = before.is_some_and(|before| {
            let earlier = before.join(path.strip_prefix(from).unwrap_or(path));
            same(&earlier, path) && fs::hard_link(&earlier, there(path)).is_ok()
        });
        if !linked {
            files::copy(path, &there(path))?;
        }
    }
    for shelf in &found.folders {
        let within = there(shelf).join("its files");
        files::sync_folder(&within).map_err(|source| Error::File { path: there(shelf), source })?;
    }
    Ok(())
}

pub(super) fn is_own_file(name: &str) -> bool {
    let of_database = |database: &str| {
        name.strip_prefix(database)
            .is_some_and(|rest| rest.is_empty() || BESIDE.contains(&rest) || is_before_schema(rest))
    };
    [KEYS, ATTEMPTS, PROTECTED_KEYS, HEAD, RESTORED].contains(&name)
        || of_database(DATABASE)
        || of_database(PROTECTED)
        || is_damaged_head(name)
}

fn is_damaged_head(name: &str) -> bool {
    let digest = name.strip_prefix(DAMAGED_HEAD.0).and_then(|rest| rest.strip_suffix(DAMAGED_HEAD.1));
    digest.is_some_and(|digest| is_hex(digest, 16))
}

/// `.before-schema-10`, and what SQLite kept beside it when the copying was cut short.
fn is_before_schema(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(BEFORE_SCHEMA) else { return false };
    let number = rest.strip_suffix("-journal").unwrap_or(rest);
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is a SHA-256 in lower-case hex, as evidence files are called.
pub(super) fn is_hash(name: &str) -> bool {
    is_hex(name, 64)
}

fn is_hex(name: &str, digits: usize) -> bool {
    name.len() == digits && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn name_of(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// Whether two regular files hold the same. A copy that rotted, or that another workspace made, is not linked on.
fn same(a: &Path, b: &Path) -> bool {
    let size = |path: &Path| fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|about| about.len());
    let alike = || -> std::io::Result<bool> {
        let (mut a, mut b) = (BufReader::new(fs::File::open(a)?), BufReader::new(fs::File::open(b)?));
        loop {
            let (left, right) = (a.fill_buf()?, b.fill_buf()?);
            let length = left.len().min(right.len());
            if left[..length] != right[..length] || left.is_empty() != right.is_empty() {
                return Ok(false);
            }
            if length == 0 {
                return Ok(true);
            }
            a.consume(length);
            b.consume(length);
        }
    };
    size(a).is_some() && size(a) == size(b) && alike().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_ours_are_ours() {
        for ours in [
            "workspace.db",
            "workspace.db-wal",
            "workspace.db.before-schema-9",
            "protected.db-journal",
            "keys.json",
            "workspace.head.json",
            "workspace.head.damaged-0123456789abcdef.json",
        ] {
            assert!(is_own_file(ours), "{ours}");
        }
        for theirs in
            ["workspace.db.bak", "workspace.db.before-schema-", "notes.txt", "keys.json.old", "workspace.db-walx"]
        {
            assert!(!is_own_file(theirs), "{theirs}");
        }
    }

    #[test]
    fn removing_a_backup_leaves_what_somebody_put_into_it() {
        let folder = tempfile::tempdir().expect("folder");
        let backup = folder.path().join("saisaat-20260930T090000Z-empty");
        let shelf = backup.join("evidence/ab");
        fs::create_dir_all(&shelf).expect("makes");
        let sha = format!("ab{}", "0".repeat(62));
        for file in [backup.join("workspace.db"), shelf.join(&sha), shelf.join("letter.docx"), shelf.join("ab")] {
            fs::write(file, "x").expect("writes");
        }
        assert!(!remove(&backup).expect("removes what is ours"));
        assert!(!backup.join("workspace.db").exists() && !shelf.join(sha).exists());
        assert!(shelf.join("letter.docx").exists() && shelf.join("ab").exists());
        fs::remove_file(shelf.join("letter.docx")).expect("removes");
        fs::remove_file(shelf.join("ab")).expect("removes");
        assert!(remove(&backup).expect("removes") && !backup.exists());
    }
}
