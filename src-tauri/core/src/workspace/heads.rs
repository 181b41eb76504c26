//! Whether the audit log still has every head that was written down elsewhere: in the names of the workspace's own backups, in the
//! reports that were handed in, and in the head file. An older database put back, or one whose last lines were removed, is a chain
//! that holds; only what was written down elsewhere gives it away.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;
use specta::Type;

use super::{Backup, DATABASE, Workspace};
use crate::registers::choice;
use crate::store::head::Found;
use crate::{Office, Result};

choice! {
    /// Where a head was written down.
    HeadSource {
        /// In the name of one of the workspace's own backups.
        Backup = "backup",
        /// At the foot of a report that was handed in.
        Submission = "submission",
        /// In the head file, as it was when the workspace was opened.
        HeadFile = "head_file",
    }
}

choice! {
    /// How a head stands that was written down.
    HeadStanding {
        /// It is in the audit log.
        InLog = "in_log",
        /// It is not, and a restore that stands in the log gave it up.
        GivenUp = "given_up",
        /// It is not, though it should be: lines were removed, or an older database was put back.
        Missing = "missing",
        /// What names it is damaged, or another workspace's.
        Foreign = "foreign",
    }
}

choice! {
    /// What comparing heads could not tell.
    Unknown {
        /// An older copy of the whole folder, its backups and its head file too, looks like this one did. A report on paper or a
        /// backup kept elsewhere tells.
        WholeFolder = "whole_folder",
        /// There was no head file when the workspace was opened.
        NoHeadFile = "no_head_file",
        /// There are no backups in the workspace to compare with.
        NoBackups = "no_backups",
        /// The workspace has no passphrase: whoever can write in its folder can write all of it anew.
        OpenToAll = "open_to_all",
        /// A restore gave heads up that no key vouches for: the workspace has none, or an earlier version restored. Whoever can write
        /// in the folder may have left word of it. The line says when the workspace was opened then, and by whom.
        Restored = "restored",
        /// Heads are missing, and somebody left word of a restore that the workspace's key does not vouch for: an older database was
        /// put back, or an earlier version of the program restored one.
        RestoreUnproven = "restore_unproven",
    }
}

/// A head that was written down elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct NamedHead {
    /// Where.
    pub source: HeadSource,
    /// In which: a backup's folder, a report by agency, year, round and version; empty of the head file.
    pub name: String,
    /// Its first hex digits, as many as are written there.
    pub head: String,
    /// How it stands.
    pub standing: HeadStanding,
}

/// What comparing the audit log with heads that were written down elsewhere found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct HeadsVerdict {
    /// Whether nothing contradicts the log.
    pub hold: bool,
    /// What it was compared with.
    pub compared: Vec<NamedHead>,
    /// What this cannot tell.
    pub unknown: Vec<Unknown>,
}

impl Workspace {
    /// Compares the audit log with every head that was written down elsewhere.
    ///
    /// # Errors
    /// [`crate::Error::Db`]; [`crate::Error::File`] when the backups cannot be listed.
    pub fn compare_heads(&self, office: &Office) -> Result<HeadsVerdict> {
        let log = Log { office, hashes: office.audit_hashes()?, given_up: office.heads_given_up()? };
        let backups = Self::backups_in(&self.backups())?;
        let mut unknown = vec![Unknown::WholeFolder];
        if backups.is_empty() {
            unknown.push(Unknown::NoBackups);
        }
        if !self.is_locked() {
            unknown.push(Unknown::OpenToAll);
        }
        let mut compared: Vec<NamedHead> = backups.iter().map(|backup| log.of_backup(backup)).collect();
        for (name, head) in office.heads_handed_in()? {
            let standing = log.standing(&head);
            compared.push(NamedHead { source: HeadSource::Submission, name, head, standing });
        }
        match office.head_found() {
            None | Some(Found::New) => {}
            Some(Found::Missing) => unknown.push(Unknown::NoHeadFile),
            Some(found) => compared.push(of_head_file(found)),
        }
        if compared.iter().any(|named| named.standing == HeadStanding::GivenUp && !log.is_vouched_for(&named.head)) {
            unknown.push(Unknown::Restored);
        }
        let hold = compared.iter().all(|named| !named.contradicts());
        if !hold && office.tells_of_unproven_restore()? {
            unknown.push(Unknown::RestoreUnproven);
        }
        Ok(HeadsVerdict { hold, compared, unknown })
    }
}

impl NamedHead {
    /// Whether it speaks against the log. A backup that is damaged or another's says nothing of this log; a head file that is not
    /// as we wrote it was tampered with.
    #[must_use]
    pub const fn contradicts(&self) -> bool {
        matches!(
            (self.standing, self.source),
            (HeadStanding::Missing, _) | (HeadStanding::Foreign, HeadSource::HeadFile)
        )
    }
}

/// The audit log, to be asked for heads.
struct Log<'a> {
    office: &'a Office,
    hashes: BTreeSet<String>,
    /// Each with whether a key vouches for the restore.
    given_up: BTreeMap<String, bool>,
}

impl Log<'_> {
    fn standing(&self, head: &str) -> HeadStanding {
        if holds(&self.hashes, head) {
            HeadStanding::InLog
        } else if self.giving_up(head).next().is_some() {
            HeadStanding::GivenUp
        } else {
            HeadStanding::Missing
        }
    }

    fn is_vouched_for(&self, head: &str) -> bool {
        self.giving_up(head).any(|vouched| vouched)
    }

    fn giving_up(&self, head: &str) -> impl Iterator<Item = bool> {
        self.given_up
            .iter()
            .filter(move |(given_up, _)| head.starts_with(given_up.as_str()))
            .map(|(_, vouched)| *vouched)
    }

    fn of_backup(&self, backup: &Backup) -> NamedHead {
        let standing = match self.standing(&backup.head) {
            HeadStanding::Missing if !self.is_ours(backup) => HeadStanding::Foreign,
            other => other,
        };
        let name = backup.folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        NamedHead { source: HeadSource::Backup, name, head: backup.head.clone(), standing }
    }

    /// Whether a backup has our key, our first line, and the head in its name: somebody may have put another's here, or renamed one.
    fn is_ours(&self, backup: &Backup) -> bool {
        self.first_and_head(&backup.folder.join(DATABASE)).is_ok_and(|(first, hashes)| {
            first.is_some_and(|first| self.hashes.contains(&first)) && holds(&hashes, &backup.head)
        })
    }

    fn first_and_head(&self, database: &Path) -> Result<(Option<String>, BTreeSet<String>)> {
        let copy = self.office.open_copy(database)?;
        Ok((copy.first_hash()?, copy.audit_hashes()?))
    }
}

fn of_head_file(found: &Found) -> NamedHead {
    let (head, standing) = match found {
        Found::InLog { head } => (head.clone(), HeadStanding::InLog),
        Found::Contradicts { head, .. } => (head.clone(), HeadStanding::Missing),
        Found::New | Found::Missing | Found::Damaged => (String::new(), HeadStanding::Foreign),
    };
    NamedHead { source: HeadSource::HeadFile, name: String::new(), head, standing }
}

/// Whether one of the hashes begins so.
pub(super) fn holds(hashes: &BTreeSet<String>, head: &str) -> bool {
    head.is_empty() || hashes.range(head.to_owned()..).next().is_some_and(|hash| hash.starts_with(head))
}
