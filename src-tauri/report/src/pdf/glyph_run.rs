//! Glyphs of one look side by side → text-showing operators.

use pdf_writer::{Content, Str};

use super::hundredths;

/// Glyphs on their way into one text-showing operator; positions in thousandths of an em from the run's start.
pub(super) struct Run {
    pub(super) size: f32,
    /// Where it starts, from the page's foot.
    pub(super) start: (f32, f32),
    /// Where the viewer's pen is.
    pub(super) viewer: f32,
    /// Where the next cluster belongs.
    pub(super) pen: f32,
    pub(super) rise: f32,
    /// Two bytes for each glyph.
    pub(super) codes: Vec<u8>,
    /// How the viewer's pen is moved, each before the code that begins at a byte of `codes`.
    moves: Vec<(usize, f32)>,
}

impl Run {
    /// One of a size in points that starts at a place, from the page's foot.
    pub(super) const fn new(size: f32, start: (f32, f32)) -> Self {
        Self { size, start, viewer: 0.0, pen: 0.0, rise: 0.0, codes: Vec::new(), moves: Vec::new() }
    }

    pub(super) fn move_to(&mut self, at: f32) {
        let by = hundredths(at - self.viewer);
        if by.abs() > 0.05 {
            self.moves.push((self.codes.len(), -by));
            self.viewer += by;
        }
    }

    pub(super) fn rise_to(&mut self, rise: f32, out: &mut Content) {
        if (rise - self.rise).abs() > 1e-4 {
            self.flush(out);
            out.set_rise(rise);
            self.rise = rise;
        }
    }

    pub(super) fn flush(&mut self, out: &mut Content) {
        if self.codes.is_empty() && self.moves.is_empty() {
            return;
        }
        let mut operator = out.show_positioned();
        let mut items = operator.items();
        let mut from = 0;
        for (before, by) in self.moves.drain(..) {
            if from < before {
                items.show(Str(&self.codes[from..before]));
            }
            items.adjust(by);
            from = before;
        }
        if from < self.codes.len() {
            items.show(Str(&self.codes[from..]));
        }
        drop(items);
        drop(operator);
        self.codes.clear();
    }
}
