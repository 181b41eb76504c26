//! Where the lines of a paragraph may end, and what ending one there costs.
//!
//! Role: a paragraph's glyphs and the words of its text → the places `lines` chooses from, each with a penalty. What fits no
//! line is parted at its best seam: at spaces, between words, inside a word of several, between letters. Invariant: the
//! paragraph's start is the first place and its end the last; in a column as wide as its widest letter every line fits.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::text::faces::Cluster;
use crate::text::keep_together::{keep_together, reaches_on};
use crate::text::pieces::list_mark;
use crate::text::segmentation::{Words, tears};

/// A paragraph's text with glyphs, and `edges`: the pen before each cluster and at the end. What it says holds for every
/// column; nothing in it depends on where the paragraph stands.
#[derive(Debug)]
pub(crate) struct Shaped {
    pub(crate) text: String,
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) edges: Vec<f32>,
    pub(crate) height: f32,
    pub(crate) baseline: f32,
    /// The ends of its words, as bytes of the text.
    ends: Vec<usize>,
    /// Where lines may end in a column that holds every piece whole.
    places: Vec<Place>,
    /// The widest piece between two places.
    widest: f32,
    /// The widest word, once asked for.
    word: OnceLock<f32>,
    /// What the text's own lines open with as items of a list.
    marks: Vec<Hang>,
    /// Holds a blank wider than its glyph.
    tabs: bool,
}

/// The clusters of an item of a list and the width of its mark with the space after it.
#[derive(Debug)]
struct Hang {
    item: Range<usize>,
    width: f32,
}

/// A place a line may end: before `cluster`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) cluster: usize,
    pub(crate) penalty: f32,
    pub(crate) hard: bool,
}

/// Where lines may end in a column that holds every piece whole, the paragraph's start first and its end last.
fn places(shaped: &Shaped) -> Vec<Place> {
    let mut places = vec![Place { cluster: 0, penalty: 0.0, hard: false }];
    let breaks = keep_together(&shaped.text, &shaped.ends);
    let mut breaks = breaks.iter().copied().peekable();
    for (i, cluster) in shaped.clusters.iter().enumerate() {
        while breaks.next_if(|&at| at < cluster.bytes.end).is_some() {}
        let last = i + 1 == shaped.clusters.len();
        if last || breaks.peek() == Some(&cluster.bytes.end) {
            places.push(place(shaped, places.last().map_or(0, |place| place.cluster), i + 1));
        }
    }
    places
}

/// The place before cluster `at`, where the piece that begins at cluster `from` ends.
fn place(shaped: &Shaped, from: usize, at: usize) -> Place {
    let word = &shaped.text[shaped.bytes(&(from..at))];
    let reaching = if at < shaped.clusters.len() && reaches_on(word) { AFTER_REACHING } else { 0.0 };
    Place { cluster: at, penalty: shaped.penalty(at) + reaching, hard: shaped.ends_line(at) }
}

/// Adds the places inside `span` when it fits no line: at its seams of one kind, and inside what fits none even so at
/// those of the next.
fn part(words: &Words, shaped: &Shaped, span: Range<usize>, seam: Seam, narrowest: f32, places: &mut Vec<Place>) {
    if shaped.width(span.start, span.end) <= narrowest {
        return;
    }
    let text = &shaped.text[shaped.bytes(&span)];
    let (ends, next) = match seam {
        Seam::Space => (shaped.word_ends(&span), Seam::Word),
        Seam::Word => (shaped.word_ends(&span), Seam::Root),
        Seam::Root => (words.roots(text), Seam::Letter),
        Seam::Letter => return shaped.tear(span, places),
    };
    let spaced = |end: usize| end == text.len() || text[..end].ends_with(char::is_whitespace);
    let ends = ends.into_iter().filter(|&end| seam != Seam::Space || spaced(end));
    for piece in shaped.split(&span, ends) {
        let end = piece.end;
        part(words, shaped, piece, next, narrowest, places);
        if end < span.end {
            places.push(Place { cluster: end, penalty: seam.cost(), hard: false });
        }
    }
}

/// Where what belongs on one line may be parted when it fits none, the best first.
#[derive(Clone, Copy, PartialEq)]
enum Seam {
    /// After white space, as between a first name and a surname.
    Space,
    /// Between words.
    Word,
    /// Between the words a long word is made of.
    Root,
    /// Between letters.
    Letter,
}

