//! Prefixes, ranks and titles that stand before a name, with and without dots and spaces (DOMAIN.md section 5).
//!
//! The longest that fits is taken, then further ones behind it ("ผศ." "ดร."), never one that would cut into a syllable:
//! "นายิกา" is a name, not "นาย" + "ิกา". Behind the first one only what cannot be a name is taken: "นายนพ ใจดี" and
//! "นายพลเอก ใจดี" are called นพ and พลเอก.

mod list;

use self::list::{ALIASES, COLONELS, HONOURS, LATIN, NEED_SPACE, PAIRS, PROFESSORS, RANKS, TITLES, WORDS};
use super::text::is_letter;

/// A prefix at the head of a name: as it is spelt here, and how many bytes it takes there.
pub(super) struct Found {
    pub(super) spelt: String,
    pub(super) length: usize,
}

impl Found {
    /// Whether it is spelt otherwise than it was written, white space aside.
    pub(super) fn is_respelt(&self, text: &str) -> bool {
        let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        letters(&self.spelt) != letters(&text[..self.length])
    }

    /// Whether its letters are rather the first of the name, where the prefix is given: "นางสาว" + "นางฟ้า", "นาย" + "พระพาย".
    pub(super) fn is_of_the_name(&self, text: &str, given: &str) -> bool {
        let may_be = self.spelt == "พระ" || (["นาย", "นาง"].contains(&self.spelt.as_str()) && WORDS.contains(&given));
        may_be && text[self.length..].starts_with(is_letter)
    }
}

/// All prefixes at the head of a cleaned name, joined; `None` when there is none or nothing would remain.
pub(super) fn at_head(text: &str) -> Option<Found> {
    let (mut spelt, mut length, mut place) = (String::new(), 0, Place::First);
    for _ in 0..4 {
        let rest = &text[length..];
        let indent = rest.len() - rest.trim_start().len();
        let Some((next, taken)) = longest(&rest[indent..], place) else { break };
        let apart = next.is_ascii() && !spelt.is_empty();
        spelt.push_str(if apart { " " } else { "" });
        spelt.push_str(&next);
        length += indent + taken;
        place = if WORDS.contains(&spelt.as_str()) { Place::BehindWord } else { Place::BehindTitle };
    }
    let remains = text[length..].chars().filter(|c| is_letter(*c)).take(2).count() == 2;
    (length > 0 && remains).then_some(Found { spelt, length })
}

/// A cell of prefixes as it is spelt here; what is not known stays as written.
pub(super) fn spelt(cell: &str) -> String {
    whole(cell).unwrap_or_else(|| cell.to_owned())
}

/// Whether a cell is a prefix.
pub(super) fn is_whole(cell: &str) -> bool {
    whole(cell).is_some()
}

/// A text that is a prefix, as it is spelt here.
fn whole(text: &str) -> Option<String> {
    // A name behind it lets the same rules read the cell.
    const NAME: &str = "กก กก";
    let probe = format!("{text} {NAME}");
    at_head(&probe).filter(|found| probe[found.length..].trim() == NAME).map(|found| found.spelt)
}

/// Whether two prefixes are the same but for being abbreviated.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.replace(' ', ""), b.replace(' ', ""));
    let mut pairs = PAIRS.iter().chain(RANKS);
    a == b || pairs.any(|(short, full)| a.replacen(short, full, 1) == b || b.replacen(short, full, 1) == a)
}

/// Where a prefix stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing is before it.
    First,
    /// Behind a title or a rank.
    BehindTitle,
    /// Behind "นาย" and its like.
    BehindWord,
}

fn longest(text: &str, place: Place) -> Option<(String, usize)> {
    let mut best = Best::default();
    if place == Place::First {
        for word in WORDS {
            best.offer(fits(text, word, place), || (*word).to_owned());
        }
        for (pattern, spelt) in ALIASES {
            best.offer(fits(text, pattern, place), || (*spelt).to_owned());
        }
    }
    for title in TITLES.iter().chain(LATIN) {
        best.offer(fits(text, title, place), || (*title).to_owned());
    }
    for title in PROFESSORS {
        if let Some(taken) = fits_open(text, title, place) {
            best.offer(Some(taken).filter(|t| ends_well(text, *t)), || (*title).to_owned());
            for honour in HONOURS {
                best.offer(honour_behind(text, taken, honour), || format!("{title}{honour}"));
            }
        }
    }
    for rank in RANKS.iter().flat_map(|(short, full)| [*short, *full]) {
        if place != Place::BehindWord || rank.ends_with('.') {
            best.offer_rank(text, 0, rank, place);
        }
    }
    if let Some(rest) = text.strip_prefix("ว่าที่").map(str::trim_start) {
        for rank in RANKS.iter().flat_map(|(short, full)| [*short, *full]) {
            best.offer_rank(text, text.len() - rest.len(), rank, Place::First);
        }
    }
    best.0
}

/// The longest prefix offered so far: its spelling and how many bytes it takes.
#[derive(Default)]
struct Best(Option<(String, usize)>);

impl Best {
    /// Spells the prefix only when it is the longest: most of the list never fits.
    fn offer(&mut self, taken: Option<usize>, spelt: impl FnOnce() -> String) {
        if let Some(taken) = taken
            && self.0.as_ref().is_none_or(|(_, most)| taken > *most)
        {
            self.0 = Some((spelt(), taken));
        }
    }

