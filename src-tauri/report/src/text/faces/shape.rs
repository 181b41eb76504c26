//! Shaping: a run of text in one face → clusters.

use std::cell::RefCell;
use std::ops::Range;

use harfrust::{Buffer, ClusterLevel, Direction, Font, ShapeOptions, ShaperFont};
use smallvec::{SmallVec, smallvec};

use super::{Face, FaceId, Faces, Plan};
use crate::style::Colour;

/// A placed glyph; offsets and advance in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    pub(crate) dx: i32,
    pub(crate) dy: i32,
    pub(crate) advance: i32,
}

/// The glyphs of a cluster: one, but where marks stand on it.
pub(crate) type Glyphs = SmallVec<[Glyph; 1]>;

/// The smallest piece of shaped text: unit of breaking, of letter-spacing and of text extraction.
#[derive(Clone, Debug)]
pub(crate) struct Cluster {
    /// Bytes of the paragraph's text.
    pub(crate) bytes: Range<usize>,
    pub(crate) glyphs: Glyphs,
    pub(crate) face: FaceId,
    /// Points per em.
    pub(crate) size: f32,
    pub(crate) colour: Colour,
    /// Points.
    pub(crate) advance: f32,
    /// White space only: may be trimmed at a line's end.
    pub(crate) blank: bool,
    /// Blank and no seam of what belongs together: may be stretched inside a line.
    pub(crate) stretches: bool,
}

/// Whether a cluster's text is only white space that may stretch or vanish at a line's end (not U+00A0).
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() && c != '\u{a0}')
}

/// Glyphs of SARA AM and its two halves.
#[derive(Clone, Copy, Debug)]
pub(super) struct SaraAm {
    nikhahit: u16,
    sara_aa: u16,
    whole: u16,
}

impl SaraAm {
    pub(super) fn of(font: &Font) -> Self {
        let glyph = |c: u32| font.charmap().map_unicode(c).and_then(|g| u16::try_from(g.to_u32()).ok()).unwrap_or(0);
        Self { nikhahit: glyph(0xe4d), sara_aa: glyph(0xe32), whole: glyph(0xe33) }
    }

    /// Leaves every SARA AM split, as HarfBuzz does.
    #[cfg(test)]
    pub(super) const fn apart() -> Self {
        Self { nikhahit: 0, sara_aa: 0, whole: 0 }
    }

    /// Shaping splits SARA AM; where the halves stand at their default places the one glyph says the same and
    /// extracts exactly.
    fn recompose(self, text: &str, glyphs: &mut Glyphs, tolerance: i32) {
        let [first, second] = glyphs.as_slice() else { return };
        let split = text == "\u{e33}" && first.id == self.nikhahit && second.id == self.sara_aa;
        if split && self.whole != 0 && first.dx.abs() < tolerance && first.dy == 0 {
            let advance = first.advance + second.advance;
            *glyphs = smallvec![Glyph { id: self.whole, dx: 0, dy: 0, advance }];
        }
    }
}

/// How a run of text is to look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) face: FaceId,
    pub(crate) size: f32,
    pub(crate) colour: Colour,
}

/// The glyph that every font has for what it lacks: a box, never to be drawn.
pub(crate) const NOTDEF: u16 = 0;

/// How far ink reaches from the baseline, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Reach {
    pub(crate) above: f32,
    pub(crate) below: f32,
}

impl Faces {
    /// Shapes `text[range]` in the face asked for and those that stand in for it, and appends its clusters; their bytes count
    /// from the start of `text`. Returns how far the ink of those that stand in reaches: the leading is Sarabun's own.
    pub(crate) fn shape(&self, text: &str, range: Range<usize>, look: Look, out: &mut Vec<Cluster>) -> Reach {
        let mut reach = Reach::default();
        for (part, id) in self.by_face(text, range, look.face) {
            let (drawn, id) = (id.is_some(), id.unwrap_or(look.face));
            let (face, from) = (self.get(id), out.len());
            face.shape(text, part, Look { face: id, size: look.size * face.scale, ..look }, out);
            match id {
                _ if !drawn => out[from..].iter_mut().flat_map(|c| &mut c.glyphs).for_each(|glyph| glyph.id = NOTDEF),
                FaceId::Fallback(_) => face.widen(&mut reach, &out[from..]),
                _ => {}
            }
        }
        reach
    }
}

