//! The parent's side of the frames: checks what it is told and appends.
//!
//! Invariant: nothing a worker says is believed without a check, for a file may have taken the worker over.

use saisaat_worker::unpacked;

use super::Progress;
use super::frame::{Cells, Frame, Told};
use crate::error::ImportError;
use crate::read::sheet::Workbook;
use crate::read::{Gathering, Receiver as _};

/// What has been said so far.
#[derive(Debug, Default)]
pub(super) struct Decoder {
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

impl Decoder {
    /// Takes one frame.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Result<Taken, ImportError> {
        let frame = unpacked(bytes).map_err(|_| lied("a frame of no kind"))?;
        if let Frame::Refused(refusal) = frame {
            return Err(refusal.into_error());
        }
        // Readers keep to the grid and to values they told: a frame that does not is the worker's doing, not the file's.
        self.take_in(frame).map_err(|error| match error {
            ImportError::Damaged { what } => lied(&what),
            other => other,
        })
    }

    fn take_in(&mut self, frame: Frame<'_>) -> Result<Taken, ImportError> {
        match frame {
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
            Frame::Marks(marks) => {
                marks.iter().try_for_each(|mark| self.gathering.mark(*mark))?;
                Ok(further(!marks.is_empty()))
            }
            Frame::Note(note) => self.gathering.note(note).map(|()| Taken::NoFurther),
            Frame::Reached(done, total) => {
                let gained = done > self.progress.done && done <= total;
                if gained {
                    self.progress = Progress { done, total, ..self.progress };
                }
                Ok(further(gained))
            }
            Frame::Refused(_) | Frame::End => Ok(Taken::All),
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

#[cfg(test)]
mod tests {
    use saisaat_worker::packed;

    use super::*;
    use crate::read::sheet::{Area, Value};

    fn sheet() -> Frame<'static> {
        Frame::Sheet("s".into())
    }

    fn one_value() -> Frame<'static> {
        Frame::Values(vec![Told::of(&Value::Bool(true))])
    }

    fn cells(rows: &[(u32, u32)], columns: &[u16], values: &[u32]) -> Frame<'static> {
        Frame::Cells(Cells { rows: rows.to_vec(), columns: columns.to_vec(), values: values.to_vec() })
    }

    /// What taking the frames comes to: the code of a refusal, if any.
    fn taken(frames: &[Frame<'_>]) -> Option<&'static str> {
        let mut decoder = Decoder::default();
        let mut each = frames.iter().map(|frame| packed(frame).expect("packs"));
        each.find_map(|bytes| decoder.take(&bytes[4..]).err()).map(|error| error.code())
    }

    #[test]
    fn what_a_reader_never_says_is_refused() {
        let area = Area { top: 1, left: 1, bottom: 2, right: 2 };
        assert_eq!(taken(&[sheet(), one_value(), cells(&[(1, 2)], &[1, 2], &[0, 0]), Frame::End]), None);
        let lies = [
            vec![one_value()],
            vec![cells(&[(1, 1)], &[1], &[0])],
            vec![Frame::Merged(vec![area])],
            vec![sheet(), one_value(), cells(&[(1, 1)], &[1], &[1])],
            vec![sheet(), one_value(), cells(&[(1, 1)], &[1], &[u32::MAX])],
            vec![sheet(), one_value(), cells(&[(0, 1)], &[1], &[0])],
            vec![sheet(), one_value(), cells(&[(1_048_577, 1)], &[1], &[0])],
            vec![sheet(), one_value(), cells(&[(1, 1)], &[0], &[0])],
            vec![sheet(), one_value(), cells(&[(1, 1)], &[16_385], &[0])],
            vec![sheet(), one_value(), cells(&[(1, 2)], &[1], &[0])],
            vec![sheet(), one_value(), cells(&[(1, u32::MAX), (2, u32::MAX)], &[1], &[0])],
            vec![sheet(), one_value(), cells(&[(1, 1)], &[1, 2], &[0, 0])],
            vec![sheet(), one_value(), cells(&[(1, 1)], &[1], &[])],
            vec![sheet(), Frame::Values(vec![Told::Date(i32::MAX)])],
            vec![sheet(), one_value(), sheet(), cells(&[(1, 1)], &[1], &[0])],
        ];
        for lie in lies {
            assert_eq!(taken(&lie), Some("reader_died"), "{lie:?}");
        }
        let too_much = [
            (0..501).map(|_| sheet()).collect::<Vec<_>>(),
            std::iter::once(sheet()).chain((0..50).map(|_| Frame::Merged(vec![area; 5_000]))).collect(),
        ];
        for frames in too_much {
            assert_eq!(taken(&frames), Some("too_large"));
        }
        for garbage in [&[][..], &[200], &[2, 255, 255, 255, 255, 15], &[7, 7]] {
            assert_eq!(Decoder::default().take(garbage).err().map(|error| error.code()), Some("reader_died"));
        }
    }

    #[test]
    fn only_what_moves_on_counts_as_progress() {
        let mut decoder = Decoder::default();
        let mut take = |frame: Frame<'_>| decoder.take(&packed(&frame).expect("packs")[4..]).expect("taken");
        assert_eq!(take(Frame::Reached(5, 10)), Taken::Further);
        for frame in [Frame::Reached(5, 10), Frame::Reached(3, 10), Frame::Reached(11, 10), Frame::Values(vec![])] {
            assert_eq!(take(frame), Taken::NoFurther);
        }
        assert_eq!(take(sheet()), Taken::Further);
        assert_eq!(take(cells(&[], &[], &[])), Taken::NoFurther);
    }
}
