//! Tables of HTML pages that were named .xls: each `<table>` that holds rows is a sheet.
//!
//! Browsers' leniency, not the standard's: exports leave cells and rows unclosed. Nested tables are read as their own sheets.

use encoding_rs::Encoding;

use super::encoding;
use super::receiver::{Gauge, Receiver};
use super::unseen::{Tally, is_unseen};
use crate::error::ImportError;
use crate::read::sheet::{Area, Mark, Sheet, SheetBuilder, Value};

/// Hands over every table with at least one cell, in the order they open; an inner one is closed before its outer one.
pub(crate) fn read(bytes: &[u8], receiver: &mut dyn Receiver, gauge: &Gauge<'_>) -> Result<(), ImportError> {
    let text = decode(bytes)?;
    let mut page = Page::default();
    let mut rest = text.as_str();
    while let Some(open) = rest.find('<') {
        page.text(&rest[..open].replace(['\r', '\n'], " "));
        rest = &rest[open..];
        let (tag, after) = next_tag(rest);
        page.tag(tag)?;
        rest = after;
        gauge.at(text.len() - rest.len(), text.len());
        if let Some(name) = raw_text_element(tag) {
            rest = skip_to_close(rest, name);
        }
    }
    let sheets = page.finish();
    if sheets.is_empty() {
        return Err(ImportError::unsupported("หน้าเว็บ HTML ที่ไม่มีตาราง"));
    }
    sheets.iter().try_for_each(|sheet| receiver.take(sheet))
}

/// The page's own charset is believed unless the bytes are UTF-8 or carry a mark.
fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let declared = head.find("charset=").map(|at| {
        let name = head[at + 8..].trim_start_matches(['"', '\'', ' ']);
        name.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next().unwrap_or_default()
    });
    let marked = Encoding::for_bom(bytes).is_some();
    match declared.and_then(|name| Encoding::for_label(name.as_bytes())) {
        Some(encoding) if !marked && std::str::from_utf8(bytes).is_err() => {
            Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
        }
        _ => encoding::decode(bytes),
    }
}

/// Columns and rows that a cell may span on a page; browsers hold more for that many.
const MOST_ACROSS: u32 = 1_000;
const MOST_DOWN: u32 = 65_534;

#[derive(Default)]
struct Page {
    open: Vec<Table>,
    done: Vec<Table>,
    count: usize,
    /// An element within a cell that is not shown, and how many of its kind are open in it.
    unseen: Option<(String, u32)>,
}

struct Table {
    order: usize,
    builder: SheetBuilder,
    row: u32,
    column: u32,
    cell: Option<OpenCell>,
    /// Columns that cells of earlier rows reach down into: column → last row.
    reached: std::collections::BTreeMap<u32, u32>,
    any: bool,
    /// What is not shown of it.
    tally: Tally,
}

