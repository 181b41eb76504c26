//! Reports on paper: read models of `saisaat-core` → pages → PDF bytes; and the same as text or tables to be edited.
//!
//! Layers, each knowing only those before it: text → layout → documents →
//! [`Printer`]; `pdf` writes finished pages and is the only place that knows printpdf, `office` writes Word and Excel files. Invariants: layout is pure and never
//! fails or loops, whatever the text; the same input gives the same bytes, so no clock, randomness or global counter is
//! read; what is drawn can be extracted as text exactly. Must never depend on the store, a spreadsheet or the window.
//! What a stranger made, an emblem or an attached file, is parsed in a worker process alone: see [`emblem_reader`] and
//! [`attached`].

pub mod attached;
mod documents;
mod emblem;
pub mod emblem_reader;
mod error;
mod layout;
mod office;
mod pdf;
mod printer;
mod role;
mod style;
mod text;

pub use documents::Document;
pub use documents::catalogue::{About, Asked, Contents, DocumentInfo, DocumentKind, Whose};
pub use documents::pack_cover::{PackCover, PackFile};
pub use documents::recovery_sheet::RecoverySheet;
pub use emblem::{Artwork, EmblemFault, read_emblem};
pub use error::{ReportError, Undrawn};
pub use office::Format;
pub use pdf::Conformance;
pub use printer::{Audience, Ending, Options, Printer};
pub use style::Style;
pub use text::digits::Digits;

#[cfg(test)]
mod craft_tests;
#[cfg(test)]
mod gold_tests;
#[cfg(test)]
#[path = "../tests/inside/mod.rs"]
mod inside;
#[cfg(test)]
mod typesetting_tests;
