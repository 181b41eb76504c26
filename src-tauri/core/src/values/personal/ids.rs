//! National ids, with a right check digit or a wrong one.
//!
//! What has thirteen digits in the groups of an id is one. In other groups it is one where its check digit holds or where it is
//! said to be; so amounts, codes and numbers of documents stay readable.

use std::ops::Range;

use super::groups::Groups;
use super::labels::OF_DOCUMENTS;
use crate::values::NationalId;

/// The groups of an id.
const WRITTEN: [usize; 5] = [1, 4, 5, 2, 1];
/// After so many digits one of those groups ends.
const CUTS: [usize; 4] = [1, 5, 10, 12];
const LENGTH: usize = 13;

/// What ids are called, spaces aside.
const CALLED: [&str; 13] = [
    "ประชาชน",
    "บัตร",
    "ประจำตัว",
    "13หลัก",
    "๑๓หลัก",
    "เลขปชช",
    "ปชช",
    "nationalid",
    "citizen",
    "idcard",
    "idno",
    "pid",
    "cid",
];
/// What the numbers of companies are called, whose first digit is 0.
const COMPANY: [&str; 8] = ["นิติบุคคล", "พาณิชย์", "ผู้เสียภาษี", "บริษัท", "ห้าง", "ทะเบียน", "tax", "company"];
/// What other long numbers are called, besides [`OF_DOCUMENTS`].
const OTHER: [&str; 9] = ["reference", "ประกาศ", "อ้างอิง", "โครงการ", "ref", "barcode", "บาร์โค้ด", "serial", "รหัสเบิก"];
const MONEY: [&str; 7] = ["บาท", "ล้าน", "สตางค์", "฿", "baht", "thb", "usd"];

/// Takes the groups that are ids, and answers them.
pub(super) fn take(groups: &mut Groups<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        match id_at(groups, at) {
            Some(id) => {
                at = id.end;
                groups.take(id.clone());
                found.push(id);
            }
            None => at += 1,
        }
    }
    found
}

/// The groups of the id that begins at a group.
fn id_at(groups: &Groups<'_>, at: usize) -> Option<Range<usize>> {
    if groups.size(at) == LENGTH {
        return (!groups.taken[at] && is_whole(groups, at)).then_some(at..at + 1);
    }
    let as_written = at..at + WRITTEN.len();
    if as_written.end <= groups.len()
        && groups.sizes(&as_written) == WRITTEN
        && groups.are_near(&as_written)
        && !groups.touch_an_address(&as_written)
    {
        return Some(as_written);
    }
    let mut digits = 0;
    let end = (at..groups.len()).find(|next| {
        digits += groups.size(*next);
        digits >= LENGTH
    })?;
    let all = at..end + 1;
    (digits == LENGTH && (is_of_single_digits(groups, &all) || is_otherwise_grouped(groups, &all))).then_some(all)
}

/// Thirteen digits together.
fn is_whole(groups: &Groups<'_>, at: usize) -> bool {
    let digits = groups.digits(at..at + 1);
    let (holds, before) = (holds(&digits), groups.before(at, 32));
    let called = |words: &[&str]| words.iter().any(|word| before.contains(word));
    let near_isbn = groups.before(at, 10).contains("isbn");
    let is_fraction = at > 0 && groups.tight(at - 1) == Some('.') && groups.size(at - 1) <= 3;
    let after = groups.after(at, 10);
    if near_isbn
        || is_fraction
        || MONEY.iter().any(|unit| after.starts_with(unit))
        || is_of_latin_word(groups, at, holds)
    {
        return false;
    }
    let of_company = digits.starts_with('0') && called(&COMPANY) && !called(&["ประชาชน", "บัตร"]);
    if called(&CALLED) && !of_company {
        return true;
    }
    let of_book = is_book(&digits) && !holds;
    let of_other = !holds && (groups.is_labelled(at, &OTHER) || groups.is_labelled(at, &OF_DOCUMENTS));
    !(of_company || of_book || of_other)
}

/// Whether Latin letters beside the digits make them a part of a hash or a code.
fn is_of_latin_word(groups: &Groups<'_>, at: usize, holds: bool) -> bool {
    let (before, after) = groups.latin_word(at);
    let is_label =
        after.is_empty() && matches!(before.as_str(), "" | "id" | "pid" | "cid" | "no" | "citizenid" | "idcard");
    // A letter alone is a label or a slip; a hash has more of them.
    let is_hex =
        (before.len() > 1 || after.len() > 1) && before.chars().chain(after.chars()).all(|c| c.is_ascii_hexdigit());
    !is_label && (is_hex || !holds || before.chars().chain(after.chars()).any(|c| c.is_ascii_digit()))
}

/// `1 2 3 4 …`, however they are parted.
fn is_of_single_digits(groups: &Groups<'_>, all: &Range<usize>) -> bool {
    let single = |at: usize| groups.size(at) == 1;
    let goes_on = |at: usize| groups.are_near(&(at..at + 2));
    let begins = all.start == 0 || !single(all.start - 1) || !goes_on(all.start - 1);
    let ends = all.end == groups.len() || !single(all.end) || !goes_on(all.end - 1);
    all.len() == LENGTH && groups.are_near(all) && !groups.touch_an_address(all) && begins && ends
}

/// Thirteen digits in other groups than an id is written in.
fn is_otherwise_grouped(groups: &Groups<'_>, all: &Range<usize>) -> bool {
    let Some(marks) = groups.marks(all) else { return false };
    let (digits, sizes) = (groups.digits(all.clone()), groups.sizes(all));
    let is_free = groups.are_free(all) && !groups.is_tied_before(all.start) && !groups.is_tied_after(all.end - 1);
    let is_of_document = marks.contains(&'.') && marks.contains(&'/');
    let years = all.clone().filter(|at| groups.is_year(*at)).count();
    // Four digits of an id may be those of a year, not of several.
    let is_dated = years > usize::from(holds(&digits)) || all.clone().any(|at| groups.is_written_day(at));
    let is_book = matches!(&digits[..3], "978" | "979") && sizes[0] == 3;
    if !is_free || is_of_document || is_book {
        return false;
    }
    let before = groups.before(all.start, 32);
    if CALLED.iter().any(|word| before.contains(word)) {
        return true;
    }
    let is_of_somebody = matches!(digits.as_bytes()[0], b'1'..=b'8') && !is_dated;
    let is_uniform = marks.iter().all(|mark| *mark == marks[0]) && (marks[0] != ' ' || sizes.len() > 2);
    let is_cut_as_an_id = cuts(&sizes).all(|cut| CUTS.contains(&cut));
    is_of_somebody && (holds(&digits) || is_uniform && is_cut_as_an_id)
}

/// After how many digits groups end, but for the last.
fn cuts(sizes: &[usize]) -> impl Iterator<Item = usize> {
    sizes[..sizes.len() - 1].iter().scan(0, |sum, size| {
        *sum += size;
        Some(*sum)
    })
}

fn holds(digits: &str) -> bool {
    NationalId::parse(digits).is_ok()
}

/// The number of a book, whose check digit weighs one and three in turn (ISO 2108).
fn is_book(digits: &str) -> bool {
    let sum: u32 = digits.bytes().zip([1, 3].into_iter().cycle()).map(|(d, weight)| u32::from(d - b'0') * weight).sum();
    matches!(&digits[..3], "978" | "979") && sum.is_multiple_of(10)
}
