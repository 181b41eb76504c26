//! Where a workbook keeps its worksheets, and the merged areas behind their cells.
//!
//! calamine finds the areas by parsing every cell a second time, a fifth of the time that a million rows take. Whatever is unusual —
//! a workbook in another folder, an end that is too long, an area that is none — is left to calamine: this is a shorter way, never
//! another answer.

use std::collections::HashMap;
use std::io::{Read, Seek};

use zip::ZipArchive;

use super::beside::{self, Beside};
use super::elements::each_element;
use crate::error::ImportError;

/// Bytes of the parts that say which sheet lies where.
const MOST_INDEX: u64 = 4 * 1024 * 1024;

/// What calamine does not say of each worksheet that could be found, by its name.
pub(super) fn beside_sheets(source: impl Read + Seek) -> Result<HashMap<String, Beside>, ImportError> {
    let Ok(mut archive) = ZipArchive::new(source) else { return Ok(HashMap::new()) };
    let to_compute = index(&mut archive, "xl/workbook.xml").is_some_and(|book| leaves_computing(&book));
    let mut found = HashMap::new();
    for (name, path) in sheets(&mut archive).unwrap_or_default() {
        if let Ok(part) = archive.by_name(&path) {
            found.insert(name, beside::look(part, to_compute)?);
        }
    }
    Ok(found)
}

/// Whether a workbook says that its formulas are still to be computed, as programs write that do not compute.
fn leaves_computing(book: &str) -> bool {
    let mut is_left = false;
    // What cannot be read says nothing.
    let _ = each_element(book, "calcPr", |of| {
        is_left |= of("fullCalcOnLoad").is_some_and(|on| on == "1" || on == "true");
        Some(())
    });
    is_left
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;
    use crate::read::sheet::Area;

    const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// A workbook with one sheet that ends so.
    fn package(end: &str) -> Vec<u8> {
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
        part("xl/worksheets/sheet1.xml", &[&head, end]);
        zip.finish().expect("ends").into_inner()
    }

    fn found(bytes: &[u8]) -> Option<Vec<Area>> {
        beside_sheets(Cursor::new(bytes)).expect("found").remove("ก & ข")?.areas
    }

    #[test]
    fn the_areas_behind_many_cells_are_those_calamine_finds() {
        let merges =
            r#"<mergeCells count="2"><mergeCell ref="A1:XFD2"/><mergeCell ref="B3:B4"></mergeCell></mergeCells>"#;
        let bytes = package(&format!("</sheetData><x/>{merges}<y/></worksheet>"));
        let found = found(&bytes);
        let mut book: calamine::Xlsx<_> = calamine::Reader::new(Cursor::new(&bytes)).expect("opens");
        let theirs = book.merge_cells_by_sheet_name("ก & ข").expect("reads");
        let theirs: Vec<Area> = theirs.iter().map(super::super::xlsx::area_of).collect();
        assert_eq!(theirs.len(), 2);
        assert_eq!(found, Some(theirs));
    }

    #[test]
    fn an_end_that_is_not_as_it_should_be_is_left_to_calamine() {
        assert_eq!(found(&package("</sheetData></worksheet>")), Some(vec![]));
        let strange = ["", r#"</sheetData><mergeCell ref="2B"/>"#, r#"</sheetData><mergeCell ref="A0"/>"#];
        for end in strange {
            assert_eq!(found(&package(end)), None, "{end}");
        }
    }
}
