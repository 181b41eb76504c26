//! All evidence of the report in one list, files with the hash by which each can be known again.

use saisaat_core::registers::{Attachment, Evidence};
use saisaat_core::summaries::{IndicatorCard, IndicatorReport};

use crate::documents::cells::{dense, heading, heads, left, number, prose, table};
use crate::documents::wording::Wording;
use crate::layout::flow::{Block, Cell, Column, Row};
use crate::style;
use crate::text::Paragraph;

/// The list, said to be empty where it is.
pub(super) fn blocks(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let listed: Vec<(&IndicatorCard, Cell)> = report.cards.iter().flat_map(|card| of_card(card, say)).collect();
    let heading = heading("บัญชีหลักฐานอ้างอิง");
    if listed.is_empty() {
        return vec![heading, prose("ยังไม่มีหลักฐานในรอบนี้")];
    }
    let mut rows = vec![heads(&["ที่", label!(IndicatorResult.indicator_id), "หลักฐาน"])];
    rows.extend(
        (1..).zip(listed).map(|(n, (card, cell))| -> Row {
            vec![number(&say.count(n)), left(&say.text(&card.indicator.code)), cell]
        }),
    );
    vec![heading, table(vec![Column::Fit(34.0), Column::Fit(60.0), Column::Share(1.0)], rows)]
}

/// Of an indicator and, where it is a composite, of its parts.
fn of_card(card: &IndicatorCard, say: Wording) -> Vec<(&IndicatorCard, Cell)> {
    let listed = card.evidence.iter().map(|evidence| left(&reference(evidence, say)));
    let own = listed.chain(card.attachments.iter().map(|file| attached(file, say))).map(|cell| (card, cell));
    own.chain(card.parts.iter().flat_map(|part| of_card(part, say))).collect()
}

/// `คำสั่งแต่งตั้งคณะทำงาน (แฟ้ม 1/2569)`
pub(super) fn reference(evidence: &Evidence, say: Wording) -> String {
    let place = evidence.reference.trim();
    let place = if place.is_empty() { String::new() } else { format!(" ({})", say.typed(place)) };
    format!("{}{place}", say.typed(&evidence.title))
}

/// The hash by which a file can be known again, small enough for one line.
pub(super) fn hash(file: &Attachment) -> Paragraph {
    Paragraph::dense(&format!("SHA-256 {}", file.sha256), style::HASH).colour(style::MUTED)
}

fn attached(file: &Attachment, say: Wording) -> Cell {
    let kilobytes = say.count((file.size as usize).div_ceil(1024));
    let name = dense(&format!("{} (ไฟล์แนบ {kilobytes} กิโลไบต์)", file.name));
    Cell::of(vec![name, hash(file)])
}
