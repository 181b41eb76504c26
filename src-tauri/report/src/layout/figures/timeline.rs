//! The actions of a fiscal year over its quarters: where each is planned, and how much of it is done.

use super::canvas::{Canvas, EMPTY, PAD, TITLE};
use super::{LEGEND, told};
use crate::style;
use crate::text::{Align, Paragraph};

/// A timeline; long ones are split by [`super::Figure::timelines`].
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    pub(crate) title: String,
    /// The names of October–December, January–March, April–June and July–September.
    pub(crate) quarters: [String; 4],
    pub(crate) actions: Vec<Span>,
}

/// An action: the quarters it is planned for, and how far it has come.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) label: String,
    pub(crate) planned: [bool; 4],
    /// From 0 to 1; none while nothing is reported.
    pub(crate) progress: Option<f32>,
    /// The progress as printed, or why there is none.
    pub(crate) shown: String,
}

const ROW: f32 = 29.0;
const BAR: f32 = 11.0;
const HEAD: f32 = 28.0;
const FOOT: f32 = 8.0;
const LABELS: f32 = 0.36;
const SHOWN: f32 = 56.0;

impl Timeline {
    pub(super) fn height(&self) -> f32 {
        if self.actions.is_empty() { EMPTY } else { TITLE + HEAD + ROW * self.actions.len() as f32 + FOOT + LEGEND }
    }

    /// The actions that `depth` points hold: at least one.
    pub(super) fn rows_in(depth: f32) -> usize {
        ((depth - TITLE - HEAD - FOOT - LEGEND) / ROW).floor().max(1.0) as usize
    }

    /// Every action with its quarters and progress in words.
    pub(super) fn alt(&self) -> String {
        let actions = self.actions.iter().map(|action| {
            let planned = self.quarters.iter().zip(action.planned).filter(|(_, planned)| *planned);
            let planned: Vec<&str> = planned.map(|(name, _)| name.as_str()).collect();
            (format!("{} ({})", action.label, planned.join(", ")), Some(action.shown.clone()))
        });
        told(&self.title, actions.collect())
    }

    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, x: f32, y: f32, width: f32) {
        canvas.plate(&self.title, (x, y), (width, self.height()));
        if self.actions.is_empty() {
            return canvas.nothing((x, y), width);
        }
        let labels = width * LABELS;
        let (left, quarter) = (x + labels, (width - labels - SHOWN - PAD) / 4.0);
        let (top, bottom) = (y + TITLE + HEAD, y + self.height() - FOOT - LEGEND);
        for (i, name) in self.quarters.iter().enumerate() {
            let at = left + quarter * i as f32;
            if i % 2 == 0 {
                canvas.panel((at, top - HEAD), (quarter, bottom - top + HEAD), 0.0, style::HEAD_FILL);
            }
            let name = Paragraph::dense(name, style::CHART).colour(style::MUTED).align(Align::Centre);
            canvas.text_around(&name, at + 1.0, top - HEAD / 2.0, quarter - 2.0, 2);
        }
        for (i, action) in self.actions.iter().enumerate() {
            let middle = top + ROW * (i as f32 + 0.5);
            let label = Paragraph::dense(&action.label, style::CHART);
            canvas.text_around(&label, x + PAD, middle, labels - 2.0 * PAD, 2);
            action.paint(canvas, left, quarter, middle);
            let ink = if action.progress.is_some() { style::INK } else { style::MUTED };
            let shown = Paragraph::dense(&action.shown, style::CHART).colour(ink).align(Align::Right);
            let shown = if action.progress.is_some() { shown.bold() } else { shown };
            canvas.snug(&shown, left + 4.0 * quarter + 4.0, middle, SHOWN - 4.0);
        }
        let legend = [(style::TRACK, "ช่วงที่วางแผน"), (style::ACCENT, "ดำเนินการแล้ว")];
        canvas.legend(&legend, x + PAD, y + self.height() - LEGEND / 2.0 - 2.0);
    }
}

impl Span {
    /// A frame over each run of planned quarters, filled from the left as far as the action has come.
    fn paint(&self, canvas: &mut Canvas<'_>, left: f32, quarter: f32, middle: f32) {
        let quarters = self.planned.iter().filter(|planned| **planned).count() as f32;
        let mut done = self.progress.map_or(0.0, |share| share.clamp(0.0, 1.0)) * quarters;
        let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
        for (i, _) in self.planned.iter().enumerate().filter(|(_, planned)| **planned) {
            let at = left + quarter * i as f32;
            canvas.panel((at, top), (quarter, BAR), 0.0, style::TRACK);
            canvas.panel((at, top), (quarter * done.clamp(0.0, 1.0), BAR), 0.0, style::ACCENT);
            done -= 1.0;
        }
        for (i, _) in self.planned.iter().enumerate().filter(|(_, planned)| **planned) {
            let (from, to) = (left + quarter * i as f32, left + quarter * (i as f32 + 1.0));
            for y in [top, bottom] {
                canvas.line((from, y), (to, y), 0.8, style::ACCENT, false);
            }
            let opens = i == 0 || !self.planned[i - 1];
            let closes = i == 3 || !self.planned[i + 1];
            for x in [opens.then_some(from), closes.then_some(to)].into_iter().flatten() {
                canvas.line((x, top), (x, bottom), 0.8, style::ACCENT, false);
            }
        }
    }
}
