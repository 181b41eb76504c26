//! kill -9 at random moments: of `saisaat import`, which must have done all or nothing, and of a worker that saves, undoes
//! and backs up without end, telling after each what it had acknowledged.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use driver::{executable, paths};
use saisaat_core::registers::{Person, Scope};
use saisaat_core::{Surroundings, Workspace};

use super::Findings;
use super::ministry::{self, Dice, PASSPHRASE};

/// Set for the worker, to the folder of its workspace.
pub(crate) const WORKER: &str = "SAISAAT_TORTURE_WORKER";
/// Set for a worker that only saves, so many times, and then dies without closing.
pub(crate) const STEPS: &str = "SAISAAT_TORTURE_STEPS";

pub(crate) fn run(times: usize) -> Result<Findings> {
    let mut found = Findings { tried: 0, failures: Vec::new(), note: String::new() };
    let mut dice = Dice::new(4);
    let (mut whole, mut none, mut acknowledged) = (0, 0, 0);
    let imports = Imports::prepare()?;
    for time in 0..times {
        found.tried += 1;
        let outcome = if time % 2 == 0 { imports.strike(&mut dice) } else { strike_worker(&mut dice) };
        match outcome {
            Ok(Outcome::All) => whole += 1,
            Ok(Outcome::Nothing) => none += 1,
            Ok(Outcome::Acknowledged(count)) => acknowledged += count,
            Err(error) => found.failures.push(format!("kill {time}: {error:#}")),
        }
    }
    found.note =
        format!("imports: {whole} whole, {none} not at all; worker: {acknowledged} writes acknowledged, all kept");
    Ok(found)
}

enum Outcome {
    All,
    Nothing,
    Acknowledged(usize),
}

struct Imports {
    folder: tempfile::TempDir,
    people: usize,
    takes: Duration,
}

impl Imports {
    /// Measures one undisturbed import, so that the blows fall within one.
    fn prepare() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let (_, mut office) = Workspace::create(&folder.path().join("base"), Surroundings::system())?;
        ministry::add(&mut office, None, "M")?;
        office.close()?;
        let mut prepared = Self { folder, people: 0, takes: Duration::ZERO };
        let started = Instant::now();
        let target = prepared.copy("once")?;
        ensure!(prepared.import(&target).status()?.code().is_some(), "the import runs");
        prepared.takes = started.elapsed();
        prepared.people = people(&target)?;
        ensure!(prepared.people > 0, "the import brings people");
        Ok(prepared)
    }

    fn strike(&self, dice: &mut Dice) -> Result<Outcome> {
        let target = self.copy("struck")?;
        let mut child = self.import(&target).spawn()?;
        let limit = usize::try_from(self.takes.as_micros())? * 11 / 10;
        thread::sleep(Duration::from_micros(dice.below(limit) as u64));
        child.kill()?;
        let status = child.wait()?;
        let office = Workspace::at(&target)?.open(Surroundings::system())?;
        office.check()?;
        office.close()?;
        let found = people(&target)?;
        fs::remove_dir_all(&target)?;
        ensure!(found == 0 || found == self.people, "half an import: {found} of {} people", self.people);
        ensure!(status.code().is_none() || found == self.people, "an acknowledged import is gone");
        Ok(if found == 0 { Outcome::Nothing } else { Outcome::All })
    }

    fn import(&self, workspace: &Path) -> Command {
        let mut command = executable::command(["import"]);
        command.arg(workspace).arg("roster").arg(paths::sample_roster()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn copy(&self, name: &str) -> Result<std::path::PathBuf> {
        let target = self.folder.path().join(name);
        fs::create_dir_all(&target)?;
        fs::copy(self.folder.path().join("base/workspace.db"), target.join("workspace.db"))?;
        Ok(target)
    }
}

fn people(workspace: &Path) -> Result<usize> {
    let office = Workspace::at(workspace)?.open(Surroundings::system())?;
    let people = office.read(|r| r.list::<Person>(&Scope::default()))?.len();
    office.close()?;
    Ok(people)
}

fn strike_worker(dice: &mut Dice) -> Result<Outcome> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("w");
    let (workspace, office) = ministry::locked(&place)?;
    office.close()?;
    let mut child = Command::new(std::env::current_exe()?).env(WORKER, &place).stdout(Stdio::piped()).spawn()?;
    let output = BufReader::new(child.stdout.take().context("a pipe")?);
    let wanted = 1 + dice.below(60);
    let pause = Duration::from_micros(dice.below(3000) as u64);
    let mut lines = output.lines();
    let mut told: Vec<usize> = Vec::new();
    while told.len() < wanted {
        let line = lines.next().context("the worker ended by itself")??;
        told.push(line.parse()?);
    }
    thread::sleep(pause);
    child.kill()?;
    child.wait()?;
    // What it managed to tell between the last line read and the blow.
    told.extend(lines.map_while(Result::ok).filter_map(|line| line.parse::<usize>().ok()));
    let office = workspace.unlock(PASSPHRASE, Surroundings::system())?;
    office.check()?;
    let (found, last) = (ministry::count(&office)?, told.last().copied().unwrap_or_default());
    ensure!(found.abs_diff(last) <= 1, "{last} were acknowledged, {found} are there");
    for backup in Workspace::backups_in(&workspace.backups())? {
        backup.verify(&office).context("a backup that has a name is whole")?;
    }
    Ok(Outcome::Acknowledged(told.len()))
}

/// Saves, undoes and backs up until it is killed; prints how many agencies there are after each acknowledged step.
pub(crate) fn work(place: &Path) -> Result<()> {
    let workspace = Workspace::at(place)?;
    let mut office = workspace.unlock(PASSPHRASE, Surroundings::system())?;
    let root = ministry::root(&office)?;
    if let Some(steps) = std::env::var_os(STEPS) {
        for step in 0..steps.to_string_lossy().parse()? {
            ministry::add(&mut office, Some(root), &format!("A{step}"))?;
            super::println(".");
        }
        // No farewell to the file: a power cut gives none.
        std::process::exit(0);
    }
    for step in 0.. {
        match step % 7 {
            3 => drop(office.undo()?),
            4 => drop(office.redo()?),
            6 if step % 3 == 0 => drop(workspace.back_up(&mut office, &workspace.backups())?),
            _ => drop(ministry::add(&mut office, Some(root), &format!("A{step}"))?),
        }
        super::println(&ministry::count(&office)?.to_string());
    }
    Ok(())
}
