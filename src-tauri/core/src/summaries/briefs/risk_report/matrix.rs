//! The matrix of five by five: how many risks are in each cell, before and after, toned by the level that the agency's matrix gives it.

use super::tone;
use crate::registers::{Risk, RiskLevel, RiskMatrix};
use crate::summaries::briefs::block::{BriefBlock, BriefCell, BriefColumn, BriefTable};
use crate::summaries::briefs::counted::count_shown;

/// A place on the scales: likelihood and impact.
type Place = (i32, i32);

/// The matrix of the risks as they were assessed.
pub(super) fn before(matrix: &RiskMatrix, risks: &[Risk]) -> Vec<BriefBlock> {
    let places: Vec<Place> = risks.iter().map(|risk| (risk.likelihood, risk.impact)).collect();
    let mut told = vec![BriefBlock::Heat(drawn(matrix, &places))];
    let otherwise = risks.iter().filter(|risk| risk.level != matrix.level(risk.likelihood, risk.impact)).count();
    if otherwise > 0 {
        let other = count_shown(otherwise);
        told.push(BriefBlock::Note(format!(
            "ความเสี่ยง {other} ข้อมีระดับตามตารางของส่วนราชการที่ประเมินหรือตารางก่อนแก้ไข ซึ่งต่างจากสีในตารางนี้"
        )));
    }
    told
}

/// The matrix of what is left, of the risks of which that is known.
pub(super) fn after(matrix: &RiskMatrix, risks: &[Risk]) -> Vec<BriefBlock> {
    let places: Vec<Place> = risks.iter().filter_map(left).collect();
    let unknown = risks.len() - places.len();
    let mut told = match places.len() {
        0 => vec![BriefBlock::Text("ยังไม่มีการประเมินความเสี่ยงที่เหลือ โปรดระบุโอกาสและผลกระทบที่เหลือในความเสี่ยงแต่ละข้อ".into())],
        _ => vec![BriefBlock::Heat(drawn(matrix, &places))],
    };
    if unknown > 0 && !places.is_empty() {
        told.push(BriefBlock::Note(format!("ไม่รวม {} ข้อที่ยังไม่ได้ประเมินความเสี่ยงที่เหลือ", count_shown(unknown))));
    }
    told
}

fn left(risk: &Risk) -> Option<Place> {
    risk.residual_likelihood.zip(risk.residual_impact)
}

/// How many risks are of each level, before and after.
pub(super) fn levels(risks: &[Risk]) -> Vec<BriefBlock> {
    let of = |is: &dyn Fn(&Risk) -> bool| count_shown(risks.iter().filter(|risk| is(risk)).count());
    let row = |level: &RiskLevel| {
        vec![
            BriefCell::toned(level.words().th, tone(*level)),
            of(&|risk| risk.level == *level).into(),
            of(&|risk| risk.residual_level == Some(*level)).into(),
        ]
    };
    let mut rows: Vec<Vec<BriefCell>> = RiskLevel::ALL.iter().rev().map(row).collect();
    rows.push(vec!["ยังไม่ได้ประเมิน".into(), "".into(), of(&|risk| risk.residual_level.is_none()).into()]);
    let columns = vec![
        BriefColumn::text(label!(Risk.level), 30),
        BriefColumn::number("ก่อน (ข้อ)", 16),
        BriefColumn::number("หลัง (ข้อ)", 16),
    ];
    vec![BriefBlock::Table(BriefTable::new(columns, rows))]
}

/// Likelihood from above, impact from the left.
fn drawn(matrix: &RiskMatrix, places: &[Place]) -> BriefTable {
    let mut columns = vec![BriefColumn::text("โอกาส \\ ผลกระทบ", 24)];
    columns.extend((1..=5).map(|impact| BriefColumn::number(impact.to_string(), 12)));
    let row = |likelihood: i32| {
        let cell = |impact: i32| {
            let there = places.iter().filter(|place| **place == (likelihood, impact)).count();
            BriefCell::toned(count_shown(there), tone(matrix.level(likelihood, impact)))
        };
        [BriefCell::new(likelihood.to_string())].into_iter().chain((1..=5).map(cell)).collect()
    };
    BriefTable::new(columns, (1..=5).rev().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summaries::briefs::block::BriefTone;

    #[test]
    fn risks_are_counted_in_their_cells_and_each_cell_has_the_tone_of_its_level() {
        let table = drawn(&RiskMatrix::DEFAULT, &[(5, 5), (5, 5), (1, 3), (2, 5)]);
        let at = |likelihood: usize, impact: usize| {
            let cell = &table.rows[5 - likelihood][impact];
            (cell.text.as_str(), cell.tone)
        };
        assert_eq!(at(5, 5), ("2", BriefTone::Bad));
        assert_eq!(at(1, 3), ("1", BriefTone::Good));
        assert_eq!(at(2, 5), ("1", BriefTone::Warn));
        assert_eq!(at(2, 2), ("0", BriefTone::Fair));
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        assert_eq!((table.rows[0][0].text.as_str(), table.rows[4][0].text.as_str()), ("5", "1"));
    }
}
