//! What is looked at before anything is parsed: how large a file says it is, how deep it lies and of how many parts.
//!
//! Invariant: takes time and memory of the file's length alone, whatever the file claims.

use super::EmblemFault;

/// Dots a side that a picture may have.
pub(super) const MOST_DOTS: u32 = 4096;
/// Parts inside parts of a drawing.
pub(super) const MOST_DEPTH: usize = 64;
/// Parts of a drawing.
pub(super) const MOST_ELEMENTS: usize = 20_000;
/// Parts of a drawing that stand for other parts, each of which may hold more.
const MOST_REFERENCES: usize = 500;

/// Whether a file begins as PNG files do.
pub(super) fn is_png(file: &[u8]) -> bool {
    file.starts_with(b"\x89PNG")
}

/// That a PNG says it has no more dots than it may, and some.
pub(super) fn check_png(file: &[u8]) -> Result<(), EmblemFault> {
    let Some((b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", rest)) = file.split_first_chunk() else {
        return Err(EmblemFault::Unreadable);
    };
    let side = |at: usize| rest.get(at..at + 4).map(|four| four.iter().fold(0_u32, |all, b| all << 8 | u32::from(*b)));
    match (side(0), side(4)) {
        (Some(1..), Some(1..)) if side(0).max(side(4)) > Some(MOST_DOTS) => Err(EmblemFault::TooManyDots),
        (Some(1..), Some(1..)) => Ok(()),
        _ => Err(EmblemFault::Unreadable),
    }
}

/// That an SVG defines no entities, is not deep and has no more parts than it may.
pub(super) fn check_svg(text: &str) -> Result<(), EmblemFault> {
    // what an entity stands for may be endless, and no drawing needs one
    if text.contains("<!ENTITY") {
        return Err(EmblemFault::TooElaborate);
    }
    let (mut depth, mut elements, mut references, mut rest) = (0_usize, 0, 0, text);
    while let Some(at) = rest.find('<') {
        let tag = &rest[at..];
        let length = length(tag).ok_or(EmblemFault::Unreadable)?;
        let (tag, after) = tag.split_at(length);
        rest = after;
        if tag.starts_with("<!") || tag.starts_with("<?") {
            continue;
        }
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
            continue;
        }
        elements += 1;
        depth += usize::from(!tag.ends_with("/>"));
        references += usize::from(stands_for_others(tag));
        if depth > MOST_DEPTH || elements > MOST_ELEMENTS || references > MOST_REFERENCES {
            return Err(EmblemFault::TooComplex);
        }
    }
    Ok(())
}

/// Whether what a tag draws is written elsewhere.
fn stands_for_others(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').split(|c: char| c.is_ascii_whitespace() || "/>".contains(c)).next();
    let name = name.and_then(|name| name.rsplit(':').next());
    name == Some("use") || (tag.contains("marker") && tag.contains("url("))
}

/// Bytes of the comment, instruction or tag that a text begins with.
fn length(tag: &str) -> Option<usize> {
    let until = |end: &str| tag.find(end).map(|at| at + end.len());
    if tag.starts_with("<!--") {
        return until("-->");
    }
    if tag.starts_with("<![CDATA[") {
        return until("]]>");
    }
    if tag.starts_with("<?") {
        return until("?>");
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(begun), _) if begun == byte => quote = None,
            _ => {}
        }
    }
    None
}
