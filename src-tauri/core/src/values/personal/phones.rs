//! Telephone numbers: Thai ones of nine and ten digits with or without the country's code, those of other countries after `+`,
//! and shorter ones that are said to be telephones; each with its extension.

use std::ops::Range;

use super::groups::Groups;
use super::labels::OF_DOCUMENTS;
use super::signs::Sign;

/// Few write a number in more groups.
const MOST_GROUPS: usize = 12;

/// What telephones are called in Latin letters, together with the number or beside it.
const IN_LATIN: [&str; 8] = ["tel", "phone", "mobile", "mob", "cell", "call", "fax", "line"];
/// What else they are called.
const CALLED: [&str; 12] =
    ["โทร", "มือถือ", "เบอร์", "ติดต่อ", "แฟกซ์", "ไลน์", "พร้อมเพย์", "whatsapp", "wa.me", "sms", "contact", "hotline"];
/// What other numbers are called, besides [`OF_DOCUMENTS`].
const OTHER: [&str; 16] = [
    "รหัส",
    "รหัสสินค้า",
    "รหัสหน่วยงาน",
    "รหัสพนักงาน",
    "รหัสโครงการ",
    "ทะเบียน",
    "ทะเบียนพาณิชย์",
    "ทะเบียนการค้า",
    "นิติบุคคล",
    "สัญญาซื้อขาย",
    "เลขที่เอกสาร",
    "ฎีกา",
    "ตำแหน่งเลขที่",
    "เลขที่ตำแหน่ง",
    "isbn",
    "issn",
];
/// What else in Latin letters a telephone number may be written together with.
const WITH: [&str; 8] = ["telephone", "t", "m", "f", "wa", "hp", "ph", "no"];
/// How Thai numbers are grouped; whatever is grouped otherwise must stand alone to be one.
const GROUPED: [&[usize]; 22] = [
    &[9],
    &[2, 7],
    &[1, 8],
    &[2, 3, 4],
    &[1, 4, 4],
    &[3, 6],
    &[3, 3, 3],
    &[1, 1, 3, 4],
    &[1, 2, 3, 3],
    &[2, 4, 3],
    &[10],
    &[3, 7],
    &[3, 3, 4],
    &[2, 4, 4],
    &[2, 8],
    &[1, 4, 5],
    &[1, 9],
    &[1, 2, 3, 4],
    &[3, 4, 3],
    &[1, 5, 4],
    &[3, 3, 2, 2],
    &[2, 4, 2, 2],
];
/// How mobile numbers are grouped by marks that amounts, times and sums have too.
const GROUPED_OTHERWISE: [&[usize]; 3] = [&[3, 3, 4], &[2, 4, 4], &[3, 4, 3]];
const OTHER_MARKS: [char; 8] = [',', ':', ';', '|', '~', '*', '=', '+'];

/// Takes the groups that are telephone numbers, and answers the signs of each, its extension with it.
pub(super) fn take(groups: &mut Groups<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let Some(last) = last_group(groups, at) else {
            at += 1;
            continue;
        };
        let end = with_extensions(groups, last);
        let mut stretch = groups.stretch(&(at..end));
        let closes = groups.signs[stretch.clone()].iter().any(|sign| sign.c == ']');
        while let Some(before) = stretch.start.checked_sub(1) {
            let c = groups.signs[before].c;
            let is_of_it =
                matches!(c, '+' | '(') || c == '[' && closes || before + 1 == groups.runs[at].start && c == 'o';
            if !is_of_it || c == 'o' && groups.latin_word(at).0 != ZERO {
                break;
            }
            stretch.start = before;
        }
        groups.take(at..end);
        found.push(stretch);
        at = end;
    }
    found
}

/// A letter that is typed for the first digit.
const ZERO: &str = "o";

