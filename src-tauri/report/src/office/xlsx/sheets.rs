//! Blocks as sheets: a table to each, with what is said before it and after it.

use std::collections::HashSet;

use crate::layout::flow::{Block, Composition, Rules, Table};
use crate::office::described;
use crate::style::{self, Frame, Style};
use crate::text::Paragraph;

/// UTF-16 units of a sheet's name.
const LONGEST_NAME: usize = 31;

/// A sheet before it is written.
pub(super) struct Sheet<'a> {
    pub(super) name: String,
    pub(super) frame: Frame,
    pub(super) before: Vec<Paragraph>,
    pub(super) table: Option<&'a Table>,
    pub(super) after: Vec<Paragraph>,
}

/// The sheets of a document; one at least.
pub(super) fn of(composition: &Composition, style: Style) -> Vec<Sheet<'_>> {
    let mut sheets = Sheets { sheets: Vec::new(), frame: style.frame(composition.frame), style, is_full: false };
    sheets.begin();
    sheets.blocks(&composition.blocks);
    let mut sheets = sheets.sheets;
    let mut taken = HashSet::new();
    for sheet in &mut sheets {
        sheet.name = name(sheet, &mut taken);
    }
    sheets
}

struct Sheets<'a> {
    sheets: Vec<Sheet<'a>>,
    frame: Frame,
    style: Style,
    /// The sheet has a figure.
    is_full: bool,
}

impl<'a> Sheets<'a> {
    fn begin(&mut self) {
        self.is_full = false;
        let sheet =
            Sheet { name: String::new(), frame: self.frame, before: Vec::new(), table: None, after: Vec::new() };
        self.sheets.push(sheet);
    }

    fn has_table(&self) -> bool {
        self.sheets.last().is_some_and(|sheet| sheet.table.is_some())
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.text(paragraph.clone()),
                Block::Figure(figure) => {
                    // what it shows of one after another, each in a row
                    let told = described(figure);
                    told.split("; ").for_each(|part| self.text(Paragraph::dense(part, style::DENSE)));
                    self.is_full = true;
                }
                Block::Table(table) if table.rules == Rules::None => {
                    let cells = table.rows.iter().flatten();
                    cells.flat_map(|cell| &cell.paragraphs).for_each(|paragraph| self.text(paragraph.clone()));
                }
                Block::Table(table) => self.table(table),
                Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => self.blocks(blocks),
                Block::NewPage(frame) => self.frame = self.style.frame(*frame),
                Block::Tables(ways) => ways.iter().take(1).for_each(|table| self.table(table)),
                Block::Sheet(sheet) => self.blocks(&sheet.blocks),
                Block::Space(_) | Block::Decoration(_) | Block::Contents(..) | Block::Running(_) => {}
            }
        }
    }

    /// A heading after a table or a figure begins a sheet.
    fn text(&mut self, paragraph: Paragraph) {
        if paragraph.text().trim().is_empty() {
            return;
        }
        if paragraph.role.is_heading() && (self.has_table() || self.is_full) {
            self.begin();
        }
        if let Some(sheet) = self.sheets.last_mut() {
            let into = if sheet.table.is_some() { &mut sheet.after } else { &mut sheet.before };
            into.push(paragraph);
        }
    }

    fn table(&mut self, table: &'a Table) {
        if self.has_table() {
            self.begin();
        }
        if let Some(sheet) = self.sheets.last_mut() {
            (sheet.table, sheet.frame) = (Some(table), self.frame);
        }
    }
}

/// The name of a sheet: what heads its table, as Excel takes names and as no other has it.
fn name(sheet: &Sheet<'_>, taken: &mut HashSet<String>) -> String {
    let heading = sheet.before.iter().rev().find(|paragraph| paragraph.role.is_heading());
    let told = heading.map_or_else(|| "ตาราง".to_owned(), Paragraph::text);
    let plain: String = told.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).collect();
    let plain = match plain.trim() {
        "" => "ตาราง",
        plain => plain,
    };
    let mut named = cut(plain, LONGEST_NAME);
    for number in 2.. {
        if taken.insert(named.to_lowercase()) {
            break;
        }
        let number = format!(" ({number})");
        named = format!("{}{number}", cut(plain, LONGEST_NAME - number.len()));
    }
    named
}

/// As many characters as fit so many UTF-16 units.
fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    text.chars().take_while(fits).collect::<String>().trim_end().to_owned()
}