impl Face {
    /// Shapes `text[range]` and appends its clusters; their bytes count from the start of `text`.
    pub(super) fn shape(&self, text: &str, range: Range<usize>, look: Look, out: &mut Vec<Cluster>) {
        thread_local!(static BUFFER: RefCell<Buffer> = RefCell::new(Buffer::new()));
        let font = ShaperFont::new(&self.font);
        let parts = match self.latin {
            Some(_) => by_script(&text[range.clone()]),
            None => vec![(0..range.len(), false)],
        };
        for (part, latin) in parts {
            let part = range.start + part.start..range.start + part.end;
            let plan = self.latin.as_ref().filter(|_| latin).unwrap_or(&self.plan);
            BUFFER.with_borrow_mut(|buffer| {
                fill(buffer, &text[part.clone()], plan);
                if harfrust::shape(&font, buffer, ShapeOptions::new().plan(Some(&plan.plan))).is_ok() {
                    self.collect(buffer, text, part, look, out);
                }
            });
        }
    }

    /// Widens `reach` to the ink of clusters of this face.
    fn widen(&self, reach: &mut Reach, clusters: &[Cluster]) {
        let font = ShaperFont::new(&self.font);
        for cluster in clusters {
            let points = cluster.size / f32::from(self.measures.units_per_em);
            for glyph in &cluster.glyphs {
                let Some(ink) = font.glyph_extents(u32::from(glyph.id).into()) else { continue };
                let top = glyph.dy + ink.y_bearing;
                reach.above = reach.above.max(top as f32 * points);
                reach.below = reach.below.max(-(top + ink.height) as f32 * points);
            }
        }
    }

    fn collect(&self, buffer: &Buffer, text: &str, part: Range<usize>, look: Look, out: &mut Vec<Cluster>) {
        let em = i32::from(self.measures.units_per_em);
        let infos = buffer.glyph_infos();
        let positions = buffer.glyph_positions();
        let mut at = 0;
        while at < infos.len() {
            let cluster = infos[at].cluster;
            let count = infos[at..].iter().take_while(|i| i.cluster == cluster).count();
            let next = infos.get(at + count).map_or(part.end, |i| part.start + i.cluster as usize);
            let bytes = part.start + cluster as usize..next;
            let mut glyphs: Glyphs = infos[at..at + count]
                .iter()
                .zip(&positions[at..at + count])
                .map(|(info, p)| Glyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    dx: p.x_offset,
                    dy: p.y_offset,
                    advance: p.x_advance,
                })
                .collect();
            self.sara_am.recompose(&text[bytes.clone()], &mut glyphs, em / 50);
            let units: i32 = glyphs.iter().map(|g| g.advance).sum();
            let advance = units as f32 / em as f32 * look.size;
            let blank = is_blank(&text[bytes.clone()]);
            let Look { face, size, colour } = look;
            out.push(Cluster { bytes, glyphs, face, size, colour, advance, blank, stretches: blank });
            at += count;
        }
    }
}

fn fill(buffer: &mut Buffer, text: &str, plan: &Plan) {
    buffer.reset();
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(plan.script));
    if let Some(language) = &plan.language {
        buffer.set_language(Some(language.clone()));
    }
}

/// Cuts a text into parts of one script: Latin letters apart, everything neutral goes with what it follows.
fn by_script(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut parts = Vec::new();
    let (mut start, mut current) = (0, None);
    for (at, c) in text.char_indices() {
        let Some(latin) = script_of(c) else { continue };
        if current.is_some_and(|was| was != latin) {
            parts.push((start..at, !latin));
            start = at;
        }
        current = Some(latin);
    }
    if start < text.len() {
        parts.push((start..text.len(), current.unwrap_or(false)));
    }
    parts
}

/// `Some(true)` for Latin letters, `Some(false)` for Thai, `None` for what goes with its neighbour.
fn script_of(c: char) -> Option<bool> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(true),
        '\u{e00}'..='\u{e7f}' => Some(false),
        _ => None,
    }
}
