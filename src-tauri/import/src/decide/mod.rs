//! What one row says: each matched cell read by its column's kind, with every repair and refusal, and the officer's decisions.
//!
//! Must never depend on a target or on the registers' rows.

mod cells;
pub(crate) mod column_cache;
pub(crate) mod draft;
pub(crate) mod reading;
