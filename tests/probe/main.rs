//! A worker that has been taken over: it tries one forbidden thing, named by what it reads, and says how that went.
//!
//! Started as a worker is, it is confined by the same code as those that read files; started as `free`, by none, so that a test
//! can see that each thing would go well without.

use std::fs::{self, File};
use std::io::{IoSliceMut, Read as _};
use std::net::{TcpListener, UdpSocket};
use std::os::unix::net::UnixDatagram;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, ExitCode};

use mimalloc::MiMalloc;
use nix::mount::{MsFlags, mount};
use nix::sched::{CloneFlags, unshare};
use nix::sys::ptrace;
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{Signal, kill};
use nix::sys::uio::{RemoteIoVec, process_vm_readv};
use nix::unistd::Pid;
use saisaat_worker::{Confinement, packed, serve};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};

/// As the executable has it: what a worker may ask for is asked for by the same.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

type Tried = Result<(), Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("free") => {
            let answered = answer(&mut std::io::stdin(), &mut std::io::stdout(), None);
            if answered { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Some("unfiltered") => unfiltered(),
        _ => serve(|mut input, mut output, confinement| answer(&mut input, &mut output, Some(confinement))),
    }
}

/// Becomes the program in its arguments where no filter can be laid on, as on a machine whose system refuses them.
fn unfiltered() -> ExitCode {
    let refused = SeccompAction::Errno(nix::libc::EPERM as u32);
    let rules = [(nix::libc::SYS_seccomp, Vec::new())].into();
    let filter = TargetArch::try_from(std::env::consts::ARCH)
        .and_then(|arch| SeccompFilter::new(rules, SeccompAction::Allow, refused, arch))
        .and_then(BpfProgram::try_from);
    let laid_on = filter.is_ok_and(|filter| apply_filter(&filter).is_ok());
    if laid_on {
        let mut arguments = std::env::args_os().skip(2);
        let program = arguments.next().unwrap_or_default();
        drop(Command::new(program).args(arguments).exec());
    }
    ExitCode::from(99)
}

fn answer(input: &mut impl std::io::Read, output: &mut impl std::io::Write, confinement: Option<Confinement>) -> bool {
    let mut order = String::new();
    if input.read_to_string(&mut order).is_err() {
        return false;
    }
    let (what, parent) = order.rsplit_once(' ').unwrap_or((&order, "0"));
    let how = match tried(what, parent.parse().unwrap_or(0)) {
        Ok(()) => "done".to_owned(),
        Err(why) => format!("refused: {why}"),
    };
    packed(&(how, confinement)).is_ok_and(|frame| output.write_all(&frame).is_ok())
}

fn tried(what: &str, parent: i32) -> Tried {
    let of_parent = Pid::from_raw(parent);
    match what {
        "nothing" => {}
        "open /etc/passwd" => drop(File::open("/etc/passwd")?),
        "open itself" => drop(File::open("/proc/self/exe")?),
        "list the root" => drop(fs::read_dir("/")?),
        "look at a file" => drop(fs::metadata("/etc/passwd").map(|_| Vec::<u8>::new())?),
        "make a file" => drop(File::create(format!("/tmp/saisaat-probe-{parent}"))?),
        "remove a file" => fs::remove_file(format!("/tmp/saisaat-probe-{parent}"))?,
        "make a folder" => fs::create_dir(format!("/tmp/saisaat-probe-folder-{parent}"))?,
        "where it is" => drop(std::env::current_dir()?),
        "listen on TCP" => drop(TcpListener::bind("127.0.0.1:0")?),
        "send over UDP" => drop(UdpSocket::bind("127.0.0.1:0")?.send_to(b"x", "127.0.0.1:9")?),
        "a local socket" => drop(UnixDatagram::unbound()?),
        "its parent's environment" => drop(fs::read(format!("/proc/{parent}/environ"))?),
        "its parent's memory" => drop(File::open(format!("/proc/{parent}/mem"))?),
        "read its parent" => read_parent(of_parent)?,
        "trace its parent" => ptrace::attach(of_parent)?,
        "signal its parent" => kill(of_parent, Signal::SIGCONT)?,
        "a thread" => drop(std::thread::Builder::new().spawn(|| ())?.join()),
        "a process" => drop(Command::new("/bin/true").spawn()?.wait()?),
        "another program" => return Err(Command::new("/bin/true").exec().into()),
        "mount" => mount(None::<&Path>, "/tmp", Some("tmpfs"), MsFlags::empty(), None::<&str>)?,
        "other namespaces" => unshare(CloneFlags::CLONE_NEWNS)?,
        "another limit" => setrlimit(Resource::RLIMIT_NOFILE, 8, 8)?,
        "another descriptor" => drop(std::io::stdin().read(&mut [0])?),
        "more memory" => more_memory()?,
        "environment" => has_environment()?,
        other => return Err(format!("no such thing as {other}").into()),
    }
    Ok(())
}

/// A kilobyte of what its parent holds; where that lies is not hidden from a process that may read it.
fn read_parent(parent: Pid) -> Tried {
    let maps = fs::read_to_string("/proc/self/maps").unwrap_or_default();
    let base = maps.split('-').next().and_then(|at| usize::from_str_radix(at, 16).ok()).unwrap_or(0x40_0000);
    let mut bytes = [0; 1024];
    process_vm_readv(parent, &mut [IoSliceMut::new(&mut bytes)], &[RemoteIoVec { base, len: 1024 }])?;
    Ok(())
}

/// Takes 600 MB, touched so that it counts.
fn more_memory() -> Tried {
    let mut held: Vec<Vec<u8>> = Vec::new();
    for _ in 0..60 {
        let mut part: Vec<u8> = Vec::new();
        part.try_reserve_exact(10 << 20)?;
        part.resize(10 << 20, 1);
        held.push(part);
    }
    Ok(())
}

/// What finds the executable's libraries, and what two allocators are told.
const GIVEN: [&str; 3] = ["LD_LIBRARY_PATH", "Malloc", "MIMALLOC_ARENA_RESERVE"];

/// Whether there is anything in the environment but [`GIVEN`].
fn has_environment() -> Tried {
    let named = std::env::vars_os().filter(|(name, _)| !GIVEN.contains(&name.to_str().unwrap_or_default())).count();
    if named == 0 { Err("it is empty".into()) } else { Ok(()) }
}
