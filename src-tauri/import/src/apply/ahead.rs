//! Reads the rows of a table ahead, on a thread of its own, while those before are found in the register and written.
//!
//! Invariant: rows come in the order of the sheet, each read once; when the taker ends, reading ends.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::mpsc::sync_channel;

use saisaat_core::Result;

use crate::decide::reading::{Reading, RowReader};
use crate::detect::table::{Nature, Table};

/// Rows handed over at once.
const BATCH: usize = 512;
/// Batches that may wait.
const WAITING: usize = 2;

/// A row as it was read.
pub(crate) struct RowAhead {
    /// Its number, from 1.
    pub(crate) number: u32,
    pub(crate) nature: Nature,
    /// What it said, where anyone wants to know.
    pub(crate) reading: Option<Reading>,
}

/// Hands every row of a table to `take`, with how many came before it. Answers whether it came to the end.
pub(crate) fn each(
    table: &Table<'_>,
    mut reader: RowReader<'_>,
    skipped: &HashSet<u32>,
    mut take: impl FnMut(u32, RowAhead) -> Result<ControlFlow<()>>,
) -> Result<ControlFlow<()>> {
    let mut rows = table.rows().map(|row| {
        let (number, nature) = (row.number(), table.nature(row));
        let is_read = matches!(nature, Nature::Data | Nature::Placeholder) && !skipped.contains(&number);
        RowAhead { number, nature, reading: is_read.then(|| reader.read(row)) }
    });
    let (send, batches) = sync_channel(WAITING);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            loop {
                let batch: Vec<RowAhead> = rows.by_ref().take(BATCH).collect();
                // Whoever took the last one has enough.
                if batch.is_empty() || send.send(batch).is_err() {
                    return;
                }
            }
        });
        for (done, row) in (0..).zip(batches.into_iter().flatten()) {
            if take(done, row)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    })
}
