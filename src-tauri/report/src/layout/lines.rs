//! Breaking a paragraph into lines.
//!
//! Role: paragraph and width → lines whose places are settled. The breaks are the best for the whole paragraph (fewest
//! lines, then the most even), not line by line. Invariant: the lines' clusters are the paragraph's in order, less the
//! white space at line ends; there is always progress, however narrow the column. Knows no pages.

use std::ops::Range;
use std::sync::Arc;

use crate::ReportError;
use crate::layout::fill::{self, Fill, Stretch};
use crate::layout::shaping_cache::{Key, Shapings};
use crate::style;
use crate::text::break_points::{Place, Shaped};
use crate::text::faces::{Cluster, Faces, Look, Reach};
use crate::text::segmentation::Words;
use crate::text::{Align, Paragraph};

/// A line, placed within its column.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    paragraph: Arc<Shaped>,
    /// Its clusters among the paragraph's.
    range: Range<usize>,
    /// From the column's left edge to the text.
    pub(crate) x: f32,
    /// How much of that all lines of its paragraph stand in.
    left: f32,
    /// Natural width, unstretched.
    pub(crate) width: f32,
    pub(crate) stretch: Stretch,
    pub(crate) height: f32,
    /// From the line's top to its baseline.
    pub(crate) baseline: f32,
    /// The name of the paragraph's anchor, on its first line.
    pub(crate) anchor: Option<Arc<str>>,
    /// The anchor the paragraph leads to.
    pub(crate) link: Option<Arc<str>>,
}

impl Line {
    /// What it is set with.
    pub(crate) fn clusters(&self) -> &[Cluster] {
        &self.paragraph.clusters[self.range.clone()]
    }

    /// The paragraph's text, which the clusters point into.
    pub(crate) fn text(&self) -> &str {
        &self.paragraph.text
    }

    /// The widest piece of its paragraph that belongs on one line, with what stands before it.
    pub(crate) fn widest_piece(&self) -> f32 {
        self.paragraph.widest_piece() + self.left
    }

    /// The width it takes with its stretch.
    pub(crate) fn drawn_width(&self) -> f32 {
        let letters = self.clusters().iter().skip(1).filter(|c| c.advance > 0.0).count() as f32;
        let spaces = self.clusters().iter().filter(|c| c.stretches).count() as f32;
        self.width + letters * self.stretch.letter + spaces * self.stretch.space
    }

    /// What stands on it.
    pub(crate) fn written(&self) -> &str {
        let start = self.clusters().iter().map(|cluster| cluster.bytes.start).min().unwrap_or(0);
        let end = self.clusters().iter().map(|cluster| cluster.bytes.end).max().unwrap_or(0);
        &self.text()[start..end]
    }
}

/// Widths a paragraph asks of its column, in points, each no less than the one before.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Widths {
    /// Of the longest word: in less, words are torn.
    pub(crate) word: f32,
    /// Of the longest piece that belongs on one line: in less, a name or a number and its unit is parted.
    pub(crate) piece: f32,
    /// Of the longest line when only the text's own line feeds end one.
    pub(crate) line: f32,
}

/// Sets text: the faces and the words together.
pub(crate) struct Typesetter {
    faces: Faces,
    words: Words,
    shapings: Shapings,
}

impl Typesetter {
    pub(crate) fn load() -> Result<Self, ReportError> {
        Ok(Self { faces: Faces::load()?, words: Words::load()?, shapings: Shapings::default() })
    }

    pub(crate) fn faces(&self) -> &Faces {
        &self.faces
    }

    /// Breaks a paragraph for a column `width` wide. No text, no lines.
    pub(crate) fn lines(&self, paragraph: &Paragraph, width: f32) -> Vec<Line> {
        let shaped = self.shape(paragraph);
        if shaped.clusters.is_empty() {
            return Vec::new();
        }
        let width = width - paragraph.left;
        let places = shaped.places_within(&self.words, width.min(width - paragraph.indent));
        let setting = Setting::new(&shaped, &places, paragraph, width);
        let cuts = best_cuts(&shaped, &places, &setting);
        cuts.iter().map(|cut| line(&shaped, cut, paragraph, &setting)).collect()
    }

