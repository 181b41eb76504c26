//! National ids, telephone numbers and e-mail addresses typed into running text.

use std::ops::Range;

use crate::values::NationalId;

/// Where ids and telephone numbers stand in a text, their groups parted by spaces, dashes or dots. Spans never overlap.
pub(super) fn number_spans(text: &str) -> Vec<Range<usize>> {
    let groups = digit_groups(text);
    let mut spans = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        match (at..groups.len().min(at + MOST_GROUPS)).rev().find(|&last| tells_someone(text, &groups[at..=last])) {
            Some(last) => {
                spans.push(groups[at].start..groups[last].end);
                at = last + 1;
            }
            None => at += 1,
        }
    }
    spans
}

/// An id is written in five groups; few write a number in more.
const MOST_GROUPS: usize = 6;

/// Whether groups, each next to the last, are an id or a telephone number.
fn tells_someone(text: &str, groups: &[Range<usize>]) -> bool {
    let together = groups.windows(2).all(|pair| text[pair[0].end..pair[1].start].chars().all(separates));
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return false };
    let after_letter = text[..first.start].chars().next_back().is_some_and(|c| c.is_ascii_alphabetic() || c == '/');
    let before_letter = text[last.end..].chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    if !together || after_letter || before_letter {
        return false;
    }
    let digits: String = groups.iter().flat_map(|group| text[group.clone()].chars().filter_map(arabic)).collect();
    NationalId::parse(&digits).is_ok() || is_telephone(&digits)
}

/// Thai numbers: nine digits of a fixed line, ten of a mobile, each from 0; or +66 and the rest.
fn is_telephone(digits: &str) -> bool {
    let national = match digits.strip_prefix("66") {
        Some(rest) if digits.len() >= 10 => rest,
        _ => match digits.strip_prefix('0') {
            Some(rest) => rest,
            None => return false,
        },
    };
    matches!((national.len(), national.as_bytes()), (8, [b'2'..=b'7', ..]) | (9, [b'6' | b'8' | b'9', ..]))
}

/// Runs of digits, in bytes.
fn digit_groups(text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| arabic(*c).is_some()) {
        match groups.last_mut() {
            Some(group) if group.end == at => group.end += c.len_utf8(),
            _ => groups.push(at..at + c.len_utf8()),
        }
    }
    groups
}

fn arabic(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '๐'..='๙' => char::from_u32(u32::from('0') + u32::from(c) - u32::from('๐')),
        _ => None,
    }
}

const fn separates(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{a0}' | '–' | '\u{2011}' | '(' | ')')
}

/// Where e-mail addresses stand in a text.
pub(super) fn email_spans(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let span = |at: usize| {
        let before = text[..at].chars().rev().take_while(|c| part(*c)).count();
        let domain: usize = text[at + 1..].chars().take_while(|c| part(*c)).count();
        let domain = text[at + 1..at + 1 + domain].trim_end_matches('.');
        (before > 0 && domain.contains('.')).then(|| at - before..at + 1 + domain.len())
    };
    text.match_indices('@').filter_map(|(at, _)| span(at)).collect()
}
