//! A text as its personal values are looked for: sign by sign, each with the bytes it stands for.
//!
//! Invariant: what looks or prints alike is the same sign. Digits of every script are Arabic, letters small and of their
//! compatible form without accents, dashes, dots, slashes and white space one of each; what takes no room is not there.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// A sign and the bytes of the text that it stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sign {
    pub(crate) c: char,
    start: usize,
    end: usize,
}

/// The signs of a text.
pub(crate) fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len().min(4096));
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let mut push = |c: char| push(&mut signs, Sign { c, start, end });
        match c {
            'Ⓐ' | 'ⓐ' => push('@'),
            _ if takes_no_room(c) => {}
            '\0'..='\x7f' | '\u{e01}'..='\u{e7f}' => push(plain(c)),
            _ => decompose_compatible(c, |c| {
                if !takes_no_room(c) && !is_accent(c) {
                    c.to_lowercase().for_each(|c| push(plain(c)));
                }
            }),
        }
    }
    signs
}

/// Adds a sign, one for two that look like it: `เเ` is `แ`, and `ํ` with `า` is `ำ`, a tone mark between them or not.
fn push(signs: &mut Vec<Sign>, sign: Sign) {
    let before = |back: usize| signs.len().checked_sub(back).map(|at| (at, signs[at].c));
    match (sign.c, before(1), before(2)) {
        ('เ', Some((at, 'เ')), _) => signs[at] = Sign { c: 'แ', end: sign.end, ..signs[at] },
        ('า', Some((at, NIKHAHIT)), _) => signs[at] = Sign { c: 'ำ', end: sign.end, ..signs[at] },
        ('า', Some((_, '\u{e48}'..='\u{e4b}')), Some((at, NIKHAHIT))) => {
            let start = signs.remove(at).start;
            signs[at].start = start;
            signs.push(Sign { c: 'ำ', ..sign });
        }
        _ => signs.push(sign),
    }
}

/// The ring above a letter.
const NIKHAHIT: char = '\u{e4d}';

/// An accent, stroke or line on a letter or a digit, apart from it.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The bytes of a stretch of signs, which is not empty.
pub(crate) fn bytes(signs: &[Sign], stretch: &Range<usize>) -> Range<usize> {
    signs[stretch.start].start..signs[stretch.end - 1].end
}

/// The signs as text.
pub(crate) fn text(signs: &[Sign]) -> String {
    signs.iter().map(|sign| sign.c).collect()
}

/// Whether a sign belongs to a word or a number. Thai vowels and tone marks above and below do.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_thai(c)
}

/// A Thai letter, vowel or tone mark.
pub(crate) const fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}')
}

/// A sign of its kind: one digit, dash, dot, slash or space for all that are read as one.
fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{30fc}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{b7}' | '\u{2027}' | '\u{3002}' | '\u{ff61}' | '\u{30fb}' => '.',
        '\u{2044}' | '\u{2215}' | '\\' => '/',
        // Braille's cell without dots is blank.
        '\u{2800}' => ' ',
        _ if c.is_whitespace() || c.is_control() => ' ',
        _ => digit(c).unwrap_or_else(|| c.to_ascii_lowercase()),
    }
}

/// The zeros of scripts whose ten digits follow each other.
const ZEROS: [u32; 20] = [
    0x30, 0xe50, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x19d0,
];

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let value = ZEROS.iter().filter_map(|zero| code.checked_sub(*zero)).find(|value| *value < 10)?;
    char::from_digit(value, 10)
}

/// Signs that join, part or order others and are not seen: zero-width spaces and joiners, soft hyphens, marks of direction
/// and of variants.
pub(crate) const fn takes_no_room(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}
