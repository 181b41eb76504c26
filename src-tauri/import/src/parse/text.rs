//! Text as it should have been typed: control and invisible characters out, SARA AM whole, marks not doubled, white space even.

use unicode_normalization::UnicodeNormalization;

/// A cleaned text; `repaired` when more than white space changed.
pub(crate) struct Clean {
    pub(crate) text: String,
    pub(crate) repaired: bool,
}

/// Cleans one value.
pub(crate) fn clean(raw: &str) -> Clean {
    if is_plain(raw) {
        return Clean { text: raw.to_owned(), repaired: false };
    }
    let (visible, stripped) = without_invisible(raw);
    let mended = mend_thai(&visible);
    let repaired = stripped || mended != visible;
    Clean { text: mended.split_whitespace().collect::<Vec<_>>().join(" "), repaired }
}

/// Cleans a text of several lines, each by itself; empty lines at its ends go.
pub(crate) fn clean_lines(raw: &str) -> Clean {
    let whole =
        without_escapes(raw).replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<Clean> = whole.split('\n').map(clean).collect();
    let repaired = lines.iter().any(|line| line.repaired);
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    Clean { text: text.trim_matches('\n').to_owned(), repaired }
}

/// Whether a text is clean already, as nearly all of a file is: printable ASCII and Thai, single spaces, marks in order.
fn is_plain(raw: &str) -> bool {
    let mark = |c: char| matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    let mut last = ' ';
    for c in raw.chars() {
        let plain = match c {
            ' ' => last != ' ',
            'x' => last != '_',
            '!'..='~' => true,
            '\u{e4d}' => false,
            'เ' => last != 'เ',
            // Two marks on one letter are a vowel and then a tone, or need a look.
            c if mark(c) => {
                last != 'ำ' && (!mark(last) || matches!((last, c), ('\u{e31}'..='\u{e39}', '\u{e48}'..='\u{e4c}')))
            }
            '\u{e01}'..='\u{e5b}' => true,
            _ => false,
        };
        if !plain {
            return false;
        }
        last = c;
    }
    last != ' '
}

/// Thai digits as Arabic ones.
pub(crate) fn arabic_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '๐'..='๙' => char::from_digit(u32::from(c) - u32::from('๐'), 10).unwrap_or(c),
            other => other,
        })
        .collect()
}

/// Whether the text stands for "not given".
pub(crate) fn is_missing(text: &str) -> bool {
    let text = text.trim();
    let dashes = |c: char| matches!(c, '-' | '–' | '—' | '‐' | '_' | '.' | ' ' | '…' | '/');
    let latin = |text: &str| {
        ["n/a", "na", "null", "none", "nil", "#n/a", "nan"].iter().any(|word| text.eq_ignore_ascii_case(word))
    };
    text.chars().all(dashes) || ["ไม่มี", "ไม่ระบุ", "ไม่ทราบ", "ว่าง"].contains(&text) || latin(text)
}

/// Whether the text stands for "no name": `NULL` and `nan` of a program do, and the names Null, Na and None do not.
pub(crate) fn is_no_name(text: &str) -> bool {
    let rest = text.trim().strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
    let is_name = !rest.is_empty() && rest.bytes().all(|letter| letter.is_ascii_lowercase());
    !is_name && is_missing(text)
}

/// Whether two names of a thing are of different things: signs, spaces and case aside, neither is a part of the other.
pub(crate) fn is_of_another(said: &str, known: &str) -> bool {
    let bare = |text: &str| {
        let kept = arabic_digits(text).to_lowercase();
        kept.chars().filter(|c| is_letter(*c) || c.is_ascii_digit()).collect::<String>()
    };
    let (said, known) = (bare(said), bare(known));
    !said.is_empty() && !known.is_empty() && !said.contains(&known) && !known.contains(&said)
}

/// Whether a character is a letter, a vowel or a mark of Thai, or a letter of any other script.
///
/// The library's own tables are slow outside ASCII, and nearly all that is asked about here is Thai.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e46}' | '\u{e4d}' => true,
        '\u{e00}'..='\u{e7f}' => false,
        c => c.is_alphabetic(),
    }
}

