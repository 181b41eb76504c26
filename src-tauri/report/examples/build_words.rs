//! Makes `words/thai.fst` from a word list, word frequencies and `words/domain.txt`; see `words/README.md`.
//!
//! Usage: `cargo run -p saisaat-report --example build_words -- WORDS_TH_TXT TNC_FREQ_TXT`

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Cost of a word the corpus never saw.
const UNSEEN: u64 = 1500;
/// Cost of a domain word at most: about that of a common word. It always costs less than its parts together.
const DOMAIN: u64 = 900;
/// The least that two costs differ by.
const STEP: u64 = 25;

/// Longer entries of the list, in characters, are mostly proverbs, which may be parted between words.
const LONGEST: usize = 20;
/// What offices are called. Their names in the list are left out, for a line may end within one.
const OFFICES: [&str; 3] = ["สำนักงาน", "คณะกรรมการ", "องค์การ"];
/// What the names of royal persons start with. They stay whole.
const ROYAL: [&str; 2] = ["พระ", "สมเด็จ"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(words), Some(frequencies)) = (arguments.next(), arguments.next()) else {
        return Err("usage: build_words WORDS_TH_TXT TNC_FREQ_TXT".into());
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words");
    let words = fs::read_to_string(words)?;
    let frequencies = fs::read_to_string(frequencies)?;
    let domain = fs::read_to_string(folder.join("domain.txt"))?;
    let costs = costs(&words, &frequencies, &domain);
    let map = fst::Map::from_iter(costs.iter().map(|(word, cost)| (key(word), *cost)))?;
    fs::write(folder.join("thai.fst"), map.as_fst().as_bytes())?;
    Ok(())
}

fn costs(words: &str, frequencies: &str, domain: &str) -> BTreeMap<String, u64> {
    let counts: HashMap<&str, f64> = frequencies
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, count)| Some((word, count.trim().parse().ok()?)))
        .collect();
    let total: f64 = counts.values().sum();
    let mut costs: BTreeMap<String, u64> = words
        .lines()
        .map(str::trim)
        .filter(|word| {
            (2..=LONGEST).contains(&word.chars().count()) || ROYAL.iter().any(|royal| word.starts_with(royal))
        })
        .filter(|word| word.chars().all(is_thai))
        .filter(|word| OFFICES.iter().all(|office| word == office || !word.starts_with(office)))
        .map(|word| (word.to_owned(), counts.get(word).map_or(UNSEEN, |n| cost(total / (n + 1.0)))))
        .collect();
    for word in domain.lines().map(str::trim).filter(|w| !w.is_empty() && !w.starts_with('#')) {
        if let Some(no_word) = word.strip_prefix('-') {
            costs.remove(no_word);
        } else {
            let whole = DOMAIN.min(in_parts(word, &costs).saturating_sub(STEP)).max(STEP);
            costs.entry(word.to_owned()).and_modify(|c| *c = whole.min(*c)).or_insert(whole);
        }
    }
    costs
}

/// The least that the words within `word` cost together.
fn in_parts(word: &str, costs: &BTreeMap<String, u64>) -> u64 {
    let mut best = vec![u64::MAX; word.len() + 1];
    best[0] = 0;
    for (from, _) in word.char_indices().filter(|&(from, _)| from < word.len()) {
        for to in (from + 1..=word.len()).filter(|&to| word.is_char_boundary(to) && to - from < word.len()) {
            let part = costs.get(&word[from..to]).map_or(u64::MAX, |cost| best[from].saturating_add(*cost));
            best[to] = best[to].min(part);
        }
    }
    best[word.len()]
}

/// In hundredths of a nat, by quarters of a nat: words then share more of the map.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a few thousand")]
fn cost(inverse_probability: f64) -> u64 {
    (inverse_probability.ln() * 4.0).round().max(0.0) as u64 * 25
}

/// A byte for each character: its place in the Thai block, as `Words` looks it up. Sorts as the words do.
fn key(word: &str) -> Vec<u8> {
    word.chars().filter_map(|c| u8::try_from(u32::from(c) - 0xe00).ok()).collect()
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}')
}
