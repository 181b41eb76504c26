//! The indicator report (รายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ) of an agency, year and round.
//!
//! Source of the order: the self-assessment report (SAR) and its card per indicator.

pub(super) mod card;
mod cover;
mod criteria;
mod evidence_list;
mod past;
mod review;
mod summary;
mod work;

pub(super) use criteria::standing;
pub(super) use work::{coverage, nominees, sessions};

use saisaat_core::registers::SignedPaper;
use saisaat_core::summaries::IndicatorReport;

use super::cells::{dots, signatures, signed};
use super::letterhead;
use super::wording::Wording;
use crate::emblem::Shared;
use crate::layout::flow::{Block, Composition, Running};
use crate::pdf::Particulars;
use crate::style::{self, Frame};

const NAME: &str = SignedPaper::IndicatorReport.words().th;
/// What it assesses, below its title.
const OF: &str = "ตามคำรับรองการปฏิบัติราชการ";

/// Composes the report.
pub(super) fn compose(report: &IndicatorReport, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = Vec::new();
    if report.cards.is_empty() {
        blocks.extend(cover::title(report, art, say));
        blocks.extend(cover::nothing_to_report(report, say));
    } else {
        blocks.push(Block::Middle(cover::title(report, art, say)));
        blocks.push(Block::Contents(say.digits(), 2));
        blocks.extend(body(report, say));
    }
    let running = Some(running(report, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// The report as a part of a book: behind a divider with its agency's name, with running text of its own.
pub(super) fn part(report: &IndicatorReport, say: Wording) -> (Vec<Block>, Running) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = vec![Block::Middle(letterhead::divider(&report.head.agency.name_th, &[NAME.to_owned(), of]))];
    match report.cards.is_empty() {
        true => {
            blocks.push(Block::NewPage(Frame::A4));
            blocks.extend(cover::nothing_to_report(report, say));
        }
        false => blocks.extend(body(report, say)),
    }
    (blocks, running(report, say))
}

fn running(report: &IndicatorReport, say: Wording) -> Running {
    let of = say.text(&format!("ปีงบประมาณ พ.ศ. {} รอบ {} เดือน", report.year, report.round.months()));
    letterhead::running(&report.head, NAME, &of, say)
}

/// All that follows the cover.
fn body(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    let mut blocks = vec![Block::NewPage(Frame::A4)];
    blocks.extend(signed(cover::executive_summary(report, say), signatories(report, say)));
    blocks.push(Block::NewPage(Frame::A4_LANDSCAPE));
    blocks.extend(summary::table(report, say));
    blocks.push(Block::NewPage(Frame::A4));
    blocks.extend(summary::charts(report, say));
    blocks.extend(past::blocks(report, say));
    blocks.push(Block::NewPage(Frame::A4));
    for (card, line) in report.cards.iter().zip(&report.scorecard.lines) {
        blocks.push(Block::Space(style::GAP_BETWEEN_CARDS));
        blocks.push(Block::FitPage(card::blocks(report, card, line, say)));
    }
    blocks.push(Block::NewPage(Frame::A4));
    blocks.extend(work::blocks(report, say));
    blocks.extend(review::blocks(report, say));
    blocks.extend(evidence_list::blocks(report, say));
    blocks
}

/// The total on a gauge, and against the rounds that it is compared with.
pub(super) fn overview(report: &IndicatorReport, say: Wording) -> Vec<Block> {
    cover::brief_summary(report, say)
}

/// Composes the score summary alone.
pub(super) fn scores(report: &IndicatorReport, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    match report.cards.is_empty() {
        true => blocks.extend(cover::nothing_to_report(report, say)),
        false => blocks.extend(summary::table(report, say)),
    }
    let running = Some(letterhead::running(&report.head, NAME, &of, say));
    (Composition { frame: Frame::A4_LANDSCAPE, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// Who answers for the report: compiler, head of the coordination centre, head of the agency.
fn signatories(report: &IndicatorReport, say: Wording) -> Block {
    let agreement = report.agreement.as_ref();
    let of = |name: fn(&saisaat_core::registers::Agreement) -> &String| agreement.map_or("", |a| name(a).as_str());
    let date = format!("วันที่ {} / {} / {}", dots(2), dots(5), report.head.printed_on.buddhist_year());
    let usual = [
        (label!(Agreement.compiler), of(|a| &a.compiler), of(|a| &a.compiler_position)),
        ("หัวหน้าศูนย์ประสานราชการใสสะอาด", of(|a| &a.centre_head), of(|a| &a.centre_head_position)),
        (label!(Agreement.agency_head), of(|a| &a.agency_head), of(|a| &a.agency_head_position)),
    ];
    signatures(&letterhead::signers(&report.head, SignedPaper::IndicatorReport, &usual), &say.text(&date))
}
