//! The score summary: a table of all indicators with levels, results, scores and the total, and the chart of scores.

use saisaat_core::registers::{IndicatorKind, ScaleKind};
use saisaat_core::scoring::agreement::NOT_FROM_ROUNDED;
use saisaat_core::summaries::{IndicatorReport, ScoreLine};
use saisaat_core::values::Exact;

use super::card;
use super::cover::axis;
use super::criteria::{level_names, standing};
use crate::documents::cells::{self, dense};
use crate::documents::charts::plotted;
use crate::documents::wording::{Wording, or_none};
use crate::layout::figures::{Bar, Bars, Figure};
use crate::layout::flow::{Block, Cell, Column, Row, Rules, Table};
use crate::role::Role;
use crate::style;
use crate::text::{Align, Paragraph};

/// Most points a column of numbers may take from the names.
const NUMBERS: f32 = 92.0;

/// The table under its heading, and the notes to it.
pub(super) fn table(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let levels = level_names(report, say);
    let mut columns = vec![Column::Share(1.0), Column::Fit(70.0), Column::Fit(NUMBERS)];
    columns.extend(levels.iter().map(|_| Column::Fit(NUMBERS)));
    columns.extend(vec![Column::Fit(NUMBERS); if has_committee(report) { 5 } else { 3 }]);
    let mut rows = header(report, &levels);
    let mut dimension = "";
    for line in &report.scorecard.lines {
        if line.dimension != dimension && !line.dimension.trim().is_empty() {
            let name = Cell::new(dense(&say.typed(&line.dimension)).bold())
                .fill(style::TOTAL_FILL)
                .over_columns(columns.len())
                .leading();
            rows.push(vec![name]);
        }
        dimension = &line.dimension;
        rows.push(row(report, line, say));
    }
    rows.push(total(report, levels.len(), say));
    let table = Table { columns, header: 2, rows, rules: Rules::Grid, after: 3.0 };
    let heading = Paragraph::heading("สรุปผลคะแนนตัวชี้วัด", Role::Heading2);
    let mut blocks = vec![Block::Paragraph(heading), Block::Table(table)];
    blocks.extend(notes(report, say).into_iter().map(Block::Paragraph));
    blocks.push(Block::Space(style::GAP_AFTER_TABLE));
    blocks
}

/// The chart of scores; a long list takes several figures.
pub(super) fn charts(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let heading = Block::Paragraph(Paragraph::heading("แผนภูมิคะแนนรายตัวชี้วัด", Role::Heading2));
    let mut blocks = vec![heading];
    for lines in report.scorecard.lines.chunks(Bars::MOST) {
        let bars: Vec<Bar> = lines.iter().map(|line| bar(line, say)).collect();
        let said = lines.iter().zip(&bars).map(|(line, bar)| format!("{} {}", say.text(&line.code), bar.shown));
        let alt = format!("แผนภูมิแท่งคะแนนรายตัวชี้วัด: {}", said.collect::<Vec<_>>().join(", "));
        let title = format!("คะแนนเทียบกับระดับ (คะแนนเต็ม {})", say.weight(report.scorecard.full));
        blocks.push(Block::Figure(Figure::bars(alt, Bars { title, axis: axis(report, say), bars })));
        blocks.push(Block::Space(style::GAP_AFTER_TABLE));
    }
    blocks
}

fn bar(line: &ScoreLine, say: Wording) -> Bar {
    let label = format!("{} {}", say.text(&line.code), line.name);
    let shown = standing(line, say);
    Bar { label, score: line.score.map(plotted), shown }
}

fn header(report: &IndicatorReport, levels: &[String]) -> Vec<Row> {
    let head = |text: &str| Cell::head(dense(text));
    let points = report.agreement.as_ref().is_some_and(|agreement| agreement.scale == ScaleKind::Points);
    let over_levels = if points {
        "ค่าเป้าหมายที่ได้คะแนน"
    } else {
        "ค่าเป้าหมายตามระดับ"
    };
    let mut first = vec![
        head(label!(IndicatorResult.indicator_id)).over_rows(2),
        head(label!(Indicator.unit)).over_rows(2),
        head(label!(Indicator.weight)).over_rows(2),
        head(over_levels).over_columns(levels.len()),
        head(label!(IndicatorResult.result)).over_rows(2),
        head("คะแนน").over_rows(2),
        head("คะแนนถ่วงน้ำหนัก").over_rows(2),
    ];
    if has_committee(report) {
        first.push(head(label!(IndicatorResult.committee_score)).over_rows(2));
        first.push(head("ถ่วงน้ำหนักของคณะกรรมการ").over_rows(2));
    }
    vec![first, levels.iter().map(|level| head(level)).collect()]
}

