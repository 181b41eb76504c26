//! Names of people: prefix, first name, surname, joined in one cell or spread over several.
//!
//! A Thai name is its first word, the surname all that follows ("ณ อยุธยา"); a Latin name is all but its last word, with
//! particles drawn to the surname ("van Beethoven", "Na Ayudhya"). No surname is allowed.

use super::text::{clean, is_letter, is_no_name};
use super::{Read, Refusal, prefix};

/// A name in its parts; an absent part is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) prefix: String,
    pub(crate) first: String,
    pub(crate) surname: String,
}

/// Splits a name written in one cell.
pub(crate) fn split(raw: &str) -> Result<Read<Name>, Refusal> {
    let Bare { text, mut repair } = bare(raw);
    if !text.chars().any(is_letter) {
        return Err(Refusal::new("name_without_letters", format!("“{}” ไม่ใช่ชื่อบุคคล โปรดตรวจคอลัมน์ชื่อ", raw.trim())));
    }
    let (prefix, rest) = match prefix::at_head(&text) {
        Some(found) => {
            let is_respelt = found.is_respelt(&text);
            repair = repair.or(is_respelt.then_some("prefix_respelt"));
            (found.spelt, text[found.length..].trim_start_matches(['.', ' ']).to_owned())
        }
        None => (String::new(), text),
    };
    let (rest, without) = without_brackets(&rest);
    let repair = if without { Some("nickname_removed") } else { repair };
    let (first, surname) = first_and_surname(&rest);
    Ok(Read { value: Name { prefix, first, surname }, repair })
}

/// The text of a cell of names, clean and without the number it may begin with.
struct Bare {
    text: String,
    repair: Option<&'static str>,
}

fn bare(raw: &str) -> Bare {
    let cleaned = clean(raw);
    match without_number(&cleaned.text) {
        Some(text) => Bare { text: text.to_owned(), repair: Some("number_removed") },
        None => Bare { text: cleaned.text, repair: cleaned.repaired.then_some("cleaned") },
    }
}

/// What follows a running number: "1. นายสมชาย", "(๒) นายสมชาย", "3 นายสมชาย".
pub(crate) fn without_number(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches('(');
    let behind = digits.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '๐'..='๙'));
    let name = behind.trim_start_matches(['.', ')', '-', ' ']);
    (behind.len() < digits.len() && name.len() < behind.len() && name.starts_with(is_letter)).then_some(name)
}

/// What a cell of prefixes, or of surnames, gives to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    text: String,
    repair: Option<&'static str>,
}

impl Given {
    /// What a cell of surnames gives; `None` when it gives nothing.
    pub(crate) fn surname(cell: &str) -> Option<Self> {
        let cleaned = clean(cell);
        let repair = cleaned.repaired.then_some("cleaned");
        (!is_no_name(&cleaned.text)).then_some(Self { text: cleaned.text, repair })
    }

    /// What a cell of prefixes gives, as it is spelt here. A code ("1") that only its system can read gives nothing.
    pub(crate) fn prefix(cell: &str) -> Option<Self> {
        let given = Self::surname(cell).filter(|given| !is_coded_prefix(&given.text))?;
        let spelt = prefix::spelt(&given.text);
        let is_respelt = spelt.replace(' ', "") != given.text.replace(' ', "");
        let repair = given.repair.or(is_respelt.then_some("prefix_respelt"));
        Some(Self { text: spelt, repair })
    }

    /// What was mended in the cell.
    pub(crate) const fn repair(&self) -> Option<&'static str> {
        self.repair
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

/// Joins a name spread over cells; the first-name cell, as [`split`] reads it, may still carry a prefix, or the whole name.
pub(crate) fn join(prefix: Option<&Given>, first: &str, whole: Read<Name>, surname: Option<&Given>) -> Read<Name> {
    let Read { value: mut name, mut repair } = whole;
    if let Some(Given { text: given, .. }) = prefix {
        let is_kept = name.prefix.is_empty() || prefix::is_same(&name.prefix, given) || given.ends_with(&name.prefix);
        if !is_kept {
            // The cell of prefixes decides. What stands before the name is of it ("นางสาว" + "นางฟ้า") or is left out.
            let text = bare(first).text;
            match prefix::at_head(&text) {
                Some(found) if found.is_of_the_name(&text, given) => {
                    (name.first, name.surname) = first_and_surname(&without_brackets(&text).0);
                }
                _ => repair = repair.or(Some("prefix_left_out")),
            }
        }
        name.prefix.clone_from(given);
    }
    if let Some(surname) = surname {
        // All of the first-name cell is first name, "John Fitzgerald", but for the surname said twice.
        if !name.surname.is_empty() && name.surname != surname.text {
            name.first = format!("{} {}", name.first, name.surname);
        }
        name.surname.clone_from(&surname.text);
    }
    Read { value: name, repair }
}

/// Whether a cell of prefixes holds a code ("1") that only its system can read.
pub(crate) fn is_coded_prefix(cell: &str) -> bool {
    let text = cell.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '๐'..='๙'))
}

