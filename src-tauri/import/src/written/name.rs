//! Names of people: prefix, first name, surname, joined in one cell or spread over several.
//!
//! A Thai name is its first word, the surname all that follows ("ณ อยุธยา"); a Latin name is all but its last word, with
//! particles drawn to the surname ("van Beethoven", "Na Ayudhya"). No surname is allowed.

use super::text::{clean, is_letter, is_missing};
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
    let cleaned = clean(raw);
    let mut repair = cleaned.repaired.then_some("cleaned");
    let (text, without) = without_brackets(&cleaned.text);
    if without {
        repair = Some("nickname_removed");
    }
    if !text.chars().any(is_letter) {
        return Err(Refusal::new("name_without_letters", format!("“{}” ไม่ใช่ชื่อบุคคล โปรดตรวจคอลัมน์ชื่อ", raw.trim())));
    }
    let (prefix, rest) = match prefix::at_head(&text) {
        Some(found) => (found.spelt, text[found.length..].trim_start_matches(['.', ' ']).to_owned()),
        None => (String::new(), text),
    };
    let (first, surname) = first_and_surname(&rest);
    Ok(Read { value: Name { prefix, first, surname }, repair })
}

/// What a cell of prefixes, or of surnames, gives to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    text: String,
    repaired: bool,
}

impl Given {
    /// What a cell of surnames gives; `None` when it gives nothing.
    pub(crate) fn surname(cell: &str) -> Option<Self> {
        let cleaned = clean(cell);
        (!is_missing(&cleaned.text)).then_some(Self { text: cleaned.text, repaired: cleaned.repaired })
    }

    /// What a cell of prefixes gives, as it is spelt here. A code ("1") that only its system can read gives nothing.
    pub(crate) fn prefix(cell: &str) -> Option<Self> {
        let given = Self::surname(cell).filter(|given| !is_coded_prefix(&given.text))?;
        Some(Self { text: prefix::spelt(&given.text), repaired: given.repaired })
    }
}

/// Joins a name spread over cells; the first-name cell, as [`split`] reads it, may still carry a prefix, or the whole name.
pub(crate) fn join(prefix: Option<&Given>, first: &str, whole: Read<Name>, surname: Option<&Given>) -> Read<Name> {
    let cleaned = [prefix, surname].into_iter().flatten().any(|given| given.repaired);
    let mut name = whole.value;
    if let Some(surname) = surname {
        // All of the first-name cell is first name: "John Fitzgerald".
        if !name.surname.is_empty() {
            name.first = format!("{} {}", name.first, name.surname);
        }
        name.surname.clone_from(&surname.text);
    }
    if let Some(Given { text: spelt, .. }) = prefix {
        if !name.prefix.is_empty() && name.prefix != *spelt && !spelt.ends_with(&name.prefix) {
            // "พระ" + "นายิกา": the cell of prefixes decides, the first name keeps its letters.
            name.first = clean(first).text;
        }
        name.prefix.clone_from(spelt);
    }
    Read { value: name, repair: whole.repair.or(cleaned.then_some("cleaned")) }
}

/// Whether a cell of prefixes holds a code ("1") that only its system can read.
pub(crate) fn is_coded_prefix(cell: &str) -> bool {
    let text = cell.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '๐'..='๙'))
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

/// A nickname or note in brackets is no part of the name, unless nothing else is.
fn without_brackets(text: &str) -> (String, bool) {
    let (Some(open), Some(close)) = (text.find(['(', '[']), text.rfind([')', ']'])) else {
        return (text.to_owned(), false);
    };
    let before_is_title = text[..open].trim_end().ends_with('.');
    if open == 0 || close < open || before_is_title {
        return (text.to_owned(), false);
    }
    let kept = format!("{} {}", text[..open].trim_end(), text[close + 1..].trim_start());
    (kept.trim_end().to_owned(), true)
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
