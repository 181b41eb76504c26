//! The elements of a worksheet's text that are looked at beside its cells.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::xml2003::attribute;
use crate::read::sheet::{Area, inside};

/// The merged areas of what follows the cells of a worksheet.
pub(super) fn areas(end: &str) -> Option<Vec<Area>> {
    let mut areas = Vec::new();
    each_element(end, "mergeCell", |of| {
        areas.push(area(&of("ref")?)?);
        Some(())
    })?;
    Some(areas)
}

/// Hands over each element of a name with a way to its attributes; none when the text or an element is not as it should be.
pub(super) fn each_element(
    text: &str,
    name: &str,
    mut take: impl FnMut(&dyn Fn(&str) -> Option<String>) -> Option<()>,
) -> Option<()> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(()),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == name => {
                take(&|key| attribute(&tag, key))?;
            }
            _ => {}
        }
    }
}

/// `A1:C2`, or one cell.
fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
    (top <= bottom && left <= right).then_some(Area { top, left, bottom, right })
}

/// Row and column of `B12`.
pub(super) fn cell(text: &str) -> Option<(u32, u32)> {
    let letters = text.find(|c: char| !c.is_ascii_uppercase())?;
    let column = |column: u32, letter: u8| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1);
    let column = text[..letters].bytes().try_fold(0, column)?;
    let row = text[letters..].parse().ok()?;
    inside(row, column).ok()?;
    Some((row, column))
}
