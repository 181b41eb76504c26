//! XML Spreadsheet 2003, the format some systems export as .xls.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::encoding;
use super::format::Shown;
use super::receiver::{Gauge, Receiver};
use crate::error::ImportError;
use crate::read::sheet::{Area, LAST_COLUMN, LAST_ROW, Mark, Value};

/// Styles of one workbook; Excel itself allows 64,000.
const MOST_STYLES: usize = 64_000;

/// Hands over every worksheet.
pub(crate) fn read(bytes: &[u8], receiver: &mut dyn Receiver, gauge: &Gauge<'_>) -> Result<(), ImportError> {
    let text = encoding::decode(bytes)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut state = State::new(receiver);
    loop {
        gauge.at(usize::try_from(reader.buffer_position()).unwrap_or(0), text.len());
        match reader.read_event().map_err(|e| ImportError::damaged(e.to_string()))? {
            Event::Eof => break,
            Event::Start(tag) => state.start(&tag)?,
            Event::Empty(tag) => {
                state.start(&tag)?;
                state.end(tag.local_name().as_ref())?;
            }
            Event::End(tag) => state.end(tag.local_name().as_ref())?,
            Event::Text(content) => state.push(&content),
            Event::CData(content) => state.push(&content),
            Event::GeneralRef(name) => state.push(&resolve(&name)),
            _ => {}
        }
    }
    if state.inside {
        return Err(ImportError::damaged("cut short"));
    }
    Ok(())
}

struct State<'a> {
    receiver: &'a mut dyn Receiver,
    /// Whether a worksheet is open.
    inside: bool,
    row: u32,
    column: u32,
    /// The last column that something is said of.
    defined: u32,
    across: u32,
    down: u32,
    /// What the cell's format shows.
    shown: Shown,
    data: Option<(String, String)>,
    /// What the formats of the styles show, by the style's name; the last one is being read.
    styles: HashMap<String, Shown>,
    style: String,
}

