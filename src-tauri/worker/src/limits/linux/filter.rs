//! The filter of system calls, in two layers, for one program of it knows two answers only.
//!
//! The first answers "not permitted" to all that is not granted; the second, laid on last, ends the process at all that is
//! neither granted nor asked for in vain. Of two answers the kernel takes the harder.

use std::collections::BTreeMap;
use std::io;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch, apply_filter_all_threads,
};

use super::calls::{GRANTED, Granted, VAIN};

/// File descriptors of the worker.
#[derive(Clone, Copy)]
struct Descriptors {
    input: i32,
    output: i32,
}

/// Lays the filter on this process, for good.
///
/// # Errors
/// That there is none for this processor, or that the kernel refuses it.
pub(super) fn apply(input: i32, output: i32) -> io::Result<()> {
    let (refusing, ending) = programs(Descriptors { input, output }).map_err(io::Error::other)?;
    // All threads there are: a library may have started one before `main`, and what takes the worker over could wake it.
    apply_filter_all_threads(&refusing).map_err(io::Error::other)?;
    apply_filter_all_threads(&ending).map_err(io::Error::other)
}

fn programs(open: Descriptors) -> Result<(BpfProgram, BpfProgram), seccompiler::BackendError> {
    let arch: TargetArch = std::env::consts::ARCH.try_into()?;
    let mut granted: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    for (call, condition) in GRANTED {
        granted.insert(*call, rules(*condition, open)?);
    }
    let known = GRANTED.iter().map(|(call, _)| *call).chain(VAIN.iter().copied());
    let known: BTreeMap<i64, Vec<SeccompRule>> = known.map(|call| (call, Vec::new())).collect();
    // The second layer is laid on through the first.
    granted.insert(libc::SYS_seccomp, Vec::new());
    let not_permitted = SeccompAction::Errno(libc::EPERM as u32);
    let refusing = SeccompFilter::new(granted, not_permitted, SeccompAction::Allow, arch)?;
    let ending = SeccompFilter::new(known, SeccompAction::KillProcess, SeccompAction::Allow, arch)?;
    Ok((refusing.try_into()?, ending.try_into()?))
}

/// Any of the rules grants; none at all grants always.
fn rules(condition: Granted, open: Descriptors) -> Result<Vec<SeccompRule>, seccompiler::BackendError> {
    use SeccompCmpArgLen::Dword;
    use SeccompCmpOp::{Eq, MaskedEq};
    let is = |at: u8, value: u32| SeccompCondition::new(at, Dword, Eq, value.into());
    let is_not_runnable = || SeccompCondition::new(2, Dword, MaskedEq(libc::PROT_EXEC as u64), 0);
    let first_is = |value: u32| SeccompRule::new(vec![is(0, value)?]);
    Ok(match condition {
        Granted::Always => Vec::new(),
        Granted::OfInput => vec![first_is(open.input as u32)?],
        Granted::OfOutput => vec![first_is(open.output as u32)?, first_is(libc::STDERR_FILENO as u32)?],
        Granted::Memory => vec![SeccompRule::new(vec![is_not_runnable()?, is(4, u32::MAX)?])?],
        Granted::NotRunnable => vec![SeccompRule::new(vec![is_not_runnable()?])?],
        Granted::Itself => vec![first_is(std::process::id())?],
        Granted::First(value) => vec![first_is(value)?],
    })
}

#[cfg(test)]
mod tests {
    use libc::c_long;

    use super::*;

    const OPEN: Descriptors = Descriptors { input: 7, output: 8 };
    /// A descriptor that another part of the program left open.
    const LEAKED: u64 = 5;

    /// What the kernel would do at a call: a program of it is loads, comparisons of the accumulator, masks and returns.
    fn answer(program: &BpfProgram, arch: u32, call: u32, arguments: [u64; 6]) -> u32 {
        let mut data = [0_u8; 64];
        data[..4].copy_from_slice(&call.to_le_bytes());
        data[4..8].copy_from_slice(&arch.to_le_bytes());
        for (at, argument) in arguments.iter().enumerate() {
            data[16 + 8 * at..24 + 8 * at].copy_from_slice(&argument.to_le_bytes());
        }
        let word = |at: u32| u32::from_le_bytes(data[at as usize..at as usize + 4].try_into().expect("four bytes"));
        let (mut at, mut accumulator) = (0, 0);
        loop {
            let step = &program[at];
            at += 1;
            let jump = |is: bool| usize::from(if is { step.jt } else { step.jf });
            match step.code {
                0x20 => accumulator = word(step.k),
                0x54 => accumulator &= step.k,
                0x05 => at += step.k as usize,
                0x15 => at += jump(accumulator == step.k),
                0x25 => at += jump(accumulator > step.k),
                0x35 => at += jump(accumulator >= step.k),
                0x45 => at += jump(accumulator & step.k != 0),
                0x06 => return step.k,
                other => panic!("a step that filters have not: {other:#x}"),
            }
        }
    }

    #[derive(Debug, PartialEq)]
    enum Verdict {
        Granted,
        NotPermitted,
        Ended,
    }

