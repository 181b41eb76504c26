//! Backups: a folder each, with the database, the key file and the evidence, verified by opening it before it gets its
//! name. The name carries the time and the head of the audit chain, so that a cut tail can be found later.
//!
//! Invariant: of a folder only what is ours is copied, linked or removed; see [`super::belongings`].

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use serde::Serialize;
use specta::Type;

use super::belongings::{self, BEFORE_SCHEMA};
use super::{DATABASE, EVIDENCE, KEYS, PROTECTED, PROTECTED_KEYS, Workspace};
use crate::files::{self, Nature};
use crate::registers::{Attachment, Record as _, TABLES};
use crate::store::reckoning::Reckoning;
use crate::{Action, Error, Office, Result, Rule, Verb};

pub(super) const STAMP: &str = "%Y%m%dT%H%M%SZ";
const UNFINISHED: &str = ".writing";
/// How long what a killed backup left in a folder that others may back up into is taken for one that is being made.
const PATIENCE: chrono::Duration = chrono::Duration::days(2);
/// How many of the last two days are kept: twice as many as the window makes, lest they pile up where that time does not pass.
const RECENT: usize = 200;
/// By how much a backup must be younger than an upgrade before the copy from before it goes.
const UPGRADE_KEPT: chrono::Duration = chrono::Duration::days(14);

/// A finished backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its folder.
    pub folder: PathBuf,
    /// When it was made, UTC.
    pub at: DateTime<Utc>,
    /// The first twelve hex digits of the audit chain's head.
    pub head: String,
}

/// How many rows each register holds: what a restore would bring, beside what is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Census {
    /// Register and rows, in the order of the registers.
    pub rows: Vec<(&'static str, u32)>,
}

impl Workspace {
    /// Backs the open workspace up among its own backups when its data changed since the last one, and prunes them; evidence
    /// files that nothing needs are swept first.
    ///
    /// # Errors
    /// As [`Workspace::back_up`].
    pub fn back_up_if_changed(&self, office: &mut Office) -> Result<Option<Backup>> {
        let own = self.backups();
        if let Some(newest) = Self::backups_in(&own)?.first()
            && !office.changed_since(&newest.head)?
        {
            return Ok(None);
        }
        self.sweep_evidence(office)?;
        let backup = self.back_up(office, &own)?;
        let time = office.reckoning()?;
        for old in prune(&Self::backups_in(&own)?, &time) {
            belongings::remove(&old.folder)?;
        }
        self.prune_upgrades(&time)?;
        Ok(Some(backup))
    }

    /// Removes the copies of the database from before an upgrade that the backup just made is well younger than.
    fn prune_upgrades(&self, time: &Reckoning) -> Result<()> {
        for entry in files::entries(&self.folder)? {
            let copied = fs::symlink_metadata(&entry.path).and_then(|about| about.modified()).ok();
            let outlived = copied.is_some_and(|copied| time.now() - time.of_moment(copied.into()) > UPGRADE_KEPT);
            if entry.is_file()
                && entry.name().contains(BEFORE_SCHEMA)
                && belongings::is_own_file(entry.name())
                && outlived
            {
                fs::remove_file(&entry.path).map_err(|source| Error::File { path: entry.path, source })?;
            }
        }
        Ok(())
    }

    /// Backs the open workspace up into `destination`, which may be any folder, on a network too, and notes it in the audit
    /// log.
    ///
    /// # Errors
    /// [`Error::File`] when it cannot be written; [`Error::Damaged`] when what was written does not check.
    pub fn back_up(&self, office: &mut Office, destination: &Path) -> Result<Backup> {
        let backup = self.copy_out(office, destination)?;
        office.record(Action::on_workspace(Verb::BackUp), 1)?;
        office.write_head();
        Ok(backup)
    }