impl<'a> State<'a> {
    fn new(receiver: &'a mut dyn Receiver) -> Self {
        Self {
            receiver,
            inside: false,
            row: 0,
            column: 0,
            defined: 0,
            across: 0,
            down: 0,
            shown: Shown::Plain,
            data: None,
            styles: HashMap::new(),
            style: String::new(),
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ImportError> {
        match tag.local_name().as_ref() {
            "Worksheet" => {
                self.receiver.begin(&attribute(tag, "Name").unwrap_or_default())?;
                self.inside = true;
                (self.row, self.defined) = (0, 0);
            }
            "Style" => self.style = attribute(tag, "ID").unwrap_or_default(),
            "NumberFormat" if self.styles.len() < MOST_STYLES => {
                let code = attribute(tag, "Format").unwrap_or_default();
                let shown = if code == "Percent" { Shown::Percent } else { Shown::of_code(&code) };
                self.styles.insert(self.style.clone(), shown);
            }
            "Row" => {
                self.row = index(tag)?.unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                let last = self.hidden_to(tag, self.row, LAST_ROW)?;
                self.mark(last.map(|last| Mark::HiddenRows(self.row, last)))?;
            }
            "Column" => {
                let first = index(tag)?.unwrap_or(self.defined.saturating_add(1));
                self.defined = first.saturating_add(number(tag, "Span")?.unwrap_or(0));
                let last = self.hidden_to(tag, first, LAST_COLUMN)?;
                self.mark(last.map(|last| Mark::HiddenColumns(first, last)))?;
            }
            "Visible" => self.data = Some(("Visible".into(), String::new())),
            "Cell" => {
                self.column = index(tag)?.unwrap_or(self.column.saturating_add(1));
                self.across = number(tag, "MergeAcross")?.unwrap_or(0);
                self.down = number(tag, "MergeDown")?.unwrap_or(0);
                let style = attribute(tag, "StyleID").and_then(|name| self.styles.get(&name).cloned());
                self.shown = style.unwrap_or_default();
            }
            "Data" => self.data = Some((attribute(tag, "Type").unwrap_or_default(), String::new())),
            _ => {}
        }
        Ok(())
    }

    /// The last of the rows or columns that a tag hides, if it hides any.
    fn hidden_to(&self, tag: &BytesStart<'_>, first: u32, most: u32) -> Result<Option<u32>, ImportError> {
        let is_hidden = attribute(tag, "Hidden").is_some_and(|hidden| hidden == "1") && (1..=most).contains(&first);
        let span = number(tag, "Span")?.unwrap_or(0);
        Ok(is_hidden.then(|| first.saturating_add(span).min(most)))
    }

    fn mark(&mut self, mark: Option<Mark>) -> Result<(), ImportError> {
        mark.filter(|_| self.inside).map_or(Ok(()), |mark| self.receiver.mark(mark))
    }

    fn push(&mut self, text: &str) {
        if let Some((_, content)) = &mut self.data {
            content.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "Data" => {
                if let (Some((kind, content)), true) = (self.data.take(), self.inside) {
                    let mut text = String::new();
                    self.receiver.put(self.row, self.column, value(&kind, &content, &self.shown, &mut text))?;
                }
            }
            "Visible" => {
                let is_hidden = self.data.take().is_some_and(|(_, state)| state.trim() != "SheetVisible");
                self.mark(is_hidden.then_some(Mark::Hidden))?;
            }
            "Cell" if self.across > 0 || self.down > 0 => {
                let (bottom, right) = (self.row.saturating_add(self.down), self.column.saturating_add(self.across));
                if self.inside {
                    self.receiver.merge(Area { top: self.row, left: self.column, bottom, right })?;
                }
                self.column = right;
            }
            "Worksheet" => self.inside = false,
            _ => {}
        }
        Ok(())
    }
}

fn value<'a>(kind: &str, content: &'a str, shown: &Shown, text: &'a mut String) -> Value<'a> {
    match kind {
        "Number" => content.trim().parse().map_or(Value::Text(content), |n| shown.value(n, false, text)),
        "Boolean" => Value::Bool(content.trim() == "1"),
        "Error" => Value::Error(content),
        "DateTime" => match NaiveDateTime::parse_from_str(content.trim(), "%Y-%m-%dT%H:%M:%S%.f") {
            Ok(when) => Value::Date(when.date()),
            Err(_) => Value::Text(content),
        },
        _ => Value::Text(content),
    }
}

fn index(tag: &BytesStart<'_>) -> Result<Option<u32>, ImportError> {
    number(tag, "Index")
}

fn number(tag: &BytesStart<'_>, name: &str) -> Result<Option<u32>, ImportError> {
    attribute(tag, name)
        .map(|text| text.trim().parse().map_err(|_| ImportError::damaged(format!("{name} is no number"))))
        .transpose()
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(found.value.split('&').enumerate().fold(String::new(), |text, (part, piece)| match piece.split_once(';') {
        Some((entity, rest)) if part > 0 => text + &resolve(entity) + rest,
        _ => text + piece,
    }))
}

/// The five named references and numbered ones; others are defined by a document type, which is not read.
fn resolve(name: &str) -> String {
    let named = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(|n| match n.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
            None => n.parse().ok().and_then(char::from_u32),
        }),
    };
    named.map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read_with;

    #[test]
    fn a_number_is_read_as_its_style_shows_it() {
        let text = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
            xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"/><Style ss:ID="b">
            <NumberFormat ss:Format="Percent"/></Style><Style ss:ID="c"><NumberFormat ss:Format="0.0%"/></Style></Styles>
            <Worksheet ss:Name="s"><Table><Row><Cell ss:StyleID="b"><Data ss:Type="Number">0.5</Data></Cell>
            <Cell ss:StyleID="c"><Data ss:Type="Number">0.864</Data></Cell><Cell ss:StyleID="a"><Data ss:Type="Number">2</Data>
            </Cell><Cell><Data ss:Type="Number">3</Data></Cell></Row></Table></Worksheet></Workbook>"#;
        let book = read_with(read, text.as_bytes()).expect("read");
        let written = |column| book.sheets[0].get(1, column).map(|v| v.written().into_owned()).unwrap_or_default();
        assert_eq!([1, 2, 3, 4].map(written), ["50%", "86.4%", "2", "3"]);
    }

    #[test]
    fn skipped_rows_and_cells_types_and_entities_are_read() {
        let text = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
            xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="ก &amp; ข"><Table>
            <Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">x &lt;y&gt; &#3585;</Data></Cell>
            <Cell><Data ss:Type="Number">12.5</Data></Cell><Cell><Data ss:Type="DateTime">2569-05-01T00:00:00.000</Data></Cell>
            </Row></Table></Worksheet></Workbook>"#;
        let book = read_with(read, text.as_bytes()).expect("read");
        assert_eq!(book.sheets[0].name, "ก & ข");
        let written = |column| book.sheets[0].get(3, column).map(|v| v.written().into_owned());
        assert_eq!(written(2).as_deref(), Some("x <y> ก"));
        assert_eq!(written(3).as_deref(), Some("12.5"));
        assert_eq!(written(4).as_deref(), Some("2569-05-01"));
    }
}
