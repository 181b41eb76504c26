//! Reads attached files in a worker process of the same executable, one at a time.
//!
//! Invariant: whatever a file does to its worker, [`AttachedReader::read`] answers soon, with a picture within its limits or with why
//! there is none, and leaves no process behind.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use saisaat_worker::{Heard, Input, Process, WorkerError, packed, unpacked};
use serde::{Deserialize, Serialize};

use super::{Attached, KEPT_DOTS, MOST_BYTES, NotShown, Read, is_read, read_attached};
use crate::emblem::{Artwork, Picture};

/// The argument that makes an executable call [`work`] before anything else.
pub const SUBCOMMAND: &str = "read-attached";

/// How long a worker may read.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often its memory is looked at, where the system does not see to it.
const APART: Duration = Duration::from_millis(50);
/// Bytes of dots that are told at a time.
const STRIP: usize = 1024 * 1024;

/// What a worker says: first what the file is, then of a picture all its dots, a strip after the other.
#[derive(Serialize, Deserialize)]
enum Told {
    Not(NotShown),
    Pages(u32),
    Picture(u32, u32),
    Strip(Vec<u8>),
}

/// Where workers come from.
#[derive(Clone, Debug)]
pub struct AttachedReader {
    program: PathBuf,
}

impl AttachedReader {
    /// A reader whose workers are this program, which must call [`work`] when its first argument is [`SUBCOMMAND`].
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into() }
    }

    /// What an appendix shows of a file.
    #[must_use]
    pub fn read(&self, file: Vec<u8>) -> Attached {
        if !is_read(&file) {
            return Attached::Other;
        }
        if file.len() > MOST_BYTES {
            return Attached::Not(NotShown::TooLarge);
        }
        self.heard(file).unwrap_or_else(Attached::Not)
    }

    fn heard(&self, file: Vec<u8>) -> Result<Attached, NotShown> {
        let mut process = Process::start(&self.program, SUBCOMMAND, Input::Bytes(file)).map_err(ended)?;
        let (begun, mut picture) = (Instant::now(), None::<Picture>);
        while begun.elapsed() < PATIENCE {
            let frame = match process.hear(APART) {
                Heard::Frame(frame) => frame,
                Heard::TooLong => return Err(NotShown::Unreadable),
                Heard::Nothing => {
                    process.check_memory().map_err(ended)?;
                    continue;
                }
                Heard::End => return Err(ended(process.cause_of_end())),
            };
            // A worker that says what no reader says was taken over by the file.
            match (unpacked::<Told>(&frame).map_err(|_| NotShown::Unreadable)?, &mut picture) {
                (Told::Not(why), None) => return Err(why),
                (Told::Pages(pages), None) => return Ok(Attached::Pages(pages)),
                (Told::Picture(width, height), none @ None) if is_kept(width, height) => {
                    *none = Some(Picture { width, height, rgb: Vec::new() });
                }
                (Told::Strip(strip), Some(picture)) => picture.rgb.extend_from_slice(&strip),
                _ => return Err(NotShown::Unreadable),
            }
            if let Some(whole) = picture.take_if(|picture| picture.rgb.len() >= dots(picture)) {
                let artwork = Artwork::of_dots(whole, KEPT_DOTS).map_err(NotShown::from)?;
                return Ok(Attached::Picture(Arc::new(artwork)));
            }
        }
        Err(NotShown::Unreadable)
    }
}

const fn is_kept(width: u32, height: u32) -> bool {
    width > 0 && height > 0 && width <= KEPT_DOTS && height <= KEPT_DOTS
}

const fn dots(picture: &Picture) -> usize {
    picture.width as usize * picture.height as usize * 3
}

/// Why a worker came to no end of its own, as something of the file.
fn ended(error: WorkerError) -> NotShown {
    match error {
        WorkerError::Memory | WorkerError::Ended(_) => NotShown::Unreadable,
        WorkerError::Unconfined(_) => NotShown::Unconfined,
    }
}

/// What the worker's process does, start to end. Call it before anything else when the first argument is [`SUBCOMMAND`].
#[must_use]
pub fn work() -> ExitCode {
    saisaat_worker::serve(|input, mut output, _| {
        let mut tell = |told: &Told| packed(told).is_ok_and(|frame| output.write_all(&frame).is_ok());
        match told(input) {
            Err(why) => tell(&Told::Not(why)),
            Ok(Read::Pages(pages)) => tell(&Told::Pages(pages)),
            Ok(Read::Picture(Picture { width, height, rgb })) => {
                tell(&Told::Picture(width, height)) && rgb.chunks(STRIP).all(|strip| tell(&Told::Strip(strip.to_vec())))
            }
        }
    })
}

fn told(input: File) -> Result<Read, NotShown> {
    let mut file = Vec::new();
    input.take(MOST_BYTES as u64).read_to_end(&mut file).map_err(|_| NotShown::Unreadable)?;
    // A panic inside a third party's reader is a file that cannot be read.
    std::panic::catch_unwind(AssertUnwindSafe(|| read_attached(&file))).unwrap_or(Err(NotShown::Unreadable))
}
