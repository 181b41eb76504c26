//! The memo by which an agency hands a round in (บันทึกข้อความ), in the form of the regulation on official documents.

use saisaat_core::registers::SignedPaper;
use saisaat_core::summaries::{IndicatorCard, IndicatorReport};

use super::cells::{dots, prose, signatures, signed};
use super::letterhead;
use super::wording::Wording;
use crate::emblem::Shared;
use crate::layout::figures::Figure;
use crate::layout::flow::{Block, Cell, Column, Composition, Rules, Table};
use crate::pdf::Particulars;
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

const NAME: &str = "บันทึกข้อความ";
const OWNER: &str = label!(Agreement.agency_id);
const SENT: &str = SignedPaper::IndicatorReport.words().th;

/// `pages`: how many the report has that it sends, where that is known.
pub(super) fn compose(
    report: &IndicatorReport,
    art: Option<Shared>,
    pages: Option<usize>,
    say: Wording,
) -> (Composition, Particulars) {
    let of = say.round(report.year, report.round);
    let head = &report.head;
    let emblem = |art| Figure::beside(format!("ตราสัญลักษณ์ {}", head.agency.name_th), art, style::EMBLEM_OF_MEMO);
    let mut blocks: Vec<Block> = art.map(|art| Block::Figure(emblem(art))).into_iter().collect();
    let title = Paragraph::heading(NAME, Role::Heading1).size(style::COVER).colour(style::INK);
    blocks.push(Block::Paragraph(title.align(Align::Centre).before(0.0).after(14.0)));
    blocks.extend(address(report, say));
    blocks.push(prose(&sent(report, say)));
    blocks.push(prose(&outcome(report, say)));
    blocks.push(prose(&enclosed(report, pages, say)));
    blocks.push(prose("จึงเรียนมาเพื่อโปรดทราบ"));
    let agreement = report.agreement.as_ref();
    let (name, position) = agreement.map_or(("", ""), |head| (&head.agency_head, &head.agency_head_position));
    let usual = [(label!(Agreement.agency_head), name, position)];
    let signers = letterhead::signers(head, SignedPaper::Memo, &usual);
    let blocks = signed(blocks, signatures(&signers, ""));
    // A memo bears nothing but what it says.
    (Composition { frame: Frame::A4, running: None, blocks }, letterhead::particulars(head, NAME, &of))
}

/// Whose, by which number, of which day, about what and to whom. What is not known is left to be written.
fn address(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let head = &report.head;
    let label = |text: &str| Cell::new(Paragraph::new(text).size(style::SUBHEADING).bold());
    let said = |text: &str| Cell::new(Paragraph::new(text));
    let line = |name: &str, text: &str| row(vec![label(name), said(text)], if name == OWNER { 76.0 } else { 46.0 });
    let date = say.date(head.printed_on);
    let subject = format!("ส่ง{SENT} {}", say.round(report.year, report.round));
    let to = match head.ministry.trim() {
        ministry if ministry.is_empty() || ministry == head.agency.name_th => dots(24),
        ministry => format!("ปลัด{ministry}"),
    };
    let numbers = Table {
        columns: vec![Column::Fixed(46.0), Column::Share(1.2), Column::Fixed(48.0), Column::Share(1.0)],
        header: 0,
        rows: vec![vec![label("ที่"), said(&dots(16)), label("วันที่"), said(&date)]],
        rules: Rules::None,
        after: 0.0,
    };
    let rule = Paragraph::dense(" ", 4.0);
    vec![
        line(OWNER, &head.agency.name_th),
        Block::Table(numbers),
        line("เรื่อง", &subject),
        Block::Paragraph(rule),
        line("เรียน", &to),
        Block::Space(8.0),
    ]
}

fn row(cells: Vec<Cell>, label: f32) -> Block {
    let columns = vec![Column::Fixed(label), Column::Share(1.0)];
    Block::Table(Table { columns, header: 0, rows: vec![cells], rules: Rules::None, after: 0.0 })
}

fn sent(report: &IndicatorReport, say: Wording) -> String {
    let (agency, round) = (&report.head.agency.name_th, say.round(report.year, report.round));
    let (first, last) = (say.date(report.year.first_day()), say.date(report.scorecard.until));
    format!(
        "ตามคำรับรองการปฏิบัติราชการ {agency}ได้ประเมินผลตนเอง{round} ตั้งแต่วันที่ {first} ถึงวันที่ {last} เสร็จเรียบร้อยแล้ว จึงขอส่ง{SENT} มาพร้อมนี้"
    )
}

/// The total, or what it lacks.
fn outcome(report: &IndicatorReport, say: Wording) -> String {
    let card = &report.scorecard;
    let (count, full) = (say.count(card.lines.len()), say.weight(card.full));
    let lead = format!("ผลการประเมินตนเองตามตัวชี้วัด {count} ตัวชี้วัด");
    match (card.total, card.provisional) {
        (None, _) => format!("{lead} ยังไม่มีคะแนน"),
        (Some(total), None) => format!("{lead} ได้คะแนนรวม {} จากคะแนนเต็ม {full}", say.score(total)),
        (Some(total), Some(lacking)) => {
            format!("{lead} ได้ {} จากคะแนนเต็ม {full} ซึ่งเป็น{}", say.score(total), say.provisional(lacking))
        }
    }
}

fn enclosed(report: &IndicatorReport, pages: Option<usize>, say: Wording) -> String {
    let pages = pages.map(|pages| format!(" ({} หน้า)", say.count(pages))).unwrap_or_default();
    let own = |card: &IndicatorCard| card.evidence.len();
    let evidence: usize = report.cards.iter().map(|card| own(card) + card.parts.iter().map(own).sum::<usize>()).sum();
    let listed = match evidence {
        0 => String::new(),
        count => format!(" ซึ่งอ้างถึงหลักฐาน {} รายการ", say.count(count)),
    };
    format!("สิ่งที่ส่งมาด้วย {SENT} {} จำนวน {} ฉบับ{pages}{listed}", say.round(report.year, report.round), say.count(1))
}
