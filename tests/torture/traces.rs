//! A marker in every text that is kept must be found in no file of a locked workspace: not in the database, its log, a
//! backup, the evidence or the key file.

use std::fs;
use std::path::Path;

use anyhow::Result;
use saisaat_core::registers::{Agency, Officer, Role};
use saisaat_core::{Action, Surroundings, Verb, Workspace};

use super::Findings;
use super::ministry::PASSPHRASE;

const MARKER: &str = "MARKER-ตราประทับ";

pub(crate) fn run(_: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let (workspace, made) =
        Workspace::create_locked(&folder.path().join("w"), MARKER, PASSPHRASE, Surroundings::system())?;
    let mut office = made.office;
    office.operate(Action::on::<Agency>(Verb::Save), |tx| {
        tx.put(&Agency {
            id: tx.new_id(),
            parent_id: None,
            code: "M".into(),
            name_th: MARKER.into(),
            name_en: MARKER.into(),
            abbreviation: MARKER.into(),
            vision: MARKER.into(),
            mission: MARKER.into(),
        })
    })?;
    let second = Officer {
        id: office.surroundings().new_id(),
        agency_id: None,
        name: MARKER.into(),
        position: MARKER.into(),
        role: Role::Officer,
        active: true,
    };
    workspace.add_officer(&mut office, &second, "another passphrase of torture")?;
    workspace.evidence_store(&office).take("a.pdf", format!("%PDF-1.7 {MARKER}").as_bytes())?;
    workspace.back_up(&mut office, &workspace.backups())?;
    let mut found = Findings { tried: 0, failures: Vec::new(), note: "files searched, open and closed".into() };
    search(folder.path(), &mut found)?;
    office.close()?;
    search(folder.path(), &mut found)?;
    Ok(found)
}

fn search(folder: &Path, found: &mut Findings) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            search(&path, found)?;
            continue;
        }
        found.tried += 1;
        let bytes = fs::read(&path)?;
        if bytes.windows(MARKER.len()).any(|window| window == MARKER.as_bytes()) {
            found.failures.push(path.display().to_string());
        }
    }
    Ok(())
}
