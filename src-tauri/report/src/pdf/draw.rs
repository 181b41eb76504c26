//! Marks → page operators.

use std::collections::BTreeMap;
use std::ops::Range;

use printpdf::{
    Codepoint, Color, DictItem, Line as PdfLine, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix, WindingOrder,
};

use super::codes::{Codes, font_id};
use super::{structure, utf16};
use crate::faces::{Cluster, Faces, Glyph};
use crate::lines::Line;
use crate::pages::{Knot, Mark, NodeId, Owner, Page, Pages};
use crate::style::Colour;

/// A page's operators, and the node of each piece of marked content by its number.
pub(super) struct Content {
    pub(super) ops: Vec<Op>,
    pub(super) owners: Vec<NodeId>,
}

/// Draws a page.
pub(super) fn page(page: &Page, pages: &Pages, faces: &Faces, codes: &mut Codes) -> Content {
    let mut content = Content { ops: Vec::new(), owners: Vec::new() };
    for group in &page.groups {
        content.ops.push(match group.owner {
            Owner::Artifact => Op::BeginMarkedContent { tag: "Artifact".into() },
            Owner::Node(node) => {
                let number = i64::try_from(content.owners.len()).unwrap_or(i64::MAX);
                content.owners.push(node);
                let tag = structure::tag(pages.nodes[node].role).to_owned();
                marked(tag, "MCID", DictItem::Int(number))
            }
        });
        for mark in &group.marks {
            draw(mark, page.frame.height, faces, codes, &mut content.ops);
        }
        content.ops.push(Op::EndMarkedContent);
    }
    content
}

fn marked(tag: String, key: &str, value: DictItem) -> Op {
    let map = BTreeMap::from([(key.to_owned(), value)]);
    Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } }
}

fn draw(mark: &Mark, height: f32, faces: &Faces, codes: &mut Codes, ops: &mut Vec<Op>) {
    let point = |x: f32, y: f32, bezier: bool| LinePoint { p: Point { x: Pt(x), y: Pt(height - y) }, bezier };
    match mark {
        Mark::Text { line, x, baseline } => {
            TextPen { faces, codes, ops }.line(line, x + line.x, height - baseline);
        }
        Mark::Rectangle { x, y, width, height: tall, fill } => {
            ops.push(Op::SetFillColor { col: colour(*fill) });
            let (x, y, width, height) = (Pt(*x), Pt(height - y - tall), Pt(*width), Pt(*tall));
            // without a mode printpdf paints nothing
            let rectangle = Rect { x, y, width, height, mode: Some(PaintMode::Fill), winding_order: None };
            ops.push(Op::DrawRectangle { rectangle });
        }
        Mark::Stroke { points, width, colour: ink, closed, dashed } => {
            ops.push(Op::SetOutlineColor { col: colour(*ink) });
            ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
            let points = points.iter().map(|&(x, y)| point(x, y, false)).collect();
            let line = Op::DrawLine { line: PdfLine { points, is_closed: *closed } };
            if *dashed {
                ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[1.5, 1.5]) });
                ops.push(line);
                ops.push(Op::SetLineDashPattern { dash: LineDashPattern::default() });
            } else {
                ops.push(line);
            }
        }
        Mark::Shape { outline, fill } => {
            ops.push(Op::SetFillColor { col: colour(*fill) });
            let points = outline.iter().map(|&Knot { x, y, control }| point(x, y, control)).collect();
            let rings = vec![PolygonRing { points }];
            let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
            ops.push(Op::DrawPolygon { polygon });
        }
    }
}

fn colour(colour: Colour) -> Color {
    let [r, g, b] = colour.0.map(|part| f32::from(part) / 255.0);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

/// Draws lines of text.
struct TextPen<'a> {
    faces: &'a Faces,
    codes: &'a mut Codes,
    ops: &'a mut Vec<Op>,
}

