//! kill -9 at random moments of what writes for the officer or puts a workspace in another's place: pack, report, export, restore,
//! backup and check, with somebody's files and links about, on a disk with room and on one that is nearly full. The workspace is
//! the old or the new, whole; a file that has its name is whole; nothing of somebody's is touched; the same command done again
//! succeeds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use driver::executable;
use saisaat_core::{Surroundings, Workspace};

use super::disk::Mounted;
use super::ministry::Dice;
use super::planted::{Planted, contents};
use super::{Findings, NotPermitted};

const VERBS: [&str; 6] = ["pack", "report", "export", "restore", "backup", "check"];
/// The disk that is nearly full, and what is left on it.
const DISK: &str = "size=24m";
const LEFT: usize = 300 * 1024;

pub(crate) fn run(times: usize) -> Result<Findings> {
    let mut found = Findings { tried: times, failures: Vec::new(), note: String::new() };
    let base = Base::new()?;
    let mut dice = Dice::new(23);
    let mut struck: BTreeMap<String, usize> = BTreeMap::new();
    for time in 0..times {
        let (verb, full) = (VERBS[time % VERBS.len()], time % 5 == 4);
        match base.strike(verb, full, &mut dice) {
            Ok(how) => *struck.entry(format!("{verb}{how}")).or_default() += 1,
            Err(error) if error.is::<NotPermitted>() => *struck.entry("disk not permitted".into()).or_default() += 1,
            Err(error) => found.failures.push(format!("kill {time}, {verb}: {error:#}")),
        }
    }
    let counts: Vec<String> = struck.iter().map(|(what, times)| format!("{times} × {what}")).collect();
    found.note = counts.join("; ");
    Ok(found)
}

/// The synthetic ministry with a backup, to be copied for each blow; and how long each command takes undisturbed.
pub(crate) struct Base {
    folder: tempfile::TempDir,
    takes: BTreeMap<&'static str, Duration>,
}

impl Base {
    pub(crate) fn new() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let place = folder.path().join("w");
        let made = executable::ran(executable::command(["new"]).arg(&place).args(["--ministry", "ก", "--sample"]));
        ensure!(made.code == 0, "{made:?}");
        let backed_up = executable::ran(&mut Self::command("backup", &place)?);
        ensure!(backed_up.code == 0, "{backed_up:?}");
        let mut base = Self { folder, takes: BTreeMap::new() };
        for verb in VERBS {
            let root = tempfile::tempdir()?;
            let place = base.copied(root.path())?;
            let begun = Instant::now();
            let ran = executable::ran(&mut Self::command(verb, &place)?);
            ensure!(ran.code == 0, "{verb} undisturbed: {ran:?}");
            base.takes.insert(verb, begun.elapsed());
        }
        Ok(base)
    }

    /// A copy of the workspace below `root`.
    pub(crate) fn copied(&self, root: &Path) -> Result<PathBuf> {
        let place = root.join("w");
        copy(&self.folder.path().join("w"), &place)?;
        Ok(place)
    }

    /// A command on the workspace at `place`, writing into `out` beside it.
    pub(crate) fn command(verb: &str, place: &Path) -> Result<Command> {
        let out = place.with_file_name("out");
        let mut command = executable::command([verb]);
        match verb {
            "restore" => command.arg(newest(place)?).arg(place),
            "verify" => command.arg(place),
            "list" => command.arg(place).arg("agencies"),
            "export" => {
                fs::create_dir_all(&out)?;
                command.arg(place).args(["roster", "--force", "--out"]).arg(out.join("roster.xlsx"))
            }
            "pack" => command.arg(place).args(["--year", "2569", "--round", "12", "--out"]).arg(out.join("pack")),
            "report" => {
                let period = ["--year", "2569", "--round", "12", "--all", "--force", "--out"];
                command.arg(place).args(period).arg(out)
            }
            _ => command.arg(place),
        };
        Ok(command)
    }

    /// Opens the workspace, checks it whole, and holds every backup that has a name to its head.
    pub(crate) fn sound(place: &Path) -> Result<()> {
        let workspace = Workspace::at(place)?;
        let office = workspace.open(Surroundings::system())?;
        office.check()?;
        for backup in Workspace::backups_in(&workspace.backups())? {
            backup.verify(&office).context("a backup that has a name is whole")?;
        }
        Ok(office.close()?)
    }

    fn strike(&self, verb: &'static str, full: bool, dice: &mut Dice) -> Result<&'static str> {
        let root = tempfile::tempdir()?;
        let small = full.then(|| Mounted::tmpfs(root.path(), DISK)).transpose()?;
        let place = self.copied(root.path())?;
        let out = root.path().join("out");
        let folders = [place.clone(), place.join("evidence/ab"), place.join("backups"), out.clone(), out.join("pack")];
        let planted = Planted::in_folders(root.path(), &folders, 4, dice)?;
        let mut command = Self::command(verb, &place)?;
        let filler = root.path().join("filler");
        if full {
            fill(&filler)?;
        }
        let killed = kill(&mut command, self.takes.get(verb).copied().unwrap_or_default(), dice)?;
        planted.untouched(root.path())?;
        let _ = fs::remove_file(&filler);
        Self::sound(&place).context("the old or the new, whole")?;
        whole(&out)?;
        let again = executable::ran(&mut Self::command(verb, &place)?);
        // What somebody planted may stand in the way of a name.
        ensure!(again.code == 0 || again.stderr.contains("[file]"), "done again: {again:?}");
        whole(&out)?;
        planted.untouched(root.path()).context("after it was done again")?;
        Self::sound(&place).context("after it was done again")?;
        drop(small);
        Ok(match (full, killed) {
            (true, _) => " on a full disk",
            (false, true) => "",
            (false, false) => ", done before the blow",
        })
    }
}

