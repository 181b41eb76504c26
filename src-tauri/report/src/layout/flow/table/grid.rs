//! The grid of a table: where each cell stands, how wide the columns and how tall the rows are.

use std::ops::Range;

use super::{Cell, Column, Table};
use crate::layout::flow::height_of;
use crate::layout::lines::{Line, Typesetter, Widths};
use crate::role::Role;
use crate::style::{self, Colour};
use crate::text::Align;

/// A cell in its place, its lines broken.
pub(super) struct Placed {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) lines: Vec<Line>,
    pub(super) fill: Option<Colour>,
    pub(super) middle: bool,
    pub(super) role: Role,
    pub(super) leads: bool,
}

/// A table with all its measures.
pub(super) struct Grid {
    pub(super) cells: Vec<Placed>,
    pub(super) heights: Vec<f32>,
    pub(super) header: usize,
    pub(super) padding: (f32, f32),
    /// What the text must be scaled by for every word and number to stay whole; 1 where they do.
    pub(super) fits: f32,
    /// Of the columns.
    pub(super) widths: Vec<f32>,
}

/// The most of a page that rows joined by a cell may take: more would leave the page before them too empty.
const MOST_JOINED: f32 = 0.6;

impl Grid {
    /// Lays the cells out; rows joined into more than most of `limit` are parted.
    pub(super) fn new(table: &Table, setter: &Typesetter, measure: f32, limit: f32) -> Self {
        let padding = style::CELL_PADDING;
        let places = places(table);
        let mut widths = widths(table, &places, setter, measure, padding.0);
        let mut cells = cells(&places, &widths, setter, padding.0);
        let mut fits = 1.0;
        if cells.iter().any(|cell| cell.is_narrow(padding.0)) {
            let least = whole_words(&places, widths.len(), setter, padding.0);
            fits = scale(&least, measure, padding.0);
            widths = widened(&widths, &least, measure);
            cells = self::cells(&places, &widths, setter, padding.0);
        }
        align_decimals(&places, &mut cells, padding.0);
        let header = table.header.min(table.rows.len());
        let mut grid = Self { cells, heights: Vec::new(), header, padding, fits, widths };
        grid.measure(table.rows.len());
        grid.part_what_no_page_holds(limit, table.rows.len());
        grid
    }

    fn measure(&mut self, rows: usize) {
        self.heights = vec![2.0 * self.padding.1; rows];
        for joined in [false, true] {
            for cell in self.cells.iter().filter(|cell| (cell.rows > 1) == joined) {
                let span = cell.row..(cell.row + cell.rows).min(rows);
                let have: f32 = self.heights[span.clone()].iter().sum();
                let need = height_of(&cell.lines) + 2.0 * self.padding.1;
                self.heights[span.end - 1] += (need - have).max(0.0);
            }
        }
    }

    fn part_what_no_page_holds(&mut self, limit: f32, rows: usize) {
        let header: f32 = self.heights[..self.header].iter().sum();
        if header > limit / 3.0 {
            self.header = 0;
        }
        let header = if self.header > 0 { header } else { 0.0 };
        let parted: Vec<_> = self.together().into_iter().filter(|span| span.len() > 1).collect();
        for span in parted {
            if self.heights[span.clone()].iter().sum::<f32>() + header > limit * MOST_JOINED {
                self.cells.iter_mut().filter(|cell| span.contains(&cell.row)).for_each(|cell| cell.rows = 1);
            }
        }
        self.measure(rows);
    }

    /// What the first of `groups` must find room for: itself and what may not be parted from it. The first two groups of a
    /// table stand together, as do the last three, what leads stands with what it leads, and under the last row there is room
    /// for the `tail`. Of a row taller than what is `moved` whole a good piece is enough.
    pub(super) fn needed(&self, groups: &[Range<usize>], moved: f32, tail: f32) -> f32 {
        const PIECE: f32 = 60.0;
        let mut height = 0.0;
        for (i, rows) in groups.iter().enumerate() {
            let own: f32 = self.heights[rows.clone()].iter().sum();
            let splits = rows.len() == 1 && own > moved;
            height += if splits { PIECE } else { own };
            if i + 1 == groups.len() {
                return if splits { height } else { height + tail };
            }
            let leads = self.cells[self.cells_of(rows.start)].iter().any(|cell| cell.leads);
            let at_edge = rows.start == self.header || i + 3 >= groups.len();
            if splits || !(leads || at_edge) {
                break;
            }
        }
        height
    }

