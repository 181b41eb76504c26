//! The system calls of a worker: which are granted, with which arguments, and which are asked for in vain.
//!
//! Invariant: what is granted neither opens nor creates anything, reaches no other process, and makes no memory executable.
//! Found by tracing workers over every kind of file, sound and hostile, to a good and to a bad end.

use libc::c_long;

/// Under which condition a call is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Granted {
    Always,
    /// The first argument is what the worker reads.
    OfInput,
    /// The first argument is where the worker speaks: its output or its standard error.
    OfOutput,
    /// Memory of no file, and none that can be run.
    Memory,
    /// Its protection makes nothing runnable.
    NotRunnable,
    /// The first argument is this process.
    Itself,
    /// The first argument is a value that harms nobody.
    First(u32),
}

/// What is granted. Whatever is neither here nor in [`VAIN`] ends the worker at once.
pub(super) const GRANTED: &[(c_long, Granted)] = &[
    (libc::SYS_read, Granted::OfInput),
    (libc::SYS_lseek, Granted::OfInput),
    (libc::SYS_write, Granted::OfOutput),
    (libc::SYS_writev, Granted::OfOutput),
    (libc::SYS_close, Granted::Always),
    (libc::SYS_brk, Granted::Always),
    (libc::SYS_mmap, Granted::Memory),
    (libc::SYS_mprotect, Granted::NotRunnable),
    (libc::SYS_mremap, Granted::Always),
    (libc::SYS_munmap, Granted::Always),
    (libc::SYS_madvise, Granted::Always),
    (libc::SYS_futex, Granted::Always),
    (libc::SYS_sched_yield, Granted::Always),
    // The clock is read without a call where the kernel has a page for it.
    (libc::SYS_clock_gettime, Granted::Always),
    (libc::SYS_getrandom, Granted::Always),
    // A stack that overflows, and a program that aborts, are told by signals to itself.
    (libc::SYS_rt_sigaction, Granted::Always),
    (libc::SYS_rt_sigprocmask, Granted::Always),
    (libc::SYS_rt_sigreturn, Granted::Always),
    (libc::SYS_sigaltstack, Granted::Always),
    (libc::SYS_restart_syscall, Granted::Always),
    (libc::SYS_getpid, Granted::Always),
    (libc::SYS_gettid, Granted::Always),
    (libc::SYS_tgkill, Granted::Itself),
    (libc::SYS_exit, Granted::Always),
    (libc::SYS_exit_group, Granted::Always),
    // The filter is laid on in two steps; of this call the second leaves what was granted to the first.
    (libc::SYS_prctl, Granted::First(libc::PR_SET_NO_NEW_PRIVS as u32)),
];

/// What libraries ask for and go on without: answered with "not permitted".
pub(super) const VAIN: &[c_long] = &[
    libc::SYS_openat,
    libc::SYS_newfstatat,
    libc::SYS_fstat,
    libc::SYS_statx,
    libc::SYS_faccessat,
    libc::SYS_faccessat2,
    libc::SYS_readlinkat,
    libc::SYS_getcwd,
    libc::SYS_ioctl,
    libc::SYS_fcntl,
    libc::SYS_prlimit64,
    libc::SYS_sched_getaffinity,
    libc::SYS_sysinfo,
    libc::SYS_uname,
    libc::SYS_clone3,
    libc::SYS_clone,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_open,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_stat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_access,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_readlink,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_getrlimit,
];
