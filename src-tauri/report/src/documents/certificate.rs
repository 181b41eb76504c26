//! The sheet a certificate is printed on: bordered, landscape, everything in the middle.

use saisaat_core::registers::Agreement;
use saisaat_core::summaries::Letterhead;

use super::letterhead;
use crate::emblem::Shared;
use crate::layout::flow::{Block, Cell, Column, Rules, Table};
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

/// What a certificate says.
pub(super) struct Certificate {
    /// `เกียรติบัตร`, `ประกาศเกียรติคุณ`
    pub(super) kind: &'static str,
    /// Its number; empty for none.
    pub(super) number: String,
    /// To whom.
    pub(super) name: String,
    /// The lines above the name.
    pub(super) given: String,
    /// The lines below the name, what for.
    pub(super) reasons: Vec<String>,
    /// `ให้ไว้ ณ วันที่ …`
    pub(super) date: String,
    /// The name and position of who signs, as far as known.
    pub(super) signatory: (String, String),
}

/// The head of the agency, who signs certificates.
pub(super) fn head_of(agreement: Option<&Agreement>) -> (String, String) {
    agreement.map(|head| (head.agency_head.clone(), head.agency_head_position.clone())).unwrap_or_default()
}

/// A page for each certificate.
pub(super) fn pages(head: &Letterhead, art: Option<Shared>, certificates: &[Certificate]) -> Vec<Block> {
    let emblem = letterhead::emblem(head, art);
    certificates.iter().flat_map(|certificate| page(head, emblem.clone(), certificate)).collect()
}

fn page(head: &Letterhead, emblem: Vec<Block>, certificate: &Certificate) -> [Block; 3] {
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let mut lines = emblem;
    lines.extend([
        centred(Paragraph::new(&head.agency.name_th).size(style::TITLE).bold().after(2.0)),
        centred(Paragraph::heading(certificate.kind, Role::Heading1).size(style::CERTIFICATE).before(8.0).after(8.0)),
        centred(Paragraph::new(&certificate.given).size(style::HEADING).after(8.0)),
        centred(Paragraph::new(&certificate.name).size(style::AWARDEE).bold().after(10.0)),
    ]);
    lines.extend(certificate.reasons.iter().map(|line| centred(Paragraph::new(line).size(style::HEADING).after(2.0))));
    lines.push(centred(Paragraph::new(&certificate.date).size(style::SUBHEADING).before(12.0).after(34.0)));
    lines.push(signatory(certificate));
    if !certificate.number.is_empty() {
        let number = format!("เลขที่ {}", certificate.number);
        lines.push(centred(Paragraph::dense(&number, style::NOTE).colour(style::MUTED).before(10.0)));
    }
    [Block::NewPage(Frame::CERTIFICATE), Block::Border, Block::Middle(lines)]
}

fn signatory(certificate: &Certificate) -> Block {
    let line = |text: &str| Paragraph::dense(text, style::BODY).align(Align::Centre);
    let (name, position) = &certificate.signatory;
    let name = if name.trim().is_empty() { format!("({})", "…".repeat(14)) } else { format!("({})", name.trim()) };
    let position =
        if position.trim().is_empty() { label!(Agreement.agency_head).to_owned() } else { position.trim().to_owned() };
    let cell = Cell::of(vec![line(&"…".repeat(16)), line(&name), line(&position)]);
    let rows = vec![vec![cell]];
    Block::Table(Table { columns: vec![Column::Share(1.0)], header: 0, rows, rules: Rules::None, after: 0.0 })
}
