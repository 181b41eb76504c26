//! An agency's emblem: a file as supplied → a picture or a drawing that can be put on a page.
//!
//! Role: what a file is, and whether it can be printed, is settled here, before it is kept and again when it is drawn.
//! Invariant: nothing outside the file is read; nothing on the page is transparent, as archives demand; what cannot be drawn
//! as it is meant is refused, not drawn otherwise.

use std::io::Cursor;
use std::sync::Arc;

use saisaat_core::registers::EmblemKind;
use usvg::tiny_skia_path::PathSegment;
use usvg::{Group, ImageHrefResolver, Node, Options, Paint, Tree};

use crate::style::Colour;

/// Why a file cannot be an emblem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmblemFault {
    /// It is neither PNG nor SVG, or damaged.
    #[error("neither a PNG nor an SVG that can be read")]
    Unreadable,
    /// It is a picture of more dots than a sheet needs.
    #[error("more than {} dots a side", MOST_DOTS)]
    TooManyDots,
    /// It is a drawing with text, pictures, patterns, masks or filters.
    #[error("a drawing with text, pictures, patterns, masks or filters")]
    TooElaborate,
}

impl EmblemFault {
    /// The rule, as refusals name it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable_picture",
            Self::TooManyDots => "too_many_dots",
            Self::TooElaborate => "too_elaborate",
        }
    }
}

/// What a file is, if it can be printed as an emblem.
///
/// # Errors
/// Why not.
pub fn check_emblem(file: &[u8]) -> Result<EmblemKind, EmblemFault> {
    let kind = if file.starts_with(b"\x89PNG") { EmblemKind::Png } else { EmblemKind::Svg };
    Artwork::read(kind, file).map(|_| kind)
}

/// Dots a side that a picture may have.
const MOST_DOTS: u32 = 4096;
/// Dots a side that are kept: 300 to the inch at the size an emblem is printed.
const KEPT_DOTS: u32 = 400;
/// Outlines and points of a drawing, past which it is no emblem.
const MOST_SEGMENTS: usize = 200_000;

/// Something that can be drawn at any size.
#[derive(Clone, Debug)]
pub(crate) enum Artwork {
    Picture(Picture),
    Drawing(Drawing),
}

/// Dots, three bytes each, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgb: Vec<u8>,
}

/// Outlines in a box of its own measure, y down.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) outlines: Vec<Outline>,
}

/// A filled or stroked outline.
#[derive(Clone, Debug)]
pub(crate) struct Outline {
    pub(crate) segments: Vec<PathSegment>,
    pub(crate) ink: Ink,
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ink {
    Fill(Colour),
    /// Inside is what an odd number of outlines surround.
    FillEvenOdd(Colour),
    Stroke(Colour, f32),
}

impl Artwork {
    pub(crate) fn read(kind: EmblemKind, file: &[u8]) -> Result<Self, EmblemFault> {
        match kind {
            EmblemKind::Png => picture(file).map(Self::Picture),
            EmblemKind::Svg => drawing(file).map(Self::Drawing),
        }
    }

    /// Its width by its height.
    pub(crate) fn aspect(&self) -> f32 {
        match self {
            Self::Picture(picture) => picture.width as f32 / picture.height as f32,
            Self::Drawing(drawing) => drawing.width / drawing.height,
        }
    }
}

/// Artwork shared by the pages it stands on.
pub(crate) type Shared = Arc<Artwork>;

fn picture(file: &[u8]) -> Result<Picture, EmblemFault> {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|_| EmblemFault::Unreadable)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width == 0 || height == 0 {
        return Err(EmblemFault::Unreadable);
    }
    if width.max(height) > MOST_DOTS {
        return Err(EmblemFault::TooManyDots);
    }
    let size = reader.output_buffer_size().ok_or(EmblemFault::TooManyDots)?;
    let mut dots = vec![0; size];
    let frame = reader.next_frame(&mut dots).map_err(|_| EmblemFault::Unreadable)?;
    let parts = frame.color_type.samples();
    let rgb = dots.chunks_exact(parts).flat_map(|dot| match *dot {
        [grey, alpha] => on_white([grey; 3], alpha),
        [r, g, b, alpha] => on_white([r, g, b], alpha),
        _ => [0xff; 3],
    });
    Ok(fewer_dots(Picture { width, height, rgb: rgb.collect() }))
}

