//! What stands behind the scores: the action plan's status, the year's training and its awards.

use saisaat_core::registers::{AwardScheme, Register as _};
use saisaat_core::summaries::{ActionSums, AwardWork, Coverage, IndicatorReport, PlanWork, TrainingWork};

use crate::documents::cells::{
    centred, grid, group, heading, heads, left, number, of_amounts, prose, subheading, sum, sum_label, table,
};
use crate::documents::charts;
use crate::documents::strategic_plan::{BUDGET, SPEND, amount, amounts_head, assumed_days, name, standing};
use crate::documents::wording::{NONE, Wording};
use crate::layout::flow::{Block, Column, Row, Table};

/// Everything, under headings of its own.
pub(super) fn blocks(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![heading("สถานะแผนปฏิบัติการ")];
    match report.work.plans.iter().any(|plan| plan.actions().next().is_some()) {
        true => blocks.extend(report.work.plans.iter().flat_map(|plan| action_plan(plan, say))),
        false => blocks.push(prose("ยังไม่มีโครงการหรือกิจกรรมในปีนี้")),
    }
    blocks.push(heading(label!(Attendance.session_id)));
    match report.work.trainings.as_slice() {
        [] => blocks.push(prose("ยังไม่มีการฝึกอบรมที่สิ้นสุดในรอบนี้")),
        trainings => blocks.push(sessions(trainings, say)),
    }
    if !report.work.coverage.is_empty() {
        blocks.push(subheading("บุคลากรที่ผ่านการอบรมแยกตามหน่วยงาน"));
        blocks.extend(charts::trained(&report.work.coverage, say));
        blocks.push(coverage(&report.work.coverage, say));
    }
    blocks.push(heading(AwardScheme::DECLARATION.many.th));
    match report.work.awards.as_slice() {
        [] => blocks.push(prose("ยังไม่มีการประกาศผู้ได้รับรางวัลในรอบนี้")),
        awards => blocks.push(nominees(awards, say)),
    }
    blocks
}

fn action_plan(plan: &PlanWork, say: Wording) -> Vec<Block> {
    let mut blocks = vec![subheading(&say.typed(&plan.plan.title)), of_amounts(say, |say| actions(plan, say))];
    blocks.extend(assumed_days(plan));
    blocks.extend(charts::timeline(plan, say));
    blocks
}

fn actions(plan: &PlanWork, say: Wording) -> Table {
    let mut first = heads(&[label!(ActionItem.title), "ไตรมาส"]);
    first.extend([BUDGET, SPEND].map(|label| amounts_head(label, plan, say)));
    first.extend(heads(&[label!(ActionItem.status)]));
    let mut rows = vec![first];
    for strategy in plan.strategies.iter().filter(|strategy| !strategy.actions.is_empty()) {
        rows.push(group(&name(strategy, say), 5));
        rows.extend(strategy.actions.iter().map(|work| {
            let action = &work.action;
            vec![
                left(format!("{} {}", say.text(&action.code), action.title).trim()),
                centred(&quarters(action.quarters(), say)),
                amount(action, action.budget, say),
                amount(action, action.spend, say),
                centred(&standing(work, say)),
            ]
        }));
    }
    let sums = ActionSums::of(plan.actions());
    let done = format!("แล้วเสร็จร้อยละ {}", say.percent(sums.done, sums.standing()));
    rows.push(vec![sum_label("รวม", 2), sum(&say.baht(sums.budget)), sum(&say.baht(sums.spend)), sum(&done)]);
    let columns =
        vec![Column::Share(1.0), Column::Fixed(44.0), Column::Fit(84.0), Column::Fit(84.0), Column::Fixed(76.0)];
    grid(columns, 1, rows)
}

