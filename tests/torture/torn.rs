//! Power cuts as SQLite may meet them: the write-ahead log of a running office is copied, then cut short, or has a sector
//! zeroed or filled with rubbish. The workspace must open, be whole, and hold a prefix of what was written.

use std::fs;
use std::path::Path;

use anyhow::Result;
use saisaat_core::{Surroundings, Workspace};

use super::Findings;
use super::ministry::{self, Dice, PASSPHRASE};

const OPERATIONS: usize = 40;
const SECTOR: usize = 512;

pub(crate) fn run(times: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let (workspace, mut office) = ministry::locked(&folder.path().join("w"))?;
    let root = ministry::root(&office)?;
    for number in 0..OPERATIONS {
        ministry::add(&mut office, Some(root), &format!("A{number}"))?;
    }
    let log = fs::read(workspace.folder().join("workspace.db-wal"))?;
    let mut found = Findings { tried: times, failures: Vec::new(), note: format!("log of {} bytes", log.len()) };
    let mut dice = Dice::new(1);
    for time in 0..times {
        let torn = tear(&log, &mut dice);
        let copy = folder.path().join(format!("c{time}"));
        copy_with_log(workspace.folder(), &copy, &torn)?;
        if let Err(error) = examine(&copy) {
            found.failures.push(format!("time {time}, log of {} bytes: {error:#}", torn.len()));
        }
        fs::remove_dir_all(&copy)?;
    }
    Ok(found)
}

/// Cut anywhere, a sector zeroed, or a sector of rubbish with all after it lost. The tail only: a power cut does not reach
/// back to what was flushed, so a whole sector in the middle is torn together with everything behind it.
fn tear(log: &[u8], dice: &mut Dice) -> Vec<u8> {
    let cut = dice.below(log.len());
    let mut torn = log[..cut].to_vec();
    let sector = torn.len().saturating_sub(SECTOR);
    match dice.below(3) {
        0 => {}
        1 => torn[sector..].fill(0),
        _ => torn[sector..].iter_mut().for_each(|byte| *byte = u8::try_from(dice.below(256)).unwrap_or_default()),
    }
    torn
}

fn copy_with_log(from: &Path, to: &Path, log: &[u8]) -> Result<()> {
    fs::create_dir_all(to)?;
    for name in ["workspace.db", "keys.json"] {
        fs::copy(from.join(name), to.join(name))?;
    }
    Ok(fs::write(to.join("workspace.db-wal"), log)?)
}

fn examine(folder: &Path) -> Result<()> {
    let office = Workspace::at(folder)?.unlock(PASSPHRASE, Surroundings::system());
    let office = match office {
        // Cut before the officer or even the schema was written: nothing was acknowledged yet, and that is said in words.
        Err(saisaat_core::Error::NotFound { .. }) => return Ok(()),
        other => other?,
    };
    office.check()?;
    let codes: Vec<String> = office
        .read(|r| r.list::<saisaat_core::registers::Agency>(&saisaat_core::registers::Scope::default()))?
        .into_iter()
        .map(|agency| agency.code)
        .collect();
    for number in 0..codes.len().saturating_sub(1) {
        anyhow::ensure!(codes.contains(&format!("A{number}")), "A{number} is missing among {}", codes.len());
    }
    Ok(())
}
