//! Tables: columns that fit or share, cells over several columns and rows, headers that repeat, rows that split.
//!
//! Invariant: every cell's lines are drawn once, in order; rows joined by a cell stay together on a page, and where no
//! page can hold them, the joining cell gives way.

mod grid;
mod paint;

use super::Flow;
use crate::layout::lines::Typesetter;
use crate::role::Role;
use crate::style::{self, Colour, Frame};
use crate::text::{Align, Paragraph};

use grid::Grid;
pub(crate) use grid::Place as Placing;
use paint::Painter;

/// How wide a column is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Column {
    /// As wide as its widest unbroken content, but at most this many points.
    Fit(f32),
    /// Exactly this many points, where there is room.
    Fixed(f32),
    /// A share of what the fitted columns leave.
    Share(f32),
}

/// Which lines a table draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Around every cell.
    Grid,
    /// None: columns of text, not data; its cells are read as paragraphs.
    None,
}

/// A cell of one or more columns and rows.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) fill: Option<Colour>,
    pub(crate) middle: bool,
    pub(crate) role: Role,
    /// Its row stays with the next one, as a group's name does with the group.
    pub(crate) leads: bool,
}

impl Cell {
    pub(crate) fn new(paragraph: Paragraph) -> Self {
        Self::of(vec![paragraph])
    }

    pub(crate) fn of(paragraphs: Vec<Paragraph>) -> Self {
        Self { paragraphs, columns: 1, rows: 1, fill: None, middle: false, role: Role::Cell, leads: false }
    }

    /// Heads its column.
    pub(crate) fn head(paragraph: Paragraph) -> Self {
        let cell = Self::new(paragraph.bold().align(Align::Centre)).fill(style::HEAD_FILL).middle();
        Self { role: Role::ColumnHeader, ..cell }
    }

    /// Heads its row.
    pub(crate) fn label(paragraph: Paragraph) -> Self {
        Self { role: Role::RowHeader, ..Self::new(paragraph.bold()).fill(style::HEAD_FILL) }
    }

    pub(crate) fn over_columns(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    pub(crate) fn over_rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    pub(crate) fn fill(self, fill: Colour) -> Self {
        Self { fill: Some(fill), ..self }
    }

    pub(crate) fn leading(self) -> Self {
        Self { leads: true, ..self }
    }

    pub(crate) fn middle(self) -> Self {
        Self { middle: true, ..self }
    }
}

/// A row: its cells, those reaching down from rows above left out.
pub(crate) type Row = Vec<Cell>;

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    /// How many of the first rows are repeated on every page.
    pub(crate) header: usize,
    pub(crate) rows: Vec<Row>,
    pub(crate) rules: Rules,
    pub(crate) after: f32,
}

impl Table {
    /// Every paragraph of every cell.
    pub(crate) fn paragraphs_mut(&mut self) -> impl Iterator<Item = &mut Paragraph> {
        self.rows.iter_mut().flatten().flat_map(|cell| &mut cell.paragraphs)
    }

    /// The same with all text set larger or smaller by a factor.
    pub(crate) fn scaled(&self, factor: f32) -> Self {
        let mut table = self.clone();
        for paragraph in table.paragraphs_mut() {
            *paragraph = paragraph.scaled(factor);
        }
        table
    }
}

/// The grid of a table in a column `measure` wide, set smaller where its words and numbers would not stay whole.
fn fitted(table: &Table, setter: &Typesetter, measure: f32, limit: f32) -> Grid {
    let grid = Grid::new(table, setter, measure, limit);
    if grid.fits >= 1.0 { grid } else { Grid::new(&table.scaled(grid.fits * 0.99), setter, measure, limit) }
}

/// Of ways to say the same, the first that keeps its words and numbers whole without turning the page, or else the last.
pub(super) fn chosen<'a>(ways: &'a [Table], setter: &Typesetter, measure: f32) -> Option<&'a Table> {
    let stands = |table: &&Table| Grid::new(table, setter, measure, f32::INFINITY).fits >= style::LEAST_UPRIGHT;
    ways.iter().find(stands).or(ways.last())
}

/// A table as a page would have it, to be set by another program.
pub(crate) struct Measured {
    /// Of the columns.
    pub(crate) widths: Vec<f32>,
    /// Of the rows.
    pub(crate) heights: Vec<f32>,
    /// What its text is scaled by.
    pub(crate) scale: f32,
    /// How many of the first rows are repeated on every page.
    pub(crate) header: usize,
}

