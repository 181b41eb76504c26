//! What all documents have alike: the title, the running head and foot, and what the file says about itself.

use saisaat_core::summaries::Letterhead;

use super::wording::Wording;
use crate::emblem::Shared;
use crate::layout::figures::Figure;
use crate::layout::flow::{Block, Running};
use crate::pdf::Particulars;
use crate::role::Role;
use crate::style;
use crate::text::{Align, Paragraph};

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
    Running {
        head_left: format!("{name} · {}", head.agency.name_th),
        head_right: of.to_owned(),
        foot_left: foot(head, say),
        number: say.page_number(),
    }
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
