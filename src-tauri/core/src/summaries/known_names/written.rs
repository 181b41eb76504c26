//! Names as they were typed into one field: of whom they are, and what of them is title, first name and surname.
//!
//! Invariant: a field may hold several names, and a company's beside a person's; each is a name of its own.

use super::UNMISTAKABLE;
use crate::values::personal::signs::{is_of_word, signs};

/// What is written before names; the longest of those that begin alike first.
pub(super) const TITLES: [&str; 33] = [
    "นางสาว",
    "นาง",
    "นาย",
    "นส",
    "คุณ",
    "ดร",
    "ผศดร",
    "รศดร",
    "ศดร",
    "ผศ",
    "รศ",
    "ศ",
    "นพ",
    "พญ",
    "ทพ",
    "เด็กชาย",
    "เด็กหญิง",
    "ดช",
    "ดญ",
    "ว่าที่ร้อยตรี",
    "ว่าที่รต",
    "พลตอ",
    "พลตท",
    "พลตต",
    "พตอ",
    "พตท",
    "พตต",
    "หม่อมหลวง",
    "มล",
    "mr",
    "mrs",
    "ms",
    "miss",
];
/// What stands around the name of a company.
const OF_COMPANIES: [&str; 9] = ["บริษัท", "จำกัด", "มหาชน", "ห้างหุ้นส่วน", "ห้าง", "หจก", "บจก", "บมจ", "มูลนิธิ"];
/// What makes a rank a woman's.
pub(super) const WOMAN: &str = "หญิง";
/// What makes a rank an acting one.
pub(super) const ACTING: &str = "ว่าที่";
/// Ranks of the army, police, navy and air force.
pub(super) const RANKS: [&str; 63] = [
    "ร้อยตรี",
    "ร้อยโท",
    "ร้อยเอก",
    "พันตรี",
    "พันโท",
    "พันเอก",
    "พลจัตวา",
    "พลตรี",
    "พลโท",
    "พลเอก",
    "สิบตรี",
    "สิบโท",
    "สิบเอก",
    "จ่าสิบตรี",
    "จ่าสิบโท",
    "จ่าสิบเอก",
    "ร้อยตำรวจตรี",
    "ร้อยตำรวจโท",
    "ร้อยตำรวจเอก",
    "พันตำรวจตรี",
    "พันตำรวจโท",
    "พันตำรวจเอก",
    "พลตำรวจจัตวา",
    "พลตำรวจตรี",
    "พลตำรวจโท",
    "พลตำรวจเอก",
    "สิบตำรวจตรี",
    "สิบตำรวจโท",
    "สิบตำรวจเอก",
    "จ่าสิบตำรวจ",
    "ดาบตำรวจ",
    "เรือตรี",
    "เรือโท",
    "เรือเอก",
    "นาวาตรี",
    "นาวาโท",
    "นาวาเอก",
    "พลเรือจัตวา",
    "พลเรือตรี",
    "พลเรือโท",
    "พลเรือเอก",
    "จ่าตรี",
    "จ่าโท",
    "จ่าเอก",
    "พันจ่าตรี",
    "พันจ่าโท",
    "พันจ่าเอก",
    "เรืออากาศตรี",
    "เรืออากาศโท",
    "เรืออากาศเอก",
    "นาวาอากาศตรี",
    "นาวาอากาศโท",
    "นาวาอากาศเอก",
    "พลอากาศจัตวา",
    "พลอากาศตรี",
    "พลอากาศโท",
    "พลอากาศเอก",
    "จ่าอากาศตรี",
    "จ่าอากาศโท",
    "จ่าอากาศเอก",
    "พันจ่าอากาศตรี",
    "พันจ่าอากาศโท",
    "พันจ่าอากาศเอก",
];
/// The same abbreviated, without dots: before a name they count with one.
pub(super) const RANKS_SHORT: [&str; 50] = [
    "รต",
    "รท",
    "รอ",
    "พต",
    "พท",
    "พอ",
    "พลจ",
    "พลต",
    "พลท",
    "พลอ",
    "สต",
    "สท",
    "สอ",
    "จสต",
    "จสท",
    "จสอ",
    "รตต",
    "รตท",
    "รตอ",
    "พตต",
    "พตท",
    "พตอ",
    "พลตจ",
    "พลตต",
    "พลตท",
    "พลตอ",
    "สตต",
    "สตท",
    "สตอ",
    "ดต",
    "นต",
    "นท",
    "นอ",
    "พลรจ",
    "พลรต",
    "พลรท",
    "พลรอ",
    "จต",
    "จท",
    "จอ",
    "พจต",
    "พจท",
    "พจอ",
    "พลอจ",
    "พลอต",
    "พลอท",
    "พลออ",
    "พอต",
    "พอท",
    "พออ",
];

/// A name in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) title: String,
    pub(super) first: Vec<char>,
    /// Empty for companies, and for those who have none.
    pub(super) surname: Vec<char>,
}

/// The names in a field: each of several, what stands in brackets where it is a name, and a person's among organisations.
pub(super) fn names(text: &str, organisation: bool) -> Vec<Written> {
    let mut found = Vec::new();
    let (outside, inside) = brackets(text);
    for one in parted(&outside, organisation) {
        add(one, organisation, &mut found);
    }
    for one in inside.iter().flat_map(|text| parted(text, organisation)).filter(|one| is_company(one) || is_titled(one))
    {
        add(one, is_company(one), &mut found);
    }
    found.retain(|name| name.first.len() > 1);
    found
}

