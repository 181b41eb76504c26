//! Adds up and packs the parts of an operation: the first where it is, the others on a thread of their own while the operation
//! goes on.
//!
//! Invariant: parts come back in the order they went.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};

use rusqlite::Connection;

use super::packed::Packed;
use crate::store::audit;
use crate::store::changeset::{Changes, Tally};
use crate::{Error, Result};

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
            self.away = Some(Away::with(tally)?);
        }
        let away = self.away.take().ok_or_else(lost)?;
        if away.send.send(part).is_err() {
            // It ended before its time and says why.
            return away.back().and_then(|_| Err(lost()));
        }
        let ready = away.packed.try_iter().collect();
        self.away = Some(away);
        Ok(ready)
    }

    /// The parts that were not ready before, and what all came to.
    pub(crate) fn finish(self, connection: &Connection) -> Result<(Vec<Packed>, Changes)> {
        let (rest, tally) = match (self.tally, self.away) {
            (Some(tally), _) => (Vec::new(), tally),
            (None, Some(away)) => away.back()?,
            (None, None) => return Err(lost()),
        };
        Ok((rest, tally.finish(connection)?))
    }
}

impl Away {
    fn with(tally: Tally) -> Result<Self> {
        let (send, parts) = sync_channel(WAITING);
        let (give, packed) = channel();
        let thread = Builder::new().spawn(move || work(tally, &parts, &give)).map_err(|_| lost())?;
        Ok(Self { send, packed, thread })
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

/// A part would be missing: the operation fails, and nothing of it is kept.
fn lost() -> Error {
    Error::Damaged { what: "the changes cannot be packed".into() }
}
