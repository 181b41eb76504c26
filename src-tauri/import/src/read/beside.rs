//! What calamine does not say of a worksheet, found in its part as it streams by: rows and columns that are not shown, formulas
//! that nobody computed, and merged areas.
//!
//! Only the rows' tags and the formulas are looked at, and what comes before and after the cells; the cells are passed over. What
//! is unusual says nothing here: this never refuses a file, but for more than may be held.

use std::collections::HashMap;
use std::io::Read;

use memchr::memmem::{self, Finder};

use super::elements::{areas, cell, each_element};
use crate::error::ImportError;
use crate::read::sheet::{Area, LAST_COLUMN, LAST_ROW, Mark, Ranges};

/// Bytes inflated at once.
const CHUNK: usize = 256 * 1024;
/// Bytes that one row, or what comes before the rows or after them, may take.
const MOST: usize = 8 * 1024 * 1024;
/// Ranges of formulas without a value.
const MOST_RANGES: usize = 500_000;

/// What was found beside the cells of a worksheet.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Merged areas, where they could be found.
    pub(super) areas: Option<Vec<Area>>,
    pub(super) marks: Vec<Mark>,
    pub(super) uncomputed: Uncomputed,
}

/// Cells whose formula has no value, by column.
#[derive(Debug, Default)]
pub(super) struct Uncomputed(HashMap<u32, Ranges>);

impl Uncomputed {
    pub(super) fn has(&self, row: u32, column: u32) -> bool {
        !self.0.is_empty() && self.0.get(&column).is_some_and(|rows| rows.has(row))
    }

    fn add(&mut self, row: u32, column: u32) -> Result<(), ImportError> {
        self.0.entry(column).or_default().add(row, row);
        if self.0.values().map(Ranges::len).sum::<usize>() > MOST_RANGES {
            return Err(ImportError::too_large("สูตรที่ไม่มีผลลัพธ์มากเกินไป"));
        }
        Ok(())
    }
}

/// Looks through the part of a worksheet. `to_compute` says that the workbook's writer left its formulas to Excel.
pub(super) fn look(mut part: impl Read, to_compute: bool) -> Result<Beside, ImportError> {
    let (mut bytes, mut chunk) = (Vec::with_capacity(2 * CHUNK), vec![0; CHUNK]);
    let mut scan: Option<Scan> = None;
    let mut found = Beside::default();
    loop {
        let read = match part.read(&mut chunk) {
            Ok(0) | Err(_) => break,
            Ok(read) => read,
        };
        bytes.extend_from_slice(&chunk[..read]);
        if scan.is_none() {
            scan = Scan::begin(&mut bytes, to_compute, &mut found);
        }
        if let Some(scan) = &mut scan {
            scan.go_on(&mut bytes, &mut found)?;
        }
        if bytes.len() > MOST {
            return Ok(found);
        }
    }
    if scan.is_some_and(|scan| scan.is_past_rows) {
        found.areas = std::str::from_utf8(&bytes).ok().and_then(areas);
    }
    Ok(found)
}

/// The rows of a part.
struct Scan {
    names: Names,
    to_compute: bool,
    /// The number of the last row.
    row: u32,
    /// Where the next row's tag is looked for.
    searched: usize,
    is_past_rows: bool,
}

/// What the elements are called, with the prefix that the part gives them.
struct Names {
    row: Finder<'static>,
    end: Finder<'static>,
    formula: Finder<'static>,
    cell: Vec<u8>,
    end_of_cell: Vec<u8>,
    value: Vec<u8>,
}

impl Names {
    fn of(prefix: &str) -> Self {
        let finder = |name: String| Finder::new(name.as_bytes()).into_owned();
        Self {
            row: finder(format!("<{prefix}row")),
            end: finder(format!("</{prefix}sheetData>")),
            formula: finder(format!("<{prefix}f")),
            cell: format!("<{prefix}c").into_bytes(),
            end_of_cell: format!("</{prefix}c>").into_bytes(),
            value: format!("<{prefix}v").into_bytes(),
        }
    }
}

