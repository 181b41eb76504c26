//! A full disk: a 3 MB file system is filled at a save, a backup and an evidence file. Nothing acknowledged is lost, the
//! error names the disk, and everything works again once there is room. Needs the right to mount; said when there is none.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use saisaat_core::{Error, Surroundings};

use super::Findings;
use super::ministry::{self, PASSPHRASE};

pub(crate) fn run(times: usize) -> Result<Findings> {
    let mut found = Findings { tried: 0, failures: Vec::new(), note: "save, backup and evidence on 3 MB".into() };
    for _ in 0..times {
        let folder = tempfile::tempdir()?;
        let small = Mounted::tmpfs(folder.path())?;
        for (name, torture) in [("save", save as fn(&Path) -> Result<()>), ("backup", backup), ("evidence", evidence)] {
            let place = folder.path().join(name);
            fs::create_dir_all(&place)?;
            found.tried += 1;
            if let Err(error) = torture(&place) {
                found.failures.push(format!("{name}: {error:#}"));
            }
            fs::remove_dir_all(&place)?;
        }
        drop(small);
    }
    Ok(found)
}

fn save(place: &Path) -> Result<()> {
    let (workspace, mut office) = ministry::locked(&place.join("w"))?;
    let root = ministry::root(&office)?;
    fill(place)?;
    let mut acknowledged = 1;
    let refused = loop {
        match ministry::add(&mut office, Some(root), &format!("A{acknowledged}")) {
            Ok(_) => acknowledged += 1,
            Err(error) => break error,
        }
        ensure!(acknowledged < 10_000, "the disk never fills");
    };
    names_the_disk(&refused)?;
    ensure!(ministry::count(&office)? == acknowledged, "the office shows what was acknowledged");
    fs::remove_file(place.join("filler"))?;
    ministry::add(&mut office, Some(root), "AFTER").context("works again with room")?;
    office.close()?;
    let office = workspace.unlock(PASSPHRASE, Surroundings::system())?;
    office.check()?;
    ensure!(ministry::count(&office)? == acknowledged + 1, "all acknowledged are there after reopening");
    Ok(())
}

fn backup(place: &Path) -> Result<()> {
    let (workspace, mut office) = ministry::locked(&place.join("w"))?;
    fill(place)?;
    let refused =
        workspace.back_up(&mut office, &workspace.backups()).err().context("a backup without room is refused")?;
    names_the_disk(&refused.into())?;
    ensure!(saisaat_core::Workspace::backups_in(&workspace.backups())?.is_empty(), "no half backup has a name");
    fs::remove_file(place.join("filler"))?;
    let backup = workspace.back_up(&mut office, &workspace.backups()).context("works again with room")?;
    backup.verify(&office)?;
    Ok(())
}

fn evidence(place: &Path) -> Result<()> {
    let (workspace, office) = ministry::locked(&place.join("w"))?;
    let store = workspace.evidence_store(&office);
    let bytes = [b"%PDF-1.7 ".as_slice(), &[1; 600_000]].concat();
    fill(place)?;
    let refused = store.take("a.pdf", &bytes).err().context("evidence without room is refused")?;
    names_the_disk(&refused.into())?;
    fs::remove_file(place.join("filler"))?;
    let taken = store.take("a.pdf", &bytes).context("works again with room")?;
    ensure!(store.read(&taken.sha256)? == bytes);
    Ok(())
}

fn names_the_disk(error: &anyhow::Error) -> Result<()> {
    match error.downcast_ref::<Error>() {
        Some(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::StorageFull => Ok(()),
        _ => anyhow::bail!("the error does not name the disk: {error:?}"),
    }
}

/// Leaves 20 kB.
fn fill(place: &Path) -> Result<()> {
    let filler = place.join("filler");
    let mut bytes = Vec::new();
    while fs::write(&filler, &bytes).is_ok() {
        bytes.resize(bytes.len() + 64 * 1024, 0);
    }
    bytes.truncate(bytes.len().saturating_sub(84 * 1024));
    Ok(fs::write(&filler, &bytes)?)
}

struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    fn tmpfs(at: &'a Path) -> Result<Self> {
        let status = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(at).status()?;
        ensure!(status.success(), "a file system cannot be mounted here: run as root");
        Ok(Self(at))
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}
