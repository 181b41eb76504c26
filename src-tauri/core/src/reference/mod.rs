//! Figures published by others, which registers and reports are read against.
//!
//! Invariant: data with their source; where a source is uncertain they say so. Nothing here changes a workspace but what an officer takes
//! over, as any other records.

pub mod cpi;
pub mod sets;
