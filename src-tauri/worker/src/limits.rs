//! The limits of a worker, one system each behind the same four names: what of the environment its loader needs, what its
//! parent sets before it starts and holds around it while it runs, what it does to itself before it touches the file.
//!
//! Linux is tested. Windows and macOS are compiled where the project is built for them and could not be run where this was
//! written; there a worker's memory, processes and files are limited, and its system calls are not filtered.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(any(target_os = "linux", target_os = "macos"))]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
pub(crate) use linux::{LOADER, confine, prepare};
#[cfg(target_os = "macos")]
pub(crate) use macos::{LOADER, confine, prepare};
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(crate) use unix::Fence;
#[cfg(windows)]
pub(crate) use windows::{Fence, LOADER, confine, prepare};

/// Bytes of memory a worker may have for itself.
const MEMORY: u64 = 512 * 1024 * 1024;
