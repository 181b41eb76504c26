//! Drawing a table's rows, split over pages where they must be.

use std::ops::Range;

use super::Rules;
use super::grid::{Grid, Placed};
use crate::layout::flow::{Flow, height_of};
use crate::layout::pages::{Mark, NodeId, Owner, stack};
use crate::role::Role;
use crate::style;
use crate::text::Paragraph;

/// A row up to this share of a page moves to the next page whole rather than split.
pub(super) const MOVED: f32 = 0.3;

/// What is said where a table or a row goes on from the page before.
const CONTINUED: &str = "(ต่อ)";

/// How a row comes to be drawn.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    First,
    /// A header again, on a further page.
    Repeated,
    /// What was left of a row on the page before.
    Continued,
}

/// Lines of a cell: its index in the grid, and which of its lines.
type Part = (usize, Range<usize>);

/// Draws the rows of a table and remembers their nodes, so that what is continued overleaf stays one cell.
pub(super) struct Painter<'a> {
    grid: &'a Grid,
    rules: Rules,
    node: NodeId,
    rows: Vec<Option<NodeId>>,
    cells: Vec<Option<NodeId>>,
    /// The height of what must find room under the last row.
    tail: f32,
    /// How far down a page is that holds nothing of the table but its head.
    empty: f32,
}

impl<'a> Painter<'a> {
    pub(super) fn new(grid: &'a Grid, node: NodeId, rules: Rules, tail: f32) -> Self {
        let (rows, cells) = (vec![None; grid.heights.len()], vec![None; grid.cells.len()]);
        Self { grid, rules, node, rows, cells, tail, empty: 0.0 }
    }

    /// Draws the header.
    pub(super) fn head(&mut self, flow: &mut Flow<'_>) {
        let at_top = flow.at_top();
        self.whole(flow, 0..self.grid.header, false);
        self.empty = if at_top { flow.y } else { 0.0 };
    }

    /// Whether the page holds nothing of the table but its header.
    pub(super) fn fresh(&self, flow: &Flow<'_>) -> bool {
        flow.y <= self.empty + 0.1
    }

    /// Starts a page with the header again, said to be continued, as decoration.
    pub(super) fn turn(&mut self, flow: &mut Flow<'_>) {
        flow.turn();
        if self.grid.header > 0 {
            let said = Paragraph::dense(CONTINUED, style::DENSE).colour(style::MUTED).scaled(flow.style.scale());
            let lines = flow.setter.lines(&said, flow.frame.measure());
            let mut marks = Vec::new();
            flow.y = stack(&lines, flow.frame.left, flow.y, &mut marks);
            flow.pages.draw(Owner::Artifact, marks);
            self.whole(flow, 0..self.grid.header, true);
        }
        self.empty = flow.y;
    }

    /// Draws rows entire, wherever the page ends.
    pub(super) fn whole(&mut self, flow: &mut Flow<'_>, rows: Range<usize>, repeated: bool) {
        for row in rows {
            let all: Vec<Part> = self.grid.cells_of(row).map(|i| (i, 0..self.grid.cells[i].lines.len())).collect();
            let height = self.grid.heights[row];
            let way = if repeated { Way::Repeated } else { Way::First };
            self.paint(flow, row, height, &all, way);
        }
    }

    /// Draws one row, moved to the next page or split over pages where it does not fit.
    pub(super) fn row(&mut self, flow: &mut Flow<'_>, row: usize) {
        let mut rest: Vec<Part> = self.grid.cells_of(row).map(|i| (i, 0..self.grid.cells[i].lines.len())).collect();
        let tail = if row + 1 == self.grid.heights.len() { self.tail } else { 0.0 };
        let mut started = false;
        loop {
            let way = if started { Way::Continued } else { Way::First };
            let height = if started { self.height(&rest) } else { self.grid.heights[row] };
            let fresh = self.fresh(flow);
            let alone = fresh && height <= flow.room() + 0.1;
            if height + tail <= flow.room() + 0.1 || alone {
                return self.paint(flow, row, height, &rest, way);
            }
            let movable = !fresh && !started && height <= flow.frame.depth() * MOVED;
            let part = self.that_fits(&rest, flow.room() - tail, fresh);
            let most = part.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
            // one line alone is not worth a split, unless the page has nothing else to offer
            if movable || (!fresh && most < 2) {
                self.turn(flow);
                continue;
            }
            self.paint(flow, row, self.height(&part), &part, way);
            for ((_, rest), (_, drawn)) in rest.iter_mut().zip(&part) {
                rest.start = drawn.end;
            }
            started = true;
            if rest.iter().all(|(_, lines)| lines.is_empty()) {
                return;
            }
            self.turn(flow);
        }
    }

