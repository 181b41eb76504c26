//! What a restore leaves for the next opening to write into the audit log: which backup was restored, when, and which heads it gave up.
//!
//! A restore happens while the database is shut, so its line waits in a file. Heads that are given up are no longer in the log and
//! need not be: that is how a restore is told from an older database that somebody put back. The line, which the next officer to
//! open signs, cannot be taken out of the log again.
//!
//! Invariant: in an encrypted workspace a word gives heads up only when the key that opens it vouches for the whole word, and the
//! log ends where the word says. One that nobody vouches for is told and gives nothing up. A word that was kept and put back with
//! its database gives up what it names and nothing that was written down since: no more than an older copy of the whole folder
//! does, and its line and notice say how old it is. Whoever has the data key can vouch. Without a key, anybody can leave word.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::{BACKUPS, DATABASE, Previewed, RESTORED, Workspace};
use crate::files;
use crate::keys::DataKey;
use crate::store::{audit, head};
use crate::{Action, Error, Notice, Office, Result, Verb};

const PURPOSE: &str = "Saisaat 2026-11 word of a restore";
/// Bytes: more than a thousand heads have.
const LARGEST: u64 = 128 * 1024;
/// Signs of a head as backups name it.
const SIGNS: usize = 12;

#[derive(Clone, Serialize, Deserialize)]
struct Word {
    /// The head that the backup's name bears.
    backup: String,
    /// When it was restored, RFC 3339 in UTC; empty in one of an earlier version.
    #[serde(default)]
    at: String,
    /// The heads of the log at the place before.
    before: BTreeSet<String>,
    /// BLAKE3 of all the above, keyed; none without a data key.
    #[serde(default)]
    mac: Option<String>,
}

impl Word {
    /// Whether the key vouches for all of it.
    fn is_signed(&self, key: &DataKey) -> bool {
        let claimed = self.mac.as_deref().and_then(|mac| blake3::Hash::from_hex(mac).ok());
        // Compared in constant time.
        claimed == Some(self.mac(key))
    }

    fn signed(mut self, key: Option<&DataKey>) -> Self {
        self.mac = key.map(|key| self.mac(key).to_hex().to_string());
        self
    }

    fn mac(&self, key: &DataKey) -> blake3::Hash {
        let blank = Self { mac: None, ..self.clone() };
        let bytes = serde_json::to_vec(&blank).unwrap_or_default();
        blake3::keyed_hash(key.derived(PURPOSE).bytes(), &bytes)
    }

    /// Whether it may be believed: without a key, anybody may have written it.
    fn is_believed(&self, key: Option<&DataKey>) -> bool {
        key.is_none_or(|key| self.is_signed(key))
    }
}

/// Leaves word in the folder that is about to take the place of `target`: that it is this backup, and which heads were known at that
/// place. The backup's own key signs it, for that one will open it, whoever's workspace lies there now.
///
/// # Errors
/// [`Error::File`].
pub(super) fn leave_word(folder: &Path, previewed: &Previewed, target: &Path, now: DateTime<Utc>) -> Result<()> {
    let backups = Workspace::backups_in(&target.join(BACKUPS)).unwrap_or_default();
    let mut before: BTreeSet<String> = backups.into_iter().map(|backup| backup.head).collect();
    before.extend(head::named(&target.join(DATABASE)).map(|head| head.chars().take(SIGNS).collect()));
    // Of a restore that nobody opened since.
    let earlier = read(&target.join(RESTORED)).filter(|word| word.is_believed(previewed.key()));
    before.extend(earlier.into_iter().flat_map(|word| word.before));
    let at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let word = Word { backup: previewed.backup().head.clone(), at, before, mac: None }.signed(previewed.key());
    files::replace(&folder.join(RESTORED), &serde_json::to_vec(&word).unwrap_or_default())
}

impl Workspace {
    /// Writes into the audit log that a backup was restored, when one was since the last opening, or that somebody says so.
    pub(super) fn note_restore(&self, office: &mut Office) -> Result<()> {
        let path = self.folder.join(RESTORED);
        let Some(word) = read(&path) else { return Ok(()) };
        // In the copy that a backup is, rows may have other numbers.
        office.forget_search()?;
        if !word.is_believed(office.key()) {
            office.note(Action::on_workspace(Verb::RestoreUnproven), 1, head_or_none(&word.backup))?;
            office.add_notice(Notice::RestoreUnproven);
        } else if fits(&word.backup, &office.audit_head()?) {
            note(office, &word)?;
        }
        // One that does not fit was written down already. Left behind by a crash, it would be written down twice; that is no harm.
        fs::remove_file(&path).map_err(|source| Error::File { path, source })
    }
}

fn note(office: &mut Office, word: &Word) -> Result<()> {
    let hashes = office.audit_hashes()?;
    let at = office.key().map(|_| word.at.clone());
    let gone: Vec<&str> = word.before.iter().map(String::as_str).collect();
    let gone: Vec<&str> =
        gone.into_iter().filter(|head| is_head(head) && !super::heads::holds(&hashes, head)).collect();
    let fields = audit::told_restore(head_or_none(&word.backup), at.as_deref(), &gone);
    let given_up = u32::try_from(gone.len()).unwrap_or(u32::MAX);
    office.note(Action::on_workspace(Verb::Restore), 1, &fields)?;
    office.add_notice(Notice::Restored { at, given_up });
    Ok(())
}

/// What waits; of a file that is none of ours, nothing.
fn read(path: &Path) -> Option<Word> {
    fs::symlink_metadata(path).ok().filter(|about| about.is_file() && about.len() <= LARGEST)?;
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Whether the log ends where the backup does that was restored.
fn fits(backup: &str, end: &str) -> bool {
    if backup.is_empty() { end.is_empty() } else { is_head(backup) && end.starts_with(backup) }
}

/// Anybody may have written the file.
fn head_or_none(text: &str) -> &str {
    if is_head(text) { text } else { "" }
}

fn is_head(text: &str) -> bool {
    text.len() == SIGNS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
