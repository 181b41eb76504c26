//! Tortures the store and counts what is lost. `make torture ARGS="kills=500 torn=1500"`; without arguments a short form
//! of everything runs. Ends with status 1 when any count of losses is not zero.

mod audit;
mod cuts;
mod disk;
mod flips;
mod foreign;
mod kills;
mod ministry;
mod mutants;
mod outputs;
mod planted;
mod starts;
mod torn;
mod traces;
mod worker;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};

/// What a torture found: how many times it was tried, and what did not hold.
pub struct Findings {
    /// Times tried.
    pub tried: usize,
    /// What was lost, half-written, unnoticed or unclear, one line each.
    pub failures: Vec<String>,
    /// What else is worth saying.
    pub note: String,
}

/// The machine does not let a torture be carried out: no right to mount, or to trace. A failure where the torture was asked for
/// by name; with the short form of everything it is said.
#[derive(Debug)]
pub struct NotPermitted(pub &'static str);

impl std::fmt::Display for NotPermitted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not permitted here: {}", self.0)
    }
}

impl std::error::Error for NotPermitted {}

type Torture = fn(usize) -> Result<Findings>;

/// Name, times when nothing else is said (none where it is to be asked for), what it does.
const TORTURES: &[(&str, usize, Torture)] = &[
    ("kills", 20, kills::run),
    ("torn", 60, torn::run),
    ("cuts", 40, cuts::run),
    ("flips", 40, flips::run),
    ("audit", 10, audit::run),
    ("starts", 20, starts::run),
    ("disk", 1, disk::run),
    ("traces", 1, traces::run),
    ("outputs", 12, outputs::run),
    ("foreign", 20, foreign::run),
    ("mutants", 300, mutants::run),
    ("given", 0, mutants::run_given),
];

fn main() -> Result<()> {
    if let Some(played) = worker::asked() {
        return played;
    }
    let asked = arguments()?;
    let mut failed = 0;
    for (name, usual, torture) in TORTURES {
        let times = match (asked.get(*name), asked.is_empty()) {
            (Some(times), _) => *times,
            (None, true) if *usual > 0 => *usual,
            (None, _) => continue,
        };
        let found = match torture(times) {
            Err(error) if asked.is_empty() && error.is::<NotPermitted>() => {
                println(&format!("{name:7} NOT CARRIED OUT, {error}"));
                continue;
            }
            other => other.with_context(|| format!("torture {name} could not be carried out"))?,
        };
        println(&format!("{name:7} {:6} tried, {:4} failed  {}", found.tried, found.failures.len(), found.note));
        for failure in &found.failures {
            println(&format!("        {failure}"));
        }
        failed += found.failures.len();
    }
    if failed > 0 {
        bail!("{failed} failures");
    }
    Ok(())
}

/// `name=times …`; what cargo itself passes is not for us.
fn arguments() -> Result<BTreeMap<String, usize>> {
    let given = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    given
        .map(|argument| {
            let (name, times) = argument.split_once('=').context("say name=times")?;
            if !TORTURES.iter().any(|(known, ..)| *known == name) {
                bail!("no torture {name}");
            }
            Ok((name.to_owned(), times.parse()?))
        })
        .collect()
}

#[expect(clippy::print_stdout, reason = "the counts are what it is run for")]
fn println(line: &str) {
    println!("{line}");
}
