//! Backups: a folder each, with the database, the key file and the evidence, verified by opening it before it gets its
//! name. The name carries the time and the head of the audit chain, so that a cut tail can be found later.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use serde::Serialize;
use specta::Type;

use super::{DATABASE, EVIDENCE, KEYS, PROTECTED, PROTECTED_KEYS, Workspace, wrong_passphrase};
use crate::keys::{KeyFile, Store};
use crate::registers::{Attachment, Record as _, TABLES};
use crate::store::durable;
use crate::{Action, Error, Office, Result, Verb};

pub(super) const STAMP: &str = "%Y%m%dT%H%M%SZ";
const UNFINISHED: &str = ".writing";

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
        if office.doubts_clock() {
            // Which are old, it could not tell.
            return Ok(Some(backup));
        }
        for old in prune(&Self::backups_in(&own)?, office.surroundings().clock.now()) {
            fs::remove_dir_all(&old.folder).map_err(|source| Error::File { path: old.folder.clone(), source })?;
        }
        Ok(Some(backup))
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
        let finished = destination.join(&name);
        let unfinished = destination.join(format!("{name}{UNFINISHED}"));
        let file = |path: &Path, source| Error::File { path: path.into(), source };
        fs::create_dir_all(destination).map_err(|source| file(destination, source))?;
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(|source| file(&unfinished, source))?;
        }
        let written = self.write_backup(office, &unfinished);
        if written.is_err() {
            // What is half-written must not take the room that is perhaps missing.
            let _ = fs::remove_dir_all(&unfinished);
        }
        written?;
        if !finished.exists() {
            fs::rename(&unfinished, &finished).map_err(|source| file(&finished, source))?;
        } else {
            // Made within the same second from the same state: one is enough.
            fs::remove_dir_all(&unfinished).map_err(|source| file(&unfinished, source))?;
        }
        durable::sync_folder(&finished).map_err(|source| file(&finished, source))?;
        Ok(Backup { folder: finished, at, head })
    }

    fn write_backup(&self, office: &Office, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).map_err(|source| Error::File { path: folder.into(), source })?;
        office.copy_into(&folder.join(DATABASE))?;
        if self.is_locked() {
            copy_durably(&self.keys(), &folder.join(KEYS))?;
        }
        // Encrypted with a key that need not be open now: copied as it lies, its log folded in by whoever closed it last.
        for name in [PROTECTED, PROTECTED_KEYS] {
            if self.folder.join(name).exists() {
                copy_durably(&self.folder.join(name), &folder.join(name))?;
            }
        }
        if self.evidence().is_dir() {
            let beside = folder.parent().map(Self::backups_in).transpose()?.unwrap_or_default();
            let before = beside.first().map(|backup| backup.folder.join(EVIDENCE));
            copy_evidence(&self.evidence(), &folder.join(EVIDENCE), before.as_deref())?;
        }
        sync_all(folder)?;
        office.open_copy(&folder.join(DATABASE))?.check()
    }

    /// The backups in a folder, newest first; what is unfinished or something else is passed over.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn backups_in(folder: &Path) -> Result<Vec<Backup>> {
        let mut found = Vec::new();
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(found),
            other => other.map_err(|source| Error::File { path: folder.into(), source })?,
        };
        for entry in entries.flatten() {
            found.extend(Backup::at(&entry.path()));
        }
        found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.folder.cmp(&b.folder)));
        Ok(found)
    }
}

