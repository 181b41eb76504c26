//! Where in a sheet a table is and what each of its columns means: the header below titles, over one row or two, merged or not.
//!
//! Knows the columns of a target by what they declare; must never depend on a target or read a record.

pub(crate) mod header;
pub(crate) mod table;
