//! macOS: resource limits. The system heeds the one on address space only in part, and kills no orphans: a worker whose
//! parent is gone ends at its next frame.

use std::fs::File;
use std::io;
use std::process::Command;

use super::MEMORY;
use super::unix::limit_to;
use crate::confinement::{Confinement, Landlock};

/// Of the environment, what finds the executable's libraries.
pub(crate) const LOADER: [&str; 1] = ["DYLD_FALLBACK_LIBRARY_PATH"];

/// Nothing to prepare.
pub(crate) fn prepare(_: &mut Command) {}

/// Limits this process, for good.
pub(crate) fn confine(_: &File, _: &File) -> io::Result<Confinement> {
    limit_to(MEMORY)?;
    Ok(Confinement { seccomp: false, landlock: Landlock::None, namespaces: false })
}
