//! Where a Thai text may be broken into lines.
//!
//! Role: text → byte offsets of the places a line may end. Thai runs are cut into words by the likeliest reading over
//! a word list (unigram Viterbi), never inside a Thai character cluster; everything else follows UAX #14. What then
//! belongs together nonetheless, `keep_together` and `addresses` say.
//! Invariant: the offsets are char boundaries, ascending, the text's end among them. Knows no fonts and no lines.

use std::ops::Range;

use fst::Map;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed, options::LineBreakOptions};

use super::{addresses, keep_together, names, syllables};
use crate::ReportError;

/// Words and their costs (hundredths of a nat); `examples/build_words.rs` makes it.
const WORD_LIST: &[u8] = include_bytes!("../../words/thai.fst");

/// Cost of text no word covers: once, and for each character of it. Dearer than any word, so that a known word is
/// always preferred, and growing, so that the unknown stretch stays short.
const UNKNOWN: u64 = 1200;
const UNKNOWN_CHAR: u64 = 600;

/// What a word costs more that takes letters from a title where one may stand, as in "นา|ยศ|ราวุธ": the name after a
/// title is seldom in the list.
const TORN_TITLE: u64 = 6000;

/// Fewer characters that no word covers are no name.
const SHORTEST_NAME: usize = 4;

/// The word list and the rules for the rest, loaded once.
pub(crate) struct Words {
    list: Map<&'static [u8]>,
    uax14: LineSegmenterBorrowed<'static>,
}

impl Words {
    pub(crate) fn load() -> Result<Self, ReportError> {
        let uax14 = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        Ok(Self { list: Map::new(WORD_LIST)?, uax14 })
    }

    /// Every place a line may end in `text`.
    pub(crate) fn breaks(&self, text: &str) -> Vec<usize> {
        keep_together::keep_together(text, &self.between_words(text))
    }

    /// Every place between words of `text`, also where both belong on one line: for what no line holds.
    pub(crate) fn between_words(&self, text: &str) -> Vec<usize> {
        let plain: String = text.chars().map(|c| if wants_words(c) { LETTER } else { c }).collect();
        let mut places: Vec<usize> = self.uax14.segment_str(&plain).filter(|&at| at > 0).collect();
        let mut rest = 0;
        while let Some(start) = text[rest..].find(is_thai).map(|at| rest + at) {
            let end = text[start..].find(|c| !is_thai(c)).map_or(text.len(), |at| start + at);
            let abbreviated = text[end..].starts_with('.');
            places.extend(self.boundaries(&text[start..end], usize::MAX, abbreviated).iter().map(|at| start + at));
            rest = end;
        }
        // MAIYAMOK and PAIYANNOI belong to the word before, even after the space some put between
        places.retain(|&at| !text[at..].starts_with(['ๆ', 'ฯ']) || text[at..].starts_with("ฯพณฯ"));
        addresses::set_right(text, places)
    }

    /// The ends of the words that a word is made of, its own the last: for a word no line holds.
    pub(crate) fn roots(&self, word: &str) -> Vec<usize> {
        let run = word.trim_end_matches(|c| !is_thai(c));
        let mut ends = if run.chars().all(is_thai) {
            self.boundaries(run, run.len().saturating_sub(1), false)
        } else {
            Vec::new()
        };
        ends.push(word.len());
        ends
    }

    /// The word boundaries inside a run of Thai letters, ascending, with no word over `longest` bytes. When the run is `abbreviated`, by the point after it,
    /// its last letters may be initials: "ตาม|พ.ร.บ."
    fn boundaries(&self, run: &str, longest: usize, abbreviated: bool) -> Vec<usize> {
        let edges = cluster_edges(run);
        let mut best: Vec<Option<Step>> = vec![None; run.len() + 1];
        best[0] = Some(Step { cost: 0, from: 0, known: true });
        for at in 0..run.len() {
            let (true, Some(step)) = (edges[at], best[at]) else { continue };
            let titled = names::starts_like_title(&run[at..]) && names::may_start(&run[step.from..at]);
            self.words_at(&run[at..], |len, cost| {
                let torn = titled && !names::starts_like_title(&run[at..at + len]);
                let cost = if torn { cost + TORN_TITLE } else { cost };
                let end = at + len + signs(&run[at + len..]);
                if edges[end] && len <= longest {
                    offer(&mut best[end], Step { cost: step.cost + cost, from: at, known: true });
                }
            });
            let next = (at + 1..=run.len()).find(|&to| edges[to]).unwrap_or(run.len());
            let chars = run[at..next].chars().count() as u64;
            let cost = step.cost + UNKNOWN + UNKNOWN_CHAR * chars;
            offer(&mut best[next], Step { cost, from: at, known: false });
        }
        known_ends(run, &best, abbreviated)
    }

