//! Finished pages: what stands where, and what it is.
//!
//! Role: what layout hands to whoever writes. Invariant: everything a page shows is in a group that belongs to a node of
//! the structure tree or is an artifact (rules, running header); equal documents give equal pages. Knows no PDF.
//! Distances are in points from the page's top left corner.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::emblem::Shared;
use crate::layout::lines::Line;
use crate::role::Role;
use crate::style::{Colour, Frame};

/// Index of a node in [`Pages::nodes`].
pub(crate) type NodeId = usize;

/// A node of the structure tree. Either its children hold the content or groups of the pages do.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) children: Vec<NodeId>,
    /// What a figure shows, for those who cannot see it.
    pub(crate) alt: Option<String>,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// The anchor a link leads to.
    pub(crate) target: Option<Arc<str>>,
}

impl Node {
    fn new(role: Role) -> Self {
        Self { role, children: Vec::new(), alt: None, columns: 1, rows: 1, target: None }
    }
}

/// A heading in the document's outline.
#[derive(Clone, Debug)]
pub(crate) struct Bookmark {
    pub(crate) title: String,
    pub(crate) depth: usize,
    pub(crate) page: usize,
    pub(crate) y: f32,
    /// The name links reach the heading by.
    pub(crate) anchor: Arc<str>,
}

/// A height on a page, both from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// A point of an outline; `control` marks the handles of a Bézier curve.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Knot {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) control: bool,
}

/// Something drawn.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    Text { line: Line, x: f32, baseline: f32 },
    Rectangle { x: f32, y: f32, width: f32, height: f32, fill: Colour },
    Stroke { points: Vec<(f32, f32)>, width: f32, colour: Colour, closed: bool, dashed: bool },
    Shape { outline: Vec<Knot>, fill: Colour },
    Artwork { art: Shared, x: f32, y: f32, width: f32, height: f32 },
}

impl Mark {
    fn link(&self) -> Option<&Arc<str>> {
        if let Self::Text { line, .. } = self { line.link.as_ref() } else { None }
    }
}

/// Draws lines under each other and returns where they end.
pub(crate) fn stack(lines: &[Line], x: f32, mut y: f32, marks: &mut Vec<Mark>) -> f32 {
    for line in lines {
        marks.push(Mark::Text { line: line.clone(), x, baseline: y + line.baseline });
        y += line.height;
    }
    y
}

/// Whose content a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Decoration and running text, skipped when the document is read aloud.
    Artifact,
    Node(NodeId),
}

/// Marks with one owner, drawn in order.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) owner: Owner,
    pub(crate) marks: Vec<Mark>,
}

/// One page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) frame: Frame,
    pub(crate) groups: Vec<Group>,
    /// A chapter ends here: the document asks for a new page or is at its end.
    pub(crate) ends_chapter: bool,
    /// A cover, which has no running head.
    pub(crate) stands_alone: bool,
}

impl Page {
    pub(crate) const fn new(frame: Frame) -> Self {
        Self { frame, groups: Vec::new(), ends_chapter: false, stands_alone: false }
    }
}

/// A laid-out document.
#[derive(Clone, Debug)]
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    /// The structure tree; the first node is the document.
    pub(crate) nodes: Vec<Node>,
    pub(crate) outline: Vec<Bookmark>,
    /// Of what had to stand on a page of its own that which none holds, by what it is of.
    pub(crate) unfit: Vec<String>,
}

/// How much of a document is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) pages: usize,
    groups: usize,
    nodes: usize,
    children: usize,
    bookmarks: usize,
    stands_alone: bool,
}

impl Pages {
    pub(crate) fn new(first: Frame) -> Self {
        Self {
            pages: vec![Page::new(first)],
            nodes: vec![Node::new(Role::Document)],
            outline: Vec::new(),
            unfit: Vec::new(),
        }
    }

    /// Everything that can be read on the pages, drawn or described, a line to each.
    pub(crate) fn text(&self) -> String {
        let marks = self.pages.iter().flat_map(|page| &page.groups).flat_map(|group| &group.marks);
        let lines = marks
            .filter_map(|mark| if let Mark::Text { line, .. } = mark { Some(line.written().to_owned()) } else { None });
        let described = self.nodes.iter().filter_map(|node| node.alt.clone());
        lines.chain(described).collect::<Vec<_>>().join("\n")
    }

    /// Adds a node under `parent`.
    pub(crate) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node::new(role));
        self.nodes[parent].children.push(id);
        id
    }

    /// How much there is by now.
    pub(crate) fn extent(&self) -> Extent {
        Extent {
            pages: self.pages.len(),
            groups: self.pages.last().map_or(0, |page| page.groups.len()),
            nodes: self.nodes.len(),
            children: self.nodes[0].children.len(),
            bookmarks: self.outline.len(),
            stands_alone: self.pages.last().is_some_and(|page| page.stands_alone),
        }
    }

    /// Takes back what was added since, all of it under the document's own node.
    pub(crate) fn cut_back(&mut self, to: Extent) {
        self.pages.truncate(to.pages);
        if let Some(page) = self.pages.last_mut() {
            (page.ends_chapter, page.stands_alone) = (false, to.stands_alone);
            page.groups.truncate(to.groups);
        }
        self.nodes.truncate(to.nodes);
        self.nodes[0].children.truncate(to.children);
        self.outline.truncate(to.bookmarks);
    }

    /// Draws on the newest page.
    pub(crate) fn draw(&mut self, owner: Owner, marks: Vec<Mark>) {
        let newest = self.pages.len() - 1;
        self.draw_on(newest, owner, marks);
    }

    /// Draws on a page by number, from 0. What leads elsewhere gets a node of its own under the owner's.
    pub(crate) fn draw_on(&mut self, page: usize, owner: Owner, marks: Vec<Mark>) {
        let mut marks = marks.into_iter().peekable();
        while let Some(first) = marks.next() {
            let target = first.link().cloned();
            let mut marks_of_one = vec![first];
            marks_of_one.extend(std::iter::from_fn(|| marks.next_if(|mark| mark.link() == target.as_ref())));
            let owner = match (owner, target) {
                (Owner::Node(parent), Some(target)) => {
                    let link = self.node(parent, Role::Link);
                    self.nodes[link].target = Some(target);
                    Owner::Node(link)
                }
                _ => owner,
            };
            self.pages[page].groups.push(Group { owner, marks: marks_of_one });
        }
    }

    /// Where the anchors stand. Of two with one name the first counts.
    pub(crate) fn anchors(&self) -> BTreeMap<&str, Place> {
        let mut anchors = BTreeMap::new();
        for (page, sheet) in self.pages.iter().enumerate() {
            let groups = sheet.groups.iter().filter(|group| group.owner != Owner::Artifact);
            for mark in groups.flat_map(|group| &group.marks) {
                if let Mark::Text { line, baseline, .. } = mark
                    && let Some(name) = &line.anchor
                {
                    anchors.entry(&**name).or_insert(Place { page, y: baseline - line.baseline });
                }
            }
        }
        anchors
    }
}
