//! The file: opening and migrating it, the journal of changesets that undo applies, the audit chain.
//!
//! Only [`crate::Office`] uses this module; nothing here knows a register's fields.

pub(crate) mod apply;
pub(crate) mod audit;
pub(crate) mod changeset;
pub(crate) mod changeset_codec;
pub(crate) mod clock;
pub(crate) mod collation;
pub(crate) mod direction;
pub(crate) mod folding;
pub(crate) mod head;
pub(crate) mod history;
pub(crate) mod journal;
pub(crate) mod open;
pub(crate) mod reckoning;
pub(crate) mod revert_analysis;
pub(crate) mod touched;
