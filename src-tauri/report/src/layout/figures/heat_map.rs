//! Rows by columns of scores or shares: each cell a shade with its value printed in it.

use super::canvas::{Canvas, EMPTY, PAD, TITLE};
use super::{Reading, Scale, told};
use crate::style::{self, Colour};
use crate::text::{Align, Paragraph};

/// A heat map; the scale's two ends are named by its first and last tick. Large ones are split by
/// [`super::Figure::heat_maps`].
#[derive(Clone, Debug)]
pub(crate) struct HeatMap {
    pub(crate) title: String,
    pub(crate) scale: Scale,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<HeatRow>,
}

/// A row: what it is about, and a value for each column, or none.
#[derive(Clone, Debug)]
pub(crate) struct HeatRow {
    pub(crate) label: String,
    pub(crate) values: Vec<Option<Reading>>,
}

const ROW: f32 = 26.0;
const NAMES: f32 = 42.0;
const KEY: f32 = 24.0;
const LABELS: f32 = 0.34;
const GAP: f32 = 1.5;
/// A cell without a value.
const NONE: &str = "–";

impl HeatMap {
    /// Columns whose cells are wide enough for a percentage.
    pub(crate) const MOST_COLUMNS: usize = 12;

    pub(super) fn height(&self) -> f32 {
        if self.is_empty() { EMPTY } else { TITLE + NAMES + ROW * self.rows.len() as f32 + KEY }
    }

    /// The rows that `depth` points hold: at least one.
    pub(super) fn rows_in(depth: f32) -> usize {
        ((depth - TITLE - NAMES - KEY) / ROW).floor().max(1.0) as usize
    }

    /// Every cell in words, row by row.
    pub(super) fn alt(&self) -> String {
        let cells = self.rows.iter().flat_map(|row| {
            let values = row.values.iter().chain(std::iter::repeat(&None));
            self.columns.iter().zip(values).map(move |(column, value)| {
                (format!("{} {column}", row.label), value.as_ref().map(|value| value.shown.clone()))
            })
        });
        told(&self.title, cells.collect())
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        canvas.plate(&self.title, (x, y), (width, self.height()));
        if self.is_empty() {
            return canvas.nothing((x, y), width);
        }
        let labels = width * LABELS;
        let (left, top) = (x + labels, y + TITLE + NAMES);
        let cell = (width - labels - PAD) / self.columns.len() as f32;
        for (i, column) in self.columns.iter().enumerate() {
            let name = Paragraph::dense(column, style::CHART).colour(style::MUTED).align(Align::Centre);
            canvas.text_around(&name, left + cell * i as f32 + 2.0, top - NAMES / 2.0 - 1.0, cell - 4.0, 3);
        }
        for (i, row) in self.rows.iter().enumerate() {
            let at = top + ROW * i as f32;
            let label = Paragraph::dense(&row.label, style::CHART);
            canvas.text_around(&label, x + PAD, at + ROW / 2.0, labels - 2.0 * PAD, 2);
            for (j, value) in row.values.iter().take(self.columns.len()).enumerate() {
                let corner = (left + cell * j as f32 + GAP / 2.0, at + GAP / 2.0);
                self.paint_cell(canvas, value.as_ref(), corner, (cell - GAP, ROW - GAP));
            }
        }
        self.paint_key(canvas, x + width - PAD, y + self.height() - KEY / 2.0);
    }

    fn paint_cell(&self, canvas: &mut Canvas<'_>, value: Option<&Reading>, at: (f32, f32), size: (f32, f32)) {
        let (fill, ink) = value.map_or((style::PANEL, style::MUTED), |value| self.shade(value.value));
        canvas.panel(at, size, 2.0, fill);
        let shown = Paragraph::dense(value.map_or(NONE, |value| &value.shown), style::CHART);
        let shown = shown.colour(ink).align(Align::Centre);
        canvas.snug(&shown, at.0 + 1.0, at.1 + size.1 / 2.0, size.0 - 2.0);
    }

    /// The shades from least to most between the names of the scale's ends, ending at `right`.
    fn paint_key(&self, canvas: &mut Canvas<'_>, right: f32, middle: f32) {
        const SWATCH: f32 = 22.0;
        const END: f32 = 60.0;
        const LOW: f32 = 130.0;
        let (Some((_, low)), Some((_, high))) = (self.scale.ticks.first(), self.scale.ticks.last()) else { return };
        let left = right - END - SWATCH * style::SHADES.len() as f32;
        let text = |text: &str| Paragraph::dense(text, style::CHART).colour(style::MUTED);
        canvas.snug(&text(low).align(Align::Right), left - LOW, middle, LOW - 5.0);
        for (i, shade) in style::SHADES.into_iter().enumerate() {
            canvas.panel((left + SWATCH * i as f32, middle - 5.0), (SWATCH - GAP, 10.0), 2.0, shade);
        }
        canvas.snug(&text(high), right - END + 5.0, middle, END - 5.0);
    }

    /// A value's shade, and the ink that can be read on it.
    fn shade(&self, value: f32) -> (Colour, Colour) {
        let count = style::SHADES.len();
        let i = ((self.scale.share(value) * count as f32) as usize).min(count - 1);
        (style::SHADES[i], if i < 3 { style::INK } else { style::PANEL })
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty() || self.columns.is_empty()
    }
}
