//! Documents into files, for the window and the command line alike.
//!
//! Invariant: a file that has its name is whole; what was being written when a run ended has another name.

pub(crate) mod catalogue;
pub(crate) mod form;
pub(crate) mod hand_in;
pub(crate) mod pack;
pub(crate) mod proof;
mod source;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use saisaat_core::files::{Existing, Outgoing, outgoing_folder};
use saisaat_core::registers::{Agency, Agreement, Indicator, Scope};
use saisaat_core::values::{FiscalYear, Id};
use saisaat_core::{Action, Error, Office, Verb};
use saisaat_report::{Options, Printer};

use crate::error::{Answer, Failure};
use catalogue::Gathered;
pub(crate) use source::Source;

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

/// How printing into a folder came out.
#[derive(Debug)]
#[must_use]
pub(crate) struct Printed {
    /// The files in the documents' order, without those refused; of a run that failed, those it came to.
    pub(crate) files: Vec<PathBuf>,
    /// Documents that cannot be printed for what they say, by file, and why.
    pub(crate) refused: BTreeMap<PathBuf, Failure>,
    /// Why not all are: the first failure.
    pub(crate) failed: Option<Failure>,
}

/// Prints documents in parallel into a folder, a file each, and counts those written in `left`. One that holds a character no face
/// draws, a text too long for a cell, or more than its sheet holds, stops no other. It ends at the first that cannot be gathered, printed or
/// written; those written stand.
pub(crate) fn print_all(
    printer: &Printer,
    documents: impl Iterator<Item = Answer<Gathered>>,
    options: &Options,
    folder: &Path,
    existing: Existing,
    left: &AtomicUsize,
) -> Printed {
    let prepared = pack::refuse_pack(folder).and_then(|()| Ok(outgoing_folder(folder)?));
    if let Err(refused) = prepared {
        return Printed { files: Vec::new(), refused: BTreeMap::new(), failed: Some(refused) };
    }
    let (failed, refused, mut files) = (Mutex::new(None), Mutex::new(BTreeMap::new()), Vec::new());
    let fail = |failure| {
        failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(failure);
        ControlFlow::Break(())
    };
    let documents = documents.map_while(|gathered| match gathered {
        Ok(gathered) => {
            files.push(folder.join(gathered.file_name_in(options.format)));
            Some(gathered)
        }
        Err(failure) => {
            let _ = fail(failure);
            None
        }
    });
    let kind = catalogue::file_kind(options.format);
    printer.print_each(documents, options, &AtomicBool::new(false), Gathered::document, |gathered, printed| {
        let file = folder.join(gathered.file_name_in(options.format));
        let outgoing = Outgoing { existing, kind, ..Outgoing::pdf(&file) };
        let done = printed.map_err(Failure::from).and_then(|bytes| Ok(outgoing.write(&bytes)?));
        left.fetch_add(usize::from(done.is_ok()), Ordering::Relaxed);
        match done {
            Ok(()) => ControlFlow::Continue(()),
            Err(lacking @ (Failure::NoGlyph { .. } | Failure::CellTooLong { .. } | Failure::DoesNotFit { .. })) => {
                refused.lock().unwrap_or_else(PoisonError::into_inner).insert(file, lacking);
                ControlFlow::Continue(())
            }
            Err(failure) => fail(failure),
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    let refused = refused.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.retain(|file| !refused.contains_key(file));
    Printed { files, refused, failed }
}

/// Lets so many reports leave the workspace: the audit log tells of them before the first of their files is made, and, whatever
/// the outcome, a panic too, afterwards how many left where they are not as many. A log that cannot be written keeps them from
/// leaving, and a line too many is the safe side. `make` counts those that stand where they go in `left`.
///
/// # Errors
/// `db`; what `make` returns.
pub(crate) fn attended<S: Source, T>(
    source: &mut S,
    reports: usize,
    left: &AtomicUsize,
    make: impl FnOnce(&mut S) -> Answer<T>,
) -> Answer<T> {
    source.note(|office| Ok(office.record(leaving(Verb::Export), rows(reports))?))?;
    // Nothing that a panic leaves half done is looked at again: the counter is atomic, and the source is for reading.
    let made = panic::catch_unwind(AssertUnwindSafe(|| make(source)));
    let left = left.load(Ordering::Relaxed);
    let noted = match left == reports {
        true => Ok(()),
        false => source.note(|office| Ok(office.record(leaving(Verb::ExportEnded), rows(left))?)),
    };
    match made {
        Ok(made) => made.and_then(|made| noted.map(|()| made)),
        Err(panicked) => panic::resume_unwind(panicked),
    }
}

/// [`attended`] for one report, which left where `make` succeeds.
///
/// # Errors
/// As [`attended`].
pub(crate) fn one_attended<S: Source, T>(source: &mut S, make: impl FnOnce(&mut S) -> Answer<T>) -> Answer<T> {
    let left = AtomicUsize::new(0);
    attended(source, 1, &left, |source| make(source).inspect(|_| left.store(1, Ordering::Relaxed)))
}

/// What the audit log calls the leaving of reports.
const fn leaving(verb: Verb) -> Action {
    Action::on::<Indicator>(verb)
}

fn rows(reports: usize) -> u32 {
    u32::try_from(reports).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use saisaat_core::Surroundings;
    use saisaat_core::values::Round;
    use saisaat_sample::{NEWEST_YEAR, Size};

    use super::*;

    #[test]
    fn a_document_with_a_character_no_face_draws_stops_no_other() {
        let moment = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a moment");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 5)).expect("opens");
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 4, people: 60 }).expect("fills");
        let year = FiscalYear::new(NEWEST_YEAR).expect("a year");
        let agencies = agencies_with_agreement(&office, year).expect("some");
        let mut reports: Vec<_> = agencies
            .iter()
            .map(|agency| catalogue::report_of(&office, agency, year, Round::Twelve).expect("is reported"))
            .collect();
        reports[0].cards[0].indicator.name.push('\u{e000}');
        let refused = Gathered::indicators(reports[0].clone()).file_name();
        let documents = reports.into_iter().map(|report| Ok(Gathered::indicators(report)));
        let (printer, left) = (Printer::new().expect("prints"), AtomicUsize::new(0));
        let folder = tempfile::tempdir().expect("a folder");
        let printed = print_all(&printer, documents, &Options::default(), folder.path(), Existing::Refuse, &left);
        assert_eq!(printed.failed, None);
        let told: Vec<_> = printed.refused.iter().map(|(file, failure)| (file.as_path(), failure.code())).collect();
        assert_eq!(told, [(folder.path().join(refused).as_path(), "no_glyph")]);
        assert_eq!(printed.files.len(), agencies.len() - 1);
        assert!(printed.files.iter().all(|file| file.exists()));
        assert_eq!(left.into_inner(), agencies.len() - 1);
    }
}
