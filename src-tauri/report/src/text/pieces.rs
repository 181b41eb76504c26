//! A text as pieces, each a word as cut, and lists of words to know them by. What keeps pieces together goes by them.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words looked up by the whole.
pub(crate) type WordSet = LazyLock<HashSet<&'static str>>;

/// The words of `list`, which spaces part.
pub(crate) fn word_set(list: &'static str) -> HashSet<&'static str> {
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
