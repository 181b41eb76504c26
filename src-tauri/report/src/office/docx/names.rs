//! Names: what leads to a paragraph elsewhere in the text, as bookmarks of Word's.

use std::collections::HashMap;
use std::sync::Arc;

use crate::layout::flow::Block;
use crate::text::Paragraph;

/// Names by which paragraphs are reached, as Word takes them.
pub(super) struct Names {
    known: HashMap<Arc<str>, usize>,
    given: Vec<bool>,
    bookmarks: usize,
}

impl Names {
    pub(super) fn of_blocks(blocks: &[Block]) -> Self {
        let mut known = HashMap::new();
        collect(blocks, &mut known);
        let given = vec![false; known.len()];
        Self { known, given, bookmarks: 0 }
    }

    /// The bookmarks of a paragraph, and the name it leads to, where that is known.
    pub(super) fn of(&mut self, paragraph: &Paragraph) -> (Vec<(usize, String)>, Option<String>) {
        let name = |number: &usize| format!("_Ref{number}");
        let leads_to = paragraph.link.as_ref().and_then(|link| self.known.get(link)).map(name);
        let own = paragraph.anchor.as_ref().and_then(|anchor| self.known.get(anchor)).copied();
        // of two with one name the first is reached
        let own = own.filter(|&own| !std::mem::replace(&mut self.given[own], true));
        let bookmarks = own.map(|own| (self.next(), name(&own)));
        (bookmarks.into_iter().collect(), leads_to)
    }

    /// A number that no bookmark has yet.
    pub(super) fn next(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }
}

fn collect(blocks: &[Block], known: &mut HashMap<Arc<str>, usize>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => add(paragraph, known),
            Block::Table(table) => {
                let cells = table.rows.iter().flatten();
                cells.flat_map(|cell| &cell.paragraphs).for_each(|paragraph| add(paragraph, known));
            }
            Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => collect(blocks, known),
            _ => {}
        }
    }
}

fn add(paragraph: &Paragraph, known: &mut HashMap<Arc<str>, usize>) {
    if let Some(anchor) = &paragraph.anchor {
        let next = known.len();
        known.entry(Arc::clone(anchor)).or_insert(next);
    }
}
