//! What differs between two reports: versions that were handed in, rounds, or a version and the registers of today.

use saisaat_core::summaries::{DifferenceKind, DifferenceReport, FactChange, ItemDifference};

use super::cells::{facts, group, heading, heads, left, lines, prose, table};
use super::letterhead;
use super::wording::Wording;
use crate::layout::flow::{Block, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::Frame;

const NAME: &str = "รายงานการเปลี่ยนแปลงของผลตัวชี้วัด";

pub(super) fn compose(report: &DifferenceReport, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    blocks.push(facts(&[("เปรียบเทียบจาก", say.text(&report.before)), ("กับ", say.text(&report.after))]));
    blocks.push(heading("สิ่งที่เปลี่ยนแปลง"));
    blocks.push(match &report.unscorable {
        Some(why) => {
            prose(&format!("ยังเปรียบเทียบไม่ได้ เพราะคิดคะแนนไม่ได้ {} โปรดแก้ไขข้อมูล แล้วพิมพ์เอกสารนี้อีกครั้ง", say.text(why)))
        }
        None if report.difference.is_empty() => prose("ไม่มีการเปลี่ยนแปลง"),
        None => changes(report, say),
    });
    let running = Some(letterhead::running(&report.head, "รายงานการเปลี่ยนแปลง", &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

fn changes(report: &DifferenceReport, say: Wording) -> Block {
    let mut rows = vec![heads(&["รายการ", "เดิม", "ใหม่"])];
    rows.extend(report.difference.total.iter().map(|total| fact(total, say)));
    rows.extend(report.difference.items.iter().flat_map(|item| of_item(item, say)));
    table(vec![Column::Share(0.8), Column::Share(1.0), Column::Share(1.0)], rows)
}

fn of_item(item: &ItemDifference, say: Wording) -> Vec<Row> {
    let what = match item.kind {
        DifferenceKind::Added => " (เพิ่มใหม่)",
        DifferenceKind::Removed => " (ตัดออก)",
        DifferenceKind::Edited => "",
    };
    let about = item.person.as_ref().map(|person| format!(" {person}")).unwrap_or_default();
    let head = group(&format!("{}{about}{what}", say.typed(&item.subject)), 3);
    std::iter::once(head).chain(item.facts.iter().map(|change| fact(change, say))).collect()
}

/// Both sides; what is new or gone is said to be so, over both.
fn fact(change: &FactChange, say: Wording) -> Row {
    let label = left(&say.text(&change.label));
    let alone = |what: &str, text: &str| lines(&format!("{what} {}", say.typed(text))).over_columns(2);
    match (change.before.as_str(), change.after.as_str()) {
        ("", after) => vec![label, alone("เพิ่ม:", after)],
        (before, "") => vec![label, alone("ตัดออก:", before)],
        (before, after) => vec![label, lines(&say.typed(before)), lines(&say.typed(after))],
    }
}
