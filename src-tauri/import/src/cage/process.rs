//! A worker's process as its parent holds it.
//!
//! Invariant: a process that was started is killed and reaped when this is dropped; nothing here waits for the end of a pipe,
//! which a worker may have handed on.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use super::frame::{Came, next};
use super::{SUBCOMMAND, limits};
use crate::error::ImportError;

/// Frames that may wait: the worker pauses rather than fill the parent.
const WAITING: usize = 16;

/// How long an ending takes.
const A_MOMENT: Duration = Duration::from_millis(200);

/// A running worker.
pub(super) struct Process {
    child: Child,
    frames: Receiver<io::Result<Came>>,
    last_words: Receiver<String>,
    fence: limits::Fence,
}

/// What came from a worker within a while.
pub(super) enum Heard {
    Frame(Vec<u8>),
    Nothing,
    TooLong,
    End,
}

impl Process {
    /// Starts a worker on an open file. The thread that starts one must outlive it: where the system ends orphans, it does
    /// when the thread ends.
    pub(super) fn start(program: &Path, file: File) -> Result<Self, ImportError> {
        let failed = |error: io::Error| ImportError::reader_died(format!("it does not start: {error}"));
        let mut command = Command::new(program);
        command.arg(SUBCOMMAND).env_clear().stdin(file).stdout(Stdio::piped()).stderr(Stdio::piped());
        for name in limits::LOADER {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        limits::prepare(&mut command);
        let mut child = command.spawn().map_err(failed)?;
        let (pipe, errors) = (child.stdout.take(), child.stderr.take());
        let (send, frames) = sync_channel(WAITING);
        let (tell, last_words) = sync_channel(1);
        let fence = limits::Fence::around(&child);
        let ended = |error| {
            // One that has ended by itself cannot be killed, and is reaped all the same.
            let _ = child.kill();
            let _ = child.wait();
            failed(error)
        };
        let begun = fence.and_then(|fence| {
            in_background(move || pipe.map_or((), |pipe| listen(pipe, &send)))?;
            in_background(move || errors.map_or((), |errors| overhear(errors, &tell)))?;
            Ok(fence)
        });
        let fence = begun.map_err(ended)?;
        Ok(Self { child, frames, last_words, fence })
    }

    /// The next frame, if one comes within a while.
    pub(super) fn hear(&self, within: Duration) -> Heard {
        match self.frames.recv_timeout(within) {
            Ok(Ok(Came::Frame(bytes))) => Heard::Frame(bytes),
            Ok(Ok(Came::TooLong)) => Heard::TooLong,
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
            Ok(Ok(Came::End) | Err(_)) | Err(RecvTimeoutError::Disconnected) => Heard::End,
        }
    }

    /// Refuses a worker that has more memory than it may, where the system does not see to it.
    pub(super) fn check_memory(&self) -> Result<(), ImportError> {
        if self.fence.is_overrun(&self.child) { Err(too_much_memory()) } else { Ok(()) }
    }

    /// Why a worker that said no end has ended.
    pub(super) fn cause_of_death(&mut self) -> ImportError {
        // It closed its output; one that lives on all the same is not waited for.
        let status = match self.child.try_wait() {
            Ok(Some(status)) => Ok(status),
            _ => {
                std::thread::sleep(A_MOMENT);
                self.child.kill().and_then(|()| self.child.wait())
            }
        };
        let last_words = self.last_words.recv_timeout(A_MOMENT).unwrap_or_default();
        if last_words.contains("memory allocation of") {
            return too_much_memory();
        }
        match status {
            Ok(status) => ImportError::reader_died(ending(status)),
            Err(error) => ImportError::reader_died(error.to_string()),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended by itself cannot be killed, and is reaped all the same.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Nobody waits for it: it ends with the pipe it reads.
fn in_background(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new().spawn(work).map(drop)
}

fn listen(mut pipe: ChildStdout, send: &SyncSender<io::Result<Came>>) {
    loop {
        let came = next(&mut pipe);
        let last = !matches!(came, Ok(Came::Frame(_)));
        if send.send(came).is_err() || last {
            return;
        }
    }
}

/// Keeps the little that a process without memory says of itself; a panic says nothing, see the worker.
fn overhear(errors: ChildStderr, tell: &SyncSender<String>) {
    let mut words = Vec::new();
    // What cannot be read was not said, and what nobody asks for need not be told.
    let _ = errors.take(4096).read_to_end(&mut words);
    let _ = tell.send(String::from_utf8_lossy(&words).into_owned());
}

fn too_much_memory() -> ImportError {
    ImportError::too_large("ต้องใช้หน่วยความจำเกิน 512 MB")
}

#[cfg(unix)]
fn ending(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal().map_or_else(|| status.to_string(), |signal| format!("signal {signal}"))
}

#[cfg(not(unix))]
fn ending(status: ExitStatus) -> String {
    status.to_string()
}
