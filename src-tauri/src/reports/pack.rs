//! A ministry's pack: the report of every agency, the roll-up, a cover, and a manifest with the hash of each file.
//!
//! Invariants: the audit log tells of the pack before its first file is made, and afterwards how many reports stand where they
//! are fewer; an agency that cannot be reported is told and stops no other; a file that has its name is whole; a run that
//! was ended goes on where it stopped, and files whose contents did not change are not printed again. What a report says is
//! compared without the day and the audit head at its foot, for those change with every other agency's records.

mod folder;
mod manifest;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use saisaat_core::files::Outgoing;
use saisaat_core::registers::Agency;
use saisaat_core::summaries::{IndicatorReport, Letterhead, Passage};
use saisaat_core::values::{FiscalYear, Round, sha256_hex};
use saisaat_report::{DocumentKind, Printer, Whose};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::catalogue::{Gathered, Order, Wishes, one, report_of};
use super::form::{Form, Formed, Review, Taken};
use super::{Source, attended};
use crate::error::{Answer, Failure};
pub(crate) use folder::refuse_pack;
use folder::{Earlier, Folder};
use manifest::{MANIFEST, Manifest, SUMS};

/// Which pack, and where.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) year: FiscalYear,
    pub(crate) round: Round,
    pub(crate) wishes: Wishes,
    pub(crate) review: Review,
    pub(crate) folder: PathBuf,
}

/// How a pack came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub(crate) struct Packed {
    /// The folder.
    pub(crate) folder: String,
    /// Reports printed.
    pub(crate) printed: u32,
    /// Reports that stood already and did not change.
    pub(crate) unchanged: u32,
    /// Agencies that could not be reported.
    pub(crate) problems: Vec<PackProblem>,
    /// Whether it was ended before all were printed; what was printed stands.
    pub(crate) cancelled: bool,
    /// What somebody has to look at before the reports that have it are printed for the public; nowhere else are they told.
    pub(crate) passages: Vec<Passage>,
}

/// Why an agency has no report in the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct PackProblem {
    /// The agency's code.
    pub(crate) agency: String,
    /// Its Thai name.
    pub(crate) name: String,
    /// The code of the failure.
    pub(crate) failure: String,
    /// What is wrong and what to do, in Thai.
    pub(crate) message: String,
}

impl PackProblem {
    fn of(agency: &Agency, failure: &Failure) -> Self {
        Self {
            agency: agency.code.clone(),
            name: agency.name_th.clone(),
            failure: failure.code().to_owned(),
            message: failure.in_thai(),
        }
    }
}

/// How far a pack has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PackProgress<'a> {
    pub(crate) agency: &'a str,
    pub(crate) done: usize,
    pub(crate) total: usize,
}

/// A file of the pack, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    agency: String,
    title: String,
    file: String,
    sha256: String,
    /// The hash of what it says and how it was printed.
    contents: String,
}

/// What the printing threads share.
struct Bench<'a> {
    folder: &'a Folder,
    left: &'a AtomicUsize,
    state: Mutex<State>,
    total: usize,
}

#[derive(Default)]
struct State {
    entries: Vec<Entry>,
    problems: Vec<PackProblem>,
    passages: Vec<Passage>,
    fatal: Option<Failure>,
    done: usize,
}

/// Makes the pack of agencies, in their order.
///
/// # Errors
/// `file` when the folder cannot be written, is of another pack, or has in it what no pack wrote; `db`. What agencies lack is
/// told in [`Packed::problems`].
pub(crate) fn make(
    pack: &Pack,
    printer: &Printer,
    agencies: &[Agency],
    source: &mut impl Source,
    cancel: &AtomicBool,
    tell: impl Fn(PackProgress<'_>) + Sync,
) -> Answer<Packed> {
    let form = source.read(|office| Form::of(office, pack.wishes))?;
    let earlier = Earlier::of(pack)?;
    let (told, left) = (agencies.len(), AtomicUsize::new(0));
    attended(source, told, &left, |source| {
        let folder = Folder::begin(earlier)?;
        let run = Run { pack, form: &form, folder: &folder, printer, agencies, left: &left, taken: Mutex::default() };
        let (mut state, unchanged) = run.reports(source, cancel, tell);
        match state.fatal.take() {
            Some(failure) => Err(failure),
            None => run.packed(source, state, unchanged),
        }
    })
}

/// What a run is made with.
struct Run<'a> {
    pack: &'a Pack,
    form: &'a Form,
    folder: &'a Folder,
    printer: &'a Printer,
    agencies: &'a [Agency],
    /// Reports that stand in the folder now, written or found so.
    left: &'a AtomicUsize,
    /// Names of files that reports have in this run.
    taken: Mutex<Taken>,
}

