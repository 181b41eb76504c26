//! The workspaces that were opened on this machine, the newest first: a small file in the program's own folder.
//!
//! Invariant: it holds places and ministries' names, never a passphrase or a key. One that cannot be read is an empty one, for
//! it must not keep anybody from their work.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use saisaat_core::files;
use serde::{Deserialize, Serialize};

use crate::error::{Answer, Failure};

const LIMIT: usize = 12;

/// A workspace that was opened here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recent {
    /// Its folder.
    pub(crate) path: PathBuf,
    /// The ministry's Thai name.
    pub(crate) ministry: String,
    /// When it was opened last.
    pub(crate) opened_at: DateTime<Utc>,
    /// Its recovery sheet was shown and never confirmed: the next administrator gets a new one.
    #[serde(default)]
    pub(crate) sheet_pending: bool,
    /// When its last automatic backup failed, if it did.
    #[serde(default)]
    pub(crate) backup_failed_at: Option<DateTime<Utc>>,
}

/// The file that lists them.
#[derive(Clone, Debug)]
pub(crate) struct Recents {
    file: PathBuf,
}

impl Recents {
    pub(crate) const fn in_file(file: PathBuf) -> Self {
        Self { file }
    }

    /// All of them, the newest first.
    pub(crate) fn all(&self) -> Vec<Recent> {
        fs::read(&self.file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// The one in a folder.
    pub(crate) fn of(&self, folder: &Path) -> Option<Recent> {
        self.all().into_iter().find(|recent| recent.path == folder)
    }

    /// Puts a workspace first that was opened just now; what else is known of it stays.
    ///
    /// # Errors
    /// `file`.
    pub(crate) fn opened(&self, folder: &Path, ministry: &str, now: DateTime<Utc>) -> Answer<()> {
        let mut recent = self.of(folder).unwrap_or_else(|| Recent {
            path: folder.into(),
            ministry: String::new(),
            opened_at: now,
            sheet_pending: false,
            backup_failed_at: None,
        });
        recent.ministry = ministry.into();
        recent.opened_at = now;
        let others = self.all().into_iter().filter(|other| other.path != folder);
        self.write(&std::iter::once(recent).chain(others).take(LIMIT).collect::<Vec<_>>())
    }

    /// Changes what is known of a workspace; nothing when it is not on the list.
    ///
    /// # Errors
    /// `file`.
    pub(crate) fn change(&self, folder: &Path, change: impl FnOnce(&mut Recent)) -> Answer<()> {
        let mut all = self.all();
        match all.iter_mut().find(|recent| recent.path == folder) {
            Some(recent) => change(recent),
            None => return Ok(()),
        }
        self.write(&all)
    }

    /// Takes a workspace off the list; its folder is left alone.
    ///
    /// # Errors
    /// `file`.
    pub(crate) fn forget(&self, folder: &Path) -> Answer<()> {
        let mut all = self.all();
        all.retain(|recent| recent.path != folder);
        self.write(&all)
    }

    fn write(&self, all: &[Recent]) -> Answer<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|cause| Failure::file(folder, &cause))?;
        let bytes = serde_json::to_vec_pretty(all).map_err(|error| Failure::within(&error))?;
        Ok(files::replace(&self.file, &bytes)?)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, TimeZone};

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 9, 30, 9, 0, 0).single().expect("a moment") + Duration::minutes(minutes)
    }

    #[test]
    fn the_newest_comes_first_and_each_stands_once() -> Answer<()> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let recents = Recents::in_file(folder.path().join("config/recent.json"));
        assert_eq!(recents.all(), []);
        recents.opened(Path::new("/a"), "กระทรวง ก", at(0))?;
        recents.opened(Path::new("/b"), "กระทรวง ข", at(1))?;
        recents.change(Path::new("/a"), |recent| recent.sheet_pending = true)?;
        recents.opened(Path::new("/a"), "กระทรวง ก ใหม่", at(2))?;
        let all = recents.all();
        assert_eq!(
            all.iter().map(|recent| recent.path.as_path()).collect::<Vec<_>>(),
            [Path::new("/a"), Path::new("/b")]
        );
        assert!(all[0].sheet_pending && all[0].ministry == "กระทรวง ก ใหม่" && all[0].opened_at == at(2));
        recents.forget(Path::new("/a"))?;
        assert_eq!(recents.of(Path::new("/a")), None);
        Ok(())
    }

    #[test]
    fn a_list_that_cannot_be_read_is_empty_and_can_be_begun_again() -> Answer<()> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("recent.json");
        fs::write(&file, "{not a list").expect("writable");
        let recents = Recents::in_file(file);
        assert_eq!(recents.all(), []);
        recents.opened(Path::new("/a"), "ก", at(0))?;
        assert_eq!(recents.all().len(), 1);
        Ok(())
    }
}
