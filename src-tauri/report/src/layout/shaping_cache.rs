//! Paragraphs shaped before.
//!
//! Role: the same words stand in every report and are measured several times in one: what shaping and cutting found out
//! about a paragraph is kept for the next. Invariant: what is kept follows from the paragraph alone, so that pages are the
//! same with it and without; memory is bounded however many documents are printed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::fast::RandomState;

use crate::style::Colour;
use crate::text::Paragraph;
use crate::text::break_points::Shaped;
use crate::text::faces::FaceId;

/// How many clusters the newer half may hold, about 20 MB, before it becomes the older.
const MOST_CLUSTERS: usize = 200_000;

/// All of a paragraph that its shape follows from.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    text: String,
    /// Of each run: where it ends, its face, size and colour.
    looks: Vec<(usize, FaceId, u32, Colour)>,
    leading: u32,
}

impl Key {
    pub(crate) fn of(paragraph: &Paragraph) -> Self {
        let mut end = 0;
        let looks = paragraph.runs.iter().map(|run| {
            end += run.text.len();
            (end, run.face, run.size.to_bits(), run.colour)
        });
        Self { looks: looks.collect(), text: paragraph.text(), leading: paragraph.leading.to_bits() }
    }
}

/// Shapes by paragraph, in two halves: what the newer lacks is looked up in the older, and a full newer half becomes the
/// older, whose unused shapes are forgotten.
#[derive(Default)]
pub(crate) struct Shapings(Mutex<Halves>);

#[derive(Default)]
struct Halves {
    newer: HashMap<Key, Arc<Shaped>, RandomState>,
    older: HashMap<Key, Arc<Shaped>, RandomState>,
    /// Clusters in the newer half.
    clusters: usize,
}

impl Shapings {
    /// The shape of a paragraph, worked out by `shape` when it is new.
    pub(crate) fn get(&self, key: Key, shape: impl FnOnce() -> Shaped) -> Arc<Shaped> {
        if let Some(known) = self.halves(|halves| halves.find(&key)) {
            return known;
        }
        // unlocked meanwhile: others go on, and two who shape the same come to the same
        let shaped = Arc::new(shape());
        self.halves(|halves| halves.keep(key, &shaped));
        shaped
    }

    fn halves<T>(&self, act: impl FnOnce(&mut Halves) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Halves {
    fn find(&mut self, key: &Key) -> Option<Arc<Shaped>> {
        if let Some(known) = self.newer.get(key) {
            return Some(Arc::clone(known));
        }
        let (key, known) = self.older.remove_entry(key)?;
        self.keep(key, &known);
        Some(known)
    }

    fn keep(&mut self, key: Key, shaped: &Arc<Shaped>) {
        self.clusters += shaped.clusters.len();
        if self.clusters > MOST_CLUSTERS {
            self.older = std::mem::take(&mut self.newer);
            self.clusters = shaped.clusters.len();
        }
        self.newer.insert(key, Arc::clone(shaped));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{Key, MOST_CLUSTERS, Shapings};
    use crate::layout::lines::Typesetter;
    use crate::text::Paragraph;

    #[test]
    fn a_paragraph_is_shaped_once_and_one_of_another_look_anew() {
        let (setter, shapings, shaped) = (Typesetter::load().unwrap(), Shapings::default(), Cell::new(0));
        let shape = |paragraph: &Paragraph| {
            shapings.get(Key::of(paragraph), || {
                shaped.set(shaped.get() + 1);
                setter.shape_anew(paragraph)
            })
        };
        let plain = Paragraph::new("แผนกลยุทธ์");
        assert_eq!(shape(&plain).edges, shape(&plain.clone()).edges);
        assert_eq!(shaped.get(), 1);
        for other in
            [plain.clone().bold(), plain.clone().size(9.0), Paragraph::dense("แผนกลยุทธ์", 16.0), Paragraph::new("แผน")]
        {
            shape(&other);
        }
        assert_eq!(shaped.get(), 5);
    }

    #[test]
    fn however_much_is_printed_little_is_kept() {
        let (setter, shapings) = (Typesetter::load().unwrap(), Shapings::default());
        let often = Paragraph::new("ทุกฉบับมี");
        for i in 0..MOST_CLUSTERS / 50 {
            let rare = Paragraph::new(&format!("{i:0100}"));
            shapings.get(Key::of(&rare), || setter.shape_anew(&rare));
            shapings.get(Key::of(&often), || setter.shape_anew(&often));
        }
        let (clusters, known) = shapings.halves(|halves| {
            let all = halves.newer.values().chain(halves.older.values());
            (all.map(|shaped| shaped.clusters.len()).sum::<usize>(), halves.newer.contains_key(&Key::of(&often)))
        });
        assert!(clusters <= 2 * MOST_CLUSTERS, "{clusters}");
        assert!(known, "what is used again stays");
    }
}
