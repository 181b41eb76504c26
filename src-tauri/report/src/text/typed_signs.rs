//! Signs of Word's symbol fonts as the ordinary signs they show.
//!
//! Word writes the bullets and ticks of Symbol and Wingdings as private-use characters, which mean nothing without their
//! font. Known are those of its lists; in a text any other is left as it is, and printing refuses it.

/// The ordinary sign for a private-use one of Word's; other characters as they are.
pub(super) fn ordinary(c: char) -> char {
    match c {
        // ranges in Wingdings: ⓪ ① … ⑩, ⓿ ❶ … ❿
        '\u{f081}'..='\u{f08a}' => from('①', c, '\u{f081}'),
        '\u{f08c}'..='\u{f095}' => from('❶', c, '\u{f08c}'),
        '\u{f000}'..='\u{f0ff}' => SIGNS.iter().find(|(private, _)| *private == c).map_or(c, |(_, sign)| *sign),
        _ => c,
    }
}

fn from(first: char, c: char, start: char) -> char {
    char::from_u32(u32::from(first) + u32::from(c) - u32::from(start)).unwrap_or(c)
}

/// Symbol's bullet and dash, the rest of Wingdings.
const SIGNS: [(char, char); 41] = [
    ('\u{f02d}', '–'),
    ('\u{f0b7}', '•'),
    ('\u{f06c}', '●'),
    ('\u{f06d}', '❍'),
    ('\u{f06e}', '■'),
    ('\u{f06f}', '□'),
    ('\u{f070}', '◻'),
    ('\u{f071}', '❑'),
    ('\u{f072}', '❒'),
    ('\u{f073}', '⬧'),
    ('\u{f074}', '⧫'),
    ('\u{f075}', '◆'),
    ('\u{f076}', '❖'),
    ('\u{f077}', '⬥'),
    ('\u{f080}', '⓪'),
    ('\u{f08b}', '⓿'),
    ('\u{f09e}', '·'),
    ('\u{f09f}', '•'),
    ('\u{f0a1}', '○'),
    ('\u{f0a4}', '◉'),
    ('\u{f0a5}', '◎'),
    ('\u{f0a7}', '▪'),
    ('\u{f0a8}', '◻'),
    ('\u{f0aa}', '✦'),
    ('\u{f0ab}', '★'),
    ('\u{f0ac}', '✶'),
    ('\u{f0ad}', '✴'),
    ('\u{f0af}', '✵'),
    ('\u{f0d8}', '➢'),
    ('\u{f0df}', '←'),
    ('\u{f0e0}', '→'),
    ('\u{f0e1}', '↑'),
    ('\u{f0e2}', '↓'),
    ('\u{f0e8}', '➔'),
    ('\u{f0f0}', '⇨'),
    ('\u{f0fb}', '✗'),
    ('\u{f0fc}', '✓'),
    ('\u{f0fd}', '☒'),
    ('\u{f0fe}', '☑'),
    ('\u{f0a3}', '◯'),
    ('\u{f0ef}', '⇦'),
];

#[cfg(test)]
mod tests {
    use super::{SIGNS, ordinary};
    use crate::text::faces::{FaceId, Faces, Fallback};

    #[test]
    fn words_bullets_become_the_signs_they_show() {
        let word = "\u{f0b7}\u{f0a7}\u{f0fc}\u{f0d8}\u{f076}\u{f081}\u{f08a}\u{f08c}ก\u{e000}\u{f020}";
        assert_eq!(word.chars().map(ordinary).collect::<String>(), "•▪✓➢❖①⑩❶ก\u{e000}\u{f020}");
    }

    #[test]
    fn every_sign_that_stands_for_one_of_words_is_drawn() {
        let loaded = Faces::load().unwrap();
        let faces = [FaceId::Regular, FaceId::Fallback(Fallback::Signs)].map(|id| loaded.get(id));
        let numbers = ('\u{f081}'..='\u{f08a}').chain('\u{f08c}'..='\u{f095}').map(ordinary);
        for sign in SIGNS.iter().map(|(_, sign)| *sign).chain(numbers) {
            assert!(faces.iter().any(|face| face.draws(sign)), "{sign}");
        }
    }
}
