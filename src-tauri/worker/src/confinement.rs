//! What holds a worker on this machine, beside what holds it everywhere.

use serde::{Deserialize, Serialize};

/// What of the confinement depends on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// Whether system calls are filtered. On Linux a worker without it reads nothing.
    pub seccomp: bool,
    /// Whether the kernel keeps the worker from files, from TCP, and from processes outside.
    pub landlock: Landlock,
    /// Whether it has a user, a network and the like of its own, in which nothing is.
    pub namespaces: bool,
}

/// How much of Landlock the kernel has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Landlock {
    /// None: the kernel is older than 5.13, was built or started without it, or is not Linux.
    None,
    /// Files, and what else this kernel knows of it.
    Partly,
    /// All that is known of it where this was built.
    Whole,
}
