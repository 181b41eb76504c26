//! A ministry's pack: the report of every agency, the roll-up, a cover, and a manifest with the hash of each file.
//!
//! Invariants: an agency that cannot be reported is told and stops no other; a file that has its name is whole; a run that
//! was ended goes on where it stopped, and files whose contents did not change are not printed again. What a report says is
//! compared without the day and the audit head at its foot, for those change with every other agency's records.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use saisaat_core::Office;
use saisaat_core::registers::Agency;
use saisaat_core::summaries::{IndicatorReport, Letterhead, letterhead};
use saisaat_core::values::{Date, FiscalYear, Round, file_name, sha256_hex};
use saisaat_report::{Document, PackCover, PackFile, Printer};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::catalogue::{Gathered, Kind, Order, Wishes, gather, report_of};
use super::write_whole;
use crate::error::{Answer, Failure};

/// What was packed is written here, a line for each file, until the manifest is whole.
const LOG: &str = "pack.log";
/// The manifest, for programs.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The same for `sha256sum -c`.
const SUMS: &str = "SHA256SUMS";

/// Which pack, and where.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) year: FiscalYear,
    pub(crate) round: Round,
    pub(crate) wishes: Wishes,
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

/// How far a pack has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PackProgress<'a> {
    pub(crate) agency: &'a str,
    pub(crate) done: usize,
    pub(crate) total: usize,
}

/// A file of the pack, as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    agency: String,
    title: String,
    file: String,
    sha256: String,
    /// The hash of what it says and how it was printed.
    contents: String,
}

/// The manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Manifest {
    ministry: String,
    year: FiscalYear,
    round: Round,
    made_on: Date,
    audit_head: String,
    wishes: Wishes,
    files: Vec<Entry>,
    problems: Vec<PackProblem>,
}

/// Where a pack's contents come from: the workspace, held only while something is read.
pub(crate) trait Source {
    /// Reads from the workspace.
    ///
    /// # Errors
    /// `closed`, or what the job returns.
    fn read<T>(&mut self, job: impl FnOnce(&Office) -> Answer<T>) -> Answer<T>;
}

impl Source for &Office {
    fn read<T>(&mut self, job: impl FnOnce(&Office) -> Answer<T>) -> Answer<T> {
        job(self)
    }
}

/// What the printing threads share.
struct Bench<'a> {
    pack: &'a Pack,
    log: Mutex<File>,
    state: Mutex<State>,
    total: usize,
}

#[derive(Default)]
struct State {
    entries: Vec<Entry>,
    problems: Vec<PackProblem>,
    fatal: Option<Failure>,
    done: usize,
}

