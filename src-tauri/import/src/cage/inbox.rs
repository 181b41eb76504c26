//! The parent's side of the frames: checks what it is told and appends.
//!
//! Invariant: nothing a worker says is believed without a check, for a file may have taken the worker over.

use super::Progress;
use super::frame::{Cells, Frame, Told, unpacked};
use crate::error::ImportError;
use crate::read::{Gathering, Receiver as _};
use crate::sheet::Workbook;

/// What has been said so far.
#[derive(Debug, Default)]
pub(super) struct Inbox {
    gathering: Gathering,
    progress: Progress,
}

/// What a frame came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// The worker has got further.
    Further,
    /// It has not.
    NoFurther,
    /// It has said everything.
    All,
}

impl Inbox {
    /// Takes one frame.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<Taken, ImportError> {
        match unpacked(bytes).map_err(|_| lied("a frame of no kind"))? {
            Frame::Sheet(name) => self.gathering.begin(&name).map(|()| Taken::Further),
            Frame::Values(values) => {
                values.iter().try_for_each(|told| self.add(told))?;
                Ok(further(!values.is_empty()))
            }
            Frame::Cells(cells) => self.put(&cells),
            Frame::Merged(areas) => {
                areas.iter().try_for_each(|area| self.gathering.merge(*area))?;
                Ok(further(!areas.is_empty()))
            }
            Frame::Note(note) => self.gathering.note(note).map(|()| Taken::NoFurther),
            Frame::Reached(done, total) => {
                let gained = done > self.progress.done && done <= total;
                if gained {
                    self.progress = Progress { done, total, ..self.progress };
                }
                Ok(further(gained))
            }
            Frame::Refused(refusal) => Err(refusal.into_error()),
            Frame::End => Ok(Taken::All),
        }
    }

    /// How far the worker says it is.
    pub(super) const fn progress(&self) -> Progress {
        self.progress
    }

    /// The workbook, once all is taken.
    pub(super) fn finish(self) -> Result<Workbook, ImportError> {
        self.gathering.finish()
    }

    fn add(&mut self, told: &Told<'_>) -> Result<(), ImportError> {
        let value = told.value().ok_or_else(|| lied("a day that never was"))?;
        self.gathering.add(&value)
    }

    fn put(&mut self, cells: &Cells) -> Result<Taken, ImportError> {
        let counted: u64 = cells.rows.iter().map(|(_, count)| u64::from(*count)).sum();
        if counted != cells.columns.len() as u64 || cells.columns.len() != cells.values.len() {
            return Err(lied("cells that do not add up"));
        }
        let mut pairs = cells.columns.iter().zip(&cells.values);
        for (row, count) in &cells.rows {
            for (column, value) in pairs.by_ref().take(*count as usize) {
                self.gathering.put_known(*row, u32::from(*column), *value)?;
            }
        }
        self.progress.cells += counted;
        Ok(further(counted > 0))
    }
}

/// A worker said what no reader says.
pub(super) fn lied(what: &str) -> ImportError {
    ImportError::reader_died(format!("it sent {what}"))
}

const fn further(gained: bool) -> Taken {
    if gained { Taken::Further } else { Taken::NoFurther }
}
