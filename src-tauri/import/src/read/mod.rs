//! From a file to a [`Workbook`]: sniff by content, run the preflights, read with the reader of that kind.
//!
//! Invariant: the file's extension is never looked at; whatever the bytes are, the answer is a workbook or an [`ImportError`],
//! within bounded memory. Knows nothing of headers or people.

mod biff;
mod delimited;
mod encoding;
mod html;
mod mojibake;
mod ole;
mod package;
mod sniff;
mod xls;
mod xlsx;
mod xml2003;

use std::path::Path;

use crate::error::ImportError;
use crate::sheet::Workbook;
use sniff::Kind;

/// The largest file that is opened.
const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// Reads a spreadsheet file of any kind we know.
///
/// # Errors
/// [`ImportError`] saying what the file is, or what is wrong with it, and what to do.
pub fn read_workbook(path: impl AsRef<Path>) -> Result<Workbook, ImportError> {
    let path = path.as_ref();
    let failed = |source| ImportError::File { path: path.to_path_buf(), source };
    let size = std::fs::metadata(path).map_err(failed)?.len();
    if size > MOST_BYTES {
        return Err(ImportError::too_large("เกิน 50 MB"));
    }
    read_bytes(&std::fs::read(path).map_err(failed)?)
}

/// Reads the content of a spreadsheet file.
///
/// # Errors
/// As [`read_workbook`].
pub fn read_bytes(bytes: &[u8]) -> Result<Workbook, ImportError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ImportError::too_large("เกิน 50 MB"));
    }
    let mut workbook = match sniff::sniff(bytes)? {
        Kind::Package => xlsx::read(bytes)?,
        Kind::Compound => xls::read(bytes)?,
        Kind::Html => html::read(bytes)?,
        Kind::Xml2003 => xml2003::read(bytes)?,
        Kind::Delimited => delimited::read(bytes)?,
    };
    mojibake::repair(&mut workbook);
    Ok(workbook)
}

/// Runs a call into calamine so that its panic is a refusal.
///
/// calamine 0.38 panics on a few per cent of damaged files (FACTS); the preflights keep the known ones away from it, and this
/// belt turns the rest into a clear message wherever panics unwind. The cage of a worker process comes with the importer's
/// own issue.
pub(crate) fn guarded<T>(
    call: impl FnOnce() -> Result<T, ImportError> + std::panic::UnwindSafe,
) -> Result<T, ImportError> {
    std::panic::catch_unwind(call).unwrap_or_else(|_| Err(ImportError::damaged("the reader gave up")))
}
