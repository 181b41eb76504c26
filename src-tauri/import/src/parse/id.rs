//! National ids as they are written: dashes, spaces, Thai digits, leading apostrophes, and Excel numbers that lost a zero.

use saisaat_core::values::{NationalId, NotANationalId};

use super::text::{arabic_digits, clean, is_missing};
use super::{Read, Refusal};
use crate::read::sheet::Value;

/// The id in a cell; `None` when the cell says that there is none.
pub(crate) fn of_cell(value: &Value<'_>) -> Result<Option<Read<NationalId>>, Refusal> {
    let cleaned = clean(&value.written());
    let apostrophe = cleaned.text.trim_start_matches(['\'', '’', '‘', '`']);
    let typed = arabic_digits(apostrophe.trim()).replace(DASHES, "-");
    let text = without_decimal(&typed);
    if is_missing(text) || is_masked(text) {
        return Ok(None);
    }
    let repairs = [
        (apostrophe.len() != cleaned.text.len(), "apostrophe_removed"),
        (text.len() != typed.len(), "decimal_removed"),
        (cleaned.repaired, "cleaned"),
    ];
    let repair = repairs.iter().find(|(is_so, _)| *is_so).map(|(_, code)| *code);
    match NationalId::parse(text) {
        Ok(id) => Ok(Some(Read { value: id, repair })),
        Err(NotANationalId::CheckDigit) => Err(wrong_check_digit(text)),
        Err(NotANationalId::Length) => lost_zero(text).map(Some),
    }
}

/// What word processors write for a dash.
const DASHES: [char; 7] = ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}', '\u{ff0d}'];

/// A number that another program wrote with a decimal.
fn without_decimal(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if whole.len() >= 12 && whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// An export shows an id as `x-xxxx-xxxxx-12-1`: read back, it says nothing, and erases nothing.
fn is_masked(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    shape == "x-xxxx-xxxxx-99-9"
}

/// Twelve plain digits that a zero in front makes valid are an id that Excel took for a number.
fn lost_zero(text: &str) -> Result<Read<NationalId>, Refusal> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits == 12
        && text.len() == 12
        && let Ok(id) = NationalId::parse(&format!("0{text}"))
    {
        return Ok(Read::repaired(id, "leading_zero_restored"));
    }
    if text.to_lowercase().contains("e+") {
        return Err(Refusal::new(
            "id_in_scientific_form",
            "เลขประจำตัวประชาชนถูกโปรแกรมแปลงเป็นเลขยกกำลัง ตัวเลขบางหลักหายไปแล้ว โปรดจัดรูปแบบเซลล์เป็นข้อความแล้วพิมพ์เลข 13 หลักใหม่",
        ));
    }
    Err(Refusal::new(
        "id_length",
        format!("เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พบ {digits} หลัก จึงไม่เก็บเลขนี้ โปรดตรวจกับบัตรประชาชน"),
    ))
}

fn wrong_check_digit(text: &str) -> Refusal {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let tail = digits.get(10..).unwrap_or_default();
    Refusal::new(
        "id_check_digit",
        format!("เลขประจำตัวประชาชนที่ลงท้ายด้วย {tail} ไม่ถูกต้องตามหลักตรวจสอบ อาจพิมพ์ผิด จึงไม่เก็บเลขนี้ โปรดตรวจกับบัตรประชาชน"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &Value<'_>) -> Result<(String, Option<&'static str>), &'static str> {
        match of_cell(value) {
            Ok(Some(read)) => Ok((read.value.digits().to_owned(), read.repair)),
            Ok(None) => Ok((String::new(), None)),
            Err(refusal) => Err(refusal.code),
        }
    }

    fn text(written: &str) -> Result<(String, Option<&'static str>), &'static str> {
        read(&Value::Text(written))
    }

    #[test]
    fn the_published_id_is_read_in_every_written_form() {
        for written in [
            "1234567890121",
            "1-2345-67890-12-1",
            "1 2345 67890 12 1",
            "๑๒๓๔๕๖๗๘๙๐๑๒๑",
            "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑",
            " 1234567890121\r\n",
            "1\u{2011}2345\u{2011}67890\u{2011}12\u{2011}1",
            "1–2345–67890–12–1",
        ] {
            assert_eq!(text(written), Ok(("1234567890121".into(), None)), "{written}");
        }
        assert_eq!(read(&Value::number(1_234_567_890_121.0)), Ok(("1234567890121".into(), None)));
        assert_eq!(text("1234567890121.0"), Ok(("1234567890121".into(), Some("decimal_removed"))));
        assert_eq!(text("\u{200b}1234567890121"), Ok(("1234567890121".into(), Some("cleaned"))));
        assert_eq!(text("'1234567890121"), Ok(("1234567890121".into(), Some("apostrophe_removed"))));
    }

    #[test]
    fn a_number_that_lost_its_zero_gets_it_back_only_when_the_check_digit_agrees() {
        let id = "012345678901";
        let whole = format!("{id}{}", NationalId::check_digit(id.as_bytes()));
        let lost: f64 = whole.parse().expect("a number");
        assert_eq!(read(&Value::number(lost)), Ok((whole, Some("leading_zero_restored"))));
        assert_eq!(read(&Value::number(110_254_245_687.0)), Err("id_length"));
    }

    #[test]
    fn wrong_ids_are_refused_without_being_shown() {
        assert_eq!(text("1234567890123"), Err("id_check_digit"));
        assert_eq!(text("12345"), Err("id_length"));
        assert_eq!(text("1.23457E+12"), Err("id_in_scientific_form"));
        assert_eq!(text("สมชาย"), Err("id_length"));
        assert_eq!(text("-"), Ok((String::new(), None)));
        assert_eq!(text("x-xxxx-xxxxx-12-1"), Ok((String::new(), None)), "as our own exports show it");
        let message = of_cell(&Value::Text("1234567890123")).expect_err("refused").message;
        assert!(!message.contains("34567"), "{message}");
    }
}
