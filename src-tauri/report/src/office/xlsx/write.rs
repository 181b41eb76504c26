//! A sheet as XML: rows and cells, what is joined, what stays in sight, and how it prints.

use super::SPACES;
use super::cell::{LONGEST, Number, opens_a_formula, unescapable};
use super::looks::{Font, Look, Looks};
use super::sheets::Sheet;
use crate::ReportError;
use crate::layout::flow::{Cell, Running, Table};
use crate::office::Setting;
use crate::office::xml::{escaped, put};
use crate::style;
use crate::text::{Align, Paragraph};

/// Points that a column takes for each of the digits its width is counted in.
const DIGIT: f32 = 4.8;
/// Points of a line of text for each point of its size, and of what is above and below it.
const LINE: f32 = 1.4;
const AROUND: f32 = 2.0;
/// Most points above the rows that stay in sight: more would leave no room to scroll in.
const MOST_FROZEN: f32 = 300.0;
/// A sheet that is at most so many pages high is printed on one: a total alone on the next would be lost.
const ONE_PAGE: f32 = 1.4;
/// Characters of a text at the head or foot of a page, of which Excel takes 255 with all its signs.
const MOST_RUNNING: usize = 100;
/// Points that Excel gives a row at most.
const TALLEST: f32 = 409.0;
/// The width of a sheet without a table.
const TEXT_WIDTH: f32 = 480.0;

/// A sheet that was written.
pub(super) struct Written {
    pub(super) xml: String,
    /// The rows that are repeated on every page, from 1.
    pub(super) header: Option<(usize, usize)>,
}

struct Writer<'a> {
    setting: Setting<'a>,
    looks: &'a mut Looks,
    widths: Vec<f32>,
    rows: String,
    joined: Vec<String>,
    /// How many rows there are by now, and how high they are in points.
    row: usize,
    height: f32,
}

pub(super) fn sheet(
    sheet: &Sheet<'_>,
    running: Option<&Running>,
    setting: Setting<'_>,
    looks: &mut Looks,
) -> Result<Written, ReportError> {
    let measured = sheet.table.map(|table| table.measured(setting.setter, sheet.frame.measure()));
    let widths = measured.as_ref().map_or_else(|| vec![TEXT_WIDTH], |measured| measured.widths.clone());
    let mut writer = Writer { setting, looks, widths, rows: String::new(), joined: Vec::new(), row: 0, height: 0.0 };
    sheet.before.iter().try_for_each(|paragraph| writer.text(paragraph))?;
    let (mut frozen, mut header) = (None, None);
    if let (Some(table), Some(measured)) = (sheet.table, &measured) {
        let above = (writer.row, writer.height);
        header = (measured.header > 0).then_some((above.0 + 1, above.0 + measured.header));
        let heads: f32 = measured.heights[..measured.header].iter().map(|height| height * LINE).sum();
        frozen = header.map(|(_, last)| last).filter(|_| above.1 + heads <= MOST_FROZEN);
        writer.table(table, measured.scale, &measured.heights)?;
    }
    sheet.after.iter().try_for_each(|paragraph| writer.text(paragraph))?;
    Ok(Written { xml: writer.xml(sheet, running, frozen), header })
}

