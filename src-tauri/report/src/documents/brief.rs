//! Any brief on paper: its facts, tables and pictures in their order, signed by whoever keeps the registers.

use saisaat_core::registers::SignedPaper;
use saisaat_core::summaries::Brief;
use saisaat_core::summaries::briefs::{
    Bar, BriefBlock, BriefBox, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone,
};

use super::cells::{
    centred, day_to_fill_in, dense, facts, heading, heads, lines, note, number, prose, signatures, signed, sum,
    sum_label, table,
};
use super::letterhead;
use super::wording::Wording;
use crate::layout::flow::{Block, Cell, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::{self, Colour, Frame};
use crate::text::Align;

/// Columns of the widest table of an upright page.
const MOST_UPRIGHT: usize = 6;

/// Boxes beside each other.
const MOST_BESIDE: usize = 4;

pub(super) fn compose(brief: &Brief, say: Wording) -> (Composition, Particulars) {
    let of = say.year_and_round(brief.year, brief.round);
    let as_of = format!("ข้อมูล ณ วันที่ {}", say.date(brief.until));
    let mut blocks = letterhead::title(&brief.head, &brief.title, &[of.clone(), as_of]);
    blocks.extend(brief.sections.iter().flat_map(|section| told(section, say)));
    let usual = [("ผู้จัดทำ", "", ""), ("หัวหน้าศูนย์ประสานราชการใสสะอาด", "", "")];
    let signers = letterhead::signers(&brief.head, SignedPaper::Registers, &usual);
    let blocks = signed(blocks, signatures(&signers, &day_to_fill_in(brief.head.printed_on, say)));
    let frame = if widest(brief) > MOST_UPRIGHT { Frame::A4_LANDSCAPE } else { Frame::A4 };
    let running = Some(letterhead::running(&brief.head, &brief.title, &of, say));
    (Composition { frame, running, blocks }, letterhead::particulars(&brief.head, &brief.title, &of))
}

/// Rows of a table that turns the page with its heading rather than part from it.
const MOST_KEPT: usize = 8;

/// A heading never stands alone at the foot of a page: what is short turns with it.
fn told(section: &BriefSection, say: Wording) -> Vec<Block> {
    let mut blocks: Vec<Block> = section.blocks.iter().flat_map(|block| drawn(block, say)).collect();
    if section.heading.is_empty() {
        return blocks;
    }
    let heading = heading(&say.text(&section.heading));
    let is_short = match section.blocks.first() {
        Some(BriefBlock::Table(table) | BriefBlock::Heat(table)) => table.rows.len() <= MOST_KEPT,
        Some(BriefBlock::Facts(facts)) => facts.len() <= MOST_KEPT,
        _ => false,
    };
    match blocks.is_empty() || !is_short {
        true => blocks.insert(0, heading),
        false => {
            let first = blocks.remove(0);
            blocks.insert(0, Block::Keep(vec![heading, first]));
        }
    }
    blocks
}

fn widest(brief: &Brief) -> usize {
    let blocks = brief.sections.iter().flat_map(|section| &section.blocks);
    let columns = blocks.map(|block| match block {
        BriefBlock::Table(table) | BriefBlock::Heat(table) => table.columns.len(),
        _ => 0,
    });
    columns.max().unwrap_or_default()
}

fn drawn(block: &BriefBlock, say: Wording) -> Vec<Block> {
    match block {
        BriefBlock::Text(text) => text.lines().map(|line| prose(&say.typed(line))).collect(),
        BriefBlock::Note(text) => vec![note(&say.typed(text))],
        BriefBlock::Facts(told) => {
            let fact = |(name, cell): &(String, BriefCell)| (say.text(name), or_dash(&cell.text, say));
            vec![facts(&told.iter().map(fact).collect::<Vec<_>>())]
        }
        BriefBlock::Table(table) if table.rows.is_empty() => vec![prose(&say.text(&table.empty))],
        BriefBlock::Table(table) => vec![listed(table, |_| None, say)],
        BriefBlock::Heat(table) => vec![listed(table, fill, say)],
        BriefBlock::Bars(bars) => vec![of_bars(bars, say)],
        BriefBlock::Levels(levels) => levels.iter().flat_map(|level| boxes(level, say)).collect(),
    }
}

fn or_dash(text: &str, say: Wording) -> String {
    if text.trim().is_empty() { "—".to_owned() } else { say.typed(text) }
}

/// A table; cells are filled by their tone where it is a heat map.
fn listed(of: &BriefTable, fill: fn(BriefTone) -> Option<Colour>, say: Wording) -> Block {
    let names: Vec<String> = of.columns.iter().map(|column| say.text(&column.name)).collect();
    let mut rows = vec![heads(&names)];
    rows.extend(of.rows.iter().map(|row| -> Row {
        let cells = of.columns.iter().zip(row);
        cells.map(|(column, cell)| Cell { fill: fill(cell.tone), ..set(column, cell, say) }).collect()
    }));
    rows.extend(sums(of, say));
    table(of.columns.iter().map(|column| Column::Share(f32::from(column.share))).collect(), rows)
}

fn set(column: &BriefColumn, cell: &BriefCell, say: Wording) -> Cell {
    match column.numbers {
        true => number(&say.typed(&cell.text)),
        false => lines(&say.typed(&cell.text)),
    }
}

/// Tints on which ink is read well, and which differ in grey too.
const fn fill(tone: BriefTone) -> Option<Colour> {
    match tone {
        BriefTone::Plain => None,
        BriefTone::Good => Some(style::TINTS[0]),
        BriefTone::Fair => Some(style::TINTS[1]),
        BriefTone::Warn => Some(style::TINTS[2]),
        BriefTone::Bad => Some(style::TINTS[3]),
    }
}

/// The row of sums; the label stands over the columns before the first.
fn sums(of: &BriefTable, say: Wording) -> Option<Row> {
    let before = of.sums.iter().position(Option::is_some).filter(|before| *before > 0)?;
    let blank = || Cell { fill: Some(style::TOTAL_FILL), ..lines(" ") };
    let cell = |total: &Option<String>| total.as_ref().map_or_else(blank, |total| sum(&say.text(total)));
    Some([sum_label("รวม", before)].into_iter().chain(of.sums[before..].iter().map(cell)).collect())
}

fn of_bars(bars: &[Bar], say: Wording) -> Block {
    let rows = bars.iter().map(|bar| vec![lines(&say.typed(&bar.label)), number(&say.typed(&bar.shown))]);
    table(vec![Column::Share(3.0), Column::Share(1.0)], rows.collect())
}

/// A level of boxes, so many beside each other.
fn boxes(level: &[BriefBox], say: Wording) -> Vec<Block> {
    let cell = |drawn: &BriefBox| {
        let title = dense(&say.text(&drawn.title)).bold().align(Align::Centre);
        let rest = drawn.lines.iter().map(|line| dense(&say.typed(line)).align(Align::Centre));
        Cell::of([title].into_iter().chain(rest).collect()).fill(style::PANEL)
    };
    let rows = level.chunks(MOST_BESIDE).map(|beside| {
        let mut row: Row = beside.iter().map(cell).collect();
        row.resize_with(level.len().min(MOST_BESIDE), || centred(" "));
        row
    });
    let columns = vec![Column::Share(1.0); level.len().min(MOST_BESIDE)];
    vec![table(columns, rows.collect()), Block::Space(style::GAP_AFTER_TABLE)]
}
