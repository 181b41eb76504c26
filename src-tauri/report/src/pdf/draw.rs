//! Marks → page operators.
//!
//! Written out as they are found: an object to each glyph, as printpdf's operators have it, costs more than all the rest.

use std::ops::Range;

use pdf_writer::{Content, Name, TextStr};

use super::codes::{Codes, font_name};
use super::glyph_run::Run;
use super::pictures::Pictures;
use super::traced::Traced;
use super::{hundredths, structure, undrawn};
use crate::ReportError;
use crate::emblem::{Art, Ink, Outline, Segment, Shared};
use crate::layout::lines::Line;
use crate::layout::pages::{Knot, Mark, NodeId, Owner, Pages, Place};
use crate::style::Colour;
use crate::text::faces::{Cluster, FaceId, Faces, Glyph, NOTDEF};

/// A page's operators, and the node of each piece of marked content by its number.
pub(super) struct Drawn {
    pub(super) operators: Vec<u8>,
    pub(super) owners: Vec<NodeId>,
}

/// Draws a page.
///
/// # Errors
/// [`ReportError::NoGlyph`] at the first character that no face draws.
pub(super) fn page(
    number: usize,
    pages: &Pages,
    faces: &Faces,
    codes: &mut Codes,
    pictures: &mut Pictures,
) -> Result<Drawn, ReportError> {
    let page = &pages.pages[number];
    let mut owners = Vec::new();
    let (out, height) = (Content::new(), page.frame.height);
    let mut pen =
        Pen { faces, codes, pictures, out, height, fill: None, font: None, undrawn: None, traced: Vec::new() };
    for group in &page.groups {
        match group.owner {
            Owner::Artifact => {
                pen.out.begin_marked_content(Name(b"Artifact"));
            }
            Owner::Node(node) => {
                let tag = Name(structure::tag(pages.nodes[node].role).as_bytes());
                let number = i32::try_from(owners.len()).unwrap_or(i32::MAX);
                pen.out.begin_marked_content_with_properties(tag).properties().identify(number);
                owners.push(node);
            }
        }
        for mark in &group.marks {
            pen.mark(mark);
            if let (Some(cluster), Mark::Text { line, baseline, .. }) = (pen.undrawn.take(), mark) {
                return Err(undrawn::refusal(
                    pages,
                    group,
                    line,
                    &cluster,
                    faces,
                    Place { page: number, y: *baseline },
                ));
            }
        }
        pen.out.end_marked_content();
    }
    Ok(Drawn { operators: pen.out.finish().into_vec(), owners })
}

/// A colour's parts, to a thousandth.
fn parts(colour: Colour) -> [f32; 3] {
    colour.0.map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0)
}

/// Draws on a page.
struct Pen<'a> {
    faces: &'a Faces,
    codes: &'a mut Codes,
    pictures: &'a mut Pictures,
    out: Content,
    /// Of the page.
    height: f32,
    /// What was set last, which holds until another is.
    fill: Option<Colour>,
    font: Option<(FaceId, f32)>,
    /// A cluster whose glyph is the one that stands for none.
    undrawn: Option<Cluster>,
    /// Glyphs of the line that say nothing, to be drawn beside the text.
    traced: Vec<Traced>,
}

