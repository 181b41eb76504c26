//! Handing a round in: its report is printed without the workspace, kept with the hash of the file, and the file given its name.
//!
//! Invariant: a file that has its name was handed in. One that was refused leaves nothing behind but a line in the audit log,
//! which tells of a report before its file is made.

use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use saisaat_core::files::{Outgoing, Unfinished};
use saisaat_core::registers::Submission;
use saisaat_core::summaries::{IndicatorReport, KnownName};
use saisaat_core::values::sha256_hex;
use saisaat_core::{Done, Error, Office};
use saisaat_report::Printer;
use serde::{Deserialize, Serialize};

use super::catalogue::{Gathered, Wishes};
use super::form::{Form, Review};
use super::{Source, attended, one_attended};
use crate::error::{Answer, Failure};

/// The report of a round that was printed and is not handed in yet.
pub(crate) struct Printed {
    report: IndicatorReport,
    pdf: Vec<u8>,
    kept: KeptForm,
    /// The name of its file, with extension.
    pub(crate) file_name: String,
}

/// The form of a version, as it is kept: the registers may know other names when it is printed again.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct KeptForm {
    #[serde(flatten)]
    wishes: Wishes,
    /// The names that were taken out of it for the public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    names: Vec<KnownName>,
}

/// A round that was handed in.
#[derive(Debug)]
#[must_use]
pub(crate) struct HandedIn {
    /// The version.
    pub(crate) done: Done<Submission>,
    /// Whether its file has its name: `handed_in_only` where it could not be given.
    pub(crate) written: Answer<()>,
}

/// Prints the report of a round, to be handed in.
///
/// # Errors
/// `report`; `not_masked`; `not_reviewed`.
pub(crate) fn printed(printer: &Printer, report: IndicatorReport, form: &Form, review: Review) -> Answer<Printed> {
    let formed = form.report(report.clone())?;
    let names = formed.names.iter().cloned().collect();
    let gathered = form.indicators(formed.reviewed(review)?);
    let pdf = printer.print(gathered.document(), &form.wishes.options())?;
    let kept = KeptForm { wishes: form.wishes, names };
    Ok(Printed { report, pdf, kept, file_name: gathered.file_name() })
}

impl Printed {
    /// Hands the round in and leaves its report in `file`, which stays as it was unless the round is handed in.
    ///
    /// # Errors
    /// As [`Office::submit`]; `file` where nothing can be written. Nothing is handed in then.
    pub(crate) fn hand_in(&self, office: &mut Office, note: &str, to: Outgoing<'_>) -> Answer<HandedIn> {
        to.place()?;
        let left = AtomicUsize::new(0);
        attended(office, 1, &left, |office| {
            let unfinished = self.written(to)?;
            let handed_in = self.keep(office, note, unfinished)?;
            left.store(usize::from(handed_in.written.is_ok()), Ordering::Relaxed);
            Ok(handed_in)
        })
    }

    /// The file, flushed, without its name.
    fn written(&self, to: Outgoing<'_>) -> Answer<Unfinished> {
        let mut unfinished = to.begin()?;
        let written = unfinished.file().write_all(&self.pdf).and_then(|()| unfinished.file().sync_all());
        written.map_err(|cause| Failure::file(to.path, &cause))?;
        Ok(unfinished)
    }

    fn keep(&self, office: &mut Office, note: &str, file: Unfinished) -> Answer<HandedIn> {
        let form = serde_json::to_string(&self.kept).map_err(|error| Failure::within(&error))?;
        let done = office.submit(&self.report, &form, &sha256_hex(&self.pdf), note)?;
        let path = file.named().display().to_string();
        Ok(HandedIn { done, written: file.finish().map_err(|_| Failure::HandedInOnly { path }) })
    }
}

/// What the file of a version is called, without an extension.
///
/// # Errors
/// As [`printed_again`].
pub(crate) fn name_of(submission: &Submission) -> Answer<String> {
    let kept: KeptForm =
        serde_json::from_str(&submission.form).map_err(|_| Error::Damaged { what: "submission".into() })?;
    let form = Form::with_names(kept.wishes, []);
    Ok(format!("{}-v{}", form.name(&Gathered::name_of(&submission.report()?)), submission.version))
}

/// The file of a version as it was handed in, and whether it is so to the last bit; a later version of the program may set the
/// same words otherwise.
///
/// # Errors
/// `damaged` when what was kept cannot be read.
pub(crate) fn printed_again(printer: &Printer, submission: &Submission) -> Answer<(Vec<u8>, bool)> {
    let damaged = |_| Error::Damaged { what: "submission".into() };
    let kept: KeptForm = serde_json::from_str(&submission.form).map_err(damaged)?;
    let form = Form::with_names(kept.wishes, kept.names);
    // What was handed in was looked at then.
    let gathered = form.indicators(form.report(submission.report()?)?.document);
    let pdf = printer.print(gathered.document(), &form.wishes.options())?;
    let same = sha256_hex(&pdf) == submission.sha256;
    Ok((pdf, same))
}

