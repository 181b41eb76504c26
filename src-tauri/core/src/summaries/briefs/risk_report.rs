//! Corruption risk (การประเมินความเสี่ยงการทุจริตและผลการจัดการ): what was assessed, the matrix, and, after the year, what was done and what is
//! left. O21 and O22 of the assessment of integrity and transparency; DOMAIN-TODAY §8.

mod matrix;

use std::collections::BTreeMap;

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefSection, BriefTable, BriefTone};
use super::counted::{count_shown, of_year};
use super::figures::part_of;
use super::table::of_records;
use crate::registers::{Register as _, Risk, RiskAssessment, RiskAxis, RiskLevel, RiskMatrix, RiskProgress, RiskScale};
use crate::values::Date;
use crate::{Reader, Result};

/// The columns of a risk, its level the last.
const RISK: [(&str, u8); 7] = [
    ("process", 22),
    ("issue", 26),
    ("pattern", 24),
    ("control", 24),
    ("likelihood", 11),
    ("impact", 11),
    ("level", 12),
];
const LEVEL: usize = 6;

/// The columns of what was done, where it stands in their midst.
const DONE: [(&str, u8); 7] = [
    ("measure", 28),
    ("target", 18),
    ("responsible", 18),
    ("due_on", 13),
    ("progress", 16),
    ("done_on", 13),
    ("result", 28),
];
const DUE: usize = 3;
const PROGRESS: usize = 4;

/// O21: the assessment, with what is to be done.
pub(super) fn tell_assessment(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let Year { assessments, risks, .. } = match Year::read(reader, asked)? {
        year if year.assessments.is_empty() => return Ok(nothing()),
        year => year,
    };
    let mut sections = of_assessments(reader, &assessments, &risks)?;
    let matrix = RiskMatrix::of(reader, asked.agency)?;
    sections.push(BriefSection::new("ตารางระดับความเสี่ยง", matrix::before(&matrix, &risks)));
    sections.push(BriefSection::new(RiskScale::DECLARATION.many.th, scales(reader, asked)?));
    let planned = [
        ("issue", 24),
        ("strategy", 10),
        ("measure", 28),
        ("sign", 18),
        ("target", 18),
        ("responsible", 18),
        ("starts_on", 13),
        ("due_on", 13),
        ("budget", 14),
    ];
    let measures = with_measure(&risks);
    let table = of_records(reader, &measures, &planned)?.or("ยังไม่มีมาตรการ โปรดเพิ่มในความเสี่ยงแต่ละข้อ");
    sections.push(BriefSection::new("แผนจัดการความเสี่ยง", vec![BriefBlock::Table(table)]));
    Ok(sections)
}

/// O22: what was done by the round's last day, and what is left.
pub(super) fn tell_report(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let Year { assessments, risks, later, until } = match Year::read(reader, asked)? {
        year if year.assessments.is_empty() => return Ok(nothing()),
        year => year,
    };
    let mut sections = of_assessments(reader, &assessments, &risks)?;
    let matrix = RiskMatrix::of(reader, asked.agency)?;
    sections.push(BriefSection::new("ก่อนดำเนินมาตรการ", matrix::before(&matrix, &risks)));
    sections.push(BriefSection::new("หลังดำเนินมาตรการ", matrix::after(&matrix, &risks)));
    sections.push(BriefSection::new("ระดับความเสี่ยงก่อนและหลัง", matrix::levels(&risks)));
    sections.push(BriefSection::new("ผลการดำเนินมาตรการ", results(reader, &risks, later, until)?));
    sections.push(BriefSection::new("ปัญหาและข้อเสนอแนะ", problems(reader, &risks)?));
    Ok(sections)
}

fn nothing() -> Vec<BriefSection> {
    let none = "ยังไม่มีการประเมินความเสี่ยงการทุจริตของปีนี้ โปรดเพิ่มในทะเบียนความเสี่ยงการทุจริต";
    vec![BriefSection::new("", vec![BriefBlock::Text(none.into())])]
}

/// The assessments of a year and their risks as they stood on a day.
struct Year {
    assessments: Vec<RiskAssessment>,
    risks: Vec<Risk>,
    /// How many measures were done only after the day.
    later: usize,
    until: Date,
}

