//! The words in written dates: months in Thai and English with their abbreviations, eras, weekdays, and words that say nothing.

use super::Era;

/// What a word says.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    Nothing,
    Era(Era),
    Month { number: u32, english: bool, misspelt: bool },
}

/// A lower-case text without spaces inside abbreviations: "ต. ค.", "พ. ศ.".
pub(super) fn joined(text: String) -> String {
    if !text.contains(". ") {
        return text;
    }
    let months = MONTHS.iter().flat_map(|spellings| spellings.iter()).copied();
    let eras = ERAS.iter().map(|(spelling, _)| *spelling);
    let dotted = months.chain(eras).filter(|word| !word.is_ascii() && word.trim_end_matches('.').contains('.'));
    dotted.fold(text, |text, word| text.replace(&word.replacen('.', ". ", 1), word))
}

/// The longest known word at the head of a lower-case text.
pub(super) fn at_head(text: &str) -> Option<(&'static str, Meaning)> {
    let months = (1..).zip(MONTHS).flat_map(|(number, spellings)| {
        spellings.iter().map(move |s| (*s, Meaning::Month { number, english: s.is_ascii(), misspelt: false }))
    });
    let misspelt =
        MISSPELT.iter().map(|(s, number)| (*s, Meaning::Month { number: *number, english: false, misspelt: true }));
    let eras = ERAS.iter().map(|(s, era)| (*s, Meaning::Era(*era)));
    let empty = EMPTY.iter().map(|s| (*s, Meaning::Nothing));
    months.chain(misspelt).chain(eras).chain(empty).filter(|(s, _)| text.starts_with(s)).max_by_key(|(s, _)| s.len())
}

const MONTHS: [&[&str]; 12] = [
    &["มกราคม", "มกรา", "ม.ค.", "ม.ค", "มค.", "มค", "january", "jan"],
    &["กุมภาพันธ์", "กุมภา", "ก.พ.", "ก.พ", "กพ.", "กพ", "february", "feb"],
    &["มีนาคม", "มีนา", "มี.ค.", "มี.ค", "มีค.", "มีค", "march", "mar"],
    &["เมษายน", "เมษา", "เม.ย.", "เม.ย", "เมย.", "เมย", "april", "apr"],
    &["พฤษภาคม", "พฤษภา", "พ.ค.", "พ.ค", "พค.", "พค", "may"],
    &["มิถุนายน", "มิถุนา", "มิ.ย.", "มิ.ย", "มิย.", "มิย", "june", "jun"],
    &["กรกฎาคม", "กรกฎา", "ก.ค.", "ก.ค", "กค.", "กค", "july", "jul"],
    &["สิงหาคม", "สิงหา", "ส.ค.", "ส.ค", "สค.", "สค", "august", "aug"],
    &["กันยายน", "กันยา", "ก.ย.", "ก.ย", "กย.", "กย", "september", "sept", "sep"],
    &["ตุลาคม", "ตุลา", "ต.ค.", "ต.ค", "ตค.", "ตค", "october", "oct"],
    &["พฤศจิกายน", "พฤศจิกา", "พ.ย.", "พ.ย", "พย.", "พย", "november", "nov"],
    &["ธันวาคม", "ธันวา", "ธ.ค.", "ธ.ค", "ธค.", "ธค", "december", "dec"],
];

/// Misspellings seen in real files.
const MISSPELT: &[(&str, u32)] = &[
    ("กุมภาพันธุ์", 2),
    ("กุมภาพัน", 2),
    ("กรกฏาคม", 7),
    ("กรกฏา", 7),
    ("กรกฎคม", 7),
    ("พฤษจิกายน", 11),
    ("พฤศจิการยน", 11),
    ("พฤกษภาคม", 5),
    ("เมษยน", 4),
    ("มิถุนายม", 6),
];

const ERAS: &[(&str, Era)] = &[
    ("พ.ศ.", Era::Buddhist),
    ("พ.ศ", Era::Buddhist),
    ("พศ.", Era::Buddhist),
    ("พศ", Era::Buddhist),
    ("พุทธศักราช", Era::Buddhist),
    ("b.e.", Era::Buddhist),
    ("be", Era::Buddhist),
    ("ค.ศ.", Era::Common),
    ("ค.ศ", Era::Common),
    ("คศ.", Era::Common),
    ("คศ", Era::Common),
    ("คริสต์ศักราช", Era::Common),
    ("a.d.", Era::Common),
    ("ad", Era::Common),
    ("c.e.", Era::Common),
];

const EMPTY: &[&str] = &[
    "วันที่",
    "วัน",
    "ที่",
    "เดือน",
    "ปี",
    "จันทร์",
    "อังคาร",
    "พุธ",
    "พฤหัสบดี",
    "พฤหัส",
    "ศุกร์",
    "เสาร์",
    "อาทิตย์",
    "จ.",
    "อ.",
    "พ.",
    "พฤ.",
    "ศ.",
    "ส.",
    "อา.",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "of",
    "st",
    "nd",
    "rd",
    "th",
    "น.",
    "เวลา",
];
