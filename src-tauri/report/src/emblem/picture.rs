//! Dots: a PNG as it looks on paper, in no more dots than print.

use std::io::Cursor;

use super::preflight::MOST_DOTS;
use super::{EmblemFault, Picture};

/// Dots a side that are kept: 300 to the inch at the size an emblem is printed.
const KEPT_DOTS: u32 = 400;
/// Dots of a picture in all.
const MOST_IN_ALL: u64 = 25_000_000;
/// Bytes the decoder may take beside the dots: a few rows of the widest picture.
const MOST_BYTES: usize = 16 * 1024 * 1024;

pub(super) fn read(file: &[u8]) -> Result<Picture, EmblemFault> {
    Ok(fewer_dots(decoded(file, MOST_DOTS)?, KEPT_DOTS))
}

/// The dots of a PNG of at most so many a side, as they look on paper.
pub(crate) fn decoded(file: &[u8], most: u32) -> Result<Picture, EmblemFault> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: MOST_BYTES });
    // Neither is printed, and both may unfold to any length.
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|_| EmblemFault::Unreadable)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width == 0 || height == 0 {
        return Err(EmblemFault::Unreadable);
    }
    if width.max(height) > most || u64::from(width) * u64::from(height) > MOST_IN_ALL {
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
    Ok(Picture { width, height, rgb: rgb.collect() })
}

/// A colour as it looks on paper.
fn on_white(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    colour.map(|part| u8::try_from((u32::from(part) * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(0xff))
}

/// At most so many dots a side: each the mean of those it stands for.
pub(crate) fn fewer_dots(picture: Picture, kept: u32) -> Picture {
    let longest = picture.width.max(picture.height);
    if longest <= kept {
        return picture;
    }
    let scaled = |side: u32| (side * kept / longest).max(1);
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
                    let at = (row as usize * picture.width as usize + column as usize) * 3;
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

/// That a picture is as this module makes it.
pub(super) fn check(picture: &Picture) -> Result<(), EmblemFault> {
    check_within(picture, KEPT_DOTS)
}

/// That a picture has all its dots, at most so many a side.
pub(super) fn check_within(picture: &Picture, kept: u32) -> Result<(), EmblemFault> {
    let sides = [picture.width, picture.height];
    if sides.iter().any(|side| !(1..=kept).contains(side)) {
        return Err(EmblemFault::TooManyDots);
    }
    let bytes = (picture.width * picture.height * 3) as usize;
    if picture.rgb.len() == bytes { Ok(()) } else { Err(EmblemFault::Unreadable) }
}
