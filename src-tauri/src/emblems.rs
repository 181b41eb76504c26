//! Agencies' emblems as this program reads them: always in a worker process of itself.

use saisaat_report::Printer;
use saisaat_report::emblem_reader::EmblemReader;

use crate::error::{Answer, Failure};

/// What reads emblems.
///
/// # Errors
/// [`Failure::Report`] when the system does not say which program this is.
pub(crate) fn reader() -> Answer<EmblemReader> {
    std::env::current_exe().map(EmblemReader::new).map_err(|_| Failure::Report)
}

/// A printer that reads the emblems of what it prints so.
///
/// # Errors
/// [`Failure::Report`].
pub(crate) fn printer() -> Answer<Printer> {
    let reader = reader()?;
    Ok(Printer::new()?.reading_emblems(move |file| reader.read(file)))
}
