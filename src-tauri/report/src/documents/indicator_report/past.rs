//! The total and each indicator beside the same round a year before, and beside the round before in the year.

use saisaat_core::summaries::{IndicatorReport, PastTotal, ScoreLine};
use saisaat_core::values::{Exact, FiscalYear, Round};

use crate::documents::cells::{centred, heading, heads, left, number, subheading, table};
use crate::documents::charts;
use crate::documents::wording::{NONE, Wording, or_none};
use crate::layout::flow::{Block, Column, Row};

/// The totals in a table, those of the same round as a line; then what became of each indicator. Nothing where there is no
/// earlier round.
pub(super) fn blocks(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    if report.past.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading("คะแนนเทียบกับรอบเดียวกันของปีก่อนและรอบก่อน")];
    blocks.extend(charts::totals(report, say));
    blocks.push(totals(report, say));
    for past in report.compared_with().filter(|past| !past.lines.is_empty()) {
        blocks.push(subheading(&format!("รายตัวชี้วัด เทียบกับ{}", say.round(past.year, past.round))));
        blocks.push(indicators(report, past, say));
    }
    blocks
}

fn totals(report: &IndicatorReport, say: Wording) -> Block {
    let card = &report.scorecard;
    let is_final = card.provisional.is_none();
    let mut rows = vec![heads(&[
        "ปีงบประมาณ พ.ศ.",
        label!(IndicatorResult.round),
        label!(Submission.total),
        "คะแนนเต็ม",
        "รอบนี้ต่างจากรอบนั้น",
    ])];
    rows.extend(report.past.iter().map(|past| {
        let alike = past.provisional.is_none() && past.full == card.full;
        let change = say.change(card.final_total().filter(|_| alike), Some(past.total));
        row((past.year, past.round), (Some(past.total), past.provisional.is_none(), past.full), &change, say)
    }));
    rows.push(row((report.year, report.round), (card.total, is_final, card.full), NONE, say));
    table(vec![Column::Share(1.0); 5], rows)
}

fn row(
    (year, round): (FiscalYear, Round),
    (total, is_final, full): (Option<Exact>, bool, Exact),
    change: &str,
    say: Wording,
) -> Row {
    let total = or_none(total.map(|total| say.score(total)));
    vec![
        centred(&say.text(&year.to_string())),
        centred(&say.text(&round.months().to_string())),
        number(&if is_final { total } else { format!("{total} ชั่วคราว") }),
        number(&say.weight(full)),
        number(change),
    ]
}

/// Result and score of each indicator then and now; a fall is told as a rise is.
fn indicators(report: &IndicatorReport, past: &PastTotal, say: Wording) -> Block {
    let then = say.text(&format!("รอบ {} เดือน ปี {}", past.round.months(), past.year));
    let mut rows = vec![heads(&[
        label!(IndicatorResult.indicator_id),
        &format!("ผล {then}"),
        &format!("คะแนน {then}"),
        "ผลรอบนี้",
        "คะแนนรอบนี้",
        "เปลี่ยนแปลง",
    ])];
    let figure = |number: Option<Exact>| or_none(number.map(|number| say.number(number)));
    let score = |score: Option<Exact>| or_none(score.map(|score| say.score(score)));
    rows.extend(report.scorecard.lines.iter().map(|line: &ScoreLine| {
        let before = past.line(line);
        let (result, scored) = before.map_or((None, None), |before| (before.result, before.score));
        vec![
            left(&format!("{} {}", say.text(&line.code), line.name)),
            number(&figure(result)),
            number(&score(scored)),
            number(&figure(line.result)),
            number(&score(line.score)),
            number(&say.change(line.score, scored)),
        ]
    }));
    let mut columns = vec![Column::Share(1.0)];
    columns.extend([Column::Fit(70.0); 5]);
    table(columns, rows)
}
