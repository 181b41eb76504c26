//! The reports of a ministry's round in one book: the roll-up, then every agency's report behind a divider, under one contents
//! and with pages that count on.

use saisaat_core::summaries::MinistryBook;

use super::wording::Wording;
use super::{indicator_report, letterhead, ministry_report};
use crate::emblem::Shared;
use crate::layout::flow::{Block, Composition};
use crate::pdf::Particulars;
use crate::style::Frame;

const NAME: &str = "เล่มรวมรายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ";
/// How deep the book's contents lead: to the roll-up and to each agency's report.
const DEPTH: usize = 1;

pub(super) fn compose(book: &MinistryBook, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(book.ministry.year, book.ministry.round);
    let mut blocks = vec![
        Block::Middle(letterhead::cover(&book.head, art, NAME, std::slice::from_ref(&of))),
        Block::Contents(say.digits(), DEPTH),
    ];
    let running = Some(letterhead::running(&book.head, "เล่มรวมรายงานผลตัวชี้วัด", &of, say));
    blocks.extend(ministry_report::part(&book.ministry, say));
    for report in &book.reports {
        let (part, running) = indicator_report::part(report, say);
        blocks.push(Block::NewPage(Frame::A4));
        blocks.push(Block::Running(Box::new(running)));
        blocks.extend(part);
    }
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&book.head, NAME, &of))
}
