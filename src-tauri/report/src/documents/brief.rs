//! Any brief on paper: its facts, tables and pictures in their order, signed by whoever keeps the registers; and the one that is a
//! sheet to fill in, which nobody signs.

use saisaat_core::registers::SignedPaper;
use saisaat_core::summaries::Brief;
use saisaat_core::summaries::briefs::{
    Bar, BriefBlock, BriefBox, BriefCell, BriefColumn, BriefNetwork, BriefSection, BriefTable, BriefTone, NOTHING,
};

use super::cells::{
    centred, day_to_fill_in, dense, grid, heading, heads, left, lines, note, number, prose, signatures, signed, sum,
    sum_label, table,
};
use super::letterhead;
use super::wording::Wording;
use crate::layout::figures::{Figure, Network};
use crate::layout::flow::{Block, Cell, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::style::{self, Colour, Frame};
use crate::text::Align;

/// Columns of the widest table of an upright page.
const MOST_UPRIGHT: usize = 6;

/// Boxes beside each other.
const MOST_BESIDE: usize = 4;

/// Rows of a part that turns the page whole, its heading with it.
const MOST_KEPT: usize = 4;

/// Rows of facts that turn the page with their heading.
const MOST_FACTS: usize = 10;

/// Letters of the name of a fact that stands beside others, and of what it says.
const SHORT: (usize, usize) = (36, 26);

/// Letters of the longest running head of an upright page.
const LONGEST_HEAD: usize = 64;

/// The most of a line that the names of facts take where each stands on a line of its own.
const NAMES: f32 = 0.45;

/// A brief as of a round.
pub(super) fn compose(brief: &Brief, say: Wording) -> (Composition, Particulars) {
    composed(brief, &say.year_and_round(brief.year, brief.round), say)
}

/// A brief of a year, or of something that is held in it.
pub(super) fn of_year(brief: &Brief, say: Wording) -> (Composition, Particulars) {
    composed(brief, &say.year(brief.year), say)
}

fn composed(brief: &Brief, of: &str, say: Wording) -> (Composition, Particulars) {
    let paper = Paper::of(brief, say);
    let as_of = format!("ข้อมูล ณ วันที่ {}", say.date(brief.until));
    let mut blocks = letterhead::title(&brief.head, &brief.title, &[of.to_owned(), as_of]);
    let last = brief.sections.len().saturating_sub(1);
    blocks.extend(brief.sections.iter().enumerate().flat_map(|(at, section)| paper.part(section, at == last)));
    let usual = [("ผู้จัดทำ", "", ""), ("หัวหน้าศูนย์ประสานราชการใสสะอาด", "", "")];
    let signers = letterhead::signers(&brief.head, SignedPaper::Registers, &usual);
    let blocks = signed(blocks, signatures(&signers, &day_to_fill_in(brief.head.printed_on, say)));
    paper.ended(brief, &brief.title, of, blocks)
}

/// A brief that is handed out to be filled in: under the name of its first part, without a day and without signatures.
pub(super) fn to_fill_in(brief: &Brief, say: Wording) -> (Composition, Particulars) {
    let paper = Paper::of(brief, say);
    let name = brief.sections.first().map_or("", |section| section.heading.as_str());
    let name = if name.is_empty() { brief.title.as_str() } else { name };
    let mut blocks = letterhead::title(&brief.head, &say.typed(name), &[]);
    for (at, section) in brief.sections.iter().enumerate() {
        match at {
            0 => blocks.extend(section.blocks.iter().flat_map(|block| paper.drawn(block))),
            _ => blocks.extend(paper.part(section, false)),
        }
    }
    paper.ended(brief, &brief.title, &say.year(brief.year), blocks)
}

/// What a brief is set on.
#[derive(Clone, Copy)]
struct Paper {
    frame: Frame,
    say: Wording,
}

impl Paper {
    /// Across where a table is wide.
    fn of(brief: &Brief, say: Wording) -> Self {
        Self { frame: if widest(brief) > MOST_UPRIGHT { Frame::A4_LANDSCAPE } else { Frame::A4 }, say }
    }

    /// A head that would be cut names the agency by its short name.
    fn ended(self, brief: &Brief, name: &str, of: &str, blocks: Vec<Block>) -> (Composition, Particulars) {
        let mut running = letterhead::running(&brief.head, name, of, self.say);
        let short = brief.head.agency.abbreviation.trim();
        let is_long = self.frame.width < self.frame.height && running.head_left.chars().count() > LONGEST_HEAD;
        if is_long && !short.is_empty() {
            running.head_left = format!("{name} · {short}");
        }
        let particulars = letterhead::particulars(&brief.head, name, of);
        (Composition { frame: self.frame, running: Some(running), blocks }, particulars)
    }

    /// Facts beside each other.
    fn facts_beside(self) -> usize {
        if self.frame.width > self.frame.height { 3 } else { 2 }
    }

    /// A heading never stands alone at the foot of a page. What is short turns with it, but for the end of the last part, which turns
    /// with the signatures; facts that open a part stand with it, and lead on to its table.
    fn part(self, section: &BriefSection, is_last: bool) -> Vec<Block> {
        let told = section.blocks.iter().filter(|block| !repeats(section, block));
        let mut blocks: Vec<Block> = told.flat_map(|block| self.drawn(block)).collect();
        if section.heading.is_empty() {
            return blocks;
        }
        blocks.insert(0, heading(&self.say.text(&section.heading)));
        let rows: usize = section.blocks.iter().map(rows).sum();
        let opens = matches!(section.blocks.first(), Some(BriefBlock::Facts(facts)) if facts.len() <= MOST_FACTS);
        match () {
            () if rows <= MOST_KEPT && !is_last => vec![Block::Keep(blocks)],
            () if opens && blocks.len() > 2 => {
                let rest = blocks.split_off(2);
                [Block::Keep(blocks)].into_iter().chain(rest).collect()
            }
            () => blocks,
        }
    }

    fn drawn(self, block: &BriefBlock) -> Vec<Block> {
        let say = self.say;
        match block {
            BriefBlock::Text(text) => text.lines().map(|line| prose(&say.typed(line))).collect(),
            BriefBlock::Note(text) => vec![note(&say.typed(text))],
            BriefBlock::Facts(told) => {
                let fact = |(name, cell): &(String, BriefCell)| (name.clone(), cell.text.clone());
                vec![self.facts(&told.iter().map(fact).collect::<Vec<_>>())]
            }
            BriefBlock::Table(table) if table.rows.is_empty() => vec![prose(&say.text(&table.empty))],
            BriefBlock::Table(table) => vec![listed(table, |_| None, say)],
            BriefBlock::Heat(table) => vec![listed(table, fill, say)],
            BriefBlock::Bars(bars) => {
                let fact = |bar: &Bar| (bar.label.clone(), bar.shown.clone());
                vec![self.facts(&bars.iter().map(fact).collect::<Vec<_>>())]
            }
            BriefBlock::Levels(levels) => levels.iter().flat_map(|level| boxes(level, say)).collect(),
            BriefBlock::Network(network) => vec![Block::Figure(Figure::network(drawn(network, say)))],
        }
    }

    /// Facts, short ones that follow each other beside each other.
    fn facts(self, told: &[(String, String)]) -> Block {
        let mut rows: Vec<&[(String, String)]> = Vec::new();
        for run in told.chunk_by(|one, next| is_short(one) && is_short(next)) {
            // As many on each line as on the others.
            let lines = run.len().div_ceil(self.facts_beside());
            rows.extend(run.chunks(run.len().div_ceil(lines)));
        }
        let beside = rows.iter().map(|row| row.len()).max().unwrap_or(1);
        let share = if beside == 1 { NAMES } else { 0.5 / beside as f32 };
        let names = Column::Fit(self.frame.measure() * share);
        let row = |row: &&[(String, String)]| -> Row {
            let mut cells: Row = Vec::new();
            for (name, value) in *row {
                cells.push(Cell::label(dense(&self.say.typed(name))));
                cells.push(lines(&told_or_dash(value, self.say)));
            }
            // What a shorter row leaves is its last fact's.
            let rest = 1 + 2 * (beside - row.len());
            cells.pop().into_iter().for_each(|last| cells.push(last.over_columns(rest)));
            cells
        };
        let columns = [names, Column::Share(1.0)].repeat(beside);
        Block::Table(grid(columns, 0, rows.iter().map(row).collect()))
    }
}

fn is_short((name, value): &(String, String)) -> bool {
    let (names, values) = SHORT;
    name.chars().count() <= names && value.chars().count() <= values && !value.contains('\n')
}

/// Whether bars show what is told beside them in numbers and nothing more: on paper they are no picture.
fn repeats(section: &BriefSection, block: &BriefBlock) -> bool {
    let BriefBlock::Bars(bars) = block else { return false };
    let told = |shown: &str| {
        section.blocks.iter().any(|other| match other {
            BriefBlock::Facts(facts) => facts.iter().any(|(_, cell)| cell.text == shown),
            BriefBlock::Table(table) => table.rows.iter().flatten().any(|cell| cell.text == shown),
            _ => false,
        })
    };
    bars.iter().all(|bar| told(&bar.shown))
}

/// The rows a block takes, more or less; of what is no list, many.
fn rows(block: &BriefBlock) -> usize {
    match block {
        BriefBlock::Text(_) | BriefBlock::Note(_) => 1,
        BriefBlock::Facts(facts) => facts.len(),
        BriefBlock::Table(table) => table.rows.len() + usize::from(!table.sums.is_empty()),
        BriefBlock::Heat(_) | BriefBlock::Levels(_) | BriefBlock::Network(_) => MOST_KEPT,
        BriefBlock::Bars(bars) => bars.len(),
    }
}

fn widest(brief: &Brief) -> usize {
    let blocks = brief.sections.iter().flat_map(|section| &section.blocks);
    let columns = blocks.map(|block| match block {
        BriefBlock::Table(table) | BriefBlock::Heat(table) => table.columns.len(),
        _ => 0,
    });
    columns.max().unwrap_or_default()
}

/// What a cell says, or the dash of paper.
fn told_or_dash(text: &str, say: Wording) -> String {
    say.typed(if text.trim() == NOTHING { "" } else { text })
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

/// Words among numbers stand in the middle: they have no decimal point.
fn set(column: &BriefColumn, cell: &BriefCell, say: Wording) -> Cell {
    let text = told_or_dash(&cell.text, say);
    let is_words = cell.text.chars().any(char::is_alphabetic) && !cell.text.contains(|c: char| c.is_ascii_digit());
    match (column.numbers, is_words) {
        (true, true) => centred(&text),
        (true, false) => number(&text),
        (false, _) => lines(&text),
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
    let blank = || Cell { fill: Some(style::TOTAL_FILL), ..left(" ") };
    let cell = |total: &Option<String>| total.as_ref().map_or_else(blank, |total| sum(&say.text(total)));
    Some([sum_label("รวม", before)].into_iter().chain(of.sums[before..].iter().map(cell)).collect())
}

/// A network as it is drawn; groups in the order of their first members.
fn drawn(of: &BriefNetwork, say: Wording) -> Network {
    let mut groups: Vec<String> = Vec::new();
    let mut members = Vec::with_capacity(of.members.len());
    for member in &of.members {
        let group = say.text(&member.group);
        let at = groups.iter().position(|known| *known == group).unwrap_or_else(|| {
            groups.push(group);
            groups.len() - 1
        });
        members.push((say.typed(&member.name), at));
    }
    let ties = of.ties.iter().filter_map(|(one, two)| Some((usize::try_from(*one).ok()?, usize::try_from(*two).ok()?)));
    Network {
        title: "สมาชิกและความเชื่อมโยง".into(),
        centre: say.typed(&of.centre),
        groups,
        members,
        ties: ties.collect(),
    }
}

/// A level of boxes, as many beside each other in each of its rows.
fn boxes(level: &[BriefBox], say: Wording) -> Vec<Block> {
    let cell = |drawn: &BriefBox| {
        let title = dense(&say.text(&drawn.title)).bold().align(Align::Centre);
        let rest = drawn.lines.iter().map(|line| dense(&say.typed(line)).align(Align::Centre));
        Cell::of([title].into_iter().chain(rest).collect()).fill(style::PANEL)
    };
    let beside = level.len().div_ceil(level.len().div_ceil(MOST_BESIDE).max(1)).max(1);
    let rows = level.chunks(beside).map(|boxes| {
        let mut row: Row = boxes.iter().map(cell).collect();
        row.resize_with(beside, || centred(" "));
        row
    });
    let table = grid(vec![Column::Share(1.0); beside], 0, rows.collect());
    vec![Block::Table(table), Block::Space(style::GAP_AFTER_TABLE)]
}