/// A colour as it looks on paper.
fn on_white(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    colour.map(|part| u8::try_from((u32::from(part) * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(0xff))
}

/// As many dots as print: each the mean of those it stands for.
fn fewer_dots(picture: Picture) -> Picture {
    let longest = picture.width.max(picture.height);
    if longest <= KEPT_DOTS {
        return picture;
    }
    let scaled = |side: u32| (side * KEPT_DOTS / longest).max(1);
    let (width, height) = (scaled(picture.width), scaled(picture.height));
    let span = |at: u32, of: u32, from: u32| (at * from / of)..((at + 1) * from / of).max(at * from / of + 1);
    let mut rgb = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        for x in 0..width {
            let (rows, columns) = (span(y, height, picture.height), span(x, width, picture.width));
            let count = (rows.len() * columns.len()) as u32;
            let mut sums = [0_u32; 3];
            for row in rows {
                for column in columns.clone() {
                    let at = ((row * picture.width + column) * 3) as usize;
                    for (sum, part) in sums.iter_mut().zip(&picture.rgb[at..at + 3]) {
                        *sum += u32::from(*part);
                    }
                }
            }
            rgb.extend(sums.map(|sum| u8::try_from(sum / count).unwrap_or(0xff)));
        }
    }
    Picture { width, height, rgb }
}

fn drawing(file: &[u8]) -> Result<Drawing, EmblemFault> {
    let text = std::str::from_utf8(file).map_err(|_| EmblemFault::Unreadable)?;
    // what an entity stands for may be endless, and no drawing needs one
    if text.contains("<!ENTITY") {
        return Err(EmblemFault::TooElaborate);
    }
    let nowhere = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nowhere, ..Options::default() };
    let tree = Tree::from_str(text, &options).map_err(|_| EmblemFault::Unreadable)?;
    // these are left out in reading, and would be missing on the page
    if ["<text", "<image", "<foreignObject"].iter().any(|tag| text.contains(tag)) {
        return Err(EmblemFault::TooElaborate);
    }
    let mut outlines = Vec::new();
    gather(tree.root(), 1.0, &mut outlines)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let segments: usize = outlines.iter().map(|outline| outline.segments.len()).sum();
    match segments {
        0 => Err(EmblemFault::Unreadable),
        _ if segments > MOST_SEGMENTS => Err(EmblemFault::TooElaborate),
        _ => Ok(Drawing { width, height, outlines }),
    }
}

fn gather(group: &Group, opacity: f32, outlines: &mut Vec<Outline>) -> Result<(), EmblemFault> {
    let plain = group.clip_path().is_none() && group.mask().is_none() && group.filters().is_empty();
    if !plain {
        return Err(EmblemFault::TooElaborate);
    }
    let opacity = opacity * group.opacity().get();
    for node in group.children() {
        match node {
            Node::Group(group) => gather(group, opacity, outlines)?,
            Node::Path(path) if path.is_visible() => add(path, opacity, outlines)?,
            Node::Path(_) => {}
            Node::Image(_) | Node::Text(_) => return Err(EmblemFault::TooElaborate),
        }
    }
    Ok(())
}