impl Run<'_> {
    /// Prints the report of each agency that does not stand already; answers what came of it, and how many stood.
    fn reports(
        &self,
        source: &mut impl Source,
        cancel: &AtomicBool,
        tell: impl Fn(PackProgress<'_>) + Sync,
    ) -> (State, usize) {
        let bench = Bench { folder: self.folder, left: self.left, state: Mutex::default(), total: self.agencies.len() };
        let mut unchanged = 0;
        // Asked for each agency, for a run may find thousands that did not change before it prints one.
        let wanted = self.agencies.iter().take_while(|_| !cancel.load(Ordering::Relaxed) && !bench.has_failed());
        let changed = wanted.filter_map(|agency| match self.report(source, agency) {
            Err(Failure::NotReviewed { passages }) => {
                bench.unreviewed(agency, passages, &tell);
                None
            }
            Err(failure) => {
                bench.problem(agency, &failure, &tell);
                None
            }
            Ok(Found::Standing(entry)) => {
                unchanged += 1;
                bench.stands(agency, entry, &tell);
                None
            }
            Ok(Found::Changed(gathered, contents)) => Some((agency, *gathered, contents)),
        });
        self.printer.print_each(
            changed,
            &self.pack.wishes.options(),
            cancel,
            |(_, gathered, _)| gathered.document(),
            |(agency, gathered, contents), pdf| bench.write(agency, &gathered, contents, pdf, &tell),
        );
        (bench.state.into_inner().unwrap_or_else(PoisonError::into_inner), unchanged)
    }

    /// The report of an agency as it is to be printed, or as it stands already.
    fn report(&self, source: &mut impl Source, agency: &Agency) -> Answer<Found> {
        let report = source.read(|office| report_of(office, agency, self.pack.year, self.pack.round))?;
        let formed = self.form.report(report)?;
        let contents = contents(&formed, self.pack.wishes)?;
        let safe = self.form.name(&Gathered::name_of(&formed.document));
        let name = self.taken.lock().unwrap_or_else(PoisonError::into_inner).free(&safe, &agency.code);
        // What stands was looked at when it was printed, with every passage that there is now.
        if let Some(entry) = self.folder.standing(&format!("{name}.pdf"), &contents) {
            return Ok(Found::Standing(entry.clone()));
        }
        let report = formed.reviewed(self.pack.review)?;
        Ok(Found::Changed(Box::new(self.form.indicators(report).named(name)), contents))
    }

    /// How the run came out; with the roll-up, the cover and the manifest when it came to its end.
    fn packed(&self, source: &mut impl Source, mut state: State, unchanged: usize) -> Answer<Packed> {
        let cancelled = state.done < self.agencies.len();
        let roll_up = if cancelled { None } else { self.roll_up(source, &mut state)? };
        let mut packed = Packed {
            folder: self.pack.folder.display().to_string(),
            printed: count(state.entries.len() - unchanged),
            unchanged: count(unchanged),
            problems: sorted(state.problems),
            cancelled,
            passages: state.passages,
        };
        if !cancelled {
            self.finish(source, state.entries, roll_up.as_ref(), &mut packed.problems)?;
        }
        Ok(packed)
    }

    /// The roll-up; none when somebody has to look at it first, which is told as it is of an agency.
    fn roll_up(&self, source: &mut impl Source, state: &mut State) -> Answer<Option<Gathered>> {
        let Pack { year, round, review, .. } = *self.pack;
        let order = Order { kind: DocumentKind::MinistryReport, year, round, with_files: false };
        let Some(agency) = self.agencies.first() else { return Ok(None) };
        let (gathered, ministry) = source.read(|office| {
            let gathered = one(office, order, Whose::Agency(agency.id), None)?;
            Ok((gathered, office.read(|reader| reader.ministry())?))
        })?;
        match self.form.apply(gathered)?.reviewed(review) {
            Err(Failure::NotReviewed { passages }) => {
                state.passages.extend(passages.iter().cloned());
                state.problems.push(PackProblem::of(&ministry, &Failure::NotReviewed { passages }));
                Ok(None)
            }
            reviewed => reviewed.map(Some),
        }
    }
}