impl Scan {
    /// Begins where the rows do, once there is that much; what stands before them is taken out.
    fn begin(bytes: &mut Vec<u8>, to_compute: bool, found: &mut Beside) -> Option<Self> {
        let root = memmem::find(bytes, b"worksheet")?;
        let opens = bytes[..root].iter().rposition(|byte| *byte == b'<')?;
        let prefix = std::str::from_utf8(&bytes[opens + 1..root]).ok()?.to_owned();
        let rows = memmem::find(bytes, format!("<{prefix}sheetData").as_bytes())?;
        let head = std::str::from_utf8(&bytes[..rows]).ok().map(hidden_columns);
        found.marks.extend(head.into_iter().flatten());
        bytes.drain(..rows);
        Some(Self { names: Names::of(&prefix), to_compute, row: 0, searched: 0, is_past_rows: false })
    }

    /// Takes the rows that are whole, and keeps what is not.
    fn go_on(&mut self, bytes: &mut Vec<u8>, found: &mut Beside) -> Result<(), ImportError> {
        if self.is_past_rows {
            return Ok(());
        }
        let mut from = 0;
        loop {
            let name = self.names.row.needle().len();
            let mut rows = self.names.row.find_iter(&bytes[self.searched..]).map(|at| self.searched + at);
            let next = rows.find(|at| ends_name(bytes.get(at + name)));
            let ends = || self.names.end.find(&bytes[from..]).map(|at| from + at);
            let Some(next) = next.or_else(ends) else { break };
            self.row(&bytes[from..next], found)?;
            self.is_past_rows = bytes[next + 1] == b'/';
            from = next;
            if self.is_past_rows {
                from += self.names.end.needle().len();
                break;
            }
            self.searched = next + 1;
        }
        bytes.drain(..from);
        // A tag may be cut.
        self.searched = bytes.len().saturating_sub(self.names.end.needle().len()).max(1).min(bytes.len());
        Ok(())
    }

    fn row(&mut self, bytes: &[u8], found: &mut Beside) -> Result<(), ImportError> {
        let name = self.names.row.needle().len();
        if !bytes.starts_with(self.names.row.needle()) {
            return Ok(());
        }
        let Some(end) = memchr::memchr(b'>', bytes) else { return Ok(()) };
        let (mut number, mut is_hidden) = (self.row.saturating_add(1), false);
        for (key, value) in attributes(&bytes[name..end]) {
            match key {
                b"r" => number = whole(value).unwrap_or(number),
                b"hidden" => is_hidden = is_true(value),
                b"ht" => is_hidden |= value == b"0",
                _ => {}
            }
        }
        self.row = number;
        if is_hidden && (1..=LAST_ROW).contains(&number) {
            match found.marks.last_mut() {
                Some(Mark::HiddenRows(_, last)) if *last + 1 == number => *last = number,
                _ => found.marks.push(Mark::HiddenRows(number, number)),
            }
        }
        self.formulas(&bytes[end..], &mut found.uncomputed)
    }

    fn formulas(&self, cells: &[u8], uncomputed: &mut Uncomputed) -> Result<(), ImportError> {
        for at in self.names.formula.find_iter(cells) {
            if !ends_name(cells.get(at + self.names.formula.needle().len())) {
                continue;
            }
            let Some(opens) = memmem::rfind(&cells[..at], &self.names.cell) else { continue };
            let tag = &cells[opens + self.names.cell.len()..at];
            let of = |name: &[u8]| attributes(tag).find(|(key, _)| *key == name).map(|(_, value)| value);
            let rest = &cells[at..];
            let rest = &rest[..memmem::find(rest, &self.names.end_of_cell).unwrap_or(rest.len())];
            if of(b"t") == Some(b"str") || !self.is_without_value(rest) {
                continue;
            }
            let place = of(b"r").and_then(|place| cell(std::str::from_utf8(place).ok()?));
            let counted = || u32::try_from(memmem::find_iter(&cells[..at], &self.names.cell).count()).unwrap_or(0);
            let (row, column) = place.unwrap_or_else(|| (self.row, counted()));
            if (1..=LAST_COLUMN).contains(&column) {
                uncomputed.add(row, column)?;
            }
        }
        Ok(())
    }

    /// Whether no value stands behind a formula, or the nought that a program writes that does not compute.
    fn is_without_value(&self, rest: &[u8]) -> bool {
        let Some(at) = memmem::rfind(rest, &self.names.value) else { return true };
        let value = memchr::memchr(b'>', &rest[at..]).map_or(&b""[..], |tag| &rest[at + tag + 1..]);
        let value = &value[..memchr::memchr(b'<', value).unwrap_or(value.len())];
        value.trim_ascii().is_empty() || self.to_compute && value == b"0"
    }
}

