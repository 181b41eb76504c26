//! A worker's process as its parent holds it.
//!
//! Invariant: a process that was started is killed and reaped when this is dropped.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::frame::{Came, next};
use super::{SUBCOMMAND, limits};
use crate::error::ImportError;

/// Frames that may wait: the worker pauses rather than fill the parent.
const WAITING: usize = 16;

/// A running worker.
pub(super) struct Process {
    child: Child,
    frames: Option<Receiver<io::Result<Came>>>,
    listening: Option<JoinHandle<()>>,
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
        let fence = limits::Fence::around(&child);
        let pipe = child.stdout.take();
        let (send, frames) = sync_channel(WAITING);
        let mut process = Self { child, frames: Some(frames), listening: None, fence: fence.map_err(failed)? };
        let listen = move || pipe.map_or((), |pipe| listen(pipe, &send));
        process.listening = Some(std::thread::Builder::new().spawn(listen).map_err(failed)?);
        Ok(process)
    }

    /// The next frame, if one comes within a while.
    pub(super) fn hear(&self, within: Duration) -> Heard {
        let Some(frames) = &self.frames else { return Heard::End };
        match frames.recv_timeout(within) {
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
                std::thread::sleep(Duration::from_millis(100));
                self.child.kill().and_then(|()| self.child.wait())
            }
        };
        if self.last_words().contains("memory allocation of") {
            return too_much_memory();
        }
        match status {
            Ok(status) => ImportError::reader_died(ending(status)),
            Err(error) => ImportError::reader_died(error.to_string()),
        }
    }

    /// The little that a process without memory says of itself; a panic says nothing, see the worker.
    fn last_words(&mut self) -> String {
        let mut words = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            // What cannot be read was not said.
            let _ = errors.take(4096).read_to_end(&mut words);
        }
        String::from_utf8_lossy(&words).into_owned()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended by itself cannot be killed, and is reaped all the same.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.frames = None;
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
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
