//! The complaint register on paper: below what came in, by which way; below the kind, how urgent; and what was done when.

use super::super::Agency;
use super::{Complaint, DayCount, Deadlines, Term, Urgency};
use crate::values::thai::line_date;
use crate::values::{Date, Id};
use crate::{Reader, Result};

impl Complaint {
    pub(super) fn printed(&self, _: &Reader<'_>, field: &str, today: Date) -> Result<Option<String>> {
        Ok(Some(match field {
            "received_on" => format!("{}\n{}", line_date(self.received_on.naive()), self.channel.words().th),
            "kind" => kind(self),
            "protected" if self.protected => "คุ้มครอง".into(),
            "protected" => String::new(),
            "acknowledge_by" => stages(self, today),
            "outcome" => outcome(self),
            _ => return Ok(None),
        }))
    }

    /// The deadlines that the agency goes by.
    pub(super) fn rule_on_paper(reader: &Reader<'_>, agency: Id<Agency>) -> Result<String> {
        let due = Deadlines::of(reader, agency)?;
        let told = |term: Term| match term.count {
            DayCount::Calendar => format!("{} วัน", term.days),
            count @ DayCount::Working => format!("{} {}", term.days, count.words().th),
        };
        Ok(format!(
            "กำหนดเวลาที่ใช้: แจ้งรับเรื่องภายใน {} ตอบกลับครั้งแรกภายใน {} นับจากวันรับเรื่อง และยุติหรือแจ้งความคืบหน้าทุก {} \
             วันสุดท้ายที่ตรงกับวันหยุดราชการเลื่อนเป็นวันทำการถัดไป เรื่องที่กำหนดวันไว้เป็นการเฉพาะให้เป็นไปตามวันนั้น",
            told(due.acknowledge),
            told(due.reply),
            told(due.progress)
        ))
    }
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
            (Some(done), _) => Some(format!("{stage} {}{late}", line_date(done.naive()))),
            (None, Some(due)) => Some(format!("{stage}ภายใน {}{late}", line_date(due.naive()))),
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
    use crate::registers::Record;
    use crate::registers::fixture::{complaint, day, office};
    use crate::summaries::register_print;
    use crate::{Action, Verb};

    /// The lines of what was done about a complaint, as printed on a day.
    fn stages_of(change: impl FnOnce(Complaint) -> Complaint, printed_on: &str) -> Vec<String> {
        let (mut office, ministry, agency) = office();
        let complaint = change(complaint(office.surroundings().new_id(), agency));
        office.operate(Action::on::<Complaint>(Verb::Save), |tx| tx.save(complaint.clone())).expect("saves");
        let print = |whose| {
            let year = complaint.received_on.fiscal_year();
            office
                .read(|reader| register_print(reader, Complaint::TABLE, whose, year, day(printed_on)))
                .expect("gathers")
        };
        assert!(print(ministry).rows.is_empty(), "it is the agency's own");
        let [row] = print(agency).rows.try_into().expect("one complaint");
        row[6].lines().map(|line| line.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn what_is_open_says_by_when_and_what_is_late_says_so() {
        let as_it_is = stages_of(|complaint| complaint, "2026-03-10");
        assert_eq!(as_it_is, ["แจ้งรับภายใน 9 มี.ค. 69 (ล่าช้า)", "ตอบภายใน 17 มี.ค. 69", "รายงานผลภายใน 1 เม.ย. 69"]);
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