    /// A rank from a byte on, which "ว่าที่" stands before where that is not the first: alone, a special one, a woman's.
    fn offer_rank(&mut self, text: &str, from: usize, rank: &str, place: Place) {
        let Some(taken) = fits_open(&text[from..], rank, place).map(|taken| from + taken) else { return };
        let acting = match (from, rank.contains('.')) {
            (0, _) => "",
            (_, true) => "ว่าที่ ",
            (_, false) => "ว่าที่",
        };
        self.offer(Some(taken).filter(|t| ends_well(text, *t)), || format!("{acting}{rank}"));
        self.offer(woman_behind(text, taken), || format!("{acting}{rank}หญิง"));
        if COLONELS.contains(&rank) {
            for special in ["พิเศษ", "(พิเศษ)"] {
                // It is a name as well: "พ.อ.พิเศษ ใจดี".
                let is_no_name = |end: &usize| special.starts_with('(') || has_two_words(&text[*end..]);
                let taken = honour_behind(text, taken, special).filter(is_no_name);
                self.offer(taken, || format!("{acting}{rank}(พิเศษ)"));
                let woman = taken.and_then(|taken| woman_behind(text, taken));
                self.offer(woman, || format!("{acting}{rank}(พิเศษ)หญิง"));
            }
        }
    }
}

/// "หญิง" behind a rank.
fn woman_behind(text: &str, taken: usize) -> Option<usize> {
    let behind = text[taken..].trim_start();
    let after = behind.strip_prefix("หญิง").or_else(|| behind.strip_prefix("(หญิง)"))?;
    Some(text.len() - after.len()).filter(|end| ends_well(text, *end))
}

/// "พิเศษ" and its like behind a title.
fn honour_behind(text: &str, taken: usize, honour: &str) -> Option<usize> {
    let after = text[taken..].trim_start().strip_prefix(honour)?;
    Some(text.len() - after.len()).filter(|end| ends_well(text, *end))
}

fn has_two_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.contains(is_letter)).take(2).count() == 2
}

fn fits(text: &str, pattern: &str, place: Place) -> Option<usize> {
    fits_open(text, pattern, place).filter(|taken| ends_well(text, *taken))
}

/// How many bytes of the text the pattern takes. White space in the text counts for nothing behind a dot and where the pattern
/// has a space; Latin letters match in either case.
fn fits_open(text: &str, pattern: &str, place: Place) -> Option<usize> {
    if !begins_alike(text.as_bytes(), pattern.as_bytes()) {
        return None;
    }
    if pattern.ends_with('.') && !pattern.is_ascii() {
        return fits_abbreviated(text, pattern, place);
    }
    let mut at = 0;
    let mut wanted = pattern.chars().peekable();
    let mut loose = false;
    while let Some(w) = wanted.next() {
        if w == ' ' {
            loose = true;
            continue;
        }
        let rest = &text[at..];
        let skipped = if loose { rest.len() - rest.trim_start().len() } else { 0 };
        let c = text[at + skipped..].chars().next()?;
        if c == w || c.eq_ignore_ascii_case(&w) {
            at += skipped + c.len_utf8();
        } else if w == '.' && wanted.peek().is_none() && rest.starts_with(' ') && may_lack_its_dot(pattern, place) {
            return Some(at);
        } else {
            return None;
        }
        loose = w == '.';
    }
    // Plain words that also begin names need a space behind them, and so does every Latin word.
    let needs_space = NEED_SPACE.contains(&pattern) || (pattern.is_ascii() && !pattern.ends_with('.'));
    (!needs_space || text[at..].starts_with([' ', '.'])).then_some(at)
}

/// An abbreviation in Thai: dots between its letters may be missing or too many ("พตท.", "น.พ."), the last one only before a
/// space, where the others are in place and, if there are none ("นพ"), a whole name follows.
fn fits_abbreviated(text: &str, pattern: &str, place: Place) -> Option<usize> {
    let past_dot = |at: usize| {
        let after = text[at..].strip_prefix('.')?.trim_start();
        Some(text.len() - after.len())
    };
    let (mut at, mut last, mut as_declared) = (0, '.', true);
    let body = &pattern[..pattern.len() - 1];
    for wanted in body.chars() {
        if wanted == '.' {
            as_declared &= past_dot(at).is_some();
            at = past_dot(at).unwrap_or(at);
        } else {
            if last != '.'
                && let Some(past) = past_dot(at)
            {
                (at, as_declared) = (past, false);
            }
            at += text[at..].starts_with(wanted).then_some(wanted.len_utf8())?;
        }
        last = wanted;
    }
    if text[at..].starts_with('.') {
        return Some(at + 1);
    }
    let is_whole = as_declared && (body.contains('.') || has_two_words(&text[at..]));
    (text[at..].starts_with(' ') && is_whole && may_lack_its_dot(pattern, place)).then_some(at)
}

/// Behind another prefix a word without its dot is a name; nobody is called ดร.
fn may_lack_its_dot(pattern: &str, place: Place) -> bool {
    place == Place::First || ["ดร.", "Dr."].contains(&pattern)
}

/// A quick look at the first letter: nearly every pattern fails there.
fn begins_alike(text: &[u8], pattern: &[u8]) -> bool {
    match pattern.first() {
        // A Thai letter is three bytes.
        Some(0xe0) => text.get(..3) == pattern.get(..3),
        Some(first) => text.first().is_some_and(|head| head.eq_ignore_ascii_case(first)),
        None => false,
    }
}

/// Whether a prefix may end here: not before a vowel or mark that belongs to its last letter.
fn ends_well(text: &str, taken: usize) -> bool {
    !text[taken..].starts_with(|c: char| matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}' | '\u{e47}'..='\u{e4e}'))
}
