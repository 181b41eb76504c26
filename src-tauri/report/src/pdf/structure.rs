//! The structure tree, so that the document can be read aloud and reflowed, and the outline.

use lopdf::{Dictionary, Document, Error, Object, ObjectId, dictionary};

use super::{links, text_string};
use crate::layout::pages::{Bookmark, Node, NodeId, Pages, Place};
use crate::role::Role;

/// The standard structure type of a role.
pub(super) const fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading1 => "H1",
        Role::Heading2 => "H2",
        Role::Heading3 => "H3",
        Role::Paragraph => "P",
        Role::Division => "Div",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::ColumnHeader | Role::RowHeader => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        // what leads nowhere; an annotation makes it a link
        Role::Link => "Span",
    }
}

/// Adds the tree; `owners[page][number]` is the node of a page's piece of marked content.
pub(super) fn add(document: &mut Document, pages: &Pages, owners: &[Vec<NodeId>]) -> Result<(), Error> {
    let sheets: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages.nodes.iter().map(|_| document.new_object_id()).collect();
    let links = links::add(document, pages, &sheets)?;
    let contents = contents_of(pages.nodes.len(), owners);
    let mut annotations = vec![Vec::new(); pages.nodes.len()];
    for link in &links {
        annotations[link.node].push(Object::Dictionary(link.reference()));
    }
    let mut parents = vec![root; ids.len()];
    for (node, id) in pages.nodes.iter().zip(&ids) {
        for &child in &node.children {
            parents[child] = *id;
        }
    }
    for (i, ((node, content), annotations)) in pages.nodes.iter().zip(&contents).zip(annotations).enumerate() {
        let children = node.children.iter().map(|&child| Object::Reference(ids[child]));
        let sheet = content.first().map(|&(page, _)| sheets[page]);
        let drawn = content.iter().map(|piece| reference(*piece, sheet, &sheets));
        let kids: Vec<Object> = children.chain(drawn).chain(annotations).collect();
        let mut element = element(node, parents[i], kids);
        if let Some(sheet) = sheet {
            element.set("Pg", sheet);
        }
        document.set_object(ids[i], element);
    }
    let mut numbers = Vec::new();
    for (page, (sheet, owners)) in (0_i64..).zip(sheets.iter().zip(owners)) {
        let nodes = owners.iter().map(|&node| Object::Reference(ids[node])).collect();
        numbers.push(Object::Integer(page));
        numbers.push(Object::Reference(document.add_object(Object::Array(nodes))));
        let sheet = document.get_object_mut(*sheet)?.as_dict_mut()?;
        sheet.set("StructParents", page);
        sheet.set("Tabs", Object::Name(b"S".to_vec()));
    }
    for link in &links {
        document.get_object_mut(ids[link.node])?.as_dict_mut()?.set("S", Object::Name(b"Link".to_vec()));
        numbers.push(Object::Integer(link.key));
        numbers.push(Object::Reference(ids[link.node]));
    }
    let next = i64::try_from(owners.len() + links.len()).unwrap_or(i64::MAX);
    let parent_tree = document.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot", "K" => ids[0], "ParentTree" => parent_tree, "ParentTreeNextKey" => next,
    };
    document.set_object(root, tree);
    let catalog = document.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// The marked content of each node, in the order it is drawn: the page's place among all and the content's number on it.
fn contents_of(count: usize, owners: &[Vec<NodeId>]) -> Vec<Vec<(usize, i64)>> {
    let mut contents = vec![Vec::new(); count];
    for (page, owners) in owners.iter().enumerate() {
        for (number, &node) in (0_i64..).zip(owners) {
            contents[node].push((page, number));
        }
    }
    contents
}

/// How an element names its content: by number alone on the page that it says it is on.
fn reference((page, number): (usize, i64), own: Option<ObjectId>, sheets: &[ObjectId]) -> Object {
    if own == Some(sheets[page]) {
        return Object::Integer(number);
    }
    Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => sheets[page], "MCID" => number })
}

fn element(node: &Node, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    let mut element = dictionary! { "S" => tag(node.role), "P" => parent, "K" => kids };
    if let Some(alt) = &node.alt {
        element.set("Alt", text_string(alt));
    }
    let mut table = dictionary! {};
    let spans = [("ColSpan", node.columns), ("RowSpan", node.rows)];
    for (key, span) in spans.into_iter().filter(|(_, span)| *span > 1) {
        table.set(key, i64::try_from(span).unwrap_or(1));
    }
    match node.role {
        Role::ColumnHeader => table.set("Scope", Object::Name(b"Column".to_vec())),
        Role::RowHeader => table.set("Scope", Object::Name(b"Row".to_vec())),
        _ => {}
    }
    if !table.is_empty() {
        table.set("O", Object::Name(b"Table".to_vec()));
        element.set("A", table);
    }
    element
}

/// Adds the outline: headings of the second depth under those of the first.
pub(super) fn add_outline(document: &mut Document, pages: &Pages) -> Result<(), Error> {
    if pages.outline.is_empty() {
        return Ok(());
    }
    let sheets: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages.outline.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(&pages.outline);
    for (i, bookmark) in pages.outline.iter().enumerate() {
        let place = links::destination(Place { page: bookmark.page, y: bookmark.y }, pages, &sheets);
        let parent = parents[i].map_or(root, |parent| ids[parent]);
        let mut item = dictionary! { "Title" => text_string(&bookmark.title), "Parent" => parent, "Dest" => place };
        let siblings: Vec<usize> = (0..parents.len()).filter(|&j| parents[j] == parents[i]).collect();
        let at = siblings.iter().position(|&j| j == i).unwrap_or(0);
        if at > 0 {
            item.set("Prev", ids[siblings[at - 1]]);
        }
        if let Some(&next) = siblings.get(at + 1) {
            item.set("Next", ids[next]);
        }
        add_children(&mut item, &parents, Some(i), &ids);
        document.set_object(ids[i], item);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    add_children(&mut outlines, &parents, None, &ids);
    document.set_object(root, outlines);
    let catalog = document.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    Ok(())
}

/// The bookmark each one stands under: the last shallower one before it.
fn parents(outline: &[Bookmark]) -> Vec<Option<usize>> {
    let parent = |i: usize| (0..i).rev().find(|&j| outline[j].depth < outline[i].depth);
    (0..outline.len()).map(parent).collect()
}

fn add_children(item: &mut Dictionary, parents: &[Option<usize>], of: Option<usize>, ids: &[ObjectId]) {
    let children: Vec<usize> = (0..parents.len()).filter(|&i| parents[i] == of).collect();
    if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
        item.set("First", ids[first]);
        item.set("Last", ids[last]);
        item.set("Count", i64::try_from(children.len()).unwrap_or(0));
    }
}