    /// The next lines of each cell that fit `room`; on a fresh page always at least one.
    fn that_fits(&self, rest: &[Part], room: f32, fresh: bool) -> Vec<Part> {
        let part = |(i, lines): &Part| {
            let mut room = room - 2.0 * self.grid.padding.1;
            let fitting = self.grid.cells[*i].lines[lines.clone()].iter().take_while(|line| {
                room -= line.height;
                room >= 0.0
            });
            let least = usize::from(fresh && !lines.is_empty());
            (*i, lines.start..lines.start + fitting.count().max(least))
        };
        rest.iter().map(part).collect()
    }

    /// The height of a band that holds the given lines.
    fn height(&self, part: &[Part]) -> f32 {
        let heights = part.iter().map(|(i, lines)| height_of(&self.grid.cells[*i].lines[lines.clone()]));
        heights.fold(0.0, f32::max) + 2.0 * self.grid.padding.1
    }

    /// Draws the given lines of a row's cells in a band `height` tall and moves below it.
    fn paint(&mut self, flow: &mut Flow<'_>, row: usize, height: f32, part: &[Part], way: Way) {
        let (left, top) = (flow.frame.left, flow.y);
        for (i, lines) in part {
            let cell = &self.grid.cells[*i];
            let below: f32 = self.grid.heights[row..].iter().take(cell.rows).skip(1).sum();
            let height = height + below;
            flow.pages.draw(Owner::Artifact, frame_of(cell, left, top, height, self.rules));
            let shown = &cell.lines[lines.clone()];
            let whole = lines.len() == cell.lines.len();
            let spare = height - height_of(shown);
            let y = top + if cell.middle && whole { spare / 2.0 } else { self.grid.padding.1 };
            let mut marks = Vec::new();
            stack(shown, left + cell.x + self.grid.padding.0, y, &mut marks);
            let owner = if way == Way::Repeated { Owner::Artifact } else { Owner::Node(self.cell_node(flow, *i)) };
            flow.pages.draw(owner, marks);
        }
        if way == Way::Continued {
            self.say_continued(flow, height, part);
        }
        flow.y += height;
    }

    /// Says in the first cell that has nothing left that its row goes on from the page before: with its words again, where there
    /// is room, so that the reader knows what goes on.
    fn say_continued(&self, flow: &mut Flow<'_>, height: f32, part: &[Part]) {
        let exhausted = part.iter().find(|(i, lines)| lines.is_empty() && !self.grid.cells[*i].lines.is_empty());
        let Some(cell) = exhausted.map(|(i, _)| &self.grid.cells[*i]) else { return };
        let Some(look) = cell.lines.first().and_then(|line| line.clusters().first()) else { return };
        let said = |text: &str| {
            let mut said = Paragraph::dense(text, look.size).colour(look.colour);
            said.runs.iter_mut().for_each(|run| run.face = look.face);
            flow.setter.lines(&said, cell.width - 2.0 * self.grid.padding.0)
        };
        let mut lines = said(&format!("{} {CONTINUED}", cell.lines[0].text()));
        if height_of(&lines) > height - 2.0 * self.grid.padding.1 {
            lines = said(CONTINUED);
        }
        let mut marks = Vec::new();
        stack(&lines, flow.frame.left + cell.x + self.grid.padding.0, flow.y + self.grid.padding.1, &mut marks);
        flow.pages.draw(Owner::Artifact, marks);
    }

    fn cell_node(&mut self, flow: &mut Flow<'_>, i: usize) -> NodeId {
        if let Some(node) = self.cells[i] {
            return node;
        }
        let cell = &self.grid.cells[i];
        let (row_role, role) = match self.rules {
            Rules::Grid => (Role::Row, cell.role),
            Rules::None => (Role::Division, Role::Paragraph),
        };
        let row = *self.rows[cell.row].get_or_insert_with(|| flow.node(self.node, row_role));
        let node = flow.node(row, role);
        (flow.pages.nodes[node].columns, flow.pages.nodes[node].rows) = (cell.columns, cell.rows);
        self.cells[i] = Some(node);
        node
    }
}

/// Background and border of a cell.
fn frame_of(cell: &Placed, left: f32, top: f32, height: f32, rules: Rules) -> Vec<Mark> {
    let (x, width) = (left + cell.x, cell.width);
    let mut marks = Vec::new();
    if let Some(fill) = cell.fill {
        marks.push(Mark::Rectangle { x, y: top, width, height, fill });
    }
    if rules == Rules::Grid {
        let points = vec![(x, top), (x + width, top), (x + width, top + height), (x, top + height)];
        marks.push(Mark::Stroke { points, width: style::RULE_WIDTH, colour: style::RULE, closed: true, dashed: false });
    }
    marks
}
