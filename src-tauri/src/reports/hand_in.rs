//! Handing a round in: the report is printed, its file written, and what it says kept with the file's hash.

use std::path::Path;

use saisaat_core::registers::{Agency, Submission};
use saisaat_core::values::{FiscalYear, Round, sha256_hex};
use saisaat_core::{Done, Error, Office};
use saisaat_report::Printer;

use super::catalogue::{Gathered, Wishes, report_of};
use super::write_whole;
use crate::error::{Answer, Failure};

/// Prints the report of a round into `file` and hands it in.
///
/// # Errors
/// `invalid` on `total` while nothing is scored; `file`; `not_masked`. Nothing is handed in then.
pub(crate) fn hand_in(
    office: &mut Office,
    printer: &Printer,
    agency: &Agency,
    (year, round): (FiscalYear, Round),
    wishes: Wishes,
    note: &str,
    file: impl FnOnce(&Gathered) -> std::path::PathBuf,
) -> Answer<Done<Submission>> {
    let report = report_of(office, agency, year, round)?;
    let gathered = Gathered::indicators(report.clone());
    let pdf = printer.print(gathered.document(), &wishes.options())?;
    write_whole(&file(&gathered), &pdf)?;
    let form = serde_json::to_string(&wishes).map_err(|error| Failure::within(&error))?;
    Ok(office.submit(&report, &form, &sha256_hex(&pdf), note)?)
}

/// The file of a version as it was handed in, and whether it is so to the last bit; a later version of the program may set the
/// same words otherwise.
///
/// # Errors
/// `damaged` when what was kept cannot be read.
pub(crate) fn printed_again(printer: &Printer, submission: &Submission) -> Answer<(Vec<u8>, bool)> {
    let damaged = |_| Error::Damaged { what: "submission".into() };
    let wishes: Wishes = serde_json::from_str(&submission.form).map_err(damaged)?;
    let gathered = Gathered::indicators(submission.report()?);
    let pdf = printer.print(gathered.document(), &wishes.options())?;
    let same = sha256_hex(&pdf) == submission.sha256;
    Ok((pdf, same))
}

/// Writes a version as it was handed in; answers whether it is so to the last bit.
///
/// # Errors
/// As [`printed_again`]; `file`.
pub(crate) fn write_again(printer: &Printer, submission: &Submission, file: &Path) -> Answer<bool> {
    let (pdf, same) = printed_again(printer, submission)?;
    write_whole(file, &pdf)?;
    Ok(same)
}

#[cfg(test)]
mod tests {
    use saisaat_core::registers::{ActionItem, Scope};
    use saisaat_core::sample::{self, NEWEST_YEAR, Size};
    use saisaat_core::{Action, Surroundings, Verb};

    use super::*;

    #[test]
    fn a_version_is_printed_again_to_the_last_bit_whatever_was_edited_since() {
        let moment = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a moment");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 5)).expect("opens");
        sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 1, people: 60 }).expect("fills");
        let year = FiscalYear::new(NEWEST_YEAR).expect("a year");
        let agency = super::super::agencies_with_agreement(&office, year).expect("one").remove(0);
        let folder = tempfile::tempdir().expect("a folder");
        let printer = Printer::new().expect("prints");
        let wishes = Wishes { thai_digits: true, compact: false, disclosable: true };
        let mut path = std::path::PathBuf::new();
        let file = |gathered: &Gathered| {
            path = folder.path().join(gathered.file_name());
            path.clone()
        };
        let handed_in = hand_in(&mut office, &printer, &agency, (year, Round::Twelve), wishes, "", file);
        let handed_in = handed_in.expect("is handed in").value;
        let bytes = std::fs::read(&path).expect("written");
        assert_eq!(sha256_hex(&bytes), handed_in.sha256);

        let done = office.operate(Action::on::<ActionItem>(Verb::Save), |tx| {
            let action = tx.list::<ActionItem>(&Scope::default())?.swap_remove(0);
            tx.put(&ActionItem { title: "ชื่อใหม่".into(), ..action })
        });
        assert_eq!(done.expect("saves").rows, 1);
        let kept = office.read(|reader| reader.get(handed_in.id)).expect("is kept");
        let (again, same) = printed_again(&printer, &kept).expect("prints");
        assert!(same && again == bytes);
    }
}
