//! The scoring criteria and the past years of an indicator.

use saisaat_core::registers::{IndicatorKind, IndicatorLevel, IndicatorResult, ScaleKind};
use saisaat_core::scoring::{Standing, Trace};
use saisaat_core::summaries::{IndicatorCard, IndicatorReport, ScoreLine};
use saisaat_core::values::Exact;

use crate::documents::cells::{self, dense};
use crate::documents::wording::{NONE, Wording, or_none};
use crate::layout::flow::{Block, Cell, Column, Row, Rules, Table};
use crate::style;
use crate::text::{Align, Paragraph};

/// Results of earlier years, as one line: `ปี 2567: 78.25    ปี 2568: 84.00`; none are a dash.
pub(super) fn baseline(card: &IndicatorCard, say: Wording) -> String {
    let values: Vec<Option<Exact>> = card.baselines.iter().map(|baseline| Some(baseline.value)).collect();
    let years = card.baselines.iter().zip(say.alike(&values));
    let years = years.map(|(year, value)| format!("{}: {}", say.text(&format!("ปี {}", year.year)), or_none(value)));
    let line = years.collect::<Vec<_>>().join("    ");
    say.typed(&line)
}

/// The levels: with their values side by side, or, where they have words of their own, one under the other.
pub(super) fn levels(report: &IndicatorReport, card: &IndicatorCard, say: Wording) -> Block {
    match card.indicator.kind {
        IndicatorKind::Composite => parts(report, card, say),
        IndicatorKind::Milestone => worded(card, say),
        _ if card.levels.iter().any(|level| !level.text.trim().is_empty()) => worded(card, say),
        _ => valued(report, card, say),
    }
}

fn valued(report: &IndicatorReport, card: &IndicatorCard, say: Wording) -> Block {
    let names = level_names(report, say);
    let mut head = vec![Cell::head(dense("ระดับ"))];
    head.extend(names.iter().map(|name| Cell::head(dense(name))));
    let mut row = vec![Cell::label(dense(&format!("ค่าเป้าหมาย ({})", say.typed(&card.indicator.unit))))];
    row.extend(thresholds(&card.levels, names.len(), say).iter().map(|value| centred(value)));
    let mut columns = vec![Column::Share(1.8)];
    columns.extend(names.iter().map(|_| Column::Share(1.0)));
    grid(columns, vec![head, row])
}

fn worded(card: &IndicatorCard, say: Wording) -> Block {
    let milestone = card.indicator.kind == IndicatorKind::Milestone;
    let result = card.result.as_ref().filter(|_| milestone);
    let with_values = card.levels.iter().any(|level| level.threshold.is_some());
    let mut head = vec![Cell::head(dense("ระดับ")), Cell::head(dense(if milestone { "ขั้นตอน" } else { "เกณฑ์" }))];
    let mut columns = vec![Column::Fit(48.0), Column::Share(1.0)];
    if with_values {
        head.push(Cell::head(dense(label!(IndicatorLevel.threshold))));
        columns.push(Column::Fit(90.0));
    }
    if result.is_some() {
        head.push(Cell::head(dense("ผล")));
        columns.push(Column::Fit(70.0));
    }
    let values: Vec<_> = card.levels.iter().map(|level| level.threshold).collect();
    let rows = card.levels.iter().zip(say.alike(&values)).map(|(level, value)| {
        let mut row = vec![centred(&say.text(&level.level.to_string())), Cell::new(dense(&say.typed(&level.text)))];
        if with_values {
            row.push(decimal(&or_none(value)));
        }
        row.extend(result.map(|result| centred(step(result, level.level))));
        row
    });
    let rows = std::iter::once(head).chain(rows).collect();
    grid(columns, rows)
}

/// Whether a milestone's step is done.
const fn step(result: &IndicatorResult, level: i32) -> &'static str {
    let done = match level {
        1 => result.step1,
        2 => result.step2,
        3 => result.step3,
        4 => result.step4,
        5 => result.step5,
        _ => false,
    };
    if done { "แล้วเสร็จ" } else { "ยังไม่แล้วเสร็จ" }
}

fn parts(report: &IndicatorReport, card: &IndicatorCard, say: Wording) -> Block {
    let names = level_names(report, say);
    let mut head =
        vec![Cell::head(small("ตัวชี้วัดย่อย")).over_rows(2), Cell::head(small(label!(Indicator.weight))).over_rows(2)];
    head.push(Cell::head(small("ค่าเป้าหมายตามระดับ")).over_columns(names.len()));
    let names: Row = names.iter().map(|name| Cell::head(small(name))).collect();
    let count = names.len();
    let rows = card.parts.iter().map(|part| {
        let name = format!("{} {}", say.text(&part.indicator.code), part.indicator.name);
        let number = |text: &str| Cell::new(small(text).align(Align::Decimal)).middle();
        let mut row = vec![Cell::new(small(&name)), number(&say.weight(part.indicator.weight))];
        let steps = part.indicator.kind == IndicatorKind::Milestone;
        let values = thresholds(&part.levels, count, say);
        row.extend((1..).zip(values).map(|(level, value)| match steps {
            true => of_step(level, &value, say),
            false => number(&value),
        }));
        row
    });
    let mut columns = vec![Column::Share(2.2), Column::Fit(60.0)];
    columns.extend((0..count).map(|_| Column::Share(0.65)));
    let rows = [head, names].into_iter().chain(rows).collect();
    Block::Table(Table { columns, header: 2, rows, rules: Rules::Grid, after: style::GAP_AFTER_TABLE })
}

