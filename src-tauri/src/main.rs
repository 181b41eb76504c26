//! `saisaat` opens the window; with arguments it is the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 { saisaat::cli::run() } else { saisaat::open_window() }
}