/// Makes the pack of agencies, in their order.
///
/// # Errors
/// `file` when the folder cannot be written; `db`. What agencies lack is told in [`Packed::problems`].
pub(crate) fn make(
    pack: &Pack,
    printer: &Printer,
    agencies: &[Agency],
    source: &mut impl Source,
    cancel: &AtomicBool,
    tell: impl Fn(PackProgress<'_>) + Sync,
) -> Answer<Packed> {
    fs::create_dir_all(&pack.folder).map_err(|cause| Failure::file(&pack.folder, &cause))?;
    let known = known(&pack.folder);
    let log = OpenOptions::new().create(true).append(true).open(pack.folder.join(LOG));
    let log = log.map_err(|cause| Failure::file(&pack.folder, &cause))?;
    let bench = Bench { pack, log: Mutex::new(log), state: Mutex::default(), total: agencies.len() };
    let mut unchanged = 0;
    // Asked for each agency, for a run may find thousands that did not change before it prints one.
    let wanted = agencies.iter().take_while(|_| !cancel.load(Ordering::Relaxed));
    let changed = wanted.filter_map(|agency| {
        let report = source.read(|office| report_of(office, agency, pack.year, pack.round));
        let gathered = report.and_then(|report| {
            let contents = contents(&report, pack.wishes)?;
            Ok((agency, Gathered::indicators(report), contents))
        });
        match gathered {
            Err(failure) => {
                bench.problem(agency, &failure, &tell);
                None
            }
            Ok((agency, gathered, contents)) => match standing(&pack.folder, &known, &gathered, &contents) {
                Some(entry) => {
                    unchanged += 1;
                    bench.finished(agency, entry.clone(), &tell);
                    None
                }
                None => Some((agency, gathered, contents)),
            },
        }
    });
    let options = pack.wishes.options();
    printer.print_each(
        changed,
        &options,
        cancel,
        |(_, gathered, _)| gathered.document(),
        |(agency, gathered, contents), pdf| bench.write(agency, &gathered, contents, pdf, &tell),
    );
    let state = bench.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(failure) = state.fatal {
        return Err(failure);
    }
    let packed = Packed {
        folder: pack.folder.display().to_string(),
        printed: count(state.entries.len() - unchanged),
        unchanged: count(unchanged),
        problems: sorted(state.problems),
        cancelled: state.done < agencies.len(),
    };
    if !packed.cancelled {
        finish(pack, printer, agencies, source, state.entries, &packed.problems)?;
    }
    Ok(packed)
}

impl Bench<'_> {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a file that stands, first in the log, so that an ended run finds it again.
    fn finished(&self, agency: &Agency, entry: Entry, tell: &(impl Fn(PackProgress<'_>) + Sync)) {
        let mut line = serde_json::to_string(&entry).unwrap_or_default();
        line.push('\n');
        // A log that cannot be written only means that this file is printed again.
        let _ = self.log.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes());
        let mut state = self.state();
        state.entries.push(entry);
        state.done += 1;
        tell(PackProgress { agency: &agency.name_th, done: state.done, total: self.total });
    }

    fn problem(&self, agency: &Agency, failure: &Failure, tell: &(impl Fn(PackProgress<'_>) + Sync)) {
        let mut state = self.state();
        state.problems.push(PackProblem {
            agency: agency.code.clone(),
            name: agency.name_th.clone(),
            failure: failure.code().to_owned(),
            message: failure.in_thai(),
        });
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
        let file = gathered.file_name();
        if let Err(failure) = write_whole(&self.pack.folder.join(&file), &pdf) {
            // The next file would meet the same disk.
            self.state().fatal.get_or_insert(failure);
            return ControlFlow::Break(());
        }
        let (title, sha256) = (agency.name_th.clone(), sha256_hex(&pdf));
        self.finished(agency, Entry { agency: agency.code.clone(), title, file, sha256, contents }, tell);
        ControlFlow::Continue(())
    }
}

/// The roll-up, the cover and the manifest, when all else stands.
fn finish(
    pack: &Pack,
    printer: &Printer,
    agencies: &[Agency],
    source: &mut impl Source,
    mut entries: Vec<Entry>,
    problems: &[PackProblem],
) -> Answer<()> {
    let Pack { year, round, wishes, folder } = pack;
    let options = wishes.options();
    entries.sort_by(|a, b| (&a.agency, &a.file).cmp(&(&b.agency, &b.file)));
    let head = source.read(|office| {
        let today = office.surroundings().clock.today();
        Ok(office.read(|reader| letterhead(reader, reader.ministry()?.id, today))?)
    })?;
    let put = |document: Document<'_>, title: &str, part: &str| -> Answer<Entry> {
        let pdf = printer.print(document, &options)?;
        let file =
            format!("{}.pdf", file_name::safe(&format!("00-{}-{year}-{}-{part}", head.agency.code, round.months())));
        write_whole(&folder.join(&file), &pdf)?;
        let agency = head.agency.code.clone();
        Ok(Entry { agency, title: title.to_owned(), file, sha256: sha256_hex(&pdf), contents: String::new() })
    };
    if let Some(agency) = agencies.first() {
        let order = Order { kind: Kind::MinistryReport, year: *year, round: *round };
        let gathered = source.read(|office| gather(office, order, agency))?;
        for roll_up in &gathered {
            entries.insert(0, put(roll_up.document(), "สรุปผลระดับกระทรวง", "ministry")?);
        }
    }
    let listed =
        |entry: &Entry| PackFile { title: entry.title.clone(), name: entry.file.clone(), sha256: entry.sha256.clone() };
    let cover = PackCover {
        head: head.clone(),
        year: *year,
        round: *round,
        files: entries.iter().map(listed).collect(),
        problems: problems.iter().map(|problem| (problem.name.clone(), problem.message.clone())).collect(),
    };
    entries.insert(0, put(Document::PackCover(&cover), "หน้าปกชุดรายงาน", "cover")?);
    let sums: String = entries.iter().map(|entry| format!("{}  {}\n", entry.sha256, entry.file)).collect();
    write_whole(&folder.join(SUMS), sums.as_bytes())?;
    let manifest = Manifest {
        ministry: head.ministry.clone(),
        year: *year,
        round: *round,
        made_on: head.printed_on,
        audit_head: head.audit_head.clone(),
        wishes: *wishes,
        files: entries,
        problems: problems.to_vec(),
    };
    let text = serde_json::to_string_pretty(&manifest).map_err(|error| Failure::within(&error))?;
    write_whole(&folder.join(MANIFEST), text.as_bytes())?;
    // Its lines are in the manifest now.
    let _ = fs::remove_file(folder.join(LOG));
    Ok(())
}

/// The files that an earlier run wrote, by name. Lines that were cut off and manifests of other makers count for nothing.
fn known(folder: &Path) -> HashMap<String, Entry> {
    let manifest = fs::read(folder.join(MANIFEST)).ok();
    let manifest = manifest.and_then(|text| serde_json::from_slice::<Manifest>(&text).ok());
    let log = fs::read_to_string(folder.join(LOG)).unwrap_or_default();
    let logged = log.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok());
    let entries = manifest.into_iter().flat_map(|manifest| manifest.files).chain(logged);
    entries.map(|entry| (entry.file.clone(), entry)).collect()
}

/// The entry of a file that says the same already and is still as it was written.
fn standing<'a>(
    folder: &Path,
    known: &'a HashMap<String, Entry>,
    gathered: &Gathered,
    contents: &str,
) -> Option<&'a Entry> {
    let entry = known.get(&gathered.file_name()).filter(|entry| entry.contents == contents)?;
    let bytes = fs::read(folder.join(&entry.file)).ok()?;
    (sha256_hex(&bytes) == entry.sha256).then_some(entry)
}