fn add(text: &str, organisation: bool, found: &mut Vec<Written>) {
    if organisation || is_company(text) {
        found.extend(company(text));
    }
    if !organisation || is_titled(text) && !is_company(text) {
        found.extend(person(text).filter(|person| !organisation || !person.surname.is_empty()));
    }
}

/// A text without what stands in brackets, and that.
fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once(['(', '（', '[']) {
        let (within, behind) = after.split_once([')', '）', ']']).unwrap_or((after, ""));
        outside.push_str(before);
        outside.push(' ');
        inside.push(within.to_owned());
        rest = behind;
    }
    outside.push_str(rest);
    (outside, inside)
}

/// The names joined by `และ`, `กับ`, a comma or a slash: where a title or a company begins the next, or two whole names stand
/// on either side; those words begin names and stand in companies' too.
fn parted(text: &str, organisation: bool) -> Vec<&str> {
    let mut cuts =
        ["และ", "กับ", ",", "/", "\n"].into_iter().flat_map(|mark| text.match_indices(mark)).collect::<Vec<_>>();
    cuts.sort_unstable();
    let (mut parts, mut from) = (Vec::new(), 0);
    for (at, mark) in cuts.into_iter().filter(|(_, mark)| !mark.is_empty()) {
        let (before, after) = (&text[from..at], text[at + mark.len()..].trim_start());
        let is_apart = mark.is_ascii() || before.ends_with(char::is_whitespace);
        let are_whole = [before, after].iter().all(|name| name.split_whitespace().count() > 1);
        if is_titled(after) || is_company_first(after) || !organisation && is_apart && are_whole {
            parts.push(before);
            from = at + mark.len();
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Whether what every company's name has, and more, is in a text.
fn is_company(text: &str) -> bool {
    let plain: String = letters(text).into_iter().collect();
    let bare = without_company_words(&plain);
    bare.len() < plain.len() && !bare.is_empty()
}

fn is_company_first(text: &str) -> bool {
    OF_COMPANIES.iter().any(|word| letters(text).into_iter().take(word.chars().count()).eq(word.chars()))
}

/// Whether a title of a person begins a text and more follows.
fn is_titled(text: &str) -> bool {
    person(text).is_some_and(|person| !person.title.is_empty() && !person.first.is_empty())
}

/// Title, first name and surname of a person as typed.
fn person(text: &str) -> Option<Written> {
    let mut words = text.split_whitespace().map(Word::of).filter(|word| !word.letters.is_empty());
    let mut first = words.next()?;
    let mut title = String::new();
    let mut rest: Vec<Word> = words.collect();
    while let Some(found) = title_of(&first, &title) {
        title.extend(&first.letters[..found]);
        first.letters.drain(..found);
        first.dotted = first.dotted.saturating_sub(found);
        if first.letters.is_empty() && !rest.is_empty() {
            first = rest.remove(0);
        } else if first.letters.is_empty() {
            break;
        }
    }
    let surname = rest.into_iter().flat_map(|word| word.letters).collect();
    Some(Written { title, first: first.letters, surname })
}

/// A word as typed.
struct Word {
    letters: Vec<char>,
    /// How many of the letters stand before its last dot.
    dotted: usize,
}

impl Word {
    fn of(text: &str) -> Self {
        Self { letters: letters(text), dotted: text.rsplit_once('.').map_or(0, |(before, _)| letters(before).len()) }
    }
}

/// How many letters of a word are a title before something; a word that is one, all. `before` is the title so far.
fn title_of(word: &Word, before: &str) -> Option<usize> {
    let begins = |title: &&str| word.letters.iter().take(title.chars().count()).copied().eq(title.chars());
    let longest =
        |titles: &[&str]| titles.iter().filter(|title| begins(title)).map(|title| title.chars().count()).max();
    // Short titles begin names too; abbreviated ones end with a dot.
    let is_free = |length: &usize| *length > 2 || *length == word.letters.len() || *length <= word.dotted;
    let plain = longest(&TITLES).max(longest(&RANKS)).filter(is_free);
    let short = longest(&RANKS_SHORT).filter(|length| *length <= word.dotted);
    let is_of_rank = RANKS.iter().chain(&RANKS_SHORT).any(|rank| before.ends_with(rank));
    let woman = longest(&[WOMAN]).filter(|_| is_of_rank);
    let acting = longest(&[ACTING]);
    plain.max(short).max(woman).max(acting)
}

/// The name of a company without what every company's name has. One that is short stays with the word before it.
fn company(text: &str) -> Option<Written> {
    let plain: String = letters(text).into_iter().collect();
    let bare = without_company_words(&plain);
    let name = if bare.chars().count() < UNMISTAKABLE {
        plain.replace("จำกัด", "").replace("มหาชน", "")
    } else {
        bare
    };
    (!name.is_empty()).then(|| Written { title: String::new(), first: name.chars().collect(), surname: Vec::new() })
}

fn without_company_words(plain: &str) -> String {
    OF_COMPANIES.iter().fold(plain.to_owned(), |name, word| name.replace(word, ""))
}

pub(super) fn letters(text: &str) -> Vec<char> {
    signs(text).iter().map(|sign| sign.c).filter(|c| is_of_word(*c)).collect()
}
