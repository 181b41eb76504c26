//! Adds up the parts of an operation: the first where it is, the others on a thread of their own while the operation goes on.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{JoinHandle, spawn};

use rusqlite::Connection;

use super::audit;
use super::changeset::{Changes, Tally};
use crate::Result;

/// Parts that may wait.
const WAITING: usize = 4;

/// The adding up of one operation.
pub(crate) struct Tallying {
    /// None once it is away.
    tally: Option<Tally>,
    away: Option<Away>,
    /// Parts that were added here.
    parts: u32,
}

/// A tally on a thread of its own, which ends by itself when the operation is given up.
struct Away {
    send: SyncSender<Vec<u8>>,
    thread: JoinHandle<Result<Tally>>,
}

impl Tallying {
    /// Of nothing so far.
    pub(crate) fn begin(connection: &Connection) -> Result<Self> {
        Ok(Self { tally: Some(audit::tally(connection)?), away: None, parts: 0 })
    }

    /// Adds the next part.
    pub(crate) fn add(&mut self, part: Vec<u8>) -> Result<()> {
        if let Some(tally) = self.tally.as_mut().filter(|_| self.parts == 0) {
            self.parts += 1;
            return tally.add(&part);
        }
        if let Some(tally) = self.tally.take() {
            self.away = Some(Away::with(tally));
        }
        if let Some(away) = &self.away {
            // One that ended says why when it comes back.
            let _ = away.send.send(part);
        }
        Ok(())
    }

    /// What all parts came to.
    pub(crate) fn finish(self, connection: &Connection) -> Result<Changes> {
        let tally = match (self.tally, self.away) {
            (Some(tally), _) => tally,
            (None, Some(away)) => away.back()?,
            (None, None) => return Ok(Changes::default()),
        };
        tally.finish(connection)
    }
}

impl Away {
    fn with(mut tally: Tally) -> Self {
        let (send, parts) = sync_channel::<Vec<u8>>(WAITING);
        let thread = spawn(move || parts.into_iter().try_for_each(|part| tally.add(&part)).map(|()| tally));
        Self { send, thread }
    }

    fn back(self) -> Result<Tally> {
        drop(self.send);
        self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}