    /// Calls `found(bytes, cost)` for every word that `text`, all Thai letters, starts with.
    fn words_at(&self, text: &str, mut found: impl FnMut(usize, u64)) {
        let fst = self.list.as_fst();
        let mut node = fst.root();
        let mut cost = fst::raw::Output::zero();
        for (at, c) in text.char_indices() {
            // the list has a byte for each character: its place in the Thai block
            let Some(i) = u8::try_from(u32::from(c) - 0xe00).ok().and_then(|key| node.find_input(key)) else { return };
            let transition = node.transition(i);
            cost = cost.cat(transition.out);
            node = fst.node(transition.addr);
            if node.is_final() {
                found(at + c.len_utf8(), cost.cat(node.final_output()).value());
            }
        }
    }
}

/// Whether ending a line at byte `at` would tear a character cluster of Thai or a neighbouring script.
pub(crate) fn tears(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    match (text[..at].chars().next_back(), after.next()) {
        (Some(a), Some(b)) if is_thai(a) && is_thai(b) => joined(a, b, after.next()),
        (Some(a), Some(b)) if wants_words(a) && wants_words(b) => syllables::joined(a, b, after.next()),
        _ => false,
    }
}

/// The ends of the words on the cheapest way through `run`, ascending, without its own. Unknown pieces side by side are
/// most likely one name, and no line ends between them; a scrap of one is the torn end of a neighbour, and none ends at it.
fn known_ends(run: &str, best: &[Option<Step>], abbreviated: bool) -> Vec<usize> {
    let mut stretches: Vec<(Range<usize>, bool)> = Vec::new();
    let mut at = run.len();
    while let (1.., Some(step)) = (at, best[at]) {
        match stretches.last_mut() {
            Some((stretch, false)) if !step.known => stretch.start = step.from,
            _ => stretches.push((step.from..at, step.known)),
        }
        at = step.from;
    }
    let scrap = |(stretch, known): &(Range<usize>, bool)| {
        let initials = abbreviated && stretch.end == run.len();
        !known && !initials && run[stretch.clone()].chars().count() < SHORTEST_NAME
    };
    // the later first
    let parts = |pair: &&[(Range<usize>, bool)]| {
        let titled = names::is_title(&run[pair[1].0.clone()]);
        titled || !scrap(&pair[0]) && !scrap(&pair[1])
    };
    let pairs = stretches.windows(2).rev().filter(parts);
    pairs.map(|pair| pair[1].0.end).collect()
}

/// How many bytes of `rest` are signs of repetition and abbreviation written on to the word before.
fn signs(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(['ๆ', 'ฯ']).len()
}

/// The cheapest way found so far to reach a place.
#[derive(Clone, Copy)]
struct Step {
    cost: u64,
    from: usize,
    known: bool,
}

fn offer(place: &mut Option<Step>, step: Step) {
    if place.is_none_or(|held| step.cost < held.cost) {
        *place = Some(step);
    }
}

/// Thai letters, vowels and marks; digits and the baht sign are not part of words.
fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}')
}

/// A letter of as many bytes as those it stands for.
const LETTER: char = '\u{1e00}';

/// Letters of the scripts written without spaces (UAX #14 class SA), for which the segmenter would want a dictionary.
/// Thai is cut here; a run of another is one word to us.
fn wants_words(c: char) -> bool {
    matches!(c,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e80}'..='\u{edf}' | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17df}' | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aaf}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}')
}

/// For every byte of `run` and its end: may a word begin or end here without tearing a character cluster?
fn cluster_edges(run: &str) -> Vec<bool> {
    let mut edges = vec![false; run.len() + 1];
    let chars: Vec<(usize, char)> = run.char_indices().collect();
    for (i, &(at, c)) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i].1);
        let after = chars.get(i + 1).map(|&(_, c)| c);
        edges[at] = before.is_none_or(|before| !joined(before, c, after));
    }
    edges[run.len()] = true;
    edges
}

