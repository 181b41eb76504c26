//! A register as a list, in landscape.

use saisaat_core::summaries::{RegisterColumn, RegisterPrint};

use super::cells::{heads, lines, note, number, prose, table};
use super::letterhead;
use super::wording::Wording;
use crate::layout::flow::{Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::Frame;

pub(super) fn compose(print: &RegisterPrint, say: Wording) -> (Composition, Particulars) {
    let of = say.year(print.year);
    let mut blocks = letterhead::title(&print.head, &print.title, std::slice::from_ref(&of));
    if print.rows.is_empty() {
        blocks.push(prose("ไม่มีรายการในปีนี้"));
    } else {
        let mut rows = vec![heads(&print.columns.iter().map(|column| column.name).collect::<Vec<_>>())];
        rows.extend(print.rows.iter().map(|texts| row(&print.columns, texts, say)));
        let columns = print.columns.iter().map(|column| Column::Share(f32::from(column.share))).collect();
        blocks.push(table(columns, rows));
        blocks.push(note(&format!("รวม {} รายการ", say.count(print.rows.len()))));
    }
    let running = Some(letterhead::running(&print.head, &print.title, &of, say));
    let particulars = letterhead::particulars(&print.head, &print.title, &of);
    (Composition { frame: Frame::A4_LANDSCAPE, running, blocks }, particulars)
}

fn row(columns: &[RegisterColumn], texts: &[String], say: Wording) -> Row {
    let cell = |(column, text): (&RegisterColumn, &String)| match column.numbers {
        true => number(&say.typed(text)),
        false => lines(&say.typed(text)),
    };
    columns.iter().zip(texts).map(cell).collect()
}
