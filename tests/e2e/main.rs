//! The real window, driven as an officer drives it. Each test has a window, a display and a home of its own.

mod access;
mod centre;
mod disclosing;
mod doubts;
mod evidence;
mod history;
mod import;
mod journey;
mod leaving;
mod lists;
mod privacy;
mod proof;
mod received;
