//! The total beside those of earlier rounds and years.

use saisaat_core::summaries::{IndicatorReport, PastTotal};

use crate::documents::cells::{centred, heading, heads, number, table};
use crate::documents::charts;
use crate::documents::wording::{Wording, or_none};
use crate::layout::flow::{Block, Column, Row};

/// The totals as a line and in a table, the oldest first; nothing where there is no earlier one.
pub(super) fn blocks(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    if report.past.is_empty() {
        return Vec::new();
    }
    let mut rows =
        vec![heads(&["ปีงบประมาณ พ.ศ.", label!(IndicatorResult.round), label!(Submission.total), "คะแนนเต็ม"])];
    rows.extend(report.past.iter().map(|past| row(past, say)));
    rows.push(vec![
        centred(&say.text(&report.year.to_string())),
        centred(&say.text(&report.round.months().to_string())),
        number(&or_none(report.scorecard.total.map(|total| say.score(total)))),
        number(&say.weight(report.scorecard.full)),
    ]);
    let mut blocks = vec![heading("คะแนนรวมเทียบกับรอบและปีก่อน")];
    blocks.extend(charts::totals(report, say));
    blocks.push(table(vec![Column::Share(1.0); 4], rows));
    blocks
}

fn row(past: &PastTotal, say: Wording) -> Row {
    vec![
        centred(&say.text(&past.year.to_string())),
        centred(&say.text(&past.round.months().to_string())),
        number(&say.score(past.total)),
        number(&say.weight(past.full)),
    ]
}
