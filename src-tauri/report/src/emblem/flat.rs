//! An emblem as a plain file: what is kept, and what the screens show.
//!
//! Invariant: a flat file holds dots or outlines in plain colours and nothing else, and reads as the artwork it was made of, to a hundred-thousandth of its side.

use std::fmt::Write as _;

use saisaat_core::registers::{Emblem, EmblemKind};

use super::{Art, Artwork, Drawing, EmblemFault, Ink, Outline, Picture, Segment};
use crate::style::Colour;

impl Artwork {
    /// The emblem as a PNG of dots in three colours, or as an SVG of paths.
    ///
    /// # Errors
    /// [`EmblemFault::TooComplex`] when that is larger than an emblem may be.
    pub fn flat(&self) -> Result<(EmblemKind, Vec<u8>), EmblemFault> {
        let (kind, file) = match self.art() {
            Art::Picture(picture) => (EmblemKind::Png, png(picture).map_err(|_| EmblemFault::Unreadable)?),
            Art::Drawing(drawing) => (EmblemKind::Svg, svg(drawing).into_bytes()),
        };
        if file.len() > Emblem::MOST_BYTES { Err(EmblemFault::TooComplex) } else { Ok((kind, file)) }
    }
}

fn png(picture: &Picture) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&picture.rgb)?;
    Ok(file)
}

fn svg(drawing: &Drawing) -> String {
    let Drawing { width, height, outlines } = drawing;
    let decimals = decimals(width.max(*height));
    let mut file = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n"
    );
    for outline in outlines {
        path(&mut file, outline, decimals);
    }
    file.push_str("</svg>\n");
    file
}

/// The digits after the point that a hundred-thousandth of a side takes.
fn decimals(side: f32) -> usize {
    (0..8).find(|decimals| side * 10_f32.powi(*decimals) >= 1e5).map_or(8, |decimals| decimals as usize)
}

fn path(file: &mut String, outline: &Outline, decimals: usize) {
    let ink = match outline.ink {
        Ink::Fill(colour) => format!("fill=\"{}\"", hex(colour)),
        Ink::FillEvenOdd(colour) => format!("fill=\"{}\" fill-rule=\"evenodd\"", hex(colour)),
        Ink::Stroke(colour, width) => format!("fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"", hex(colour)),
    };
    file.push_str("<path ");
    file.push_str(&ink);
    file.push_str(" d=\"");
    for segment in &outline.segments {
        let (letter, places): (_, &[f32]) = match segment {
            Segment::Move(to) => ('M', to),
            Segment::Line(to) => ('L', to),
            Segment::Curve(places) => ('C', places),
            Segment::Close => ('Z', &[]),
        };
        file.push(letter);
        for (at, place) in places.iter().enumerate() {
            let apart = if at == 0 { "" } else { " " };
            // Writing to a text cannot fail.
            let text = format!("{place:.decimals$}");
            let short = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
            let _ = write!(file, "{apart}{short}");
        }
    }
    file.push_str("\"/>\n");
}

fn hex(Colour([red, green, blue]): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