impl Pen<'_> {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { line, x, baseline } => self.line(line, x + line.x, self.height - baseline),
            Mark::Rectangle { x, y, width, height, fill } => {
                self.fill(*fill);
                let [x, y, width, height] = [*x, self.height - y - height, *width, *height].map(hundredths);
                self.out.rect(x, y, width, height).fill_nonzero();
            }
            Mark::Stroke { points, width, colour, closed, dashed } => {
                let [r, g, b] = parts(*colour);
                self.out.set_stroke_rgb(r, g, b).set_line_width(*width);
                if *dashed {
                    self.out.set_dash_pattern([1.5, 1.5], 0.0);
                }
                for (i, &(x, y)) in points.iter().enumerate() {
                    let (x, y) = self.place(x, y);
                    if i == 0 {
                        self.out.move_to(x, y)
                    } else {
                        self.out.line_to(x, y)
                    };
                }
                if *closed {
                    self.out.close_and_stroke()
                } else {
                    self.out.stroke()
                };
                if *dashed {
                    self.out.set_dash_pattern([], 0.0);
                }
            }
            Mark::Artwork { art, x, y, width, height } => self.artwork(art, *x, self.height - y, *width, *height),
            Mark::Shape { outline, fill } => {
                self.fill(*fill);
                self.outline(outline);
                self.out.close_path().fill_nonzero();
            }
        }
    }

    /// A place on the page as PDF counts it, from its foot.
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        (hundredths(x), hundredths(self.height - y))
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            let [r, g, b] = parts(colour);
            self.out.set_fill_rgb(r, g, b);
        }
    }

    fn font(&mut self, face: FaceId, size: f32) {
        if self.font.replace((face, size)) != Some((face, size)) {
            self.out.set_font(Name(font_name(face).as_bytes()), size);
        }
    }

    /// Two handles and the knot after them are a curve, a knot alone a straight line.
    fn outline(&mut self, outline: &[Knot]) {
        let mut handles = Vec::with_capacity(2);
        for (i, knot) in outline.iter().enumerate() {
            let (x, y) = self.place(knot.x, knot.y);
            match (i, knot.control, handles.as_slice()) {
                (0, ..) => {
                    self.out.move_to(x, y);
                }
                (_, true, _) => handles.push((x, y)),
                (_, false, &[(x1, y1), (x2, y2)]) => {
                    self.out.cubic_to(x1, y1, x2, y2, x, y);
                    handles.clear();
                }
                (_, false, _) => {
                    self.out.line_to(x, y);
                }
            }
        }
    }

    /// Draws artwork into a box whose top left corner is at (x, y), y counted from the page's foot.
    fn artwork(&mut self, art: &Shared, x: f32, y: f32, width: f32, height: f32) {
        self.out.save_state();
        match art.art() {
            Art::Picture(_) => {
                self.out.transform([width, 0.0, 0.0, height, x, y - height].map(hundredths));
                self.out.x_object(Name(self.pictures.name(art).as_bytes()));
            }
            Art::Drawing(drawing) => {
                let scale = (width / drawing.width, -height / drawing.height);
                self.out.transform([scale.0, 0.0, 0.0, scale.1, hundredths(x), hundredths(y)]);
                drawing.outlines.iter().for_each(|outline| self.drawn(outline));
            }
        }
        self.out.restore_state();
        // the colours are again what they were before
        self.fill = None;
    }

    fn drawn(&mut self, outline: &Outline) {
        match outline.ink {
            Ink::Fill(colour) | Ink::FillEvenOdd(colour) => self.fill(colour),
            Ink::Stroke(colour, width) => {
                let [r, g, b] = parts(colour);
                self.out.set_stroke_rgb(r, g, b).set_line_width(width);
            }
        }
        for segment in &outline.segments {
            match *segment {
                Segment::Move([x, y]) => self.out.move_to(x, y),
                Segment::Line([x, y]) => self.out.line_to(x, y),
                Segment::Curve([x1, y1, x2, y2, x, y]) => self.out.cubic_to(x1, y1, x2, y2, x, y),
                Segment::Close => self.out.close_path(),
            };
        }
        match outline.ink {
            Ink::Fill(_) => self.out.fill_nonzero(),
            Ink::FillEvenOdd(_) => self.out.fill_even_odd(),
            Ink::Stroke(..) => self.out.stroke(),
        };
    }

    /// Draws a line with its pen starting at (x, y), y counted from the page's foot.
    fn line(&mut self, line: &Line, x: f32, y: f32) {
        self.out.begin_text();
        let clusters = line.clusters();
        let mut pen = x;
        let mut from = 0;
        for alike in clusters.chunk_by(|a, b| a.face == b.face && a.size == b.size && a.colour == b.colour) {
            pen = self.stretch_of_one_look(line, from..from + alike.len(), pen, y);
            from += alike.len();
        }
        self.out.end_text();
        for traced in std::mem::take(&mut self.traced) {
            self.fill(traced.colour);
            traced.draw(self.faces.get(traced.face), &mut self.out);
        }
    }

    /// Draws clusters of one look, word by word; returns where the pen ends.
    fn stretch_of_one_look(&mut self, line: &Line, range: Range<usize>, x: f32, y: f32) -> f32 {
        let clusters = line.clusters();
        let first = &clusters[range.start];
        self.fill(first.colour);
        self.font(first.face, first.size);
        self.out.set_text_matrix([1.0, 0.0, 0.0, 1.0, hundredths(x), hundredths(y)]);
        let mut run = Run::new(first.size, (x, y));
        for word in words(&clusters[range.clone()], line.stretch.space > 0.0) {
            let word = range.start + word.start..range.start + word.end;
            let spelled = needs_spelling(line, word.clone());
            if spelled {
                run.flush(&mut self.out);
                let text = &line.text()[clusters[word.start].bytes.start..clusters[word.end - 1].bytes.end];
                let mut span = self.out.begin_marked_content_with_properties(Name(b"Span"));
                span.properties().actual_text(TextStr(text));
            }
            for i in word {
                self.cluster(line, i, &mut run);
            }
            if spelled {
                run.flush(&mut self.out);
                self.out.end_marked_content();
            }
        }
        run.flush(&mut self.out);
        if run.rise != 0.0 {
            self.out.set_rise(0.0);
        }
        x + run.pen * first.size / 1000.0
    }

    fn cluster(&mut self, line: &Line, i: usize, run: &mut Run) {
        let cluster = &line.clusters()[i];
        let text = &line.text()[cluster.bytes.clone()];
        if cluster.glyphs.iter().any(|glyph| glyph.id == NOTDEF) {
            self.undrawn.get_or_insert_with(|| cluster.clone());
        }
        let end = match cluster.glyphs.as_slice() {
            [glyph] => self.glyph(cluster.face, *glyph, text, run.pen, run),
            glyphs => {
                let mut pen = run.pen;
                for (glyph, text) in glyphs.iter().zip(texts(text, glyphs.len())) {
                    pen = if text.is_empty() {
                        self.trace(cluster, *glyph, pen, run)
                    } else {
                        self.glyph(cluster.face, *glyph, &text, pen, run)
                    };
                }
                pen
            }
        };
        let next_moves = line.clusters().get(i + 1).is_some_and(|next| next.advance > 0.0);
        let letter = if next_moves { line.stretch.letter } else { 0.0 };
        let space = if cluster.stretches { line.stretch.space } else { 0.0 };
        run.pen = end + (letter + space) * 1000.0 / run.size;
    }

    /// Keeps a glyph that says nothing for later; returns where the pen is then.
    fn trace(&mut self, cluster: &Cluster, glyph: Glyph, pen: f32, run: &Run) -> f32 {
        let (face, size, colour) = (cluster.face, cluster.size, cluster.colour);
        let em = f32::from(self.faces.get(face).measures.units_per_em);
        let points = |units: i32| units as f32 / em * size;
        let at = (run.start.0 + pen / 1000.0 * size + points(glyph.dx), run.start.1 + points(glyph.dy));
        self.traced.push(Traced { face, glyph: glyph.id, size, colour, at });
        pen + points(glyph.advance) * 1000.0 / size
    }

    /// Draws a glyph where the pen is; returns where it is then.
    fn glyph(&mut self, id: FaceId, glyph: Glyph, text: &str, pen: f32, run: &mut Run) -> f32 {
        let face = self.faces.get(id);
        let em = f32::from(face.measures.units_per_em);
        let mille = |units: i32| units as f32 * 1000.0 / em;
        run.rise_to(mille(glyph.dy) / 1000.0 * run.size, &mut self.out);
        run.move_to(pen + mille(glyph.dx));
        run.codes.extend(self.codes.code(id, glyph.id, text).to_be_bytes());
        // the width printpdf writes is whole thousandths of an em, cut off; the viewer moves by that
        run.viewer += mille(i32::from(face.advance(glyph.id))).floor();
        pen + mille(glyph.advance)
    }
}