    /// Where the cells that begin in a row are among all, which stand in the order of the rows.
    pub(super) fn cells_of(&self, row: usize) -> Range<usize> {
        self.cells.partition_point(|cell| cell.row < row)..self.cells.partition_point(|cell| cell.row <= row)
    }

    /// The rows after the header, in groups no cell reaches out of.
    pub(super) fn together(&self) -> Vec<Range<usize>> {
        let mut groups = Vec::new();
        let mut start = self.header;
        while start < self.heights.len() {
            let mut end = start + 1;
            let mut row = start;
            while row < end {
                let reach = self.cells[self.cells_of(row)].iter().map(|cell| cell.row + cell.rows);
                end = reach.fold(end, usize::max).min(self.heights.len());
                row += 1;
            }
            groups.push(start..end);
            start = end;
        }
        groups
    }
}

/// A cell and the grid place it takes.
pub(crate) struct Place<'a> {
    pub(crate) cell: &'a Cell,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// Gives each cell the first free place of its row; cells the grid has no room for are cut to it.
pub(super) fn places(table: &Table) -> Vec<Place<'_>> {
    let count = table.columns.len();
    let mut taken = vec![0_usize; count];
    let mut places = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while column < count && taken[column] > 0 {
                column += 1;
            }
            if column == count {
                break;
            }
            let free = taken[column..].iter().take_while(|&&rows| rows == 0).count();
            let columns = cell.columns.clamp(1, free);
            let rows = cell.rows.clamp(1, table.rows.len() - row);
            taken[column..column + columns].fill(rows);
            places.push(Place { cell, row, column, rows, columns });
            column += columns;
        }
        taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    places
}

/// The cells in columns of these widths.
fn cells(places: &[Place<'_>], widths: &[f32], setter: &Typesetter, padding: f32) -> Vec<Placed> {
    let placed = |place: &Place<'_>| {
        let x = widths[..place.column].iter().sum();
        let width: f32 = widths[place.column..place.column + place.columns].iter().sum();
        let inner = width - 2.0 * padding;
        let lines = place.cell.paragraphs.iter().flat_map(|p| setter.lines(p, inner)).collect();
        let Cell { fill, middle, role, leads, .. } = *place.cell;
        let Place { row, column, rows, columns, .. } = *place;
        Placed { row, column, rows, columns, x, width, lines, fill, middle, role, leads }
    };
    places.iter().map(placed).collect()
}

impl Placed {
    /// Whether it is too narrow for a piece of its text, which may have torn a word.
    fn is_narrow(&self, padding: f32) -> bool {
        let inner = self.width - 2.0 * padding;
        self.lines.iter().any(|line| line.widest_piece() > inner + 0.01)
    }
}