/// The last group of the number that begins at a group.
fn last_group(groups: &Groups<'_>, at: usize) -> Option<usize> {
    let before = groups.before(at, 16);
    let plus = before.trim_end_matches('(').ends_with('+');
    let (letters, _) = groups.latin_word(at);
    if !letters.is_empty() && letters != ZERO && !WITH.iter().chain(&IN_LATIN).any(|word| letters == *word) {
        return None;
    }
    // A list of telephones is tied by slashes.
    let tied = at > 0 && matches!(groups.tight(at - 1), Some('-' | '.' | '_')) && !groups.taken[at - 1];
    if tied && !plus {
        return None;
    }
    let ends: Vec<usize> = (at..groups.len().min(at + MOST_GROUPS))
        .take_while(|end| !groups.taken[*end] && (*end == at || joins(groups.gap(*end - 1).unwrap_or_default())))
        .collect();
    if letters == ZERO {
        return ends.into_iter().find(|end| is_after_letter(groups, &(at..end + 1)));
    }
    let is = |end: &usize| is_number(groups, &(at..end + 1), plus);
    if let Some(last) = marked_otherwise(groups, at) {
        return Some(last);
    }
    ends.iter().copied().find(is).or_else(|| foreign(groups, at, &ends, plus)).or_else(|| said(groups, at, &ends))
}

/// Whether what stands between two groups may stand within a number.
fn joins(gap: &[Sign]) -> bool {
    gap.len() <= 4 && gap.iter().all(|sign| matches!(sign.c, ' ' | '-' | '.' | '/' | '_' | '(' | ')' | '[' | ']'))
}

/// The last group of a mobile number whose three groups have a mark of [`OTHER_MARKS`] between them, the same twice, and go on
/// on neither side.
fn marked_otherwise(groups: &Groups<'_>, at: usize) -> Option<usize> {
    let all = at..at + 3;
    let mark = |at: usize| match groups.gap(at)? {
        [sign] if OTHER_MARKS.contains(&sign.c) => Some(sign.c),
        _ => None,
    };
    if all.end > groups.len() || mark(at).is_none() || mark(at) != mark(at + 1) || !groups.are_free(&all) {
        return None;
    }
    let goes_on = at > 0 && mark(at - 1) == mark(at) || mark(at + 2) == mark(at);
    let digits = groups.digits(all.clone());
    let is_mobile = digits.strip_prefix('0').is_some_and(|rest| rest.len() == 9 && is_thai_number(rest));
    (!goes_on && is_mobile && GROUPED_OTHERWISE.contains(&groups.sizes(&all).as_slice())).then_some(at + 2)
}

/// A mobile number in groups whose zero was typed as a letter.
fn is_after_letter(groups: &Groups<'_>, all: &Range<usize>) -> bool {
    let mut sizes = groups.sizes(all);
    sizes[0] += 1;
    let digits = groups.digits(all.clone());
    let is_known = sizes.len() > 1 && GROUPED.contains(&sizes.as_slice());
    is_known && digits.len() == 9 && is_thai_number(&digits) && groups.latin_word(all.end - 1).1.is_empty()
}

/// A Thai number, whole.
fn is_number(groups: &Groups<'_>, all: &Range<usize>, plus: bool) -> bool {
    let digits = groups.digits(all.clone());
    let Some((national, has_country)) = national(&digits, plus) else { return false };
    let (_, after) = groups.latin_word(all.end - 1);
    if !is_thai_number(national) || !(after.is_empty() || after.starts_with('x') || after.starts_with("ext")) {
        return false;
    }
    let marks: Vec<char> =
        (all.start..all.end - 1).flat_map(|at| groups.gap(at).unwrap_or_default()).map(|sign| sign.c).collect();
    let sizes = groups.sizes(all);
    if !are_of_a_telephone(&marks, &sizes) {
        return false;
    }
    let before = groups.before(all.start, 28);
    let is_said = CALLED.iter().chain(&IN_LATIN).any(|word| before.contains(word));
    if plus || is_said {
        return true;
    }
    if has_country {
        return digits.starts_with("0066") || national.len() == 9 || marks.contains(&'-');
    }
    let is_labelled = |words: &[&str]| groups.is_labelled(all.start, words);
    if sizes.len() == 1 && (is_labelled(&OTHER) || is_labelled(&OF_DOCUMENTS)) {
        return false;
    }
    let is_tied = |at: usize| groups.tight(at).is_some_and(|mark| mark != '/');
    if GROUPED.contains(&sizes.as_slice()) {
        // Digits after a dot are decimals; after a dash they are the last of a row of numbers.
        return groups.tight(all.end - 1) != Some('.');
    }
    is_alone(groups, all) && !is_tied(all.end - 1)
}