/// `1–2, 4`: the quarters an action item runs in.
fn quarters(runs: [bool; 4], say: Wording) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for quarter in (1..).zip(runs).filter(|(_, runs)| *runs).map(|(quarter, _)| quarter) {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == quarter => *last = quarter,
            _ => spans.push((quarter, quarter)),
        }
    }
    let span = |&(first, last): &(usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    let text = spans.iter().map(span).collect::<Vec<_>>().join(", ");
    if text.is_empty() { NONE.to_owned() } else { say.text(&text) }
}

pub(in crate::documents) fn sessions(trainings: &[TrainingWork], say: Wording) -> Block {
    let mut rows = vec![heads(&[
        label!(Attendance.session_id),
        label!(TrainingSession.topic),
        "วันที่จัด",
        "ชั่วโมง",
        "เข้าร่วม (คน)",
        "ผ่าน (คน)",
    ])];
    rows.extend(trainings.iter().map(|training| {
        let session = &training.session;
        vec![
            left(&session.title),
            left(session.topic.words().th),
            left(&say.short_days(session.starts_on, session.ends_on)),
            number(&say.number(session.hours)),
            number(&say.count(training.attended as usize)),
            number(&say.count(training.completed as usize)),
        ]
    }));
    let fixed = Column::Fixed;
    table(vec![Column::Share(1.0), Column::Fit(92.0), Column::Fit(84.0), fixed(40.0), fixed(46.0), fixed(40.0)], rows)
}

pub(in crate::documents) fn coverage(units: &[Coverage], say: Wording) -> Block {
    let mut rows = vec![heads(&["หน่วยงาน", "บุคลากร (คน)", "ผ่านการอบรม (คน)", "ร้อยละ"])];
    let row = |unit: &Coverage| -> Row {
        let (trained, staff) = (unit.trained as usize, unit.staff as usize);
        let name = if unit.unit.is_empty() { "ไม่ระบุหน่วยงาน" } else { &unit.unit };
        vec![left(name), number(&say.count(staff)), number(&say.count(trained)), number(&say.percent(trained, staff))]
    };
    rows.extend(units.iter().map(row));
    let total = |of: fn(&Coverage) -> u32| units.iter().map(|unit| of(unit) as usize).sum::<usize>();
    let (trained, staff) = (total(|unit| unit.trained), total(|unit| unit.staff));
    rows.push(vec![
        sum_label("รวม", 1),
        sum(&say.count(staff)),
        sum(&say.count(trained)),
        sum(&say.percent(trained, staff)),
    ]);
    table(vec![Column::Share(1.0), Column::Fixed(80.0), Column::Fixed(96.0), Column::Fixed(64.0)], rows)
}

pub(in crate::documents) fn nominees(awards: &[AwardWork], say: Wording) -> Block {
    let mut rows =
        vec![heads(&[label!(Nomination.person_id), label!(Person.position), "คะแนน", label!(Nomination.decision)])];
    for award in awards {
        rows.push(group(&award.scheme.name, 4));
        if award.nominees.is_empty() {
            rows.push(vec![left("ยังไม่มีผู้ได้รับการเสนอชื่อ").over_columns(4)]);
        }
        rows.extend(award.nominees.iter().map(|nominee| {
            let (person, nomination) = (&nominee.person, &nominee.nomination);
            vec![
                left(&person.full_name()),
                left(&say.typed(&person.post())),
                number(&nomination.score.map_or_else(|| NONE.to_owned(), |score| say.number(score))),
                centred(nomination.decision.words().th),
            ]
        }));
    }
    table(vec![Column::Share(1.1), Column::Share(1.0), Column::Fixed(52.0), Column::Fixed(80.0)], rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Digits;

    #[test]
    fn quarters_that_follow_each_other_are_one_span() {
        let say = Wording::new(Digits::Arabic);
        assert_eq!(quarters([true, true, false, true], say), "1–2, 4");
        assert_eq!(quarters([true; 4], say), "1–4");
        assert_eq!(quarters([false; 4], say), NONE);
        assert_eq!(quarters([false, false, true, false], Wording::new(Digits::Thai)), "๓");
    }
}
