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
    blocks.extend(title(head, name, lines));
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
    if !head.ministry.trim().is_empty() && head.ministry != head.agency.name_th {
        blocks.push(centred(Paragraph::new(&head.ministry)));
    }
    blocks
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
