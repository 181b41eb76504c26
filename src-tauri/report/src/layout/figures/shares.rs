//! Parts of wholes as horizontal bars: how many of a unit's staff are trained.

use super::canvas::{Canvas, EMPTY, PAD, TITLE};
use super::{COLOURS, LEGEND, colour_of, told};
use crate::style;
use crate::text::{Align, Paragraph};

/// Shares; long lists are split by [`super::Figure::shares`].
#[derive(Clone, Debug)]
pub(crate) struct Shares {
    pub(crate) title: String,
    pub(crate) rows: Vec<Share>,
}

/// A unit: how many of how many.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    pub(crate) label: String,
    pub(crate) part: u32,
    pub(crate) whole: u32,
    /// The share as printed, or why there is none: a whole of nothing has no share.
    pub(crate) shown: String,
}

const ROW: f32 = 29.0;
const BAR: f32 = 11.0;
const FOOT: f32 = 6.0;
const LABELS: f32 = 0.4;
const SHOWN: f32 = 108.0;

impl Shares {
    pub(super) fn height(&self) -> f32 {
        if self.rows.is_empty() { EMPTY } else { TITLE + ROW * self.rows.len() as f32 + FOOT + LEGEND }
    }

    /// The units that `depth` points hold: at least one.
    pub(super) fn rows_in(depth: f32) -> usize {
        ((depth - TITLE - FOOT - LEGEND) / ROW).floor().max(1.0) as usize
    }

    /// Every unit's share in words.
    pub(super) fn alt(&self) -> String {
        told(&self.title, self.rows.iter().map(|row| (row.label.clone(), Some(row.shown.clone()))).collect())
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        canvas.plate(&self.title, (x, y), (width, self.height()));
        if self.rows.is_empty() {
            return canvas.nothing((x, y), width);
        }
        let labels = width * LABELS;
        let (left, room) = (x + labels, width - labels - SHOWN - PAD);
        for (i, row) in self.rows.iter().enumerate() {
            let middle = y + TITLE + ROW * (i as f32 + 0.5);
            let label = Paragraph::dense(&row.label, style::CHART);
            canvas.text_around(&label, x + PAD, middle, labels - 2.0 * PAD, 2);
            let share = row.share();
            canvas.panel((left, middle - BAR / 2.0), (room, BAR), 2.0, style::TRACK);
            if let Some(share) = share.filter(|share| *share > 0.0) {
                canvas.panel((left, middle - BAR / 2.0), (room * share, BAR), 2.0, colour_of(share));
            }
            let ink = if share.is_some() { style::INK } else { style::MUTED };
            let shown = Paragraph::dense(&row.shown, style::CHART).colour(ink).align(Align::Right);
            canvas.snug(&shown, left + room + 6.0, middle, SHOWN - 6.0);
        }
        for quarter in 1..4_u8 {
            let at = left + room * f32::from(quarter) / 4.0;
            let (top, bottom) = (y + TITLE, y + self.height() - FOOT - LEGEND);
            canvas.line((at, top), (at, bottom), 0.4, style::RULE, true);
        }
        canvas.legend(&COLOURS, x + PAD, y + self.height() - LEGEND / 2.0 - 2.0);
    }
}

impl Share {
    /// From 0 to 1; more parts than the whole are all of it.
    fn share(&self) -> Option<f32> {
        let (part, whole) = (f64::from(self.part), f64::from(self.whole));
        (self.whole > 0).then(|| (part / whole).min(1.0) as f32)
    }
}
