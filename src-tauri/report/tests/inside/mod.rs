//! Proofs that need the inside of the crate: the tree read aloud and the text extracted, against the document they came
//! from, and the place of every line against goldens.

mod catalogue;
mod craft;
mod extraction;
mod forms;
mod goldens;
mod office;
mod structure;
mod sums;
mod tree;

#[path = "../printing/fixture.rs"]
mod fixture;
#[path = "../printing/papers.rs"]
mod papers;
#[path = "../printing/sample.rs"]
mod sample;

use std::sync::LazyLock;

use crate::documents::{Document, compose};
use crate::layout::flow::{Composition, lay_out};
use crate::layout::lines::Typesetter;
use crate::layout::pages::Pages;
use crate::pdf::{Conformance, Particulars, write};
use crate::style::Style;
use crate::text::digits::Digits;

/// A document at every stage of its making.
struct Printed {
    composition: Composition,
    pages: Pages,
    bytes: Vec<u8>,
}

fn printed(document: Document<'_>, digits: Digits, style: Style) -> Printed {
    set(compose(document, None, digits), style)
}

fn set((composition, particulars): (Composition, Particulars), style: Style) -> Printed {
    let pages = lay_out(&composition, setter(), style);
    let bytes = write(&pages, setter().faces(), &particulars, Conformance::default()).unwrap();
    Printed { composition, pages, bytes }
}

/// Whoever sets.
fn setter() -> &'static Typesetter {
    static SETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::load().unwrap());
    &SETTER
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
