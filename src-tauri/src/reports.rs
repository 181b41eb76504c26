//! Indicator reports into files, for the window and the command line alike.
//!
//! Invariant: a file that has its name is whole; what was being written when a run ended has another name.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::{AtomicUsize, Ordering};

use saisaat_core::registers::{Agency, Agreement, Indicator, Scope};
use saisaat_core::summaries::{IndicatorReport, indicator_report};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Action, Error, Office, Verb};
use saisaat_report::{Digits, Ending, Options, Printer, Style};

use crate::error::{Answer, Failure};

/// The digits that a yes or no of the page or the command line means.
pub(crate) const fn digits(thai: bool) -> Options {
    Options { digits: if thai { Digits::Thai } else { Digits::Arabic }, style: Style::Official }
}

/// What the report of one agency prints.
///
/// # Errors
/// `not_found` on `agreements` when the agency has none this year; what cannot be scored.
pub(crate) fn of_agency(office: &Office, agency: &Agency, year: FiscalYear, round: Round) -> Answer<IndicatorReport> {
    let today = office.surroundings().clock.today();
    let report = office.read(|reader| indicator_report(reader, agency.id, year, round, today))?;
    if report.agreement.is_none() {
        return Err(Error::NotFound { what: "agreements", key: agency.code.clone() }.into());
    }
    Ok(report)
}

/// What the reports print of every agency that has an agreement this year, in order of code.
///
/// # Errors
/// `not_found` on `agreements` when no agency has one; what cannot be scored.
pub(crate) fn of_all(office: &Office, year: FiscalYear, round: Round) -> Answer<Vec<IndicatorReport>> {
    let agencies = agencies_with_agreement(office, year)?;
    agencies.iter().map(|agency| of_agency(office, agency, year, round)).collect()
}

/// The agencies that have an agreement this year, in order of code.
///
/// # Errors
/// `not_found` on `agreements` when no agency has one.
pub(crate) fn agencies_with_agreement(office: &Office, year: FiscalYear) -> Answer<Vec<Agency>> {
    let (agencies, agreements) = office.read(|reader| {
        let of_year = Scope { year: Some(year), ..Scope::default() };
        Ok((reader.list::<Agency>(&Scope::default())?, reader.list::<Agreement>(&of_year)?))
    })?;
    let has = |id: Id<Agency>| agreements.iter().any(|agreement| agreement.agency_id == id);
    let found: Vec<Agency> = agencies.into_iter().filter(|agency| has(agency.id)).collect();
    if found.is_empty() {
        return Err(Error::NotFound { what: "agreements", key: year.to_string() }.into());
    }
    Ok(found)
}

/// `CODE-2569-12.pdf`
pub(crate) fn file_name(report: &IndicatorReport) -> String {
    format!("{}-{}-{}.pdf", report.head.agency.code, report.year, report.round.months())
}

/// A report that was written into its file, out of a run of several.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    /// Whose.
    pub(crate) agency: &'a Agency,
    /// How many are written.
    pub(crate) done: usize,
    /// How many there will be.
    pub(crate) total: usize,
}

/// Prints reports in parallel into a folder, a file each; answers the files of a run that was not cancelled.
///
/// # Errors
/// `file` when one cannot be written, `report` when one cannot be printed; those written by then stand.
pub(crate) fn print_all(
    printer: &Printer,
    reports: &[IndicatorReport],
    options: &Options,
    folder: &Path,
    cancel: &AtomicBool,
    tell: impl Fn(Written<'_>) + Sync,
) -> Answer<Option<Vec<PathBuf>>> {
    fs::create_dir_all(folder).map_err(|cause| Failure::file(folder, &cause))?;
    let done = AtomicUsize::new(0);
    let ending = printer.print_all(
        reports,
        options,
        cancel,
        |_| {},
        |report, pdf| {
            write_whole(&folder.join(file_name(report)), &pdf)?;
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            tell(Written { agency: &report.head.agency, done, total: reports.len() });
            Ok::<(), Failure>(())
        },
    )?;
    let files = || reports.iter().map(|report| folder.join(file_name(report))).collect();
    Ok((ending == Ending::Complete).then(files))
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
