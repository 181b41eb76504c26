//! A text as pieces, each a word as cut, and lists of words to know them by. What keeps pieces together goes by them.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

/// Words looked up by the whole.
pub(crate) type WordSet = LazyLock<HashSet<&'static str, RandomState>>;

/// The words of `list`, which spaces part.
pub(crate) fn word_set(list: &'static str) -> HashSet<&'static str, RandomState> {
    list.split_whitespace().collect()
}

/// What may open a word.
pub(crate) const OPENING: &[char] = &['(', '[', '“', '‘', '"', '\''];

/// A word as cut, with the punctuation written on to it.
pub(crate) struct Piece<'a> {
    /// Without white space.
    pub(crate) word: &'a str,
    /// White space follows.
    pub(crate) spaced: bool,
    /// The text itself ends the line here.
    pub(crate) hard: bool,
}

/// The pieces of a text between the places where it is cut.
pub(crate) fn pieces<'a>(text: &'a str, places: &[usize]) -> Vec<Piece<'a>> {
    let mut from = 0;
    let each = places.iter().map(|&to| {
        let whole = &text[from..to];
        from = to;
        let word = whole.trim_end();
        Piece { word, spaced: word.len() < whole.len(), hard: whole.ends_with(['\n', '\u{2028}', '\u{2029}']) }
    });
    each.collect()
}

/// An abbreviation of initials: "ก.พ.", "ป.ป.ช."
pub(crate) fn is_initials(word: &str) -> bool {
    word.ends_with('.') && word.chars().filter(|&c| c == '.').count() > 1
}

/// The length of the mark a line of a list opens with, up to the item's text: "- ", "• ", "1. ", "1) ", "(1) ", "ก. ".
pub(crate) fn list_mark(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let end = text.find(char::is_whitespace)?;
    let (mark, rest) = (&text[..end], text[end..].trim_start());
    (is_mark(mark) && !rest.is_empty()).then(|| line.len() - rest.len())
}

fn is_mark(word: &str) -> bool {
    if matches!(word, "-" | "–" | "—" | "•" | "●" | "○" | "▪" | "■" | "*" | "·") {
        return true;
    }
    let opened = word.strip_prefix('(');
    let inner = match opened.unwrap_or(word).strip_suffix(')') {
        Some(inner) => inner,
        None if opened.is_none() => word.strip_suffix('.').unwrap_or_default(),
        None => "",
    };
    let numbers = inner.chars().all(|c| c.is_ascii_digit() || matches!(c, '๐'..='๙'));
    match inner.chars().count() {
        1 => numbers || inner.starts_with(|c| matches!(c, 'ก'..='ฮ' | 'a'..='z' | 'A'..='Z')),
        2 | 3 => numbers,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::list_mark;

    #[test]
    fn an_item_of_a_list_is_known_by_its_mark() {
        for mark in ["- ", "• ", "1. ", "12) ", "(๑) ", "ก. ", "  - ", "1.\t", "a) "] {
            assert_eq!(list_mark(&format!("{mark}รายการ")), Some(mark.len()), "{mark}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_opens_no_item() {
        for text in ["1.2 ข้อ", "2569. ปี", "พ.ศ. 2569", "ก.พ. 2569", "5 ส", "(ร่าง) แผน", "- ", "–", "นาย ก", "-5 องศา"]
        {
            assert_eq!(list_mark(text), None, "{text}");
        }
    }
}
