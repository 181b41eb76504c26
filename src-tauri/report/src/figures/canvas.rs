//! The shapes figures are made of.

use crate::flow::stack;
use crate::lines::Typesetter;
use crate::pages::{Knot, Mark};
use crate::style::Colour;
use crate::text::Paragraph;

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
        let lines = self.setter.lines_at_most(text, width, most);
        stack(&lines, x, y, &mut self.marks)
    }

    /// The same, with the lines' middle at `middle`.
    pub(super) fn text_around(&mut self, text: &Paragraph, x: f32, middle: f32, width: f32, most: usize) {
        let lines = self.setter.lines_at_most(text, width, most);
        let height: f32 = lines.iter().map(|line| line.height).sum();
        stack(&lines, x, middle - height / 2.0, &mut self.marks);
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
