//! Documents into files, for the window and the command line alike.
//!
//! Invariant: a file that has its name is whole; what was being written when a run ended has another name.

pub(crate) mod catalogue;
pub(crate) mod hand_in;
pub(crate) mod pack;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError};

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
) -> Answer<Vec<PathBuf>> {
    fs::create_dir_all(folder).map_err(|cause| Failure::file(folder, &cause))?;
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
        let written = pdf.map_err(Failure::from).and_then(|pdf| write_whole(&folder.join(gathered.file_name()), &pdf));
        written.map_or_else(fail, ControlFlow::Continue)
    });
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(failure) => Err(failure),
        None => Ok(files),
    }
}

/// Writes a file under another name and gives it its own when it is whole.
///
/// # Errors
/// `file`.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Answer<()> {
    let unfinished = path.with_added_extension("part");
    let written = fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|cause| {
        // What is half-written must not take the room that is perhaps missing.
        let _ = fs::remove_file(&unfinished);
        Failure::file(path, &cause)
    })
}

/// Notes in the audit log that so many reports left the workspace.
///
/// # Errors
/// `db`.
pub(crate) fn note_export(office: &mut Office, reports: usize) -> Answer<()> {
    Ok(office.record(Action::on::<Indicator>(Verb::Export), u32::try_from(reports).unwrap_or(u32::MAX))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_cannot_be_written_leaves_nothing_half_done() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        // A folder stands where the file should go.
        let path = folder.path().join("M-2569-12.pdf");
        fs::create_dir(&path).expect("writable");
        assert!(matches!(write_whole(&path, b"%PDF"), Err(Failure::File { .. })));
        assert!(!path.with_added_extension("part").exists());
        let other = folder.path().join("N-2569-12.pdf");
        assert_eq!(write_whole(&other, b"%PDF"), Ok(()));
        assert_eq!(fs::read(&other).expect("written"), b"%PDF");
    }
}
