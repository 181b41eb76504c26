//! The people roster: which columns it knows, what each row would do to the register, and doing it.
//!
//! Invariant: planning is pure — a workbook, options and a snapshot of the people in, a plan out — and applying writes exactly
//! what the plan says. Depends on the engine (`header`, `written`) and on core's values; the engine does not know it.

mod apply;
mod draft;
mod existing;
mod fields;
mod plan;
mod preview;
mod row;
mod table;

pub use existing::ExistingPeople;
pub use fields::Field;
pub use plan::{Counts, Outcome, PlannedRow, RosterOptions, RosterPlan, Skipped, Transfers, plan_roster};
pub use preview::{PreviewColumn, PreviewRow, RosterPreview, Summary};

#[cfg(test)]
mod tests;
