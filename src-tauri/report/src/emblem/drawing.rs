//! Outlines: an SVG as the paths it comes to, each in one ink.

use std::ops::RangeInclusive;

use usvg::tiny_skia_path::{self, PathSegment, Point};
use usvg::{Group, ImageHrefResolver, Node, Options, Paint, Tree};

use super::preflight::{MOST_DEPTH, MOST_ELEMENTS};
use super::{Drawing, EmblemFault, Ink, Outline, Segment};
use crate::style::Colour;

/// How long a side of a drawing's box may be, in whatever measure it has.
const SIDES: RangeInclusive<f32> = 1e-2..=1e6;
/// Pieces of outlines of a drawing, past which it is no emblem.
const MOST_SEGMENTS: usize = 50_000;
/// Outlines of a drawing; as many as a file may have parts, so that the flat file of a drawing can be read again.
const MOST_OUTLINES: usize = MOST_ELEMENTS - 1;
/// How many times as long as wide a drawing may be, or as wide as long.
const MOST_ASPECT: f32 = 100.0;
/// How far outside its box a drawing may reach, in its longer side: it is cut off nowhere.
const FARTHEST: f32 = 1000.0;

/// Reads the text of an SVG that the preflight let pass.
pub(super) fn read(text: &str) -> Result<Drawing, EmblemFault> {
    let nowhere = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nowhere, ..Options::default() };
    let tree = Tree::from_str(text, &options).map_err(|error| match error {
        usvg::Error::ElementsLimitReached => EmblemFault::TooComplex,
        _ => EmblemFault::Unreadable,
    })?;
    // these are left out in reading, and would be missing on the page
    if ["<text", "<image", "<foreignObject"].iter().any(|tag| text.contains(tag)) {
        return Err(EmblemFault::TooElaborate);
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut gathered = Gathered::default();
    gathered.group(tree.root(), 1.0, 0)?;
    Ok(Drawing { width, height, outlines: gathered.outlines })
}

/// That a drawing is as this module makes it.
pub(super) fn check(drawing: &Drawing) -> Result<(), EmblemFault> {
    let Drawing { width, height, outlines } = drawing;
    let is_alike = (1.0 / MOST_ASPECT..=MOST_ASPECT).contains(&(width / height));
    if !SIDES.contains(width) || !SIDES.contains(height) || !is_alike {
        return Err(EmblemFault::Unreadable);
    }
    let segments: usize = outlines.iter().map(|outline| outline.segments.len()).sum();
    if segments > MOST_SEGMENTS || outlines.len() > MOST_OUTLINES {
        return Err(EmblemFault::TooComplex);
    }
    let farthest = FARTHEST * width.max(*height);
    if segments == 0 || !outlines.iter().all(|outline| is_sound(outline, farthest)) {
        return Err(EmblemFault::Unreadable);
    }
    Ok(())
}

/// Whether an outline begins somewhere and all its places are on or about the page.
fn is_sound(outline: &Outline, farthest: f32) -> bool {
    let near = |places: &[f32]| places.iter().all(|place| place.abs() <= farthest);
    let begins = matches!(outline.segments.first(), Some(Segment::Move(_)));
    let ink = match outline.ink {
        Ink::Fill(_) | Ink::FillEvenOdd(_) => true,
        Ink::Stroke(_, width) => (0.0..=farthest).contains(&width),
    };
    begins
        && ink
        && outline.segments.iter().all(|segment| match segment {
            Segment::Move(to) | Segment::Line(to) => near(to),
            Segment::Curve(places) => near(places),
            Segment::Close => true,
        })
}

/// The outlines of a drawing, ended as soon as they are too many.
#[derive(Default)]
struct Gathered {
    outlines: Vec<Outline>,
    segments: usize,
}

