//! Registers on their way out as workbooks, for the window and the command line alike.
//!
//! Invariant: the audit log tells of what leaves before it leaves. A log that cannot be written keeps the file from being made;
//! a file that cannot be made leaves a line too many, which is the safe side.

use saisaat_core::files::{Outgoing, Readers};
use saisaat_core::{Action, Office, Verb};
use saisaat_import::{Ids, OutProperties, Place, Target, Workbook};

use crate::error::{Answer, Failure};
use crate::imports::files::{Checked, Decided};

/// Writes a list of a place into a workbook, for its owner only where whole national ids are in it; answers how many records
/// left.
///
/// # Errors
/// `import` with reason `no_place` where the records of several places would not be told apart; what the register cannot
/// answer; when the file cannot be written.
pub(crate) fn write(office: &mut Office, list: Target, place: &Place, ids: Ids, to: Outgoing<'_>) -> Answer<u32> {
    let lacking = list.lacking(place);
    if !lacking.is_empty() {
        return Err(Failure::Import { reason: "no_place".into(), message: no_place(list, &lacking) });
    }
    to.place()?;
    let readers = if ids == Ids::Whole && list.has_ids() { Readers::OwnerOnly } else { to.readers };
    let exported = office.read(|reader| list.take(reader, place, ids))?;
    let count = u32::try_from(exported.len()).unwrap_or(u32::MAX);
    record(office, list, ids, count)?;
    exported.write(Outgoing { readers, ..to }, &properties(office, list.label().th))?;
    Ok(count)
}

/// What to say where a place is not told; `with` names each thing that is lacking.
fn no_place(list: Target, lacking: &[&str]) -> String {
    let names: Vec<&str> = lacking
        .iter()
        .map(|lacking| match *lacking {
            "session" => "การฝึกอบรม (--session)",
            "scheme" => "รางวัล (--scheme)",
            "wave" => "รอบการสำรวจ (--wave)",
            "year" => "ปีงบประมาณ (--year)",
            _ => "ส่วนราชการ (--agency)",
        })
        .collect();
    let (label, names) = (list.label().th, names.join(" และ"));
    format!("{label}ของหลายแห่งรวมในไฟล์เดียวแล้วแยกออกจากกันไม่ได้ โปรดระบุ{names}")
}

/// Tells the audit log that `rows` records of a list leave, and whether national ids leave whole.
///
/// # Errors
/// What the store refuses.
pub(crate) fn record(office: &mut Office, list: Target, ids: Ids, rows: u32) -> Answer<()> {
    let verb = if ids == Ids::Whole && list.has_ids() { Verb::Reveal } else { Verb::Export };
    Ok(office.record(Action { verb, register: list.register() }, rows)?)
}

/// Writes the rows of a check that something is wrong with. National ids are whole, for the file is to be mended and imported
/// again; the audit log tells that they are.
///
/// # Errors
/// When the workbook is not that of the check, or the file cannot be written.
pub(crate) fn write_problems(
    office: &mut Office,
    workbook: &Workbook,
    checked: &Checked,
    to: Outgoing<'_>,
) -> Answer<()> {
    to.place()?;
    let to = Outgoing { readers: Readers::OwnerOnly, ..to };
    let Checked { decided: Decided { target, choices, .. }, check } = checked;
    record(office, *target, Ids::Whole, check.with_problems)?;
    check.write_problem_rows(workbook, *target, choices, to, &properties(office, "แถวที่มีปัญหา"))??;
    Ok(())
}

/// What a workbook of this office says of itself.
pub(crate) fn properties(office: &Office, title: &str) -> OutProperties {
    OutProperties { title: title.to_owned(), created: office.surroundings().clock.now() }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use chrono::DateTime;
    use saisaat_core::Surroundings;
    use saisaat_import::{Choices, Import, read_bytes};

    use super::*;
    use crate::imports;

    fn office() -> Office {
        let moment = DateTime::from_timestamp(1_780_000_000, 0).expect("in range");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 1)).expect("opens");
        let size = saisaat_sample::Size { agencies: 6, people: 240 };
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &size).expect("fills");
        office
    }

    fn last_verb(office: &Office) -> String {
        office.audit().expect("reads").pop().expect("a line").verb
    }

    #[test]
    fn the_audit_log_tells_of_an_export_before_its_file_is_made() {
        let mut office = office();
        // That there is no such folder is found out only when the file is made.
        let nowhere = Outgoing::workbook(Path::new("/nowhere/at/all.xlsx"));
        for (ids, verb) in [(Ids::Whole, "reveal"), (Ids::Masked, "export")] {
            let list = Target::Roster;
            let refused = write(&mut office, list, &Place::default(), ids, nowhere).expect_err("no such folder");
            assert!(matches!(refused, Failure::File { .. }), "{refused:?}");
            assert_eq!(last_verb(&office), verb);
        }
        let _ = write(
            &mut office,
            Target::of_name("trainings").expect("a register"),
            &Place::default(),
            Ids::Whole,
            nowhere,
        );
        assert_eq!(last_verb(&office), "export", "a list without ids reveals none");
    }

    #[test]
    fn rows_with_problems_leave_with_whole_ids_of_which_the_audit_log_tells() {
        let mut office = office();
        let csv = "เลขประจำตัวประชาชน,ชื่อ,นามสกุล\n1234567890123,สมศรี,มีสุข\n1234567890121,สมใจ,ใจดี\n";
        let workbook = read_bytes(csv.as_bytes()).expect("a csv");
        let (target, place, choices) = (Target::Roster, Place::default(), Choices::default());
        let import = Import { workbook: &workbook, target, place: &place, choices: &choices };
        let check = imports::check(&office, import, &mut imports::quietly).expect("answers").expect("a roster");
        let checked = Checked { decided: Decided { target, place, choices }, check };
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("problems.xlsx");
        write_problems(&mut office, &workbook, &checked, Outgoing::workbook(&file)).expect("written");
        assert!(file.exists());
        let line = office.audit().expect("reads").pop().expect("a line");
        assert_eq!((line.verb.as_str(), line.register.as_str(), line.rows), ("reveal", "people", 1));
    }

    #[test]
    fn lists_of_which_several_would_be_one_without_their_place_are_refused() {
        let mut office = office();
        let before = office.audit().expect("reads").len();
        let folder = tempfile::tempdir().expect("a folder");
        for target in [Target::Attendance, Target::Nominees, Target::Actions, Target::Indicators, Target::Results] {
            let file = folder.path().join("never-written.xlsx");
            let refused = write(&mut office, target, &Place::default(), Ids::Masked, Outgoing::workbook(&file));
            let Err(Failure::Import { reason, message }) = refused else { panic!("{target:?} is refused") };
            assert_eq!(reason, "no_place");
            assert!(message.contains("--"), "{message}");
            assert!(!file.exists());
        }
        assert_eq!(office.audit().expect("reads").len(), before, "nothing left, so nothing is told");
    }
}
