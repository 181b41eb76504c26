//! Documents into files, for the window and the command line alike.
//!
//! Invariant: a file that has its name is whole; what was being written when a run ended has another name.

pub(crate) mod catalogue;
pub(crate) mod hand_in;
pub(crate) mod pack;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError};

use saisaat_core::files::{Existing, FileKind, Outgoing, Readers, outgoing_folder};
use saisaat_core::registers::{Agency, Agreement, Indicator, Scope};
use saisaat_core::values::{FiscalYear, Id};
use saisaat_core::{Action, Error, Office, Verb};
use saisaat_report::{Options, Printer};

use crate::error::{Answer, Failure};
use catalogue::Gathered;

/// The agencies that have an agreement this year, in order of code.
///
/// # Errors
/// `not_found` on `agreements` when no agency has one.
pub(crate) fn agencies_with_agreement(office: &Office, year: FiscalYear) -> Answer<Vec<Agency>> {
    let (agencies, agreements) = office.read(|reader| {
        let of_year = Scope { year: Some(year), ..Scope::default() };
        Ok((reader.list::<Agency>(&Scope::default())?, reader.list::<Agreement>(&of_year)?))
    })?;
    let having: std::collections::HashSet<Id<Agency>> =
        agreements.iter().map(|agreement| agreement.agency_id).collect();
    let found: Vec<Agency> = agencies.into_iter().filter(|agency| having.contains(&agency.id)).collect();
    if found.is_empty() {
        return Err(Error::NotFound { what: "agreements", key: format!("ปีงบประมาณ {year}") }.into());
    }
    Ok(found)
}

/// Prints documents in parallel into a folder, a file each; answers the files in the documents' order.
///
/// # Errors
/// The first: of a document that cannot be gathered or printed, or of a file that cannot be written; those written stand.
pub(crate) fn print_all(
    printer: &Printer,
    documents: impl Iterator<Item = Answer<Gathered>>,
    options: &Options,
    folder: &Path,
    existing: Existing,
) -> Answer<Vec<PathBuf>> {
    outgoing_folder(folder)?;
    let (failed, mut files) = (Mutex::new(None), Vec::new());
    let fail = |failure| {
        failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(failure);
        ControlFlow::Break(())
    };
    let documents = documents.map_while(|gathered| match gathered {
        Ok(gathered) => {
            files.push(folder.join(gathered.file_name()));
            Some(gathered)
        }
        Err(failure) => {
            let _ = fail(failure);
            None
        }
    });
    printer.print_each(documents, options, &AtomicBool::new(false), Gathered::document, |gathered, pdf| {
        let written = pdf.map_err(Failure::from).and_then(|pdf| {
            let file = folder.join(gathered.file_name());
            Ok(Outgoing { existing, ..Outgoing::pdf(&file) }.write(&pdf)?)
        });
        written.map_or_else(fail, ControlFlow::Continue)
    });
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(failure) => Err(failure),
        None => Ok(files),
    }
}

/// Writes a file of a pack, in the place of the one that an earlier run wrote.
///
/// # Errors
/// `file`.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Answer<()> {
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("pdf") => FileKind::PDF,
        Some("json") => FileKind { extension: "json", begins: b"{" },
        _ => FileKind { extension: "", begins: b"" },
    };
    Ok(Outgoing { path, kind, existing: Existing::Replace, readers: Readers::AsUsual }.write(bytes)?)
}

/// Notes in the audit log that so many reports left the workspace.
///
/// # Errors
/// `db`.
pub(crate) fn note_export(office: &mut Office, reports: usize) -> Answer<()> {
    Ok(office.record(Action::on::<Indicator>(Verb::Export), u32::try_from(reports).unwrap_or(u32::MAX))?)
}
