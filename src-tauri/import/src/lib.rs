//! From a spreadsheet as it arrived to the registers: sniff → read → find the header → read what is written → find each row's
//! record → write.
//!
//! Invariant: the dry run changes nothing and hides nothing, and is the same code as the import. Every row is inserted, an
//! update, unchanged, or skipped with its reason; every value that is not stored as it was written is listed as a repair or
//! as a problem. Writing happens only in [`Import::write`], inside the caller's one operation. calamine is used here and
//! nowhere else. Must never depend on the window, on PDF, or on SQL.

mod ahead;
pub mod cage;
mod check;
mod choices;
mod column;
mod draft;
mod error;
mod export;
mod fitting;
mod header;
mod inspect;
mod layout;
mod listed;
mod note;
mod out;
mod outcome;
mod problem;
mod read;
mod reading;
mod rows;
mod rules;
mod run;
mod said;
mod seen;
mod sheet;
mod table;
mod target;
mod targets;
mod understood;
mod view;
mod written;

pub use check::{Candidate, Check, CheckedRow, Import, Summary, is_cancelled};
pub use choices::{AlikeFix, CellFix, Choices, Fixed, OnDuplicate, PersonChoice};
pub use column::Label;
pub use error::ImportError;
pub use export::{Exported, Ids, List, write_blank};
pub use inspect::{InspectedSheet, Inspection, inspect};
pub use layout::{Field, Guess, Key, Layout, MatchedColumn, SheetInfo, guess_target, layout};
pub use note::Note;
pub use out::{OutError, OutProperties};
pub use outcome::{Counts, Outcome, Skipped};
pub use problem::{Problem, Repair};
pub use read::{ReadAs, read_bytes, read_workbook};
pub use rows::Place;
pub use run::Progress;
pub use sheet::{Area, Row, Sheet, Value, Workbook, column_letters};
pub use target::Target;
pub use view::{CellView, Filter, GridColumn, RowView, View};
