//! Lines over equal steps: what the trend and the series of an index share.
//!
//! Invariant: labels of values cover neither each other nor a marker of their own step; a step without a value breaks its
//! line.

use super::canvas::{Canvas, MARKER};
use super::{Reading, Scale};
use crate::style;
use crate::text::{Align, Paragraph};

/// A line: its name and a value for each step, or none.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) values: Vec<Option<Reading>>,
}

/// The box lines are drawn in, less the room their labels need at its sides.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) steps: usize,
}

/// The height of a value's label.
const LABEL: f32 = style::CHART * style::TIGHT_LEADING;
/// Room for the labels of the levels, left of a plot.
pub(super) const LEVELS: f32 = 42.0;
const GAP: f32 = 4.0;

/// A label's or marker's upper and lower edge.
type Band = (f32, f32);

impl Plot {
    /// The middle of a step.
    fn x(&self, step: usize) -> f32 {
        self.left + self.pitch() * (step as f32 + 0.5)
    }

    fn pitch(&self) -> f32 {
        self.width / self.steps.max(1) as f32
    }

    fn y(&self, scale: &Scale, value: f32) -> f32 {
        self.top + self.height * (1.0 - scale.share(value))
    }

    /// The levels as lines across, labelled at the left.
    pub(super) fn levels(&self, canvas: &mut Canvas<'_>, scale: &Scale) {
        let mut free = f32::INFINITY;
        let mut ticks: Vec<_> = scale.ticks.iter().map(|(value, label)| (self.y(scale, *value), label)).collect();
        ticks.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (y, label) in ticks {
            canvas.line((self.left, y), (self.left + self.width, y), style::RULE_WIDTH, style::RULE, false);
            if y + LABEL / 2.0 <= free {
                let label = Paragraph::dense(label, style::CHART).colour(style::MUTED).align(Align::Right);
                canvas.snug(&label, self.left - LEVELS, y, LEVELS - GAP);
                free = y - LABEL / 2.0;
            }
        }
    }

    /// The steps' names under the plot; where they are too many, every second, third … counted from the last.
    pub(super) fn names(&self, canvas: &mut Canvas<'_>, names: &[String], lines: usize) {
        let text = |name: &String| Paragraph::dense(name, style::CHART).colour(style::MUTED).align(Align::Centre);
        let word = |name: &String| canvas.narrowest(&text(name));
        let widest = names.iter().map(word).fold(0.0, f32::max);
        let every = self.every(widest);
        let shown = names.iter().enumerate().filter(|(i, _)| (names.len() - 1 - i).is_multiple_of(every));
        let width = self.pitch() * every as f32 - GAP;
        for (i, name) in shown.collect::<Vec<_>>() {
            let left = (self.x(i) - width / 2.0).max(self.left - LEVELS);
            let right = (self.x(i) + width / 2.0).min(self.left + self.width);
            let half = (self.x(i) - left).min(right - self.x(i));
            // under many narrow steps the ones at the edges may have no room for a whole word
            if 2.0 * half < widest.min(width) {
                continue;
            }
            canvas.text(&text(name), self.x(i) - half, self.top + self.height + LABEL / 2.0 + 1.0, 2.0 * half, lines);
        }
    }

    /// Lines with their markers and values.
    pub(super) fn lines(&self, canvas: &mut Canvas<'_>, scale: &Scale, lines: &[Line], first: usize) {
        for (n, line) in lines.iter().enumerate().rev() {
            let at = |i: usize| {
                line.values.get(i).and_then(Option::as_ref).map(|value| (self.x(i), self.y(scale, value.value)))
            };
            for i in 1..self.steps {
                if let (Some(from), Some(to)) = (at(i - 1), at(i)) {
                    let colour = style::SERIES[(first + n) % style::SERIES.len()];
                    canvas.line(from, to, 1.6, colour, (first + n) % 2 == 1);
                }
            }
            for at in (0..self.steps).filter_map(at) {
                canvas.marker(first + n, at);
            }
        }
        let text = |value: &Reading| Paragraph::dense(&value.shown, style::CHART).bold().align(Align::Centre);
        let all = lines.iter().flat_map(|line| &line.values).flatten();
        let widest = all.map(|value| canvas.width_of(&text(value))).fold(0.0, f32::max);
        let every = self.every(widest);
        for step in (0..self.steps).filter(|step| (self.steps - 1 - step).is_multiple_of(every)) {
            let values = lines.iter().filter_map(|line| line.values.get(step)?.as_ref());
            let values = distinct(values);
            let own: Vec<f32> = values.iter().map(|value| canvas.width_of(&text(value))).collect();
            let crossed = |i: usize, top: f32| self.crosses(scale, lines, self.x(step), own[i] / 2.0, top);
            let bands = self.bands(scale, &values, crossed);
            for (value, (top, bottom)) in values.iter().zip(bands) {
                let (width, middle) = (widest.min(self.pitch() * every as f32 - 1.0), f32::midpoint(top, bottom));
                let own = canvas.width_of(&text(value)).min(width);
                // of many narrow steps the first may lie too far left for its label
                if self.x(step) - own / 2.0 < self.left - 1.0 {
                    continue;
                }
                canvas.panel((self.x(step) - own / 2.0, top + 1.5), (own, LABEL - 3.0), 2.0, style::PANEL);
                canvas.snug(&text(value), self.x(step) - width / 2.0, middle, width);
            }
        }
    }