fn add(path: &usvg::Path, opacity: f32, outlines: &mut Vec<Outline>) -> Result<(), EmblemFault> {
    let Some(data) = path.data().clone().transform(path.abs_transform()) else { return Ok(()) };
    let segments: Vec<PathSegment> = data.segments().collect();
    if let Some(fill) = path.fill() {
        let colour = colour(fill.paint(), opacity * fill.opacity().get())?;
        let ink = match fill.rule() {
            usvg::FillRule::NonZero => Ink::Fill(colour),
            usvg::FillRule::EvenOdd => Ink::FillEvenOdd(colour),
        };
        outlines.push(Outline { segments: segments.clone(), ink });
    }
    if let Some(stroke) = path.stroke() {
        let (x, y) = path.abs_transform().get_scale();
        let colour = colour(stroke.paint(), opacity * stroke.opacity().get())?;
        outlines.push(Outline { segments, ink: Ink::Stroke(colour, stroke.width().get() * (x + y) / 2.0) });
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(body: &str) -> String {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>{body}</svg>")
    }

    fn png(width: u32, height: u32, dot: [u8; 4]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let dots: Vec<u8> = std::iter::repeat_n(dot, (width * height) as usize).flatten().collect();
        encoder.write_header().unwrap().write_image_data(&dots).unwrap();
        file
    }

    #[test]
    fn a_picture_is_printed_as_it_looks_on_paper_and_in_no_more_dots_than_print() {
        let Artwork::Picture(half) = Artwork::read(EmblemKind::Png, &png(3, 2, [0, 100, 200, 128])).unwrap() else {
            panic!("a PNG is a picture")
        };
        assert_eq!((half.width, half.height, &half.rgb[..3]), (3, 2, &[127, 177, 227][..]));
        let Artwork::Picture(large) = Artwork::read(EmblemKind::Png, &png(1600, 800, [9, 8, 7, 255])).unwrap() else {
            panic!("a PNG is a picture")
        };
        assert_eq!((large.width, large.height), (400, 200));
        assert!(large.rgb.chunks(3).all(|dot| dot == [9, 8, 7]));
    }

    #[test]
    fn a_drawing_keeps_its_outlines_colours_and_strokes() {
        let body = "<path d='M0 0H40V20Z' fill='#ff0000' fill-rule='evenodd'/>\
                    <g opacity='.5'><circle cx='9' cy='9' r='4' fill='none' stroke='#000' stroke-width='2'/></g>";
        let Artwork::Drawing(drawing) = Artwork::read(EmblemKind::Svg, svg(body).as_bytes()).unwrap() else {
            panic!("an SVG is a drawing")
        };
        let inks: Vec<Ink> = drawing.outlines.iter().map(|outline| outline.ink).collect();
        let [Ink::FillEvenOdd(red), Ink::Stroke(grey, width)] = inks[..] else { panic!("{inks:?}") };
        assert_eq!((red, grey, width), (Colour([255, 0, 0]), Colour([128; 3]), 2.0));
        assert_eq!((drawing.width, drawing.height), (40.0, 20.0));
    }

    #[test]
    fn what_cannot_be_printed_as_it_is_meant_is_refused() {
        let mut huge = png(1, 1, [0; 4]);
        huge[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
        let cut = &png(30, 30, [1, 2, 3, 4])[..60];
        let bomb = "<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'/>";
        for (file, fault) in [
            (b"".to_vec(), EmblemFault::Unreadable),
            (b"%PDF-1.7".to_vec(), EmblemFault::Unreadable),
            (cut.to_vec(), EmblemFault::Unreadable),
            (svg("").into_bytes(), EmblemFault::Unreadable),
            (bomb.as_bytes().to_vec(), EmblemFault::TooElaborate),
            (
                svg("<path d='M0 0H9V9Z'/><image href='/etc/hostname' width='9' height='9'/>").into_bytes(),
                EmblemFault::TooElaborate,
            ),
            (svg("<path d='M0 0H9V9Z'/><text>กรม</text>").into_bytes(), EmblemFault::TooElaborate),
        ] {
            assert_eq!(check_emblem(&file), Err(fault), "{}", String::from_utf8_lossy(&file));
        }
        // a changed header fails its checksum before its size is looked at
        assert!(matches!(check_emblem(&huge), Err(EmblemFault::Unreadable | EmblemFault::TooManyDots)));
        assert_eq!(check_emblem(&png(4097, 1, [0; 4])), Err(EmblemFault::TooManyDots));
    }
}
