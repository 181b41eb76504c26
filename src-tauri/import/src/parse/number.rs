//! Numbers as they are written: Thai digits, thousands by comma, a unit or a percent sign behind, "ร้อยละ" before.

use rust_decimal::Decimal;
use saisaat_core::values::{Money, Round};

use super::text::{arabic_digits, clean, is_missing};
use super::unit::Unit;
use super::{Read, Refusal};
use crate::read::sheet::Value;

/// The number in a cell; `None` when it says that there is none.
pub(crate) fn of_cell(value: &Value<'_>) -> Result<Option<Read<Decimal>>, Refusal> {
    match value {
        Value::Number(number) | Value::Shown(number, _) => Ok(Some(Read::exact(number.normalize()))),
        Value::Percent(number) => match number.checked_mul(Decimal::ONE_HUNDRED) {
            Some(shown) => Ok(Some(Read::repaired(shown.normalize(), "percent_read"))),
            None => Err(too_large(&value.written())),
        },
        Value::Text(text) => of_text(text),
        Value::Date(_) | Value::Bool(_) | Value::Error(_) => Err(not_a_number(&value.written())),
    }
}

/// The amount in a cell, to the satang: written in the unit that the cell itself names, else in `unit`, else in baht.
pub(crate) fn money(value: &Value<'_>, unit: Option<Unit>) -> Result<Option<Read<Money>>, Refusal> {
    let written = value.written();
    let (bare, own) = own_unit(&written);
    let number = match (value, own) {
        (Value::Percent(_), _) | (_, Some(Unit::Percent)) => return Err(percent_for_amount(&written)),
        (Value::Text(_), Some(_)) => Value::Text(bare),
        (other, _) => *other,
    };
    let read =
        of_cell(&number).map_err(|refusal| if refusal.code == TOO_LARGE { amount_too_large(value) } else { refusal });
    let Some(Read { value: amount, repair }) = read? else { return Ok(None) };
    let one = own.or(unit).and_then(Unit::in_baht).unwrap_or(Decimal::ONE);
    let repair = if one == Decimal::ONE { repair } else { Some("unit_converted") };
    let satang = amount.checked_mul(one).and_then(|baht| baht.checked_mul(Decimal::ONE_HUNDRED));
    let Some(satang) = satang else { return Err(amount_too_large(value)) };
    match i64::try_from(satang).map(Money::from_satang).ok().filter(|_| satang.is_integer()) {
        Some(amount) if amount.is_within_bounds() => Ok(Some(Read { value: amount, repair })),
        _ if satang.is_integer() => Err(amount_too_large(value)),
        _ => Err(Refusal::new(
            "not_an_amount",
            format!(
                "“{}” ไม่เป็นจำนวนเงินที่ลงตัวเป็นสตางค์ โปรดเขียนเป็นบาทไม่เกินทศนิยมสองตำแหน่ง เช่น 1,250.50",
                value.written().trim()
            ),
        )),
    }
}

const TOO_LARGE: &str = "too_large";

fn too_large(raw: &str) -> Refusal {
    Refusal::new(TOO_LARGE, format!("“{}” มากเกินกว่าที่รับได้ โปรดตรวจตัวเลขและหน่วย", shown(raw)))
}

fn amount_too_large(value: &Value<'_>) -> Refusal {
    let message =
        format!("“{}” เกิน 1,000 ล้านล้านบาท ซึ่งเป็นจำนวนเงินสูงสุดที่รับได้ โปรดตรวจตัวเลขและหน่วย", shown(&value.written()));
    Refusal::new("amount_too_large", message)
}

/// What was written, cut short where it is all digits for pages.
fn shown(raw: &str) -> String {
    let (trimmed, most) = (raw.trim(), 40);
    let cut: String = trimmed.chars().take(most).collect();
    if cut.len() < trimmed.len() { format!("{cut}…") } else { cut }
}

/// A text without the unit of money behind it, and the unit: "2.5 ล้านบาท", "85 %".
fn own_unit(text: &str) -> (&str, Option<Unit>) {
    let text = text.trim();
    if text.starts_with("ร้อยละ") {
        return (text, Some(Unit::Percent));
    }
    let is_amount = |c: char| c.is_numeric() || matches!(c, '๐'..='๙' | ',' | '.' | '-' | '\'' | ' ');
    let end = text.find(|c: char| !is_amount(c)).unwrap_or(text.len());
    let (amount, word) = text.split_at(end);
    match Unit::of_word(word) {
        Some(unit) if !amount.trim().is_empty() => (amount.trim_end(), Some(unit)),
        _ => (text, None),
    }
}

