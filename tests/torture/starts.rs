//! Many starts at once, each a process: one opens, the others are told why they do not; and so is the executable.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, ensure};
use driver::executable;

use super::Findings;
use super::ministry::{self, PASSPHRASE};
use super::worker::{Part, playing};

pub(crate) fn run(times: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("w");
    ministry::locked(&place)?.1.close()?;
    let mut children = Vec::new();
    for _ in 0..times {
        let mut command = playing(Part::Hold, &place)?;
        children.push(command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?);
    }
    let said: Vec<String> = children.iter_mut().map(first_line).collect::<Result<_>>()?;
    let mut found = Findings { tried: times, failures: Vec::new(), note: String::new() };
    let opened = said.iter().filter(|line| *line == "opened").count();
    let told = said.iter().filter(|line| *line == "locked").count();
    if opened != 1 || opened + told != times {
        found.failures.push(format!("{opened} opened, {told} were told; all said {said:?}"));
    }
    // While it is held, a person at the command line is told too.
    let refused = executable::ran(executable::command(["check"]).arg(&place).env("SAISAAT_PASSPHRASE", PASSPHRASE));
    if refused.code != 1 || !refused.stderr.contains("[locked]") {
        found.failures.push(format!("the executable said {refused:?}"));
    }
    for mut child in children {
        drop(child.stdin.take());
        ensure!(child.wait()?.code().is_some(), "a start ended by a signal");
    }
    found.note = format!("{opened} opened, {told} were told that it is open elsewhere");
    Ok(found)
}

fn first_line(child: &mut Child) -> Result<String> {
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().context("a pipe")?).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