fn without_invisible(raw: &str) -> (String, bool) {
    let mut stripped = false;
    let mut text = String::with_capacity(raw.len());
    let unescaped = without_escapes(raw);
    stripped |= unescaped.len() != raw.len();
    for c in unescaped.chars() {
        match c {
            '\t'
            | '\n'
            | '\r'
            | '\u{b}'
            | '\u{c}'
            | '\u{85}'
            | '\u{a0}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202f}'
            | '\u{3000}' => text.push(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{ad}'
            | '\u{fffd}' => stripped = true,
            c if c.is_control() => stripped = true,
            c => text.push(c),
        }
    }
    (text, stripped)
}

/// Excel writes control characters as `_x0000_`.
fn without_escapes(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) if c.is_control() && rest[at + 6..].starts_with('_') => {
                out.push_str(&rest[..at]);
                out.push(if c.is_whitespace() { c } else { '\0' });
                rest = &rest[at + 7..];
            }
            _ => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// NFC leaves these as they are; they look alike and never compare alike.
fn mend_thai(text: &str) -> String {
    const NIKHAHIT: char = '\u{e4d}';
    let tone = |c: char| matches!(c, '\u{e48}'..='\u{e4b}');
    let mark = |c: char| tone(c) || matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}' | '\u{e4c}');
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.nfc() {
        match (out.as_slice(), c) {
            ([.., 'เ'], 'เ') => {
                out.pop();
                out.push('แ');
            }
            ([.., NIKHAHIT], 'า') => {
                out.pop();
                out.push('ำ');
            }
            ([.., NIKHAHIT, t], 'า') if tone(*t) => {
                let t = *t;
                out.truncate(out.len() - 2);
                out.extend([t, 'ำ']);
            }
            ([.., 'ำ'], t) if tone(t) => {
                out.pop();
                out.extend([t, 'ำ']);
            }
            // A vowel typed behind the tone looks the same.
            ([.., t], v) if (tone(*t) || *t == '\u{e4c}') && matches!(v, '\u{e31}' | '\u{e34}'..='\u{e39}') => {
                let t = *t;
                out.pop();
                out.extend((out.last() != Some(&v)).then_some(v));
                out.push(t);
            }
            ([.., last], c) if mark(c) && *last == c => {}
            _ => out.push(c),
        }
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_and_doubled_characters_are_mended_and_said() {
        for (raw, text) in [
            ("ชํานาญการ", "ชำนาญการ"),
            ("น้ํา", "น้ำ"),
            ("นํ้า", "น้ำ"),
            ("นำ้", "น้ำ"),
            ("เเดง", "แดง"),
            ("ที่่", "ที่"),
            ("ก่ี", "กี่"),
            ("สิทธ์ิ", "สิทธิ์"),
            ("กี่ี", "กี่"),
            ("a_x0000_b\u{200b}\u{202e}ำ", "abำ"),
            ("ส\0ม\0ช\0า\0ย\0", "สมชาย"),
            ("\u{feff}ชื่อ", "ชื่อ"),
        ] {
            let clean = clean(raw);
            assert_eq!((clean.text.as_str(), clean.repaired), (text, true), "{raw:?}");
        }
    }

    #[test]
    fn the_quick_look_finds_everything_the_long_one_would_mend() {
        let letters = [
            'ก', 'น', 'เ', 'แ', 'า', 'ำ', '\u{e31}', '\u{e35}', '\u{e38}', '\u{e48}', '\u{e49}', '\u{e4c}', '\u{e4d}',
            ' ', '\u{200b}', 'x', '_', 'é',
        ];
        for a in letters {
            for b in letters {
                for c in letters {
                    let raw: String = ['ก', a, b, c, 'ก'].into_iter().collect();
                    if is_plain(&raw) {
                        let (visible, stripped) = without_invisible(&raw);
                        assert_eq!((mend_thai(&visible), stripped), (raw.clone(), false), "{raw:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn white_space_alone_is_no_repair() {
        let clean = clean(" ชำนาญการ\u{a0} พิเศษ\r\n");
        assert_eq!((clean.text.as_str(), clean.repaired), ("ชำนาญการ พิเศษ", false));
        assert!(!super::clean("file_x of y").repaired);
    }

    #[test]
    fn letters_are_what_unicode_says_they_are() {
        for c in '\u{e00}'..='\u{e7f}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn the_ways_to_write_nothing_are_nothing() {
        for text in ["", " ", "-", "–", "--", "ไม่มี", "ไม่ระบุ", "N/A", "null", "....."] {
            assert!(is_missing(text), "{text}");
        }
        assert!(!is_missing("-1") && !is_missing("มี"));
        assert!(["Null", "Na", "None", "Nan"].iter().all(|name| !is_no_name(name)));
        assert!(["NULL", "na", "N/A", "-", "ไม่มี", "nan"].iter().all(|text| is_no_name(text)));
    }
}