impl Backup {
    /// The backup in `folder`, if its name says that it is a finished one.
    #[must_use]
    pub fn at(folder: &Path) -> Option<Self> {
        let (stamp, head) = folder.file_name()?.to_str()?.strip_prefix("saisaat-")?.split_once('-')?;
        let at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
        let finished = !head.contains('.') && folder.join(DATABASE).is_file();
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

    fn checked(&self, copy: &Office) -> Result<Census> {
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
        self.folder.join(KEYS).exists()
    }

    /// Opens the backup by itself, with a passphrase of when it was made, checks it, and counts what it holds. It is not
    /// touched.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `passphrase`: `required` or `wrong`; [`Error::Damaged`] as [`Backup::verify`].
    pub fn preview(&self, passphrase: Option<&str>) -> Result<Census> {
        let key = match (self.is_locked(), passphrase) {
            (false, _) => None,
            (true, None) => return Err(Error::invalid("passphrase", "required")),
            (true, Some(given)) => {
                let keys = KeyFile::read(&self.folder.join(KEYS), Store::Workspace)?;
                let key = keys.unlock(given).map_err(wrong_passphrase)?.key;
                keys.refuse_altered(&key)?;
                Some(key)
            }
        };
        self.checked(&Office::look_at(&self.folder.join(DATABASE), key.as_ref(), self.at)?)
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

/// Which backups to remove: kept are all of the last two days, then the newest of each of 12 days, 10 weeks and 9 months.
#[must_use]
pub fn prune(backups: &[Backup], now: DateTime<Utc>) -> Vec<&Backup> {
    let mut newest_first: Vec<&Backup> = backups.iter().collect();
    newest_first.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    let recent = |backup: &Backup| now - backup.at < chrono::Duration::days(2);
    let mut kept: HashSet<&Path> =
        newest_first.iter().filter(|backup| recent(backup)).map(|backup| backup.folder.as_path()).collect();
    let spans: [(usize, Span); 3] = [
        (12, |at| (at.year(), at.ordinal())),
        (10, |at| (at.iso_week().year(), at.iso_week().week())),
        (9, |at| (at.year(), at.month())),
    ];
    for (limit, span) in spans {
        let mut seen = Vec::new();
        for backup in newest_first.iter().filter(|backup| !recent(backup)) {
            let of = span(backup.at);
            if seen.len() < limit && !seen.contains(&of) {
                seen.push(of);
                kept.insert(&backup.folder);
            }
        }
    }
    newest_first.into_iter().filter(|backup| !kept.contains(backup.folder.as_path())).collect()
}

pub(super) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let file = |path: &Path, source| Error::File { path: path.into(), source };
    fs::create_dir_all(to).map_err(|source| file(to, source))?;
    for entry in fs::read_dir(from).map_err(|source| file(from, source))? {
        let entry = entry.map_err(|source| file(from, source))?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            copy_durably(&entry.path(), &target)?;
        }
    }
    durable::sync_folder(&to.join("its files")).map_err(|source| file(to, source))
}

/// Copies the evidence. What the backup before has already is linked to its copy, never to the live file: evidence does not
/// change, so a year of backups takes the room of one, and none shares its bytes with what it is to save.
fn copy_evidence(from: &Path, to: &Path, before: Option<&Path>) -> Result<()> {
    let file = |path: &Path, source| Error::File { path: path.into(), source };
    for shelf in fs::read_dir(from).map_err(|source| file(from, source))? {
        let shelf = shelf.map_err(|source| file(from, source))?;
        let target = to.join(shelf.file_name());
        fs::create_dir_all(&target).map_err(|source| file(&target, source))?;
        for kept in fs::read_dir(shelf.path()).map_err(|source| file(from, source))? {
            let kept = kept.map_err(|source| file(from, source))?;
            let copy = target.join(kept.file_name());
            let linked = before.is_some_and(|before| {
                let earlier = before.join(shelf.file_name()).join(kept.file_name());
                same_size(&earlier, &kept.path()) && fs::hard_link(&earlier, &copy).is_ok()
            });
            if !linked {
                copy_durably(&kept.path(), &copy)?;
            }
        }
        durable::sync_folder(&target.join("its files")).map_err(|source| file(&target, source))?;
    }
    Ok(())
}

fn same_size(a: &Path, b: &Path) -> bool {
    let size = |path: &Path| fs::metadata(path).map(|meta| meta.len()).ok();
    size(a).is_some() && size(a) == size(b)
}

/// Flushes the folders of a backup; their files are flushed as they are written.
fn sync_all(folder: &Path) -> Result<()> {
    durable::sync_folder(&folder.join(DATABASE)).map_err(|source| Error::File { path: folder.into(), source })
}

fn copy_durably(from: &Path, to: &Path) -> Result<()> {
    let copied = fs::copy(from, to).and_then(|_| fs::File::open(to)?.sync_all());
    copied.map_err(|source| Error::File { path: to.into(), source })
}
