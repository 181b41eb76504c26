//! Figures published by others, which registers and reports are read against.
//!
//! Invariant: constants, each with its source; where a source is uncertain there is no figure. Knows no register.

pub mod cpi;
