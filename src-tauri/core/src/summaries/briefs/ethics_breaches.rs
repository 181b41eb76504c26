//! Breaches in numbers for the annual report on ethics: cases received, decided and open, and what was ordered. Nobody and no case is told
//! of. DOMAIN-TODAY §2 and §4.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefTable};
use super::counted::{count_shown, of_all_years};
use crate::registers::{DisciplineCase, Penalty, Register as _};
use crate::values::{Date, FiscalYear};
use crate::{Reader, Result};

/// Cases of a year by its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Cases {
    /// Begun in the year.
    received: usize,
    /// Closed in the year, whenever they were begun.
    decided: usize,
    /// Begun by the day and not closed by it, whenever they were begun.
    open: usize,
    /// What was ordered in those decided; a penalty that nobody was given is left out.
    penalties: Vec<(Penalty, usize)>,
}

impl Cases {
    fn of(cases: &[DisciplineCase], year: FiscalYear, until: Date) -> Self {
        let in_year = |day: Date| day >= year.first_day() && day <= until;
        let decided: Vec<_> = cases.iter().filter(|case| case.closed_on.is_some_and(in_year)).collect();
        let is_open = |case: &&DisciplineCase| case.opened_on <= until && case.closed_on.is_none_or(|on| on > until);
        let given = |penalty: &Penalty| {
            let count = decided.iter().filter(|case| case.penalty == Some(*penalty)).count();
            (count > 0).then_some((*penalty, count))
        };
        Self {
            received: cases.iter().filter(|case| in_year(case.opened_on)).count(),
            decided: decided.len(),
            open: cases.iter().filter(is_open).count(),
            penalties: Penalty::ALL.iter().filter_map(given).collect(),
        }
    }
}

pub(super) fn breaches(reader: &Reader<'_>, asked: &BriefAsked, until: Date) -> Result<Vec<BriefBlock>> {
    let cases = Cases::of(&reader.list(&of_all_years(asked))?, asked.year, until);
    let facts = vec![
        ("รับเรื่องในปี (เรื่อง)".into(), count_shown(cases.received).into()),
        ("พิจารณาเสร็จในปี (เรื่อง)".into(), count_shown(cases.decided).into()),
        ("อยู่ระหว่างพิจารณา (เรื่อง)".into(), count_shown(cases.open).into()),
    ];
    let columns = vec![BriefColumn::text(label!(DisciplineCase.penalty), 60), BriefColumn::number("จำนวนเรื่อง", 20)];
    let row = |(penalty, count): &(Penalty, usize)| -> Vec<BriefCell> {
        vec![penalty.words().th.into(), count_shown(*count).into()]
    };
    let table = BriefTable::new(columns, cases.penalties.iter().map(row).collect());
    let register = DisciplineCase::DECLARATION.many.th;
    Ok(vec![
        BriefBlock::Facts(facts),
        BriefBlock::Table(table.or("ไม่มีเรื่องที่พิจารณาเสร็จในปีนี้")),
        BriefBlock::Note(format!("นับจาก{register} แสดงเฉพาะจำนวน")),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;

    #[test]
    fn a_case_counts_in_the_year_it_was_begun_and_in_the_year_it_was_closed() {
        let (office, _, agency) = fixture::office();
        let of = |opened: &str, closed: Option<&str>, penalty| DisciplineCase {
            closed_on: closed.map(fixture::day),
            penalty,
            ..DisciplineCase::blank(office.surroundings().new_id(), agency, fixture::day(opened))
        };
        let cases = [
            of("2025-08-01", Some("2025-12-01"), Some(Penalty::Probation)),
            of("2025-11-01", Some("2026-04-01"), Some(Penalty::Dropped)),
            of("2026-04-02", None, None),
            of("2024-01-01", Some("2025-09-30"), Some(Penalty::PayCut)),
        ];
        let until = fixture::day("2026-03-31");
        let told = Cases::of(&cases, until.fiscal_year(), until);
        assert_eq!((told.received, told.decided, told.open), (1, 1, 1));
        assert_eq!(told.penalties, [(Penalty::Probation, 1)]);
        assert_eq!(Cases::of(&[], until.fiscal_year(), until), Cases::default());
    }
}
