//! Where a word of Lao, Khmer or Burmese may be parted when no line holds it.
//!
//! Role: two neighbouring characters → whether they are of one written syllable. Those scripts put no spaces between words,
//! and their words are not known here: a line ends inside one only where it would run over. Knows no fonts and no lines.

/// Whether `b` is written on to `a` before it, both of a script that stacks; `after` is what follows `b`.
pub(super) fn joined(a: char, b: char, after: Option<char>) -> bool {
    // a letter with a killer over it ends the syllable before it, as in အောင်
    let killed = matches!(b, '\u{1000}'..='\u{102a}') && after == Some('\u{103a}');
    stands_on(b) || reaches_on(a) || killed
}

/// Vowels, tones and other signs that are written around the letter before them.
fn stands_on(c: char) -> bool {
    matches!(c,
        // Lao
        '\u{eaf}'..='\u{ebd}' | '\u{ec6}'..='\u{ece}'
        // Burmese
        | '\u{102b}'..='\u{103e}' | '\u{104a}'..='\u{104b}' | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}'
        | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106d}' | '\u{1071}'..='\u{1074}' | '\u{1082}'..='\u{108d}'
        | '\u{108f}' | '\u{109a}'..='\u{109d}'
        // Khmer
        | '\u{17b4}'..='\u{17d7}' | '\u{17dd}')
}

/// What is written before the letter it belongs to, and what puts the next letter under the one before.
fn reaches_on(c: char) -> bool {
    matches!(c, '\u{ec0}'..='\u{ec4}' | '\u{1039}' | '\u{17d2}')
}