/// The least each column may take for its words and numbers to stay whole.
fn whole_words(places: &[Place<'_>], columns: usize, setter: &Typesetter, padding: f32) -> Vec<f32> {
    // a hair wider, so that rounding breaks no line
    let padding = 2.0 * padding + 0.1;
    let mut least = vec![padding; columns];
    let mut by_span: Vec<&Place<'_>> = places.iter().collect();
    by_span.sort_by_key(|place| place.columns);
    for place in by_span {
        let word = place.cell.paragraphs.iter().map(|p| setter.widths(p).word).fold(0.0, f32::max) + padding;
        let span = place.column..place.column + place.columns;
        let have: f32 = least[span.clone()].iter().sum();
        least[span.end - 1] += (word - have).max(0.0);
    }
    least
}

/// What text must be scaled by for columns of the `least` widths to fit the measure, at most 1.
fn scale(least: &[f32], measure: f32, padding: f32) -> f32 {
    const LEAST: f32 = 0.3;
    let beside = 2.0 * padding * least.len() as f32;
    let text: f32 = least.iter().sum::<f32>() - beside;
    ((measure - beside) / text.max(0.1)).clamp(LEAST, 1.0)
}

/// The widths with each at least its `least`, taken from those that have more; all alike narrower where that is too much.
fn widened(widths: &[f32], least: &[f32], measure: f32) -> Vec<f32> {
    let wanted: Vec<f32> = widths.iter().zip(least).map(|(width, least)| width.max(*least)).collect();
    let over: f32 = wanted.iter().sum::<f32>() - measure;
    let spare: f32 = wanted.iter().zip(least).map(|(width, least)| width - least).sum();
    let all: f32 = least.iter().sum();
    let each = |(width, least): (&f32, &f32)| match over {
        over if over <= 0.0 => *width,
        over if over <= spare => width - (width - least) * over / spare,
        _ => least * measure / all,
    };
    wanted.iter().zip(least).map(each).collect()
}

/// The widths of the columns. Fitted columns take what their content wants; where that leaves too little to share they
/// give way, down to their longest word, and beyond that all alike.
fn widths(table: &Table, places: &[Place<'_>], setter: &Typesetter, measure: f32, padding: f32) -> Vec<f32> {
    let bounds: Vec<Option<(f32, f32)>> = (table.columns.iter().enumerate())
        .map(|(i, column)| match column {
            Column::Fit(most) => Some(bounds(i, *most, places, setter, padding)),
            Column::Fixed(width) => Some((*width, *width)),
            Column::Share(_) => None,
        })
        .collect();
    let share = |column: &Column| if let Column::Share(share) = column { *share } else { 0.0 };
    let shares: f32 = table.columns.iter().map(share).sum();
    // less than this is never left to share
    let room = if shares > 0.0 { measure * 0.8 } else { measure };
    let least: f32 = bounds.iter().flatten().map(|(least, _)| least).sum();
    let wanted: f32 = bounds.iter().flatten().map(|(_, wanted)| wanted).sum();
    let width = |&(low, high): &(f32, f32)| match room {
        room if wanted <= room => high,
        room if least <= room => low + (high - low) * (room - least) / (wanted - least),
        room => low * room / least,
    };
    let taken: f32 = bounds.iter().flatten().map(width).sum();
    let each = |(column, bounds): (&Column, &Option<(f32, f32)>)| match bounds {
        Some(bounds) => width(bounds),
        None => (measure - taken) * share(column) / shares,
    };
    table.columns.iter().zip(&bounds).map(each).collect()
}

/// The least a fitted column may take and what it wants, at most `most` unless a word of its head is longer.
fn bounds(column: usize, most: f32, places: &[Place<'_>], setter: &Typesetter, padding: f32) -> (f32, f32) {
    // a hair wider, so that rounding breaks no line
    let padding = 2.0 * padding + 0.1;
    let (mut least, mut wanted, mut most) = (0.0_f32, 0.0_f32, most);
    for place in places.iter().filter(|place| place.column == column && place.columns == 1) {
        for paragraph in &place.cell.paragraphs {
            let Widths { word, piece, line } = setter.widths(paragraph);
            least = least.max(word);
            // a column is made for its numbers; what heads it may stand in several lines
            let head = place.cell.role == Role::ColumnHeader;
            if head {
                // and its words stay whole
                most = most.max(word + padding);
            }
            wanted = wanted.max(if head { piece } else { line });
        }
    }
    let wanted = (wanted + padding).min(most);
    ((least + padding).min(wanted), wanted)
}

/// Puts the decimal points of a column under each other, the widest number in the middle of the column.
fn align_decimals(places: &[Place<'_>], cells: &mut [Placed], padding: f32) {
    let decimal = |place: &Place<'_>| {
        place.columns == 1 && place.cell.paragraphs.first().is_some_and(|p| p.align == Align::Decimal)
    };
    let columns = places.iter().map(|place| place.column + 1).max().unwrap_or(0);
    for column in 0..columns {
        let members: Vec<usize> =
            (0..cells.len()).filter(|&i| cells[i].column == column && decimal(&places[i])).collect();
        let parts = |line: &Line| (point(line), line.width - point(line));
        let lines = || members.iter().flat_map(|&i| &cells[i].lines).filter(|line| !line.text().starts_with('–'));
        let whole = lines().map(|line| parts(line).0).fold(0.0, f32::max);
        let fraction = lines().map(|line| parts(line).1).fold(0.0, f32::max);
        for &i in &members {
            let inner = cells[i].width - 2.0 * padding;
            for line in &mut cells[i].lines {
                let room = (inner - whole - fraction).max(0.0) / 2.0;
                let dash = line.text().starts_with('–') || whole + fraction > inner;
                line.x = if dash { (inner - line.width) / 2.0 } else { room + whole - point(line) };
            }
        }
    }
}

/// The width of what stands before a number's decimal point.
fn point(line: &Line) -> f32 {
    let before = line.clusters().iter().take_while(|c| &line.text()[c.bytes.clone()] != ".");
    before.map(|c| c.advance).sum()
}
