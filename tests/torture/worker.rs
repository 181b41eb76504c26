//! What a torture does in a process of its own, so that it can be killed, refused or searched: this program again, told by an
//! environment variable which part to play.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use saisaat_core::{Error, Surroundings, Workspace};

use super::ministry::{self, FIXTURE_PASSPHRASE, PASSPHRASE};
use super::{println, traces};

const PART: &str = "SAISAAT_TORTURE_PART";
const PLACE: &str = "SAISAAT_TORTURE_PLACE";
/// How many steps [`Part::Save`] takes.
pub(crate) const STEPS: &str = "SAISAAT_TORTURE_STEPS";

/// What [`Part::Work`] does, over and over; each is named before it is begun.
pub(crate) const STEPS_OF_WORK: [&str; 8] = ["save", "save", "undo", "redo", "save", "back up", "undo", "save"];

/// The parts there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Saves, undoes, redoes and backs up until it is killed; names each step, and tells after it how many agencies there are.
    Work,
    /// Only saves, so many times, and dies without closing: a power cut gives no time to close.
    Save,
    /// Opens a workspace of an old schema and closes it again.
    Migrate,
    /// Opens the workspace if it can, says how that went, and holds it until its input ends.
    Hold,
    /// Puts the marker everywhere.
    Mark,
}

const PARTS: &[(&str, Part)] = &[
    ("work", Part::Work),
    ("save", Part::Save),
    ("migrate", Part::Migrate),
    ("hold", Part::Hold),
    ("mark", Part::Mark),
];

/// This program, playing a part at a workspace.
pub(crate) fn playing(part: Part, place: &Path) -> Result<Command> {
    let (name, _) = PARTS.iter().find(|(_, known)| *known == part).context("a part has a name")?;
    let mut command = Command::new(std::env::current_exe()?);
    command.env(PART, name).env(PLACE, place);
    Ok(command)
}

/// The part this process was started for; none for the torturer itself.
pub(crate) fn asked() -> Option<Result<()>> {
    let name = std::env::var(PART).ok()?;
    let place = PathBuf::from(std::env::var_os(PLACE)?);
    let part = PARTS.iter().find(|(known, _)| *known == name).map(|(_, part)| *part);
    Some(match part {
        Some(Part::Work) => work(&place),
        Some(Part::Save) => save(&place),
        Some(Part::Migrate) => migrate(&place),
        Some(Part::Hold) => hold(&place),
        Some(Part::Mark) => traces::mark(&place),
        None => Err(anyhow::anyhow!("no part {name}")),
    })
}

fn work(place: &Path) -> Result<()> {
    let workspace = Workspace::at(place)?;
    let mut office = workspace.unlock(PASSPHRASE, Surroundings::system())?;
    let root = ministry::root(&office)?;
    for step in 0.. {
        let steps = STEPS_OF_WORK.len();
        let name = STEPS_OF_WORK[step % steps];
        println(name);
        match name {
            "undo" => drop(office.undo()?),
            "redo" => drop(office.redo()?),
            "back up" => drop(workspace.back_up(&mut office, &workspace.backups())?),
            _ => drop(ministry::add(&mut office, Some(root), &format!("A{step}"))?),
        }
        println(&ministry::count(&office)?.to_string());
    }
    Ok(())
}

fn save(place: &Path) -> Result<()> {
    let mut office = Workspace::at(place)?.unlock(PASSPHRASE, Surroundings::system())?;
    let root = ministry::root(&office)?;
    let steps: usize = std::env::var(STEPS)?.parse()?;
    for step in 0..steps {
        ministry::add(&mut office, Some(root), &format!("A{step}"))?;
        println(".");
    }
    // No farewell to the file: a power cut gives none.
    std::process::exit(0);
}

fn migrate(place: &Path) -> Result<()> {
    Ok(Workspace::at(place)?.unlock(FIXTURE_PASSPHRASE, Surroundings::system())?.close()?)
}

fn hold(place: &Path) -> Result<()> {
    let opened = Workspace::at(place)?.unlock(PASSPHRASE, Surroundings::system());
    match &opened {
        Ok(_) => println("opened"),
        Err(Error::Locked) => println("locked"),
        Err(other) => bail!("{other}"),
    }
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
