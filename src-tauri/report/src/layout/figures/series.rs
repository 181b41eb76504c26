//! An index by year, as the Corruption Perceptions Index, with a second one under it, as the rank, on the same years.

use super::canvas::{Canvas, EMPTY, PAD, TITLE};
use super::plot::{LEVELS, Line, Plot};
use super::{Scale, told};
use crate::style;
use crate::text::Paragraph;

/// Two lines, each on its own scale; a scale whose `low` is the greater number puts the small numbers up.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) title: String,
    pub(crate) years: Vec<String>,
    pub(crate) upper: (Line, Scale),
    pub(crate) lower: (Line, Scale),
    /// Under the chart: the source, and why a year is missing.
    pub(crate) note: String,
}

const PLOT: f32 = 78.0;
/// A plot's name, and the labels of values at its top.
const HEAD: f32 = 38.0;
const NAMES: f32 = 24.0;
const NOTE: f32 = 32.0;

impl Series {
    pub(super) fn height(&self) -> f32 {
        if self.is_empty() { EMPTY } else { TITLE + 2.0 * (HEAD + PLOT) + NAMES + NOTE }
    }

    /// Every year's two values in words, and the note.
    pub(super) fn alt(&self) -> String {
        let lines = [&self.upper.0, &self.lower.0];
        let values = lines.into_iter().flat_map(|line| {
            let values = line.values.iter().chain(std::iter::repeat(&None));
            self.years.iter().zip(values).map(move |(year, value)| {
                (format!("{} {year}", line.name), value.as_ref().map(|value| value.shown.clone()))
            })
        });
        let told = told(&self.title, if self.is_empty() { Vec::new() } else { values.collect() });
        if self.note.is_empty() { told } else { format!("{told} {}", self.note) }
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        canvas.plate(&self.title, (x, y), (width, self.height()));
        if self.is_empty() {
            return canvas.nothing((x, y), width);
        }
        let left = x + PAD + LEVELS;
        let mut top = y + TITLE - 4.0;
        for (n, (line, scale)) in [&self.upper, &self.lower].into_iter().enumerate() {
            canvas.marker(n, (x + PAD + 4.0, top + 13.0));
            let name = Paragraph::dense(&line.name, style::CHART);
            canvas.text_around(&name, x + PAD + 13.0, top + 13.0, width - 2.0 * PAD - 13.0, 1);
            let (width, steps) = (x + width - PAD - left, self.years.len());
            let plot = Plot { left, top: top + HEAD, width, height: PLOT, steps };
            plot.levels(canvas, scale);
            plot.lines(canvas, scale, std::slice::from_ref(line), n);
            top += HEAD + PLOT;
            if n == 1 {
                plot.names(canvas, &self.years, 1);
            }
        }
        let note = Paragraph::dense(&self.note, style::CHART).colour(style::MUTED);
        canvas.text(&note, x + PAD, y + self.height() - NOTE, width - 2.0 * PAD, 2);
    }

    fn is_empty(&self) -> bool {
        let none = |line: &Line| line.values.iter().take(self.years.len()).all(Option::is_none);
        none(&self.upper.0) && none(&self.lower.0)
    }
}
