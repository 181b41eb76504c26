//! The roll-up of a ministry: all agencies' scores, their ranking, and what changed since the round before.

use saisaat_core::scoring::refusal;
use saisaat_core::summaries::{MinistryLine, MinistryReport, MinistryRow};
use saisaat_core::values::{Decimal, Exact, FiscalYear, Round};

use super::cells::{centred, group, heading, heads, left, note, number, prose, sum, sum_label, table};
use super::wording::{NONE, Wording, or_none};
use super::{charts, letterhead};
use crate::emblem::Shared;
use crate::layout::figures::{Axis, Bar, Bars, Figure};
use crate::layout::flow::{Block, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::{self, Frame};

const NAME: &str = "สรุปผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ ระดับกระทรวง";

pub(super) fn compose(report: &MinistryReport, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = vec![Block::Middle(letterhead::cover(&report.head, art, NAME, std::slice::from_ref(&of)))];
    blocks.push(Block::Contents(say.digits()));
    blocks.push(Block::NewPage(Frame::A4));
    blocks.extend(summary(report, say));
    blocks.extend(ranking(report, say));
    blocks.push(Block::NewPage(Frame::A4));
    blocks.push(heading("คะแนนรายตัวชี้วัด"));
    blocks.extend(charts::heat_map(report, say));
    blocks.extend(changes(report, say));
    blocks.push(heading("ดัชนีอ้างอิง"));
    blocks.extend(charts::perceptions(say));
    let running = Some(letterhead::running(&report.head, "สรุประดับกระทรวง", &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// The scales in use, each once, the most used first.
fn scales(report: &MinistryReport) -> Vec<Exact> {
    let mut counted: Vec<(usize, Exact)> = Vec::new();
    for row in report.rows.iter().filter(|row| row.total.is_some()) {
        match counted.iter_mut().find(|(_, full)| *full == row.full) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, row.full)),
        }
    }
    counted.sort_by(|a, b| b.cmp(a));
    counted.into_iter().map(|(_, full)| full).collect()
}

fn summary(report: &MinistryReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![heading("สรุปคะแนนทุกส่วนราชการ")];
    if report.rows.is_empty() {
        blocks.push(prose("ยังไม่มีส่วนราชการที่มีคำรับรองการปฏิบัติราชการในปีนี้"));
        return blocks;
    }
    let before = of_round(report.before, say);
    let before = format!("คะแนนรวม{before}");
    let mut rows = vec![heads(&[
        "รหัส",
        label!(Agreement.agency_id),
        "คะแนนเต็ม",
        label!(Submission.total),
        "อันดับ",
        &before,
        "เปลี่ยนแปลง",
        "ตัวชี้วัดที่ยังไม่มีผล",
    ])];
    rows.extend(report.rows.iter().map(|row| line(row, say)));
    for full in scales(report) {
        let label = format!("ค่าเฉลี่ย (คะแนนเต็ม {})", say.weight(full));
        let mean = or_none(report.mean(full).map(|mean| say.score(mean)));
        rows.push(vec![sum_label(&label, 3), sum(&mean), sum(" ").over_columns(4)]);
    }
    let fit = Column::Fit;
    let columns = vec![fit(56.0), Column::Share(1.0), fit(40.0), fit(54.0), fit(40.0), fit(64.0), fit(64.0), fit(72.0)];
    blocks.push(table(columns, rows));
    let unscored = report.rows.iter().filter_map(|row| row.problem.as_ref().map(|problem| (row, problem)));
    for (row, (field, rule)) in unscored {
        let why = refusal(field, *rule).unwrap_or_else(|| format!("ข้อมูล {field}: {}", rule.th()));
        blocks.push(note(&format!("{} คิดคะแนนไม่ได้ {}", row.agency.name_th, say.text(&why))));
    }
    blocks
}

fn line(row: &MinistryRow, say: Wording) -> Row {
    let missing = if row.missing.is_empty() { NONE.to_owned() } else { say.text(&row.missing.join(", ")) };
    vec![
        centred(&row.agency.code),
        left(&row.agency.name_th),
        number(&say.weight(row.full)),
        number(&or_none(row.total.map(|total| say.score(total)))),
        centred(&or_none(row.rank.map(|rank| say.text(&rank.to_string())))),
        number(&or_none(row.before.map(|before| say.score(before)))),
        number(&change(row.total, row.before, say)),
        centred(&missing),
    ]
}

/// `+0.1250`, `−0.0300`, `0.0000`; a dash where there is nothing to compare.
fn change(now: Option<Exact>, before: Option<Exact>, say: Wording) -> String {
    let (Some(now), Some(before)) = (now, before) else { return NONE.to_owned() };
    let change = now.0 - before.0;
    let sign = match change.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => "+",
        std::cmp::Ordering::Equal => "",
        std::cmp::Ordering::Less => "−",
    };
    format!("{sign}{}", say.score(change.abs().into()))
}

