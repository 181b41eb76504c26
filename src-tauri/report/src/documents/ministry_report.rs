//! The roll-up of a ministry: all agencies' scores, their ranking, and what changed since the
//! same round a year before and since the round before.

use saisaat_core::scoring::refusal;
use saisaat_core::summaries::{MinistryLine, MinistryReport, MinistryRow};
use saisaat_core::values::{Decimal, Exact, FiscalYear, Round, thai};

use super::cells::{centred, group, heading, heads, left, note, number, prose, sum, sum_label, table};
use super::wording::{Wording, or_none};
use super::{charts, letterhead};
use crate::emblem::Shared;
use crate::layout::figures::{Axis, Bar, Bars, Figure};
use crate::layout::flow::{Block, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::Paragraph;

const NAME: &str = "สรุปผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ ระดับกระทรวง";
const SHORT: &str = "สรุประดับกระทรวง";

pub(super) fn compose(report: &MinistryReport, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = vec![Block::Middle(letterhead::cover(&report.head, art, NAME, std::slice::from_ref(&of)))];
    blocks.push(Block::Contents(say.digits(), 2));
    blocks.push(Block::NewPage(Frame::A4_LANDSCAPE));
    blocks.extend(body(report, say));
    let running = Some(letterhead::running(&report.head, SHORT, &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// The roll-up as a part of a book.
pub(super) fn part(report: &MinistryReport, say: Wording) -> Vec<Block> {
    let title = Paragraph::heading(SHORT, Role::Heading1).size(style::TITLE);
    let mut blocks = vec![Block::NewPage(Frame::A4_LANDSCAPE), Block::Paragraph(title)];
    blocks.extend(body(report, say));
    blocks
}

/// All that follows the cover.
fn body(report: &MinistryReport, say: Wording) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(summary(report, say));
    blocks.extend(ranking(report, say));
    blocks.push(Block::NewPage(Frame::A4));
    blocks.push(heading("คะแนนรายตัวชี้วัด"));
    blocks.extend(charts::heat_map(report, say));
    blocks.extend(changes(report, say));
    blocks.push(heading("ดัชนีอ้างอิง"));
    blocks.extend(charts::perceptions(say));
    blocks
}

/// The scales in use, each once, the most used first.
pub(super) fn scales(report: &MinistryReport) -> Vec<Exact> {
    let mut counted: Vec<(usize, Exact)> = Vec::new();
    for row in report.rows.iter().filter(|row| row.final_total().is_some()) {
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
    let (lacking, settled): (Vec<&MinistryRow>, Vec<&MinistryRow>) =
        report.rows.iter().partition(|row| row.final_total().is_none());
    let mut rows = vec![head(report, say)];
    rows.extend(settled.iter().map(|row| line(row, say)));
    for full in scales(report) {
        let label = format!("ค่าเฉลี่ย (คะแนนเต็ม {})", say.weight(full));
        let mean = or_none(report.mean(full).map(|mean| say.score(mean)));
        rows.push(vec![sum_label(&label, 3), sum(&mean), sum(" ").over_columns(1 + 2 * report.earlier.len())]);
    }
    if !lacking.is_empty() {
        rows.push(group("ยังไม่ครบทุกตัวชี้วัด: ไม่จัดอันดับและไม่รวมในค่าเฉลี่ย", 5 + 2 * report.earlier.len()));
    }
    rows.extend(lacking.iter().map(|row| line(row, say)));
    let mut columns =
        vec![Column::Fit(56.0), Column::Share(1.0), Column::Fit(44.0), Column::Fit(58.0), Column::Fit(44.0)];
    columns.extend(report.earlier.iter().flat_map(|_| [Column::Fit(70.0), Column::Fit(64.0)]));
    blocks.push(table(columns, rows));
    blocks.extend(lacking.into_iter().map(|row| note(&why_not(row, say))));
    blocks
}

fn head(report: &MinistryReport, say: Wording) -> Row {
    let mut named =
        ["รหัส", label!(Agreement.agency_id), "คะแนนเต็ม", label!(Submission.total), "อันดับ"].map(str::to_owned).to_vec();
    for earlier in &report.earlier {
        named.push(format!("คะแนนรวม{}", of_round(*earlier, say)));
        named.push("เปลี่ยนแปลง".to_owned());
    }
    heads(&named)
}

fn line(row: &MinistryRow, say: Wording) -> Row {
    let mut cells = vec![
        centred(&row.agency.code),
        left(&row.agency.name_th),
        number(&say.weight(row.full)),
        number(&or_none(row.total.map(|total| say.score(total)))),
        centred(&or_none(row.rank.map(|rank| say.text(&rank.to_string())))),
    ];
    for before in &row.before {
        cells.push(number(&or_none(before.map(|before| say.score(before)))));
        cells.push(number(&say.change(row.final_total(), *before)));
    }
    cells
}

/// Why an agency has no place: what its total lacks, or what keeps it from being scored.
fn why_not(row: &MinistryRow, say: Wording) -> String {
    let agency = &row.agency.name_th;
    let missing = say.text(&row.missing.join(", "));
    match (&row.problem, row.provisional) {
        (Some((field, rule)), _) => {
            let why = refusal(field, *rule).unwrap_or_else(|| format!("ข้อมูล {field}: {}", rule.th()));
            format!("{agency} คิดคะแนนไม่ได้ {}", say.text(&why))
        }
        (None, Some(lacking)) => format!("{agency} {}: {missing}", say.provisional(lacking)),
        (None, None) => format!("{agency} ยังไม่มีคะแนน"),
    }
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
            shown: say.text(&thai::decimal(percent(row), 2)),
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

/// Every indicator whose score moved since the rounds that are compared with, in a table to each; falls are told as rises are.
fn changes(report: &MinistryReport, say: Wording) -> Vec<Block> {
    report.earlier.iter().enumerate().flat_map(|(at, earlier)| changes_since(report, (at, *earlier), say)).collect()
}

fn changes_since(report: &MinistryReport, (at, earlier): (usize, (FiscalYear, Round)), say: Wording) -> Vec<Block> {
    let mut blocks = vec![heading(&format!("ตัวชี้วัดที่คะแนนเปลี่ยนแปลงจาก{}", of_round(earlier, say).trim_start()))];
    let before = |line: &MinistryLine| line.before.get(at).copied().flatten();
    let moved = |line: &&MinistryLine| before(line).is_some() && line.score.is_some() && line.score != before(line);
    let mut rows = vec![heads(&[label!(IndicatorResult.indicator_id), "คะแนนเดิม", "คะแนนรอบนี้", "เปลี่ยนแปลง"])];
    let (mut risen, mut fallen) = (0, 0);
    for row in &report.rows {
        let lines: Vec<&MinistryLine> = row.lines.iter().filter(moved).collect();
        if !lines.is_empty() {
            rows.push(group(&row.agency.name_th, 4));
        }
        rows.extend(lines.into_iter().map(|line| {
            *(if line.score > before(line) { &mut risen } else { &mut fallen }) += 1;
            vec![
                left(&format!("{} {}", say.text(&line.code), line.name)),
                number(&or_none(before(line).map(|score| say.score(score)))),
                number(&or_none(line.score.map(|score| say.score(score)))),
                number(&say.change(line.score, before(line))),
            ]
        }));
    }
    if risen + fallen == 0 {
        blocks.push(prose("ไม่มีตัวชี้วัดที่มีคะแนนทั้งสองรอบและคะแนนเปลี่ยนแปลง"));
        return blocks;
    }
    let (risen, fallen) = (say.count(risen), say.count(fallen));
    blocks.push(prose(&format!("คะแนนเพิ่มขึ้น {risen} ตัวชี้วัด ลดลง {fallen} ตัวชี้วัด")));
    blocks.push(table(vec![Column::Share(1.0), Column::Fit(64.0), Column::Fit(64.0), Column::Fit(70.0)], rows));
    blocks
}
