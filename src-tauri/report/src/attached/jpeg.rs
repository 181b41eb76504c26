//! Photographs: a JPEG upright, as its camera was held.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{MOST_DOTS, NotShown, check_dots};
use crate::emblem::Picture;

/// How a camera was held: the number of the Exif tag 0x0112.
const ORIENTATION: u16 = 0x0112;

/// The dots of a JPEG.
pub(super) fn decoded(file: &[u8]) -> Result<Picture, NotShown> {
    let most = MOST_DOTS as usize;
    let options = DecoderOptions::default()
        .set_max_width(most)
        .set_max_height(most)
        .set_strict_mode(false)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(file), options);
    decoder.decode_headers().map_err(|_| NotShown::Unreadable)?;
    let (width, height) = decoder.dimensions().ok_or(NotShown::Unreadable)?;
    let [width, height] = [width, height].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    check_dots(width, height)?;
    let rgb = decoder.decode().map_err(|_| NotShown::Unreadable)?;
    let held = decoder.exif().and_then(|exif| orientation(exif)).unwrap_or(1);
    if rgb.len() != (u64::from(width) * u64::from(height) * 3) as usize || rgb.is_empty() {
        return Err(NotShown::Unreadable);
    }
    Ok(upright(Picture { width, height, rgb }, held))
}

/// The picture turned and mirrored as its camera says it must be.
fn upright(picture: Picture, held: u16) -> Picture {
    let Picture { width, height, rgb } = &picture;
    let (w, h) = (*width, *height);
    let turned = matches!(held, 5..=8);
    let (to_width, to_height) = if turned { (h, w) } else { (w, h) };
    let from = |x: u32, y: u32| match held {
        2 => (w - 1 - x, y),
        3 => (w - 1 - x, h - 1 - y),
        4 => (x, h - 1 - y),
        5 => (y, x),
        6 => (y, h - 1 - x),
        7 => (w - 1 - y, h - 1 - x),
        8 => (w - 1 - y, x),
        _ => (x, y),
    };
    if !(2..=8).contains(&held) {
        return picture;
    }
    let mut out = Vec::with_capacity(rgb.len());
    for y in 0..to_height {
        for x in 0..to_width {
            let (x, y) = from(x, y);
            let at = (y as usize * w as usize + x as usize) * 3;
            out.extend_from_slice(&rgb[at..at + 3]);
        }
    }
    Picture { width: to_width, height: to_height, rgb: out }
}

/// The orientation that the first directory of Exif data tells.
fn orientation(exif: &[u8]) -> Option<u16> {
    let is_little = exif.starts_with(b"II");
    let two = |at: usize| {
        let bytes: [u8; 2] = exif.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let four = |at: usize| {
        let bytes: [u8; 4] = exif.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let first = four(4)? as usize;
    let entry = |n: u16| first.checked_add(2 + 12 * usize::from(n));
    let found = (0..two(first)?).filter_map(entry).find(|&at| two(at) == Some(ORIENTATION))?;
    two(found.checked_add(8)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_turned_as_its_camera_was_held() {
        // two dots beside each other, and two under them: a b / c d
        let picture = || Picture { width: 2, height: 2, rgb: b"aaabbbcccddd".to_vec() };
        let turned =
            [(1, "aaabbbcccddd"), (3, "dddcccbbbaaa"), (6, "cccaaadddbbb"), (8, "bbbdddaaaccc"), (2, "bbbaaadddccc")];
        for (held, dots) in turned {
            assert_eq!(upright(picture(), held).rgb, dots.as_bytes(), "{held}");
        }
        let wide = Picture { width: 2, height: 1, rgb: b"aaabbb".to_vec() };
        let tall = upright(wide, 6);
        assert_eq!((tall.width, tall.height, tall.rgb), (1, 2, b"aaabbb".to_vec()));
    }

    #[test]
    fn an_orientation_is_found_and_a_broken_directory_has_none() {
        let exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        assert_eq!(orientation(exif), Some(6));
        for length in 0..exif.len() - 3 {
            assert_eq!(orientation(&exif[..length]), None, "{length}");
        }
        assert_eq!(orientation(b"MM\0\x2a\xff\xff\xff\xff"), None);
    }
}