/// Writes a version as it was handed in; answers whether it is so to the last bit.
///
/// # Errors
/// As [`printed_again`]; `file`; `db` when the audit log cannot be told.
pub(crate) fn write_again(
    printer: &Printer,
    submission: &Submission,
    to: Outgoing<'_>,
    source: &mut impl Source,
) -> Answer<bool> {
    let (pdf, same) = printed_again(printer, submission)?;
    to.place()?;
    one_attended(source, |_| Ok(to.write(&pdf)?))?;
    Ok(same)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use saisaat_core::registers::{ActionItem, Agency, Scope};
    use saisaat_core::values::{FiscalYear, Round};
    use saisaat_core::{Action, Rule, Surroundings, Verb, versions};
    use saisaat_sample::{NEWEST_YEAR, Size};

    use super::super::catalogue::report_of;
    use super::*;

    const WISHES: Wishes = Wishes { thai_digits: true, arabic_digits: false, compact: false, disclosable: true };

    fn year() -> FiscalYear {
        FiscalYear::new(NEWEST_YEAR).expect("a year")
    }

    /// An office with an agency whose round can be handed in, and its report as it is printed now.
    fn printed_now() -> (Office, Agency, Printer, Printed) {
        let moment = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a moment");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 5)).expect("opens");
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 1, people: 60 }).expect("fills");
        let agency = super::super::agencies_with_agreement(&office, year()).expect("one").remove(0);
        let printer = Printer::new().expect("prints");
        let report = report_of(&office, &agency, year(), Round::Twelve).expect("gathers");
        let printed = print_now(&office, &printer, report);
        (office, agency, printer, printed)
    }

    fn print_now(office: &Office, printer: &Printer, report: IndicatorReport) -> Printed {
        let form = Form::of(office, WISHES).expect("reads");
        printed(printer, report, &form, Review::Done).expect("prints")
    }

    fn rename_an_action(office: &mut Office) {
        let done = office.operate(Action::on::<ActionItem>(Verb::Save), |tx| {
            let action = tx.list::<ActionItem>(&Scope::default())?.swap_remove(0);
            tx.put(&ActionItem { title: "ชื่อใหม่".into(), ..action })
        });
        assert_eq!(done.expect("saves").rows, 1);
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn a_version_is_printed_again_to_the_last_bit_whatever_was_edited_since() {
        let (mut office, _, printer, printed) = printed_now();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.pdf");
        let handed_in = printed.hand_in(&mut office, "", Outgoing::pdf(&path)).expect("is handed in");
        assert_eq!(handed_in.written, Ok(()));
        let bytes = fs::read(&path).expect("written");
        assert_eq!(sha256_hex(&bytes), handed_in.done.value.sha256);

        rename_an_action(&mut office);
        let kept = office.read(|reader| reader.get(handed_in.done.value.id)).expect("is kept");
        let (again, same) = printed_again(&printer, &kept).expect("prints");
        assert!(same && again == bytes);
    }

    #[test]
    fn a_report_edited_while_it_was_printed_or_handed_in_already_leaves_no_file() {
        let (mut office, agency, printer, stale) = printed_now();
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.pdf");
        rename_an_action(&mut office);
        let refused = stale.hand_in(&mut office, "", Outgoing::pdf(&path));
        assert!(matches!(refused, Err(Failure::Invalid { rule, .. }) if rule == Rule::ChangedSince));
        assert_eq!(files(folder.path()), 0);

        let report = report_of(&office, &agency, year(), Round::Twelve).expect("gathers");
        let fresh = print_now(&office, &printer, report);
        assert_eq!(fresh.hand_in(&mut office, "", Outgoing::pdf(&path)).expect("is handed in").written, Ok(()));
        let twice = fresh.hand_in(&mut office, "", Outgoing::pdf(&folder.path().join("again.pdf")));
        assert!(matches!(twice, Err(Failure::Invalid { rule, .. }) if rule == Rule::Unchanged));
        assert_eq!(files(folder.path()), 1);
    }

    #[test]
    fn a_file_that_cannot_be_written_hands_nothing_in_and_one_that_cannot_be_named_says_so() {
        let (mut office, agency, _, printed) = printed_now();
        let folder = tempfile::tempdir().expect("a folder");
        let nowhere = folder.path().join("missing").join("report.pdf");
        assert!(matches!(printed.hand_in(&mut office, "", Outgoing::pdf(&nowhere)), Err(Failure::File { .. })));
        let kept = |office: &Office| {
            office.read(|reader| versions(reader, agency.id, year(), Round::Twelve)).expect("lists").len()
        };
        assert_eq!(kept(&office), 0);

        let taken = folder.path().join("report.pdf");
        let unfinished = printed.written(Outgoing::pdf(&taken)).expect("writable");
        // Somebody puts a folder where the file should go, in the moment between.
        fs::create_dir(&taken).expect("writable");
        let handed_in = printed.keep(&mut office, "", unfinished).expect("is handed in");
        assert!(matches!(handed_in.written, Err(Failure::HandedInOnly { .. })));
        assert_eq!((kept(&office), files(folder.path())), (1, 1));
    }
}
