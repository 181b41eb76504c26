//! A network: its members in two columns around their centre, each marked by its group, and lines between those that are tied.

use super::canvas::{Canvas, EMPTY, PAD, TITLE};
use super::{LEGEND, told};
use crate::style;
use crate::text::{Align, Paragraph};

/// Who belongs together. What no page holds is left out by whoever makes it.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    pub(crate) title: String,
    pub(crate) centre: String,
    pub(crate) groups: Vec<String>,
    /// What each member is called, and the place of its group.
    pub(crate) members: Vec<(String, usize)>,
    /// The places of two members that are tied.
    pub(crate) ties: Vec<(usize, usize)>,
}

const ROW: f32 = 24.0;
const FOOT: f32 = 8.0;
/// How much of the width each column of names takes.
const NAMES: f32 = 0.3;
/// How far the middle of a column stands out.
const BULGE: f32 = 34.0;
/// The box of the centre.
const CENTRE: (f32, f32) = (112.0, 40.0);

impl Network {
    fn rows(&self) -> usize {
        self.members.len().div_ceil(2)
    }

    pub(super) fn height(&self) -> f32 {
        if self.members.is_empty() { EMPTY } else { TITLE + ROW * self.rows().max(2) as f32 + FOOT + LEGEND }
    }

    /// Each member with its group and whom it is tied to, in words.
    pub(super) fn alt(&self) -> String {
        let tied = |of: usize| {
            let other = |&(one, two): &(usize, usize)| match of {
                of if of == one => Some(two),
                of if of == two => Some(one),
                _ => None,
            };
            let others = self.ties.iter().filter_map(other).filter_map(|at| self.members.get(at));
            others.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let member = |(at, (name, group)): (usize, &(String, usize))| {
            let group = self.groups.get(*group).map_or("", String::as_str);
            let tied = tied(at);
            let joined =
                if tied.is_empty() { String::new() } else { format!(" เชื่อมโยงกับ {tied}") };
            (name.clone(), Some(format!("{group}{joined}")))
        };
        told(&format!("{} ของ{}", self.title, self.centre), self.members.iter().enumerate().map(member).collect())
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        canvas.plate(&self.title, (x, y), (width, self.height()));
        if self.members.is_empty() {
            return canvas.nothing((x, y), width);
        }
        let places: Vec<(f32, f32)> = (0..self.members.len()).map(|at| self.place(at, (x, y), width)).collect();
        let middle = (x + width / 2.0, y + TITLE + ROW * self.rows().max(2) as f32 / 2.0);
        for place in &places {
            canvas.line(*place, middle, 0.5, style::RULE, true);
        }
        for (one, two) in &self.ties {
            if let (Some(one), Some(two)) = (places.get(*one), places.get(*two)) {
                canvas.line(*one, *two, 1.2, style::ACCENT, false);
            }
        }
        canvas.panel((middle.0 - CENTRE.0 / 2.0, middle.1 - CENTRE.1 / 2.0), CENTRE, 4.0, style::TRACK);
        let centre = Paragraph::dense(&self.centre, style::CHART).bold().align(Align::Centre);
        canvas.text_around(&centre, middle.0 - CENTRE.0 / 2.0 + 4.0, middle.1, CENTRE.0 - 8.0, 2);
        let names = width * NAMES - PAD;
        for ((name, group), (at, place)) in self.members.iter().zip(places.iter().enumerate()) {
            let left = at >= self.rows();
            mark(canvas, *group, *place);
            let name = Paragraph::dense(name, style::CHART).align(if left { Align::Right } else { Align::Left });
            let edge = if left { place.0 - 8.0 - names } else { place.0 + 8.0 };
            canvas.text_around(&name, edge, place.1, names, 2);
        }
        self.legend(canvas, x + PAD, y + self.height() - LEGEND / 2.0 - 2.0);
    }

    /// Where a member is marked: down the right, then down the left, each column standing out in its middle.
    fn place(&self, at: usize, (x, y): (f32, f32), width: f32) -> (f32, f32) {
        let rows = self.rows();
        let (left, row) = (at >= rows, at % rows);
        let in_column = if left { self.members.len() - rows } else { rows };
        let down = (row as f32 + 0.5) / in_column.max(1) as f32;
        let out = BULGE * (1.0 - (2.0 * down - 1.0).powi(2));
        let middle = y + TITLE + ROW * rows.max(2) as f32 * down;
        let beside = width * NAMES + BULGE + 8.0 - out;
        (if left { x + beside } else { x + width - beside }, middle)
    }

    fn legend(&self, canvas: &mut Canvas<'_>, x: f32, middle: f32) {
        let mut pen = x + 4.0;
        for (at, group) in self.groups.iter().enumerate() {
            mark(canvas, at, (pen, middle));
            let text = Paragraph::dense(group, style::CHART).colour(style::MUTED);
            let width = canvas.width_of(&text) + 1.0;
            canvas.snug(&text, pen + 8.0, middle, width);
            pen += width + 26.0;
        }
    }
}

/// The marker of a group; of a fifth, the first's as a ring.
fn mark(canvas: &mut Canvas<'_>, group: usize, at: (f32, f32)) {
    const HOLE: f32 = 3.2;
    canvas.marker(group, at);
    if group >= style::SERIES.len() {
        canvas.panel((at.0 - HOLE / 2.0, at.1 - HOLE / 2.0), (HOLE, HOLE), HOLE / 2.0, style::PANEL);
    }
}
