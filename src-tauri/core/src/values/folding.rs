//! Texts as they are looked through: capital letters as small ones, Thai digits as Arabic ones.

use std::borrow::Cow;

/// A text in the form in which words are looked for in it.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_folded) {
        return Cow::Borrowed(text);
    }
    let one = |sign: char| match sign {
        '๐'..='๙' => char::from_u32(u32::from('0') + u32::from(sign) - u32::from('๐')).unwrap_or(sign),
        other => other,
    };
    Cow::Owned(text.chars().map(one).flat_map(char::to_lowercase).collect())
}

fn is_folded(sign: char) -> bool {
    match sign {
        '๐'..='๙' => false,
        '\u{e00}'..='\u{e7f}' => true,
        sign if sign.is_ascii() => !sign.is_ascii_uppercase(),
        sign => sign.to_lowercase().eq([sign]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_the_kind_of_digits_make_no_difference() {
        assert_eq!(folded("กอง ๑๐ ICT Élan"), "กอง 10 ict élan");
        assert!(matches!(folded("กองคลัง 10"), Cow::Borrowed(_)));
    }
}