/// Whether a number grouped in a way of its own has one kind of mark, and no other number beside it.
fn is_alone(groups: &Groups<'_>, all: &Range<usize>) -> bool {
    let Some(marks) = groups.marks(all) else { return false };
    let begins = all.start == 0 || groups.mark(all.start - 1).is_none();
    let ends = groups.mark(all.end - 1).is_none();
    begins && ends && marks.iter().all(|mark| *mark == marks[0])
}

/// Numbers of documents have dots and slashes too, but after four digits, or both.
fn are_of_a_telephone(marks: &[char], sizes: &[usize]) -> bool {
    let (dots, slashes) = (marks.contains(&'.'), marks.contains(&'/'));
    !(dots && slashes) && (!(dots || slashes) || sizes[0] <= 3)
}

/// The digits after the zero of the country, and whether the country was told.
fn national(digits: &str, plus: bool) -> Option<(&str, bool)> {
    let abroad = digits.strip_prefix("0066").or_else(|| digits.strip_prefix("66"));
    match abroad {
        Some(rest) => Some((rest.strip_prefix('0').unwrap_or(rest), true)),
        None if plus => None,
        None => Some((digits.strip_prefix('0')?, false)),
    }
}

/// Eight digits of a fixed line, nine of a mobile.
const fn is_thai_number(national: &str) -> bool {
    matches!((national.len(), national.as_bytes()), (8, [b'2'..=b'5' | b'7', ..]) | (9, [b'6' | b'8' | b'9', ..]))
}

/// A number of another country, after `+`.
fn foreign(groups: &Groups<'_>, at: usize, ends: &[usize], plus: bool) -> Option<usize> {
    let last = *ends.last().filter(|_| plus)?;
    let digits = groups.digits(at..last + 1).len();
    let is_money = ["บาท", "ล้าน", "คน", "%"].iter().any(|unit| groups.after(last, 6).starts_with(unit));
    ((10..=15).contains(&digits) && !is_money).then_some(last)
}

/// A number that is said to be a telephone's, whatever it begins with.
fn said(groups: &Groups<'_>, at: usize, ends: &[usize]) -> Option<usize> {
    let before = groups.before(at, 16);
    let label = before.trim_end_matches(['.', ':', '(', '-', '#', ')']);
    let words = ["โทร", "โทรศัพท์", "โทรสาร", "มือถือ", "เบอร์", "เบอร์โทร", "แฟกซ์", "tel", "phone", "mobile", "fax"];
    if !words.iter().any(|word| label.ends_with(word)) {
        return None;
    }
    let is = |end: &usize| (7..=12).contains(&groups.digits(at..end + 1).len()) && !groups.is_tied_after(*end);
    // What begins with the code of a country goes on for longer.
    if groups.size(at) <= 2 { ends.iter().copied().rfind(is) } else { ends.iter().copied().find(is) }
}

/// The group after the last that is an extension, or the end of a row of numbers.
fn with_extensions(groups: &Groups<'_>, last: usize) -> usize {
    let mut end = last + 1;
    let leads = |end: usize| groups.gap(end - 1).is_some_and(|gap| leads_on(gap, groups.size(end)));
    while end < groups.len() && !groups.taken[end] && leads(end) && last_group(groups, end).is_none() {
        end += 1;
    }
    end
}

/// Whether what stands between a number and so many digits makes them a part of it.
fn leads_on(gap: &[Sign], digits: usize) -> bool {
    let gap: String = gap.iter().map(|sign| sign.c).collect();
    let bare = gap.trim();
    let word = bare.trim_matches(['.', ':', '(', ')', ' ', ',']);
    match bare {
        "-" | "/" | "~" => digits <= 4,
        "," => digits == 4 || gap == "," && digits < 4,
        _ => {
            digits <= 5
                && matches!(
                    word,
                    "ต่อ" | "ext"
                        | "extension"
                        | "x"
                        | "#"
                        | "กด"
                        | "ถึง"
                        | "เบอร์ภายใน"
                        | "ภายใน"
                        | "to"
                )
        }
    }
}
