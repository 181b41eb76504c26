//! What the program adds to its floor, measured in one run on one machine: `make bench`.
//!
//! Reports: pages a second on one core and on two. Import: rows a second against a bare calamine read and a bare insert of
//! the same rows. Operate: one recorded, audited, undoable change against a bare transaction of the same row. Opening: a
//! locked workspace of 200,000 people, its passphrase stretched, opened and verified.
//! Figures depend on the machine; the ratios hardly do.

#![expect(clippy::print_stdout, reason = "printing figures is what it is for")]

mod import;
mod opening;
mod operate;
mod report;
mod workbook;

use std::time::{Duration, Instant};

use anyhow::Result;
use chrono::DateTime;
use saisaat_core::Surroundings;

fn main() -> Result<()> {
    // Cargo adds an option of its own; what is named is run, or everything.
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wanted = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    if wanted("report") {
        report::run()?;
    }
    if wanted("import") {
        import::run()?;
    }
    if wanted("operate") {
        operate::run()?;
    }
    if wanted("opening") {
        opening::run()?;
    }
    Ok(())
}

/// The same keys and the same moment in every run.
fn surroundings() -> Surroundings {
    Surroundings::fixed(DateTime::from_timestamp(1_780_000_000, 0).expect("in range"), 2569)
}

/// How long the work took, and what it gave.
fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let begun = Instant::now();
    let value = work()?;
    Ok((begun.elapsed(), value))
}

/// So many a second.
fn rate(count: usize, lasting: Duration) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / lasting.as_secs_f64()
}