/// "(ว่าง)", "ตำแหน่งว่าง", "ว่าง ม.ค. 67", "ว่างเมื่อ 1 ต.ค. 66": the post is there, the person is not.
pub(crate) fn says_vacant(name: &str) -> bool {
    const VACANT: [&str; 6] = ["ตำแหน่งว่าง", "อัตราว่าง", "ไม่มีผู้ครอง", "ว่าง", "vacant", "ยุบเลิก"];
    const BEHIND: [&str; 9] = ["เมื่อ", "ตั้งแต่", "จาก", "เนื่อง", "ลง", "ณ", "มีเงิน", "ไม่มีเงิน", "มีอัตรา"];
    let text = name.trim_start_matches(|c: char| !is_letter(c));
    let rest = VACANT.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
    });
    let is_letter_or_mark = |c: char| is_letter(c) || matches!(c, '\u{e47}'..='\u{e4e}');
    rest.is_some_and(|rest| !rest.starts_with(is_letter_or_mark) || BEHIND.iter().any(|word| rest.starts_with(word)))
}

/// Whether a text is a prefix, rank or title and nothing else.
pub(crate) fn is_prefix(text: &str) -> bool {
    prefix::is_whole(text)
}

/// Whether a text begins with a prefix, rank or title.
pub(crate) fn has_prefix(text: &str) -> bool {
    prefix::at_head(text).is_some()
}

/// A surname of one letter, with or without a dot, only stands for one.
pub(crate) fn is_initial(surname: &str) -> bool {
    surname.trim_end_matches('.').chars().count() <= 1
}

/// What two spellings of one name have in common: no prefix, no white space, no dots, one case.
pub(crate) fn likeness(first: &str, surname: &str) -> String {
    let mut letters = String::with_capacity(first.len() + surname.len() + 1);
    for (text, end) in [(first, " "), (surname, "")] {
        for c in text.chars() {
            match c {
                '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' => letters.push(c),
                c if c.is_alphanumeric() => letters.extend(c.to_lowercase()),
                _ => {}
            }
        }
        letters.push_str(end);
    }
    letters
}

/// Nicknames and notes in brackets are no part of the name, unless nothing else is.
fn without_brackets(text: &str) -> (String, bool) {
    let (mut kept, mut rest, mut without) = (String::new(), text, false);
    while let Some(open) = rest.find(['(', '[']) {
        let Some(length) = rest[open..].find([')', ']']) else { break };
        kept.push_str(rest[..open].trim_end());
        kept.push(' ');
        (rest, without) = (rest[open + length + 1..].trim_start(), true);
    }
    kept.push_str(rest);
    let kept = kept.trim().to_owned();
    if without && kept.contains(is_letter) { (kept, true) } else { (text.to_owned(), false) }
}

fn first_and_surname(text: &str) -> (String, String) {
    if let (true, Some((surname, first))) = (is_latin(text), text.split_once(',')) {
        return (first.trim().to_owned(), surname.trim().to_owned());
    }
    let text = text.replace(',', " ");
    let words: Vec<&str> = text.split_whitespace().filter(|w| !matches!(*w, "ร.น." | "ร.น" | "-")).collect();
    let at = if is_latin(&text) { latin_surname_at(&words) } else { 1 };
    let join = |part: &[&str]| part.join(" ");
    let at = at.min(words.len());
    (join(&words[..at]), join(&words[at..]))
}

/// The word the surname begins with: the last one, and the particles before it.
fn latin_surname_at(words: &[&str]) -> usize {
    const PARTICLES: [&str; 20] = [
        "van", "von", "de", "der", "den", "da", "di", "del", "della", "dos", "du", "la", "le", "bin", "binti", "al",
        "el", "ter", "na", "st.",
    ];
    let mut at = words.len().saturating_sub(1).max(1);
    while at > 1 && PARTICLES.contains(&words[at - 1].to_lowercase().as_str()) {
        at -= 1;
    }
    at
}

fn is_latin(text: &str) -> bool {
    !text.chars().any(|c| matches!(c, '\u{e00}'..='\u{e7f}') && is_letter(c))
}

#[cfg(test)]
mod tests;
