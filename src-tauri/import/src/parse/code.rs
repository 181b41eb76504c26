//! Codes of things: indicators, agencies, posts, items of a plan. A code is the text that its cell shows.

use super::date::month_of_word;
use super::text::{arabic_digits, clean, is_missing};
use super::{Read, Refusal};
use crate::read::sheet::Value;

/// What people write before the number of an indicator or an item.
const BEFORE: [&str; 7] = ["ตัวชี้วัดที่", "ตัวชี้วัด", "ตัวชี้วัดย่อยที่", "กิจกรรมที่", "โครงการที่", "ข้อที่", "ข้อ"];

/// The code in a cell; `None` when it says that there is none.
pub(crate) fn of_cell(value: &Value<'_>) -> Result<Option<Read<String>>, Refusal> {
    if let Value::Date(day) = value {
        use chrono::Datelike as _;
        return Err(date_for_code(&value.written(), day.day(), day.month()));
    }
    let cleaned = clean(&value.written());
    if is_missing(&cleaned.text) {
        return Ok(None);
    }
    let text = cleaned.text.trim_start_matches(['\'', '’', '‘', '`']).trim_start();
    if let Some((day, month)) = day_and_month(text) {
        return Err(date_for_code(text, day, month));
    }
    let number = without_word(text);
    let code = if is_in_digits(number) { arabic_digits(number) } else { number.to_owned() };
    let repairs = [
        (number.len() != text.len(), "code_word_removed"),
        (code != number, "digits_respelt"),
        (text.len() != cleaned.text.len(), "apostrophe_removed"),
        (cleaned.repaired, "cleaned"),
    ];
    let repair = repairs.iter().find(|(is_so, _)| *is_so).map(|(_, repair)| *repair);
    Ok(Some(Read { value: code, repair }))
}

/// "2-Jan", "02-ม.ค.-69": a code that a program took for a day.
fn day_and_month(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split('-');
    let (first, second) = (parts.next()?, parts.next()?);
    // Excel abbreviates: กพ and มีนา are other words.
    let month = |word: &str| (word.ends_with('.') || word.is_ascii()).then(|| month_of_word(word))?;
    let is_year = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.next().is_none_or(is_year) || parts.next().is_some() {
        return None;
    }
    let number = |part: &str| arabic_digits(part).parse::<u32>().ok().filter(|number| (1..=99).contains(number));
    match (number(first), month(second), month(first), number(second)) {
        (Some(day), Some(month), ..) => Some((day, month)),
        (_, _, Some(month), Some(day)) => Some((day, month)),
        _ => None,
    }
}

fn date_for_code(written: &str, day: u32, month: u32) -> Refusal {
    let message = format!(
        "รหัสถูกโปรแกรมแปลงเป็นวันที่ “{written}” เดิมน่าจะพิมพ์ว่า {day}.{month}, {day}/{month} หรือ {day}-{month} \
         โปรดกำหนดเซลล์เป็นข้อความแล้วพิมพ์รหัสใหม่"
    );
    Refusal::new("text_became_a_date", message)
}

/// A number without the word before it; another text stays.
fn without_word(text: &str) -> &str {
    let rest = BEFORE.iter().filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len());
    let rest = rest.map(|rest| rest.trim_start_matches([' ', ':', '.']));
    rest.filter(|rest| rest.starts_with(|c: char| c.is_numeric()) && is_in_digits(rest)).unwrap_or(text)
}

/// Whether a text has no letters of Thai, so that its Thai digits are a number's.
fn is_in_digits(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn codes_are_read_as_they_are_shown_and_repairs_are_told() {
        for (written, code, repair) in [
            ("2.10", "2.10", None),
            ("H.1", "H.1", None),
            ("กพ ๑", "กพ ๑", None),
            ("๒.๑", "2.1", Some("digits_respelt")),
            ("2.1 ", "2.1", None),
            ("'01", "01", Some("apostrophe_removed")),
            ("ตัวชี้วัดที่ 2.1", "2.1", Some("code_word_removed")),
            ("ตัวชี้วัดที่ ๒.๑", "2.1", Some("code_word_removed")),
            ("ข้อ 3", "3", Some("code_word_removed")),
            ("ข้อมูล", "ข้อมูล", None),
            ("2-1", "2-1", None),
            ("5/2567", "5/2567", None),
        ] {
            let wanted = Read { value: code.to_owned(), repair };
            assert_eq!(of_cell(&Value::Text(written)), Ok(Some(wanted)), "{written}");
        }
        assert_eq!(of_cell(&Value::Text("-")), Ok(None));
    }

    #[test]
    fn a_code_that_became_a_day_names_what_was_probably_typed() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 2).expect("a day");
        for value in [
            Value::Date(day),
            Value::Text("2-Jan"),
            Value::Text("2-ม.ค."),
            Value::Text("Jan-2"),
            Value::Text("2-ม.ค.-69"),
        ] {
            let refusal = of_cell(&value).expect_err("refused");
            assert_eq!(refusal.code, "text_became_a_date", "{value:?}");
            assert!(refusal.message.contains("2.1, 2/1"), "{}", refusal.message);
        }
    }
}
