//! The worker: reads what its standard input is, says what it finds on its standard output.

use std::fs::File;
use std::io::BufReader;
use std::process::ExitCode;

use super::encode::{Encoder, Pipe};
use super::frame::{Frame, Refusal};
use crate::error::ImportError;
use crate::read::{Gauge, read_into};

/// What the worker's process does, start to end. Call it before anything else when the first argument is
/// [`SUBCOMMAND`](super::SUBCOMMAND).
#[must_use]
pub fn work() -> ExitCode {
    saisaat_worker::serve(|file, output, _| say(file, &Pipe::new(output)).is_ok())
}

fn say(file: File, pipe: &Pipe<File>) -> Result<(), ImportError> {
    let tell = |done, total| {
        // The next frame of cells meets the same end of the pipe.
        let _ = pipe.send(&Frame::Reached(done, total));
    };
    let mut encoder = Encoder::new(pipe);
    match read_into(BufReader::new(file), &mut encoder, &Gauge::new(&tell)) {
        Ok(()) => encoder.finish(),
        Err(error) => pipe.send(&Frame::Refused(Refusal::of(&error))),
    }
}
