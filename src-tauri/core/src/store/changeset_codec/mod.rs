//! Changesets as the journal keeps them: packed, in parts, and given back in the order an undo or a redo applies them.

pub(crate) mod packed;
pub(crate) mod packing;
pub(crate) mod parts;