    /// At most `most` lines; what is left out is an ellipsis after the last word that fits.
    pub(crate) fn lines_at_most(&self, paragraph: &Paragraph, width: f32, most: usize) -> Vec<Line> {
        let lines = self.lines(paragraph, width);
        if lines.len() <= most {
            return lines;
        }
        let text = paragraph.text();
        let breaks = self.words.breaks(&text);
        let kept = lines[..most].iter().rev().find_map(|line| line.clusters().last()).map_or(0, |c| c.bytes.end);
        let shorter = breaks.iter().rev().skip_while(|&&end| end > kept).map(|&end| {
            let mut shorter = paragraph.clone();
            shorter.runs.truncate(1);
            shorter.runs[0].text = format!("{}…", text[..end].trim_end());
            self.lines(&shorter, width)
        });
        // a first word longer than all the room is cut by the column itself
        shorter.into_iter().find(|lines| lines.len() <= most).unwrap_or_else(|| lines[..most].to_vec())
    }

    /// The width a paragraph takes when only its own line feeds break it.
    pub(crate) fn natural_width(&self, paragraph: &Paragraph) -> f32 {
        self.widths(paragraph).line
    }

    /// What a paragraph asks of its column.
    pub(crate) fn widths(&self, paragraph: &Paragraph) -> Widths {
        let shaped = self.shape(paragraph);
        let beside = paragraph.left + paragraph.indent.max(0.0);
        let mut line = beside;
        let mut start = 0;
        for place in shaped.places().iter().skip(1) {
            line = line.max(shaped.width(start, place.cluster) + beside);
            if place.hard {
                start = place.cluster;
            }
        }
        let word = (shaped.widest_word() + paragraph.left).max(beside);
        Widths { word, piece: (shaped.widest_piece() + paragraph.left).max(beside), line }
    }

    fn shape(&self, paragraph: &Paragraph) -> Arc<Shaped> {
        self.shapings.get(Key::of(paragraph), || self.shape_anew(paragraph))
    }

    /// Shapes a paragraph and finds its places.
    pub(crate) fn shape_anew(&self, paragraph: &Paragraph) -> Shaped {
        let typed = paragraph.text();
        // what a tab is drawn as and extracts as; as long in bytes
        let text = typed.replace('\t', " ");
        let mut clusters = Vec::with_capacity(text.len() / 3);
        let (mut start, mut reach) = (0, Reach::default());
        for run in &paragraph.runs {
            let end = start + run.text.len();
            let look = Look { face: run.face, size: run.size, colour: run.colour };
            let ink = self.faces.shape(&text, start..end, look, &mut clusters);
            reach = Reach { above: reach.above.max(ink.above), below: reach.below.max(ink.below) };
            start = end;
        }
        if typed.contains('\t') {
            self.reach_stops(&typed, &mut clusters);
        }
        let mut pen = 0.0;
        let mut edges = vec![0.0];
        for cluster in &clusters {
            pen += cluster.advance;
            edges.push(pen);
        }
        let size = paragraph.runs.iter().map(|run| run.size).fold(0.0, f32::max);
        let ascent = paragraph.runs.first().map_or(1.0, |run| {
            let measures = self.faces.get(run.face).measures;
            let em = f32::from(measures.units_per_em);
            let glyphs = f32::from(measures.ascent - measures.descent) / em;
            (paragraph.leading - glyphs) / 2.0 + f32::from(measures.ascent) / em
        });
        // letters that stack higher than Thai make room for themselves
        let (above, below) = (size * ascent, size * (paragraph.leading - ascent));
        let (more_above, more_below) = ((reach.above - above).max(0.0), (reach.below - below).max(0.0));
        let height = size * paragraph.leading + more_above + more_below;
        Shaped::new(&self.words, text, (clusters, edges), (height, above + more_above))
    }

    /// Widens the blanks that stand for tabs, so that each ends at a stop of its line.
    fn reach_stops(&self, typed: &str, clusters: &mut [Cluster]) {
        let mut pen = 0.0;
        for cluster in clusters {
            let stop = cluster.size * style::TAB_STOP;
            match &typed[cluster.bytes.clone()] {
                "\n" => pen = 0.0,
                "\t" => {
                    let least = pen + cluster.advance;
                    cluster.advance = (least / stop).ceil() * stop - pen;
                    cluster.stretches = false;
                    let units = f32::from(self.faces.get(cluster.face).measures.units_per_em);
                    if let Some(glyph) = cluster.glyphs.first_mut() {
                        glyph.advance = (cluster.advance / cluster.size * units).round() as i32;
                    }
                    pen += cluster.advance;
                }
                _ => pen += cluster.advance,
            }
        }
    }
}

/// How a paragraph stands in its column.
struct Setting {
    width: f32,
    /// From the column's left edge to a line that begins at each of the places.
    offsets: Vec<f32>,
    /// What fills its lines, where any are to be flush.
    fill: Option<Fill>,
}

