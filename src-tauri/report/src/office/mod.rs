//! Papers for editing: composed documents → Word and Excel files of our own writing.
//!
//! Role: the blocks a PDF is laid out from → OOXML. Invariant: the words are those of the PDF and masked where they are; the same
//! input gives the same bytes; no cell is ever a formula; whatever the text, the XML is well formed and its elements stand in the
//! order of ECMA-376. A figure is told in words, and says so. Knows no register; widths come from the table layout of the pages.

mod docx;
mod package;
mod xlsx;
mod xml;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::ReportError;
use crate::layout::figures::Figure;
use crate::layout::flow::{Block, Composition, Table};
use crate::layout::lines::Typesetter;
use crate::pdf::Particulars;
use crate::style::Style;
use crate::text::Paragraph;
use crate::text::digits::Digits;

/// The kinds of file a document can be had as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Pages that are as they are.
    #[default]
    Pdf,
    /// A text to be edited in Word.
    Docx,
    /// Tables to be edited in Excel.
    Xlsx,
}

impl Format {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Xlsx];

    /// Its stable code, which is how its files end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }
}

/// What all of a file is written by.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) setter: &'a Typesetter,
    pub(crate) style: Style,
    pub(crate) digits: Digits,
}

/// Stands before what a figure shows in words.
const FIGURE: &str = "แผนภูมิ (ดูภาพได้ในฉบับ PDF)";

/// A document as a text to be edited.
pub(crate) fn text(
    composition: &Composition,
    particulars: &Particulars,
    setting: Setting<'_>,
) -> Result<Vec<u8>, ReportError> {
    docx::write(composition, particulars, setting)
}

/// A document's tables as sheets.
pub(crate) fn sheets(
    composition: &Composition,
    particulars: &Particulars,
    setting: Setting<'_>,
) -> Result<Vec<u8>, ReportError> {
    xlsx::write(composition, particulars, setting)
}

/// All that can be read in a document's blocks and at its head and foot, a line to each.
pub(crate) fn words(composition: &Composition) -> String {
    let mut lines = Vec::new();
    read(&composition.blocks, &mut lines);
    if let Some(running) = &composition.running {
        lines.extend([&running.head_left, &running.head_right, &running.foot_left].map(String::clone));
    }
    lines.join("\n")
}

fn read(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text()),
            Block::Table(table) => lines.extend(texts(table)),
            Block::Figure(figure) => lines.push(described(figure)),
            Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => read(blocks, lines),
            Block::Tables(ways) => ways.iter().take(1).for_each(|table| lines.extend(texts(table))),
            Block::Running(running) => {
                lines.extend([&running.head_left, &running.head_right, &running.foot_left].map(String::clone));
            }
            Block::Sheet(sheet) => read(&sheet.blocks, lines),
            Block::Space(_) | Block::NewPage(_) | Block::Decoration(_) | Block::Contents(..) => {}
        }
    }
}

fn texts(table: &Table) -> impl Iterator<Item = String> {
    table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs).map(Paragraph::text)
}

/// A figure in words, saying where it can be seen.
fn described(figure: &Figure) -> String {
    format!("{FIGURE}: {}", figure.alt)
}
