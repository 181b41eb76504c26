//! What the rows below a header are that are no data: totals, notes, signatures, headings of units, numbering.

use serde::Serialize;
use specta::Type;

use crate::parse::name::{has_prefix, says_vacant, without_number};
use crate::parse::text::{arabic_digits, clean, is_letter};
use crate::parse::total::{Sums, sums};
use crate::read::sheet::{Row, Value};

/// What a row below the header is, before its cells are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Nature {
    /// Nothing in it, or only a running number.
    Blank,
    /// A total, a note, a signature.
    TotalOrNote,
    /// The name of a unit over the people of it.
    Heading,
    /// The header again.
    RepeatedHeader,
    /// Headings where values should be.
    Placeholder,
    /// The officer leaves it out.
    LeftOut,
    /// A row of data.
    Data,
}

pub(super) fn is_blank(value: &Value<'_>) -> bool {
    let Value::Text(text) = value else { return false };
    !text.starts_with(|c: char| c.is_ascii_alphanumeric() || is_letter(c)) && clean(text).text.is_empty()
}

/// A row that opens with a word of notes or signatures.
pub(super) fn is_note(row: Row<'_>) -> bool {
    const NOTES: [&str; 9] = ["หมายเหตุ", "ที่มา", "ข้อมูล ณ", "ข้อมูล วันที่", "ลงชื่อ", "ผู้จัดทำ", "ผู้รับรอง", "ผู้รายงาน", "ผู้ตรวจสอบ"];
    let Some((_, Value::Text(text))) = row.cells().find(|(_, value)| !is_blank(value)) else { return false };
    // Nearly every row begins with its running number.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = clean(text).text;
    let text = text.trim_start_matches(['(', '*', '-', ' ']);
    NOTES.iter().any(|word| text.starts_with(word))
}

/// How sure it is that a row sums up others: by its first text, or by that of the column that names its rows.
pub(super) fn sums_up(row: Row<'_>, naming: Option<u32>) -> Sums {
    let first = row.cells().find(|(_, value)| !is_blank(value)).map(|(_, value)| value);
    let named = naming.and_then(|number| row.get(number));
    let said = |value: Value<'_>| if let Value::Text(text) = value { sums(text) } else { Sums::No };
    match (first.map_or(Sums::No, said), named.map_or(Sums::No, said)) {
        (Sums::Surely, _) | (_, Sums::Surely) => Sums::Surely,
        (Sums::Perhaps, _) | (_, Sums::Perhaps) => Sums::Perhaps,
        _ => Sums::No,
    }
}

/// The text of a row that has only one.
pub(super) fn only_text(row: Row<'_>) -> Option<String> {
    let mut said = row.cells().filter(|(_, value)| !is_blank(value));
    let (Some((_, Value::Text(text))), None) = (said.next(), said.next()) else { return None };
    Some(clean(text).text)
}

/// A name in brackets below a line to sign on, and what stands under it.
pub(super) fn is_signature(row: Row<'_>) -> bool {
    const UNDER: [&str; 7] = ["ตำแหน่ง", "ผู้อำนวยการ", "หัวหน้า", "อธิบดี", "ปลัด", "วันที่", "ผู้บังคับบัญชา"];
    let Some(text) = only_text(row) else { return false };
    let in_brackets = text.starts_with('(') && text.ends_with(')') && !says_vacant(&text);
    in_brackets || UNDER.iter().any(|word| text.starts_with(word)) && !says_vacant(&text)
}

/// The name of a unit, alone in its row. "กองแก้ว ใจดี" is a person: words that begin names as well need one behind them that
/// begins no surname.
pub(super) fn is_heading(row: Row<'_>) -> bool {
    const UNITS: [&str; 12] =
        ["กลุ่ม", "สำนัก", "ฝ่าย", "ศูนย์", "แผนก", "หน่วยงาน", "สถาบัน", "กรม", "กระทรวง", "สังกัด", "คณะ", "ส่วนราชการ"];
    const UNITS_AND_NAMES: [&str; 3] = ["กอง", "งาน", "ส่วน"];
    let Some(text) = only_text(row) else { return false };
    let text = without_number(&text).unwrap_or(&text);
    let begins = |text: &str, words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let rest = text.split_once(' ').map(|(_, rest)| rest.trim_start());
    let goes_on =
        || rest.is_none_or(|rest| begins(rest, &UNITS) || begins(rest, &UNITS_AND_NAMES) || rest.starts_with('('));
    !has_prefix(text) && (begins(text, &UNITS) || begins(text, &UNITS_AND_NAMES) && goes_on())
}

/// 1, 2, 3 … under the headings.
pub(super) fn is_numbering(row: Row<'_>) -> bool {
    let mut last = None;
    let mut count = 0;
    for (_, value) in row.cells() {
        let written = value.written();
        let Ok(number) = arabic_digits(&clean(&written).text).trim_matches(['(', ')']).parse::<u32>() else {
            return false;
        };
        if last.is_some_and(|last: u32| last.checked_add(1) != Some(number)) {
            return false;
        }
        (last, count) = (Some(number), count + 1);
    }
    count >= 3
}
