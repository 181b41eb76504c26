//! The merged areas of large worksheets, found at the end of their parts.
//!
//! calamine finds them by parsing every cell a second time, a fifth of the time that a million rows take. They stand behind
//! the cells, so that it is enough to inflate the part and to parse its last bytes. Whatever is unusual — a workbook in
//! another folder, an end that is too long, an area that is none — is left to calamine: this is a shorter way, never another
//! answer.

use std::collections::HashMap;
use std::io::{Read, Seek};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::xml2003::attribute;
use crate::read::sheet::{Area, inside};

/// Bytes from which on parsing a worksheet again costs more than this does.
const LARGE: u64 = 16 * 1024 * 1024;
/// Bytes of the end in which the areas must lie.
const TAIL: usize = 2 * 1024 * 1024;
/// Bytes of the parts that say which sheet lies where.
const MOST_INDEX: u64 = 4 * 1024 * 1024;

/// The areas of each large worksheet for which they could be found, by its name.
pub(super) fn of_large_sheets(source: impl Read + Seek) -> HashMap<String, Vec<Area>> {
    let Ok(mut archive) = ZipArchive::new(source) else { return HashMap::new() };
    let large = |archive: &mut ZipArchive<_>, path: &str| archive.by_name(path).is_ok_and(|part| part.size() > LARGE);
    let sheets = sheets(&mut archive).unwrap_or_default();
    let large: Vec<_> = sheets.into_iter().filter(|(_, path)| large(&mut archive, path)).collect();
    large.into_iter().filter_map(|(name, path)| Some((name, areas(&end(archive.by_name(&path).ok()?)?)?))).collect()
}

/// Each sheet's name and the path of its part.
fn sheets<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<Vec<(String, String)>> {
    let mut paths = HashMap::new();
    each_element(&index(archive, "xl/_rels/workbook.xml.rels")?, "Relationship", |of| {
        paths.insert(of("Id")?, of("Target")?);
        Some(())
    })?;
    let mut sheets = Vec::new();
    each_element(&index(archive, "xl/workbook.xml")?, "sheet", |of| {
        let target = paths.get(&of("id")?)?;
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        sheets.push((of("name")?, path));
        Some(())
    })?;
    Some(sheets)
}

fn index<R: Read + Seek>(archive: &mut ZipArchive<R>, path: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(path).ok()?.take(MOST_INDEX).read_to_string(&mut text).ok()?;
    Some(text)
}

/// What follows the cells of a worksheet.
fn end(mut part: impl Read) -> Option<String> {
    let (mut tail, mut buffer) = (Vec::with_capacity(2 * TAIL), vec![0; 64 * 1024]);
    loop {
        match part.read(&mut buffer).ok()? {
            0 => break,
            read => tail.extend_from_slice(&buffer[..read]),
        }
        if tail.len() > 2 * TAIL - buffer.len() {
            tail.drain(..tail.len() - TAIL);
        }
    }
    let close = b"sheetData>";
    let at = tail.windows(close.len()).rposition(|found| found == close)?;
    String::from_utf8(tail.split_off(at + close.len())).ok()
}

fn areas(end: &str) -> Option<Vec<Area>> {
    let mut areas = Vec::new();
    each_element(end, "mergeCell", |of| {
        areas.push(area(&of("ref")?)?);
        Some(())
    })?;
    Some(areas)
}

/// Hands over each element of a name with a way to its attributes; none when the text or an element is not as it should be.
fn each_element(
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
fn cell(text: &str) -> Option<(u32, u32)> {
    let letters = text.find(|c: char| !c.is_ascii_uppercase())?;
    let column = |column: u32, letter: u8| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1);
    let column = text[..letters].bytes().try_fold(0, column)?;
    let row = text[letters..].parse().ok()?;
    inside(row, column).ok()?;
    Some((row, column))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// A workbook with one large sheet that ends so.
    fn package(end: &str) -> Vec<u8> {
        let blank = " ".repeat(64 * 1024);
        let rel = |id: &str, kind: &str, to: &str| {
            format!(
                r#"<Relationships><Relationship Id="{id}" Type="{REFERENCES}/{kind}" Target="{to}"/></Relationships>"#
            )
        };
        let sheet = r#"<sheet name="ก &amp; ข" sheetId="1" r:id="rId7"/>"#;
        let book = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{REFERENCES}"><sheets>{sheet}</sheets></workbook>"#);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut part = |name: &str, pieces: &[&str]| {
            zip.start_file(name, SimpleFileOptions::default()).expect("starts");
            pieces.iter().for_each(|piece| zip.write_all(piece.as_bytes()).expect("writes"));
        };
        part("_rels/.rels", &[&rel("r", "officeDocument", "xl/workbook.xml")]);
        part("xl/workbook.xml", &[&book]);
        part("xl/_rels/workbook.xml.rels", &[&rel("rId7", "worksheet", "worksheets/sheet1.xml")]);
        let head = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>"#);
        let mut pieces = vec![head.as_str()];
        pieces.extend(std::iter::repeat_n(blank.as_str(), 257));
        pieces.push(end);
        part("xl/worksheets/sheet1.xml", &pieces);
        zip.finish().expect("ends").into_inner()
    }

    #[test]
    fn the_areas_behind_many_cells_are_those_calamine_finds() {
        let merges =
            r#"<mergeCells count="2"><mergeCell ref="A1:XFD2"/><mergeCell ref="B3:B4"></mergeCell></mergeCells>"#;
        let bytes = package(&format!("</sheetData><x/>{merges}<y/></worksheet>"));
        let found = of_large_sheets(Cursor::new(&bytes));
        let mut book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(&bytes)).expect("opens");
        let theirs = book.merge_cells_by_sheet_name("ก & ข").expect("reads");
        let theirs: Vec<Area> = theirs.iter().map(super::super::xlsx::area_of).collect();
        assert_eq!(theirs.len(), 2);
        assert_eq!(found.get("ก & ข"), Some(&theirs));
    }

    #[test]
    fn an_end_that_is_not_as_it_should_be_is_left_to_calamine() {
        assert_eq!(of_large_sheets(Cursor::new(package("</sheetData></worksheet>"))).get("ก & ข"), Some(&vec![]));
        let strange = ["", r#"</sheetData><mergeCell ref="2B"/>"#, r#"</sheetData><mergeCell ref="A0"/>"#];
        for end in strange {
            assert!(of_large_sheets(Cursor::new(package(end))).is_empty(), "{end}");
        }
    }
}
