//! The review of an agency's plan (การทบทวนแผน): what was done, what was not, and what the officer concludes.

use saisaat_core::registers::{ActionStatus, SignedPaper};
use saisaat_core::summaries::{ActionSums, ActionWork, PlanReport, PlanWork};
use saisaat_core::values::MoneySum;

use super::cells::{
    day_to_fill_in, facts, heading, heads, left, number, paragraphs, prose, signatures, signed, sum, sum_label, table,
};
use super::letterhead;
use super::strategic_plan::{name, no_plan, standing, years};
use super::wording::{NONE, Wording, or_none};
use crate::layout::flow::{Block, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::Frame;

const NAME: &str = "รายงานการทบทวนแผนกลยุทธ์ราชการใสสะอาด";

pub(super) fn compose(report: &PlanReport, say: Wording) -> (Composition, Particulars) {
    let of = say.year(report.year);
    let mut blocks = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    if report.plans.is_empty() {
        blocks.push(no_plan(report, say));
    }
    for (at, plan) in report.plans.iter().enumerate() {
        if at > 0 {
            blocks.push(Block::NewPage(Frame::A4));
        }
        blocks.extend(review(plan, say));
    }
    if !report.plans.is_empty() {
        let usual = [("ผู้ทบทวนแผน", "", ""), (label!(Agreement.agency_head), "", "")];
        let signers = letterhead::signers(&report.head, SignedPaper::PlanReview, &usual);
        blocks = signed(blocks, signatures(&signers, &day_to_fill_in(report.head.printed_on, say)));
    }
    let running = Some(letterhead::running(&report.head, SignedPaper::PlanReview.words().th, &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

fn review(plan: &PlanWork, say: Wording) -> Vec<Block> {
    let mut blocks = vec![
        heading(&say.typed(&plan.plan.title)),
        facts(&[
            (label!(ActionItem.year), years(plan, say)),
            ("เห็นชอบเมื่อ", or_none(plan.plan.approved_on.map(|day| say.date(day)))),
            (label!(StrategicPlan.vision), say.typed(&plan.plan.vision)),
        ]),
        heading("ผลการดำเนินงานตามกลยุทธ์"),
        by_strategy(plan, say),
    ];
    let left_over: Vec<&ActionWork> = unfinished(plan).collect();
    if !left_over.is_empty() {
        blocks.push(heading("โครงการ–กิจกรรมที่ยังไม่แล้วเสร็จหรือยกเลิก"));
        blocks.push(unfinished_table(&left_over, say));
    }
    blocks.push(heading("ผลการทบทวน"));
    blocks.extend(paragraphs(&say.typed(&plan.plan.review), prose));
    blocks
}

fn by_strategy(plan: &PlanWork, say: Wording) -> Block {
    let mut rows = vec![heads(&[
        label!(Strategy.title),
        "ทั้งหมด",
        ActionStatus::Done.words().th,
        ActionStatus::Underway.words().th,
        ActionStatus::Planned.words().th,
        ActionStatus::Cancelled.words().th,
        "ร้อยละที่แล้วเสร็จ",
        "ร้อยละที่เบิกจ่าย",
    ])];
    rows.extend(plan.strategies.iter().map(|strategy| {
        let mut row = vec![left(&name(strategy, say))];
        row.extend(figures(&ActionSums::of(strategy.actions()), say).iter().map(|text| number(text)));
        row
    }));
    let mut total: Row = vec![sum_label("รวม", 1)];
    total.extend(figures(&ActionSums::of(plan.actions()), say).iter().map(|text| sum(text)));
    rows.push(total);
    let mut columns = vec![Column::Share(1.0)];
    columns.extend([Column::Fit(44.0); 5]);
    columns.extend([Column::Fit(52.0); 2]);
    table(columns, rows)
}

fn figures(sums: &ActionSums, say: Wording) -> [String; 7] {
    [
        say.count(sums.standing() + sums.cancelled),
        say.count(sums.done),
        say.count(sums.underway),
        say.count(sums.planned),
        say.count(sums.cancelled),
        say.percent(sums.done, sums.standing()),
        spent(sums.spend, sums.budget, say),
    ]
}

fn spent(spend: MoneySum, budget: MoneySum, say: Wording) -> String {
    let share = spend.percent_of(budget);
    share.map_or_else(|| NONE.to_owned(), |share| say.text(&saisaat_core::values::thai::decimal(share, 2)))
}

fn unfinished(plan: &PlanWork) -> impl Iterator<Item = &ActionWork> {
    let all = plan.strategies.iter().flat_map(|strategy| &strategy.actions);
    all.filter(|work| work.action.status != ActionStatus::Done)
}

fn unfinished_table(work: &[&ActionWork], say: Wording) -> Block {
    let mut rows = vec![heads(&[
        label!(ActionItem.title),
        label!(ActionItem.responsible),
        label!(ActionItem.status),
        "ความก้าวหน้าล่าสุด",
    ])];
    rows.extend(work.iter().map(|work| {
        let newest = work.progress.as_ref().map(|progress| {
            let noted = say.short_date(progress.noted_on);
            format!("{noted}: {}", say.typed(&progress.note))
        });
        let title = format!("{} {}", say.text(&work.action.code), work.action.title);
        vec![
            left(title.trim()),
            left(&say.typed(&work.action.responsible)),
            left(&standing(work, say)),
            left(&or_none(newest)),
        ]
    }));
    table(vec![Column::Share(1.6), Column::Share(1.0), Column::Fit(84.0), Column::Share(1.6)], rows)
}