impl Writer<'_> {
    /// A paragraph in a row of its own, over all columns.
    fn text(&mut self, paragraph: &Paragraph) -> Result<(), ReportError> {
        let width: f32 = self.widths.iter().sum();
        let lines = self.setting.setter.lines(paragraph, width).len().max(1) as f32;
        let look = Look { middle: false, ..look(paragraph, None, false, false) };
        let height = high(lines, look.font.size);
        let columns = self.widths.len();
        self.begin_row(height, columns > 1);
        self.texts(0, &paragraph.text(), look)?;
        self.rows.push_str("</row>");
        self.join(self.row, 0, 1, columns);
        Ok(())
    }

    fn table(&mut self, table: &Table, scale: f32, heights: &[f32]) -> Result<(), ReportError> {
        let places = table.places();
        let first = self.row + 1;
        for (row, cells) in table.grid(&places).chunks(table.columns.len().max(1)).enumerate() {
            let line = style::TABLE * style::TIGHT_LEADING * scale;
            let lines = ((heights[row] - 2.0 * style::CELL_PADDING.1) / line).round().max(1.0);
            // Excel finds the height of a row by its cells, but not by those that are joined
            let joined = cells.iter().flatten().any(|place| place.rows > 1 || (place.columns > 1 && lines > 1.0));
            self.begin_row(high(lines, points(style::TABLE)), joined);
            for (column, place) in cells.iter().enumerate() {
                let Some(place) = place else { continue };
                let begins = (place.row, place.column) == (row, column);
                self.cell(column, place.cell, begins)?;
                if begins {
                    self.join(first + row, column, place.rows, place.columns);
                }
            }
            self.rows.push_str("</row>");
        }
        Ok(())
    }

    fn begin_row(&mut self, height: f32, fixed: bool) {
        self.row += 1;
        self.height += height;
        let fixed = if fixed { " customHeight=\"1\"" } else { "" };
        put(&mut self.rows, format_args!("<row r=\"{}\" ht=\"{height:.1}\"{fixed}>", self.row));
    }

    /// A cell; one that is joined to another before it has that one's look alone.
    fn cell(&mut self, column: usize, cell: &Cell, begins: bool) -> Result<(), ReportError> {
        let Some(first) = cell.paragraphs.first() else {
            let plain = Paragraph::dense("", style::TABLE);
            return self.texts(column, "", look(&plain, cell.fill, true, cell.middle));
        };
        let look = look(first, cell.fill, true, cell.middle);
        if !begins {
            return self.texts(column, "", look);
        }
        let texts: Vec<String> = cell.paragraphs.iter().map(Paragraph::text).collect();
        let number = if let [text] = texts.as_slice() { Number::of(text, first.align) } else { None };
        match number {
            Some(Number { value, form }) => {
                let look = self.looks.number(Look { form: Some(form), ..look });
                let at = reference(self.row, column);
                put(&mut self.rows, format_args!("<c r=\"{at}\" s=\"{look}\"><v>{value}</v></c>"));
                Ok(())
            }
            None => self.texts(column, &texts.join("\n"), look),
        }
    }

    /// A text, written in the cell itself and as nothing but a text.
    fn texts(&mut self, column: usize, text: &str, look: Look) -> Result<(), ReportError> {
        let kept = unescapable(text);
        if kept.encode_utf16().count() > LONGEST {
            return Err(ReportError::CellTooLong(text.chars().take(60).collect()));
        }
        let look = self.looks.number(Look { guarded: opens_a_formula(text), ..look });
        let at = reference(self.row, column);
        if kept.is_empty() {
            put(&mut self.rows, format_args!("<c r=\"{at}\" s=\"{look}\"/>"));
        } else {
            let kept = escaped(&kept);
            put(
                &mut self.rows,
                format_args!(
                    "<c r=\"{at}\" s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{kept}</t></is></c>"
                ),
            );
        }
        Ok(())
    }

    fn join(&mut self, row: usize, column: usize, rows: usize, columns: usize) {
        if rows > 1 || columns > 1 {
            let (from, to) = (reference(row, column), reference(row + rows - 1, column + columns - 1));
            self.joined.push(format!("<mergeCell ref=\"{from}:{to}\"/>"));
        }
    }

    fn xml(&self, sheet: &Sheet<'_>, running: Option<&Running>, frozen: Option<usize>) -> String {
        let mut out = format!("<worksheet {SPACES}><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        out.push_str("<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\">");
        if let Some(row) = frozen {
            let below = reference(row + 1, 0);
            put(
                &mut out,
                format_args!(
                    "<pane ySplit=\"{row}\" topLeftCell=\"{below}\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                ),
            );
        }
        out.push_str("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"21\"/><cols>");
        for (number, width) in (1..).zip(&self.widths) {
            let width = width / DIGIT;
            put(
                &mut out,
                format_args!("<col min=\"{number}\" max=\"{number}\" width=\"{width:.2}\" customWidth=\"1\"/>"),
            );
        }
        put(&mut out, format_args!("</cols><sheetData>{}</sheetData>", self.rows));
        if !self.joined.is_empty() {
            let count = self.joined.len();
            put(&mut out, format_args!("<mergeCells count=\"{count}\">{}</mergeCells>", self.joined.concat()));
        }
        put_page(&mut out, sheet, self.height <= sheet.frame.depth() * ONE_PAGE, running);
        out.push_str("</worksheet>");
        out
    }
}