/// ` รอบ 9 เดือน ปี 2569`
fn of_round((year, round): (FiscalYear, Round), say: Wording) -> String {
    say.text(&format!(" รอบ {} เดือน ปี {year}", round.months()))
}

/// The agencies by place, as bars of their share of the full score.
fn ranking(report: &MinistryReport, say: Wording) -> Vec<Block> {
    let ranked = report.ranking();
    if ranked.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading("อันดับคะแนน")];
    let percent = |row: &MinistryRow| row.share().unwrap_or_default() * Decimal::ONE_HUNDRED;
    for rows in ranked.chunks(Bars::MOST) {
        let bar = |row: &&MinistryRow| Bar {
            label: format!("{} {}", say.text(&row.rank.unwrap_or_default().to_string()), row.agency.name_th),
            score: percent(row).to_string().parse().ok(),
            shown: say.score(percent(row).into()),
        };
        let bars: Vec<Bar> = rows.iter().map(bar).collect();
        let said: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, bar.shown)).collect();
        let ticks = [0_u8, 20, 40, 60, 80, 100].map(|tick| (f32::from(tick), say.text(&tick.to_string())));
        let chart =
            Bars {
                title: "ร้อยละของคะแนนเต็ม".to_owned(), axis: Axis { full: 100.0, ticks: ticks.to_vec() }, bars
            };
        blocks.push(Block::Figure(Figure::bars(format!("อันดับคะแนน: {}", said.join(", ")), chart)));
        blocks.push(Block::Space(style::GAP_AFTER_TABLE));
    }
    blocks
}

/// Every indicator whose score moved since the round before.
fn changes(report: &MinistryReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![heading(&format!("ตัวชี้วัดที่คะแนนเปลี่ยนแปลงจาก{}", of_round(report.before, say).trim_start()))];
    let moved = |line: &&MinistryLine| line.score.is_some() && line.before.is_some() && line.score != line.before;
    let mut rows = vec![heads(&[label!(IndicatorResult.indicator_id), "รอบก่อน", "รอบนี้", "เปลี่ยนแปลง"])];
    for row in &report.rows {
        let lines: Vec<&MinistryLine> = row.lines.iter().filter(moved).collect();
        if !lines.is_empty() {
            rows.push(group(&row.agency.name_th, 4));
        }
        rows.extend(lines.into_iter().map(|line| {
            vec![
                left(&format!("{} {}", say.text(&line.code), line.name)),
                number(&or_none(line.before.map(|score| say.score(score)))),
                number(&or_none(line.score.map(|score| say.score(score)))),
                number(&change(line.score, line.before, say)),
            ]
        }));
    }
    blocks.push(match rows.len() {
        1 => prose("ไม่มีตัวชี้วัดที่มีคะแนนทั้งสองรอบและคะแนนเปลี่ยนแปลง"),
        _ => table(vec![Column::Share(1.0), Column::Fit(64.0), Column::Fit(64.0), Column::Fit(70.0)], rows),
    });
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Digits;

    #[test]
    fn a_change_carries_its_sign_and_four_decimals() {
        let say = Wording::new(Digits::Arabic);
        let exact = |text: &str| Some(Exact(text.parse().expect("a decimal")));
        assert_eq!(change(exact("4.64"), exact("4.5"), say), "+0.1400");
        assert_eq!(change(exact("4.5"), exact("4.64"), say), "−0.1400");
        assert_eq!(change(exact("4.5"), exact("4.50"), say), "0.0000");
        assert_eq!(change(None, exact("4.5"), say), NONE);
    }
}
