//! Cells and tables as the documents' registers and summaries use them.

use saisaat_core::scoring::agreement::NOT_FROM_ROUNDED;
use saisaat_core::values::Date;
use saisaat_core::values::personal::without_ids;

use super::wording::Wording;
use crate::layout::flow::{Block, Cell, Column, Row, Rules, Table};
use crate::role::Role;
use crate::style;
use crate::text::{Align, Paragraph};

/// Text of a table.
pub(super) fn dense(text: &str) -> Paragraph {
    Paragraph::dense(text, style::TABLE)
}

/// What was typed, a paragraph to each of its lines. National ids are masked first: cut at a line's end, half of one is
/// none any more.
pub(super) fn paragraphs<T>(text: &str, set: impl Fn(&str) -> T) -> Vec<T> {
    without_ids(text).lines().map(set).collect()
}

/// A cell of what was typed, a paragraph to each of its lines.
pub(super) fn lines(text: &str) -> Cell {
    Cell::of(paragraphs(text, dense))
}

/// Text from the left.
pub(crate) fn left(text: &str) -> Cell {
    Cell::new(dense(text))
}

/// Text in the middle of its column.
pub(super) fn centred(text: &str) -> Cell {
    Cell::new(dense(text).align(Align::Centre))
}

/// A number, its decimal point under those above.
pub(crate) fn number(text: &str) -> Cell {
    Cell::new(dense(text).align(Align::Decimal))
}

/// A row of column heads.
pub(crate) fn heads<T: AsRef<str>>(names: &[T]) -> Row {
    names.iter().map(|name| Cell::head(dense(name.as_ref()))).collect()
}

/// A cell that heads a row of sums, over so many columns.
pub(super) fn sum_label(text: &str, columns: usize) -> Cell {
    let cell = Cell::new(dense(text).bold().align(Align::Right)).fill(style::TOTAL_FILL).middle().over_columns(columns);
    Cell { role: Role::RowHeader, ..cell }
}

/// A sum.
pub(super) fn sum(text: &str) -> Cell {
    Cell::new(dense(text).bold().align(Align::Decimal)).fill(style::TOTAL_FILL).middle()
}

/// A row that names the group of rows under it, over so many columns.
pub(super) fn group(text: &str, columns: usize) -> Row {
    vec![Cell::new(dense(text).bold()).fill(style::TOTAL_FILL).over_columns(columns).leading()]
}

/// A ruled table whose first row heads its columns.
pub(crate) fn table(columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(grid(columns, 1, rows))
}

/// A ruled table whose first rows head its columns.
pub(crate) fn grid(columns: Vec<Column>, header: usize, rows: Vec<Row>) -> Table {
    Table { columns, header, rows, rules: Rules::Grid, after: style::GAP_AFTER_TABLE }
}

/// A table of amounts in baht, or in millions where its columns hold no more.
pub(crate) fn of_amounts(say: Wording, table: impl Fn(Wording) -> Table) -> Block {
    Block::Tables(vec![table(say), table(say.in_millions())])
}

/// Heads a column of amounts: what they are of and in, and of rounded ones that their sums are not of those.
pub(crate) fn amounts_head(label: &str, say: Wording) -> Cell {
    let mut cell = Cell::head(dense(&format!("{label} ({})", say.unit())));
    if say.is_rounded() {
        cell.paragraphs.push(Paragraph::dense(NOT_FROM_ROUNDED, style::NOTE).align(Align::Centre));
    }
    cell
}

/// Facts in two columns: what, and which.
pub(super) fn facts<T: AsRef<str>>(facts: &[(T, String)]) -> Block {
    let row = |(name, value): &(T, String)| vec![Cell::label(dense(name.as_ref())), lines(value)];
    Block::Table(Table {
        columns: vec![Column::Fixed(style::LABELS), Column::Share(1.0)],
        header: 0,
        rows: facts.iter().map(row).collect(),
        rules: Rules::Grid,
        after: style::GAP_AFTER_TABLE,
    })
}

/// A heading of the second rank.
pub(super) fn heading(text: &str) -> Block {
    Block::Paragraph(Paragraph::heading(text, Role::Heading2))
}

/// A heading of the third rank.
pub(super) fn subheading(text: &str) -> Block {
    Block::Paragraph(Paragraph::heading(text, Role::Heading3))
}

/// Running text, its first line set in.
pub(crate) fn prose(text: &str) -> Block {
    let paragraph = Paragraph::new(text).indent(style::INDENT).align(Align::Justify);
    Block::Paragraph(paragraph.after(style::GAP_AFTER_PARAGRAPH))
}

/// A remark under a table.
pub(crate) fn note(text: &str) -> Block {
    Block::Paragraph(Paragraph::dense(text, style::DENSE).colour(style::MUTED).after(style::GAP_AFTER_PARAGRAPH))
}

/// A dotted line to write on, of so many dots.
pub(super) fn dots(count: usize) -> String {
    "…".repeat(count)
}

/// As what somebody signs a block of approval.
pub(super) const PROPOSES: &str = "ผู้เสนอ";
pub(super) const AGREES: &str = "ผู้เห็นชอบ";
pub(super) const APPROVES: &str = "ผู้อนุมัติ";

/// `วันที่ …… / ……… / 2569`, the day left to be written.
pub(super) fn day_to_fill_in(printed_on: Date, say: Wording) -> String {
    say.text(&format!("วันที่ {} / {} / {}", dots(2), dots(5), printed_on.buddhist_year()))
}

/// Ends a document with signatures, which turn the page with the last paragraphs above them: nobody signs an empty sheet.
pub(crate) fn signed(mut blocks: Vec<Block>, signatures: Block) -> Vec<Block> {
    let text = |block: &&Block| matches!(block, Block::Paragraph(paragraph) if !paragraph.role.is_heading());
    let last = blocks.iter().rev().take_while(text).take(2).count();
    let mut kept = blocks.split_off(blocks.len() - last);
    kept.push(signatures);
    blocks.push(Block::Keep(kept));
    blocks
}

/// Columns to sign in, level with each other however long the positions are, kept on one page. Each signatory is a role,
/// a name and a position; what is not known is left to fill in.
pub(crate) fn signatures(signatories: &[(&str, &str, &str)], date: &str) -> Block {
    let line = |text: &str| dense(text).align(Align::Centre);
    let cell = |&(role, name, position): &(&str, &str, &str)| {
        let name = match name.trim() {
            "" => format!("({})", dots(12)),
            name => format!("({name})"),
        };
        let position = match position.trim() {
            "" => format!("ตำแหน่ง {}", dots(9)),
            position => position.to_owned(),
        };
        let sign = format!("(ลงชื่อ) {}", dots(10));
        Cell::of(vec![line(&sign), line(&name), line(&position), line(role).colour(style::MUTED)])
    };
    let rows = vec![signatories.iter().map(cell).collect(), vec![Cell::new(line(date)); signatories.len()]];
    let columns = vec![Column::Share(1.0); signatories.len()];
    let table = Table { columns, header: 0, rows, rules: Rules::None, after: 0.0 };
    Block::Keep(vec![Block::Space(26.0), Block::Table(table)])
}