    /// Whether a line crosses a label that is so wide to both sides of `x` and begins at `top`.
    fn crosses(&self, scale: &Scale, lines: &[Line], x: f32, half: f32, top: f32) -> bool {
        let at = |line: &Line, i: usize| {
            line.values.get(i).and_then(Option::as_ref).map(|value| (self.x(i), self.y(scale, value.value)))
        };
        let parts = |line: &Line| {
            let pairs = (1..self.steps).filter_map(|i| at(line, i - 1).zip(at(line, i)));
            pairs.collect::<Vec<_>>()
        };
        lines.iter().flat_map(parts).any(|((from_x, from_y), (to_x, to_y))| {
            let (left, right) = (from_x.max(x - half), to_x.min(x + half));
            let y = |x: f32| from_y + (to_y - from_y) * (x - from_x) / (to_x - from_x).max(0.01);
            let (high, low) = (y(left).min(y(right)), y(left).max(y(right)));
            left < right && low > top + 1.0 && high < top + LABEL - 1.0
        })
    }

    /// Where the labels of one step's values stand: over their markers, under them, or where there is room; struck by a line
    /// only where there is none without.
    fn bands(&self, scale: &Scale, values: &[&Reading], crossed: impl Fn(usize, f32) -> bool) -> Vec<Band> {
        let markers: Vec<f32> = values.iter().map(|value| self.y(scale, value.value)).collect();
        let mut taken: Vec<Band> = markers.iter().map(|y| (y - MARKER, y + MARKER)).collect();
        let (top, bottom) = (self.top - LABEL - MARKER, self.top + self.height - LABEL);
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| markers[a].total_cmp(&markers[b]));
        let mut bands = vec![(0.0, 0.0); values.len()];
        for i in order {
            let near = [markers[i] - MARKER - 1.0 - LABEL, markers[i] + MARKER + 1.0];
            let mut room: Vec<f32> = (0..).map(|n| top + 2.0 * n as f32).take_while(|y| *y <= bottom).collect();
            room.sort_by(|a, b| (a - near[0]).abs().total_cmp(&(b - near[0]).abs()));
            let free = |y: &f32| *y >= top - 1.0 && *y <= bottom && taken.iter().all(|b| y + LABEL <= b.0 || *y >= b.1);
            let places = || near.into_iter().chain(room.iter().copied());
            let clear = places().find(|y| free(y) && !crossed(i, *y));
            let y = clear.or_else(|| places().find(free)).unwrap_or(near[0]);
            taken.push((y, y + LABEL));
            bands[i] = (y, y + LABEL);
        }
        bands
    }

    /// Every how many steps something `width` wide has room.
    fn every(&self, width: f32) -> usize {
        ((width + GAP) / self.pitch().max(1.0)).ceil().clamp(1.0, self.steps.max(1) as f32) as usize
    }
}

/// The values less those that are printed as one before them: markers on one spot share a label.
fn distinct<'a>(values: impl Iterator<Item = &'a Reading>) -> Vec<&'a Reading> {
    let mut distinct: Vec<&Reading> = Vec::new();
    for value in values {
        if distinct.iter().all(|other| other.shown != value.shown) {
            distinct.push(value);
        }
    }
    distinct
}
