//! A register as a list, in landscape: numbered, summed up, certified, and as secret as it is.

use saisaat_core::registers::SignedPaper;
use saisaat_core::summaries::{RegisterColumn, RegisterPrint};

use super::cells::{day_to_fill_in, heads, lines, note, number, prose, signatures, signed, sum, sum_label, table};
use super::letterhead;
use super::wording::Wording;
use crate::layout::flow::{Block, Cell, Column, Composition, Row, Running};
use crate::pdf::Particulars;
use crate::style::{self, Frame};

/// Heads the first column.
const PLACE: &str = "ลำดับ";

pub(super) fn compose(print: &RegisterPrint, say: Wording) -> (Composition, Particulars) {
    let of = say.year(print.year);
    let mut blocks = letterhead::title(&print.head, &print.title, std::slice::from_ref(&of));
    if print.rows.is_empty() {
        blocks.push(prose("ไม่มีรายการในปีนี้"));
    } else {
        blocks.push(list(print, say));
        blocks.push(note(&format!("รวม {} รายการ", say.count(print.rows.len()))));
    }
    blocks.extend(print.rule.as_ref().map(|rule| note(&say.text(rule))));
    blocks.push(prose("ขอรับรองว่าข้อมูลในทะเบียนนี้ถูกต้องตรงกับหลักฐานที่เก็บไว้"));
    let usual = [("ผู้จัดทำทะเบียน", "", ""), ("หัวหน้าศูนย์ประสานราชการใสสะอาด", "", "")];
    let signers = letterhead::signers(&print.head, SignedPaper::Registers, &usual);
    let blocks = signed(blocks, signatures(&signers, &day_to_fill_in(print.head.printed_on, say)));
    let running = letterhead::running(&print.head, &print.title, &of, say);
    let running = Some(Running { secrecy: print.secrecy, ..running });
    let particulars = letterhead::particulars(&print.head, &print.title, &of);
    (Composition { frame: Frame::A4_LANDSCAPE, running, blocks }, particulars)
}

fn list(print: &RegisterPrint, say: Wording) -> Block {
    let names = [PLACE].into_iter().chain(print.columns.iter().map(|column| column.name));
    let mut rows = vec![heads(&names.collect::<Vec<_>>())];
    rows.extend((1..).zip(&print.rows).map(|(n, texts)| row(n, &print.columns, texts, say)));
    rows.extend(sums(print, say));
    let columns = print.columns.iter().map(|column| Column::Share(f32::from(column.share)));
    table([Column::Fit(40.0)].into_iter().chain(columns).collect(), rows)
}

fn row(n: usize, columns: &[RegisterColumn], texts: &[String], say: Wording) -> Row {
    let cell = |(column, text): (&RegisterColumn, &String)| match column.numbers {
        true => number(&say.typed(text)),
        false => lines(&say.typed(text)),
    };
    [number(&say.count(n))].into_iter().chain(columns.iter().zip(texts).map(cell)).collect()
}

/// The row of sums; none where no column has one.
fn sums(print: &RegisterPrint, say: Wording) -> Option<Row> {
    let before = print.sums.iter().position(Option::is_some)?;
    let blank = || Cell { fill: Some(style::TOTAL_FILL), ..lines(" ") };
    let cell = |total: &Option<String>| total.as_ref().map_or_else(blank, |total| sum(&say.text(total)));
    // The label stands over the columns before the first sum.
    Some([sum_label("รวม", before + 1)].into_iter().chain(print.sums[before..].iter().map(cell)).collect())
}
