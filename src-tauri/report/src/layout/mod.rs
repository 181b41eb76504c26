//! Layout: paragraphs → lines → blocks and charts → finished pages.
//!
//! Pure: it never fails or loops, whatever the text, and the same input gives the same pages. Must never depend on a document
//! or on what writes the bytes.

pub(crate) mod figures;
pub(crate) mod fill;
pub(crate) mod flow;
pub(crate) mod lines;
pub(crate) mod pages;
pub(crate) mod shaping_cache;
