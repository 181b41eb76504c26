//! Who answers for the report: compiler, head of the coordination centre, head of the agency.

use saisaat_core::summaries::IndicatorReport;

use super::wording::Wording;
use crate::flow::{Block, Cell, Column, Rules, Table};
use crate::style;
use crate::text::{Align, Paragraph};

/// Columns to sign in, kept on one page.
pub(super) fn block(report: &IndicatorReport, say: Wording) -> Block {
    let agreement = report.agreement.as_ref();
    let signatory = |role, name: Option<&String>, position: Option<&String>| {
        signatory(role, name.map_or("", String::as_str), position.map_or("", String::as_str))
    };
    let signatories = vec![
        signatory("ผู้จัดทำรายงาน", agreement.map(|a| &a.compiler), agreement.map(|a| &a.compiler_position)),
        signatory(
            "หัวหน้าศูนย์ประสานราชการใสสะอาด",
            agreement.map(|a| &a.centre_head),
            agreement.map(|a| &a.centre_head_position),
        ),
        signatory("หัวหน้าส่วนราชการ", agreement.map(|a| &a.agency_head), agreement.map(|a| &a.agency_head_position)),
    ];
    let year = report.head.printed_on.buddhist_year();
    let date = line(&say.text(&format!("วันที่ …… / ……………… / {year}")));
    // a row of their own, so that they stand level however long the positions are
    let rows = vec![signatories, vec![Cell::new(date); 3]];
    let table = Table { columns: vec![Column::Share(1.0); 3], header: 0, rows, rules: Rules::None, after: 0.0 };
    Block::Keep(vec![Block::Space(26.0), Block::Table(table)])
}

fn signatory(role: &str, name: &str, position: &str) -> Cell {
    let name = match name.trim() {
        "" => format!("({})", "…".repeat(12)),
        name => format!("({name})"),
    };
    let position = match position.trim() {
        "" => format!("ตำแหน่ง {}", "…".repeat(9)),
        position => position.to_owned(),
    };
    let sign = format!("(ลงชื่อ) {}", "…".repeat(10));
    Cell::of(vec![line(&sign), line(&name), line(&position), line(role).colour(style::MUTED)])
}

fn line(text: &str) -> Paragraph {
    Paragraph::dense(text, style::TABLE).align(Align::Centre)
}
