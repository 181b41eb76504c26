//! The strategic plan of an agency (แผนกลยุทธ์) with the action plan of the year (แผนปฏิบัติการประจำปี).

use saisaat_core::registers::{ActionItem, ActionStatus, Area, Audience, Measure, SignedPaper};
use saisaat_core::summaries::{ActionSums, ActionWork, PlanReport, PlanWork, StrategyWork};
use saisaat_core::values::{Money, MoneySum};

use super::cells::{
    self, AGREES, APPROVES, PROPOSES, centred, day_to_fill_in, dense, facts, grid, group, heading, heads, left, lines,
    note, number, of_amounts, signatures, signed, sum, sum_label,
};
use super::letterhead;
use super::wording::{NONE, Wording, or_none};
use crate::layout::flow::{Block, Cell, Column, Composition, Row, Table};
use crate::pdf::Particulars;
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

const NAME: &str = "แผนกลยุทธ์และแผนปฏิบัติการราชการใสสะอาด";

/// Between words that stand beside each other: at a line's end, never at its start.
const BESIDE: &str = "\u{a0}· ";

/// Marks a quarter an action item runs in.
const RUNS: &str = "•";

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
        blocks.extend(strategies(plan, say));
        blocks.push(Block::NewPage(Frame::A4_LANDSCAPE));
        blocks.extend(action_plan(report, plan, say));
    }
    if !report.plans.is_empty() {
        let usual = [(PROPOSES, "", ""), (AGREES, "", ""), (APPROVES, "", "")];
        let signers = letterhead::signers(&report.head, SignedPaper::StrategicPlan, &usual);
        blocks = signed(blocks, signatures(&signers, &day_to_fill_in(report.head.printed_on, say)));
    }
    let running = Some(letterhead::running(&report.head, "แผนกลยุทธ์", &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// A sentence that says why there is nothing.
pub(super) fn no_plan(report: &PlanReport, say: Wording) -> Block {
    let year = say.text(&report.year.to_string());
    super::cells::prose(&format!(
        "ส่วนราชการนี้ยังไม่มีแผนกลยุทธ์ที่ครอบคลุมปีงบประมาณ พ.ศ. {year} เมื่อบันทึกแผนแล้ว ให้พิมพ์เอกสารนี้อีกครั้ง"
    ))
}

/// `พ.ศ. 2568–2570`
pub(super) fn years(plan: &PlanWork, say: Wording) -> String {
    let (first, last) = (plan.plan.first_year, plan.plan.last_year);
    let years = if first == last { format!("พ.ศ. {first}") } else { format!("พ.ศ. {first}–{last}") };
    say.text(&years)
}

fn strategies(plan: &PlanWork, say: Wording) -> Vec<Block> {
    let approved = or_none(plan.plan.approved_on.map(|day| say.date(day)));
    let mut blocks = vec![
        heading(&say.typed(&plan.plan.title)),
        facts(&[
            (label!(ActionItem.year), years(plan, say)),
            (label!(StrategicPlan.vision), say.typed(&plan.plan.vision)),
            (label!(StrategicPlan.mission), say.typed(&plan.plan.mission)),
            ("เห็นชอบเมื่อ", approved),
        ]),
    ];
    let budget = ActionSums::of(plan.actions()).budget;
    blocks.push(of_amounts(say, |say| by_strategy(plan, say)));
    blocks.push(in_words(budget, say));
    blocks
}

fn by_strategy(plan: &PlanWork, say: Wording) -> Table {
    let mut first =
        heads(&[label!(Strategy.title), label!(Strategy.goal), label!(Strategy.pillar), label!(ActionItem.title)]);
    first.push(cells::amounts_head(BUDGET, say));
    let mut rows = vec![first];
    rows.extend(plan.strategies.iter().map(|strategy| {
        let sums = ActionSums::of(strategy.actions());
        vec![
            left(&name(strategy, say)),
            lines(&say.typed(&strategy.strategy.goal)),
            left(strategy.strategy.pillar.map_or(NONE, |pillar| pillar.words().th)),
            number(&say.count(sums.standing())),
            number(&say.baht(sums.budget)),
        ]
    }));
    let sums = ActionSums::of(plan.actions());
    rows.push(vec![sum_label("รวม", 3), sum(&say.count(sums.standing())), sum(&say.baht(sums.budget))]);
    let columns =
        vec![Column::Share(1.5), Column::Share(1.5), Column::Share(0.9), Column::Fixed(52.0), Column::Fit(92.0)];
    grid(columns, 1, rows)
}

/// `กลยุทธ์ที่ 1 …`
pub(super) fn name(strategy: &StrategyWork, say: Wording) -> String {
    format!("{} {}", say.text(&strategy.strategy.code), strategy.strategy.title).trim().to_owned()
}

fn in_words(budget: MoneySum, say: Wording) -> Block {
    note(&format!("งบประมาณรวมเป็นเงิน {} บาท ({})", say.baht(budget), say.baht_in_words(budget)))
}

fn action_plan(report: &PlanReport, plan: &PlanWork, say: Wording) -> Vec<Block> {
    let year = say.text(&format!("แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. {}", report.year));
    if plan.actions().next().is_none() {
        return vec![heading(&year), super::cells::prose("ยังไม่มีโครงการหรือกิจกรรมในปีนี้")];
    }
    let budget = ActionSums::of(plan.actions()).budget;
    let mut blocks = vec![heading(&year), of_amounts(say, |say| actions(plan, say)), in_words(budget, say)];
    blocks.extend(assumed_days(plan));
    blocks
}

fn actions(plan: &PlanWork, say: Wording) -> Table {
    let mut rows = header(plan, say);
    for strategy in plan.strategies.iter().filter(|strategy| !strategy.actions.is_empty()) {
        rows.push(group(&format!("กลยุทธ์ {}", name(strategy, say)), COLUMNS));
        rows.extend(strategy.actions.iter().map(|work| row(work, say)));
        let sums = ActionSums::of(strategy.actions());
        rows.push(totals("รวมกลยุทธ์", &sums, say));
    }
    let sums = ActionSums::of(plan.actions());
    rows.push(totals("รวมทั้งแผน", &sums, say));
    let mut columns = vec![Column::Fit(44.0), Column::Share(2.2), Column::Share(1.5), Column::Share(1.1)];
    columns.extend([Column::Fixed(20.0); 4]);
    columns.extend([Column::Fit(86.0), Column::Fit(86.0), Column::Fit(84.0)]);
    grid(columns, 2, rows)
}

/// What heads columns of amounts.
pub(super) const BUDGET: &str = label!(ActionItem.budget);
pub(super) const SPEND: &str = label!(ActionItem.spend);

/// Heads a column of an action plan's amounts. It stands on each page, and so does what it says of amounts in brackets.
pub(super) fn amounts_head(label: &str, plan: &PlanWork, say: Wording) -> Cell {
    let mut cell = cells::amounts_head(label, say);
    let left_out = plan.actions().any(|action| action.status == ActionStatus::Cancelled && action.budget > Money::ZERO);
    if !left_out {
        return cell;
    }
    let note = Paragraph::dense("(ในวงเล็บ: ยกเลิก ไม่นับรวม)", style::NOTE).align(Align::Centre);
    cell.paragraphs.push(note);
    cell
}

/// An amount of an action item; in brackets where the item was cancelled, for it is in no sum.
pub(super) fn amount(action: &ActionItem, amount: Money, say: Wording) -> Cell {
    match action.status {
        ActionStatus::Cancelled if amount == Money::ZERO => number(NONE),
        ActionStatus::Cancelled => number(&format!("({})", say.baht(amount))),
        _ => number(&say.baht(amount)),
    }
}

/// What stands behind a state whose day nobody told.
const ASSUMED: &str = "*";

/// A remark under the plan where a state's day was assumed.
pub(super) fn assumed_days(plan: &PlanWork) -> Option<Block> {
    let mut works = plan.strategies.iter().flat_map(|strategy| &strategy.actions);
    works.any(|work| work.assumed).then(|| note("* วันที่ของสถานะและยอดเบิกจ่ายเป็นวันที่โดยประมาณ เพราะไม่มีผู้ระบุวันที่ไว้"))
}

const COLUMNS: usize = 11;

fn header(plan: &PlanWork, say: Wording) -> Vec<Row> {
    let head = |text: &str| Cell::head(dense(text)).over_rows(2);
    let first = vec![
        head("ลำดับ"),
        head(label!(ActionItem.title)),
        head(label!(ActionItem.target)),
        head(label!(ActionItem.responsible)),
        Cell::head(dense("ไตรมาส")).over_columns(4),
        amounts_head(BUDGET, plan, say).over_rows(2),
        amounts_head(SPEND, plan, say).over_rows(2),
        head(label!(ActionItem.status)),
    ];
    vec![first, heads(&["1", "2", "3", "4"].map(|quarter| say.text(quarter)))]
}

fn row(work: &ActionWork, say: Wording) -> Row {
    let action = &work.action;
    let mut row = vec![
        centred(&say.typed(&action.code)),
        Cell::of(vec![dense(&action.title), Paragraph::dense(&covers(action), style::NOTE).colour(style::MUTED)]),
        lines(&say.typed(&action.target)),
        left(&say.typed(&action.responsible)),
    ];
    row.extend(action.quarters().map(|runs| centred(if runs { RUNS } else { " " })));
    let amounts = [amount(action, action.budget, say), amount(action, action.spend, say)];
    row.extend(amounts);
    row.push(centred(&standing(work, say)));
    row
}

/// What of the activity areas the item touches, for whom, by which measure.
fn covers(action: &ActionItem) -> String {
    let touched =
        [action.area.map(Area::words), action.audience.map(Audience::words), action.measure.map(Measure::words)];
    touched.into_iter().flatten().map(|words| words.th).collect::<Vec<_>>().join(BESIDE)
}

/// The status, with how far it has come while it is under way.
pub(super) fn standing(work: &ActionWork, say: Wording) -> String {
    let status = work.action.status.words().th;
    let assumed = if work.assumed { ASSUMED } else { "" };
    match &work.progress {
        Some(progress) if work.action.status == ActionStatus::Underway => {
            format!("{status} {}{assumed}", say.text(&format!("ร้อยละ {}", progress.percent)))
        }
        _ => format!("{status}{assumed}"),
    }
}

fn totals(label: &str, sums: &ActionSums, say: Wording) -> Row {
    let done = format!("แล้วเสร็จ {}/{}", say.count(sums.done), say.count(sums.standing()));
    let done = Cell { fill: Some(style::TOTAL_FILL), ..centred(&done) };
    vec![sum_label(label, 8), sum(&say.baht(sums.budget)), sum(&say.baht(sums.spend)), done]
}
