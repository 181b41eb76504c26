//! The worker: limits itself, reads what its standard input is, says what it finds on its standard output.

use std::fs::File;
use std::io::{self, BufReader};
use std::process::ExitCode;

use super::frame::{Frame, Refusal};
use super::limits;
use super::outbox::{Outbox, Pipe};
use crate::error::ImportError;
use crate::read::{Gauge, read_into};

/// What the worker's process does, start to end. Call it before anything else when the first argument is
/// [`SUBCOMMAND`](super::SUBCOMMAND).
#[must_use]
pub fn work() -> ExitCode {
    // A panic's words may quote the file; it becomes a refusal, or the death that the parent explains.
    std::panic::set_hook(Box::new(|_| {}));
    match begin() {
        Ok((file, pipe)) => {
            let pipe = Pipe::new(pipe);
            let said = say(file, &pipe);
            // Where nobody listens any more there is nobody to tell.
            if said.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(_) => ExitCode::FAILURE,
    }
}

fn begin() -> io::Result<(File, File)> {
    let (input, output) = (owned(&io::stdin())?, owned(&io::stdout())?);
    limits::confine()?;
    Ok((input, output))
}

fn say(file: File, pipe: &Pipe<File>) -> Result<(), ImportError> {
    let tell = |done, total| {
        // The next frame of cells meets the same end of the pipe.
        let _ = pipe.send(&Frame::Reached(done, total));
    };
    let mut outbox = Outbox::new(pipe);
    match read_into(BufReader::new(file), &mut outbox, &Gauge::new(&tell)) {
        Ok(()) => outbox.finish(),
        Err(error) => pipe.send(&Frame::Refused(Refusal::of(&error))),
    }
}

#[cfg(unix)]
fn owned(stream: &impl std::os::fd::AsFd) -> io::Result<File> {
    stream.as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn owned(stream: &impl std::os::windows::io::AsHandle) -> io::Result<File> {
    stream.as_handle().try_clone_to_owned().map(File::from)
}
