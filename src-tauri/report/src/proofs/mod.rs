//! Proofs that need the inside of the crate: the tree read aloud against the document it came from.

mod structure;
mod tree;

#[path = "../../tests/printing/fixture.rs"]
mod fixture;
