//! Proofs that need the inside of the crate: the tree read aloud against the document it came from, glyphs against
//! HarfBuzz's.

mod structure;
mod tree;

#[path = "../../tests/printing/fixture.rs"]
#[expect(clippy::unwrap_used, reason = "a test's own helpers may fail it")]
mod fixture;