impl TextPen<'_> {
    /// Draws a line with its pen starting at (x, y), y counted from the page's foot.
    fn line(&mut self, line: &Line, x: f32, y: f32) {
        self.ops.push(Op::StartTextSection);
        let mut pen = x;
        let mut from = 0;
        while from < line.clusters().len() {
            let like = &line.clusters()[from];
            let alike = |c: &&Cluster| c.face == like.face && c.size == like.size && c.colour == like.colour;
            let to = from + line.clusters()[from..].iter().take_while(alike).count();
            pen = self.stretch_of_one_look(line, from..to, pen, y);
            from = to;
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Draws clusters of one look, word by word; returns where the pen ends.
    fn stretch_of_one_look(&mut self, line: &Line, range: Range<usize>, x: f32, y: f32) -> f32 {
        let first = &line.clusters()[range.start];
        self.ops.push(Op::SetFillColor { col: colour(first.colour) });
        self.ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(first.face)), size: Pt(first.size) });
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]) });
        let mut run = Run { size: first.size, viewer: 0.0, pen: 0.0, rise: 0.0, items: Vec::new() };
        for word in words(&line.clusters()[range.clone()], line.stretch.space > 0.0) {
            let word = range.start + word.start..range.start + word.end;
            let spelled = needs_spelling(line, word.clone());
            if spelled {
                run.flush(self.ops);
                let bytes = line.clusters()[word.start].bytes.start..line.clusters()[word.end - 1].bytes.end;
                let data = utf16(&line.text()[bytes]);
                let text = DictItem::String { data, literal: false };
                self.ops.push(marked("Span".into(), "ActualText", text));
            }
            for i in word {
                self.cluster(line, i, &mut run);
            }
            if spelled {
                run.flush(self.ops);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        run.flush(self.ops);
        if run.rise != 0.0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        x + run.pen * first.size / 1000.0
    }

    fn cluster(&mut self, line: &Line, i: usize, run: &mut Run) {
        let cluster = &line.clusters()[i];
        let face = self.faces.get(cluster.face);
        let em = f32::from(face.measures.units_per_em);
        let mille = |units: i32| units as f32 * 1000.0 / em;
        let texts = texts(cluster, line.text());
        let mut pen = run.pen;
        for (glyph, text) in cluster.glyphs.iter().zip(texts) {
            run.rise_to(mille(glyph.dy) / 1000.0 * run.size, self.ops);
            run.move_to(pen + mille(glyph.dx));
            let code = self.codes.code(cluster.face, glyph.id, &text);
            run.show(code, text);
            // the width printpdf writes is whole thousandths of an em, cut off; the viewer moves by that
            run.viewer += mille(i32::from(face.advance(glyph.id))).floor();
            pen += mille(glyph.advance);
        }
        let next_moves = line.clusters().get(i + 1).is_some_and(|next| next.advance > 0.0);
        let letter = if next_moves { line.stretch.letter } else { 0.0 };
        let space = if cluster.blank { line.stretch.space } else { 0.0 };
        run.pen = pen + (letter + space) * 1000.0 / run.size;
    }
}

/// Glyphs on their way into one text-showing operator; positions in thousandths of an em from the run's start.
struct Run {
    size: f32,
    /// Where the viewer's pen is.
    viewer: f32,
    /// Where the next cluster belongs.
    pen: f32,
    rise: f32,
    items: Vec<TextItem>,
}

impl Run {
    fn move_to(&mut self, at: f32) {
        let by = ((at - self.viewer) * 100.0).round() / 100.0;
        if by.abs() > 0.05 {
            self.items.push(TextItem::Offset(-by));
            self.viewer += by;
        }
    }

    fn rise_to(&mut self, rise: f32, ops: &mut Vec<Op>) {
        if (rise - self.rise).abs() > 1e-4 {
            self.flush(ops);
            ops.push(Op::SetLineOffset { multiplier: rise });
            self.rise = rise;
        }
    }

    fn show(&mut self, code: u16, text: String) {
        let glyph = Codepoint { gid: code, offset: 0.0, cid: Some(text) };
        match self.items.last_mut() {
            Some(TextItem::GlyphIds(glyphs)) => glyphs.push(glyph),
            _ => self.items.push(TextItem::GlyphIds(vec![glyph])),
        }
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        if !self.items.is_empty() {
            ops.push(Op::ShowText { items: std::mem::take(&mut self.items) });
        }
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
/// characters or none, letters spaced apart, or a sign the face lacks.
fn needs_spelling(line: &Line, word: Range<usize>) -> bool {
    let moved = |glyph: &Glyph| glyph.dx != 0 || glyph.dy != 0 || glyph.advance == 0 || glyph.id == 0;
    let spaced = line.stretch.letter > 0.0 && word.len() > 1;
    spaced || line.clusters()[word].iter().any(|c| c.glyphs.len() != 1 || c.glyphs.iter().any(moved))
}

/// What each glyph of a cluster extracts as where no spelling is at hand.
fn texts(cluster: &Cluster, text: &str) -> Vec<String> {
    let text = &text[cluster.bytes.clone()];
    let count = cluster.glyphs.len();
    if count == 1 {
        return vec![text.to_owned()];
    }
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
