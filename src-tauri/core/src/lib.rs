//! The domain of Saisaat and its store: values, registers, scoring and read models over one SQLite file.
//!
//! Invariant: nothing changes but through [`Office::operate`], which records the change, its undo and its audit line in one
//! transaction. Must never depend on spreadsheets, PDF or the window.

mod action;
mod error;
pub mod files;
pub mod keys;
pub mod lists;
pub mod office;
pub mod reference;
pub mod registers;
mod rule;
pub mod scoring;
pub mod search;
mod store;
mod submissions;
pub mod summaries;
pub mod values;
pub mod workspace;

pub use action::{Action, Done, Verb};
pub use error::{Error, Touched};
pub use office::{Clock, EditedRows, Kept, KeptRows, Notice, Office, Reader, Surroundings, TakenBack, TakingBack, Tx};
pub use rule::Rule;
pub use store::audit::AuditLine;
pub use store::history::{FieldChange, HistoryFilter, Operation, RecordChange, What};
pub use submissions::{
    SubmissionState, Unscorable, agreed_report, changes_since_round, changes_since_submission, versions,
};
pub use workspace::Workspace;

/// The result of anything that asks the office.
pub type Result<T, E = Error> = std::result::Result<T, E>;
