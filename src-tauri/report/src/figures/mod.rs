//! Charts drawn as vectors: scores as bars against the levels, and an overview with a gauge of the total.
//!
//! Role: numbers already formatted and scaled → marks on a page. Invariant: a figure stays inside its height and the given
//! width. Knows no register; labels come as text.

mod bars;
mod canvas;
mod overview;

pub(crate) use bars::{Bar, Bars};
pub(crate) use overview::{Overview, Tile};

use crate::lines::Typesetter;
use crate::pages::Mark;
use crate::style::{self, Colour};
use canvas::Canvas;

/// A figure, with what it shows in words for those who cannot see it.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) alt: String,
    /// Points.
    pub(crate) height: f32,
    chart: Chart,
}

#[derive(Clone, Debug)]
enum Chart {
    Bars(Bars),
    Overview(Overview),
}

impl Figure {
    pub(crate) fn bars(alt: String, bars: Bars) -> Self {
        Self { alt, height: bars.height(), chart: Chart::Bars(bars) }
    }

    pub(crate) fn overview(alt: String, overview: Overview) -> Self {
        Self { alt, height: Overview::HEIGHT, chart: Chart::Overview(overview) }
    }

    pub(crate) fn paint(&self, setter: &Typesetter, x: f32, y: f32, width: f32) -> Vec<Mark> {
        let mut canvas = Canvas::new(setter);
        match &self.chart {
            Chart::Bars(bars) => bars.paint(&mut canvas, x, y, width),
            Chart::Overview(overview) => overview.paint(&mut canvas, x, y, width),
        }
        canvas.marks
    }
}

/// The scale scores are on.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    /// The full score.
    pub(crate) full: f32,
    /// Where lines cross the chart, with their labels.
    pub(crate) ticks: Vec<(f32, String)>,
}

impl Axis {
    /// A score's place on the scale, from 0 to 1.
    fn share(&self, score: f32) -> f32 {
        (score / self.full.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0)
    }
}

/// The colour of a score: under half of the scale, under four fifths, and from there.
fn colour_of(share: f32) -> Colour {
    match share {
        s if s < 0.5 => style::POOR,
        s if s < 0.8 => style::FAIR,
        _ => style::GOOD,
    }
}
