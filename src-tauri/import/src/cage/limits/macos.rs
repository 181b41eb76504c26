//! macOS: resource limits. The system heeds the one on address space only in part, and kills no orphans: a worker whose
//! parent is gone ends at its next frame.

use std::io;
use std::process::{Child, Command};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::MEMORY;

/// Of the environment, what finds the executable's libraries.
pub(in crate::cage) const LOADER: [&str; 1] = ["DYLD_FALLBACK_LIBRARY_PATH"];

/// Nothing stands around a worker: it limits itself.
pub(in crate::cage) struct Fence;

impl Fence {
    #[expect(clippy::unnecessary_wraps, reason = "other systems can fail here")]
    pub(in crate::cage) const fn around(_: &Child) -> io::Result<Self> {
        Ok(Self)
    }

    /// The system sees to it.
    pub(in crate::cage) const fn is_overrun(&self, _: &Child) -> bool {
        false
    }
}

/// Nothing to prepare.
pub(in crate::cage) fn prepare(_: &mut Command) {}

/// Limits this process, for good.
pub(in crate::cage) fn confine() -> io::Result<()> {
    limit(Resource::Data, MEMORY)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    // Neither process nor thread.
    limit(Resource::Nproc, 0)?;
    limit(Resource::Nofile, 16)
}

fn limit(resource: Resource, most: u64) -> io::Result<()> {
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}
