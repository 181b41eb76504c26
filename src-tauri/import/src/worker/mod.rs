//! Reads a spreadsheet in a worker process of the same executable, so that no file can harm the program.
//!
//! ```text
//! parent: opens the file ── stdin ──▶ worker: confines itself, sniffs, checks, reads, tells equal values apart
//!         checks, appends ◀─ stdout ─ frames: values once, cells by the place of their value, progress, a refusal, the end
//! ```
//!
//! Invariant: whatever the worker does — dies, hangs, lies — [`SheetReader::read`] answers with a workbook within the limits or with
//! an [`ImportError`], and leaves no process behind. The worker is given an open file, no path; nothing of a file is in its
//! arguments, its environment or a log.

mod decode;
mod encode;
mod frame;
mod serve;

use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use saisaat_worker::{Heard, Input, Process, WorkerError};

use crate::error::ImportError;
use crate::read::sheet::Workbook;
use crate::read::{MOST_PACKED, ReadAs};
use decode::{Decoder, Taken};
pub use serve::work;

/// The argument that makes an executable call [`work`] before anything else.
pub const SUBCOMMAND: &str = "read-spreadsheet";

/// How long a worker may read without getting any further.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often the caller is told, and asked whether to go on.
const APART: Duration = Duration::from_millis(50);

/// Where workers come from.
#[derive(Clone, Debug)]
pub struct SheetReader {
    program: PathBuf,
    patience: Duration,
}

/// How far reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is done, as a share of `total`.
    pub done: u64,
    /// The whole, in a unit of the file's kind; 0 while unknown.
    pub total: u64,
    /// Cells that have arrived.
    pub cells: u64,
}

impl SheetReader {
    /// A reader whose workers are this program, which must call [`work`] when its first argument is [`SUBCOMMAND`].
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), patience: PATIENCE }
    }

    /// The same, with another limit on reading without progress than a minute.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Reads a spreadsheet file of any kind we know. `progress` is called some twenty times a second, on this thread, whether
    /// or not anything was read in between; when it breaks, reading ends.
    ///
    /// # Errors
    /// Those of [`read_workbook`](crate::read_workbook), and [`ImportError::Cancelled`], [`ImportError::TooSlow`],
    /// [`ImportError::ReaderDied`], [`ImportError::Unconfined`].
    pub fn read(
        &self,
        path: &Path,
        reading: ReadAs,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Workbook, ImportError> {
        let file = open(path)?;
        let mut process = Process::start(&self.program, SUBCOMMAND, Input::File(file)).map_err(ended)?;
        let mut workbook = self.listen(&mut process, progress).map_err(|error| at(path, error))?;
        workbook.read_as(reading);
        Ok(workbook)
    }

    fn listen(
        &self,
        process: &mut Process,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Workbook, ImportError> {
        let mut decoder = Decoder::default();
        let (mut told, mut moved) = (Instant::now(), Instant::now());
        loop {
            match process.hear(APART) {
                Heard::Frame(bytes) => match decoder.take(&bytes)? {
                    Taken::Further => moved = Instant::now(),
                    Taken::NoFurther => {}
                    Taken::All => return decoder.finish(),
                },
                Heard::Nothing => {}
                Heard::TooLong => return Err(decode::lied("a frame too long")),
                Heard::End => return Err(ended(process.cause_of_end())),
            }
            if moved.elapsed() > self.patience {
                return Err(ImportError::TooSlow);
            }
            if told.elapsed() >= APART {
                told = Instant::now();
                process.check_memory().map_err(ended)?;
                if progress(decoder.progress()).is_break() {
                    return Err(ImportError::Cancelled);
                }
            }
        }
    }
}

/// Why a worker came to no end of its own, as a refusal of the file.
fn ended(error: WorkerError) -> ImportError {
    match error {
        WorkerError::Memory => ImportError::too_large("ต้องใช้หน่วยความจำเกิน 512 MB"),
        WorkerError::Unconfined(why) => ImportError::Unconfined { why },
        WorkerError::Ended(how) => ImportError::reader_died(how),
    }
}

/// A worker sees no path, so it cannot name one.
fn at(path: &Path, error: ImportError) -> ImportError {
    match error {
        ImportError::File { source, .. } => ImportError::File { path: path.to_path_buf(), source },
        other => other,
    }
}

/// Opens a plain file; opening anything else may wait for ever.
fn open(path: &Path) -> Result<File, ImportError> {
    let failed = |source| ImportError::File { path: path.to_path_buf(), source };
    let about = std::fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(failed(std::io::Error::from(std::io::ErrorKind::InvalidInput)));
    }
    if about.len() > MOST_PACKED {
        return Err(ImportError::too_large("เกิน 250 MB"));
    }
    File::open(path).map_err(failed)
}
