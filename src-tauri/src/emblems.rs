//! Agencies' emblems and attached files as this program reads them: always in a worker process of itself.

use saisaat_core::workspace::EvidenceStore;
use saisaat_report::Printer;
use saisaat_report::attached::{Attached, AttachedReader, MOST_BYTES, NotShown};
use saisaat_report::emblem_reader::EmblemReader;

use crate::error::{Answer, Failure};

/// What reads emblems.
///
/// # Errors
/// [`Failure::Report`] when the system does not say which program this is.
pub(crate) fn reader() -> Answer<EmblemReader> {
    std::env::current_exe().map(EmblemReader::new).map_err(|_| Failure::Report)
}

/// What reads attached files.
///
/// # Errors
/// As [`reader`].
pub(crate) fn attached_reader() -> Answer<AttachedReader> {
    std::env::current_exe().map(AttachedReader::new).map_err(|_| Failure::Report)
}

/// What an appendix shows of an attached file, by its hash and how large it is said to be.
pub(crate) fn attached(store: &EvidenceStore, reader: &AttachedReader, sha256: &str, size: u32) -> Attached {
    if size as usize > MOST_BYTES {
        return Attached::Not(NotShown::TooLarge);
    }
    match store.read(sha256) {
        Ok(bytes) => reader.read(bytes),
        Err(_) => Attached::Not(NotShown::Missing),
    }
}

/// A printer that reads the emblems of what it prints so.
///
/// # Errors
/// [`Failure::Report`].
pub(crate) fn printer() -> Answer<Printer> {
    let reader = reader()?;
    Ok(Printer::new()?.reading_emblems(move |file| reader.read(file)))
}
