//! What a restore leaves for the next opening to write into the audit log: which backup was restored, and which heads it gave up.
//!
//! A restore happens while the database is shut, so its line waits in a file. Heads that are given up are no longer in the log and
//! need not be: that is how a restore is told from an older database that somebody put back. The line, which the next officer to
//! open signs, cannot be taken out of the log again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{BACKUPS, Backup, DATABASE, Workspace};
use crate::files;
use crate::store::head;
use crate::{Action, Error, Notice, Office, Result, Verb};

pub(super) const RESTORED: &str = "restored.json";
/// Bytes: more than a thousand heads have.
const LARGEST: u64 = 128 * 1024;
/// Signs of a head as backups name it.
const SIGNS: usize = 12;

#[derive(Serialize, Deserialize)]
struct Waiting {
    /// The head that the backup's name bears.
    backup: String,
    /// The heads of the log at the place before.
    before: BTreeSet<String>,
}

/// Leaves word in the folder that is about to take the place of `target`: that it is this backup, and which heads were known at that
/// place.
///
/// # Errors
/// [`Error::File`].
pub(super) fn leave_word(folder: &Path, backup: &Backup, target: &Path) -> Result<()> {
    let backups = Workspace::backups_in(&target.join(BACKUPS)).unwrap_or_default();
    let mut before: BTreeSet<String> = backups.into_iter().map(|backup| backup.head).collect();
    before.extend(head::named(&target.join(DATABASE)).map(|head| head.chars().take(SIGNS).collect()));
    // Of a restore that nobody opened since.
    before.extend(read(&target.join(RESTORED)).into_iter().flat_map(|waiting| waiting.before));
    let word = Waiting { backup: backup.head.clone(), before };
    files::replace(&folder.join(RESTORED), &serde_json::to_vec(&word).unwrap_or_default())
}

impl Workspace {
    /// Writes into the audit log that a backup was restored, when one was since the last opening.
    pub(super) fn note_restore(&self, office: &mut Office) -> Result<()> {
        let path = self.folder.join(RESTORED);
        let Some(waiting) = read(&path) else { return Ok(()) };
        let hashes = office.audit_hashes()?;
        if !fits(&waiting.backup, &office.audit_head()?) {
            // Of another database than this one: it was written down already, or somebody made it up.
            return fs::remove_file(&path).map_err(|source| Error::File { path, source });
        }
        let gone: Vec<String> =
            waiting.before.into_iter().filter(|head| is_head(head) && !super::heads::holds(&hashes, head)).collect();
        let given_up = gone.iter().map(|head| format!(" -{head}"));
        let backup = Some(waiting.backup).filter(|head| is_head(head)).unwrap_or_default();
        let fields: String = std::iter::once(backup).chain(given_up).collect();
        office.note(Action::on_workspace(Verb::Restore), 1, &fields)?;
        office.add_notice(Notice::Restored { given_up: u32::try_from(gone.len()).unwrap_or(u32::MAX) });
        // Left behind, it would be written down twice; that is no harm.
        fs::remove_file(&path).map_err(|source| Error::File { path, source })
    }
}

/// What waits; of a file that is none of ours, nothing.
fn read(path: &Path) -> Option<Waiting> {
    fs::symlink_metadata(path).ok().filter(|about| about.is_file() && about.len() <= LARGEST)?;
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Whether the log ends where the backup does that was restored.
fn fits(backup: &str, end: &str) -> bool {
    if backup.is_empty() { end.is_empty() } else { is_head(backup) && end.starts_with(backup) }
}

/// Anybody may have written the file.
fn is_head(text: &str) -> bool {
    text.len() == SIGNS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
