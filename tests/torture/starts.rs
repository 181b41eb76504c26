//! Many starts at once: one opens, the others are told why they do not.

use std::sync::Barrier;
use std::thread;

use anyhow::Result;
use saisaat_core::{Error, Surroundings};

use super::Findings;
use super::ministry::{self, PASSPHRASE};

pub(crate) fn run(times: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let (workspace, office) = ministry::locked(&folder.path().join("w"))?;
    office.close()?;
    let barrier = Barrier::new(times);
    // Each holds what it opened until all have tried.
    let outcomes: Vec<_> = thread::scope(|scope| {
        let starts: Vec<_> = (0..times)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    let opened = workspace.unlock(PASSPHRASE, Surroundings::system());
                    barrier.wait();
                    opened.map(drop)
                })
            })
            .collect();
        starts.into_iter().map(|start| start.join()).collect()
    });
    let mut found = Findings { tried: times, failures: Vec::new(), note: String::new() };
    let mut opened = 0;
    for outcome in outcomes {
        match outcome {
            Ok(Ok(())) => opened += 1,
            Ok(Err(Error::Locked)) => {}
            other => found.failures.push(format!("{other:?}")),
        }
    }
    if opened != 1 {
        found.failures.push(format!("{opened} opened"));
    }
    found.note = format!("{opened} opened, the others were told that it is open elsewhere");
    Ok(found)
}
