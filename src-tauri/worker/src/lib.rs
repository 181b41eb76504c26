//! A worker: a process of the same executable that reads one thing a stranger made, for a parent that must go on living.
//!
//! ```text
//! parent: Process::start ── stdin ──▶ worker: serve: gives up all it could do but read, write and compute, then reads
//!         Process::hear  ◀─ stdout ── frames, whose content is a matter between the two sides that use this crate
//! ```
//!
//! Invariant: a worker is given an open file or bytes, no path, and nothing of its parent's environment but where the loader
//! finds libraries; a worker that could not be confined reads nothing; a process that was started is ended and reaped. Must
//! never depend on another crate of the house, nor know what is read.

mod confinement;
mod frame;
mod limits;
mod process;
mod serve;

pub use confinement::{Confinement, Landlock};
pub use frame::{Came, FrameError, LONGEST, next, packed, unpacked};
pub use process::{Heard, Input, Process, WorkerError};
pub use serve::serve;