    fn copy_out(&self, office: &Office, destination: &Path) -> Result<Backup> {
        let at = office.surroundings().clock.now();
        let head: String = office.verify_audit()?.chars().take(12).collect();
        let name = format!("saisaat-{}-{}", at.format(STAMP), if head.is_empty() { "empty" } else { &head });
        let destination = self.destination(destination)?;
        self.remove_unfinished(&destination, office.reckoning()?.now())?;
        let finished = destination.join(&name);
        let unfinished = destination.join(format!("{name}{UNFINISHED}"));
        if files::nature(&finished)?.is_some() {
            // Made within the same second from the same state: one is enough.
            let made = Backup::at(&finished).ok_or_else(|| exists(&finished))?;
            made.verify(office)?;
            return Ok(made);
        }
        if !belongings::remove(&unfinished)? {
            return Err(exists(&unfinished));
        }
        let written = self.write_backup(office, &unfinished).and_then(|()| files::rename(&unfinished, &finished));
        if written.is_err() {
            // What is half-written must not take the room that is perhaps missing.
            let _ = belongings::remove(&unfinished);
        }
        written?;
        Ok(Backup { folder: finished, at, head })
    }

    /// The folder that backups go into: its own, or any that lies in no workspace and no backup.
    fn destination(&self, asked: &Path) -> Result<PathBuf> {
        if asked == self.backups() && files::nature(asked)? == Some(Nature::Link) {
            return Err(files::Refusal::Link.at(asked));
        }
        let folder = files::resolved(asked)?;
        if folder == self.backups() {
            files::create_folder(&folder)?;
            return Ok(folder);
        }
        if files::is_in_workspace(&folder)? {
            return Err(files::Refusal::InsideWorkspace.at(asked));
        }
        fs::create_dir_all(&folder).map_err(|source| Error::File { path: asked.into(), source })?;
        Ok(folder)
    }

    /// Removes what backups that were killed left. Elsewhere than among its own, another workspace's may be being made.
    fn remove_unfinished(&self, destination: &Path, now: DateTime<Utc>) -> Result<()> {
        let own = destination == self.backups();
        for entry in files::entries(destination)?.into_iter().filter(files::Entry::is_folder) {
            let stamped = entry.name().strip_suffix(UNFINISHED).and_then(stamped);
            if stamped.is_some_and(|(at, _)| own || now - at > PATIENCE) {
                belongings::remove(&entry.path)?;
            }
        }
        Ok(())
    }

    fn write_backup(&self, office: &Office, folder: &Path) -> Result<()> {
        files::create_folder(folder)?;
        office.copy_into(&folder.join(DATABASE))?;
        // The protected store is encrypted with a key that need not be open now: copied as it lies, its log folded in by whoever
        // closed it last.
        for name in [KEYS, PROTECTED, PROTECTED_KEYS] {
            if files::nature(&self.folder.join(name))?.is_some() {
                files::copy(&self.folder.join(name), &folder.join(name))?;
            }
        }
        let beside = folder.parent().map(Self::backups_in).transpose()?.unwrap_or_default();
        let before = beside.first().map(|backup| backup.folder.join(EVIDENCE));
        belongings::copy_evidence(&self.evidence(), &folder.join(EVIDENCE), before.as_deref())?;
        files::sync_folder(&folder.join(DATABASE)).map_err(|source| Error::File { path: folder.into(), source })?;
        office.open_copy(&folder.join(DATABASE))?.check()
    }

    /// The backups in a folder, newest first; what is unfinished or something else is passed over.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn backups_in(folder: &Path) -> Result<Vec<Backup>> {
        // The folder is followed, for the officer named it; what lies in it is not.
        let entries = files::entries(&files::resolved(folder)?)?;
        let mut found: Vec<Backup> = entries.iter().filter_map(|entry| Backup::at(&entry.path)).collect();
        found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.folder.cmp(&b.folder)));
        Ok(found)
    }
}

impl Backup {
    /// The backup in `folder`, if its name says that it is a finished one.
    #[must_use]
    pub fn at(folder: &Path) -> Option<Self> {
        let (at, head) = stamped(folder.file_name()?.to_str()?)?;
        let has = |path: &Path, wanted| files::nature(path).is_ok_and(|nature| nature == Some(wanted));
        let finished = !head.contains('.') && has(folder, Nature::Folder) && has(&folder.join(DATABASE), Nature::File);
        finished.then(|| Self {
            folder: folder.into(),
            at,
            head: if head == "empty" { String::new() } else { head.into() },
        })
    }

