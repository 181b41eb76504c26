//! Scores as horizontal bars, the levels as lines behind them.

use super::canvas::Canvas;
use super::{Axis, COLOURS, LEGEND, colour_of};
use crate::style;
use crate::text::{Align, Paragraph};

/// A bar: an indicator's label and its score, if it has one.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) score: Option<f32>,
    /// The score as printed, or why there is none.
    pub(crate) shown: String,
}

/// A chart of bars.
#[derive(Clone, Debug)]
pub(crate) struct Bars {
    pub(crate) title: String,
    pub(crate) axis: Axis,
    pub(crate) bars: Vec<Bar>,
}

const TITLE: f32 = 30.0;
const ROW: f32 = 29.0;
const BAR: f32 = 10.0;
const FOOT: f32 = 24.0;
const LABELS: f32 = 0.45;
const SHOWN: f32 = 52.0;
const PAD: f32 = 10.0;

impl Bars {
    /// Bars that fit one figure; a longer list is for several.
    pub(crate) const MOST: usize = 20;

    pub(super) fn height(&self) -> f32 {
        TITLE + ROW * self.bars.len() as f32 + FOOT + LEGEND
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        let height = self.height();
        canvas.panel((x, y), (width, height), 5.0, style::PANEL);
        let title = Paragraph::dense(&self.title, style::CHART_TITLE).bold().colour(style::ACCENT);
        canvas.text(&title, x + PAD, y + 6.0, width - 2.0 * PAD, 1);
        let labels = width * LABELS;
        let plot = (x + labels, width - labels - SHOWN - PAD);
        let (top, bottom) = (y + TITLE, y + height - FOOT - LEGEND);
        self.paint_ticks(canvas, plot, top, bottom);
        let text = |text: &str| Paragraph::dense(text, style::CHART);
        for (i, bar) in self.bars.iter().enumerate() {
            let middle = top + ROW * (i as f32 + 0.5);
            let line = middle - style::CHART * style::TIGHT_LEADING / 2.0;
            canvas.text_around(&text(&bar.label), x + PAD, middle, labels - 2.0 * PAD, 2);
            canvas.panel((plot.0, middle - BAR / 2.0), (plot.1, BAR), 2.0, style::TRACK);
            if let Some(score) = bar.score {
                let share = self.axis.share(score);
                canvas.panel((plot.0, middle - BAR / 2.0), (plot.1 * share, BAR), 2.0, colour_of(share));
            }
            let colour = if bar.score.is_some() { style::INK } else { style::MUTED };
            let shown = text(&bar.shown).align(Align::Right).colour(colour);
            let shown = if bar.score.is_some() { shown.bold() } else { shown };
            canvas.text(&shown, plot.0 + plot.1 + 2.0, line, SHOWN - 2.0, 1);
        }
        self.paint_tick_lines(canvas, plot, top, bottom);
        canvas.legend(&COLOURS, x + PAD, y + height - LEGEND / 2.0 - 2.0);
    }

    fn paint_ticks(&self, canvas: &mut Canvas<'_>, plot: (f32, f32), top: f32, bottom: f32) {
        for (score, label) in &self.axis.ticks {
            let at = plot.0 + plot.1 * self.axis.share(*score);
            canvas.line((at, top), (at, bottom + 3.0), style::RULE_WIDTH, style::RULE, false);
            let label = Paragraph::dense(label, style::CHART).colour(style::MUTED).align(Align::Centre);
            canvas.text(&label, at - 30.0, bottom + 4.0, 60.0, 1);
        }
    }

    /// The levels once more over the bars, so that a bar can be read against them.
    fn paint_tick_lines(&self, canvas: &mut Canvas<'_>, plot: (f32, f32), top: f32, bottom: f32) {
        for (score, _) in &self.axis.ticks {
            let at = plot.0 + plot.1 * self.axis.share(*score);
            canvas.line((at, top), (at, bottom), 0.4, style::PANEL, true);
        }
    }
}