impl Seam {
    /// The cost of ending a line there.
    fn cost(self) -> f32 {
        match self {
            Self::Space => 40.0,
            Self::Word => 45.0,
            Self::Root => 50.0,
            Self::Letter => 60.0,
        }
    }
}

/// Cost of parting a number from the word before it, as in "พ.ศ. ๒๕๖๘".
const BEFORE_NUMBER: f32 = 60.0;
/// Cost of parting a number from the word after it, as in "๑๒ เดือน".
const AFTER_NUMBER: f32 = 15.0;
/// Cost of parting the number of an item from the item, as in "2) ระบบ": more than a line.
const AFTER_ITEM: f32 = 150.0;
/// Cost of parting a year from what is said of it, as in "ประจำปี พ.ศ. ๒๕๖๘".
const BEFORE_YEAR: f32 = 4.0;
/// Cost of ending a line between words of a phrase rather than at its end.
const INSIDE_PHRASE: f32 = 1.5;
/// Cost of ending a line with a word the reader expects more after, as in "และ".
const AFTER_REACHING: f32 = 2.0;

impl Shaped {
    /// A text with its clusters, the pen at their edges, and the height and baseline of its lines.
    pub(crate) fn new(
        words: &Words,
        text: String,
        (clusters, edges): (Vec<Cluster>, Vec<f32>),
        (height, baseline): (f32, f32),
    ) -> Self {
        let tabs = clusters.iter().any(|cluster| cluster.blank && cluster.advance > cluster.size);
        let ends = words.between_words(&text);
        let mut shaped = Self {
            text,
            clusters,
            edges,
            height,
            baseline,
            ends,
            places: Vec::new(),
            widest: 0.0,
            word: OnceLock::new(),
            marks: Vec::new(),
            tabs,
        };
        shaped.places = places(&shaped);
        shaped.hold_together();
        shaped.marks = shaped.hangs();
        shaped.widest = shaped.pieces().map(|(from, to)| shaped.width(from, to)).fold(0.0, f32::max);
        shaped
    }

