//! What is said of a character that no face draws: which it is, and where whoever mends it finds it.
//!
//! Invariant: national ids are masked in what is said.

use saisaat_core::values::personal::without_ids;

use crate::layout::lines::Line;
use crate::layout::pages::{Group, Mark, NodeId, Owner, Pages, Place};
use crate::role::Role;
use crate::text::faces::{Cluster, Faces, name_of};
use crate::{ReportError, Undrawn};

/// Characters told on either side.
const AROUND: usize = 20;
/// Characters told of the place.
const PLACE: usize = 60;

/// The refusal of a document for what a cluster on a line holds.
pub(super) fn refusal(
    pages: &Pages,
    group: &Group,
    line: &Line,
    cluster: &Cluster,
    faces: &Faces,
    at: Place,
) -> ReportError {
    let (text, face) = (line.text(), faces.get(cluster.face));
    let mut lacking = text[cluster.bytes.clone()].char_indices();
    let (offset, c) = lacking.clone().find(|&(_, c)| !face.draws(c)).or_else(|| lacking.next()).unwrap_or_default();
    let character = name_of(c);
    let start = cluster.bytes.start + offset;
    let row = match group.owner {
        Owner::Node(node) => row_of(pages, node).map(|row| text_of(pages, row)),
        Owner::Artifact => None,
    };
    let place = row.or_else(|| heading_over(pages, at)).unwrap_or_default();
    ReportError::NoGlyph(Box::new(Undrawn {
        text: excerpt(text, start, c, &character),
        place: told(&without_ids(&place), &character, c),
        character,
        page: at.page + 1,
    }))
}

/// The text around byte `start`, where `c` is.
fn excerpt(text: &str, start: usize, c: char, name: &str) -> String {
    let (before, after) = (without_ids(&text[..start]), without_ids(&text[start + c.len_utf8()..]));
    let skipped = before.chars().count().saturating_sub(AROUND);
    let (dots_before, dots_after) =
        (if skipped > 0 { "…" } else { "" }, if after.chars().count() > AROUND { "…" } else { "" });
    let before: String = before.chars().skip(skipped).collect();
    let after: String = after.chars().take(AROUND).collect();
    // the same again nearby is named too, for it cannot be seen
    let named = |text: String| text.replace(c, &format!("⟨{name}⟩")).replace('\n', " ");
    format!("{dots_before}{}⟨{name}⟩{}{dots_after}", named(before), named(after))
}

/// The beginning of a place's text.
fn told(text: &str, name: &str, c: char) -> String {
    let dots = if text.chars().count() > PLACE { "…" } else { "" };
    let start: String = text.chars().take(PLACE).collect();
    format!("{}{dots}", start.replace(c, &format!("⟨{name}⟩")).replace('\n', " "))
}

/// The row that holds a node.
fn row_of(pages: &Pages, node: NodeId) -> Option<NodeId> {
    let mut at = node;
    while pages.nodes[at].role != Role::Row {
        at = pages.nodes.iter().position(|parent| parent.children.contains(&at))?;
    }
    Some(at)
}

/// What is written in a node and those under it.
fn text_of(pages: &Pages, node: NodeId) -> String {
    let (mut within, mut next) = (vec![node], 0);
    while let Some(&node) = within.get(next) {
        within.extend(&pages.nodes[node].children);
        next += 1;
    }
    let groups = pages.pages.iter().flat_map(|page| &page.groups);
    let ours = groups.filter(|group| matches!(group.owner, Owner::Node(node) if within.contains(&node)));
    let marks = ours.flat_map(|group| &group.marks);
    let lines = marks.filter_map(|mark| if let Mark::Text { line, .. } = mark { Some(line.written()) } else { None });
    lines.collect::<Vec<_>>().join(" ")
}

/// The last heading at or before a place.
fn heading_over(pages: &Pages, at: Place) -> Option<String> {
    let above = pages.outline.iter().rfind(|heading| (heading.page, heading.y) <= (at.page, at.y));
    above.map(|heading| heading.title.clone())
}
