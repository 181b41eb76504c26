//! What stands over the column of a question in the export of a form: its number, its words, or both; of a row of another also
//! those of that one.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use saisaat_core::registers::{Register, SurveyItem};

use crate::parse::text::{arabic_digits, clean};

/// The questions by what may stand over them, with how well that tells them; none where it tells several.
pub(super) type Titles = HashMap<String, (usize, Option<usize>)>;

/// The titles of questions.
pub(super) fn of(items: &[SurveyItem]) -> Titles {
    let mut titles = Titles::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.is_answered_among(items)) {
        let own = names(item);
        let above = items.iter().find(|other| other.id != item.id && other.code.trim() == item.row_of.trim());
        let above = above.map(names).unwrap_or_default();
        let both = above.iter().flat_map(|(rank, above)| {
            own.iter().map(move |(own_rank, own)| (3 * (rank + 1) + own_rank, format!("{above} {own}")))
        });
        for (rank, title) in own.iter().cloned().chain(both) {
            match titles.entry(plain(&title)) {
                Entry::Vacant(free) => _ = free.insert((rank, Some(at))),
                Entry::Occupied(mut known) => match known.get() {
                    (better, _) if *better < rank => {}
                    (same, other) if *same == rank && *other != Some(at) => _ = known.insert((rank, None)),
                    _ => _ = known.insert((rank, Some(at))),
                },
            }
        }
    }
    titles.remove("");
    titles
}

/// The question that a heading is of.
pub(super) fn find(titles: &Titles, heading: &str) -> Option<usize> {
    titles.get(&plain(heading))?.1
}

/// What a question may be called, the surest first: its number, number and words, its words.
fn names(item: &SurveyItem) -> Vec<(usize, String)> {
    const NUMBERED: &str = "ข้อ";
    let (code, text) = (item.code.trim(), item.text.trim());
    let label = SurveyItem::DECLARATION.named("code").label.th;
    let leads = [code.to_owned(), format!("{NUMBERED} {code}"), format!("{label} {code}")];
    let numbered = leads.iter().map(|lead| (0, lead.clone()));
    let both = leads.iter().map(|lead| (1, format!("{lead} {text}")));
    let joined = (1, format!("{code}{text}"));
    numbered.chain(both).chain([joined, (2, text.to_owned())]).collect()
}

/// A heading reduced to what matters: digits of one kind, no case, and of its signs the points within numbers.
fn plain(heading: &str) -> String {
    let text: Vec<char> = arabic_digits(&clean(heading).text).to_lowercase().chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let kept = |(at, sign): (usize, &char)| match sign {
        '.' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => '.',
        '\u{e00}'..='\u{e7f}' => *sign,
        sign if sign.is_alphanumeric() => *sign,
        _ => ' ',
    };
    let kept: String = text.iter().enumerate().map(kept).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use saisaat_core::Surroundings;

    use super::*;

    fn items() -> Vec<SurveyItem> {
        let new = Surroundings::fixed(chrono::DateTime::UNIX_EPOCH, 1);
        let survey = new.new_id();
        let item = |code: &str, text: &str, row_of: &str| SurveyItem {
            code: code.into(),
            text: text.into(),
            row_of: row_of.into(),
            ..SurveyItem::blank(new.new_id(), survey)
        };
        vec![
            item("1.1", "ขั้นตอนชัดเจน (ไม่ซ้ำซ้อน)", ""),
            item("11", "แล้วเสร็จตามเวลา", ""),
            item("2", "เจ้าหน้าที่ปฏิบัติต่อท่านอย่างไร", ""),
            item("2.1", "สุภาพ", "2"),
            item("2.2", "เป็นธรรม", "2"),
            item("3", "ข้อเสนอแนะ", ""),
            item("4", "ข้อเสนอแนะ", ""),
        ]
    }

    #[test]
    fn a_question_is_known_by_its_number_its_words_or_both_and_a_row_by_those_of_its_question_too() {
        let items = items();
        let titles = of(&items);
        let known = |heading: &str| find(&titles, heading).map(|at| items[at].code.as_str());
        for heading in [
            "1.1",
            "๑.๑",
            "ข้อ 1.1",
            "ข้อที่ 1.1",
            "1.1. ขั้นตอนชัดเจน (ไม่ซ้ำซ้อน) *",
            "1.1)  ขั้นตอนชัดเจน (ไม่ซ้ำซ้อน)",
            "ขั้นตอนชัดเจน (ไม่ซ้ำซ้อน)?",
        ] {
            assert_eq!(known(heading), Some("1.1"), "{heading}");
        }
        assert_eq!(known("11"), Some("11"));
        for heading in ["สุภาพ", "2.1", "เจ้าหน้าที่ปฏิบัติต่อท่านอย่างไร [สุภาพ]", "2. เจ้าหน้าที่ปฏิบัติต่อท่านอย่างไร [2.1 สุภาพ]"]
        {
            assert_eq!(known(heading), Some("2.1"), "{heading}");
        }
        assert_eq!((known("2"), known("เพศ"), known("")), (None, None, None));
        assert_eq!((known("ข้อเสนอแนะ"), known("4 ข้อเสนอแนะ")), (None, Some("4")), "words of two questions tell none");
    }
}