    const ARCH: u32 = if cfg!(target_arch = "aarch64") { 0xC000_00B7 } else { 0xC000_003E };

    fn verdict_on(arch: u32, call: u32, arguments: [u64; 6]) -> Verdict {
        let (refusing, ending) = programs(OPEN).expect("programs");
        let answers = [&refusing, &ending].map(|program| answer(program, arch, call, arguments));
        match answers {
            [0x7fff_0000, 0x7fff_0000] => Verdict::Granted,
            answers if answers.contains(&0x8000_0000) => Verdict::Ended,
            [0x0005_0001, 0x7fff_0000] => Verdict::NotPermitted,
            other => panic!("no answer of ours: {other:x?}"),
        }
    }

    fn verdict(call: c_long, arguments: [u64; 6]) -> Verdict {
        verdict_on(ARCH, u32::try_from(call).expect("a number"), arguments)
    }

    #[test]
    fn of_all_system_calls_there_are_only_those_listed_do_not_end_the_worker() {
        let listed = |call: u32| {
            let call = c_long::from(call);
            VAIN.contains(&call) || GRANTED.iter().any(|(granted, _)| *granted == call)
        };
        for call in 0..2_000 {
            let ended = verdict_on(ARCH, call, [0; 6]) == Verdict::Ended;
            assert_eq!(ended, !listed(call), "call {call}");
        }
        // The other numbering that some kernels have for the same processor, and another processor's calls.
        for call in (0..600).map(|call| call | 0x4000_0000).chain([u32::MAX]) {
            assert_eq!(verdict_on(ARCH, call, [0; 6]), Verdict::Ended, "call {call:#x}");
        }
        for call in 0..600 {
            assert_eq!(verdict_on(0x4000_0003, call, [0; 6]), Verdict::Ended, "call {call} of another processor");
        }
    }

    #[test]
    fn what_opens_runs_or_reaches_others_is_never_granted() {
        let forbidden = [
            libc::SYS_socket,
            libc::SYS_connect,
            libc::SYS_sendto,
            libc::SYS_execve,
            libc::SYS_execveat,
            libc::SYS_ptrace,
            libc::SYS_process_vm_readv,
            libc::SYS_process_vm_writev,
            libc::SYS_kill,
            libc::SYS_tkill,
            libc::SYS_pidfd_open,
            libc::SYS_mount,
            libc::SYS_unshare,
            libc::SYS_setns,
            libc::SYS_io_uring_setup,
            libc::SYS_bpf,
            libc::SYS_keyctl,
            libc::SYS_add_key,
            libc::SYS_perf_event_open,
            libc::SYS_userfaultfd,
            libc::SYS_memfd_create,
            libc::SYS_seccomp,
            libc::SYS_unlinkat,
            libc::SYS_openat2,
            libc::SYS_open_by_handle_at,
            libc::SYS_dup3,
            libc::SYS_setrlimit,
        ];
        for call in forbidden {
            assert_eq!(verdict(call, [0; 6]), Verdict::Ended, "call {call}");
        }
        for call in VAIN {
            assert_eq!(verdict(*call, [0; 6]), Verdict::NotPermitted, "call {call}");
        }
    }

    #[test]
    fn only_its_own_pipes_are_read_and_written_and_no_memory_is_made_runnable() {
        let on = |call, first: u64| verdict(call, [first, 0, 0, 0, 0, 0]);
        assert_eq!((on(libc::SYS_read, 7), on(libc::SYS_lseek, 7)), (Verdict::Granted, Verdict::Granted));
        assert_eq!((on(libc::SYS_write, 8), on(libc::SYS_write, 2)), (Verdict::Granted, Verdict::Granted));
        for other in [0, 8, LEAKED] {
            assert_eq!(on(libc::SYS_read, other), Verdict::NotPermitted, "read {other}");
        }
        for other in [0, 1, 7, LEAKED] {
            assert_eq!(on(libc::SYS_write, other), Verdict::NotPermitted, "write {other}");
        }
        let own = u64::from(std::process::id());
        assert_eq!((on(libc::SYS_tgkill, own), on(libc::SYS_tgkill, 1)), (Verdict::Granted, Verdict::NotPermitted));
        let no_file = u64::from(u32::MAX);
        let mapped = |protection: i32, file| verdict(libc::SYS_mmap, [0, 4096, protection as u64, 0x22, file, 0]);
        let both = libc::PROT_READ | libc::PROT_WRITE;
        assert_eq!(mapped(both, no_file), Verdict::Granted);
        assert_eq!(mapped(both | libc::PROT_EXEC, no_file), Verdict::NotPermitted);
        assert_eq!(mapped(libc::PROT_READ, LEAKED), Verdict::NotPermitted);
        let protected = |protection: i32| verdict(libc::SYS_mprotect, [0, 4096, protection as u64, 0, 0, 0]);
        assert_eq!((protected(both), protected(libc::PROT_EXEC)), (Verdict::Granted, Verdict::NotPermitted));
    }
}