    /// Where lines may end in a column whose lines have at least `narrowest`, the start first and the end last.
    pub(crate) fn places_within(&self, words: &Words, narrowest: f32) -> Cow<'_, [Place]> {
        if self.widest <= narrowest {
            return Cow::Borrowed(&self.places);
        }
        let mut within = Vec::with_capacity(2 * self.places.len());
        within.extend(self.places.first());
        for pair in self.places.windows(2) {
            part(words, self, pair[0].cluster..pair[1].cluster, Seam::Space, narrowest, &mut within);
            within.push(pair[1]);
        }
        Cow::Owned(within)
    }

    /// Where lines may end in a column that holds every piece whole.
    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The widest word, also of those that belong on one line.
    pub(crate) fn widest_word(&self) -> f32 {
        *self.word.get_or_init(|| {
            let word = |(from, to): (usize, usize)| {
                let piece = from..to;
                let words = self.split(&piece, self.word_ends(&piece).into_iter());
                words.map(|word| self.width(word.start, word.end)).fold(0.0, f32::max)
            };
            self.pieces().map(word).fold(0.0, f32::max)
        })
    }

    /// The widest piece that belongs on one line.
    pub(crate) const fn widest_piece(&self) -> f32 {
        self.widest
    }

    /// The widest mark of a list item, 0 where nothing is listed.
    pub(crate) fn widest_mark(&self) -> f32 {
        self.marks.iter().map(|mark| mark.width).fold(0.0, f32::max)
    }

    /// Whether it has tabs, which stop where they stop only while nothing before them is stretched.
    pub(crate) const fn has_tabs(&self) -> bool {
        self.tabs
    }

    /// How far in a line stands that begins at cluster `at`, in a paragraph whose first line stands in by `indent`: under the
    /// text of its item.
    pub(crate) fn hang(&self, at: usize, indent: f32) -> f32 {
        let mark = self.marks.iter().find(|mark| mark.item.start < at && at < mark.item.end);
        mark.map_or(0.0, |mark| mark.width + if mark.item.start == 0 { indent } else { 0.0 })
    }

    fn hangs(&self) -> Vec<Hang> {
        let mut marks = Vec::new();
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let cluster = |byte: usize| self.clusters.partition_point(|cluster| cluster.bytes.start < byte);
            if let Some(length) = list_mark(line) {
                let item = cluster(start)..cluster(start + line.len());
                let width = self.edges[cluster(start + length)] - self.edges[item.start];
                marks.push(Hang { item, width });
            }
            start += line.len();
        }
        marks
    }

    fn pieces(&self) -> impl Iterator<Item = (usize, usize)> {
        self.places.windows(2).map(|pair| (pair[0].cluster, pair[1].cluster))
    }

    /// Keeps the spaces at which no line may end as narrow as they are: in "2) ระบบ" and "พ.ศ. 2569".
    fn hold_together(&mut self) {
        let mut places = self.places.iter().map(|place| place.cluster).peekable();
        for i in 1..self.clusters.len() {
            while places.next_if(|&at| at < i).is_some() {}
            if !self.clusters[i].blank && places.peek() != Some(&i) {
                self.clusters[i - 1].stretches = false;
            }
        }
    }

    /// `to`, moved back over white space.
    pub(crate) fn trimmed(&self, from: usize, to: usize) -> usize {
        let blank = self.clusters[from..to].iter().rev().take_while(|c| c.blank).count();
        to - blank
    }

    /// From the left of cluster `from` to the right of the last before `to`, white space aside.
    pub(crate) fn width(&self, from: usize, to: usize) -> f32 {
        self.edges[self.trimmed(from, to)] - self.edges[from]
    }

    /// Where the text of the clusters `span` is.
    fn bytes(&self, span: &Range<usize>) -> Range<usize> {
        self.clusters[span.start].bytes.start..self.clusters[span.end - 1].bytes.end
    }

    /// The ends of the words in `span`, as bytes from its start, its own the last.
    fn word_ends(&self, span: &Range<usize>) -> Vec<usize> {
        let bytes = self.bytes(span);
        let (first, after) =
            (self.ends.partition_point(|&end| end <= bytes.start), self.ends.partition_point(|&end| end < bytes.end));
        self.ends[first..after].iter().chain([&bytes.end]).map(|end| end - bytes.start).collect()
    }

    /// `span` cut at `ends`, which are bytes from its start.
    fn split(&self, span: &Range<usize>, ends: impl Iterator<Item = usize>) -> impl Iterator<Item = Range<usize>> {
        let start = self.clusters[span.start].bytes.start;
        let (mut from, last) = (span.start, span.end);
        let cut = move |end: usize| {
            let to = (from..last).find(|&i| self.clusters[i].bytes.start >= start + end).unwrap_or(last);
            let part = from..to;
            from = to;
            part
        };
        ends.map(cut).filter(|part| !part.is_empty())
    }

    /// Adds the places between the letters of a word.
    fn tear(&self, word: Range<usize>, places: &mut Vec<Place>) {
        let inside = (word.start + 1..word.end).filter(|&i| self.clusters[i].advance > 0.0);
        let whole = inside.filter(|&i| !tears(&self.text, self.clusters[i].bytes.start));
        places.extend(whole.map(|cluster| Place { cluster, penalty: Seam::Letter.cost(), hard: false }));
    }

    fn ends_line(&self, at: usize) -> bool {
        at > 0 && self.text[self.clusters[at - 1].bytes.clone()].ends_with('\n')
    }

    fn penalty(&self, at: usize) -> f32 {
        if at == self.clusters.len() {
            return 0.0;
        }
        if !self.clusters[at - 1].blank {
            return INSIDE_PHRASE;
        }
        if self.text[self.clusters[at].bytes.start..].starts_with("พ.ศ.") {
            return BEFORE_YEAR;
        }
        let text = |i: usize| &self.text[self.clusters[i].bytes.clone()];
        let numeric = |i: usize| text(i).starts_with(char::is_numeric);
        let before = self.trimmed(0, at).checked_sub(1);
        let item = before.is_some_and(|i| i > 0 && matches!(text(i), ")" | ".") && numeric(i - 1));
        let digits = (at..self.clusters.len()).take_while(|&i| numeric(i)).count();
        let starts_item = digits > 0 && at + digits < self.clusters.len() && text(at + digits) == ")";
        match (item, before.is_some_and(numeric), numeric(at)) {
            (true, ..) => AFTER_ITEM,
            (_, _, true) if starts_item => 0.0,
            (_, _, true) => BEFORE_NUMBER,
            (_, true, false) => AFTER_NUMBER,
            _ => 0.0,
        }
    }
}
