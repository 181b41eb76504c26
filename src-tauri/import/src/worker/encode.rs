//! The worker's side of the frames: tells equal values apart, so that the parent only appends.
//!
//! Invariant: a value is told before the first cell that names it; frames go out whole and soon.

use std::cell::RefCell;
use std::io::Write;

use saisaat_worker::{LONGEST, packed};

use super::frame::{Cells, Frame, Told};
use crate::error::ImportError;
use crate::note::Note;
use crate::read::Receiver;
use crate::read::sheet::{Area, Mark, SheetBuilder, Value, inside};

/// Cells after which a frame goes out.
const CELLS: usize = 8_192;
/// Bytes of new values after which one does.
const BYTES: usize = 64 * 1024;

/// Shared texts remembered by where they lie, so that one that returns soon is not compared again; a power of two.
const SHARED: usize = 32_768;

/// Where frames go; shared with what tells progress.
pub(super) struct Pipe<W>(RefCell<W>);

/// Sends what a reader hands over.
pub(super) struct Encoder<'a, W> {
    pipe: &'a Pipe<W>,
    /// Knows the values of the open sheet; holds no cells.
    known: SheetBuilder,
    told: u32,
    /// Address and length of a shared text, and the place of its value.
    shared: Vec<(usize, usize, u32)>,
    values: Vec<Told<'static>>,
    bytes: usize,
    cells: Cells,
    merged: Vec<Area>,
    marks: Vec<Mark>,
}

impl<W: Write> Pipe<W> {
    pub(super) const fn new(pipe: W) -> Self {
        Self(RefCell::new(pipe))
    }

    /// Sends one frame; that nobody listens ends the reading.
    pub(super) fn send(&self, frame: &Frame<'_>) -> Result<(), ImportError> {
        let bytes = packed(frame).map_err(|error| ImportError::reader_died(error.to_string()))?;
        if bytes.len() > LONGEST {
            return Err(ImportError::too_large("ข้อความในเซลล์เดียวยาวเกิน 1 MB"));
        }
        self.0.borrow_mut().write_all(&bytes).map_err(|error| ImportError::reader_died(error.to_string()))
    }
}

impl<'a, W: Write> Encoder<'a, W> {
    pub(super) fn new(pipe: &'a Pipe<W>) -> Self {
        Self {
            pipe,
            known: SheetBuilder::new(""),
            told: 0,
            shared: vec![(0, 0, 0); SHARED],
            values: Vec::new(),
            bytes: 0,
            cells: Cells::default(),
            merged: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Sends what is still due, then the end.
    pub(super) fn finish(mut self) -> Result<(), ImportError> {
        self.flush()?;
        self.pipe.send(&Frame::End)
    }

    /// The place of a value, told if it is new.
    fn place_of(&mut self, value: &Value<'_>) -> Result<u32, ImportError> {
        let place = self.known.code_of(value)?.place();
        if place == self.told {
            self.told += 1;
            let told = Told::of(value);
            self.bytes += told.size();
            self.values.push(told);
        }
        Ok(place)
    }

    /// Puts the value at a place into a cell inside the grid.
    fn put_place(&mut self, row: u32, column: u32, place: u32) -> Result<(), ImportError> {
        match self.cells.rows.last_mut() {
            Some((last, count)) if *last == row => *count += 1,
            _ => self.cells.rows.push((row, 1)),
        }
        self.cells.columns.push(u16::try_from(column).expect("inside the grid"));
        self.cells.values.push(place);
        if self.cells.columns.len() >= CELLS || self.bytes >= BYTES {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), ImportError> {
        if !self.values.is_empty() {
            self.pipe.send(&Frame::Values(std::mem::take(&mut self.values)))?;
            self.bytes = 0;
        }
        if !self.cells.columns.is_empty() {
            self.pipe.send(&Frame::Cells(std::mem::take(&mut self.cells)))?;
        }
        if !self.merged.is_empty() {
            self.pipe.send(&Frame::Merged(std::mem::take(&mut self.merged)))?;
        }
        if !self.marks.is_empty() {
            self.pipe.send(&Frame::Marks(std::mem::take(&mut self.marks)))?;
        }
        Ok(())
    }
}

impl<W: Write> Receiver for Encoder<'_, W> {
    fn begin(&mut self, name: &str) -> Result<(), ImportError> {
        self.flush()?;
        (self.known, self.told) = (SheetBuilder::new(""), 0);
        self.shared.fill((0, 0, 0));
        self.pipe.send(&Frame::Sheet(name.into()))
    }

    fn put(&mut self, row: u32, column: u32, value: Value<'_>) -> Result<(), ImportError> {
        inside(row, column)?;
        if value == Value::Text("") {
            return Ok(());
        }
        let place = self.place_of(&value)?;
        self.put_place(row, column, place)
    }

    fn put_shared(&mut self, row: u32, column: u32, text: &str) -> Result<(), ImportError> {
        inside(row, column)?;
        if text.is_empty() {
            return Ok(());
        }
        let (address, length) = (text.as_ptr().addr(), text.len());
        // Texts lie sixteen bytes apart or more.
        let slot = (address >> 4) % SHARED;
        let place = match self.shared[slot] {
            (at, long, place) if (at, long) == (address, length) => place,
            _ => self.place_of(&Value::Text(text))?,
        };
        self.shared[slot] = (address, length, place);
        self.put_place(row, column, place)
    }

    fn merge(&mut self, area: Area) -> Result<(), ImportError> {
        self.merged.push(area);
        if self.merged.len() >= CELLS {
            self.flush()?;
        }
        Ok(())
    }

    fn mark(&mut self, mark: Mark) -> Result<(), ImportError> {
        self.marks.push(mark);
        if self.marks.len() >= CELLS {
            self.flush()?;
        }
        Ok(())
    }

    fn note(&mut self, note: Note) -> Result<(), ImportError> {
        self.pipe.send(&Frame::Note(note))
    }
}
