//! How far the year's papers have come: agreements signed, rounds handed in, in time or late.

use saisaat_core::summaries::{AgencyStatus, PaperStanding, RoundStatus, SubmissionStatus};
use saisaat_core::values::Round;

use super::cells::{dense, heading, heads, left, note, number, prose, table};
use super::letterhead;
use super::wording::{NONE, Wording, or_none};
use crate::layout::flow::{Block, Cell, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

const NAME: &str = "สถานะการลงนามคำรับรองและการส่งรายงาน";

pub(super) fn compose(report: &SubmissionStatus, say: Wording) -> (Composition, Particulars) {
    let of = say.year(report.year);
    let mut blocks = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    if report.rows.is_empty() {
        blocks.push(prose("ยังไม่มีส่วนราชการที่มีคำรับรองการปฏิบัติราชการในปีนี้"));
    } else {
        blocks.push(counts(report, say));
        blocks.push(heading("รายส่วนราชการ"));
        blocks.push(agencies(report, say));
        blocks.push(note("ทันหรือเกินกำหนดนับจากวันที่ส่งฉบับแรก ฉบับที่ส่งแก้ไขภายหลังไม่ทำให้เกินกำหนด"));
    }
    let running = Some(letterhead::running(&report.head, "สถานะการส่งรายงาน", &of, say));
    (Composition { frame: Frame::A4_LANDSCAPE, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

fn counts(report: &SubmissionStatus, say: Wording) -> Block {
    let mut names = vec!["รอบ".to_owned(), label!(ReportingRound.due_on).to_owned()];
    names.extend(PaperStanding::ALL.iter().map(|standing| standing.words().th.to_owned()));
    names.push("รวม".to_owned());
    let mut rows = vec![heads(&names)];
    rows.extend(report.due.iter().map(|(round, due)| -> Row {
        let count = |standing: &PaperStanding| number(&say.count(report.count(*round, *standing)));
        let mut row = vec![left(&months(*round, say)), left(&or_none(due.map(|day| say.short_date(day))))];
        row.extend(PaperStanding::ALL.iter().map(count));
        row.push(number(&say.count(report.rows.len())));
        row
    }));
    let mut columns = vec![Column::Fit(90.0), Column::Fit(130.0)];
    columns.extend([Column::Share(1.0); PaperStanding::ALL.len() + 1]);
    table(columns, rows)
}

fn months(round: Round, say: Wording) -> String {
    say.text(&format!("รอบ {} เดือน", round.months()))
}

fn agencies(report: &SubmissionStatus, say: Wording) -> Block {
    let mut names = vec!["รหัส".to_owned(), label!(Agreement.agency_id).to_owned(), "ลงนามคำรับรอง".to_owned()];
    names.extend(report.due.iter().map(|(round, _)| months(*round, say)));
    let mut rows = vec![heads(&names)];
    rows.extend(report.rows.iter().map(|row| agency(row, say)));
    let mut columns = vec![Column::Fit(56.0), Column::Share(1.2), Column::Fit(90.0)];
    columns.extend(report.due.iter().map(|_| Column::Share(1.0)));
    table(columns, rows)
}

fn agency(row: &AgencyStatus, say: Wording) -> Row {
    let signed = row.signed_on.map_or_else(|| "ยังไม่ลงนาม".to_owned(), |day| say.short_date(day));
    let mut cells = vec![left(&row.agency.code), left(&row.agency.name_th), left(&signed)];
    cells.extend(row.rounds.iter().map(|round| state(round, say)));
    cells
}

/// How it stands, and under it the version, its day and its total.
fn state(round: &RoundStatus, say: Wording) -> Cell {
    let mut lines = vec![dense(round.standing.words().th)];
    if let (Some(version), Some(last_on)) = (round.version, round.last_on) {
        let total = round.total.map_or_else(|| NONE.to_owned(), |total| say.score(total));
        let told = format!("ฉบับที่ {} เมื่อ {} คะแนน {total}", say.text(&version.to_string()), say.short_date(last_on));
        lines.push(Paragraph::dense(&told, style::NOTE).colour(style::MUTED).align(Align::Left));
    }
    Cell::of(lines)
}