/// Whether `b` belongs to the cluster of `a` before it; `after` is what follows `b`.
fn joined(a: char, b: char, after: Option<char>) -> bool {
    // following vowels, marks, PAIYANNOI and MAIYAMOK
    let follows = matches!(b, '\u{e2f}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}');
    // leading vowels; MAI HAN-AKAT, SARA UEE and MAITAIKHU want a final consonant, which a leading vowel is not
    let vowel = |c| matches!(c, '\u{e40}'..='\u{e44}');
    let leads = vowel(a) || matches!(a, '\u{e31}' | '\u{e37}' | '\u{e47}') && !vowel(b);
    // a consonant silenced by THANTHAKHAT ends the syllable before it
    follows || leads || after == Some('\u{e4c}')
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Words;

    /// `text` with a bar at every place a line may end.
    pub(crate) fn cut(text: &str) -> String {
        let mut breaks = Words::load().unwrap().breaks(text);
        breaks.insert(0, 0);
        breaks.windows(2).map(|w| &text[w[0]..w[1]]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_mark_never_starts_a_line() {
        for text in ["กกก่กก้กำกะ", "เกแกโกใกไก", "ศุกร์จันทร์", "กั๊กกื้อ", "ๆๆๆ", "์่้"]
        {
            for piece in cut(text).split('|').skip(1) {
                let first = piece.chars().next().unwrap();
                assert!(!matches!(first, '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}'), "{text}: {piece}");
            }
        }
    }

    #[test]
    fn the_list_holds_every_word_of_the_field() {
        let words = Words::load().unwrap();
        for word in include_str!("../../words/domain.txt").lines().filter(|word| !word.starts_with(['#', '-'])) {
            let mut whole = false;
            words.words_at(word, |length, _| whole |= length == word.len());
            assert!(whole, "{word} is not in the list: rebuild it as words/README.md says");
        }
    }

    #[test]
    fn a_persons_name_stays_whole() {
        assert_eq!(cut("นายสมชาย ใจดี"), "นายสมชาย ใจดี");
        assert_eq!(cut("นางสาวธีรพงษ์"), "นางสาวธีรพงษ์");
        assert!(cut("นายกรัฐมนตรีเห็นชอบ").contains('|'));
    }

    #[test]
    fn a_repetition_mark_never_starts_a_line() {
        assert_eq!(cut("ต่าง ๆ กรุงเทพฯ ๆ"), "ต่าง ๆ |กรุงเทพฯ ๆ");
    }

    #[test]
    fn an_unknown_name_is_not_torn() {
        assert!(!cut("ฮฬฌฆฑฒ").contains('|'));
    }

    #[test]
    fn a_word_no_line_holds_is_parted_into_the_words_it_is_made_of() {
        let words = Words::load().unwrap();
        assert_eq!(words.roots("คะแนนเต็ม "), ["คะแนน".len(), "คะแนนเต็ม ".len()]);
        assert_eq!(words.roots("ITA"), [3]);
        assert_eq!(words.roots("และ"), ["และ".len()]);
    }

    #[test]
    fn a_scrap_no_word_covers_belongs_to_its_neighbours() {
        assert_eq!(cut("ค่าแฮฆล่าสุด"), "ค่าแฮฆล่าสุด");
        assert!(!cut("ซิงฆ์").contains('|'));
    }

    #[test]
    fn latin_and_numbers_follow_uax_14() {
        assert_eq!(cut("Integrity and 1,250.50 (ITA)"), "Integrity |and |1,250.50 |(ITA)");
    }

    #[test]
    fn a_sign_of_abbreviation_stays_with_its_word_and_ends_it() {
        assert_eq!(cut("กรุงเทพฯและโปรดเกล้าฯให้"), "กรุงเทพฯ|และ|โปรดเกล้าฯ|ให้");
        assert_eq!(cut("อื่นๆที่ต่างๆ ฯลฯ"), "อื่นๆ|ที่|ต่างๆ ฯลฯ");
        assert_eq!(cut("ต้อนรับ ฯพณฯ นายกรัฐมนตรี"), "ต้อนรับ |ฯพณฯ |นายกรัฐมนตรี");
    }

    #[test]
    fn an_abbreviation_of_initials_is_not_parted() {
        assert_eq!(cut("ตามพ.ร.บ. ของ ป.ป.ช. และ ก.พ.ร."), "ตาม|พ.ร.บ. |ของ |ป.ป.ช. |และ |ก.พ.ร.");
    }

    #[test]
    fn brackets_and_quotes_stay_with_what_they_hold() {
        assert_eq!(cut("แผน (ฉบับร่าง) และ “คำสั่ง” [ข้อ] ( ก )"), "แผน |(ฉบับร่าง) |และ |“คำสั่ง” |[ข้อ] |( ก )");
        assert_eq!(cut("หรือไม่ ? ใช่ ! รวม ; ดังนี้ :"), "หรือไม่ ? |ใช่ ! |รวม ; |ดังนี้ :");
    }

    #[test]
    fn empty_text_has_no_place_to_break() {
        assert_eq!(Words::load().unwrap().breaks(""), Vec::<usize>::new());
    }
}
