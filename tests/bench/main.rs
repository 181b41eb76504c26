//! What the program adds to its floor, measured in one run on one machine: `make bench`.
//!
//! Reports: pages a second on one core and on all, and how soon one is there again with other options. Peers: the same tables by
//! Typst, WeasyPrint, LibreOffice and Chromium. Ministry: the reports of 8,300 agencies, their memory, and the cost of a page
//! with few agencies and with many. Import: rows a second against a bare calamine read and a bare insert of
//! the same rows. Operate: one recorded, audited, undoable change against a bare transaction of the same row. Opening: a
//! locked workspace of 200,000 people, its passphrase stretched, opened and verified.
//! Figures depend on the machine; the ratios hardly do.

#![expect(clippy::print_stdout, reason = "printing figures is what it is for")]

mod import;
mod ministry;
mod opening;
mod operate;
mod peers;
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
    if wanted("peers") {
        peers::run()?;
    }
    if wanted("ministry") {
        ministry::run()?;
    }
    if let Some(agencies) = named.first().and_then(|name| name.strip_prefix("ministry-of=")) {
        ministry::print(agencies.parse()?)?;
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

/// How many pages a PDF has.
fn pages_of(pdf: &[u8]) -> Result<usize> {
    Ok(lopdf::Document::load_mem(pdf)?.get_pages().len())
}

/// How many pages PDFs have together.
fn pages_in(printed: &[Vec<u8>]) -> Result<usize> {
    printed.iter().map(|pdf| pages_of(pdf)).sum()
}

/// So many a second.
fn rate(count: usize, lasting: Duration) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / lasting.as_secs_f64()
}