struct OpenCell {
    text: String,
    across: u32,
    down: u32,
    is_unseen: bool,
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        if let Some(cell) = self.open.last_mut().and_then(|t| t.cell.as_mut()) {
            cell.text.push_str(text);
        }
    }

    fn tag(&mut self, tag: &str) -> Result<(), ImportError> {
        let name = tag_name(tag);
        let bare = name.trim_start_matches('/');
        if !["table", "tr", "td", "th", "thead", "tbody", "tfoot", "col", "br", "p", "div"].contains(&bare) {
            self.inner(&name, tag);
            return Ok(());
        }
        // Whatever was left open within a cell ends with it.
        if !["br", "p", "div"].contains(&bare) {
            self.unseen = None;
        } else if self.unseen.is_some() || name != "br" && is_unseen(tag) {
            self.inner(&name, tag);
            return Ok(());
        }
        match name.as_str() {
            "table" => {
                self.count += 1;
                self.open.push(Table::new(self.count, is_unseen(tag)));
            }
            "/table" => {
                if let Some(mut table) = self.open.pop() {
                    table.end_cell()?;
                    self.done.push(table);
                }
            }
            "tr" => self.on_table(|table| table.next_row(is_unseen(tag)))?,
            "/tr" | "/td" | "/th" => self.on_table(Table::end_cell)?,
            "td" | "th" => {
                let (across, down) = (span(tag, "colspan", MOST_ACROSS), span(tag, "rowspan", MOST_DOWN));
                self.on_table(|table| table.start_cell(across, down, is_unseen(tag)))?;
            }
            "thead" | "tbody" | "tfoot" => self.on_table(|table| {
                table.tally.group(is_unseen(tag));
                Ok(())
            })?,
            "col" => self.on_table(|table| {
                table.tally.column(span(tag, "span", MOST_ACROSS), is_unseen(tag));
                Ok(())
            })?,
            "br" | "p" | "/p" | "div" | "/div" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    /// An element within a cell: what is in one that is not shown is no text of the page.
    fn inner(&mut self, name: &str, tag: &str) {
        const EMPTY: [&str; 6] = ["input", "img", "hr", "meta", "link", "wbr"];
        match &mut self.unseen {
            Some((open, count)) if name == open => *count += 1,
            Some((open, count)) if name.strip_prefix('/') == Some(open) => {
                *count -= 1;
                if *count == 0 {
                    self.unseen = None;
                }
            }
            None if !name.starts_with('/') && !EMPTY.contains(&name) && !tag.ends_with('/') && is_unseen(tag) => {
                self.unseen = Some((name.to_owned(), 1));
            }
            _ => {}
        }
    }

    fn on_table(&mut self, act: impl FnOnce(&mut Table) -> Result<(), ImportError>) -> Result<(), ImportError> {
        self.open.last_mut().map_or(Ok(()), act)
    }

    fn finish(mut self) -> Vec<Sheet> {
        for mut table in self.open.drain(..) {
            if table.end_cell().is_ok() {
                self.done.push(table);
            }
        }
        self.done.sort_by_key(|t| t.order);
        self.done.into_iter().filter(|t| t.any).map(Table::finish).collect()
    }
}

impl Table {
    fn new(order: usize, is_unseen: bool) -> Self {
        let mut builder = SheetBuilder::new(format!("ตารางที่ {order}"));
        if is_unseen {
            builder.mark(Mark::Hidden);
        }
        Self {
            order,
            builder,
            row: 0,
            column: 0,
            cell: None,
            reached: std::collections::BTreeMap::new(),
            any: false,
            tally: Tally::default(),
        }
    }

    fn next_row(&mut self, is_unseen: bool) -> Result<(), ImportError> {
        self.end_cell()?;
        self.row += 1;
        self.tally.row(self.row, is_unseen);
        self.column = 0;
        Ok(())
    }

    fn start_cell(&mut self, across: u32, down: u32, is_unseen: bool) -> Result<(), ImportError> {
        self.end_cell()?;
        self.row = self.row.max(1);
        self.column += 1;
        while self.reached.get(&self.column).is_some_and(|last| *last >= self.row) {
            self.column += 1;
        }
        self.cell = Some(OpenCell { text: String::new(), across, down, is_unseen });
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ImportError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let (row, left, right) = (self.row, self.column, self.column + cell.across - 1);
        let text = tidy(&unescape(&cell.text));
        if !text.is_empty() {
            self.any = true;
            self.builder.put(row, left, Value::Text(&text))?;
        }
        if cell.across > 1 || cell.down > 1 {
            self.builder.merge(Area { top: row, left, bottom: row + cell.down - 1, right });
        }
        if cell.down > 1 {
            self.reached.extend((left..=right).map(|column| (column, row + cell.down - 1)));
        }
        self.tally.cell(left, cell.is_unseen);
        self.column = right;
        Ok(())
    }

    fn finish(mut self) -> Sheet {
        for mark in self.tally.marks() {
            self.builder.mark(mark);
        }
        self.builder.finish()
    }
}

/// The tag at the head of `rest` (without its brackets) and what follows it; quoted brackets do not close.
fn next_tag(rest: &str) -> (&str, &str) {
    if let Some(comment) = rest.strip_prefix("<!--") {
        let end = comment.find("-->").map_or(comment.len(), |at| at + 3);
        return ("", &comment[end..]);
    }
    let mut quote = None;
    for (at, c) in rest.char_indices().skip(1) {
        match (quote, c) {
            (None, '>') => return (&rest[1..at], &rest[at + 1..]),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    ("", "")
}

fn tag_name(tag: &str) -> String {
    let end = tag.char_indices().skip(1).find(|(_, c)| c.is_whitespace() || *c == '/').map_or(tag.len(), |(at, _)| at);
    tag[..end].to_ascii_lowercase()
}

/// Elements whose content is no text of the page.
fn raw_text_element(tag: &str) -> Option<&'static str> {
    let name = tag_name(tag);
    ["style", "script", "title", "xml"].into_iter().find(|raw| name == *raw)
}

fn skip_to_close<'a>(rest: &'a str, name: &str) -> &'a str {
    let closes = |at: usize| {
        let tag = &rest.as_bytes()[at + 2..];
        tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices("</").find(|(at, _)| closes(*at)).map_or("", |(at, _)| &rest[at..])
}

fn span(tag: &str, attribute: &str, most: u32) -> u32 {
    let lower = tag.to_ascii_lowercase();
    let Some(at) = lower.find(attribute) else { return 1 };
    let digits: String = lower[at + attribute.len()..]
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse::<u32>().unwrap_or(1).clamp(1, most)
}

/// Runs of white space are one space, as on the page; line breaks that were tags stay.
fn tidy(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Bytes of `&#1114111;`, and one to spare.
const LONGEST_REFERENCE: usize = 11;

/// The five named references, `&nbsp;` and numbered ones.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // No further than a reference may be long: a text of nothing but `&` is read once, not once for each.
        let end = rest.bytes().take(LONGEST_REFERENCE).position(|b| b == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read_with;

    fn cells(page: &str) -> Vec<(u32, u32, String)> {
        let book = read_with(read, page.as_bytes()).expect("a table");
        let rows = book.sheets[0].rows();
        rows.flat_map(|r| r.cells().map(move |(c, v)| (r.number(), c, v.written().into_owned()))).collect()
    }

    #[test]
    fn unclosed_cells_entities_and_breaks_are_read_as_a_browser_shows_them() {
        let found =
            cells("<html><style>td{}</style><table><tr><td>ชื่อ&nbsp;&amp;\n สกุล<td>b<br>c<tr><th>&#3585;</table>");
        let wanted = [(1, 1, "ชื่อ & สกุล"), (1, 2, "b\nc"), (2, 1, "ก")];
        assert_eq!(found, wanted.map(|(r, c, t)| (r, c, t.to_owned())));
    }

    #[test]
    fn spans_push_later_cells_to_their_columns() {
        let found = cells("<table><tr><td rowspan=2>a<td colspan='2'>b<tr><td>c<td>d</table>");
        let wanted = [(1, 1, "a"), (1, 2, "b"), (2, 2, "c"), (2, 3, "d")];
        assert_eq!(found, wanted.map(|(r, c, t)| (r, c, t.to_owned())));
    }

    #[test]
    fn what_a_page_does_not_show_is_marked_and_no_text_of_a_cell() {
        let page = "<table><tr><th>a<th style='display: none'>b<tr hidden><td>1<td hidden>2\
                    <tr><td>x<span style=\"display:none\">1<span>2</span>3</span>y<td STYLE='color:red;DISPLAY:NONE'>4\
                    <tr><td class='hidden'>5<td hidden>6</table>";
        let book = read_with(read, page.as_bytes()).expect("a table");
        let marks: Vec<Mark> = book.sheets[0].marks.each().collect();
        assert_eq!(marks, [Mark::HiddenRows(2, 2), Mark::HiddenColumns(2, 2)]);
        assert_eq!(book.sheets[0].get(3, 1), Some(Value::Text("xy")));
    }

    #[test]
    fn a_page_without_a_table_is_refused_naming_what_it_is() {
        assert_eq!(
            read_with(read, b"<html><body>hello</body></html>").err().map(|e| e.code()),
            Some("unsupported_format")
        );
    }

    #[test]
    fn pages_that_repeat_what_a_reader_looks_ahead_for_are_read_soon() {
        let many = 200_000;
        for unit in ["<style></style>", "&", "<!-- x -->", "<td colspan=9999999>"] {
            let page = format!("<table><tr><td>a{}</table>", unit.repeat(many));
            let begun = std::time::Instant::now();
            assert!(cells(&page)[0].2.starts_with('a'), "{unit}");
            assert!(begun.elapsed().as_secs() < 5, "{unit} took {:?}", begun.elapsed());
        }
    }
}
