//! From a spreadsheet as it arrived to the registers: sniff → read → find the header → read what is written → find each row's
//! record → write.
//!
//! Invariant: the dry run changes nothing and hides nothing, and is the same code as the import. Every row is inserted, an
//! update, unchanged, or skipped with its reason; every value that is not stored as it was written is listed as a repair or
//! as a problem. Writing happens only in [`Import::write`], inside the caller's one operation. calamine is used here and
//! nowhere else. Must never depend on the window, on PDF, or on SQL.

mod apply;
mod cell_value;
mod check;
mod choices;
mod column;
mod decide;
mod detect;
mod error;
mod export;
mod inspect;
mod layout;
mod note;
mod parse;
mod problem;
mod question;
mod read;
mod view;
pub mod worker;

pub use apply::outcome::{Counts, Outcome, Skipped};
pub use apply::rows::Place;
pub use apply::run::Progress;
pub use apply::target::Target;
pub use apply::targets::Plain;
pub use check::{Candidate, Check, CheckedRow, Import, Summary, is_cancelled, is_unanswered};
pub use choices::{AlikeFix, CellFix, Choices, Fixed, OnDuplicate, PersonChoice};
pub use column::Label;
pub use error::ImportError;
pub use export::xlsx::{OutError, OutProperties};
pub use export::{Exported, Ids, write_blank};
pub use inspect::{InspectedSheet, Inspection, inspect};
pub use layout::{Field, Guess, Key, Layout, MatchedColumn, SheetInfo, guess_target, layout};
pub use note::Note;
pub use problem::{Problem, Repair};
pub use question::{Choice, Question, QuestionsAlike};
pub use read::sheet::{Area, Row, Sheet, Value, Workbook, column_letters};
pub use read::{ReadAs, read_bytes, read_workbook};
pub use view::{CellView, Filter, GridColumn, RowView, View};
