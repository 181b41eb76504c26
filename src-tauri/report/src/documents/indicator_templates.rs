//! The templates of an agreement's indicators (รายละเอียดตัวชี้วัด), as they are agreed on before any result.

use saisaat_core::registers::{Agreement, SignedPaper};
use saisaat_core::summaries::IndicatorReport;

use super::cells::{
    AGREES, APPROVES, PROPOSES, day_to_fill_in, heading, heads, left, number, prose, signatures, signed, sum,
    sum_label, table,
};
use super::indicator_report::card;
use super::letterhead;
use super::wording::Wording;
use crate::layout::flow::{Block, Column, Composition};
use crate::pdf::Particulars;
use crate::style::{self, Frame};

const NAME: &str = "รายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการ";

pub(super) fn compose(report: &IndicatorReport, say: Wording) -> (Composition, Particulars) {
    let of = say.year(report.year);
    let mut blocks = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    if report.cards.is_empty() {
        blocks.push(prose("ส่วนราชการนี้ยังไม่มีตัวชี้วัดในปีนี้ เมื่อบันทึกคำรับรองและตัวชี้วัดแล้ว ให้พิมพ์เอกสารนี้อีกครั้ง"));
    } else {
        blocks.push(heading("ตัวชี้วัดและน้ำหนัก"));
        blocks.push(weights(report, say));
    }
    if !report.cards.is_empty() {
        blocks.push(Block::NewPage(Frame::A4));
    }
    for card in &report.cards {
        blocks.push(Block::Space(style::GAP_BETWEEN_CARDS));
        blocks.push(Block::FitPage(card::template(report, card, say)));
    }
    if !report.cards.is_empty() {
        blocks = signed(blocks, approval(report, say));
    }
    let running = Some(letterhead::running(&report.head, SignedPaper::IndicatorTemplates.words().th, &of, say));
    (Composition { frame: Frame::A4, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

/// Who proposes, agrees to and approves the templates, by the agreement's signatories.
fn approval(report: &IndicatorReport, say: Wording) -> Block {
    let agreement = report.agreement.as_ref();
    let of = |name: fn(&Agreement) -> &String| agreement.map_or("", |a| name(a).as_str());
    let usual = [
        (PROPOSES, of(|a| &a.compiler), of(|a| &a.compiler_position)),
        (AGREES, of(|a| &a.centre_head), of(|a| &a.centre_head_position)),
        (APPROVES, of(|a| &a.agency_head), of(|a| &a.agency_head_position)),
    ];
    let signers = letterhead::signers(&report.head, SignedPaper::IndicatorTemplates, &usual);
    signatures(&signers, &day_to_fill_in(report.head.printed_on, say))
}

fn weights(report: &IndicatorReport, say: Wording) -> Block {
    let mut rows =
        vec![heads(&[label!(IndicatorResult.indicator_id), label!(Indicator.unit), label!(Indicator.weight)])];
    rows.extend(report.cards.iter().map(|card| {
        let indicator = &card.indicator;
        let name = format!("{} {}", say.text(&indicator.code), indicator.name);
        vec![left(&name), left(&say.typed(&indicator.unit)), number(&say.weight(indicator.weight))]
    }));
    let weights: saisaat_core::values::Decimal = report.cards.iter().map(|card| card.indicator.weight.0).sum();
    rows.push(vec![sum_label("รวม", 2), sum(&say.weight(weights.into()))]);
    table(vec![Column::Share(1.0), Column::Fit(90.0), Column::Fit(64.0)], rows)
}
