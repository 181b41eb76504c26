//! Drives the program as a person or another program would: the executable, its window, and the tools that read what it wrote.
//!
//! Invariant: nothing outside a temporary folder is written, and whatever was started is stopped when its value is dropped.
//! Must never depend on the crates under test: what is driven here is the finished program.

mod display;
pub mod executable;
pub mod paths;
pub mod tools;
mod webdriver;
pub mod window;
pub mod workspace;

pub use executable::{Ran, saisaat};
pub use window::Window;
pub use workspace::Workspace;