    /// Opens the backup beside an open workspace of the same key, checks it and every evidence file, and counts what it holds.
    ///
    /// # Errors
    /// [`Error::Damaged`] saying what does not hold, also when its head is not the one in its name.
    pub fn verify(&self, office: &Office) -> Result<Census> {
        self.checked(&office.open_copy(&self.folder.join(DATABASE))?)
    }

    pub(super) fn checked(&self, copy: &Office) -> Result<Census> {
        copy.check()?;
        if !copy.verify_audit()?.starts_with(&self.head) {
            return Err(Error::Damaged { what: "audit head".into() });
        }
        let counted = census(copy)?;
        // A schema before the fourth has no attachments.
        let within = Workspace { folder: self.folder.clone() };
        if copy.read(|reader| reader.count_rows(Attachment::TABLE))? > 0
            && let Some(fault) = within.evidence_faults(copy)?.first()
        {
            return Err(Error::Damaged { what: format!("evidence {}", fault.attachment.sha256) });
        }
        Ok(counted)
    }

    /// Whether it takes a passphrase to look into.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        files::nature(&self.folder.join(KEYS)).is_ok_and(|nature| nature.is_some())
    }
}

/// Counts the rows of every register; one that an older schema does not have yet holds none.
///
/// # Errors
/// [`Error::Db`].
pub fn census(office: &Office) -> Result<Census> {
    let count = |table: &'static str| office.read(|r| r.count_rows(table)).map(|rows| (table, rows));
    Ok(Census { rows: TABLES.iter().copied().map(count).collect::<Result<_>>()? })
}

/// Names the day, week or month that a moment falls in.
type Span = fn(DateTime<Utc>) -> (i32, u32);

/// Which backups to remove: kept are all of the last two days, at most [`RECENT`], then the newest of each of 12 days, 10 weeks and
/// 9 months; of time as the audit log reckons it.
pub(super) fn prune<'a>(backups: &'a [Backup], time: &Reckoning) -> Vec<&'a Backup> {
    let mut newest_first: Vec<_> = backups.iter().map(|backup| (time.of_moment(backup.at), backup)).collect();
    newest_first.sort_by_key(|(at, backup)| std::cmp::Reverse((*at, backup.at)));
    let recent = newest_first.iter().take_while(|(at, _)| time.now() - *at < chrono::Duration::days(2)).count();
    let (recent, older) = newest_first.split_at(recent.min(RECENT));
    let mut kept: HashSet<&Path> = recent.iter().map(|(_, backup)| backup.folder.as_path()).collect();
    let spans: [(usize, Span); 3] = [
        (12, |at| (at.year(), at.ordinal())),
        (10, |at| (at.iso_week().year(), at.iso_week().week())),
        (9, |at| (at.year(), at.month())),
    ];
    for (limit, span) in spans {
        let mut seen = Vec::new();
        for (at, backup) in older {
            let of = span(*at);
            if seen.len() < limit && !seen.contains(&of) {
                seen.push(of);
                kept.insert(&backup.folder);
            }
        }
    }
    older.iter().map(|(_, backup)| *backup).filter(|backup| !kept.contains(backup.folder.as_path())).collect()
}

/// Refuses a backup, finished or not, as a place to work in: opening it writes into it, and it would be found damaged.
///
/// # Errors
/// [`Error::Invalid`] on `folder`: `is_backup`.
pub(super) fn refuse_backup(folder: &Path) -> Result<()> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if stamped(name).is_some() { Err(Error::invalid("folder", Rule::IsBackup)) } else { Ok(()) }
}

/// The moment and the head that a backup's name tells.
fn stamped(name: &str) -> Option<(DateTime<Utc>, &str)> {
    let (stamp, head) = name.strip_prefix("saisaat-")?.split_once('-')?;
    Some((NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc(), head))
}

fn exists(path: &Path) -> Error {
    Error::File { path: path.into(), source: std::io::ErrorKind::AlreadyExists.into() }
}
