//! Linux: resource limits, and death with the parent.

use std::io;
use std::process::{Child, Command};

use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

use super::MEMORY;

/// Of the environment, what finds the executable's libraries.
pub(in crate::cage) const LOADER: [&str; 1] = ["LD_LIBRARY_PATH"];

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

/// One arena, for each further one reserves address space.
pub(in crate::cage) fn prepare(command: &mut Command) {
    command.env("MALLOC_ARENA_MAX", "1");
}

/// Limits this process, for good.
///
/// The executable maps 325 MB of libraries before `main` (it links the window's), of which 25 MB are resident. So a limit on
/// address space alone would either leave little or be none: what the worker allocates has its own limit, and address space
/// is what is mapped now and as much again. Together with what is resident already, and a little of the libraries that is
/// touched only later, the worker stays below [`MEMORY`].
pub(in crate::cage) fn confine() -> io::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let own = MEMORY.saturating_sub(bytes(&status, "VmRSS:")? + TOUCHED_LATER);
    limit(Resource::As, bytes(&status, "VmSize:")? + own)?;
    limit(Resource::Data, own)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    // Neither process nor thread.
    limit(Resource::Nproc, 0)?;
    limit(Resource::Nofile, 16)
}

/// Bytes of the executable and its libraries that reading brings in.
const TOUCHED_LATER: u64 = 16 * 1024 * 1024;

fn limit(resource: Resource, most: u64) -> io::Result<()> {
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}

/// A size in the kernel's words about a process.
fn bytes(status: &str, name: &str) -> io::Result<u64> {
    let kilobytes = status.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB")?.parse().ok());
    kilobytes.map(|k: u64| k * 1024).ok_or_else(|| io::Error::other("the kernel does not say"))
}
