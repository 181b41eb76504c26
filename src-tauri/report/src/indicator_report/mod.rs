//! The indicator report (รายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ) of an agency, year and round.
//!
//! Role: the read model → blocks. Source of the order: the self-assessment report (SAR) and its card per indicator.
//! Invariant: names are printed as typed, everything else in the digits asked for; what is
//! missing is a dash, never a blank. Knows no fonts and no PDF.

mod card;
mod cover;
mod criteria;
mod signatures;
mod summary;
mod wording;

use saisaat_core::summaries::IndicatorReport;

use crate::flow::{Block, Document, Running};
use crate::pdf::Particulars;
use crate::printer::Digits;
use crate::style::Frame;
use wording::Wording;

const NAME: &str = "รายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ";

/// Composes the report.
pub(crate) fn document(report: &IndicatorReport, digits: Digits) -> Document {
    let say = Wording::new(digits);
    let mut blocks = cover::title(report, say);
    if report.cards.is_empty() {
        blocks.extend(cover::nothing_to_report(report, say));
    } else {
        blocks.push(cover::overview(report, say));
        blocks.extend(summary::charts(report, say));
        blocks.push(signatures::block(report, say));
        blocks.push(Block::NewPage(Frame::A4_LANDSCAPE));
        blocks.extend(summary::table(report, say));
        for (card, line) in report.cards.iter().zip(&report.scorecard.lines) {
            blocks.push(Block::NewPage(Frame::A4));
            blocks.push(Block::FitPage(card::blocks(report, card, line, say)));
        }
    }
    Document { frame: Frame::A4, running: running(report, say), blocks }
}

/// What the document says about itself.
pub(crate) fn particulars(report: &IndicatorReport, digits: Digits) -> Particulars {
    let say = Wording::new(digits);
    Particulars {
        title: format!("{NAME} {}", report.head.agency.name_th),
        author: report.head.agency.name_th.clone(),
        subject: say.year_and_round(report),
        made_on: report.head.printed_on.to_string(),
    }
}

fn running(report: &IndicatorReport, say: Wording) -> Running {
    Running {
        head_left: format!("รายงานผลตัวชี้วัด · {}", report.head.agency.name_th),
        head_right: say.text(&format!("ปีงบประมาณ พ.ศ. {} รอบ {} เดือน", report.year, report.round.months())),
        foot_left: foot(report, say),
        number: say.page_number(),
    }
}

/// The day, and the head of the audit log by which a log that was cut short later is found out.
fn foot(report: &IndicatorReport, say: Wording) -> String {
    let printed = format!("พิมพ์เมื่อวันที่ {}", say.date(report.head.printed_on));
    match report.head.audit_head.as_str() {
        "" => printed,
        head => format!("{printed} · บันทึกการใช้งาน {head}"),
    }
}
