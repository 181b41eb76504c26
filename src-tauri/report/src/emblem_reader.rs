//! Reads an emblem in a worker process of the same executable, so that no file can harm the program.
//!
//! Invariant: whatever the file does to the worker, [`EmblemReader::read`] answers soon with artwork within its limits or with
//! an [`EmblemFault`], and leaves no process behind.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use saisaat_core::registers::Emblem;
use saisaat_worker::{Heard, Input, Process, WorkerError, packed, unpacked};

use crate::emblem::{Artwork, EmblemFault, read_emblem};

/// The argument that makes an executable call [`work`] before anything else.
pub const SUBCOMMAND: &str = "read-emblem";

/// How long a worker may read; what an emblem may be takes a hundredth of it.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often its memory is looked at, where the system does not see to it.
const APART: Duration = Duration::from_millis(50);

/// What a worker says.
type Told = Result<Artwork, EmblemFault>;

/// Where workers come from.
#[derive(Clone, Debug)]
pub struct EmblemReader {
    program: PathBuf,
}

impl EmblemReader {
    /// A reader whose workers are this program, which must call [`work`] when its first argument is [`SUBCOMMAND`].
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }

    /// Reads a file as an emblem.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(&self, file: &[u8]) -> Result<Artwork, EmblemFault> {
        if file.len() > Emblem::MOST_BYTES {
            return Err(EmblemFault::TooComplex);
        }
        let mut process = Process::start(&self.program, SUBCOMMAND, Input::Bytes(file.to_vec())).map_err(ended)?;
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match process.hear(APART) {
                // A worker that says what no reader says was taken over by the file.
                Heard::Frame(bytes) => return unpacked::<Told>(&bytes).unwrap_or(Err(EmblemFault::Unreadable)),
                Heard::TooLong => return Err(EmblemFault::Unreadable),
                Heard::Nothing => process.check_memory().map_err(ended)?,
                Heard::End => return Err(ended(process.cause_of_end())),
            }
        }
        Err(EmblemFault::TooComplex)
    }
}

/// Why a worker came to no end of its own, as a fault of the file.
fn ended(error: WorkerError) -> EmblemFault {
    match error {
        WorkerError::Memory | WorkerError::Ended(_) => EmblemFault::TooComplex,
        WorkerError::Unconfined(_) => EmblemFault::Unconfined,
    }
}

/// What the worker's process does, start to end. Call it before anything else when the first argument is [`SUBCOMMAND`].
#[must_use]
pub fn work() -> ExitCode {
    saisaat_worker::serve(|input, mut output, _| {
        packed(&told(input)).is_ok_and(|frame| output.write_all(&frame).is_ok())
    })
}

fn told(input: File) -> Told {
    let mut file = Vec::with_capacity(Emblem::MOST_BYTES);
    let read = input.take(Emblem::MOST_BYTES as u64).read_to_end(&mut file);
    read.map_err(|_| EmblemFault::Unreadable)?;
    // A panic inside a third party's reader is a file that cannot be read.
    std::panic::catch_unwind(AssertUnwindSafe(|| read_emblem(&file))).unwrap_or(Err(EmblemFault::Unreadable))
}