/// Cuts clusters into words, each with the white space after it. A stretched space stands apart: spelled with its word it
/// would extract a second time, as the gap it leaves.
fn words(clusters: &[Cluster], apart: bool) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = 0;
    for i in 1..clusters.len() {
        let (before, here) = (clusters[i - 1].blank, clusters[i].blank);
        if (before && !here) || (apart && before != here) {
            words.push(start..i);
            start = i;
        }
    }
    words.push(start..clusters.len());
    words
}

/// Whether a word's glyphs alone would not extract as its text: marks moved about, glyphs that stand for several
/// characters or none, or letters spaced apart.
fn needs_spelling(line: &Line, word: Range<usize>) -> bool {
    let moved = |glyph: &Glyph| glyph.dx != 0 || glyph.dy != 0 || glyph.advance == 0;
    let spaced = line.stretch.letter > 0.0 && word.len() > 1;
    spaced || line.clusters()[word].iter().any(|c| c.glyphs.len() != 1 || c.glyphs.iter().any(moved))
}

/// What each of several glyphs of a cluster extracts as where no spelling is at hand; nothing where they are more than the
/// characters.
fn texts(text: &str, count: usize) -> Vec<String> {
    // Shaping splits SARA AM. Where its first half took a tone in, the halves say tone and vowel; where there are more
    // glyphs than characters, the halves are spelled as such: a glyph that says nothing reads as a damaged one.
    let split = text.replace('\u{e33}', "\u{e4d}\u{e32}");
    let mut chars = if text.chars().count() < count { split.chars() } else { text.chars() };
    let mut texts: Vec<String> = (0..count).map(|_| chars.next().map(String::from).unwrap_or_default()).collect();
    if let Some(last) = texts.last_mut() {
        last.extend(chars);
    }
    texts
}
