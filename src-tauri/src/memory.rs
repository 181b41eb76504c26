//! The program's memory, in which keys and people are while a workspace is open: no crash leaves it in a file.

/// Forbids core dumps from here on, of this process and of those it starts (the page's among them), and on Linux keeps other
/// programs of the same user, a debugger for one, from looking in. To debug it, attach as root or take this call out.
///
/// Windows writes no dump of a program by itself unless an administrator set that up.
pub fn keep_to_itself() {
    // Lowering one's own limit is always allowed. A kernel without the call keeps nobody from their work.
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
