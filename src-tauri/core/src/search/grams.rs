//! Three signs in a row: what a word is found by. Two spaces stand before each word, so that its beginning is three signs too.

/// Three signs as one number.
pub(super) type Gram = i64;

/// Words of fewer signs are found at the beginning of a word only.
pub(super) const SIGNS: usize = 3;

/// Shows the grams of a folded text.
pub(super) fn each(text: &str, mut look: impl FnMut(Gram)) {
    for word in text.split_whitespace() {
        each_of_word([' ', ' '], word, &mut look);
    }
}

/// The grams by which a folded word is found: at the beginning of a word, or anywhere.
pub(super) fn of_word(word: &str, at_beginning: bool) -> Vec<Gram> {
    let mut grams = Vec::new();
    let mut signs = word.chars();
    match (at_beginning || is_short(word), signs.next(), signs.next()) {
        (false, Some(first), Some(second)) => each_of_word([first, second], signs.as_str(), |gram| grams.push(gram)),
        _ => each_of_word([' ', ' '], word, |gram| grams.push(gram)),
    }
    // What comes last tells the most: it was typed last, and words begin alike more often than they end so.
    grams.reverse();
    grams
}

/// Whether a word has too few signs to be found anywhere.
pub(super) fn is_short(word: &str) -> bool {
    word.chars().nth(SIGNS - 1).is_none()
}

fn each_of_word([mut first, mut second]: [char; 2], rest: &str, mut look: impl FnMut(Gram)) {
    for third in rest.chars() {
        look(i64::from(u32::from(first)) << 42 | i64::from(u32::from(second)) << 21 | i64::from(u32::from(third)));
        (first, second) = (second, third);
    }
}
