//! Somebody's files and links in the workspace, its evidence, its backups and the output folder, while every command that walks
//! or writes runs over them. None is changed or removed, and what the program wrote is whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use driver::executable;

use super::Findings;
use super::ministry::Dice;
use super::outputs::Base;
use super::planted::Planted;

/// Things planted before each run of commands.
const AT_ONCE: usize = 10;

pub(crate) fn run(times: usize) -> Result<Findings> {
    let mut found = Findings { tried: 0, failures: Vec::new(), note: String::new() };
    let base = Base::new()?;
    let mut dice = Dice::new(17);
    let mut commands = 0;
    while found.tried < times {
        let root = tempfile::tempdir()?;
        let place = base.copied(root.path())?;
        let planted = Planted::in_folders(root.path(), &places(&place)?, AT_ONCE.min(times - found.tried), &mut dice)?;
        found.tried += planted.count();
        match strike(root.path(), &place, &planted, &mut dice) {
            Ok(ran) => commands += ran,
            Err(error) => found.failures.push(format!("planting {}: {error:#}", found.tried)),
        }
    }
    found.note = format!("{commands} commands over planted files and links");
    Ok(found)
}

/// Where things are planted: a backup, a shelf of evidence and an output folder among them.
fn places(place: &Path) -> Result<Vec<PathBuf>> {
    let backup = fs::read_dir(place.join("backups"))?.next().context("a backup")??.path();
    let evidence = place.join("evidence");
    let out = place.with_file_name("out");
    let pack = out.join("pack");
    Ok(vec![
        place.to_owned(),
        evidence.clone(),
        evidence.join("ab"),
        place.join("backups"),
        backup.clone(),
        backup.join("evidence"),
        out,
        pack,
    ])
}

/// Runs every command in a random order; answers how many.
fn strike(root: &Path, place: &Path, planted: &Planted, dice: &mut Dice) -> Result<usize> {
    let mut verbs = vec!["check", "backup", "export", "report", "pack", "verify", "restore", "list"];
    let mut ran = 0;
    while !verbs.is_empty() {
        let verb = verbs.swap_remove(dice.below(verbs.len()));
        let outcome = executable::ran(&mut Base::command(verb, place)?);
        // A link in the place of a folder or a file is refused; nothing else stands in the way.
        ensure!(outcome.code == 0 || outcome.stderr.contains("[file]"), "{verb}: {outcome:?}");
        planted.untouched(root).with_context(|| format!("after {verb}"))?;
        ran += 1;
    }
    Base::sound(place).context("the workspace is whole")?;
    Ok(ran)
}
