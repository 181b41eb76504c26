//! The cover of a ministry's pack: what is in it, each file with the hash by which it can be known again.

use saisaat_core::summaries::Letterhead;
use saisaat_core::values::{FiscalYear, Round};

use super::cells::{dense, heading, heads, left, note, number, table};
use super::letterhead;
use super::wording::Wording;
use crate::emblem::Shared;
use crate::layout::flow::{Cell, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::{self, Frame};
use crate::text::Paragraph;

const NAME: &str = "ชุดรายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ";

/// What a pack holds.
#[derive(Clone, Debug)]
pub struct PackCover {
    /// The ministry's letterhead.
    pub head: Letterhead,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The files, in order.
    pub files: Vec<PackFile>,
    /// What could not be printed: the agency's name, and why in Thai.
    pub problems: Vec<(String, String)>,
}

/// A file of a pack.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// The agency's Thai name, or what else the file is.
    pub title: String,
    /// The file's name.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

pub(super) fn compose(cover: &PackCover, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(cover.year, cover.round);
    let mut blocks = letterhead::cover(&cover.head, art, NAME, std::slice::from_ref(&of));
    blocks.push(heading("เอกสารในชุด"));
    let mut rows = vec![heads(&["ที่", "เอกสาร"])];
    rows.extend((1..).zip(&cover.files).map(|(n, file)| row(n, file, say)));
    blocks.push(table(vec![Column::Fit(40.0), Column::Share(1.0)], rows));
    if !cover.problems.is_empty() {
        blocks.push(heading("ส่วนราชการที่ยังจัดทำรายงานไม่ได้"));
        let mut rows = vec![heads(&[label!(Agreement.agency_id), "สาเหตุ"])];
        rows.extend(cover.problems.iter().map(|(agency, why)| vec![left(agency), left(why)]));
        blocks.push(table(vec![Column::Share(1.0), Column::Share(1.4)], rows));
    }
    blocks.push(note("ตรวจว่าไฟล์ไม่ถูกแก้ไขด้วยคำสั่ง sha256sum -c SHA256SUMS ในโฟลเดอร์ของชุด"));
    let running = Some(letterhead::running(&cover.head, "ชุดรายงาน", &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&cover.head, NAME, &of))
}

fn row(n: usize, file: &PackFile, say: Wording) -> Row {
    let small = |text: &str| Paragraph::dense(text, style::DENSE).colour(style::MUTED);
    let cell = Cell::of(vec![dense(&file.title), small(&file.name), small(&format!("SHA-256 {}", file.sha256))]);
    vec![number(&say.count(n)), cell]
}
