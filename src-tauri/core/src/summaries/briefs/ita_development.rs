//! What is made of the result of the assessment (การนำผล ITA ไปสู่การพัฒนา, O25): the weakest indicators and what is done about them.
//!
//! The measures on a year's result are carried out in the year after it: both that result and the newest are told.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::count_shown;
use super::figures::{change, part_of, two};
use super::ita_report::of_year;
use super::ita_report::score::ItaResult;
use super::table::of_records;
use crate::registers::{ItaIndicator, ItaMeasure, ItaScore, Register as _, Scope};
use crate::values::{Date, Decimal, FiscalYear};
use crate::{Reader, Result};

/// How many of the weakest are told; more where several stand alike.
const WEAKEST: usize = 3;

/// The columns of a measure.
const SHOWN: [(&str, u8); 8] = [
    ("indicator", 22),
    ("analysis", 24),
    ("measure", 28),
    ("steps", 24),
    ("responsible", 18),
    ("due_on", 13),
    ("done_on", 13),
    ("follow_up", 24),
];
const DUE: usize = 5;
const DONE: usize = 6;

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let mut sections = Vec::new();
    for year in [asked.year.plus(-1), asked.year] {
        let result = of_year(reader, asked.agency, year)?;
        let measures = measures(reader, asked, year, until)?;
        if !result.is_empty() || !measures.is_empty() {
            let weak = weakest(reader, asked, &result, &measures, year)?;
            sections.push(BriefSection::new(format!("ตัวชี้วัดที่เป็นจุดอ่อน จากผลปี {year}"), weak));
            let heading = format!("{} ปี {year}", ItaMeasure::DECLARATION.many.th);
            sections.push(BriefSection::new(heading, carried_out(reader, &measures, until)?));
        }
    }
    if sections.is_empty() {
        let (scores, measures) = (ItaScore::DECLARATION.many.th, ItaMeasure::DECLARATION.many.th);
        let none = format!("ยังไม่มีผลการประเมินของปีนี้หรือปีก่อน โปรดเพิ่มในทะเบียน{scores}และ{measures}");
        sections.push(BriefSection::new("", vec![BriefBlock::Text(none)]));
    }
    Ok(sections)
}

/// The agency's own measures on a year's result, as they stood on a day.
fn measures(reader: &Reader<'_>, asked: &BriefAsked, year: FiscalYear, day: Date) -> Result<Vec<ItaMeasure>> {
    let scope = Scope { agency: Some(asked.agency), year: Some(year), parent: None };
    let all: Vec<ItaMeasure> = reader.list(&scope)?;
    let own = all.into_iter().filter(|measure| measure.agency_id == asked.agency);
    let as_of = |measure: ItaMeasure| ItaMeasure { done_on: measure.done_on.filter(|done| *done <= day), ..measure };
    Ok(own.map(as_of).collect())
}

/// The indicators with the least scores, the least first; all that stand alike with the last.
fn least(result: &ItaResult) -> Vec<(ItaIndicator, Decimal)> {
    let scored = ItaIndicator::ALL.iter().filter_map(|indicator| Some((*indicator, result.score(*indicator)?)));
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by_key(|(_, score)| *score);
    if let Some((_, last)) = scored.get(WEAKEST - 1).copied() {
        scored.retain(|(_, score)| *score <= last);
    }
    scored
}

fn weakest(
    reader: &Reader<'_>,
    asked: &BriefAsked,
    result: &ItaResult,
    measures: &[ItaMeasure],
    year: FiscalYear,
) -> Result<Vec<BriefBlock>> {
    if result.is_empty() {
        let none = format!("ยังไม่มีคะแนนของปี {year} โปรดเพิ่มในทะเบียน{}", ItaScore::DECLARATION.many.th);
        return Ok(vec![BriefBlock::Note(none)]);
    }
    let before = of_year(reader, asked.agency, year.plus(-1))?;
    let row = |(n, (indicator, score)): (usize, &(ItaIndicator, Decimal))| {
        let of = measures.iter().filter(|measure| measure.indicator == *indicator).count();
        let tended = match of {
            0 => BriefCell::toned("ยังไม่มีมาตรการ", BriefTone::Warn),
            some => BriefCell::new(count_shown(some)),
        };
        let by = before.score(*indicator).map(|before| score - before);
        vec![BriefCell::new(n.to_string()), indicator.words().th.into(), two(Some(*score)).into(), change(by), tended]
    };
    let columns = vec![
        BriefColumn::number("ลำดับ", 6),
        BriefColumn::text(label!(ItaScore.indicator), 40),
        BriefColumn::number(label!(ItaScore.score), 14),
        BriefColumn::number("เทียบปีก่อน", 14),
        BriefColumn::number("จำนวนมาตรการ", 16),
    ];
    let mut told = vec![BriefBlock::Table(BriefTable::new(columns, (1..).zip(&least(result)).map(row).collect()))];
    if !result.missing().is_empty() {
        let missing = count_shown(result.missing().len());
        told.push(BriefBlock::Note(format!("ยังขาดคะแนน {missing} ตัวชี้วัด ลำดับอาจเปลี่ยน")));
    }
    Ok(told)
}

fn carried_out(reader: &Reader<'_>, measures: &[ItaMeasure], day: Date) -> Result<Vec<BriefBlock>> {
    let done = measures.iter().filter(|measure| measure.done_on.is_some()).count();
    let none = format!("ยังไม่มีมาตรการ โปรดเพิ่มในทะเบียน{}", ItaMeasure::DECLARATION.many.th);
    let mut table = of_records(reader, measures, &SHOWN)?.or(none);
    for (row, measure) in table.rows.iter_mut().zip(measures) {
        match (measure.done_on, measure.due_on) {
            (Some(_), _) => row[DONE].tone = BriefTone::Good,
            (None, Some(due)) if due < day => row[DUE].tone = BriefTone::Bad,
            _ => {}
        }
    }
    let whole = vec![("มาตรการที่ดำเนินการแล้ว".to_owned(), BriefCell::new(part_of(done, measures.len())))];
    Ok(vec![BriefBlock::Facts(whole), BriefBlock::Table(table)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weakest_come_first_and_none_that_stands_alike_is_left_out() {
        let scores = [90, 70, 80, 75, 80, 80, 95, 96, 97, 98].map(Decimal::from);
        let result = ItaResult::of(ItaIndicator::ALL.iter().copied().zip(scores));
        let places: Vec<_> = least(&result).iter().map(|(indicator, _)| indicator.word()).collect();
        assert_eq!(places, ["2", "4", "3", "5", "6"]);
        let two = ItaResult::of([(ItaIndicator::Duties, Decimal::from(60)), (ItaIndicator::Budget, Decimal::from(50))]);
        assert_eq!(least(&two).len(), 2);
        assert!(least(&ItaResult::default()).is_empty());
    }

    #[test]
    fn the_columns_that_are_toned_are_where_they_are_looked_for() {
        assert_eq!((SHOWN[DUE].0, SHOWN[DONE].0), ("due_on", "done_on"));
        assert!(SHOWN.iter().all(|(name, _)| ItaMeasure::DECLARATION.field(name).is_some()));
    }
}
