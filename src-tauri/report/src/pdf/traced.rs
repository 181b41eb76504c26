//! Glyphs drawn as outlines.
//!
//! A vowel written on both sides of its letter has more glyphs than characters. Not every reader knows ActualText, and one
//! that does not takes a glyph that says nothing for a damaged character; an outline says nothing to any.

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use pdf_writer::Content;

use super::hundredths;
use crate::style::Colour;
use crate::text::faces::{Face, FaceId};

/// A glyph to be traced.
pub(super) struct Traced {
    pub(super) face: FaceId,
    pub(super) glyph: u16,
    pub(super) size: f32,
    pub(super) colour: Colour,
    /// Its origin, from the page's foot.
    pub(super) at: (f32, f32),
}

impl Traced {
    /// Appends its outline, filled.
    pub(super) fn draw(&self, face: &Face, out: &mut Content) {
        let scale = self.size / f32::from(face.measures.units_per_em);
        let mut path = Path { out, at: self.at, scale, pen: self.at };
        face.trace(self.glyph, &mut path);
        out.fill_nonzero();
    }
}

impl Face {
    fn trace(&self, glyph: u16, path: &mut Path<'_>) {
        if let Some(outline) = self.font().outline_glyphs().get(u32::from(glyph).into()) {
            // what cannot be traced stays unfinished, which no font of the program's own does
            let _ = outline.draw(&DrawOptions::new(), DrawMemory::default(), path);
        }
    }
}

/// A path on the page; its corners come in font units.
struct Path<'a> {
    out: &'a mut Content,
    at: (f32, f32),
    scale: f32,
    /// Where the last segment ended.
    pen: (f32, f32),
}

impl Path<'_> {
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (hundredths(self.at.0 + x * self.scale), hundredths(self.at.1 + y * self.scale))
    }
}

impl PathSink for Path<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.pen = self.place(x, y);
        self.out.move_to(self.pen.0, self.pen.1);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.pen = self.place(x, y);
        self.out.line_to(self.pen.0, self.pen.1);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.place(cx0, cy0), self.place(x, y));
        let towards = |from: f32, to: f32| hundredths(from + (to - from) * 2.0 / 3.0);
        let (first, second) = ((towards(self.pen.0, cx), towards(self.pen.1, cy)), (towards(x, cx), towards(y, cy)));
        self.out.cubic_to(first.0, first.1, second.0, second.1, x, y);
        self.pen = (x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let [first, second, end] = [(cx0, cy0), (cx1, cy1), (x, y)].map(|(x, y)| self.place(x, y));
        self.out.cubic_to(first.0, first.1, second.0, second.1, end.0, end.1);
        self.pen = end;
    }

    fn close(&mut self) {
        self.out.close_path();
    }
}
