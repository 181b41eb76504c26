//! What the program adds to its floor, measured in one run on one machine: `make bench`.
//!
//! Reports: pages a second on one core and on all, and how soon one is there again with other options. Peers: the same tables by
//! Typst, WeasyPrint, LibreOffice and Chromium. Ministry: the reports of 8,300 agencies, their memory, and the cost of a page
//! with few agencies and with many. Import: rosters of 50,000 and of a million people against calamine's bare cells and a bare
//! insert of the same rows, and against pandas with openpyxl. Operate: one recorded,
//! audited, undoable change against a bare transaction of the same row. Lists: pages of three million people against the same
//! questions in bare SQL. Registers: the overview, the coverage and the calendar of one of 8,300 agencies
//! with five million records, and of the ministry, against bare SQL that reads the same rows. Opening: a
//! locked workspace of 200,000 people, its passphrase stretched, opened and verified.
//! Figures depend on the machine; the ratios hardly do.

#![expect(clippy::print_stdout, reason = "printing figures is what it is for")]

mod import;
mod lists;
mod ministry;
mod opening;
mod operate;
mod peers;
mod registers;
mod report;
mod workbook;

use std::fs;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use chrono::DateTime;
use mimalloc::MiMalloc;
use saisaat_core::Surroundings;
use saisaat_import::worker;

/// As the executable has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> Result<ExitCode> {
    // As the executable is, this program is the worker that reads a spreadsheet for it.
    if std::env::args().nth(1).as_deref() == Some(worker::SUBCOMMAND) {
        return Ok(worker::work());
    }
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
    for (side, carry_out) in import::SIDES {
        if let Some(file) = named.first().and_then(|name| name.strip_prefix(side)) {
            println!("{}", serde_json::to_string(&carry_out(file.as_ref())?)?);
        }
    }
    if wanted("import") {
        import::run()?;
    }
    if wanted("lists") {
        lists::run()?;
    }
    if wanted("registers") {
        registers::run()?;
    }
    if let Some(agencies) = named.first().and_then(|name| name.strip_prefix("registers-of=")) {
        registers::of(agencies.parse()?)?;
    }
    if wanted("operate") {
        operate::run()?;
    }
    if wanted("opening") {
        opening::run()?;
    }
    Ok(ExitCode::SUCCESS)
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

/// The most memory this process has held, in kilobytes.
fn peak() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("Linux tells it")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
