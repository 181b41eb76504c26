//! Contents: the headings of a document with their pages, on pages of their own before what they lead to.
//!
//! Role: a document laid out without them → the same with them in their place. Invariant: every page number is the one its
//! heading stands on at the end; the structure tree has them where they are read. They are set last, when all headings have their
//! places, and the pages after them move on.

use std::sync::Arc;

use super::Flow;
use crate::layout::pages::{Bookmark, Mark, Owner, Pages, stack};
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::digits::Digits;
use crate::text::{Align, Paragraph};

pub(crate) const TITLE: &str = "สารบัญ";
/// Room for the number of a page.
const NUMBER: f32 = 44.0;
/// Between a leader and what it leads from and to.
const GAP: f32 = 5.0;

/// Where contents stand: how many pages, headings and parts of the document are before them.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pages: usize,
    bookmarks: usize,
    children: usize,
    digits: Digits,
    depth: usize,
}

impl Place {
    /// After all there is by now.
    pub(super) fn at(pages: &Pages, digits: Digits, depth: usize) -> Self {
        let children = pages.nodes[0].children.len();
        Self { pages: pages.pages.len(), bookmarks: pages.outline.len(), children, digits, depth }
    }
}

/// Sets the contents behind the document and moves them to their place.
pub(super) fn insert(flow: &mut Flow<'_>, place: &Place) {
    let led_to = flow.pages.outline[place.bookmarks..].iter().filter(|heading| heading.depth < place.depth);
    let entries: Vec<Bookmark> = led_to.cloned().collect();
    if entries.is_empty() {
        return;
    }
    let (ends, children) = (flow.pages.pages.len(), flow.pages.nodes[0].children.len());
    // how many pages they take is known when they are set: nothing of them depends on the numbers
    let before = flow.pages.extent();
    set(flow, &entries, 0, place.digits);
    let taken = flow.pages.pages.len() - ends;
    flow.pages.cut_back(before);
    set(flow, &entries, taken, place.digits);
    if let Some(last) = flow.pages.pages.last_mut() {
        last.ends_chapter = true;
    }
    flow.pages.pages[place.pages..].rotate_right(taken);
    let all = &mut flow.pages.nodes[0].children;
    let added = all.len() - children;
    all[place.children..].rotate_right(added);
    let headings = flow.pages.outline.len() - 1;
    for bookmark in &mut flow.pages.outline[place.bookmarks..headings] {
        bookmark.page += taken;
    }
    for (from, _) in flow.running.iter_mut().filter(|(from, _)| *from >= place.pages) {
        *from += taken;
    }
    flow.pages.outline[headings].page = place.pages;
    flow.pages.outline[place.bookmarks..].rotate_right(1);
}

fn set(flow: &mut Flow<'_>, entries: &[Bookmark], later: usize, digits: Digits) {
    flow.frame = flow.style.frame(Frame::A4);
    flow.turn();
    let scale = flow.style.scale();
    flow.heading(&Paragraph::heading(TITLE, Role::Heading2).scaled(scale), &[]);
    for entry in entries {
        set_entry(flow, entry, &digits.of(&(entry.page + later + 1).to_string()));
    }
}

/// A heading, a leader, and its page.
fn set_entry(flow: &mut Flow<'_>, entry: &Bookmark, number: &str) {
    let (scale, measure) = (flow.style.scale(), flow.frame.measure());
    let look = |text: &str| Paragraph::new(text).scaled(scale).link(Arc::clone(&entry.anchor));
    let lines = flow.setter.lines(&look(&entry.title), measure - NUMBER);
    let Some(last) = lines.last() else { return };
    let height: f32 = lines.iter().map(|line| line.height).sum();
    if height > flow.room() && !flow.at_top() {
        flow.turn();
    }
    let page = flow.setter.lines(&look(number).align(Align::Right), measure);
    let baseline = flow.y + height - last.height + last.baseline;
    let from = flow.frame.left + last.x + last.width + GAP;
    let to = flow.frame.left + measure - page.first().map_or(0.0, |line| line.width) - GAP;
    let mut marks = Vec::new();
    let end = stack(&lines, flow.frame.left, flow.y, &mut marks);
    stack(&page, flow.frame.left, end - last.height, &mut marks);
    let node = flow.node(0, Role::Paragraph);
    flow.pages.draw(Owner::Node(node), marks);
    let points = vec![(from, baseline), (to, baseline)];
    let leader = Mark::Stroke { points, width: style::RULE_WIDTH, colour: style::MUTED, closed: false, dashed: true };
    flow.pages.draw(Owner::Artifact, vec![leader]);
    flow.y = end;
}
