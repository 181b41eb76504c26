//! From rows to records: the targets, how a row finds its record, and the engine of the dry run and of the import alike.
//!
//! Invariant: writing happens inside the caller's one operation only.

pub(crate) mod ahead;
pub(crate) mod fitting;
pub(crate) mod outcome;
pub(crate) mod row_index;
pub(crate) mod rows;
pub(crate) mod run;
pub(crate) mod target;
pub(crate) mod targets;
