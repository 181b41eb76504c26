//! kill -9 at random moments of real work on a locked workspace: an import by the executable and an upgrade from an old schema,
//! which must have done all or nothing, and a worker that saves, undoes, redoes and backs up without end, telling after each
//! step what it had acknowledged.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use driver::{executable, paths};
use saisaat_core::registers::{Agency, Person, Scope};
use saisaat_core::{Office, Surroundings, Workspace};

use super::Findings;
use super::ministry::{self, Dice, FIXTURE_PASSPHRASE, PASSPHRASE};
use super::worker::{Part, playing};

pub(crate) fn run(times: usize) -> Result<Findings> {
    let mut found = Findings { tried: times, failures: Vec::new(), note: String::new() };
    let mut dice = Dice::new(4);
    let (imports, upgrades) = (Struck::imports()?, Struck::upgrades()?);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut acknowledged = 0;
    for time in 0..times {
        let outcome = match time % 4 {
            0 => imports
                .strike(&mut dice)
                .map(|whole| (if whole { "import, done" } else { "import, not done" }.to_owned(), 0)),
            1 => upgrades
                .strike(&mut dice)
                .map(|begun| (if begun { "upgrade, begun" } else { "upgrade, not begun" }.to_owned(), 0)),
            _ => strike_worker(&mut dice),
        };
        match outcome {
            Ok((struck, told)) => {
                *counts.entry(struck).or_default() += 1;
                acknowledged += told;
            }
            Err(error) => found.failures.push(format!("kill {time}: {error:#}")),
        }
    }
    let counts: Vec<String> = counts.iter().map(|(struck, times)| format!("{times} × {struck}")).collect();
    found.note = format!("struck {}; {acknowledged} writes acknowledged", counts.join("; "));
    Ok(found)
}

/// Whether an upgrade had set its copy aside when it was struck.
#[derive(Clone, Copy)]
struct Begun(bool);

/// A command that does all or nothing, and a workspace to do it to.
struct Struck {
    folder: tempfile::TempDir,
    base: PathBuf,
    passphrase: &'static str,
    command: fn(&Path) -> Result<Command>,
    /// How far it came by itself, and whether what is there is sound: 0 when nothing was done.
    done: fn(&Office, Begun) -> Result<usize>,
    whole: usize,
    takes: Duration,
}

