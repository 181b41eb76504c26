//! The complaint register of an agency and a fiscal year, as it is printed.

use super::disclosure::FieldClass;
use super::letterhead::letterhead;
use super::register_print::{RegisterColumn, RegisterPrint, day};
use crate::registers::{Agency, Complaint, Register, Scope, Urgency};
use crate::values::{Date, FiscalYear, Id};
use crate::{Reader, Result};

/// Gathers the complaints to an agency itself, the oldest first.
///
/// # Errors
/// [`crate::Error::NotFound`] without the agency; [`crate::Error::Db`].
pub fn complaint_register(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    printed_on: Date,
) -> Result<RegisterPrint> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let complaints = reader.list::<Complaint>(&scope)?;
    let own = complaints.iter().rev().filter(|complaint| complaint.agency_id == agency);
    Ok(RegisterPrint {
        head: letterhead(reader, agency, printed_on)?,
        title: Complaint::DECLARATION.many.th.into(),
        year,
        columns: columns(),
        rows: own.map(|complaint| row(complaint, printed_on)).collect(),
    })
}

/// As the register declares them; between the unit and the outcome, what was done when.
fn columns() -> Vec<RegisterColumn> {
    let mut columns = RegisterColumn::of::<Complaint>(&[
        "case_code",
        "received_on",
        "kind",
        "summary",
        "protected",
        "unit",
        "outcome",
    ]);
    columns.insert(
        6,
        RegisterColumn {
            name: "การดำเนินการ", class: FieldClass::Public, numbers: false, share: 28
        },
    );
    columns
}

fn row(complaint: &Complaint, today: Date) -> Vec<String> {
    vec![
        complaint.case_code.as_ref().map(ToString::to_string).unwrap_or_default(),
        format!("{}\n{}", day(complaint.received_on), complaint.channel.words().th),
        kind(complaint),
        complaint.summary.clone(),
        if complaint.protected { "คุ้มครอง".into() } else { String::new() },
        complaint.unit.clone(),
        stages(complaint, today),
        outcome(complaint),
    ]
}

/// What is complained of; below it, how urgent that is where it is urgent.
fn kind(complaint: &Complaint) -> String {
    let kind = complaint.kind.words().th;
    match complaint.urgency {
        Urgency::Ordinary => kind.to_owned(),
        urgency => format!("{kind}\n{}", urgency.words().th),
    }
}

/// What was done when, or by when it must be; with a word where that was late. Once closed, nothing is open any more.
fn stages(complaint: &Complaint, today: Date) -> String {
    let stages = [
        ("แจ้งรับ", complaint.acknowledged_on, complaint.acknowledge_by),
        ("ตอบ", complaint.replied_on, complaint.reply_by),
        ("ยุติ", complaint.closed_on, None),
        ("รายงานผล", None, complaint.progress_by),
    ];
    let line = |(stage, done, due): (&str, Option<Date>, Option<Date>)| {
        let late = if due.is_some_and(|due| done.unwrap_or(today) > due) { " (ล่าช้า)" } else { "" };
        match (done, due.filter(|_| complaint.closed_on.is_none())) {
            (Some(done), _) => Some(format!("{stage} {}{late}", day(done))),
            (None, Some(due)) => Some(format!("{stage}ภายใน {}{late}", day(due))),
            (None, None) => None,
        }
    };
    stages.into_iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn outcome(complaint: &Complaint) -> String {
    let discipline = complaint.discipline.trim();
    match (complaint.outcome.trim(), discipline) {
        (outcome, "") => outcome.into(),
        ("", discipline) => format!("วินัย: {discipline}"),
        (outcome, discipline) => format!("{outcome}\nวินัย: {discipline}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture::{complaint, day, office};
    use crate::{Action, Verb};

    /// The lines of what was done about a complaint, as printed on a day.
    fn stages_of(change: impl FnOnce(Complaint) -> Complaint, printed_on: &str) -> Vec<String> {
        let (mut office, ministry, agency) = office();
        let complaint = change(complaint(office.surroundings().new_id(), agency));
        office.operate(Action::on::<Complaint>(Verb::Save), |tx| tx.save(complaint.clone())).expect("saves");
        let print = |whose| {
            let year = complaint.received_on.fiscal_year();
            office.read(|reader| complaint_register(reader, whose, year, day(printed_on))).expect("gathers")
        };
        assert!(print(ministry).rows.is_empty(), "it is the agency's own");
        let [row] = print(agency).rows.try_into().expect("one complaint");
        row[6].lines().map(|line| line.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn what_is_open_says_by_when_and_what_is_late_says_so() {
        let as_it_is = stages_of(|complaint| complaint, "2026-03-10");
        assert_eq!(as_it_is, ["แจ้งรับภายใน 9 มี.ค. 69 (ล่าช้า)", "ตอบภายใน 23 มี.ค. 69", "รายงานผลภายใน 1 เม.ย. 69"]);
        let late = |complaint| Complaint { acknowledged_on: Some(day("2026-03-11")), ..complaint };
        assert_eq!(stages_of(late, "2026-03-12")[0], "แจ้งรับ 11 มี.ค. 69 (ล่าช้า)");
    }

    #[test]
    fn what_is_closed_is_due_no_more() {
        let closed = |complaint| {
            let (acknowledged_on, closed_on) = (Some(day("2026-03-03")), Some(day("2026-03-05")));
            Complaint { acknowledged_on, closed_on, outcome: "ไม่มีมูล".into(), ..complaint }
        };
        assert_eq!(stages_of(closed, "2027-01-01"), ["แจ้งรับ 3 มี.ค. 69", "ยุติ 5 มี.ค. 69"]);
    }
}