/// Whether the committee gave any score, which then stands beside the agency's own.
fn has_committee(report: &IndicatorReport) -> bool {
    report.scorecard.lines.iter().any(|line| line.committee.is_some())
}

fn row(report: &IndicatorReport, line: &ScoreLine, say: Wording) -> Row {
    let name = format!("{} {}", say.text(&line.code), line.name);
    let name = dense(&name).link(card::anchor(line.indicator_id));
    let mut row = vec![Cell::new(name), centred(&say.typed(&line.unit)), number(&say.weight(line.weight))];
    // each line has a unit of its own: nothing to align
    row.extend(thresholds(line, say).iter().map(|threshold| centred(threshold)));
    row.push(number(&or_none(line.result.map(|result| say.number(result)))));
    row.push(number(&standing(line, say)));
    let score = |score: Option<Exact>| number(&or_none(score.map(|score| say.score(score))));
    row.push(score(line.weighted));
    if has_committee(report) {
        row.extend([score(line.committee), score(line.committee_weighted)]);
    }
    row
}

/// The values that earn each level; a milestone's are its steps.
pub(super) fn thresholds(line: &ScoreLine, say: Wording) -> Vec<String> {
    let steps = line.kind == IndicatorKind::Milestone;
    let written = say.alike(&line.thresholds);
    (1..)
        .zip(written)
        .map(|(level, value)| match value {
            None if steps => say.text(&level.to_string()),
            value => or_none(value),
        })
        .collect()
}

fn total(report: &IndicatorReport, levels: usize, say: Wording) -> Row {
    let card = &report.scorecard;
    let weight = card.lines.iter().map(|line| line.weight.0).sum::<saisaat_core::values::Decimal>();
    let bold = |text: &str, align| Cell::new(dense(text).bold().align(align)).fill(style::TOTAL_FILL).middle();
    let shown = |total: Option<Exact>| bold(&or_none(total.map(|total| say.score(total))), Align::Decimal);
    let lacking = card.provisional.map(|lacking| say.provisional(lacking)).unwrap_or_default();
    let mut row = vec![
        Cell { role: Role::RowHeader, ..bold(label!(Submission.total), Align::Right).over_columns(2) },
        bold(&say.weight(weight.into()), Align::Decimal),
        bold(&lacking, Align::Centre).over_columns(levels + 2),
        shown(card.total),
    ];
    if has_committee(report) {
        row.extend([bold("", Align::Left), shown(card.committee)]);
    }
    row
}

fn notes(report: &IndicatorReport, say: Wording) -> Vec<Paragraph> {
    let card = &report.scorecard;
    let mut notes = Vec::new();
    if !card.column_adds_up {
        notes.push(format!("หมายเหตุ: {NOT_FROM_ROUNDED}"));
    }
    if !card.missing.is_empty() {
        let codes = card.missing.join(", ");
        notes.push(say.text(&format!("ยังไม่มีผลของตัวชี้วัด {codes}")));
    }
    let weights: saisaat_core::values::Decimal = card.lines.iter().map(|line| line.weight.0).sum();
    if has_committee(report) && card.committee.is_none() {
        notes.push("คณะกรรมการยังให้คะแนนไม่ครบทุกตัวชี้วัด จึงยังไม่มีคะแนนรวมของคณะกรรมการ".to_owned());
    }
    if card.divisor.0 != weights {
        let (divisor, weights) = (say.weight(card.divisor), say.weight(weights.into()));
        notes.push(format!("คิดคะแนนจากน้ำหนักของตัวชี้วัดที่ประเมิน {divisor} จากน้ำหนักทั้งหมด {weights}"));
    }
    notes.iter().map(|note| Paragraph::dense(note, style::DENSE).colour(style::MUTED)).collect()
}

fn centred(text: &str) -> Cell {
    cells::centred(text).middle()
}

fn number(text: &str) -> Cell {
    cells::number(text).middle()
}
