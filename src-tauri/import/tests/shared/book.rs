//! Workbooks made in a test, for what a text cannot say: formats, merged cells, what is hidden.

use rust_xlsxwriter::{Format, Workbook as Writer, Worksheet};
use saisaat_import::{Workbook, read_bytes};

/// A sheet of rows; a cell that begins with `#` is a number.
pub fn sheet(rows: &[&[&str]]) -> Worksheet {
    let mut sheet = Worksheet::new();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            put(&mut sheet, row, column, cell, &Format::new());
        }
    }
    sheet
}

/// Writes a cell, in a format.
pub fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &str, format: &Format) {
    let written = match cell.strip_prefix('#').and_then(|number| number.parse::<f64>().ok()) {
        Some(number) => sheet.write_with_format(row, column, number, format),
        None if cell.is_empty() => return,
        None => sheet.write_with_format(row, column, cell, format),
    };
    written.expect("a cell");
}

/// Merges rows of a column, the value in the first.
pub fn merge(sheet: &mut Worksheet, rows: (u32, u32), column: u16, cell: &str) {
    sheet.merge_range(rows.0, column, rows.1, column, "", &Format::new()).expect("merged");
    put(sheet, rows.0, column, cell, &Format::new());
}

/// The workbook of these sheets, as it is read.
pub fn book(sheets: Vec<Worksheet>) -> Workbook {
    let mut writer = Writer::new();
    for sheet in sheets {
        writer.push_worksheet(sheet);
    }
    read_bytes(&writer.save_to_buffer().expect("a workbook")).expect("read")
}

/// The workbook of this package with a part changed: for what no writer writes.
pub fn patched(sheets: Vec<Worksheet>, part: &str, change: impl Fn(String) -> String) -> Workbook {
    use std::io::{Cursor, Read as _, Write as _};
    let mut writer = Writer::new();
    for sheet in sheets {
        writer.push_worksheet(sheet);
    }
    let bytes = writer.save_to_buffer().expect("a workbook");
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..package.len() {
        let mut entry = package.by_index(index).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).expect("text");
        let text = if name == part { change(text) } else { text };
        changed.start_file(name, zip::write::SimpleFileOptions::default()).expect("starts");
        changed.write_all(text.as_bytes()).expect("writes");
    }
    read_bytes(&changed.finish().expect("ends").into_inner()).expect("read")
}
