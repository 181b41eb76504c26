//! What all documents have alike: the title, the running head and foot, and what the file says about itself.

use saisaat_core::registers::{FirstPage, PageNumbers, SignedPaper};
use saisaat_core::summaries::Letterhead;

use super::wording::Wording;
use crate::emblem::Shared;
use crate::layout::figures::Figure;
use crate::layout::flow::{Block, Running};
use crate::pdf::Particulars;
use crate::role::Role;
use crate::style;
use crate::text::{Align, Paragraph};

/// Under a line that is signed, where nobody says as what.
const SIGNATORY: &str = "ผู้ลงนาม";

/// The title of a document that stands for the agency outside it, under its emblem.
pub(super) fn cover(head: &Letterhead, art: Option<Shared>, name: &str, lines: &[String]) -> Vec<Block> {
    let mut blocks = emblem(head, art);
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    blocks.push(centred(Paragraph::heading(name, Role::Heading1).size(style::COVER).before(10.0).after(18.0)));
    blocks.push(centred(Paragraph::new(&head.agency.name_th).size(style::COVER_OWNER).bold()));
    blocks.extend(ministry(head).map(|ministry| centred(Paragraph::new(ministry).size(style::SUBHEADING))));
    blocks.push(Block::Space(18.0));
    blocks.extend(lines.iter().map(|line| centred(Paragraph::new(line).size(style::HEADING).bold())));
    blocks.push(Block::Space(10.0));
    blocks
}

/// A sheet that parts a book: whose part begins, and what it is.
pub(super) fn divider(name: &str, lines: &[String]) -> Vec<Block> {
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let mut blocks = vec![centred(Paragraph::heading(name, Role::Heading1).size(style::COVER).after(14.0))];
    blocks.extend(lines.iter().map(|line| centred(Paragraph::new(line).size(style::HEADING))));
    blocks
}

/// The title of a document, whose it is, and the lines that say of when.
pub(super) fn title(head: &Letterhead, name: &str, lines: &[String]) -> Vec<Block> {
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let mut blocks = vec![centred(Paragraph::heading(name, Role::Heading1).size(style::TITLE).after(2.0))];
    blocks.extend(owner(head));
    blocks.extend(lines.iter().map(|line| centred(Paragraph::new(line).bold())));
    blocks.push(Block::Space(10.0));
    blocks
}

/// The agency's emblem, where it has one.
pub(super) fn emblem(head: &Letterhead, art: Option<Shared>) -> Vec<Block> {
    let figure = |art| Figure::artwork(format!("ตราสัญลักษณ์ {}", head.agency.name_th), art, style::EMBLEM);
    art.map(|art| vec![Block::Figure(figure(art)), Block::Space(6.0)]).unwrap_or_default()
}

/// The agency, and its ministry where that is another.
pub(super) fn owner(head: &Letterhead) -> Vec<Block> {
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let mut blocks = vec![centred(Paragraph::new(&head.agency.name_th).size(style::HEADING).bold())];
    blocks.extend(ministry(head).map(|ministry| centred(Paragraph::new(ministry))));
    blocks
}

/// The ministry, where it is not the agency itself.
fn ministry(head: &Letterhead) -> Option<&str> {
    Some(head.ministry.as_str()).filter(|name| !name.trim().is_empty() && *name != head.agency.name_th)
}

/// The head and foot of every page; `name` is short.
pub(super) fn running(head: &Letterhead, name: &str, of: &str, say: Wording) -> Running {
    let at_top = head.looks.page_numbers == Some(PageNumbers::Top);
    Running {
        head_left: format!("{name} · {}", head.agency.name_th),
        head_right: of.to_owned(),
        foot_left: foot(head, say),
        number: if at_top { say.page_number_at_top() } else { say.page_number() },
        at_top,
        first: head.looks.first_page != Some(FirstPage::Bare),
        secrecy: None,
    }
}

/// Who signs: a role, a name and a position, as far as they are known.
pub(super) type Signer<'a> = (&'a str, &'a str, &'a str);

/// Who signs a document: those whom the agency names for it, or else those who sign it by rule. A role that the agency leaves open is
/// the one that signs in that place.
pub(super) fn signers<'a>(head: &'a Letterhead, paper: SignedPaper, usual: &[Signer<'a>]) -> Vec<Signer<'a>> {
    let own = head.signers(paper);
    if own.is_empty() {
        return usual.to_vec();
    }
    let role = |at: usize| usual.get(at).map_or(SIGNATORY, |usual| usual.0);
    let named = own.into_iter().enumerate().map(|(at, own)| {
        let said = own.role.trim();
        (if said.is_empty() { role(at) } else { said }, own.signer.trim(), own.position.trim())
    });
    named.collect()
}

/// The day, and the head of the audit log by which a log that was cut short later is found out.
fn foot(head: &Letterhead, say: Wording) -> String {
    let printed = format!("พิมพ์เมื่อวันที่ {}", say.date(head.printed_on));
    match head.audit_head.as_str() {
        "" => printed,
        audit => format!("{printed} · บันทึกการใช้งาน {audit}"),
    }
}

/// What the file says about itself.
pub(super) fn particulars(head: &Letterhead, name: &str, of: &str) -> Particulars {
    Particulars {
        title: format!("{name} {}", head.agency.name_th),
        author: head.agency.name_th.clone(),
        subject: of.to_owned(),
        made_on: head.printed_on.to_string(),
    }
}
