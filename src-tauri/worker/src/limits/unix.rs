//! What Linux and macOS have in common: a worker limits itself, by what the system lets a process have.

use std::io;
use std::process::Child;

use rustix::process::{Resource, Rlimit, setrlimit};

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

/// Limits this process, for good, to so many bytes of its own, and to no dump, no writing to disks and few files.
pub(super) fn limit_to(memory: u64) -> io::Result<()> {
    limit(Resource::Data, memory)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    // Neither process nor thread.
    limit(Resource::Nproc, 0)?;
    limit(Resource::Nofile, 16)
}

/// Limits this process in one thing, for good.
pub(super) fn limit(resource: Resource, most: u64) -> io::Result<()> {
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}
