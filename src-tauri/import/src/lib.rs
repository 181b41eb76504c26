//! From a spreadsheet as it arrived to a plan of what importing it would do: sniff → read → find the header → read what is
//! written → plan → apply.
//!
//! Invariant: planning changes nothing and hides nothing. Every row of people is either inserted, an update, unchanged, or
//! skipped with its reason; every value that is not stored as it was written is listed as a repair or as a problem.
//! Writing happens only in [`RosterPlan::apply`], inside the caller's one operation. calamine is used here and nowhere else.
//! Must never depend on the window, on PDF, or on SQL.

mod error;
mod header;
mod problem;
mod read;
mod roster;
mod sheet;
mod written;

pub use error::ImportError;
pub use problem::{Note, Problem, Repair};
pub use read::{read_bytes, read_workbook};
pub use roster::{
    Counts, ExistingPeople, Field, Outcome, PlannedRow, PreviewColumn, PreviewRow, RosterOptions, RosterPlan,
    RosterPreview, Skipped, Summary, Transfers, plan_roster,
};
pub use sheet::{Area, Row, Sheet, Value, Workbook, column_letters};
