//! Restoring a backup: to a new place, or over a workspace, which is moved aside and never overwritten.
//!
//! Invariant: whatever happens, the place holds the old workspace or the new one, or the next opening puts the new one there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::backup::{STAMP, refuse_backup};
use super::restored::leave_word;
use super::{BACKUPS, DATABASE, KEYS, Previewed, RESTORED as WORD, Workspace, belongings, place};
use crate::files::{self, Nature};
use crate::store::open;
use crate::{Error, Result};

/// What is being restored lies beside its place under this name until it is whole, then it is moved there. It is ours by the
/// word that is left in it first, see [`leave_word`]: nobody's workspace is taken for it, however it is called.
const RESTORING: &str = ".saisaat-restoring";
/// Whole, and about to be moved.
const RESTORED: &str = ".saisaat-restored";
const ASIDE: &str = ".before-restore-";

impl Workspace {
    /// Restores a backup to `target`. A workspace that is there is moved aside, never overwritten; where it went is returned. Word of
    /// it waits there for the next opening, signed with the backup's key.
    ///
    /// # Errors
    /// [`Error::Locked`] when the workspace there is open; [`Error::Invalid`] on `folder` where a workspace may not lie, a backup
    /// among them; [`Error::File`], also when something else is there. Then `target` is as it was.
    pub fn restore(previewed: &Previewed, target: &Path, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
        place::refuse_unsafe(target)?;
        let target = files::resolved(target)?;
        refuse_backups(&target)?;
        if target.parent().is_some_and(|above| files::is_in_workspace(above).unwrap_or(true)) {
            return Err(files::Refusal::InsideWorkspace.at(&target));
        }
        finish_interrupted(&target)?;
        refuse_others(&target)?;
        open::refuse_in_use(&target.join(DATABASE))?;
        let (restoring, restored) = (beside(&target, RESTORING), beside(&target, RESTORED));
        for left in [&restoring, &restored] {
            remove_ours(left)?;
        }
        if let Some(above) = target.parent() {
            std::fs::create_dir_all(above).map_err(|source| Error::File { path: above.into(), source })?;
        }
        if let Err(error) = copied(previewed, &restoring, &target, now) {
            let _ = belongings::remove(&restoring);
            return Err(error);
        }
        files::rename(&restoring, &restored)?;
        let there = files::nature(&target)?.is_some();
        let aside = there.then(|| free_aside(&target, now)).transpose()?;
        let moved = aside.as_deref().map_or(Ok(()), |aside| files::rename(&target, aside));
        let finished =
            moved.and_then(|()| finish(&target, aside.as_deref()).inspect_err(|_| put_back(&target, aside.as_deref())));
        // What was not put in its place must not come to life there later.
        finished.inspect_err(|_| drop(remove_ours(&restored)))?;
        Ok(aside)
    }
}

/// The backup's copy, with word of what it takes the place of.
fn copied(previewed: &Previewed, restoring: &Path, target: &Path, now: DateTime<Utc>) -> Result<()> {
    files::create_folder(restoring)?;
    leave_word(restoring, previewed, target, now)?;
    belongings::copy(&files::resolved(&previewed.backup().folder)?, restoring)
}

/// Removes what an earlier restore left here; a folder without our word is somebody's.
fn remove_ours(folder: &Path) -> Result<()> {
    if files::nature(folder)?.is_none() {
        return Ok(());
    }
    let ours = is_ours(folder)?;
    if ours && belongings::remove(folder)? { Ok(()) } else { Err(exists(folder)) }
}

fn is_ours(folder: &Path) -> Result<bool> {
    Ok(files::nature(folder)? == Some(Nature::Folder) && files::nature(&folder.join(WORD))? == Some(Nature::File))
}

/// Where the workspace goes that was there: two restores within a second each have a place.
fn free_aside(target: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let stamp = format!("{ASIDE}{}", now.format(STAMP));
    let mut aside = beside(target, &stamp);
    let mut number = 2;
    while files::nature(&aside)?.is_some() {
        aside = beside(target, &format!("{stamp}-{number}"));
        number += 1;
    }
    Ok(aside)
}

/// A restore that was cut short between its two moves left its place empty: ends it.
pub(super) fn finish_interrupted(target: &Path) -> Result<()> {
    let restored = beside(target, RESTORED);
    let whole = is_ours(&restored)? && files::nature(&restored.join(DATABASE))? == Some(Nature::File);
    if files::nature(target)?.is_some() || !whole {
        return Ok(());
    }
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else { return Ok(()) };
    let mut prefix = name.to_os_string();
    prefix.push(ASIDE);
    let prefix = prefix.to_string_lossy().into_owned();
    let beside = files::entries(folder)?.into_iter().filter(files::Entry::is_folder).map(|entry| entry.path);
    let newest =
        beside.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&prefix))).max();
    finish(target, newest.as_deref())
}

/// The old workspace's own backups stay at the place, not with what is put aside.
fn finish(target: &Path, aside: Option<&Path>) -> Result<()> {
    let restored = beside(target, RESTORED);
    if let Some(kept) = aside.map(|aside| aside.join(BACKUPS))
        && files::nature(&kept)? == Some(Nature::Folder)
    {
        files::rename(&kept, &restored.join(BACKUPS))?;
    }
    files::rename(&restored, target)
}

/// The old workspace returns to its place with its backups; what cannot be undone is healed by the next opening.
fn put_back(target: &Path, aside: Option<&Path>) {
    let Some(aside) = aside else { return };
    let taken = beside(target, RESTORED).join(BACKUPS);
    if files::nature(&taken).is_ok_and(|nature| nature.is_some()) {
        let _ = files::rename(&taken, &aside.join(BACKUPS));
    }
    let _ = files::rename(aside, target);
}

/// No backup is restored over a backup, or into one: it would be spoilt, itself among them.
fn refuse_backups(target: &Path) -> Result<()> {
    target.ancestors().try_for_each(refuse_backup)
}

/// A folder that holds something and is no workspace, not even a damaged one, is somebody's.
fn refuse_others(target: &Path) -> Result<()> {
    let is_file = |name: &str| files::nature(&target.join(name)).map(|nature| nature == Some(Nature::File));
    let free = match files::nature(target)? {
        None => true,
        Some(Nature::Folder) => is_file(DATABASE)? || is_file(KEYS)? || files::entries(target)?.is_empty(),
        Some(_) => false,
    };
    if free { Ok(()) } else { Err(exists(target)) }
}

fn exists(path: &Path) -> Error {
    Error::File { path: path.into(), source: std::io::ErrorKind::AlreadyExists.into() }
}

fn beside(target: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = target.file_name().unwrap_or_default().to_os_string();
    name.push(suffix);
    target.with_file_name(name)
}
