//! Restoring a backup: to a new place, or over a workspace, which is moved aside and never overwritten.
//!
//! Invariant: whatever happens, the place holds the old workspace or the new one, or the next opening puts the new one there.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::backup::{STAMP, copy_folder};
use super::{BACKUPS, Backup, DATABASE, KEYS, Workspace, place, restored as word};
use crate::store::{durable, open};
use crate::{Error, Result};

/// What is being restored lies beside its place under this name until it is whole, then it is moved there.
const RESTORING: &str = ".restoring";
/// Whole, and about to be moved.
const RESTORED: &str = ".restored";
const ASIDE: &str = ".before-restore-";

impl Workspace {
    /// Restores a backup to `target`. A workspace that is there is moved aside, never overwritten; where it went is returned.
    ///
    /// # Errors
    /// [`Error::Locked`] when the workspace there is open; [`Error::Invalid`] on `folder` where a workspace may not lie;
    /// [`Error::File`], also when something else is there. Then `target` is as it was.
    pub fn restore(backup: &Backup, target: &Path, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
        place::refuse_unsafe(target)?;
        refuse_others(target)?;
        open::refuse_in_use(&target.join(DATABASE))?;
        let (restoring, restored) = (beside(target, RESTORING), beside(target, RESTORED));
        remove(&restoring)?;
        remove(&restored)?;
        if let Err(error) = copy_folder(&backup.folder, &restoring) {
            let _ = fs::remove_dir_all(&restoring);
            return Err(error);
        }
        word::leave_word(&restoring, backup, target)?;
        rename(&restoring, &restored)?;
        let aside = target.exists().then(|| beside(target, &format!("{ASIDE}{}", now.format(STAMP))));
        if let Some(aside) = &aside {
            rename(target, aside)?;
        }
        finish(target, aside.as_deref())?;
        Ok(aside)
    }
}

/// A restore that was cut short between its two moves left its place empty: ends it.
pub(super) fn finish_interrupted(target: &Path) -> Result<()> {
    if target.exists() || !beside(target, RESTORED).is_dir() {
        return Ok(());
    }
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else { return Ok(()) };
    let mut prefix = name.to_os_string();
    prefix.push(ASIDE);
    let prefix = prefix.to_string_lossy().into_owned();
    let entries = fs::read_dir(folder).map_err(|source| Error::File { path: folder.into(), source })?;
    let newest = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix)))
        .max();
    finish(target, newest.as_deref())
}

/// The old workspace's own backups stay at the place, not with what is put aside.
fn finish(target: &Path, aside: Option<&Path>) -> Result<()> {
    let restored = beside(target, RESTORED);
    if let Some(kept) = aside.map(|aside| aside.join(BACKUPS)).filter(|kept| kept.is_dir()) {
        rename(&kept, &restored.join(BACKUPS))?;
    }
    rename(&restored, target)
}

/// A folder that holds something and is no workspace, not even a damaged one, is somebody's.
fn refuse_others(target: &Path) -> Result<()> {
    let ours = target.join(DATABASE).exists() || target.join(KEYS).exists();
    let holds_something = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_some());
    if ours || (!holds_something && !target.is_file()) {
        Ok(())
    } else {
        Err(Error::File { path: target.into(), source: std::io::ErrorKind::AlreadyExists.into() })
    }
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    let renamed = fs::rename(from, to).and_then(|()| durable::sync_folder(to));
    renamed.map_err(|source| Error::File { path: from.into(), source })
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::File { path: folder.into(), source })
        }
        _ => Ok(()),
    }
}

fn beside(target: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = target.file_name().unwrap_or_default().to_os_string();
    name.push(suffix);
    target.with_file_name(name)
}
