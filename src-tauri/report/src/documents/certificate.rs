//! The sheet a certificate is printed on, in one of three designs, on its side or upright.
//!
//! Invariant: each bears a number or the place for one, a name, who signs and as what, and the code by which it is verified; what does
//! not fit is set smaller, and what never fits is told of and not printed.

use saisaat_core::registers::{Agreement, CertificateDesign, CertificateSheet, SignedPaper};
use saisaat_core::summaries::Letterhead;

use super::cells::dots;
use super::letterhead::{self, Signer};
use super::wording::Wording;
use crate::emblem::Shared;
use crate::layout::flow::{Block, Cell, Column, Decoration, Rules, Sheet, Table};
use crate::role::Role;
use crate::style::{self, Colour, Frame};
use crate::text::{Align, Paragraph};

/// What a certificate says.
pub(super) struct Certificate {
    /// `เกียรติบัตร`, `ประกาศเกียรติคุณ`
    pub(super) kind: &'static str,
    /// Its number; empty for one that is still to be written.
    pub(super) number: String,
    /// To whom.
    pub(super) name: String,
    /// The lines above the name.
    pub(super) given: String,
    /// The lines below the name, what for.
    pub(super) reasons: Vec<String>,
    /// `ให้ไว้ ณ วันที่ …`
    pub(super) date: String,
    /// The code by which it is verified.
    pub(super) code: String,
}

/// Whose certificates they are, and how they look.
pub(super) struct Issuer<'a> {
    pub(super) head: &'a Letterhead,
    pub(super) art: Option<Shared>,
    pub(super) paper: SignedPaper,
    /// The agreement, whose head of agency signs where the agency names nobody else.
    pub(super) agreement: Option<&'a Agreement>,
}

impl Issuer<'_> {
    /// The sheet of its certificates.
    pub(super) fn frame(&self) -> Frame {
        let sheet = match self.head.looks.certificate_sheet {
            Some(CertificateSheet::Upright) => Frame::CERTIFICATE_UPRIGHT,
            Some(CertificateSheet::Landscape) | None => Frame::CERTIFICATE,
        };
        if self.design() == CertificateDesign::Modern { sheet.beside_a_band() } else { sheet }
    }

    /// A page for each certificate.
    pub(super) fn pages(&self, certificates: &[Certificate], say: Wording) -> Vec<Block> {
        certificates.iter().flat_map(|certificate| self.page(certificate, say)).collect()
    }

    fn design(&self) -> CertificateDesign {
        self.head.looks.certificate_design.unwrap_or(CertificateDesign::Official)
    }

    fn page(&self, certificate: &Certificate, say: Wording) -> [Block; 3] {
        let decoration = match self.design() {
            CertificateDesign::Official => Decoration::Border,
            CertificateDesign::Formal => Decoration::Corners,
            CertificateDesign::Modern => Decoration::Band,
        };
        let sheet = Sheet { of: certificate.name.clone(), blocks: self.lines(certificate, say) };
        [Block::NewPage(self.frame()), Block::Decoration(decoration), Block::Sheet(sheet)]
    }

    fn lines(&self, certificate: &Certificate, say: Wording) -> Vec<Block> {
        let look = Look::of(self.design(), self.head.looks.certificate_sheet);
        let line = |paragraph: Paragraph| Block::Paragraph(paragraph.align(look.align));
        let mut lines = letterhead::emblem(self.head, self.art.clone());
        let kind = Paragraph::heading(certificate.kind, Role::Heading1).size(style::CERTIFICATE).colour(look.kind);
        lines.extend([
            line(Paragraph::new(&self.head.agency.name_th).size(style::TITLE).bold().after(2.0)),
            line(kind.before(8.0 * look.air).after(8.0 * look.air)),
            line(Paragraph::new(&certificate.given).size(style::HEADING).after(8.0 * look.air)),
            line(
                Paragraph::new(&certificate.name).size(style::AWARDEE).bold().colour(look.name).after(10.0 * look.air),
            ),
        ]);
        let reasons = certificate.reasons.iter();
        lines.extend(reasons.map(|reason| line(Paragraph::new(reason).size(style::HEADING).after(2.0 * look.air))));
        lines.push(line(
            Paragraph::new(&certificate.date).size(style::SUBHEADING).before(12.0 * look.air).after(30.0 * look.air),
        ));
        lines.push(self.signatures());
        lines.push(Block::Space(8.0 * look.air));
        let foot = self.foot(certificate, say);
        lines.extend(foot.map(|text| line(Paragraph::dense(&text, style::NOTE).colour(style::MUTED).before(3.0))));
        lines
    }

    /// The number, and the code with what to do with it.
    fn foot(&self, certificate: &Certificate, say: Wording) -> [String; 2] {
        let number = match certificate.number.trim() {
            "" => dots(8),
            number => say.typed(number),
        };
        let (code, agency) = (&certificate.code, &self.head.agency.name_th);
        [format!("เลขที่ {number}"), format!("รหัสตรวจสอบ {code} (แจ้งรหัสนี้ต่อ{agency}เพื่อตรวจสอบกับทะเบียน)")]
    }

    /// Who signs, side by side.
    fn signatures(&self) -> Block {
        let usual = self.agreement.map_or(("", ""), |head| (&head.agency_head, &head.agency_head_position));
        let usual: [Signer<'_>; 1] = [(label!(Agreement.agency_head), usual.0, usual.1)];
        let signers = letterhead::signers(self.head, self.paper, &usual);
        let mut row: Vec<Cell> = signers.iter().map(signature).collect();
        if self.design() == CertificateDesign::Modern && row.len() == 1 {
            // Under the text, which stands at the left.
            row.push(Cell::of(Vec::new()));
        }
        let (columns, rows) = (vec![Column::Share(1.0); row.len()], vec![row]);
        Block::Table(Table { columns, header: 0, rows, rules: Rules::None, after: 6.0 })
    }
}

fn signature(&(role, name, position): &Signer<'_>) -> Cell {
    let line = |text: &str| Paragraph::dense(text, style::BODY).align(Align::Centre);
    let name = if name.trim().is_empty() { format!("({})", dots(14)) } else { format!("({})", name.trim()) };
    let position = if position.trim().is_empty() { role } else { position.trim() };
    Cell::of(vec![line(&dots(16)), line(&name), line(position)])
}

/// What differs between designs besides what is drawn around.
struct Look {
    align: Align,
    kind: Colour,
    name: Colour,
    /// Space between lines, as a share of the official one.
    air: f32,
}

impl Look {
    fn of(design: CertificateDesign, sheet: Option<CertificateSheet>) -> Self {
        let air = if sheet == Some(CertificateSheet::Upright) { 1.6 } else { 1.0 };
        let official = Self { align: Align::Centre, kind: style::ACCENT, name: style::INK, air };
        match design {
            CertificateDesign::Official => official,
            CertificateDesign::Formal => Self { kind: style::GOLD, name: style::ACCENT, air: air * 1.3, ..official },
            CertificateDesign::Modern => Self { align: Align::Left, name: style::ACCENT, ..official },
        }
    }
}
