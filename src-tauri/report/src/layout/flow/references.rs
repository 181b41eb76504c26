//! References to pages: paragraphs that tell the page on which another stands.
//!
//! Invariant: every page told is the one its paragraph stands on at the end. They stand in columns of a fixed width on one line, so
//! that nothing moves when they are told.

use std::collections::BTreeMap;

use super::{Block, Composition};
use crate::layout::pages::Pages;
use crate::text::Paragraph;

/// What stands in the place of a number that is not known yet.
const UNKNOWN: &str = "0";

/// The document with pages told as they are in a layout of it; before the first layout with placeholders.
pub(super) fn told(document: &Composition, pages: Option<&Pages>) -> Composition {
    let mut told = document.clone();
    let places = pages.map(Pages::anchors).into_iter().flatten();
    let anchors: BTreeMap<String, usize> = places.map(|(name, place)| (name.to_owned(), place.page + 1)).collect();
    each(&mut told.blocks, &mut |paragraph| {
        if let Some((name, digits)) = paragraph.page_of.clone() {
            let page = anchors.get(&*name).map(ToString::to_string);
            paragraph.say(&digits.of(page.as_deref().unwrap_or(UNKNOWN)));
        }
    });
    told
}

/// Whether any page is to be told.
pub(super) fn are_in(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => paragraph.page_of.is_some(),
        Block::Table(table) => {
            table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs).any(|paragraph| paragraph.page_of.is_some())
        }
        Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => are_in(blocks),
        _ => false,
    })
}

fn each(blocks: &mut [Block], change: &mut dyn FnMut(&mut Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => change(paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells.flat_map(|cell| &mut cell.paragraphs).for_each(&mut *change);
            }
            Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => each(blocks, change),
            _ => {}
        }
    }
}
