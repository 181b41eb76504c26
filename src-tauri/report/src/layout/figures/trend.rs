//! Totals over years and rounds: up to four lines with labelled points.

use super::canvas::{Canvas, EMPTY, PAD, TITLE};
use super::plot::{LEVELS, Line, Plot};
use super::{Scale, told};
use crate::style;
use crate::text::Paragraph;

/// A trend. Four lines are told apart; from the fifth they take the looks of the first again.
#[derive(Clone, Debug)]
pub(crate) struct Trend {
    pub(crate) title: String,
    pub(crate) scale: Scale,
    /// What stands under each step, oldest first: a year and round.
    pub(crate) steps: Vec<String>,
    pub(crate) lines: Vec<Line>,
}

const PLOT: f32 = 130.0;
/// Over the plot, for the labels of values at its top.
const HEAD: f32 = TITLE + 14.0;
const NAMES: f32 = 36.0;
const LEGEND: f32 = 30.0;

impl Trend {
    pub(super) fn height(&self) -> f32 {
        if self.is_empty() { EMPTY } else { HEAD + PLOT + NAMES + LEGEND }
    }

    /// Every value in words, line by line.
    pub(super) fn alt(&self) -> String {
        let values = self.lines.iter().flat_map(|line| {
            let values = line.values.iter().chain(std::iter::repeat(&None));
            self.steps.iter().zip(values).map(move |(step, value)| {
                (format!("{} {step}", line.name), value.as_ref().map(|value| value.shown.clone()))
            })
        });
        told(&self.title, if self.is_empty() { Vec::new() } else { values.collect() })
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        canvas.plate(&self.title, (x, y), (width, self.height()));
        if self.is_empty() {
            return canvas.nothing((x, y), width);
        }
        let left = x + PAD + LEVELS;
        let plot = Plot { left, top: y + HEAD, width: x + width - PAD - left, height: PLOT, steps: self.steps.len() };
        plot.levels(canvas, &self.scale);
        plot.names(canvas, &self.steps, 2);
        plot.lines(canvas, &self.scale, &self.lines, 0);
        let column = (width - 2.0 * PAD) / self.lines.len() as f32;
        for (n, line) in self.lines.iter().enumerate() {
            let (at, middle) = (x + PAD + column * n as f32, y + self.height() - LEGEND / 2.0 - 2.0);
            let colour = style::SERIES[n % style::SERIES.len()];
            canvas.line((at, middle), (at + 18.0, middle), 1.6, colour, n % 2 == 1);
            canvas.marker(n, (at + 9.0, middle));
            canvas.text_around(&Paragraph::dense(&line.name, style::CHART), at + 23.0, middle, column - 29.0, 2);
        }
    }

    fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.values.iter().take(self.steps.len()).all(Option::is_none))
    }
}
