//! Linux: everything but reading, writing, computing and ending is given up, in layers of which each would do alone.
//!
//! Resource limits everywhere; a user, a network and the like of its own where the system lets a process have them; Landlock
//! where the kernel has it; a filter of system calls everywhere, without which the worker reads nothing.

mod calls;
mod filter;

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd as _;
use std::process::Command;

use landlock::{ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetStatus, Scope};
use rustix::process::{DumpableBehavior, Resource, Signal, set_dumpable_behavior, set_parent_process_death_signal};
use rustix::thread::UnshareFlags;

use super::MEMORY;
use super::unix::{limit, limit_to};
use crate::confinement::{Confinement, Landlock};

/// Of the environment, what finds the executable's libraries.
pub(crate) const LOADER: [&str; 1] = ["LD_LIBRARY_PATH"];

/// Has a worker begin with one thread: the window's libraries, which its executable links, allocate with an allocator of their
/// own before `main`, and that starts a thread, unless they are told to use the system's. A process of several threads can
/// have no namespaces of its own; the filter holds all threads there are, should a version of them not heed this.
///
/// The program's own allocator is told to ask for the least at a time that it can: what it has asked for counts, whether it is used or
/// not, and of itself it asks for a gigabyte.
pub(crate) fn prepare(command: &mut Command) {
    command.env("Malloc", "1").env("MIMALLOC_ARENA_RESERVE", "64MiB");
}

/// Confines this process, for good, to reading `input`, writing `output` and its standard error, computing and ending.
///
/// The executable maps 325 MB of libraries before `main` (it links the window's), of which 25 MB are resident. So a limit on
/// address space alone would either leave little or be none: what the worker allocates has its own limit, and address space
/// is what is mapped now and as much again. Together with what is resident already, and a little of the libraries that is
/// touched only later, the worker stays below [`MEMORY`].
///
/// # Errors
/// That the process could not be limited, or its system calls not be filtered.
pub(crate) fn confine(input: &File, output: &File) -> io::Result<Confinement> {
    // Before the rest: it makes another user of the process, which takes back what is said of one that is traced or dumped.
    let namespaces = has_own_namespaces();
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let own = MEMORY.saturating_sub(bytes(&status, "VmRSS:")? + TOUCHED_LATER);
    limit(Resource::As, bytes(&status, "VmSize:")? + own)?;
    limit_to(own)?;
    // Neither traced nor read by another process of the same user.
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    rustix::thread::set_no_new_privs(true)?;
    let landlock = kept_from_files();
    filter::apply(input.as_raw_fd(), output.as_raw_fd())?;
    Ok(Confinement { seccomp: true, landlock, namespaces })
}

/// Bytes of the executable and its libraries that reading brings in.
const TOUCHED_LATER: u64 = 16 * 1024 * 1024;

/// Leaves this machine's network, processes, mounts and keys for new ones in which nothing is, where a process may.
fn has_own_namespaces() -> bool {
    let own = UnshareFlags::NEWUSER
        | UnshareFlags::NEWNET
        | UnshareFlags::NEWIPC
        | UnshareFlags::NEWNS
        | UnshareFlags::NEWUTS
        | UnshareFlags::NEWCGROUP
        | UnshareFlags::NEWPID;
    #[expect(deprecated, reason = "unsafe where threads share files, which are not unshared here")]
    let left = rustix::thread::unshare(own);
    left.is_ok()
}

/// Gives up every file by its path, every port, and every process outside, as far as the kernel knows how.
///
/// What stands in its way is no error: the filter of system calls forbids the same.
fn kept_from_files() -> Landlock {
    let newest = ABI::V10;
    let held = Ruleset::default()
        .handle_access(AccessFs::from_all(newest))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(newest)))
        .and_then(|rules| rules.scope(Scope::from_all(newest)))
        .and_then(Ruleset::create)
        .and_then(landlock::RulesetCreated::restrict_self);
    match held.map(|status| status.ruleset) {
        Ok(RulesetStatus::FullyEnforced) => Landlock::Whole,
        Ok(RulesetStatus::PartiallyEnforced) => Landlock::Partly,
        Ok(RulesetStatus::NotEnforced) | Err(_) => Landlock::None,
    }
}

/// A size in the kernel's words about a process.
fn bytes(status: &str, name: &str) -> io::Result<u64> {
    let kilobytes = status.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB")?.parse().ok());
    kilobytes.map(|k: u64| k * 1024).ok_or_else(|| io::Error::other("the kernel does not say"))
}