/// The hash of what a report says and how it is printed, by this version of the program.
fn contents(report: &IndicatorReport, wishes: Wishes) -> Answer<String> {
    let head = Letterhead { audit_head: String::new(), printed_on: report.year.first_day(), ..report.head.clone() };
    let version = env!("CARGO_PKG_VERSION");
    let mut said = serde_json::to_value(report).map_err(|error| Failure::within(&error))?;
    said["head"] = serde_json::to_value(head).map_err(|error| Failure::within(&error))?;
    let text = serde_json::to_vec(&(version, wishes, said)).map_err(|error| Failure::within(&error))?;
    Ok(sha256_hex(&text))
}

fn sorted(mut problems: Vec<PackProblem>) -> Vec<PackProblem> {
    problems.sort_by(|a, b| a.agency.cmp(&b.agency));
    problems
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use saisaat_core::Surroundings;
    use saisaat_core::sample::{self, NEWEST_YEAR, Size};

    use super::*;

    #[test]
    fn a_run_that_finds_nothing_changed_is_cancelled_too_and_leaves_the_manifest_as_it_was() {
        let moment = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a moment");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 5)).expect("opens");
        sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 3, people: 60 }).expect("fills");
        let folder = tempfile::tempdir().expect("a folder");
        let year = FiscalYear::new(NEWEST_YEAR).expect("a year");
        let agencies = super::super::agencies_with_agreement(&office, year).expect("some");
        let wishes = Wishes::default();
        let pack = Pack { year, round: Round::Twelve, wishes, folder: folder.path().to_owned() };
        let printer = Printer::new().expect("prints");
        let cancel = AtomicBool::new(false);
        let first = make(&pack, &printer, &agencies, &mut &office, &cancel, |_| {}).expect("is made");
        assert_eq!((first.printed, first.cancelled), (count(agencies.len()), false));
        let manifest = fs::read(folder.path().join(MANIFEST)).expect("written");

        // Raised by the first agency it is told of.
        let tell = |_: PackProgress<'_>| cancel.store(true, Ordering::Relaxed);
        let second = make(&pack, &printer, &agencies, &mut &office, &cancel, tell).expect("is ended");
        assert_eq!((second.printed, second.unchanged, second.cancelled), (0, 1, true));
        assert_eq!(fs::read(folder.path().join(MANIFEST)).expect("there"), manifest);
    }
}
