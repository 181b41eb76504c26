//! The shapes figures are made of.

use crate::layout::lines::Typesetter;
use crate::layout::pages::{Knot, Mark, stack};
use crate::style::{self, Colour};
use crate::text::{Align, Paragraph};

/// Space between a plate's edge and what stands on it.
pub(super) const PAD: f32 = 10.0;
/// The height of a plate's title.
pub(super) const TITLE: f32 = 30.0;
/// The height of a figure without data.
pub(super) const EMPTY: f32 = 64.0;
/// Half the width of a marker.
pub(super) const MARKER: f32 = 3.0;
/// What a figure without data says.
pub(super) const NO_DATA: &str = "ไม่มีข้อมูลสำหรับแผนภูมินี้";
/// The least a text is scaled to when it must stay whole.
const SMALLEST: f32 = 0.55;

/// Collects the marks of a figure.
pub(super) struct Canvas<'a> {
    setter: &'a Typesetter,
    pub(super) marks: Vec<Mark>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(setter: &'a Typesetter) -> Self {
        Self { setter, marks: Vec::new() }
    }

    /// Sets at most `most` lines of text under each other, from `y`; returns where they end. What is cut off ends in `…`.
    pub(super) fn text(&mut self, text: &Paragraph, x: f32, y: f32, width: f32, most: usize) -> f32 {
        let text = &*text.without_ids();
        let lines = self.setter.lines_at_most(text, width, most);
        stack(&lines, x, y, &mut self.marks)
    }

    /// The same, with the lines' middle at `middle`.
    pub(super) fn text_around(&mut self, text: &Paragraph, x: f32, middle: f32, width: f32, most: usize) {
        let text = &*text.without_ids();
        let lines = self.setter.lines_at_most(text, width, most);
        let height: f32 = lines.iter().map(|line| line.height).sum();
        stack(&lines, x, middle - height / 2.0, &mut self.marks);
    }

    /// Sets one line whose text stays whole: smaller where the column is too narrow for it.
    pub(super) fn snug(&mut self, text: &Paragraph, x: f32, middle: f32, width: f32) {
        let text = &*text.without_ids();
        let natural = self.setter.natural_width(text);
        let text = if natural > width { text.scaled((width / natural * 0.99).max(SMALLEST)) } else { text.clone() };
        self.text_around(&text, x, middle, width, 1);
    }

    /// The width of a text on one line.
    pub(super) fn width_of(&self, text: &Paragraph) -> f32 {
        self.setter.natural_width(text)
    }

    /// The width of the widest piece of a text that no line end parts.
    pub(super) fn narrowest(&self, text: &Paragraph) -> f32 {
        self.setter.widths(text).word
    }

    /// A figure's ground and its title.
    pub(super) fn plate(&mut self, title: &str, at: (f32, f32), size: (f32, f32)) {
        self.panel(at, size, 5.0, style::PANEL);
        let title = Paragraph::dense(title, style::CHART_TITLE).bold().colour(style::ACCENT);
        self.text(&title, at.0 + PAD, at.1 + 6.0, size.0 - 2.0 * PAD, 1);
    }

    /// Swatches and what they stand for, side by side around `middle`.
    pub(super) fn legend(&mut self, entries: &[(Colour, &str)], x: f32, middle: f32) {
        const SWATCH: f32 = 9.0;
        let mut pen = x;
        for (colour, text) in entries {
            self.panel((pen, middle - SWATCH / 2.0), (SWATCH, SWATCH), 2.0, *colour);
            let text = Paragraph::dense(text, style::CHART).colour(style::MUTED);
            let width = self.width_of(&text) + 1.0;
            self.snug(&text, pen + SWATCH + 4.0, middle, width);
            pen += SWATCH + width + 18.0;
        }
    }

    /// Says that there is nothing to draw, under the title of a plate that is [`EMPTY`] high.
    pub(super) fn nothing(&mut self, at: (f32, f32), width: f32) {
        let said = Paragraph::dense(NO_DATA, style::CHART).colour(style::MUTED).align(Align::Centre);
        self.text_around(&said, at.0 + PAD, at.1 + TITLE + (EMPTY - TITLE) / 2.0 - 4.0, width - 2.0 * PAD, 1);
    }

    /// The marker of a chart's `n`th line: disc, square, diamond or triangle, in that line's colour.
    pub(super) fn marker(&mut self, n: usize, (x, y): (f32, f32)) {
        let fill = style::SERIES[n % style::SERIES.len()];
        let corners: &[(f32, f32)] = match n % 4 {
            0 => return self.panel((x - MARKER, y - MARKER), (2.0 * MARKER, 2.0 * MARKER), MARKER, fill),
            1 => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            2 => &[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)],
            _ => &[(0.0, -1.15), (1.15, 0.95), (-1.15, 0.95)],
        };
        let knot = |&(dx, dy): &(f32, f32)| Knot { x: x + dx * MARKER, y: y + dy * MARKER, control: false };
        self.marks.push(Mark::Shape { outline: corners.iter().map(knot).collect(), fill });
    }

    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, colour: Colour, dashed: bool) {
        self.marks.push(Mark::Stroke { points: vec![from, to], width, colour, closed: false, dashed });
    }

    /// A rectangle with corners rounded by `radius`.
    pub(super) fn panel(&mut self, at: (f32, f32), size: (f32, f32), radius: f32, fill: Colour) {
        let radius = radius.min(size.0 / 2.0).min(size.1 / 2.0);
        if radius <= 0.0 {
            let ((x, y), (width, height)) = (at, size);
            self.marks.push(Mark::Rectangle { x, y, width, height, fill });
            return;
        }
        let corners = [
            (at.0 + size.0 - radius, at.1 + radius, -90.0_f32),
            (at.0 + size.0 - radius, at.1 + size.1 - radius, 0.0),
            (at.0 + radius, at.1 + size.1 - radius, 90.0),
            (at.0 + radius, at.1 + radius, 180.0),
        ];
        let mut outline = Vec::new();
        for (x, y, from) in corners {
            arc(&mut outline, (x, y), radius, from, from + 90.0);
        }
        self.marks.push(Mark::Shape { outline, fill });
    }

    /// A ring's piece between two radii; angles in degrees, clockwise from the right.
    pub(super) fn ring(&mut self, centre: (f32, f32), radii: (f32, f32), from: f32, to: f32, fill: Colour) {
        let mut outline = Vec::new();
        arc(&mut outline, centre, radii.1, from, to);
        arc(&mut outline, centre, radii.0, to, from);
        self.marks.push(Mark::Shape { outline, fill });
    }
}

/// Appends an arc as Bézier curves of at most 45°.
fn arc(outline: &mut Vec<Knot>, centre: (f32, f32), radius: f32, from: f32, to: f32) {
    let steps = ((to - from).abs() / 45.0).ceil().max(1.0);
    let step = ((to - from) / steps).to_radians();
    let handle = 4.0 / 3.0 * (step / 4.0).tan() * radius;
    let knot = |x: f32, y: f32, control: bool| Knot { x, y, control };
    let mut angle = from.to_radians();
    let at = |angle: f32| (centre.0 + radius * angle.cos(), centre.1 + radius * angle.sin());
    let (x, y) = at(angle);
    outline.push(knot(x, y, false));
    let mut left = steps;
    while left > 0.5 {
        let (next, (x, y)) = (angle + step, at(angle));
        let (end_x, end_y) = at(next);
        outline.push(knot(x - handle * angle.sin(), y + handle * angle.cos(), true));
        outline.push(knot(end_x + handle * next.sin(), end_y - handle * next.cos(), true));
        outline.push(knot(end_x, end_y, false));
        angle = next;
        left -= 1.0;
    }
}