/// A step of a milestone in the column of its level, with the value it asks for where there is one.
fn of_step(level: usize, value: &str, say: Wording) -> Cell {
    let mut lines = vec![format!("ขั้น {}", say.count(level))];
    lines.extend((value != NONE).then(|| format!("({value})")));
    Cell::of(lines.iter().map(|line| small(line).align(Align::Centre)).collect()).middle()
}

/// The values of `count` levels by number, a dash for a level without one.
fn thresholds(levels: &[IndicatorLevel], count: usize, say: Wording) -> Vec<String> {
    let value = |number: usize| {
        let level = levels.iter().find(|level| usize::try_from(level.level) == Ok(number));
        level.and_then(|level| level.threshold)
    };
    let values: Vec<Option<Exact>> = (1..=count).map(value).collect();
    say.alike(&values).into_iter().map(or_none).collect()
}

/// The result table of a card: the indicator itself, or a composite's parts and the whole.
pub(super) fn results(card: &IndicatorCard, line: &ScoreLine, say: Wording) -> Block {
    let committee = card.result.as_ref().and_then(|result| result.committee_score);
    let mut titles = vec![
        label!(IndicatorResult.indicator_id),
        label!(Indicator.weight),
        label!(IndicatorResult.result),
        "คะแนน",
        "คะแนนถ่วงน้ำหนัก",
    ];
    titles.extend(committee.map(|_| label!(IndicatorResult.committee_score)));
    let head: Row = titles.iter().map(|title| Cell::head(dense(title))).collect();
    let mut columns = vec![Column::Share(1.0)];
    columns.extend(titles.iter().skip(1).map(|_| Column::Fit(92.0)));
    if committee.is_none() {
        // room enough for the last title in one line
        columns[4] = Column::Fixed(94.0);
    }
    let mut rows = vec![head];
    if let Trace::Composite { parts, .. } = &line.trace {
        rows.extend(parts.iter().zip(&card.parts).map(|(trace, part)| {
            let score = trace.score.shown().map(|score| say.score(score.into()));
            let result = match &trace.score.trace {
                Trace::Measured(measured) => Some(say.number(measured.result.into())),
                Trace::Milestone(milestone) => Some(say.text(&milestone.counted.to_string())),
                _ => None,
            };
            let name = format!("{} {}", say.text(&part.indicator.code), part.indicator.name);
            let weight = say.weight(part.indicator.weight);
            let mut row = vec![Cell::new(dense(&name)), decimal(&weight), decimal(&or_none(result))];
            row.extend([decimal(&or_none(score)), decimal(NONE)]);
            row.extend(committee.map(|_| decimal(NONE)));
            row
        }));
    }
    let result = or_none(line.result.map(|result| say.number(result)));
    let weighted = or_none(line.weighted.map(|weighted| say.score(weighted)));
    let mut whole = vec![
        Cell::new(dense(&format!("ตัวชี้วัดที่ {}", say.text(&line.code)))),
        decimal(&say.weight(line.weight)),
        decimal(&result),
        decimal(&standing(line, say)),
        decimal(&weighted),
    ];
    whole.extend(committee.map(|score| decimal(&say.score(score))));
    rows.push(whole);
    grid(columns, rows)
}

fn grid(columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(Table { columns, header: 1, rows, rules: Rules::Grid, after: style::GAP_AFTER_TABLE })
}

fn small(text: &str) -> Paragraph {
    Paragraph::dense(text, style::DENSE)
}

fn centred(text: &str) -> Cell {
    cells::centred(text).middle()
}

fn decimal(text: &str) -> Cell {
    cells::number(text).middle()
}

/// The names of the levels, as columns are headed.
pub(super) fn level_names(report: &IndicatorReport, say: Wording) -> Vec<String> {
    let names: &[&str] = match report.agreement.as_ref().map(|agreement| agreement.scale) {
        Some(ScaleKind::Points) => &["50", "75", "100"],
        _ => &["1", "2", "3", "4", "5"],
    };
    names.iter().map(|name| say.text(name)).collect()
}

/// The score as printed, or why there is none.
pub(in crate::documents) fn standing(line: &ScoreLine, say: Wording) -> String {
    match (line.score, &line.standing) {
        (Some(score), _) => say.score(score),
        (None, Standing::NotAssessed) => "ไม่ประเมิน".to_owned(),
        (None, _) => NONE.to_owned(),
    }
}
