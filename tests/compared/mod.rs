//! What is compared of files, of the repository's own in the suite and of the given ones in `given/`.

#![allow(dead_code, clippy::allow_attributes, reason = "each binary uses its part of this")]

pub(crate) mod imports;
pub(crate) mod peers;
pub(crate) mod sheet_reader;
