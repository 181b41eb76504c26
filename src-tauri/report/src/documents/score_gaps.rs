//! The scores of a round, the furthest from the target first: where there is most to gain.

use saisaat_core::summaries::{IndicatorReport, ScoreLine};
use saisaat_core::values::{Decimal, Exact};

use super::cells::{centred, group, heads, left, note, number, prose, sum, sum_label, table};
use super::wording::{NONE, Wording, or_none};
use super::{indicator_report, letterhead};
use crate::layout::flow::{Block, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::Frame;

const NAME: &str = "ตารางคะแนนเรียงตามช่องว่างจากเป้าหมาย";
const COLUMNS: usize = 9;

pub(super) fn compose(report: &IndicatorReport, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    if report.cards.is_empty() {
        blocks.push(prose("ยังไม่มีตัวชี้วัดที่จะเรียงคะแนน"));
    } else {
        blocks.push(by_gap(report, say));
        blocks.extend(notes(report, say));
    }
    let running = Some(letterhead::running(&report.head, "ตารางคะแนนตามช่องว่าง", &of, say));
    (Composition { frame: Frame::A4_LANDSCAPE, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

fn by_gap(report: &IndicatorReport, say: Wording) -> Block {
    let card = &report.scorecard;
    let mut rows = vec![heads(&[
        label!(IndicatorResult.indicator_id),
        label!(Indicator.unit),
        label!(Indicator.weight),
        label!(IndicatorLevel.threshold),
        label!(IndicatorResult.result),
        "คะแนน",
        "ห่างจากคะแนนเต็ม",
        "คะแนนถ่วงน้ำหนัก",
        "คะแนนถ่วงน้ำหนักที่ยังขาด",
    ])];
    let below = card.by_gap();
    rows.extend(below.iter().map(|line| row(report, line, say)));
    let others = |line: &&ScoreLine| !below.iter().any(|below| below.indicator_id == line.indicator_id);
    let (full, without): (Vec<&ScoreLine>, Vec<&ScoreLine>) =
        card.lines.iter().filter(others).partition(|line| line.score.is_some());
    for (name, lines) in [("ได้คะแนนเต็ม", full), ("ยังไม่มีคะแนน", without)]
    {
        if !lines.is_empty() {
            rows.push(group(name, COLUMNS));
            rows.extend(lines.into_iter().map(|line| row(report, line, say)));
        }
    }
    rows.push(total(report, say));
    let mut columns = vec![Column::Share(1.0), Column::Fit(70.0)];
    columns.extend([Column::Fit(72.0); COLUMNS - 2]);
    table(columns, rows)
}

fn row(report: &IndicatorReport, line: &ScoreLine, say: Wording) -> Row {
    let score = |score: Option<Exact>| number(&or_none(score.map(|score| say.score(score))));
    vec![
        left(&format!("{} {}", say.text(&line.code), line.name)),
        centred(&say.typed(&line.unit)),
        number(&say.weight(line.weight)),
        centred(&or_none(line.target().map(|target| say.number(target)))),
        number(&or_none(line.result.map(|result| say.number(result)))),
        number(&indicator_report::standing(line, say)),
        score(line.gap(report.scorecard.full)),
        score(line.weighted),
        score(lost(report, line)),
    ]
}

/// What the full score would add to the total; as the weighted scores, to four decimals.
fn lost(report: &IndicatorReport, line: &ScoreLine) -> Option<Exact> {
    let card = &report.scorecard;
    let full = line.gap(card.full).filter(|_| card.divisor.0 > Decimal::ZERO)?;
    Some(Exact(full.0 * line.weight.0 / card.divisor.0))
}

fn total(report: &IndicatorReport, say: Wording) -> Row {
    let card = &report.scorecard;
    let weights: Decimal = card.lines.iter().map(|line| line.weight.0).sum();
    let missing = card.total.map(|total| Exact(card.full.0 - total.0)).filter(|_| card.provisional.is_none());
    vec![
        sum_label(label!(Submission.total), 2),
        sum(&say.weight(weights.into())),
        sum(NONE).over_columns(4),
        sum(&or_none(card.total.map(|total| say.score(total)))),
        sum(&or_none(missing.map(|missing| say.score(missing)))),
    ]
}

fn notes(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let mut notes = vec![note(&format!(
        "ค่าเป้าหมาย คือ ค่าที่ได้คะแนนเต็ม {} · คะแนนถ่วงน้ำหนักที่ยังขาด คือ คะแนนรวมที่จะเพิ่มขึ้นหากตัวชี้วัดนั้นได้คะแนนเต็ม · ผลรวมคำนวณจากค่าที่ไม่ปัดเศษ",
        say.weight(report.scorecard.full)
    ))];
    notes.extend(report.scorecard.provisional.map(|lacking| note(&say.provisional(lacking))));
    notes
}
