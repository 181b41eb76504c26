//! What stands in a cell: a number with the form it was printed in, or a text that is never a formula.

use crate::text::Align;
use crate::text::digits::Digits;

/// UTF-16 units that a cell takes.
pub(super) const LONGEST: usize = 32_767;
/// Digits that Excel keeps of a number.
const MOST_DIGITS: usize = 15;
/// Opens a form in Thai digits: so both Excel and LibreOffice know it.
const THAI: &str = "[$-D00041E]";

/// A number as it is kept, and the form that shows it as it was printed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: String,
    pub(super) form: String,
}

impl Number {
    /// A text that stands as numbers do and is one that Excel keeps exactly: none with more digits than that, and none that opens
    /// with a nought, which is a code.
    pub(super) fn of(text: &str, align: Align) -> Option<Self> {
        let stands = matches!(align, Align::Decimal | Align::Centre | Align::Right);
        let digits = if text.chars().any(|c| matches!(c, '๐'..='๙')) { Digits::Thai } else { Digits::Arabic };
        let plain: String = text.chars().map(arabic).collect();
        let (sign, unsigned) = signed(&plain);
        let (whole, places) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let bare: String = whole.split(',').collect();
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = stands
            && !bare.is_empty()
            && is_digits(&bare)
            && is_digits(places)
            && (bare == "0" || !bare.starts_with('0'))
            && unsigned.contains('.') != places.is_empty()
            && is_grouped(whole)
            && bare.len() + places.len() <= MOST_DIGITS;
        is_number.then(|| {
            let minus = if matches!(sign, Some('−' | '-')) { "-" } else { "" };
            let dot = if places.is_empty() { "" } else { "." };
            let form = form(whole, places.len(), sign, digits);
            Self { value: format!("{minus}{bare}{dot}{places}"), form }
        })
    }
}

/// The form of numbers like this one.
fn form(whole: &str, places: usize, sign: Option<char>, digits: Digits) -> String {
    let locale = if digits == Digits::Thai { THAI } else { "" };
    let body = if whole.contains(',') || whole.len() <= 3 { "#,##0" } else { "0" };
    let body = if places > 0 { format!("{body}.{}", "0".repeat(places)) } else { body.to_owned() };
    match sign {
        None => format!("{locale}{body}"),
        Some('+') => format!("{locale}+{body};{locale}\"−\"{body};{locale}{body}"),
        Some(minus) => format!("{locale}{body};{locale}\"{minus}\"{body}"),
    }
}

fn signed(text: &str) -> (Option<char>, &str) {
    match text.chars().next() {
        Some(sign @ ('+' | '−' | '-')) => (Some(sign), &text[sign.len_utf8()..]),
        _ => (None, text),
    }
}

/// Whether commas stand before every third digit, or there are none.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    !whole.contains(',') || ((1..=3).contains(&first) && groups.all(|group| group.len() == 3))
}

fn arabic(c: char) -> char {
    match c {
        '๐'..='๙' => char::from_u32(u32::from(c) - u32::from('๐') + u32::from('0')).unwrap_or(c),
        _ => c,
    }
}

/// Whether Excel would take a text for a formula if it were typed.
pub(super) fn opens_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t'])
}

/// A text without what Excel would read as one of its own escapes: `_x0041_` stays as it is.
pub(super) fn unescapable(text: &str) -> String {
    let is_escape = |rest: &str| {
        let rest = rest.as_bytes();
        rest.len() >= 7 && rest[1] == b'x' && rest[2..6].iter().all(u8::is_ascii_hexdigit) && rest[6] == b'_'
    };
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '_' if is_escape(&text[at..]) => out.push_str("_x005F_"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(String, String)> {
        Number::of(text, Align::Decimal).map(|Number { value, form }| (value, form))
    }

    #[test]
    fn a_number_keeps_its_value_and_the_form_it_was_printed_in() {
        let shown = |text: &str| of(text).expect(text);
        let is = |value: &str, form: &str| (value.to_owned(), form.to_owned());
        assert_eq!(shown("4.5000"), is("4.5000", "#,##0.0000"));
        assert_eq!(shown("1,250.50"), is("1250.50", "#,##0.00"));
        assert_eq!(shown("2569"), is("2569", "0"));
        assert_eq!(shown("−0.0300"), is("-0.0300", "#,##0.0000;\"−\"#,##0.0000"));
        assert_eq!(shown("+0.1"), is("0.1", "+#,##0.0;\"−\"#,##0.0;#,##0.0"));
        assert_eq!(shown("๑,๒๕๐.๕๐"), is("1250.50", "[$-D00041E]#,##0.00"));
        assert_eq!(shown("1,000,000,000,000.00"), is("1000000000000.00", "#,##0.00"));
    }

    #[test]
    fn what_is_no_number_or_would_not_be_kept_exactly_stays_a_text() {
        let texts = [
            "",
            "–",
            "0123",
            "1.",
            ".5",
            "1,25",
            "12,34",
            "1 250",
            "=1+1",
            "1e5",
            "๑๒/๒๕๖๙",
            "1.2.3",
            "+",
            "1,000,000,000,000,000.00",
        ];
        for text in texts {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(Number::of("12", Align::Left), None, "a text that stands as texts do");
    }

    #[test]
    fn a_text_like_an_escape_of_excels_is_kept() {
        assert_eq!(unescapable("a_x000D_b _xZZZZ_ _x00"), "a_x005F_x000D_b _xZZZZ_ _x00");
    }
}