impl Gathered {
    fn group(&mut self, group: &Group, opacity: f32, depth: usize) -> Result<(), EmblemFault> {
        let plain = group.clip_path().is_none() && group.mask().is_none() && group.filters().is_empty();
        if !plain {
            return Err(EmblemFault::TooElaborate);
        }
        if depth > 4 * MOST_DEPTH {
            return Err(EmblemFault::TooComplex);
        }
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity, depth + 1)?,
                Node::Path(path) if path.is_visible() => self.path(path, opacity)?,
                Node::Path(_) => {}
                Node::Image(_) | Node::Text(_) => return Err(EmblemFault::TooElaborate),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), EmblemFault> {
        let Some(data) = path.data().clone().transform(path.abs_transform()) else { return Ok(()) };
        if let Some(fill) = path.fill() {
            let colour = colour(fill.paint(), opacity * fill.opacity().get())?;
            let ink = match fill.rule() {
                usvg::FillRule::NonZero => Ink::Fill(colour),
                usvg::FillRule::EvenOdd => Ink::FillEvenOdd(colour),
            };
            self.add(&data, ink)?;
        }
        if let Some(stroke) = path.stroke() {
            let (x, y) = path.abs_transform().get_scale();
            let colour = colour(stroke.paint(), opacity * stroke.opacity().get())?;
            self.add(&data, Ink::Stroke(colour, stroke.width().get() * (x + y) / 2.0))?;
        }
        Ok(())
    }

    fn add(&mut self, data: &tiny_skia_path::Path, ink: Ink) -> Result<(), EmblemFault> {
        self.segments += data.len();
        if self.segments > MOST_SEGMENTS || self.outlines.len() >= MOST_OUTLINES {
            return Err(EmblemFault::TooComplex);
        }
        self.outlines.push(Outline { segments: segments(data), ink });
        Ok(())
    }
}

/// The pieces of a path; a curve with one handle as the curve with two that is the same.
fn segments(data: &tiny_skia_path::Path) -> Vec<Segment> {
    let mut from = Point::zero();
    let piece = |segment: PathSegment| match segment {
        PathSegment::MoveTo(to) => {
            from = to;
            Segment::Move([to.x, to.y])
        }
        PathSegment::LineTo(to) => {
            from = to;
            Segment::Line([to.x, to.y])
        }
        PathSegment::QuadTo(over, to) => {
            let near = |a: f32, b: f32| a + (b - a) * 2.0 / 3.0;
            let (x1, y1) = (near(from.x, over.x), near(from.y, over.y));
            from = to;
            Segment::Curve([x1, y1, near(to.x, over.x), near(to.y, over.y), to.x, to.y])
        }
        PathSegment::CubicTo(a, b, to) => {
            from = to;
            Segment::Curve([a.x, a.y, b.x, b.y, to.x, to.y])
        }
        PathSegment::Close => Segment::Close,
    };
    data.segments().map(piece).collect()
}

/// A colour as it looks on paper; of one that runs into another, the mean.
fn colour(paint: &Paint, opacity: f32) -> Result<Colour, EmblemFault> {
    let stops = match paint {
        Paint::Color(colour) => return Ok(pale([colour.red, colour.green, colour.blue].map(f32::from), opacity)),
        Paint::LinearGradient(gradient) => gradient.stops(),
        Paint::RadialGradient(gradient) => gradient.stops(),
        Paint::Pattern(_) => return Err(EmblemFault::TooElaborate),
    };
    let count = stops.len().max(1) as f32;
    let mean = |part: fn(&usvg::Stop) -> f32| stops.iter().map(part).sum::<f32>() / count;
    let parts = [mean(|s| s.color().red.into()), mean(|s| s.color().green.into()), mean(|s| s.color().blue.into())];
    Ok(pale(parts, opacity * mean(|s| s.opacity().get())))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn pale(parts: [f32; 3], opacity: f32) -> Colour {
    Colour(parts.map(|part| (part * opacity + 255.0 * (1.0 - opacity)).round().clamp(0.0, 255.0) as u8))
}
