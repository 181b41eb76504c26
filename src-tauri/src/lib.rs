//! The desktop application: the window's commands and the command line, both thin over the same core.
//!
//! Invariant: no rule of the domain lives here; a command says what is asked of the core, and failures leave as [`Failure`]
//! with a stable code. The only crate that knows Tauri. Must never touch SQLite, a spreadsheet's format or a PDF's.

mod app;
mod app_state;
mod auto_backup;
mod backup_status;
mod calendar;
pub mod cli;
mod clipboard;
mod commands;
pub mod confinement;
mod declarations;
mod dialogs;
mod emblems;
mod error;
mod exports;
mod imports;
mod log;
pub mod memory;
mod names;
mod preferences;
mod questions;
mod recents;
mod records;
mod reports;
mod search_filling;
mod secret;
mod session;
mod wake;
mod workspace;

pub use app::{bindings, open_window};
pub use error::Failure;
