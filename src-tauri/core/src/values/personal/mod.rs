//! National ids, telephone numbers and e-mail addresses in free text, however they are written.
//!
//! The one place that knows them: what is printed, exported, listed, told or named a file is masked by it. Invariant: looking at
//! a text without digits and without signs of an address costs one pass over its bytes. Knows no register.

mod emails;
mod groups;
mod ids;
mod phones;
pub(crate) mod signs;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use groups::Groups;

/// What stands where something was masked.
pub const MASK: &str = "•••";

/// Fewest digits of anything that is looked for.
const FEWEST_DIGITS: usize = 7;

/// What a personal value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonalKind {
    /// A national id, with a right check digit or a wrong one.
    NationalId,
    /// A telephone number with its extension.
    Phone,
    /// An e-mail address.
    Email,
}

/// A personal value in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// What it is.
    pub kind: PersonalKind,
    /// Its bytes.
    pub span: Range<usize>,
}

/// The personal values of a text, in their order. They never overlap.
#[must_use]
pub fn find(text: &str) -> Vec<Personal> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    let signs = signs::signs(text);
    found(&signs, emails::find(&signs))
}

/// The ids, telephone numbers and addresses of signs, where the addresses are known.
fn found(signs: &[signs::Sign], emails: Vec<Range<usize>>) -> Vec<Personal> {
    let mut groups = Groups::of(signs);
    for at in 0..groups.len() {
        let run = groups.runs[at].start;
        let after = emails.partition_point(|email| email.end <= run);
        groups.taken[at] |= emails.get(after).is_some_and(|email| email.contains(&run));
    }
    let ids = ids::take(&mut groups);
    let ids: Vec<Range<usize>> = ids.iter().map(|id| groups.stretch(id)).collect();
    let phones = phones::take(&mut groups);
    let of = |kind, stretches: Vec<Range<usize>>| {
        stretches.into_iter().map(move |stretch| (kind, stretch)).collect::<Vec<_>>()
    };
    let mut all = of(PersonalKind::NationalId, ids);
    all.extend(of(PersonalKind::Phone, phones));
    all.extend(of(PersonalKind::Email, emails));
    all.sort_by_key(|(_, stretch)| stretch.start);
    all.into_iter().map(|(kind, stretch)| Personal { kind, span: signs::bytes(signs, &stretch) }).collect()
}

/// A text with [`MASK`] for every personal value.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    replaced(text, find(text), |_| MASK.to_owned())
}

/// A text whose national ids stand as lists show them, `x-xxxx-xxxxx-12-1`; anything else stays.
#[must_use]
pub fn without_ids(text: &str) -> Cow<'_, str> {
    replaced(text, ids(text), |id| {
        let digits: String = signs::signs(id).iter().map(|sign| sign.c).filter(char::is_ascii_digit).collect();
        let (tail, last) = (digits.get(10..12).unwrap_or_default(), digits.get(12..13).unwrap_or_default());
        format!("x-xxxx-xxxxx-{tail}-{last}")
    })
}

/// Whether a text holds an id that [`without_ids`] masked: read back, it says nothing.
#[must_use]
pub fn has_masked_id(text: &str) -> bool {
    // Nearly no text has the letter, and names by the million are asked about.
    text.as_bytes().contains(&b'x')
        && text.match_indices("x-xxxx-xxxxx-").any(|(at, shape)| {
            let tail = text.as_bytes().get(at + shape.len()..at + shape.len() + 4).unwrap_or_default();
            matches!(tail, [a, b, b'-', c] if [a, b, c].into_iter().all(u8::is_ascii_digit))
        })
}

/// The ids of a text, those within addresses too: where addresses stay, no id may stay in one.
fn ids(text: &str) -> Vec<Personal> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    let all = found(&signs::signs(text), Vec::new());
    all.into_iter().filter(|found| found.kind == PersonalKind::NationalId).collect()
}

fn replaced(text: &str, found: Vec<Personal>, with: impl Fn(&str) -> String) -> Cow<'_, str> {
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut whole, mut from) = (String::with_capacity(text.len()), 0);
    for Personal { span, .. } in found {
        whole.push_str(&text[from..span.start]);
        whole.push_str(&with(&text[span.clone()]));
        from = span.end;
    }
    whole.push_str(&text[from..]);
    Cow::Owned(whole)
}

/// Whether a text has enough digits for a number, or a sign of an address, in the writing of Thailand; text with signs of any
/// other writing is looked at.
fn may_hold_any(text: &str) -> bool {
    let mut digits = 0;
    let mut previous = ' ';
    for c in text.chars() {
        match c {
            '4' if previous == '%' => return true,
            'a' | 'A' | 'ท' if previous == '(' => return true,
            '0'..='9' | '๐'..='๙' => digits += 1,
            '@' | '&' => return true,
            't' | 'T' if matches!(previous, 'a' | 'A') => return true,
            'อ' if matches!(previous, 'แ' | 'เ') => return true,
            '\0'..='\x7f'
            | '\u{e01}'..='\u{e4f}'
            | '–'
            | '—'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '…'
            | '•'
            | '\u{200b}'
            | '\u{a0}' => {}
            _ => return true,
        }
        if digits >= FEWEST_DIGITS {
            return true;
        }
        previous = c;
    }
    false
}
