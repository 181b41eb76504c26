//! Charts drawn as vectors: scores as bars against the levels, an overview with a gauge of the total, trends, heat maps,
//! timelines, shares and series.
//!
//! Role: numbers already formatted and scaled → marks on a page. Invariant: a figure stays inside its height and the given
//! width; its texts cover no other; nothing it says depends on hue alone. Knows no register; labels come as text.

mod bars;
mod canvas;
mod heat_map;
mod network;
mod overview;
mod plot;
mod series;
mod shares;
mod timeline;
mod trend;

#[cfg(test)]
mod tests;

pub(crate) use bars::{Bar, Bars};
pub(crate) use heat_map::{HeatMap, HeatRow};
pub(crate) use network::Network;
pub(crate) use overview::{Overview, Tile};
pub(crate) use plot::Line;
pub(crate) use series::Series;
pub(crate) use shares::{Share, Shares};
pub(crate) use timeline::{Span, Timeline};
pub(crate) use trend::Trend;

use crate::emblem::Shared;
use crate::layout::lines::Typesetter;
use crate::layout::pages::Mark;
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
    Trend(Trend),
    HeatMap(HeatMap),
    Timeline(Timeline),
    Shares(Shares),
    Series(Box<Series>),
    Network(Network),
    Artwork(Shared),
    /// At the left, so high, beside what follows.
    Beside(Shared, f32),
}

impl Figure {
    /// Artwork in the middle of the page, at most so high and three times as wide.
    pub(crate) fn artwork(alt: String, art: Shared, height: f32) -> Self {
        Self { alt, height: height.min(3.0 * height / art.aspect()), chart: Chart::Artwork(art) }
    }

    /// A picture in the middle of the page, at most so high and wide.
    pub(crate) fn picture(alt: String, art: Shared, height: f32, width: f32) -> Self {
        Self { alt, height: height.min(width / art.aspect()), chart: Chart::Artwork(art) }
    }

    /// Artwork at the left, so high; what follows stands beside it.
    pub(crate) fn beside(alt: String, art: Shared, height: f32) -> Self {
        Self { alt, height: 0.0, chart: Chart::Beside(art, height) }
    }

    pub(crate) fn bars(alt: String, bars: Bars) -> Self {
        Self { alt, height: bars.height(), chart: Chart::Bars(bars) }
    }

    pub(crate) fn overview(alt: String, overview: Overview) -> Self {
        Self { alt, height: Overview::HEIGHT, chart: Chart::Overview(overview) }
    }

    /// Totals over years and rounds.
    pub(crate) fn trend(trend: Trend) -> Self {
        Self { alt: trend.alt(), height: trend.height(), chart: Chart::Trend(trend) }
    }

    /// An index by year over a second one.
    pub(crate) fn series(series: Series) -> Self {
        Self { alt: series.alt(), height: series.height(), chart: Chart::Series(Box::new(series)) }
    }

    /// Who belongs to a network.
    pub(crate) fn network(network: Network) -> Self {
        Self { alt: network.alt(), height: network.height(), chart: Chart::Network(network) }
    }

    /// A heat map in as many figures as it takes for none to be higher than `depth` or have more than
    /// [`HeatMap::MOST_COLUMNS`] columns.
    pub(crate) fn heat_maps(map: &HeatMap, depth: f32) -> Vec<Self> {
        let mut figures = Vec::new();
        let most = HeatMap::MOST_COLUMNS;
        for first in (0..map.columns.len().max(1)).step_by(most) {
            for (title, rows) in parted(&map.title, &map.rows, HeatMap::rows_in(depth)) {
                let columns = map.columns.iter().skip(first).take(most).cloned().collect();
                let cut = |row: HeatRow| {
                    let values = row.values.into_iter().skip(first).take(most).collect();
                    HeatRow { values, ..row }
                };
                let rows = rows.into_iter().map(cut).collect();
                let part = HeatMap { title, rows, columns, scale: map.scale.clone() };
                figures.push(Self { alt: part.alt(), height: part.height(), chart: Chart::HeatMap(part) });
            }
        }
        figures
    }

    /// A timeline, parted as [`Figure::heat_maps`] is.
    pub(crate) fn timelines(timeline: &Timeline, depth: f32) -> Vec<Self> {
        let parts = parted(&timeline.title, &timeline.actions, Timeline::rows_in(depth));
        let figures = parts.into_iter().map(|(title, actions)| {
            let part = Timeline { title, actions, quarters: timeline.quarters.clone() };
            Self { alt: part.alt(), height: part.height(), chart: Chart::Timeline(part) }
        });
        figures.collect()
    }

