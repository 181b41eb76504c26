//! Names of files made from what people type: the same on every system, Windows among them.
//!
//! Invariant: two different names never become one, so no file takes another's place. Depends on nothing else in this crate.

use unicode_normalization::UnicodeNormalization;

/// Names that Windows keeps for devices, with whatever extension: a number follows the last two.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "clock$", "conin$", "conout$"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// Bytes of a name, its extension left out: every file system takes 255 with it.
const LONGEST: usize = 200;

/// The text as its alikes are: what differs only in case, width or the order of its signs is one name to a person and to file
/// systems that do not look at case.
#[must_use]
pub fn folded(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.to_lowercase().nfc().collect()
}

/// Whether Windows keeps the name for a device, as it does `NUL`, `com1` and `Aux.2569`.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    // Windows takes superscript digits for digits, as the compatible form does.
    let stem: String = name.split('.').next().unwrap_or_default().trim_end().nfkc().collect();
    let stem = stem.to_lowercase();
    let numbered = |device: &&str| {
        stem.strip_prefix(*device).is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    };
    DEVICES.contains(&stem.as_str()) || NUMBERED_DEVICES.iter().any(numbered)
}

/// A file's name made of a text, without an extension. What no file name may hold is written `%` and its code, as in addresses.
#[must_use]
pub fn safe(text: &str) -> String {
    let last = text.chars().count().saturating_sub(1);
    let mut name = String::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let at_an_end = (at == last && matches!(c, '.' | ' ')) || (at == 0 && matches!(c, '.' | ' ' | '-'));
        if at_an_end || !is_plain(c) {
            escape(c, &mut name);
        } else {
            name.push(c);
        }
    }
    if is_reserved(&name) || name.is_empty() {
        name.insert_str(0, "%5F");
    }
    shortened(name)
}

/// Letters and signs that every file system takes and that change no way of writing.
fn is_plain(c: char) -> bool {
    let hidden = matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !hidden && !matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '%')
}

fn escape(c: char, name: &mut String) {
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        name.push_str(&format!("%{byte:02X}"));
    }
}

/// A name that is too long ends in the hash of the whole.
fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let hash: String = super::sha256_hex(name.as_bytes()).chars().take(16).collect();
    let end = (0..=LONGEST - 17).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    format!("{}-{hash}", &name[..end])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_of_devices_are_known_in_every_case_and_with_every_extension() {
        for reserved in
            ["CON", "prn", "Aux", "NUL", "nul.txt", "COM1", "com9.pdf", "LPT0", "COM¹", "ＣＯＮ", "con ", "CONIN$"]
        {
            assert!(is_reserved(reserved), "{reserved}");
        }
        for free in ["CONS", "COM", "COM10", "LPT", "กอง", "A.CON", "2569-NUL", ""] {
            assert!(!is_reserved(free), "{free}");
        }
    }

    #[test]
    fn ordinary_codes_are_names_as_they_are() {
        for code in ["M01-2569-12", "สป.ยธ-2569-6", "A_1.b-2569-12-gift_register", "กตํ่"] {
            assert_eq!(safe(code), code);
        }
    }

    #[test]
    fn what_a_file_name_may_not_hold_is_escaped_and_two_names_stay_two() {
        let odd = [
            "a/b",
            "a\\b",
            "a:b",
            "a*b",
            "a?b",
            "a\"b",
            "a<b",
            "a>b",
            "a|b",
            "a\u{0}b",
            "a\nb",
            "a\u{202e}b",
            "..",
            ".",
            "",
            ".a",
            "a.",
            "a ",
            " a",
            "-a",
            "a%2Fb",
            "CON",
            "nul.x",
            "%5FCON",
            "a\u{200b}b",
            "../../etc/passwd",
        ];
        let made: HashSet<String> = odd.iter().map(|name| safe(name)).collect();
        assert_eq!(made.len(), odd.len(), "{made:?}");
        for name in &made {
            let bad = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
            assert!(!name.is_empty() && !name.contains(bad) && !is_reserved(name), "{name}");
            assert!(!name.starts_with(['.', '-', ' ']) && !name.ends_with(['.', ' ']), "{name}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_letters_and_stays_its_own() {
        let (one, other) = ("ก".repeat(400), "ก".repeat(401));
        assert!(safe(&one).len() <= LONGEST && safe(&one) != safe(&other));
    }

    #[test]
    fn case_and_the_order_of_signs_make_no_other_name() {
        assert_eq!(folded("ABC-é"), folded("abc-e\u{301}"));
        assert_eq!(folded("น\u{e38}\u{e48}"), folded("น\u{e38}\u{e48}"));
        assert_ne!(folded("กอง1"), folded("กอง2"));
    }
}