impl Setting {
    fn new(shaped: &Shaped, places: &[Place], paragraph: &Paragraph, width: f32) -> Self {
        let hang = shaped.widest_mark();
        let listed = matches!(paragraph.align, Align::Left | Align::Justify) && paragraph.indent >= 0.0;
        let roomy = hang <= width * style::MOST_HANG && shaped.widest_piece() + hang + paragraph.indent <= width;
        let hangs = hang > 0.0 && listed && roomy;
        let offset = |place: &Place| match place.cluster {
            0 => paragraph.indent,
            at if hangs => shaped.hang(at, paragraph.indent),
            _ => 0.0,
        };
        let flush = paragraph.align == Align::Justify && width >= style::LEAST_JUSTIFIED && !shaped.has_tabs();
        let fill = flush.then(|| Fill::of(&shaped.clusters));
        Self { width, offsets: places.iter().map(offset).collect(), fill }
    }
}

/// Cost of one more line; the unit the others are weighed in.
const LINE: f32 = 100.0;
/// Cost of a last line too short to stand alone.
const STUB: f32 = 20.0;
/// Places looked back over for a line's start. No line of print has so many; text of no width might.
const MOST_PLACES: usize = 1000;
/// Cost of a line wider than its column: only when nothing else is left.
const OVERFULL: f32 = 1.0e6;

/// From cluster to cluster, how far in, and whether the line ends because the text says so.
struct Cut {
    from: usize,
    to: usize,
    offset: f32,
    last: bool,
}

fn line(shaped: &Arc<Shaped>, cut: &Cut, paragraph: &Paragraph, setting: &Setting) -> Line {
    let range = cut.from..shaped.trimmed(cut.from, cut.to);
    let natural = shaped.edges[range.end] - shaped.edges[range.start];
    let slack = (setting.width - cut.offset - natural).max(0.0);
    let shift = match paragraph.align {
        Align::Centre => slack / 2.0,
        Align::Right | Align::Decimal => slack,
        Align::Left | Align::Justify => 0.0,
    };
    let stretch = match setting.fill {
        Some(_) if !cut.last => fill::justify(&shaped.clusters[range.clone()], slack),
        _ => Stretch::default(),
    };
    Line {
        paragraph: Arc::clone(shaped),
        range,
        x: paragraph.left + cut.offset + shift,
        left: paragraph.left,
        width: natural,
        stretch,
        height: shaped.height,
        baseline: shaped.baseline,
        anchor: paragraph.anchor.clone().filter(|_| cut.from == 0),
        link: paragraph.link.clone(),
    }
}

/// The cheapest way through the places: every line's cost is [`LINE`], its unevenness and its break's penalty.
fn best_cuts(shaped: &Shaped, places: &[Place], setting: &Setting) -> Vec<Cut> {
    let mut best = vec![(f32::INFINITY, 0); places.len()];
    best[0].0 = 0.0;
    let end = places.len() - 1;
    for to in 1..places.len() {
        for from in (0..to).rev().take(MOST_PLACES) {
            let room = setting.width - setting.offsets[from];
            let a = places[from].cluster;
            let b = shaped.trimmed(a, places[to].cluster);
            let natural = shaped.edges[b] - shaped.edges[a];
            let over = natural > room + 0.01;
            if over && from + 1 < to {
                break;
            }
            let last = to == end || places[to].hard;
            let line = match &setting.fill {
                Some(fill) if !over && !last => LINE + fill.cost(a..b, room - natural, room),
                _ => line_cost(natural, room, last, from > 0, over),
            };
            let cost = best[from].0 + places[to].penalty + line;
            if cost < best[to].0 {
                best[to] = (cost, from);
            }
            if places[from].hard {
                break;
            }
        }
    }
    let mut cuts = Vec::new();
    let mut to = end;
    while to > 0 {
        let from = best[to].1;
        let last = to == end || places[to].hard;
        cuts.push(Cut { from: places[from].cluster, to: places[to].cluster, offset: setting.offsets[from], last });
        to = from;
    }
    cuts.reverse();
    cuts
}

fn line_cost(natural: f32, room: f32, last: bool, follows: bool, over: bool) -> f32 {
    if over {
        return OVERFULL;
    }
    let share = natural / room.max(1.0);
    match last {
        true if follows && share < 0.12 => LINE + STUB,
        true => LINE,
        false => LINE + ((1.0 - share) * 10.0).powi(2),
    }
}