impl Struck {
    fn imports() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let base = folder.path().join("base");
        ministry::locked(&base)?.1.close()?;
        Self::measured(folder, base, PASSPHRASE, import, |office, _| {
            Ok(office.read(|reader| reader.list::<Person>(&Scope::default()))?.len())
        })
    }

    fn upgrades() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let base = paths::repository().join("tests/fixtures/schema-3-locked");
        let command = |place: &Path| playing(Part::Migrate, place);
        Self::measured(folder, base, FIXTURE_PASSPHRASE, command, |office, begun| {
            // Whatever the blow left, this opening has upgraded it.
            let agencies = office.read(|reader| reader.list::<Agency>(&Scope::default()))?;
            ensure!(agencies.len() == 2, "the upgrade lost an agency");
            Ok(usize::from(begun.0))
        })
    }

    /// Measures one undisturbed run, so that the blows fall within one.
    fn measured(
        folder: tempfile::TempDir,
        base: PathBuf,
        passphrase: &'static str,
        command: fn(&Path) -> Result<Command>,
        done: fn(&Office, Begun) -> Result<usize>,
    ) -> Result<Self> {
        let mut struck = Self { folder, base, passphrase, command, done, whole: 0, takes: Duration::ZERO };
        let target = struck.copy("once")?;
        let started = Instant::now();
        let status = quiet(&mut (struck.command)(&target)?).status()?;
        struck.takes = started.elapsed();
        // An import with flagged rows ends with 1, and has imported the others.
        ensure!(status.code().is_some(), "the undisturbed run ends by itself");
        struck.whole = struck.look(&target)?;
        ensure!(struck.whole > 0, "the undisturbed run does something");
        Ok(struck)
    }

    /// Whether it was done, or begun, when it was struck.
    fn strike(&self, dice: &mut Dice) -> Result<bool> {
        let target = self.copy("struck")?;
        let mut child = quiet(&mut (self.command)(&target)?).spawn()?;
        // Starting and stretching the passphrase take the first part of a run, in which there is nothing to strike.
        let takes = usize::try_from(self.takes.as_micros())?;
        thread::sleep(Duration::from_micros((takes / 4 + dice.below(takes * 9 / 10)) as u64));
        child.kill()?;
        let status = child.wait()?;
        let found = self.look(&target)?;
        fs::remove_dir_all(&target)?;
        ensure!(found == 0 || found == self.whole, "half of it: {found} of {}", self.whole);
        ensure!(status.code().is_none() || found == self.whole, "an acknowledged run is gone");
        Ok(found > 0)
    }

    /// Opens what the blow left, checks it whole, and says how much was done.
    fn look(&self, target: &Path) -> Result<usize> {
        let begun = Begun(
            fs::read_dir(target)?
                .any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().contains(".before-schema-"))),
        );
        let office = Workspace::at(target)?.unlock(self.passphrase, Surroundings::system())?;
        office.check()?;
        let done = (self.done)(&office, begun)?;
        office.close()?;
        Ok(done)
    }

    fn copy(&self, name: &str) -> Result<PathBuf> {
        let target = self.folder.path().join(name);
        fs::create_dir_all(&target)?;
        for file in ["workspace.db", "keys.json"] {
            fs::copy(self.base.join(file), target.join(file))?;
        }
        Ok(target)
    }
}

fn import(workspace: &Path) -> Result<Command> {
    let mut command = executable::command(["import"]);
    command.arg(workspace).arg("roster").arg(paths::sample_roster()).env("SAISAAT_PASSPHRASE", PASSPHRASE);
    Ok(command)
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

/// The step that was struck, and how many had been acknowledged by then.
fn strike_worker(dice: &mut Dice) -> Result<(String, usize)> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("w");
    let (workspace, office) = ministry::locked(&place)?;
    office.close()?;
    let mut child = playing(Part::Work, &place)?.stdout(Stdio::piped()).spawn()?;
    let output = BufReader::new(child.stdout.take().context("a pipe")?);
    // An odd line names a step that is begun, the next one tells what is there after it.
    let wanted = 1 + dice.below(120);
    let pause = Duration::from_micros(dice.below(3000) as u64);
    let mut lines = output.lines();
    let mut said: Vec<String> = Vec::new();
    while said.len() < wanted {
        said.push(lines.next().context("the worker ended by itself")??);
    }
    thread::sleep(pause);
    child.kill()?;
    child.wait()?;
    // What it managed to say between the last line read and the blow.
    said.extend(lines.map_while(Result::ok));
    let counts: Vec<usize> = said.iter().filter_map(|line| line.parse().ok()).collect();
    let struck = said.iter().rev().find(|line| line.parse::<usize>().is_err()).context("a step was begun")?;
    let struck = if said.last() == Some(struck) { struck.clone() } else { format!("after {struck}") };
    let office = workspace.unlock(PASSPHRASE, Surroundings::system())?;
    office.check()?;
    let (found, last) = (ministry::count(&office)?, counts.last().copied().unwrap_or(1));
    ensure!(found.abs_diff(last) <= 1, "{last} were acknowledged, {found} are there");
    let heads = workspace.compare_heads(&office)?;
    ensure!(heads.hold && office.notices().is_empty(), "a kill is taken for a rollback: {heads:?}");
    for backup in Workspace::backups_in(&workspace.backups())? {
        backup.verify(&office).context("a backup that has a name is whole")?;
    }
    Ok((struck, counts.len()))
}
