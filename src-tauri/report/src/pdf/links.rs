//! Links inside the document: what is drawn for a node that leads to an anchor can be clicked.

use lopdf::{Dictionary, Document, Error, Object, ObjectId, dictionary};

use super::text_string;
use crate::layout::pages::{Mark, NodeId, Owner, Page, Pages, Place};

/// A link annotation that is in the document.
pub(super) struct Link {
    /// The node its text belongs to.
    pub(super) node: NodeId,
    /// Its key in the tree that leads from content to structure; the pages have the keys before.
    pub(super) key: i64,
    annotation: ObjectId,
    sheet: ObjectId,
}

impl Link {
    /// How its structure element names it.
    pub(super) fn reference(&self) -> Dictionary {
        dictionary! { "Type" => "OBJR", "Pg" => self.sheet, "Obj" => self.annotation }
    }
}

/// Adds an annotation for every link whose anchor stands in the document, in the order of the pages; takes off those
/// lists of annotations that printpdf put there.
pub(super) fn add(document: &mut Document, pages: &Pages, sheets: &[ObjectId]) -> Result<Vec<Link>, Error> {
    let anchors = pages.anchors();
    let mut links = Vec::new();
    for (page, &sheet) in pages.pages.iter().zip(sheets) {
        let before = links.len();
        for group in &page.groups {
            let Owner::Node(node) = group.owner else { continue };
            let target = pages.nodes[node].target.as_ref();
            let Some(place) = target.and_then(|target| anchors.get(&**target)) else { continue };
            let key = i64::try_from(sheets.len() + links.len()).unwrap_or(i64::MAX);
            let destination = destination(*place, pages, sheets);
            let annotation = document.add_object(annotation(page, &group.marks, destination, key));
            links.push(Link { node, key, annotation, sheet });
        }
        let here: Vec<Object> = links[before..].iter().map(|link| link.annotation.into()).collect();
        let sheet = document.get_object_mut(sheet)?.as_dict_mut()?;
        sheet.remove(b"Annots");
        if !here.is_empty() {
            sheet.set("Annots", here);
        }
    }
    Ok(links)
}

/// A place in the document as PDF says it, whatever the magnification.
pub(super) fn destination(place: Place, pages: &Pages, sheets: &[ObjectId]) -> Vec<Object> {
    let top = pages.pages[place.page].frame.height - place.y;
    vec![sheets[place.page].into(), "XYZ".into(), Object::Null, Object::Real(top), Object::Null]
}

fn annotation(page: &Page, marks: &[Mark], destination: Vec<Object>, key: i64) -> Dictionary {
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, 0.0_f32, 0.0_f32);
    let mut text = String::new();
    for mark in marks {
        let Mark::Text { line, x, baseline } = mark else { continue };
        left = left.min(x + line.x);
        right = right.max(x + line.x + line.drawn_width());
        top = top.min(baseline - line.baseline);
        bottom = bottom.max(baseline - line.baseline + line.height);
        text.push_str(line.written());
    }
    let corners = [left, page.frame.height - bottom, right, page.frame.height - top];
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => corners.map(Object::Real).to_vec(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // printed with the page, as archives demand of whatever is on it
        "F" => 4,
        "Contents" => text_string(&text),
        "Dest" => destination,
        "StructParent" => key,
    }
}
