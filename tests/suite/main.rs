//! Proves the crates together: what is imported, scored, reported, undone and killed, and that the layers hold.
//!
//! One binary, so that everything links once. The executable is the one `make test` built beside it.

mod cage;
mod catalogue;
mod command_line;
mod differential;
mod entering;
mod import;
mod kill;
mod layering;
mod locked;
mod registers;
mod report;
mod rollback;
mod roster;
mod schemas;
mod spreadsheets;
mod undo;
mod words;
