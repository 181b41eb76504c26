//! Proves the crates together: what is imported, scored, reported, undone and killed, and that the layers hold.
//!
//! One binary, so that everything links once. The executable is the one `make test` built beside it.

mod amounts;
mod appendix;
mod as_of_round;
mod catalogue;
mod certificates;
mod command_line;
#[path = "../compared/mod.rs"]
mod compared;
mod confinement;
mod declared;
mod differential;
mod disclosure;
mod emblems;
mod entering;
mod files;
mod fixtures;
mod hard_cases;
mod hostile_spreadsheets;
mod import;
mod kill;
mod layering;
mod locked;
mod memory;
mod modules;
mod office;
mod proof;
mod protected_identities;
mod refusals;
mod registers;
mod report;
mod rollback;
mod roster;
mod schemas;
mod sheet_reader;
mod spreadsheets;
mod undo;
mod within;
mod wordings;
mod words;
