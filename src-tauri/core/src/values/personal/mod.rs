//! National ids, telephone numbers and e-mail addresses in free text, however they are written.
//!
//! The one place that knows them: what is printed, exported, listed, told or named a file is masked by it. Invariant: looking at
//! a text without digits and without signs of an address costs one pass over its bytes. Knows no register.

mod emails;
mod groups;
mod ids;
mod labels;
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
    let emails = emails::find(&signs);
    let emails = if emails.is_empty() { emails } else { with_numbers(emails, &numbers(Groups::of(&signs))) };
    found(&signs, emails)
}

/// The ids and the telephone numbers among groups.
fn numbers(mut groups: Groups<'_>) -> [(PersonalKind, Vec<Range<usize>>); 2] {
    let ids = ids::take(&mut groups);
    let ids = ids.iter().map(|id| groups.stretch(id)).collect();
    [(PersonalKind::NationalId, ids), (PersonalKind::Phone, phones::take(&mut groups))]
}

/// Addresses, each with the numbers that reach into it: else the digits before `1@example.go.th` would be left of an id that
/// ends in it.
fn with_numbers(emails: Vec<Range<usize>>, numbers: &[(PersonalKind, Vec<Range<usize>>)]) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(emails.len());
    for mut email in emails {
        for (_, numbers) in numbers {
            let first = numbers.partition_point(|number| number.end <= email.start);
            let reaching = numbers[first..].iter().take_while(|number| number.start < email.end);
            let (start, end) = reaching
                .fold((email.start, email.end), |(start, end), number| (start.min(number.start), end.max(number.end)));
            email = start..end;
        }
        match whole.last_mut() {
            Some(last) if email.start < last.end => last.end = last.end.max(email.end),
            _ => whole.push(email),
        }
    }
    whole
}

/// The ids, telephone numbers and addresses of signs, where the addresses are known.
fn found(signs: &[signs::Sign], emails: Vec<Range<usize>>) -> Vec<Personal> {
    let mut groups = Groups::of(signs);
    for at in 0..groups.len() {
        let run = groups.runs[at].clone();
        let after = emails.partition_point(|email| email.end <= run.start);
        if emails.get(after).is_some_and(|email| email.start < run.end) {
            groups.take_of_address(at);
        }
    }
    let of = |(kind, stretches): (PersonalKind, Vec<Range<usize>>)| {
        stretches.into_iter().map(move |stretch| (kind, stretch)).collect::<Vec<_>>()
    };
    let found = numbers(groups).into_iter().chain([(PersonalKind::Email, emails)]);
    let mut all: Vec<_> = found.flat_map(of).collect();
    all.sort_by_key(|(_, stretch)| stretch.start);
    all.into_iter().map(|(kind, stretch)| Personal { kind, span: signs::bytes(signs, &stretch) }).collect()
}

/// A text with [`MASK`] for every personal value.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    replaced(text, find(text), |_| MASK.to_owned())
}

/// How many signs an id has that [`without_ids`] masked.
const SHOWN: usize = 17;

/// A text whose national ids stand as lists show them, `x-xxxx-xxxxx-12-1`; anything else stays.
#[must_use]
pub fn without_ids(text: &str) -> Cow<'_, str> {
    replaced(text, ids(text), shown)
}

/// A text with the id of a stored one in each place where it has what [`without_ids`] shows of that; those with the same last
/// digits come in their order. None where what is hidden cannot be told: no stored id is shown so, or fewer of several.
#[must_use]
pub fn with_ids(text: &str, stored: &str) -> Option<String> {
    let ids = ids(stored).into_iter().map(|id| (id.span.start, &stored[id.span]));
    let masked = masked_ids(stored).map(|at| (at, &stored[at..at + SHOWN]));
    let mut kept: Vec<(usize, &str)> = ids.chain(masked).collect();
    kept.sort_unstable();
    let (mut whole, mut from) = (String::with_capacity(text.len()), 0);
    for at in masked_ids(text) {
        let mask = &text[at..at + SHOWN];
        let is_meant = |id: &str| id == mask || shown(id) == mask;
        let places = masked_ids(&text[at..]).filter(|next| text[at + next..].starts_with(mask)).count();
        let mut meant = kept.iter().enumerate().filter(|(_, (_, id))| is_meant(id));
        let (first, (_, id)) = meant.next()?;
        if meant.clone().any(|(_, (_, other))| other != id) && meant.count() + 1 > places {
            return None;
        }
        whole.push_str(&text[from..at]);
        whole.push_str(id);
        from = at + SHOWN;
        // One that is written more often than it is stored is the same again.
        if kept.iter().skip(first + 1).any(|(_, other)| is_meant(other)) {
            kept.remove(first);
        }
    }
    whole.push_str(&text[from..]);
    Some(whole)
}

/// Whether a text holds an id that [`without_ids`] masked: read back, it says nothing.
#[must_use]
pub fn has_masked_id(text: &str) -> bool {
    // Nearly no text has the letter, and names by the million are asked about.
    text.as_bytes().contains(&b'x') && masked_ids(text).next().is_some()
}

/// Where ids begin that [`without_ids`] masked.
fn masked_ids(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices("x-xxxx-xxxxx-").map(|(at, _)| at).filter(|at| {
        let tail = text.as_bytes().get(at + SHOWN - 4..at + SHOWN).unwrap_or_default();
        matches!(tail, [a, b, b'-', c] if [a, b, c].into_iter().all(u8::is_ascii_digit))
    })
}

/// An id as lists show it.
fn shown(id: &str) -> String {
    let digits: String = signs::signs(id).iter().map(|sign| sign.c).filter(char::is_ascii_digit).collect();
    let (tail, last) = (digits.get(10..12).unwrap_or_default(), digits.get(12..13).unwrap_or_default());
    format!("x-xxxx-xxxxx-{tail}-{last}")
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
        // What reaches into one before it goes with it: a value told twice is not worth a panic.
        if span.start < from {
            from = from.max(span.end);
            continue;
        }
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
