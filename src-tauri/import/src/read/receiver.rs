//! What a reader hands its cells to, and how it says how far it is.
//!
//! Invariant: a reader calls `begin` before anything of a sheet, and never returns to an earlier sheet. Two receive: the
//! builder of a workbook in this process, and the writer of frames in the worker.

use std::cell::Cell;
use std::io::{Read, Result, Seek, SeekFrom};
use std::time::{Duration, Instant};

use crate::error::ImportError;
use crate::note::Note;
use crate::read::sheet::{Area, Mark, Sheet, Value};

/// Takes what a reader finds. Its errors are refusals of the file; the reader passes them on.
pub(crate) trait Receiver {
    /// A sheet begins; what follows is in it.
    fn begin(&mut self, name: &str) -> std::result::Result<(), ImportError>;
    /// A value at a row and column counted from 1; of two for one cell the later stands.
    fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> std::result::Result<(), ImportError>;
    /// A text that stands in many cells, told each time from the same place in memory as long as the sheet is read.
    fn put_shared(&mut self, row: u32, column: u32, text: &str) -> std::result::Result<(), ImportError> {
        self.put(row, column, Value::Text(text))
    }
    /// A merged area.
    fn merge(&mut self, area: Area) -> std::result::Result<(), ImportError>;
    /// Something about rows or columns of the sheet.
    fn mark(&mut self, mark: Mark) -> std::result::Result<(), ImportError>;
    /// Something about the whole file.
    fn note(&mut self, note: Note) -> std::result::Result<(), ImportError>;
    /// A whole sheet that had to be gathered first.
    fn take(&mut self, sheet: &Sheet) -> std::result::Result<(), ImportError> {
        self.begin(&sheet.name)?;
        for row in sheet.rows() {
            for (column, value) in row.cells() {
                self.put(row.number(), column, value)?;
            }
        }
        sheet.merged.iter().try_for_each(|area| self.merge(*area))?;
        sheet.marks.each().try_for_each(|mark| self.mark(mark))
    }
}

/// Tells how far reading is, at most twenty times a second.
pub(crate) struct Gauge<'a> {
    tell: &'a dyn Fn(u64, u64),
    told: Cell<Option<Instant>>,
}

impl<'a> Gauge<'a> {
    const APART: Duration = Duration::from_millis(50);

    /// `tell` is given what is done and the whole, in any unit.
    pub(crate) fn new(tell: &'a dyn Fn(u64, u64)) -> Self {
        Self { tell, told: Cell::new(None) }
    }

    /// So much of the whole is done.
    pub(crate) fn at(&self, done: usize, total: usize) {
        if self.told.get().is_none_or(|told| told.elapsed() >= Self::APART) {
            self.told.set(Some(Instant::now()));
            (self.tell)(done as u64, total as u64);
        }
    }
}

/// A source whose bytes are counted as they are read, in one of two passes over it.
pub(super) struct Counted<'a, R> {
    source: R,
    read: usize,
    length: usize,
    pass: Pass,
    gauge: &'a Gauge<'a>,
}

/// A pass over a compressed file. What it costs beside the other one was measured on a million rows.
#[derive(Clone, Copy)]
pub(super) enum Pass {
    /// Inflates.
    Looking,
    /// Inflates, parses and hands over.
    Reading,
}

/// How many times as long reading takes as looking.
const READING_COSTS: usize = 16;

impl<'a, R: Seek> Counted<'a, R> {
    pub(super) fn new(mut source: R, pass: Pass, gauge: &'a Gauge<'a>) -> Result<Self> {
        let length = usize::try_from(source.seek(SeekFrom::End(0))?).unwrap_or(usize::MAX);
        source.rewind()?;
        Ok(Self { source, read: 0, length, pass, gauge })
    }
}

impl<R> Counted<'_, R> {
    fn tell(&self) {
        let read = self.read.min(self.length);
        let done = match self.pass {
            Pass::Looking => read,
            Pass::Reading => self.length + READING_COSTS * read,
        };
        self.gauge.at(done, (1 + READING_COSTS) * self.length);
    }
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.source.read(buffer)?;
        self.read = self.read.saturating_add(read);
        self.tell();
        Ok(read)
    }
}

impl<R: Seek> Seek for Counted<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.source.seek(to)
    }
}