/// Starts the command and kills it at some moment; whether it was still running.
fn kill(command: &mut Command, takes: Duration, dice: &mut Dice) -> Result<bool> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    thread::sleep(Duration::from_micros(dice.below(usize::try_from(takes.as_micros())?) as u64));
    child.kill()?;
    Ok(child.wait()?.code().is_none())
}

/// Every file that has a name of a document, a workbook or a manifest is whole.
fn whole(out: &Path) -> Result<()> {
    let found = if out.is_dir() { contents(out)? } else { Vec::new() };
    for (path, held) in found.iter().filter(|(_, held)| !held.starts_with(b"theirs") && !held.starts_with(b"link to")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What a blow left under a name of chance has no name yet.
        let ends = |mark: &[u8], within: usize| {
            let tail = &held[held.len().saturating_sub(within)..];
            tail.windows(mark.len()).any(|window| window == mark)
        };
        let whole = match path.extension().and_then(|extension| extension.to_str()) {
            Some("pdf") => ends(b"%%EOF", 8),
            Some("xlsx") => ends(b"PK\x05\x06", 64),
            Some("json") => serde_json::from_slice::<serde_json::Value>(held).is_ok(),
            _ => true,
        };
        if !whole {
            bail!("{name} has its name and is not whole");
        }
    }
    Ok(())
}

fn newest(place: &Path) -> Result<PathBuf> {
    // Before an interrupted restore is healed its backups lie with what was put aside.
    let backups = [place.join("backups"), place.with_file_name("w.saisaat-restored").join("backups")];
    let aside = fs::read_dir(place.parent().context("a parent")?)?
        .filter_map(|entry| Some(entry.ok()?.path().join("backups")))
        .filter(|path| path.is_dir());
    let found = backups.into_iter().chain(aside).flat_map(|folder| Workspace::backups_in(&folder).unwrap_or_default());
    Ok(found.into_iter().next().context("a backup")?.folder)
}

/// Leaves a little on the disk.
fn fill(filler: &Path) -> Result<()> {
    let mut bytes = vec![0; 1024 * 1024];
    while fs::write(filler, &bytes).is_ok() {
        bytes.resize(bytes.len() + 512 * 1024, 0);
    }
    bytes.truncate(bytes.len().saturating_sub(512 * 1024 + LEFT));
    Ok(fs::write(filler, &bytes)?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a name")?);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
