//! Comparing a heading with the words a target declares: spaces, dashes, hints in brackets, asterisks and case aside. ฯ stands
//! for nothing (ตำแหน่งฯ) or for the rest of a word (เลขประจำตัวฯ).

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::Declared;
use crate::parse::text::{arabic_digits, clean};

/// Letters that must stand before ฯ for it to stand for the rest of a word.
const SHORTEST_ABBREVIATED: usize = 4;

/// A heading reduced to what matters, once with its separators ("ชื่อ-สกุล") and once without ("ชื่อสกุล"): the two mean
/// different things for exactly this pair, and the same for all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    apart: String,
    joined: String,
}

impl Key {
    pub(crate) fn of(heading: &str) -> Self {
        let text = arabic_digits(&clean(heading).text).to_lowercase();
        let text = without_hints(&text);
        let letter = |c: char| {
            c != 'ฯ' && c.is_alphanumeric() || matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
        };
        let words = text.split(|c: char| !letter(c)).filter(|w| !w.is_empty());
        let apart = words.collect::<Vec<_>>().join("-");
        Self { joined: apart.replace('-', ""), apart }
    }
}

/// A declaration that a heading matched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) declaration: usize,
    /// Lower is better: the place of the word among the declared ones, spellings forgiven last.
    pub(super) rank: u32,
    pub(super) confidence: u32,
}

/// The declared words, ready to compare.
pub(super) struct Lookup {
    /// Each word's letters, its declaration and its place there.
    words: Vec<(Vec<char>, usize, u32)>,
    /// Declared words that themselves ask for English.
    english: HashSet<String>,
    apart: HashMap<String, usize>,
    joined: HashMap<String, usize>,
    /// Headings looked up before: rows are tried in several combinations.
    known: RefCell<HashMap<String, Option<Found>>>,
}

impl Lookup {
    pub(super) fn new<F>(declared: &[Declared<F>]) -> Self {
        let each = declared.iter().enumerate().flat_map(|(declaration, d)| {
            (0..).zip(&d.words).map(move |(rank, word)| (Key::of(word), declaration, rank))
        });
        let (mut apart, mut joined, mut words) = (HashMap::new(), HashMap::new(), Vec::new());
        for (index, (key, declaration, rank)) in each.enumerate() {
            words.push((key.joined.chars().collect(), declaration, rank));
            apart.entry(key.apart).or_insert(index);
            joined.entry(key.joined).or_insert(index);
        }
        let asks = declared.iter().flat_map(|d| &d.words).filter(|word| is_in_english(word));
        let english = asks.map(|word| Key::of(word).joined).collect();
        Self { words, english, apart, joined, known: RefCell::default() }
    }

    pub(super) fn find(&self, heading: &str) -> Option<Found> {
        if let Some(known) = self.known.borrow().get(heading) {
            return *known;
        }
        let found = self.search(heading);
        self.known.borrow_mut().insert(heading.to_owned(), found);
        found
    }

    fn search(&self, heading: &str) -> Option<Found> {
        // No heading is longer than a few lines.
        if heading.len() > 600 {
            return None;
        }
        let key = Key::of(heading);
        // "ชื่อ-สกุล (EN)" is a second name in Latin letters, not the name, where no target asks for such a name.
        if is_in_english(heading) && !self.english.contains(&key.joined) {
            return None;
        }
        if key.joined.is_empty() {
            return None;
        }
        let found = |(_, declaration, rank): &(Vec<char>, usize, u32), confidence| Found {
            declaration: *declaration,
            rank: *rank + (100 - confidence) * 10,
            confidence,
        };
        let exact = self.apart.get(&key.apart).or_else(|| self.joined.get(&key.joined));
        if let Some(index) = exact {
            return Some(found(&self.words[*index], 100));
        }
        let letters: Vec<char> = key.joined.chars().collect();
        if heading.contains('ฯ') {
            let rest = self.only(|word| letters.len() >= SHORTEST_ABBREVIATED && word.starts_with(&letters));
            return rest.map(|word| found(word, 90));
        }
        self.only(|word| word.len() >= 8 && one_slip_apart(word, &letters)).map(|word| found(word, 90))
    }

    /// The first word that fits, if all that do are of one declaration.
    fn only(&self, fits: impl Fn(&[char]) -> bool) -> Option<&(Vec<char>, usize, u32)> {
        let mut fitting = self.words.iter().filter(|(word, ..)| fits(word));
        let first = fitting.next()?;
        fitting.all(|(_, declaration, _)| *declaration == first.1).then_some(first)
    }
}

fn is_in_english(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["(en)", "(eng)", "(english)", "(อังกฤษ)", "(ภาษาอังกฤษ)", "_en", "ภาษาอังกฤษ"].iter().any(|hint| lower.contains(hint))
}

/// Hints such as "(13 หลัก)" say how to fill a column, not what it holds; instructions behind an asterisk likewise.
fn without_hints(text: &str) -> String {
    let mut depth = 0u32;
    let kept: String = text
        .chars()
        .filter(|c| match c {
            '(' | '[' | '{' => {
                depth += 1;
                false
            }
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    if kept.chars().any(char::is_alphanumeric) { kept } else { text.replace(['(', ')', '[', ']', '{', '}'], "") }
}

/// Whether one letter more, less or other makes the texts equal. Another digit says another thing.
fn one_slip_apart(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    if [rest_a, rest_b].iter().any(|rest| rest.first().is_some_and(char::is_ascii_digit)) {
        return false;
    }
    let (tail_a, tail_b) = (rest_a.get(1..), rest_b.get(1..));
    tail_a == tail_b || tail_a == Some(rest_b) || tail_b == Some(rest_a)
}
