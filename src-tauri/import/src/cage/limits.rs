//! The limits of a worker, one system each behind the same four names: what of the environment its loader needs, what its
//! parent sets before it starts and holds around it while it runs, what it does to itself before it touches the file.
//!
//! Linux is tested. Windows and macOS are compiled where the project is built for them and could not be run where this was
//! written.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
pub(super) use linux::{Fence, LOADER, confine, prepare};
#[cfg(target_os = "macos")]
pub(super) use macos::{Fence, LOADER, confine, prepare};
#[cfg(windows)]
pub(super) use windows::{Fence, LOADER, confine, prepare};

/// Bytes of memory a worker may have for itself.
const MEMORY: u64 = 512 * 1024 * 1024;
