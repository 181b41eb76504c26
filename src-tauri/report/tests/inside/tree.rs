//! The structure tree of a finished file, walked from its root, with the text its marked content draws.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// An element of the tree, in the order it is read.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) tag: String,
    pub(super) depth: usize,
    /// What its own marked content says, as spelled out where it is.
    pub(super) text: String,
    pub(super) alt: Option<String>,
    pub(super) scope: Option<String>,
    /// How many columns and rows of its table it takes.
    pub(super) spans: [usize; 2],
}

/// The tree of a file.
pub(super) fn of(bytes: &[u8]) -> Vec<Element> {
    let document = Document::load_mem(bytes).unwrap();
    let contents = document.get_pages().into_values().map(|page| (page, marked(&document, page))).collect();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let first = document.get_dictionary(root).unwrap().get(b"K").unwrap().as_reference().unwrap();
    let mut walk = Walk { document: &document, contents, elements: Vec::new() };
    walk.element(first, root, 0);
    walk.elements
}

/// What is drawn on no page for the tree, nor as an artifact: nothing, in a file that can be read aloud.
pub(super) fn unmarked(bytes: &[u8]) -> usize {
    let document = Document::load_mem(bytes).unwrap();
    let count = |page: ObjectId| {
        let mut depth = 0;
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let bare = content.operations.iter().filter(|operation| {
            match operation.operator.as_str() {
                "BDC" | "BMC" => depth += 1,
                "EMC" => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(operation.operator.as_str(), "Tj" | "TJ" | "f" | "f*" | "S" | "s" | "B" | "Do")
        });
        bare.count()
    };
    document.get_pages().into_values().map(count).sum()
}

struct Walk<'d> {
    document: &'d Document,
    contents: BTreeMap<ObjectId, BTreeMap<i64, String>>,
    elements: Vec<Element>,
}

impl Walk<'_> {
    fn element(&mut self, id: ObjectId, parent: ObjectId, depth: usize) {
        let element = self.document.get_dictionary(id).unwrap();
        assert_eq!(element.get(b"P").unwrap().as_reference().unwrap(), parent, "an element names its parent");
        let said = |key: &[u8]| element.get(key).ok().map(|text| decode_text_string(text).unwrap());
        let attributes = element.get(b"A").ok().map(|attributes| attributes.as_dict().unwrap());
        let scope = attributes.and_then(|attributes| attributes.get(b"Scope").ok()).map(name);
        let span = |key: &[u8]| {
            let number = attributes.and_then(|attributes| attributes.get(key).ok());
            number.map_or(1, |number| usize::try_from(number.as_i64().unwrap()).unwrap())
        };
        let spans = [span(b"ColSpan"), span(b"RowSpan")];
        let tag = name(element.get(b"S").unwrap());
        let at = self.elements.len();
        self.elements.push(Element { tag, depth, text: String::new(), alt: said(b"Alt"), scope, spans });
        for kid in element.get(b"K").unwrap().as_array().unwrap() {
            match kid {
                Object::Reference(child) => self.element(*child, id, depth + 1),
                Object::Integer(number) => self.content(at, element, *number),
                Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                    self.content(at, kid, kid.get(b"MCID").unwrap().as_i64().unwrap());
                }
                Object::Dictionary(kid) => assert!(kid.has_type(b"OBJR"), "{kid:?}"),
                other => panic!("{other:?}"),
            }
        }
    }

    /// Gives an element the text of a piece of marked content, on the page that `on` names.
    fn content(&mut self, at: usize, on: &Dictionary, number: i64) {
        let page = on.get(b"Pg").unwrap().as_reference().unwrap();
        let text = self.contents.get_mut(&page).unwrap().remove(&number);
        self.elements[at].text += &text.expect("marked content belongs to one element");
    }
}

/// The text of a page's pieces of marked content by their numbers.
fn marked(document: &Document, page: ObjectId) -> BTreeMap<i64, String> {
    let fonts = document.get_page_fonts(page).unwrap();
    let encodings: BTreeMap<Vec<u8>, Encoding<'_>> =
        fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(document).unwrap())).collect();
    let mut texts = BTreeMap::new();
    let (mut open, mut font): (Vec<Piece>, Option<&Encoding<'_>>) = (Vec::new(), None);
    for operation in Content::decode(&document.get_page_content(page)).unwrap().operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" => open.push(Piece::default()),
            "BDC" => open.push(Piece::of(operands[1].as_dict().unwrap())),
            "EMC" => {
                let piece = open.pop().unwrap();
                let text = piece.spelled.unwrap_or(piece.drawn);
                if let Some(number) = piece.number {
                    assert!(texts.insert(number, text).is_none(), "a number counts once");
                } else if let Some(around) = open.last_mut() {
                    around.drawn += &text;
                }
            }
            "Tf" => font = encodings.get(operands[0].as_name().unwrap()),
            "Tj" | "TJ" => {
                let Some(piece) = open.last_mut() else { continue };
                let shown = operands[0].as_array().map_or_else(|_| operands.as_slice(), Vec::as_slice);
                for text in shown.iter().filter_map(|part| part.as_str().ok()) {
                    piece.drawn += &Document::decode_text(font.unwrap(), text).unwrap();
                }
            }
            _ => {}
        }
    }
    texts
}

/// A piece of marked content that is open.
#[derive(Default)]
struct Piece {
    number: Option<i64>,
    spelled: Option<String>,
    drawn: String,
}

impl Piece {
    fn of(properties: &Dictionary) -> Self {
        let number = properties.get(b"MCID").ok().map(|number| number.as_i64().unwrap());
        let spelled = properties.get(b"ActualText").ok().map(|text| decode_text_string(text).unwrap());
        Self { number, spelled, drawn: String::new() }
    }
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().unwrap()).into_owned()
}