impl Table {
    /// Its cells, each in its place.
    pub(crate) fn places(&self) -> Vec<Placing<'_>> {
        grid::places(self)
    }

    /// The cell that takes each place of the grid, row by row; none where no cell does.
    pub(crate) fn grid<'p>(&self, places: &'p [Placing<'p>]) -> Vec<Option<&'p Placing<'p>>> {
        let columns = self.columns.len();
        let mut grid = vec![None; self.rows.len() * columns];
        for place in places {
            for row in place.row..place.row + place.rows {
                grid[row * columns + place.column..][..place.columns].fill(Some(place));
            }
        }
        grid
    }

    /// How a page with a column `measure` wide would have it.
    pub(crate) fn measured(&self, setter: &Typesetter, measure: f32) -> Measured {
        let first = Grid::new(self, setter, measure, f32::INFINITY);
        let scale = if first.fits < 1.0 { first.fits * 0.99 } else { 1.0 };
        let Grid { widths, heights, header, .. } = fitted(self, setter, measure, f32::INFINITY);
        Measured { widths, heights, scale, header }
    }

    /// Whether it turns an upright page across, because it would be set too small on it.
    pub(crate) fn turns(&self, frame: &Frame, scale: f32) -> bool {
        frame.width < frame.height && scale < style::LEAST_UPRIGHT && self.rules == Rules::Grid
    }
}

/// The height of a table on a page that can hold it.
pub(super) fn height(table: &Table, setter: &Typesetter, measure: f32) -> f32 {
    fitted(table, setter, measure, f32::INFINITY).heights.iter().sum::<f32>() + table.after
}

/// What a table must find room for on the page that it begins on, set in a column so wide on a page so deep.
pub(super) fn first_part(table: &Table, setter: &Typesetter, (measure, depth): (f32, f32), tail: f32) -> f32 {
    const FEW: usize = 16;
    const FIRST: usize = 5;
    // of many rows those below are not looked at: only a column's width could depend on them
    let is_long = table.rows.len() > FEW;
    let rows = if is_long { &table.rows[..table.rows.len().min(table.header + FIRST)] } else { &table.rows[..] };
    let top = Table { rows: rows.to_vec(), columns: table.columns.clone(), ..*table };
    let grid = fitted(&top, setter, measure, depth);
    let groups = grid.together();
    let moved = depth * paint::MOVED;
    if is_long { beginning(&grid, &groups, moved, tail) } else { opening(&grid, &groups, moved, tail) }
}

/// What a table must find room for: a short one all of it, for it turns the page whole.
fn opening(grid: &Grid, groups: &[std::ops::Range<usize>], moved: f32, tail: f32) -> f32 {
    let whole: f32 = grid.heights.iter().sum::<f32>() + tail;
    if whole <= moved { whole } else { beginning(grid, groups, moved, tail) }
}

/// The header and the first rows under it.
fn beginning(grid: &Grid, groups: &[std::ops::Range<usize>], moved: f32, tail: f32) -> f32 {
    grid.heights[..grid.header].iter().sum::<f32>() + grid.needed(groups, moved, tail)
}

/// Sets a table, with the height of what must find room under its last rows.
pub(super) fn flow(flow: &mut Flow<'_>, table: &Table, tail: f32) {
    let mut grid = Grid::new(table, flow.setter, flow.frame.measure(), flow.frame.depth());
    if grid.fits < 1.0 {
        if table.turns(&flow.frame, grid.fits) {
            flow.lie_down();
        }
        grid = fitted(table, flow.setter, flow.frame.measure(), flow.frame.depth());
    }
    let moved = flow.frame.depth() * paint::MOVED;
    let role = if table.rules == Rules::Grid { Role::Table } else { Role::Division };
    let node = flow.node(0, role);
    let groups = grid.together();
    if opening(&grid, &groups, moved, tail) > flow.room() + 0.1 && !flow.at_top() {
        flow.turn();
    }
    let mut painter = Painter::new(&grid, node, table.rules, tail);
    painter.head(flow);
    for (i, rows) in groups.iter().enumerate() {
        if grid.needed(&groups[i..], moved, tail) > flow.room() + 0.1 && !painter.fresh(flow) {
            painter.turn(flow);
        }
        match rows.len() {
            1 => painter.row(flow, rows.start),
            _ => painter.whole(flow, rows.clone(), false),
        }
    }
    flow.y += table.after;
}
