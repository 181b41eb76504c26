//! Text and numbers as XML and the formats built on it take them.

use std::fmt::Write as _;

/// Stands first in every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Text between tags or in quotes: signs of XML escaped, characters that it forbids left out or, where they are no character at
/// all, replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// An element without content, and with the attribute `val` as nearly all of them are.
pub(super) fn val(out: &mut String, name: &str, value: &str) {
    put(out, format_args!("<w:{name} w:val=\"{value}\"/>"));
}

/// Writes into a text, which does not fail.
pub(super) fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

/// Points as twentieths of one.
#[expect(clippy::cast_possible_truncation, reason = "a page has few thousands of twentieths")]
pub(super) fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_xml_forbids_never_stands_in_a_text() {
        assert_eq!(
            escaped("<ก & \"ข\">\u{0}\u{1b}\u{85}\u{fffe}\u{ffff}"),
            "&lt;ก &amp; &quot;ข&quot;&gt;\u{fffd}\u{fffd}"
        );
        assert_eq!(escaped("\u{e000}\u{202e}\u{10ffff}\t\n"), "\u{e000}\u{202e}\u{10ffff}\t\n");
    }
}