impl Year {
    fn read(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Self> {
        let until = asked.until(reader)?;
        let mut assessments: Vec<RiskAssessment> = reader.list(&of_year(asked))?;
        assessments.retain(|assessment| assessment.assessed_on.is_none_or(|day| day <= until));
        let mut risks: Vec<Risk> = reader.list(&of_year(asked))?;
        risks.retain(|risk| assessments.iter().any(|assessment| assessment.id == risk.assessment_id));
        let later = risks.iter().filter(|risk| is_later(risk, until)).count();
        let risks = risks.into_iter().map(|risk| as_of(risk, until)).collect();
        Ok(Self { assessments, risks, later, until })
    }
}

fn is_later(risk: &Risk, day: Date) -> bool {
    risk.done_on.is_some_and(|done| done > day)
}

/// A risk as it stood on a day: what came of a measure that was done later is not known yet.
fn as_of(risk: Risk, day: Date) -> Risk {
    if !is_later(&risk, day) {
        return risk;
    }
    Risk {
        progress: RiskProgress::Underway,
        done_on: None,
        result: String::new(),
        residual_likelihood: None,
        residual_impact: None,
        residual_level: None,
        ..risk
    }
}

pub(super) const fn tone(level: RiskLevel) -> BriefTone {
    match level {
        RiskLevel::Low => BriefTone::Good,
        RiskLevel::Medium => BriefTone::Fair,
        RiskLevel::High => BriefTone::Warn,
        RiskLevel::VeryHigh => BriefTone::Bad,
    }
}

fn of_assessments(reader: &Reader<'_>, assessments: &[RiskAssessment], risks: &[Risk]) -> Result<Vec<BriefSection>> {
    let listed =
        [("title", 34), ("area", 34), ("reason", 30), ("assessed_on", 13), ("assessors", 24), ("approved_on", 13)];
    let table = of_records(reader, assessments, &listed)?;
    let mut sections = vec![BriefSection::new(RiskAssessment::DECLARATION.many.th, vec![BriefBlock::Table(table)])];
    for assessment in assessments {
        let own: Vec<Risk> = risks.iter().filter(|risk| risk.assessment_id == assessment.id).cloned().collect();
        let mut table = of_records(reader, &own, &RISK)?.or("ยังไม่มีความเสี่ยงในการประเมินนี้ โปรดเพิ่มในการประเมิน");
        // Steps of a scale are not added up.
        table.sums.clear();
        for (row, risk) in table.rows.iter_mut().zip(&own) {
            row[LEVEL].tone = tone(risk.level);
        }
        sections.push(BriefSection::new(&*assessment.title, vec![BriefBlock::Table(table)]));
    }
    Ok(sections)
}

fn with_measure(risks: &[Risk]) -> Vec<Risk> {
    risks.iter().filter(|risk| !risk.measure.trim().is_empty()).cloned().collect()
}

/// What each step of the scales means; the agency's own before those of the agencies above.
fn scales(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefBlock>> {
    let mut steps: BTreeMap<(usize, i32), RiskScale> = BTreeMap::new();
    for scale in reader.upwards::<RiskScale>(asked.agency)? {
        // The highest step first, as scales are written.
        let axis = RiskAxis::ALL.iter().position(|axis| *axis == scale.axis).unwrap_or_default();
        steps.entry((axis, -scale.step)).or_insert(scale);
    }
    let steps: Vec<RiskScale> = steps.into_values().collect();
    let mut table: BriefTable = of_records(reader, &steps, &[("axis", 20), ("step", 12), ("meaning", 60)])?
        .or("ยังไม่ได้กำหนดเกณฑ์โอกาสและผลกระทบ โปรดเพิ่มในเกณฑ์ของส่วนราชการ");
    table.sums.clear();
    Ok(vec![BriefBlock::Table(table)])
}

fn results(reader: &Reader<'_>, risks: &[Risk], later: usize, until: Date) -> Result<Vec<BriefBlock>> {
    let measures = with_measure(risks);
    let done = measures.iter().filter(|risk| risk.progress == RiskProgress::Done).count();
    let mut table = of_records(reader, &measures, &DONE)?.or("ยังไม่มีมาตรการ โปรดเพิ่มในความเสี่ยงแต่ละข้อ");
    for (row, risk) in table.rows.iter_mut().zip(&measures) {
        let is_done = risk.progress == RiskProgress::Done;
        row[PROGRESS].tone = if is_done { BriefTone::Good } else { BriefTone::Plain };
        if !is_done && risk.due_on.is_some_and(|due| due < until) {
            row[DUE].tone = BriefTone::Bad;
        }
    }
    let whole = vec![("มาตรการที่ดำเนินการแล้ว".to_owned(), BriefCell::new(part_of(done, measures.len())))];
    let mut told = vec![BriefBlock::Facts(whole), BriefBlock::Table(table)];
    if later > 0 {
        let note = format!("{} มาตรการแล้วเสร็จหลังวันที่รายงาน จึงยังไม่นับและยังไม่แสดงผล", count_shown(later));
        told.push(BriefBlock::Note(note));
    }
    Ok(told)
}

fn problems(reader: &Reader<'_>, risks: &[Risk]) -> Result<Vec<BriefBlock>> {
    let tells = |risk: &&Risk| !risk.problems.trim().is_empty() || !risk.suggestions.trim().is_empty();
    let told: Vec<Risk> = risks.iter().filter(tells).cloned().collect();
    let table = of_records(reader, &told, &[("issue", 30), ("problems", 34), ("suggestions", 34)])?;
    Ok(vec![BriefBlock::Table(table.or("ยังไม่มีการบันทึกปัญหาอุปสรรคหรือข้อเสนอแนะ"))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;

    #[test]
    fn what_came_of_a_measure_after_the_day_is_not_known_on_it() {
        let (office, _, _) = fixture::office();
        let done_on = Some(fixture::day("2026-04-01"));
        let new = office.surroundings();
        let risk = Risk {
            progress: RiskProgress::Done,
            done_on,
            result: "ผล".into(),
            residual_likelihood: Some(1),
            ..Risk::blank(new.new_id(), new.new_id())
        };
        let before = as_of(risk.clone(), fixture::day("2026-03-31"));
        assert_eq!((before.progress, before.done_on, before.residual_likelihood), (RiskProgress::Underway, None, None));
        assert_eq!(as_of(risk.clone(), fixture::day("2026-04-01")), risk);
    }

    #[test]
    fn the_columns_that_are_toned_are_where_they_are_looked_for() {
        assert_eq!((RISK[LEVEL].0, DONE[DUE].0, DONE[PROGRESS].0), ("level", "due_on", "progress"));
        assert!(RISK.iter().chain(&DONE).all(|(name, _)| Risk::DECLARATION.field(name).is_some()));
    }
}
