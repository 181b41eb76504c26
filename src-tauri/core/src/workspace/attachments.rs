//! Evidence attached to records: the register says what is attached to what, the evidence folder holds the bytes.
//!
//! Invariant: the bytes are on the disk before the register names them, and stay as long as undo could bring the name back.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;

use super::{EvidenceStore, Workspace};
use crate::files;
use crate::registers::{Attachment, Scope, choice};
use crate::values::Id;
use crate::{Action, Error, Office, Result, Verb};

choice! {
    /// What is wrong with an evidence file.
    Fault {
        /// It is not there.
        Missing = "missing",
        /// It is not what was attached.
        Altered = "altered",
    }
}

/// An attachment whose file is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct EvidenceFault {
    /// The attachment.
    pub attachment: Attachment,
    /// What is wrong.
    pub fault: Fault,
}

impl Workspace {
    /// Attaches a file to a record.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file` (`empty`, `file_too_large`, `unknown_type`) or on `register`; [`Error::File`].
    pub fn attach(
        &self,
        office: &mut Office,
        register: &str,
        record_id: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<Attachment> {
        office.refuse_readers()?;
        let file = self.evidence_store(office).take(name, bytes)?;
        let surroundings = office.surroundings();
        let attachment = Attachment {
            id: surroundings.new_id(),
            register: register.into(),
            record_id: record_id.into(),
            name: name.into(),
            size: u32::try_from(file.size).unwrap_or(u32::MAX),
            sha256: file.sha256,
            attached_on: surroundings.clock.today(),
            note: String::new(),
        };
        office.operate(Action::on::<Attachment>(Verb::Save), |tx| {
            tx.put(&attachment)?;
            tx.require(register, record_id)
        })?;
        Ok(attachment)
    }

    /// The attachments whose file is missing or altered. Reads every file once.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn evidence_faults(&self, office: &Office) -> Result<Vec<EvidenceFault>> {
        let store = self.evidence_store(office);
        let attachments = all(office)?;
        let mut sound = HashSet::new();
        let mut faults = Vec::new();
        for attachment in attachments {
            if sound.contains(&attachment.sha256) {
                continue;
            }
            match store.read(&attachment.sha256) {
                Ok(_) => drop(sound.insert(attachment.sha256.clone())),
                Err(Error::File { .. }) => faults.push(EvidenceFault { attachment, fault: Fault::Missing }),
                Err(_) => faults.push(EvidenceFault { attachment, fault: Fault::Altered }),
            }
        }
        Ok(faults)
    }

    /// Removes what writings that were cut short left, and the evidence files that no record has attached, that undo could not bring back and that no round handed in names; returns
    /// how many.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn sweep_evidence(&self, office: &Office) -> Result<usize> {
        let store = self.evidence_store(office);
        let mut needed: HashSet<String> = all(office)?.into_iter().map(|attachment| attachment.sha256).collect();
        for name in store.names()? {
            if !needed.contains(&name) && office.remembers(&name)? {
                needed.insert(name);
            }
        }
        // The workspace is open, so nothing is being written here.
        files::remove_left_over(self.folder())?;
        store.sweep(&needed)
    }

    /// Writes a plain copy of an attachment's file into `folder`, for the system to open; whoever asked wipes the folder.
    ///
    /// # Errors
    /// [`Error::File`] when it is missing, [`Error::Damaged`] when it is not what was attached.
    pub fn open_evidence(&self, office: &Office, id: Id<Attachment>, folder: &Path) -> Result<PathBuf> {
        let attachment = office.read(|reader| reader.get(id))?;
        let bytes = self.evidence_store(office).read(&attachment.sha256)?;
        // A folder of its own: two records may have files of the same name.
        let folder = folder.join(&attachment.sha256[..12]);
        let path = folder.join(file_name(&attachment.name));
        files::create_folder(&folder)?;
        files::replace(&path, &bytes)?;
        Ok(path)
    }

    /// The evidence files, encrypted as the open workspace is.
    #[must_use]
    pub fn evidence_store(&self, office: &Office) -> EvidenceStore {
        EvidenceStore::new(self.evidence(), office.key())
    }
}

fn all(office: &Office) -> Result<Vec<Attachment>> {
    office.read(|reader| reader.list(&Scope::default()))
}

/// The name without what could lead out of its folder.
fn file_name(name: &str) -> String {
    let clean: String =
        name.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '_' } else { c }).collect();
    if clean.starts_with('.') { format!("_{clean}") } else { clean }
}
