//! The year's training and the year's awards of an agency, each on a paper of its own.

use saisaat_core::registers::{AwardScheme, Decision, Register as _, Topic, TrainingSession};
use saisaat_core::summaries::{TrainingWork, YearReport};
use saisaat_core::values::{Decimal, Exact, Money, MoneySum};

use super::cells::{
    amounts_head, grid, heading, heads, left, number, of_amounts, prose, subheading, sum, sum_label, table,
};
use super::indicator_report::{coverage, nominees, sessions};
use super::strategic_plan::{BUDGET, SPEND};
use super::wording::Wording;
use super::{charts, letterhead};
use crate::layout::flow::{Block, Column, Composition, Table};
use crate::pdf::Particulars;
use crate::style::Frame;

const TRAINING: &str = "สรุปผลการฝึกอบรมประจำปี";
const AWARDS: &str = "สรุปรางวัลเชิดชูเกียรติประจำปี";

/// The year's training.
pub(super) fn training(report: &YearReport, say: Wording) -> (Composition, Particulars) {
    let work = &report.work;
    let mut blocks = Vec::new();
    match work.trainings.as_slice() {
        [] => blocks.push(prose("ยังไม่มีการฝึกอบรมที่สิ้นสุดในปีนี้")),
        trainings => {
            blocks.push(heading("ภาพรวมตามหัวข้อ"));
            blocks.push(of_amounts(say, |say| by_topic(trainings, say)));
            blocks.push(heading(TrainingSession::DECLARATION.many.th));
            blocks.push(sessions(trainings, say));
        }
    }
    if !work.coverage.is_empty() {
        blocks.push(heading("บุคลากรที่ผ่านการอบรมแยกตามหน่วยงาน"));
        blocks.extend(charts::trained(&work.coverage, say));
        blocks.push(coverage(&work.coverage, say));
    }
    paper(report, TRAINING, blocks, say)
}

/// The year's awards.
pub(super) fn awards(report: &YearReport, say: Wording) -> (Composition, Particulars) {
    let mut blocks = Vec::new();
    match report.work.awards.as_slice() {
        [] => blocks.push(prose("ยังไม่มีการประกาศผู้ได้รับรางวัลในปีนี้")),
        awards => {
            blocks.push(heading(AwardScheme::DECLARATION.many.th));
            let mut rows = vec![heads(&[
                label!(AwardScheme.name),
                label!(AwardScheme.announced_on),
                "เสนอชื่อ (คน)",
                "ได้รับรางวัล (คน)",
            ])];
            let (mut nominated, mut awarded) = (0, 0);
            for award in awards {
                let own = award.nominees.iter().filter(|one| one.nomination.decision == Decision::Awarded).count();
                (nominated, awarded) = (nominated + award.nominees.len(), awarded + own);
                let announced = award.scheme.announced_on.map(|day| say.short_date(day));
                rows.push(vec![
                    left(&award.scheme.name),
                    left(&super::wording::or_none(announced)),
                    number(&say.count(award.nominees.len())),
                    number(&say.count(own)),
                ]);
            }
            rows.push(vec![sum_label("รวม", 2), sum(&say.count(nominated)), sum(&say.count(awarded))]);
            blocks.push(table(vec![Column::Share(1.0), Column::Fit(90.0), Column::Fit(80.0), Column::Fit(90.0)], rows));
            blocks.push(subheading(label!(Nomination.person_id)));
            blocks.push(nominees(awards, say));
        }
    }
    paper(report, AWARDS, blocks, say)
}

fn paper(report: &YearReport, name: &str, body: Vec<Block>, say: Wording) -> (Composition, Particulars) {
    let of = say.year(report.year);
    let until = format!("ผลถึงวันที่ {}", say.date(report.until));
    let mut blocks = letterhead::title(&report.head, name, &[of.clone(), until]);
    blocks.extend(body);
    let running = Some(letterhead::running(&report.head, name, &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, name, &of))
}

/// Sessions, hours, people and money of each topic.
fn by_topic(trainings: &[TrainingWork], say: Wording) -> Table {
    let mut first = heads(&[label!(TrainingSession.topic), "ครั้ง", "ชั่วโมง", "เข้าร่วม (คน-ครั้ง)", "ผ่าน (คน-ครั้ง)"]);
    first.extend([BUDGET, SPEND].map(|label| amounts_head(label, say)));
    let mut rows = vec![first];
    for topic in Topic::ALL {
        let of_topic: Vec<&TrainingWork> = trainings.iter().filter(|work| work.session.topic == *topic).collect();
        if !of_topic.is_empty() {
            let mut row = vec![left(topic.words().th)];
            row.extend(figures(&of_topic, say).iter().map(|text| number(text)));
            rows.push(row);
        }
    }
    let mut total = vec![sum_label("รวม", 1)];
    total.extend(figures(&trainings.iter().collect::<Vec<_>>(), say).iter().map(|text| sum(text)));
    rows.push(total);
    let mut columns = vec![Column::Share(1.0)];
    columns.extend([44.0, 52.0, 64.0, 64.0, 80.0, 80.0].map(Column::Fit));
    grid(columns, 1, rows)
}

fn figures(works: &[&TrainingWork], say: Wording) -> [String; 6] {
    let hours: Decimal = works.iter().map(|work| work.session.hours.0).sum();
    let people = |of: fn(&TrainingWork) -> u32| works.iter().map(|work| of(work) as usize).sum::<usize>();
    let money = |of: fn(&TrainingSession) -> Money| works.iter().map(|work| of(&work.session)).sum::<MoneySum>();
    [
        say.count(works.len()),
        say.weight(Exact(hours)),
        say.count(people(|work| work.attended)),
        say.count(people(|work| work.completed)),
        say.baht(money(|session| session.budget)),
        say.baht(money(|session| session.spend)),
    ]
}
