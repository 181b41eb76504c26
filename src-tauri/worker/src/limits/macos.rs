//! macOS: resource limits. The system heeds the one on address space only in part, and kills no orphans: a worker whose
//! parent is gone ends at its next frame.

use std::fs::File;
use std::io;
use std::process::{Child, Command};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::MEMORY;
use crate::confinement::{Confinement, Landlock};

/// Of the environment, what finds the executable's libraries.
pub(crate) const LOADER: [&str; 1] = ["DYLD_FALLBACK_LIBRARY_PATH"];

/// Nothing stands around a worker: it limits itself.
#[derive(Debug)]
pub(crate) struct Fence;

impl Fence {
    #[expect(clippy::unnecessary_wraps, reason = "other systems can fail here")]
    pub(crate) const fn around(_: &Child) -> io::Result<Self> {
        Ok(Self)
    }

    /// The system sees to it.
    pub(crate) const fn is_overrun(&self, _: &Child) -> bool {
        false
    }
}

/// Nothing to prepare.
pub(crate) fn prepare(_: &mut Command) {}

/// Limits this process, for good.
pub(crate) fn confine(_: &File, _: &File) -> io::Result<Confinement> {
    limit(Resource::Data, MEMORY)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    // Neither process nor thread.
    limit(Resource::Nproc, 0)?;
    limit(Resource::Nofile, 16)?;
    Ok(Confinement { seccomp: false, landlock: Landlock::None, namespaces: false })
}

fn limit(resource: Resource, most: u64) -> io::Result<()> {
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}