/// How it prints: on A4 as the pages are, as wide as one page.
fn put_page(out: &mut String, sheet: &Sheet<'_>, on_one: bool, running: Option<&Running>) {
    let frame = &sheet.frame;
    let [left, right, top, bottom] = [frame.left, frame.right, frame.top, frame.bottom].map(|points| points / 72.0);
    let (head, foot) = (top / 2.0, bottom / 2.0);
    put(
        out,
        format_args!(
            "<pageMargins left=\"{left:.4}\" right=\"{right:.4}\" top=\"{top:.4}\" bottom=\"{bottom:.4}\" \
             header=\"{head:.4}\" footer=\"{foot:.4}\"/>"
        ),
    );
    let pages = u8::from(on_one);
    let across = if frame.width > frame.height { "landscape" } else { "portrait" };
    put(
        out,
        format_args!("<pageSetup paperSize=\"9\" orientation=\"{across}\" fitToWidth=\"1\" fitToHeight=\"{pages}\"/>"),
    );
    if let Some(running) = running {
        let [left, right, foot] = [&running.head_left, &running.head_right, &running.foot_left].map(|text| said(text));
        put(
            out,
            format_args!(
                "<headerFooter><oddHeader>&amp;L{left}&amp;R{right}</oddHeader>\
                 <oddFooter>&amp;L{foot}&amp;Rหน้า &amp;P/&amp;N</oddFooter></headerFooter>"
            ),
        );
    }
}

/// A text at the head or foot, its own signs doubled.
fn said(text: &str) -> String {
    escaped(&text.chars().take(MOST_RUNNING).collect::<String>().replace('&', "&&"))
}

/// How a paragraph looks in a cell.
fn look(paragraph: &Paragraph, fill: Option<style::Colour>, ruled: bool, middle: bool) -> Look {
    let run = paragraph.runs.first();
    let size = run.map_or(style::TABLE, |run| run.size);
    let font = Font {
        bold: run.is_some_and(|run| run.face.is_bold()),
        size: points(size),
        colour: run.map_or(style::INK, |run| run.colour),
    };
    let align = if ruled || paragraph.align == Align::Centre { paragraph.align } else { Align::Left };
    Look { font, align, middle, fill, ruled, form: None, guarded: false }
}

/// Points of so many lines of text.
fn high(lines: f32, size: i32) -> f32 {
    (lines * size as f32 * LINE + AROUND).min(TALLEST)
}

/// A size of ours in points of the national font.
#[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
fn points(size: f32) -> i32 {
    (size / style::BODY * 16.0).round() as i32
}

/// A cell by its row from 1 and its column from 0: `AB12`.
fn reference(row: usize, column: usize) -> String {
    let (mut letters, mut left) = (String::new(), column + 1);
    while left > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn columns_go_on_after_z() {
        let names = [0, 25, 26, 51, 52, 701, 702].map(|column| reference(1, column));
        assert_eq!(names, ["A1", "Z1", "AA1", "AZ1", "BA1", "ZZ1", "AAA1"]);
    }
}
