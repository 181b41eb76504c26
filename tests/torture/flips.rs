//! Single bits flipped in the closed database, in evidence files and in the key file: each must be noticed, never shown as if nothing were.

use std::fs;

use anyhow::Result;
use saisaat_core::{Surroundings, Workspace};

use super::Findings;
use super::ministry::{self, Dice, PASSPHRASE};

pub(crate) fn run(times: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let (workspace, mut office) = ministry::locked(&folder.path().join("w"))?;
    let root = ministry::root(&office)?;
    for number in 0..40 {
        ministry::add(&mut office, Some(root), &format!("A{number}"))?;
    }
    let store = workspace.evidence_store(&office);
    let evidence = store.take("minutes.pdf", &[b"%PDF-1.7 ".as_slice(), &[7; 4096]].concat())?;
    let stored = workspace.folder().join("evidence").join(&evidence.sha256[..2]).join(&evidence.sha256);
    office.close()?;

    let mut found = Findings {
        tried: times,
        failures: Vec::new(),
        note: "half in the database, the others in an evidence file and the key file".into(),
    };
    let mut dice = Dice::new(2);
    for time in 0..times {
        let path = match time % 4 {
            0 | 2 => workspace.folder().join("workspace.db"),
            1 => stored.clone(),
            _ => workspace.folder().join("keys.json"),
        };
        let whole = fs::read(&path)?;
        let (at, bit) = (dice.below(whole.len()), dice.below(8));
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << bit;
        fs::write(&path, &flipped)?;
        let noticed =
            if path == stored { store.read(&evidence.sha256).is_err() } else { noticed_on_opening(&workspace) };
        if !noticed {
            found.failures.push(format!("byte {at}, bit {bit} of {}", path.display()));
        }
        fs::write(&path, &whole)?;
        for left in ["workspace.db-wal", "attempts.json"] {
            let _ = fs::remove_file(workspace.folder().join(left));
        }
    }
    Ok(found)
}

fn noticed_on_opening(workspace: &Workspace) -> bool {
    match workspace.unlock(PASSPHRASE, Surroundings::system()) {
        Err(_) => true,
        Ok(office) => office.check().is_err(),
    }
}
