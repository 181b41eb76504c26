//! A worker's process as its parent holds it.
//!
//! Invariant: a process that was started is killed and reaped when this is dropped; nothing here waits for the end of a pipe,
//! which a worker may have handed on.

use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use crate::frame::{Came, next};
use crate::limits;

/// Frames that may wait: the worker pauses rather than fill the parent.
const WAITING: usize = 8;

/// What a worker ends with that could not be confined and therefore read nothing.
pub(crate) const UNCONFINED: u8 = 71;

/// How long an ending takes.
const A_MOMENT: Duration = Duration::from_millis(200);

/// What a worker reads.
#[derive(Debug)]
pub enum Input {
    /// An open file.
    File(File),
    /// Bytes that are handed over as they are read.
    Bytes(Vec<u8>),
}

/// Why a worker came to no end of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkerError {
    /// It needed more memory than it may have.
    #[error("more memory than a worker may have")]
    Memory,
    /// It could not be confined on this machine, and read nothing.
    #[error("the worker cannot be confined: {0}")]
    Unconfined(String),
    /// It did not start, or ended before it had said everything.
    #[error("{0}")]
    Ended(String),
}

/// A running worker.
#[derive(Debug)]
pub struct Process {
    child: Child,
    frames: Receiver<io::Result<Came>>,
    last_words: Receiver<String>,
    fence: limits::Fence,
}

/// What came from a worker within a while.
#[derive(Debug)]
pub enum Heard {
    /// A frame, still packed.
    Frame(Vec<u8>),
    /// Nothing yet.
    Nothing,
    /// The length of a frame that is longer than any may be.
    TooLong,
    /// The end of all it says.
    End,
}

impl Process {
    /// Starts a worker of a program, which must call [`serve`](crate::serve) when this is its first argument. The thread that
    /// starts one must outlive it: where the system ends orphans, it does when the thread ends.
    ///
    /// # Errors
    /// [`WorkerError::Ended`]: it does not start.
    pub fn start(program: &Path, subcommand: &str, input: Input) -> Result<Self, WorkerError> {
        let failed = |error: io::Error| WorkerError::Ended(format!("it does not start: {error}"));
        let mut command = Command::new(program);
        command.arg(subcommand).env_clear().stdout(Stdio::piped()).stderr(Stdio::piped());
        let bytes = match input {
            Input::File(file) => {
                command.stdin(file);
                None
            }
            Input::Bytes(bytes) => {
                command.stdin(Stdio::piped());
                Some(bytes)
            }
        };
        for name in limits::LOADER {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        limits::prepare(&mut command);
        let mut child = command.spawn().map_err(failed)?;
        match listened_to(&mut child, bytes) {
            Ok((frames, last_words, fence)) => Ok(Self { child, frames, last_words, fence }),
            Err(error) => {
                // One that has ended by itself cannot be killed, and is reaped all the same.
                let _ = child.kill();
                let _ = child.wait();
                Err(failed(error))
            }
        }
    }

    /// The next frame, if one comes within a while.
    pub fn hear(&self, within: Duration) -> Heard {
        match self.frames.recv_timeout(within) {
            Ok(Ok(Came::Frame(bytes))) => Heard::Frame(bytes),
            Ok(Ok(Came::TooLong)) => Heard::TooLong,
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
            Ok(Ok(Came::End) | Err(_)) | Err(RecvTimeoutError::Disconnected) => Heard::End,
        }
    }

    /// Refuses a worker that has more memory than it may, where the system does not see to it.
    ///
    /// # Errors
    /// [`WorkerError::Memory`].
    pub fn check_memory(&self) -> Result<(), WorkerError> {
        if self.fence.is_overrun(&self.child) { Err(WorkerError::Memory) } else { Ok(()) }
    }

    /// Why a worker that said no end has ended; waits for its end.
    pub fn cause_of_end(&mut self) -> WorkerError {
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
            return WorkerError::Memory;
        }
        match status {
            Ok(status) if status.code() == Some(UNCONFINED.into()) => WorkerError::Unconfined(plain(&last_words)),
            Ok(status) => WorkerError::Ended(ending(status)),
            Err(error) => WorkerError::Ended(error.to_string()),
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

type Listening = (Receiver<io::Result<Came>>, Receiver<String>, limits::Fence);

/// Hands a worker its bytes and hears what it says, all in the background: nobody waits for a worker that neither reads nor
/// speaks.
fn listened_to(child: &mut Child, bytes: Option<Vec<u8>>) -> io::Result<Listening> {
    let fence = limits::Fence::around(child)?;
    let (input, pipe, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (send, frames) = sync_channel(WAITING);
    let (tell, last_words) = sync_channel(1);
    if let (Some(mut input), Some(bytes)) = (input, bytes) {
        // A worker that has enough, or has ended, reads no further.
        in_background(move || drop(input.write_all(&bytes)))?;
    }
    in_background(move || pipe.map_or((), |pipe| listen(pipe, &send)))?;
    in_background(move || errors.map_or((), |errors| overhear(errors, &tell)))?;
    Ok((frames, last_words, fence))
}

/// Nobody waits for it: it ends with the pipe it reads or writes.
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

/// What may stand in a log: a worker is not believed.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
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
