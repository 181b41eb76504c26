//! From a file to a [`Workbook`]: sniff by content, run the preflights, read with the reader of that kind.
//!
//! Invariant: the file's extension is never looked at; whatever the bytes are, the answer is a workbook or an [`ImportError`],
//! within bounded memory. Readers know neither the process they run in nor who takes their cells: see [`Receiver`].
//! Knows nothing of headers or people.

mod beside;
mod biff;
mod delimited;
mod elements;
mod encoding;
mod format;
mod gather;
mod html;
mod lines;
mod merged;
mod mojibake;
mod ole;
mod package;
mod picture;
mod receiver;
pub(crate) mod sheet;
mod sniff;
mod unseen;
mod xls;
mod xlsx;
mod xml2003;

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::panic::AssertUnwindSafe;
use std::path::Path;

use crate::error::ImportError;
use crate::read::sheet::Workbook;
pub(crate) use gather::Gathering;
pub use mojibake::ReadAs;
pub(crate) use receiver::{Gauge, Receiver};
use sniff::Kind;

/// The largest package that is opened. Excel's own full sheet of twelve columns of people takes 60 to 120 MB; it is read as a
/// stream, so its size costs time only.
pub(crate) const MOST_PACKED: u64 = 250 * 1024 * 1024;
/// The largest file of another kind than text, which is held in memory whole. An .xls full to its last row and column takes less.
const MOST_WHOLE: u64 = 50 * 1024 * 1024;

/// Bytes by which a longer file is told for a text.
const MOST_HEAD: u64 = 1024 * 1024;

/// Reads a spreadsheet file of any kind we know, in this process: for tests and tools. A program that must go on living reads
/// through a [`SheetReader`](crate::worker::SheetReader).
///
/// # Errors
/// [`ImportError`] saying what the file is, or what is wrong with it, and what to do.
pub fn read_workbook(path: impl AsRef<Path>) -> Result<Workbook, ImportError> {
    let path = path.as_ref();
    let file = File::open(path).map_err(|source| ImportError::File { path: path.to_path_buf(), source })?;
    gathered(BufReader::new(file))
}

/// Reads the content of a spreadsheet file, as [`read_workbook`] does.
///
/// # Errors
/// As [`read_workbook`].
pub fn read_bytes(bytes: &[u8]) -> Result<Workbook, ImportError> {
    gathered(Cursor::new(bytes))
}

fn gathered(source: impl Read + Seek) -> Result<Workbook, ImportError> {
    let mut gathering = Gathering::default();
    read_into(source, &mut gathering, &Gauge::new(&|_, _| {}))?;
    let mut workbook = gathering.finish()?;
    workbook.read_as(ReadAs::Proposed);
    Ok(workbook)
}

/// Hands every cell of a spreadsheet to a receiver.
pub(crate) fn read_into(
    mut source: impl Read + Seek,
    receiver: &mut dyn Receiver,
    gauge: &Gauge<'_>,
) -> Result<(), ImportError> {
    let ends = sniff::Ends::of(&mut source).map_err(unreadable)?;
    if ends.are_of_a_package() {
        if ends.length > MOST_PACKED {
            return Err(ImportError::too_large("เกิน 250 MB"));
        }
        return xlsx::read(source, receiver, gauge);
    }
    if ends.length > MOST_WHOLE {
        return read_long(source, ends.length, receiver, gauge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(ends.length).unwrap_or(0));
    source.rewind().and_then(|()| source.take(MOST_WHOLE).read_to_end(&mut bytes)).map_err(unreadable)?;
    match sniff::sniff(&bytes)? {
        Kind::Compound => xls::read(&bytes, receiver, gauge),
        Kind::Html => html::read(&bytes, receiver, gauge),
        Kind::Xml2003 => xml2003::read(&bytes, receiver, gauge),
        Kind::Delimited => delimited::read(Cursor::new(bytes), receiver, gauge),
    }
}

/// Reads a file that is not held in memory: only a text can be read so.
fn read_long(
    mut source: impl Read + Seek,
    length: u64,
    receiver: &mut dyn Receiver,
    gauge: &Gauge<'_>,
) -> Result<(), ImportError> {
    let mut head = Vec::new();
    source.rewind().and_then(|()| source.by_ref().take(MOST_HEAD).read_to_end(&mut head)).map_err(unreadable)?;
    match sniff::sniff(&head)? {
        Kind::Delimited if length > MOST_PACKED => Err(ImportError::too_large("เกิน 250 MB")),
        Kind::Delimited => delimited::read(source, receiver, gauge),
        _ => Err(ImportError::too_large("เกิน 50 MB")),
    }
}

/// The path is the caller's to add.
fn unreadable(source: std::io::Error) -> ImportError {
    ImportError::File { path: std::path::PathBuf::new(), source }
}

/// Runs a call into calamine so that its panic is a refusal.
///
/// calamine 0.38 panics on a few per cent of damaged files (FACTS); the preflights keep the known ones away from it, and this
/// belt turns the rest into a clear message wherever panics unwind. What neither holds, the worker does.
pub(crate) fn guarded<T>(call: impl FnOnce() -> Result<T, ImportError>) -> Result<T, ImportError> {
    std::panic::catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|_| Err(ImportError::damaged("the reader gave up")))
}

#[cfg(test)]
pub(crate) fn read_with(
    reader: impl FnOnce(&[u8], &mut dyn Receiver, &Gauge<'_>) -> Result<(), ImportError>,
    bytes: &[u8],
) -> Result<Workbook, ImportError> {
    let mut gathering = Gathering::default();
    reader(bytes, &mut gathering, &Gauge::new(&|_, _| {}))?;
    gathering.finish()
}
