//! The total on a gauge, with key numbers beside it.

use super::canvas::Canvas;
use super::{Axis, colour_of};
use crate::style;
use crate::text::{Align, Paragraph};

/// A key number and what it counts.
#[derive(Clone, Debug)]
pub(crate) struct Tile {
    pub(crate) number: String,
    pub(crate) label: String,
}

/// A gauge and tiles.
#[derive(Clone, Debug)]
pub(crate) struct Overview {
    pub(crate) title: String,
    pub(crate) axis: Axis,
    /// None while nothing is scored.
    pub(crate) total: Option<f32>,
    /// The total as printed.
    pub(crate) shown: String,
    /// Under the total: out of how many.
    pub(crate) note: String,
    pub(crate) tiles: Vec<Tile>,
}

const GAUGE: f32 = 0.42;
const GAP: f32 = 8.0;
/// Half a gap of the ring, in degrees.
const NOTCH: f32 = 0.8;

impl Overview {
    pub(super) const HEIGHT: f32 = 132.0;

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        let gauge = width * GAUGE;
        self.paint_gauge(canvas, x, y, gauge);
        let (left, room) = (x + gauge + GAP, width - gauge - GAP);
        let columns = 2.0;
        let rows = (self.tiles.len() as f32 / columns).ceil().max(1.0);
        let size = ((room - GAP * (columns - 1.0)) / columns, (Self::HEIGHT - GAP * (rows - 1.0)) / rows);
        for (i, tile) in self.tiles.iter().enumerate() {
            let (column, row) = ((i % 2) as f32, (i / 2) as f32);
            paint_tile(canvas, tile, (left + (size.0 + GAP) * column, y + (size.1 + GAP) * row), size);
        }
    }

    fn paint_gauge(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        canvas.panel((x, y), (width, Self::HEIGHT), 5.0, style::PANEL);
        let title = Paragraph::dense(&self.title, style::CHART_TITLE).bold().colour(style::ACCENT).align(Align::Centre);
        canvas.text(&title, x, y + 6.0, width, 1);
        let centre = (x + width / 2.0, y + Self::HEIGHT - 30.0);
        let radius = 62.0;
        let radii = (radius - 15.0, radius);
        canvas.ring(centre, radii, 180.0, 360.0, style::TRACK);
        if let Some(total) = self.total {
            let share = self.axis.share(total);
            canvas.ring(centre, radii, 180.0, 180.0 + 180.0 * share, colour_of(share));
        }
        for (score, label) in &self.axis.ticks {
            let angle = 180.0 + 180.0 * self.axis.share(*score);
            if (180.5..359.5).contains(&angle) {
                canvas.ring(centre, radii, angle - NOTCH, angle + NOTCH, style::PANEL);
            }
            let (sin, cos) = angle.to_radians().sin_cos();
            let at = (centre.0 + (radius + 9.0) * cos, centre.1 + (radius + 9.0) * sin);
            let label = Paragraph::dense(label, style::CHART).colour(style::MUTED).align(Align::Centre);
            canvas.text(&label, at.0 - 20.0, at.1 - style::CHART * 0.75, 40.0, 1);
        }
        let shown = Paragraph::dense(&self.shown, style::TITLE).bold().colour(style::ACCENT).align(Align::Centre);
        canvas.text(&shown, x, centre.1 - 21.0, width, 1);
        let note = Paragraph::dense(&self.note, style::CHART).colour(style::MUTED).align(Align::Centre);
        canvas.text(&note, x, centre.1 + 5.0, width, 1);
    }
}

fn paint_tile(canvas: &mut Canvas<'_>, tile: &Tile, at: (f32, f32), size: (f32, f32)) {
    canvas.panel(at, size, 5.0, style::PANEL);
    let number = Paragraph::dense(&tile.number, style::HEADING).bold().colour(style::ACCENT);
    let label = Paragraph::dense(&tile.label, style::CHART).colour(style::MUTED);
    let tall = (style::HEADING + style::CHART) * style::TIGHT_LEADING;
    let top = at.1 + (size.1 - tall) / 2.0;
    let below = canvas.text(&number, at.0 + 10.0, top, size.0 - 14.0, 1);
    canvas.text(&label, at.0 + 10.0, below, size.0 - 14.0, 1);
}
