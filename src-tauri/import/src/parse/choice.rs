//! One of a list, or yes and no, as people write them: by name in either language, by a tick, by a word of their own.

use super::text::{Clean, clean, is_missing};
use super::{Read, Refusal};
use crate::read::sheet::Value;
use saisaat_core::registers::{ChoiceWords, Choices};

const YES: &[&str] = &[
    "ใช่",
    "ปฏิบัติงาน",
    "ปฏิบัติงานอยู่",
    "ผ่าน",
    "มี",
    "เข้าร่วม",
    "ลงทะเบียน",
    "ลงทะเบียนแล้ว",
    "แล้วเสร็จ",
    "เสร็จ",
    "เสร็จแล้ว",
    "ประเมิน",
    "true",
    "yes",
    "y",
    "1",
    "✓",
    "✔",
    "☑",
    "✅",
    "√",
];
const NO: &[&str] = &[
    "ไม่ใช่",
    "ไม่ปฏิบัติงาน",
    "ลาออก",
    "เกษียณ",
    "พ้นจากราชการ",
    "ไม่ผ่าน",
    "ไม่มี",
    "ไม่เข้าร่วม",
    "ไม่ได้ลงทะเบียน",
    "ยังไม่แล้วเสร็จ",
    "ยังไม่เสร็จ",
    "ไม่ประเมิน",
    "ยกเลิก",
    "ขาด",
    "ไม่มา",
    "☐",
    "false",
    "no",
    "n",
    "0",
];

/// Crosses: the opposite of the ticks beside them, or ticks themselves; the rest of the column tells.
const CROSSES: &[&str] = &["x", "х", "✗", "✘", "×", "✕", "✖", "❌", "☒", "╳", "กากบาท", "กา"];

/// A mark in a column of yes and no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It says yes.
    Yes,
    /// A cross.
    Cross,
    /// Anything else.
    Other,
}

impl Mark {
    /// What a cell holds.
    pub(crate) fn of(value: &Value<'_>) -> Self {
        let Value::Text(text) = value else {
            return if yes(value, None).is_ok_and(|read| read.is_some_and(|read| read.value)) {
                Self::Yes
            } else {
                Self::Other
            };
        };
        let word = comparable(text.trim());
        if CROSSES.contains(&word.as_str()) {
            Self::Cross
        } else if YES.contains(&word.as_str()) || word == "/" {
            Self::Yes
        } else {
            Self::Other
        }
    }
}

/// Yes or no; `None` when the cell says nothing. `cross` is what a cross means in the column, where that is known.
pub(crate) fn yes(value: &Value<'_>, cross: Option<bool>) -> Result<Option<Read<bool>>, Refusal> {
    if let Value::Bool(yes) = value {
        return Ok(Some(Read::exact(*yes)));
    }
    let Clean { text: written, repaired } = clean(&value.written());
    let word = comparable(&written);
    let repair = repaired.then_some("cleaned");
    if NO.contains(&word.as_str()) {
        return Ok(Some(Read { value: false, repair }));
    }
    if YES.contains(&word.as_str()) || word == "/" {
        return Ok(Some(Read { value: true, repair }));
    }
    if let Some(value) = cross.filter(|_| CROSSES.contains(&word.as_str())) {
        return Ok(Some(Read::repaired(value, if value { "cross_read_as_yes" } else { "cross_read_as_no" })));
    }
    if is_missing(&written) {
        return Ok(None);
    }
    Err(Refusal::new("not_yes_or_no", format!("“{written}” ไม่ใช่คำตอบใช่หรือไม่ใช่ โปรดเขียน “ใช่” หรือ “ไม่ใช่”")))
}

/// The word of a list that a cell names; `None` when it says nothing.
pub(crate) fn of_list(value: &Value<'_>, list: &'static Choices) -> Result<Option<Read<&'static str>>, Refusal> {
    let Clean { text: written, repaired } = clean(&value.written());
    if is_missing(&written) {
        return Ok(None);
    }
    let wanted = comparable(&written);
    let is = |name: &str| comparable(name) == wanted;
    let named = |word: &&ChoiceWords| word.stored == written || is(word.words.th) || is(word.words.en);
    if let Some(word) = list.all.iter().find(named) {
        return Ok(Some(Read { value: word.stored, repair: repaired.then_some("cleaned") }));
    }
    if let Some(word) = list.all.iter().find(|word| word.also.iter().any(|name| is(name))) {
        return Ok(Some(Read::repaired(word.stored, "word_of_list_found")));
    }
    let names = list.all.iter().map(|word| word.words.th).collect::<Vec<_>>().join(", ");
    Err(Refusal::new("not_in_list", format!("“{written}” ไม่อยู่ในรายการที่เลือกได้ โปรดเลือกจาก: {names}")))
}

/// Case, spaces, dots and dashes aside.
fn comparable(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-' | '–' | '_' | '\u{fe0f}'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use saisaat_core::registers::ActionStatus;

    #[test]
    fn ticks_and_words_are_yes_or_no_and_a_guess_is_refused() {
        for text in ["ใช่", "ผ่าน", "✓", "✔", "✔\u{fe0f}", "☑", "/", "Y", "1", "TRUE"] {
            assert_eq!(yes(&Value::Text(text), None).map(|r| r.map(|r| r.value)), Ok(Some(true)), "{text}");
        }
        for text in ["ไม่ใช่", "ไม่ผ่าน", "0", "no"] {
            assert_eq!(yes(&Value::Text(text), None).map(|r| r.map(|r| r.value)), Ok(Some(false)), "{text}");
        }
        assert_eq!(yes(&Value::Text("ใช่\u{200b}"), None), Ok(Some(Read::repaired(true, "cleaned"))));
        assert_eq!(yes(&Value::Text("-"), None), Ok(None));
        for text in ["x", "X", "✗", "×", "กากบาท"] {
            let read = |cross| yes(&Value::Text(text), cross).map_err(|refusal| refusal.code);
            assert_eq!(read(None), Err("not_yes_or_no"), "{text}");
            assert_eq!(read(Some(false)), Ok(Some(Read::repaired(false, "cross_read_as_no"))), "{text}");
        }
        assert_eq!(yes(&Value::Text("อาจจะ"), None).map_err(|r| r.code), Err("not_yes_or_no"));
    }

    #[test]
    fn a_word_of_a_list_is_known_in_both_languages_and_by_its_other_names() {
        let read = |text| of_list(&Value::Text(text), &ActionStatus::CHOICES).map_err(|r| r.code);
        assert_eq!(read("แล้วเสร็จ"), Ok(Some(Read::exact("done"))));
        assert_eq!(read("under  way"), Ok(Some(Read::exact("underway"))));
        assert_eq!(read("เสร็จสิ้น"), Ok(Some(Read::repaired("done", "word_of_list_found"))));
        assert_eq!(read("พัก"), Err("not_in_list"));
        assert_eq!(read(""), Ok(None));
    }
}
