//! Adds up and packs the parts of an operation: the first where it is, the others on a thread of their own while the operation
//! goes on.
//!
//! Invariant: parts come back in the order they went.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{JoinHandle, spawn};

use rusqlite::Connection;

use super::audit;
use super::changeset::{Changes, Tally};
use super::packed::Packed;
use crate::Result;

/// Parts that may wait.
const WAITING: usize = 4;

/// The packing of one operation.
pub(crate) struct Packing {
    /// None once it is away.
    tally: Option<Tally>,
    away: Option<Away>,
    /// Whether a part was packed here.
    begun: bool,
}

/// A tally on a thread of its own, which ends by itself when the operation is given up.
struct Away {
    send: SyncSender<Vec<u8>>,
    packed: Receiver<Packed>,
    thread: JoinHandle<Result<Tally>>,
}

impl Packing {
    /// Of nothing so far.
    pub(crate) fn begin(connection: &Connection) -> Result<Self> {
        Ok(Self { tally: Some(audit::tally(connection)?), away: None, begun: false })
    }

    /// Adds the next part; answers those that are ready to be written.
    pub(crate) fn add(&mut self, part: Vec<u8>) -> Result<Vec<Packed>> {
        if let Some(tally) = self.tally.as_mut().filter(|_| !self.begun) {
            self.begun = true;
            tally.add(&part)?;
            return Ok(vec![Packed::of(part)]);
        }
        if let Some(tally) = self.tally.take() {
            self.away = Some(Away::with(tally));
        }
        let Some(away) = &self.away else { return Ok(Vec::new()) };
        // One that ended says why when it comes back.
        let _ = away.send.send(part);
        Ok(away.packed.try_iter().collect())
    }

    /// The parts that were not ready before, and what all came to.
    pub(crate) fn finish(self, connection: &Connection) -> Result<(Vec<Packed>, Changes)> {
        let (rest, tally) = match (self.tally, self.away) {
            (Some(tally), _) => (Vec::new(), tally),
            (None, Some(away)) => away.back()?,
            (None, None) => return Ok((Vec::new(), Changes::default())),
        };
        Ok((rest, tally.finish(connection)?))
    }
}

impl Away {
    fn with(tally: Tally) -> Self {
        let (send, parts) = sync_channel(WAITING);
        let (give, packed) = channel();
        Self { send, packed, thread: spawn(move || work(tally, &parts, &give)) }
    }

    fn back(self) -> Result<(Vec<Packed>, Tally)> {
        drop(self.send);
        let rest = self.packed.into_iter().collect();
        let tally = self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok((rest, tally))
    }
}

fn work(mut tally: Tally, parts: &Receiver<Vec<u8>>, give: &Sender<Packed>) -> Result<Tally> {
    for part in parts {
        tally.add(&part)?;
        if give.send(Packed::of(part)).is_err() {
            break;
        }
    }
    Ok(tally)
}
