//! What holds the workers of this program on this machine, as one of them says.

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use saisaat_worker::{Confinement, Heard, Input, Process, WorkerError, packed, serve, unpacked};

/// The argument that makes the executable call [`work`] before anything else.
pub const SUBCOMMAND: &str = "tell-confinement";

/// How long a worker may take to say so.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the worker's process does, start to end: confines itself as those that read files do, and says how.
#[must_use]
pub fn work() -> ExitCode {
    serve(|_, mut output, confinement| packed(&confinement).is_ok_and(|frame| output.write_all(&frame).is_ok()))
}

/// What holds a worker here.
///
/// # Errors
/// That it cannot be confined, or ended before it said so.
pub(crate) fn of_this_machine() -> Result<Confinement, WorkerError> {
    let ended = |how: &str| WorkerError::Ended(how.to_owned());
    let program = std::env::current_exe().map_err(|error| ended(&error.to_string()))?;
    let mut process = Process::start(&program, SUBCOMMAND, Input::Bytes(Vec::new()))?;
    match process.hear(PATIENCE) {
        Heard::Frame(bytes) => unpacked(&bytes).map_err(|error| ended(&error.to_string())),
        Heard::End => Err(process.cause_of_end()),
        Heard::Nothing | Heard::TooLong => Err(ended("it says nothing")),
    }
}