/// What there is of an agency's report.
enum Found {
    /// It says the same as the file that stands.
    Standing(Entry),
    /// It is to be printed, with the hash of what it says.
    Changed(Box<Gathered>, String),
}

impl Bench<'_> {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn has_failed(&self) -> bool {
        self.state().fatal.is_some()
    }

    /// Notes a file that stands already.
    fn stands(&self, agency: &Agency, entry: Entry, tell: &(impl Fn(PackProgress<'_>) + Sync)) {
        match self.folder.note(&entry) {
            Ok(()) => {
                self.left.fetch_add(1, Ordering::Relaxed);
                self.finished(agency, entry, tell);
            }
            Err(failure) => {
                self.state().fatal.get_or_insert(failure);
            }
        }
    }

    fn finished(&self, agency: &Agency, entry: Entry, tell: &(impl Fn(PackProgress<'_>) + Sync)) {
        let mut state = self.state();
        state.entries.push(entry);
        state.done += 1;
        tell(PackProgress { agency: &agency.name_th, done: state.done, total: self.total });
    }

    /// Keeps what somebody has to look at; the manifest and the cover say only that somebody has to.
    fn unreviewed(&self, agency: &Agency, passages: Vec<Passage>, tell: &(impl Fn(PackProgress<'_>) + Sync)) {
        self.state().passages.extend(passages.iter().cloned());
        self.problem(agency, &Failure::NotReviewed { passages }, tell);
    }

    fn problem(&self, agency: &Agency, failure: &Failure, tell: &(impl Fn(PackProgress<'_>) + Sync)) {
        let mut state = self.state();
        state.problems.push(PackProblem::of(agency, failure));
        state.done += 1;
        tell(PackProgress { agency: &agency.name_th, done: state.done, total: self.total });
    }

    fn write(
        &self,
        agency: &Agency,
        gathered: &Gathered,
        contents: String,
        pdf: Result<Vec<u8>, saisaat_report::ReportError>,
        tell: &(impl Fn(PackProgress<'_>) + Sync),
    ) -> ControlFlow<()> {
        let pdf = match pdf {
            Ok(pdf) => pdf,
            Err(error) => {
                self.problem(agency, &Failure::from(error), tell);
                return ControlFlow::Continue(());
            }
        };
        let (title, file, sha256) = (agency.name_th.clone(), gathered.file_name(), sha256_hex(&pdf));
        let entry = Entry { agency: agency.code.clone(), title, file, sha256, contents };
        if let Err(failure) = put(self.folder, &entry, &pdf) {
            // The next file would meet the same disk.
            self.state().fatal.get_or_insert(failure);
            return ControlFlow::Break(());
        }
        self.left.fetch_add(1, Ordering::Relaxed);
        self.finished(agency, entry, tell);
        ControlFlow::Continue(())
    }
}

/// Writes a file of the pack, the log first.
fn put(folder: &Folder, entry: &Entry, pdf: &[u8]) -> Answer<()> {
    let path = folder.place(&entry.file)?;
    folder.note(entry)?;
    Ok(Outgoing::of_set(&path).write(pdf)?)
}

/// The hash of what a report says, how it is printed, by this version of the program, and what in it has to be looked at: that
/// changes with the names that registers know, though no word of the report does.
fn contents(formed: &Formed<IndicatorReport>, wishes: Wishes) -> Answer<String> {
    let report = &formed.document;
    let head = Letterhead { audit_head: String::new(), printed_on: report.year.first_day(), ..report.head.clone() };
    let version = env!("CARGO_PKG_VERSION");
    let mut said = serde_json::to_value(report).map_err(|error| Failure::within(&error))?;
    said["head"] = serde_json::to_value(head).map_err(|error| Failure::within(&error))?;
    let text =
        serde_json::to_vec(&(version, wishes, said, &formed.passages)).map_err(|error| Failure::within(&error))?;
    Ok(sha256_hex(&text))
}

fn sorted(mut problems: Vec<PackProblem>) -> Vec<PackProblem> {
    problems.sort_by(|a, b| a.agency.cmp(&b.agency));
    problems
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