fn ends_name(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

/// The columns that the part's head hides.
fn hidden_columns(head: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    // What cannot be read says nothing.
    let _ = each_element(head, "col", |of| {
        let narrow = of("width").is_some_and(|width| width.parse() == Ok(0.0));
        let bound = |name| of(name)?.parse().ok().filter(|bound| (1..=LAST_COLUMN).contains(bound));
        if narrow || of("hidden").is_some_and(|hidden| is_true(hidden.as_bytes())) {
            marks.push(Mark::HiddenColumns(bound("min")?, bound("max")?));
        }
        Some(())
    });
    marks
}

/// Names and values of a tag's attributes.
fn attributes(tag: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let equals = memchr::memchr(b'=', rest)?;
        let name = rest[..equals].trim_ascii();
        let value = rest[equals + 1..].trim_ascii_start();
        let (quote, value) = value.split_first()?;
        let ends = memchr::memchr(*quote, value)?;
        rest = &value[ends + 1..];
        Some((name, &value[..ends]))
    })
}

fn whole(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn is_true(value: &[u8]) -> bool {
    value == b"1" || value.eq_ignore_ascii_case(b"true")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(part: &str) -> Beside {
        look(part.as_bytes(), false).expect("looked")
    }

    #[test]
    fn rows_and_columns_that_are_not_shown_are_found_whatever_their_prefix() {
        let part = |p: &str| {
            format!(
                "<?xml version='1.0'?><{p}worksheet><{p}cols><{p}col min=\"2\" max=\"3\" hidden=\"1\"/><{p}col min='5' max='5' \
                 width='0'/></{p}cols><{p}sheetData><{p}row r=\"1\"><{p}c r=\"A1\"><{p}v>1</{p}v></{p}c></{p}row><{p}row r=\"3\" \
                 hidden=\"1\"/><{p}row hidden='true'><{p}c/></{p}row><{p}row r='9' hidden='0'/></{p}sheetData><{p}rowBreaks/>\
                 <{p}mergeCells><{p}mergeCell ref=\"A1:B2\"/></{p}mergeCells></{p}worksheet>"
            )
        };
        for prefix in ["", "x:"] {
            let found = found(&part(prefix));
            let rows = Mark::HiddenRows(3, 4);
            assert_eq!(found.marks, [Mark::HiddenColumns(2, 3), Mark::HiddenColumns(5, 5), rows], "{prefix}");
            assert_eq!(found.areas.map(|areas| areas.len()), Some(1), "{prefix}");
        }
    }

    #[test]
    fn only_formulas_without_a_value_are_uncomputed() {
        let cells = [
            "<c r=\"A2\"><f>B2&amp;C2</f></c>",
            "<c r=\"B2\"><f>1</f><v>5</v></c>",
            "<c r=\"C2\" t=\"str\"><f>\"\"</f><v></v></c>",
            "<c r=\"D2\"><f t='shared' si='0'/><v/></c>",
            "<c r=\"E2\"><f>1</f><v></v></c>",
            "<c r=\"F2\"><f>0</f><v>0</v></c>",
            "<c r=\"G2\" s='1'/>",
        ];
        let part = format!("<worksheet><sheetData><row r=\"2\">{}</row></sheetData></worksheet>", cells.concat());
        let of = |found: &Beside| (1..=7).filter(|column| found.uncomputed.has(2, *column)).collect::<Vec<_>>();
        assert_eq!(of(&found(&part)), [1, 4, 5]);
        assert_eq!(of(&look(part.as_bytes(), true).expect("looked")), [1, 4, 5, 6]);
    }

    #[test]
    fn rows_are_found_wherever_a_piece_ends() {
        let rows: String = (1..=9_000)
            .map(|row| format!("<row r=\"{row}\" hidden=\"{}\"><c r=\"A{row}\"><f>1</f></c></row>", row % 2))
            .collect();
        let part = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let found = found(&part);
        assert_eq!(found.marks.len(), 4_500);
        assert!((1..=9_000).all(|row| found.uncomputed.has(row, 1)));
    }
}
