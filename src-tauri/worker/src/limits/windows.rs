//! Windows: a job object that the parent holds. It limits the memory that is resident, and ends the worker when the parent
//! ends, however. What a worker has asked for altogether, which its job does not limit, the parent looks at as it listens.

use std::fs::File;
use std::io;
use std::os::windows::io::AsRawHandle as _;
use std::os::windows::process::CommandExt as _;
use std::process::{Child, Command};

use win32job::utils::get_process_memory_info;
use win32job::{ExtendedLimitInfo, Job};

use super::MEMORY;
use crate::confinement::{Confinement, Landlock};

/// Of the environment, what finds the executable's libraries.
pub(crate) const LOADER: [&str; 2] = ["SystemRoot", "PATH"];

/// No window of a console opens for the worker.
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

/// The job around a worker, which ends it when dropped.
#[derive(Debug)]
pub(crate) struct Fence {
    _job: Job,
}

impl Fence {
    pub(crate) fn around(worker: &Child) -> io::Result<Self> {
        let most = usize::try_from(MEMORY).map_err(io::Error::other)?;
        let mut limits = ExtendedLimitInfo::new();
        limits.limit_working_memory(1024 * 1024, most).limit_kill_on_job_close();
        let job = Job::create_with_limit_info(&limits).map_err(io::Error::other)?;
        job.assign_process(worker.as_raw_handle() as isize).map_err(io::Error::other)?;
        Ok(Self { _job: job })
    }

    /// Whether the worker has more memory than it may.
    pub(crate) fn is_overrun(&self, worker: &Child) -> bool {
        // One that has ended says nothing.
        get_process_memory_info(worker.as_raw_handle() as isize).is_ok_and(|used| used.private_usage as u64 > MEMORY)
    }
}

pub(crate) fn prepare(command: &mut Command) {
    command.creation_flags(CREATE_NO_WINDOW);
}

/// The parent's job does it all.
#[expect(clippy::unnecessary_wraps, reason = "other systems can fail here")]
pub(crate) const fn confine(_: &File, _: &File) -> io::Result<Confinement> {
    Ok(Confinement { seccomp: false, landlock: Landlock::None, namespaces: false })
}