fn percent_for_amount(raw: &str) -> Refusal {
    let message = format!("“{}” เป็นร้อยละ ไม่ใช่จำนวนเงิน โปรดเขียนเป็นบาท", raw.trim());
    Refusal::new("percent_for_amount", message)
}

/// The whole number in a cell.
pub(crate) fn whole(value: &Value<'_>) -> Result<Option<Read<Decimal>>, Refusal> {
    match of_cell(value)? {
        Some(read) if !read.value.is_integer() => {
            Err(Refusal::new("not_whole", format!("“{}” ต้องเป็นจำนวนเต็ม โปรดแก้ให้ไม่มีทศนิยม", value.written().trim())))
        }
        read => Ok(read),
    }
}

/// Amounts, counts, years and rounds are no percentages, whatever the format of their cells.
pub(crate) const fn not_as_percentage(value: Value<'_>) -> Value<'_> {
    match value {
        Value::Percent(number) => Value::Number(number),
        other => other,
    }
}

/// A round, by its months: "รอบ 12 เดือน", "12", "๖".
pub(crate) fn round(value: &Value<'_>) -> Result<Option<Read<Round>>, Refusal> {
    let cleaned = clean(&value.written());
    let text = arabic_digits(&cleaned.text);
    if is_missing(&text) {
        return Ok(None);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let known = text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>().replace([' ', '.'], "");
    let round = digits.parse().ok().and_then(Round::of_months);
    match round.filter(|_| ["", "รอบเดือน", "เดือน", "รอบ"].contains(&known.as_str())) {
        Some(value) => Ok(Some(Read { value, repair: cleaned.repaired.then_some("cleaned") })),
        None => Err(Refusal::new("not_a_round", format!("“{text}” ไม่ใช่รอบการรายงาน โปรดเขียน 6, 9 หรือ 12"))),
    }
}

fn of_text(raw: &str) -> Result<Option<Read<Decimal>>, Refusal> {
    let cleaned = clean(raw);
    let text = arabic_digits(&cleaned.text);
    if is_missing(&text) {
        return Ok(None);
    }
    let bare = without_units(&text);
    let number = bare.replace([',', ' ', '\''], "");
    let shaped = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    // "1,25" is a European 1.25 or a slip: refused rather than read as 125.
    let thousands = |group: &str| group.split('.').next().is_some_and(|digits| digits.trim().len() == 3);
    let grouped = bare.split(',').skip(1).all(thousands);
    match number.parse::<Decimal>() {
        Ok(number) if shaped && grouped => {
            let repair =
                if bare.len() != text.len() { Some("unit_removed") } else { cleaned.repaired.then_some("cleaned") };
            Ok(Some(Read { value: number.normalize(), repair }))
        }
        Err(_) if shaped && grouped && is_only_too_long(&number) => Err(too_large(raw)),
        _ => Err(not_a_number(raw)),
    }
}

/// Whether a text is a number that has more digits than can be held.
fn is_only_too_long(number: &str) -> bool {
    let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() > 28 && all_digits(whole) && all_digits(fraction)
}

/// "ร้อยละ 85", "85 %", "1,250 บาท", "3 ชั่วโมง".
fn without_units(text: &str) -> &str {
    const BEFORE: [&str; 3] = ["ร้อยละ", "฿", "จำนวน"];
    const BEHIND: [&str; 12] = ["%", "บาท", "ชั่วโมง", "ชม.", "ชม", "คะแนน", "วัน", "คน", "ครั้ง", "ฉบับ", "หน่วยงาน", ".-"];
    let mut text = text.trim();
    for word in BEFORE {
        text = text.strip_prefix(word).unwrap_or(text).trim_start();
    }
    for word in BEHIND {
        text = text.strip_suffix(word).unwrap_or(text).trim_end();
    }
    text
}

fn not_a_number(raw: &str) -> Refusal {
    Refusal::new("not_a_number", format!("“{}” อ่านเป็นจำนวนไม่ได้ โปรดเขียนเป็นตัวเลข เช่น 86.40", raw.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<String>, &'static str> {
        of_text(text).map(|read| read.map(|r| r.value.to_string())).map_err(|refusal| refusal.code)
    }

    #[test]
    fn numbers_are_read_in_every_written_form() {
        for (text, number) in [
            ("86.40", "86.4"),
            ("๘๖.๔๐", "86.4"),
            ("1,250.50", "1250.5"),
            ("1,000,001", "1000001"),
            ("ร้อยละ 85", "85"),
            ("85 %", "85"),
            ("85%", "85"),
            ("1,250 บาท", "1250"),
            ("6 ชม.", "6"),
            ("-2.5", "-2.5"),
            ("500.-", "500"),
            (" 12 ", "12"),
            ("0.00", "0"),
        ] {
            assert_eq!(read(text), Ok(Some(number.into())), "{text}");
        }
        assert_eq!(of_text("12\u{200b}").map(|r| r.and_then(|r| r.repair)), Ok(Some("cleaned")));
        assert_eq!(read("-"), Ok(None));
        for text in ["abc", "1/2", "12 หรือ 13", "1,25", "1.2.3", "ผ่าน"] {
            assert_eq!(read(text), Err("not_a_number"), "{text}");
        }
    }

    #[test]
    fn a_percentage_is_read_as_its_cell_shows_it_but_for_amounts_and_counts() {
        let cell = Value::Percent(Decimal::new(864, 3));
        let read = of_cell(&cell).expect("a number").expect("one");
        assert_eq!((read.value.to_string(), read.repair), ("86.4".into(), Some("percent_read")));
        assert_eq!(cell.written(), "86.4%");
        let bare = not_as_percentage(Value::Percent(Decimal::new(15, 1)));
        assert_eq!(whole(&bare).map_err(|refusal| refusal.code), Err("not_whole"));
        assert_eq!(money(&cell, None).map_err(|refusal| refusal.code), Err("percent_for_amount"));
    }

    #[test]
    fn amounts_end_at_the_satang() {
        let of = |text: &str| money(&Value::Text(text), None).map(|r| r.map(|r| r.value.satang())).map_err(|r| r.code);
        assert_eq!(of("1,250.50 บาท"), Ok(Some(125_050)));
        assert_eq!(of("0.005"), Err("not_an_amount"));
        assert_eq!(of("1,000,000,000,000,000"), Ok(Some(100_000_000_000_000_000)));
        for beyond in
            ["1,000,000,000,000,000.01", "-1000000000000000.01", "92233720368547758.08", "9999999999999999999999999999"]
        {
            assert_eq!(of(beyond), Err("amount_too_large"), "{beyond}");
        }
        let digits = "9".repeat(60);
        assert_eq!(of(&digits), Err("amount_too_large"));
        assert_eq!(read(&digits), Err("too_large"));
        assert_eq!(money(&Value::Number(Decimal::MAX), None).map_err(|refusal| refusal.code), Err("amount_too_large"));
        assert_eq!(of("ไม่มี"), Ok(None));
    }

    #[test]
    fn an_amount_is_converted_from_the_unit_of_its_cell_or_of_its_column_and_says_so() {
        let of = |text: &str, unit| {
            let read = money(&Value::Text(text), unit).map_err(|refusal| refusal.code)?;
            Ok(read.map(|read| (read.value.satang() / 100, read.repair)))
        };
        let millions = Some(Unit::Baht(1_000_000));
        assert_eq!(of("1.25", millions), Ok(Some((1_250_000, Some("unit_converted")))));
        assert_eq!(of("2.5 ล้านบาท", None), Ok(Some((2_500_000, Some("unit_converted")))));
        assert_eq!(of("๒ ล้านบาท", None), Ok(Some((2_000_000, Some("unit_converted")))));
        assert_eq!(of("500 พันบาท", millions), Ok(Some((500_000, Some("unit_converted")))));
        assert_eq!(of("500 บาท", millions).map(|read| read.map(|(baht, _)| baht)), Ok(Some(500)));
        for text in ["85%", "ร้อยละ 85", "85 เปอร์เซ็นต์"] {
            assert_eq!(of(text, None), Err("percent_for_amount"), "{text}");
        }
    }
}
