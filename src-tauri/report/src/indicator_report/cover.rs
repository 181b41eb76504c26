//! The head of the report: what it is, whose, for when, and how it came out; or why there is nothing to report.

use saisaat_core::registers::ScaleKind;
use saisaat_core::scoring::Standing;
use saisaat_core::summaries::IndicatorReport;
use saisaat_core::values::Exact;

use super::NAME;
use super::wording::{NONE, Wording, or_none};
use crate::figures::{Axis, Figure, Overview, Tile};
use crate::flow::Block;
use crate::pages::Role;
use crate::style;
use crate::text::{Align, Paragraph};

/// Title, agency, ministry, year, round and period.
pub(super) fn title(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let mut blocks = vec![
        centred(Paragraph::heading(NAME, Role::Heading1).size(style::TITLE).after(2.0)),
        centred(Paragraph::new(&report.head.agency.name_th).size(style::HEADING).bold()),
    ];
    if !report.head.ministry.trim().is_empty() && report.head.ministry != report.head.agency.name_th {
        blocks.push(centred(Paragraph::new(&report.head.ministry)));
    }
    let period = format!("ระหว่างวันที่ {} ถึง {}", say.date(report.year.first_day()), say.date(report.scorecard.until));
    blocks.push(centred(Paragraph::new(&say.year_and_round(report)).bold()));
    blocks.push(centred(Paragraph::new(&period).size(style::NOTE).colour(style::MUTED).after(10.0)));
    blocks
}

/// The total on a gauge with the counts beside it.
pub(super) fn overview(report: &IndicatorReport, say: Wording) -> Block {
    let card = &report.scorecard;
    let count = |of: fn(&Standing) -> bool| card.lines.iter().filter(|line| of(&line.standing)).count().to_string();
    let scored = count(|standing| matches!(standing, Standing::Scored(_)));
    let without = count(|standing| matches!(standing, Standing::NoResult));
    let left_out = count(|standing| matches!(standing, Standing::NotAssessed));
    let tile = |number: &str, label: &str| Tile { number: say.text(number), label: label.to_owned() };
    let tiles = vec![
        tile(&format!("{scored}/{}", card.lines.len()), "ตัวชี้วัดที่มีคะแนน/ทั้งหมด"),
        tile(&say.weight(card.divisor), "น้ำหนักที่ใช้คิดคะแนน"),
        tile(&without, "ตัวชี้วัดที่ยังไม่มีผล"),
        tile(&left_out, "ตัวชี้วัดที่ไม่ประเมิน"),
    ];
    let shown = or_none(card.total.map(|total| say.score(total)));
    let full = say.weight(card.full);
    let alt = format!("มาตรวัดคะแนนรวม: {shown} จากคะแนนเต็ม {full}");
    let overview = Overview {
        title: "คะแนนรวม".to_owned(),
        axis: axis(report, say),
        total: card.total.map(plotted),
        shown,
        note: format!("จากคะแนนเต็ม {full}"),
        tiles,
    };
    Block::Figure(Figure::overview(alt, overview))
}

/// The scale of the agreement with its levels.
pub(super) fn axis(report: &IndicatorReport, say: Wording) -> Axis {
    let ticks: &[u8] = match report.agreement.as_ref().map(|agreement| agreement.scale) {
        Some(ScaleKind::Points) => &[0, 50, 75, 100],
        _ => &[0, 1, 2, 3, 4, 5],
    };
    let ticks = ticks.iter().map(|&tick| (f32::from(tick), say.text(&tick.to_string()))).collect();
    Axis { full: plotted(report.scorecard.full), ticks }
}

/// A score as a place on a chart; never computed with.
pub(super) fn plotted(score: Exact) -> f32 {
    score.to_string().parse().unwrap_or(0.0)
}

/// A page that says why there is nothing.
pub(super) fn nothing_to_report(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let year = say.text(&format!("ปีงบประมาณ พ.ศ. {}", report.year));
    let (missing, advice) = match report.agreement {
        None => (
            format!("ส่วนราชการนี้ยังไม่มีคำรับรองการปฏิบัติราชการสำหรับ{year} จึงยังไม่มีตัวชี้วัดและคะแนนที่จะรายงาน"),
            "เมื่อบันทึกคำรับรองและตัวชี้วัดแล้ว ให้พิมพ์รายงานนี้อีกครั้ง",
        ),
        Some(_) => (
            format!("คำรับรองการปฏิบัติราชการของส่วนราชการนี้สำหรับ{year} ยังไม่มีตัวชี้วัด จึงยังไม่มีคะแนนที่จะรายงาน"),
            "เมื่อบันทึกตัวชี้วัดแล้ว ให้พิมพ์รายงานนี้อีกครั้ง",
        ),
    };
    let paragraph = |text: &str| Paragraph::new(text).indent(style::INDENT).after(style::GAP_AFTER_PARAGRAPH);
    vec![
        Block::Paragraph(Paragraph::heading("ผลการดำเนินงาน", Role::Heading2)),
        Block::Paragraph(paragraph(&missing)),
        Block::Paragraph(paragraph(advice)),
        Block::Paragraph(paragraph(&format!("คะแนนรวม {NONE}"))),
    ]
}