    /// Shares, parted as [`Figure::heat_maps`] is.
    pub(crate) fn shares(shares: &Shares, depth: f32) -> Vec<Self> {
        let parts = parted(&shares.title, &shares.rows, Shares::rows_in(depth));
        let figures = parts.into_iter().map(|(title, rows)| {
            let part = Shares { title, rows };
            Self { alt: part.alt(), height: part.height(), chart: Chart::Shares(part) }
        });
        figures.collect()
    }

    pub(crate) fn paint(&self, setter: &Typesetter, x: f32, y: f32, width: f32) -> Vec<Mark> {
        let mut canvas = Canvas::new(setter);
        match &self.chart {
            Chart::Bars(bars) => bars.paint(&mut canvas, x, y, width),
            Chart::Overview(overview) => overview.paint(&mut canvas, x, y, width),
            Chart::Trend(trend) => trend.paint(&mut canvas, x, y, width),
            Chart::HeatMap(map) => map.paint(&mut canvas, x, y, width),
            Chart::Timeline(timeline) => timeline.paint(&mut canvas, x, y, width),
            Chart::Shares(shares) => shares.paint(&mut canvas, x, y, width),
            Chart::Series(series) => series.paint(&mut canvas, x, y, width),
            Chart::Network(network) => network.paint(&mut canvas, x, y, width),
            Chart::Beside(art, height) => {
                let (art, height) = (Shared::clone(art), *height);
                canvas.marks.push(Mark::Artwork { width: height * art.aspect(), art, x, y, height });
            }
            Chart::Artwork(art) => {
                let (height, across) = (self.height, self.height * art.aspect());
                let x = x + (width - across) / 2.0;
                canvas.marks.push(Mark::Artwork { art: Shared::clone(art), x, y, width: across, height });
            }
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

/// A value, and how it is printed.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) value: f32,
    pub(crate) shown: String,
}

/// A scale from `low` to `high`; where `low` is the greater number, the small numbers are up.
#[derive(Clone, Debug)]
pub(crate) struct Scale {
    pub(crate) low: f32,
    pub(crate) high: f32,
    /// The levels that are drawn, with their labels.
    pub(crate) ticks: Vec<(f32, String)>,
}

impl Scale {
    /// A value's place on the scale, from 0 to 1; in the middle of a scale of no length.
    fn share(&self, value: f32) -> f32 {
        let length = self.high - self.low;
        if length.abs() < f32::EPSILON { 0.5 } else { ((value - self.low) / length).clamp(0.0, 1.0) }
    }
}

/// A figure in words: its title, then what each label has. No values, and it says so.
fn told(title: &str, values: Vec<(String, Option<String>)>) -> String {
    if values.is_empty() {
        return format!("{title}: {}", canvas::NO_DATA);
    }
    let values = values.into_iter().map(|(label, shown)| match shown {
        Some(shown) => format!("{label} {shown}"),
        None => format!("{label} ไม่มีข้อมูล"),
    });
    format!("{title}: {}", values.collect::<Vec<_>>().join("; "))
}

/// Rows in parts of at most `most`, evenly filled, every part after the first titled as a continuation. No rows, one part.
fn parted<T: Clone>(title: &str, rows: &[T], most: usize) -> Vec<(String, Vec<T>)> {
    if rows.is_empty() {
        return vec![(title.to_owned(), Vec::new())];
    }
    let each = rows.len().div_ceil(rows.len().div_ceil(most));
    let parts = rows.chunks(each).enumerate();
    let titled = |i: usize| if i == 0 { title.to_owned() } else { format!("{title} (ต่อ)") };
    parts.map(|(i, part)| (titled(i), part.to_vec())).collect()
}

/// The colours of scores, and what each says of the share of the whole.
const COLOURS: [(Colour, &str); 3] = [(style::POOR, "น้อยกว่าครึ่ง"), (style::FAIR, "ครึ่งขึ้นไป"), (style::GOOD, "สี่ในห้าขึ้นไป")];
/// The height of a line of swatches.
const LEGEND: f32 = 18.0;

/// The colour of a score: under half of the scale, under four fifths, and from there.
fn colour_of(share: f32) -> Colour {
    match share {
        s if s < 0.5 => style::POOR,
        s if s < 0.8 => style::FAIR,
        _ => style::GOOD,
    }
}
