//! `saisaat` opens the window; with arguments it is the command line, or a worker that reads a spreadsheet or a picture
//! for it.

use std::ffi::OsStr;
use std::process::ExitCode;

use mimalloc::MiMalloc;
use saisaat::confinement;
use saisaat_import::worker;
use saisaat_report::{attached, emblem_reader};

/// A report is many small things, made and forgotten; the system's allocator takes a fifth of the time to print one.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // Before anything else: what is in memory from here on, keys and people among it, is in no file that a crash leaves.
    saisaat::memory::keep_to_itself();
    // A worker confines itself before anything of the window or the command line exists.
    match std::env::args_os().nth(1) {
        Some(first) if first == OsStr::new(worker::SUBCOMMAND) => worker::work(),
        Some(first) if first == OsStr::new(emblem_reader::SUBCOMMAND) => emblem_reader::work(),
        Some(first) if first == OsStr::new(attached::SUBCOMMAND) => attached::work(),
        Some(first) if first == OsStr::new(confinement::SUBCOMMAND) => confinement::work(),
        Some(_) => saisaat::cli::run(),
        None => saisaat::open_window(),
    }
}
