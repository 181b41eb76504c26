//! Reading one cell by the kind of its column, whatever row it stands in.

use std::borrow::Cow;

use chrono::Datelike as _;
use rust_decimal::Decimal;
use saisaat_core::values::personal::{has_masked_id, masked, without_ids};
use saisaat_core::values::{Date, Money};

use crate::cell_value::CellValue;
use crate::column::{About, Dash, Kind};
use crate::detect::table::Sense;
use crate::parse::service::Service;
use crate::parse::text::{arabic_digits, clean, clean_lines, is_letter, is_missing};
use crate::parse::{Read, Refusal, choice, code, date, id, level, number, service};
use crate::read::sheet::{UNCOMPUTED, Value};

/// What a cell comes to.
pub(super) type Outcome = Result<Option<Read<CellValue>>, Refusal>;

/// What is wrong with a cell that says an error: its formula failed, or nobody computed it. A text says one where a file was
/// written from such cells.
pub(super) fn error_in(about: &About, value: &Value<'_>) -> Option<Refusal> {
    let label = about.label.th;
    let error = match value {
        Value::Error(UNCOMPUTED) => {
            let message = format!("เซลล์{label}เป็นสูตรที่ยังไม่มีผลลัพธ์ โปรดเปิดไฟล์ด้วย Excel แล้วบันทึก จากนั้นนำเข้าใหม่");
            return Some(Refusal::new("uncomputed_formula", message));
        }
        Value::Error(error) => error,
        Value::Text(text) if text.starts_with('#') => text.trim(),
        _ => return None,
    };
    const ERRORS: [&str; 10] =
        ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"];
    let is_error = matches!(value, Value::Error(_)) || ERRORS.contains(&error);
    // So wide a number is shown in a narrow column, and was copied as it is shown.
    let is_cut = error.len() > 2 && error.bytes().all(|byte| byte == b'#');
    (is_error || is_cut).then(|| {
        let message = format!("เซลล์{label}เป็นค่าผิดพลาด {error} โปรดแก้สูตรหรือพิมพ์ค่าจริง");
        Refusal::new("error_cell", message)
    })
}

/// Reads one cell by its column's kind.
pub(super) fn understand(about: &About, sense: Sense, value: Value<'_>) -> Outcome {
    if let Some(refusal) = error_in(about, &value) {
        return Err(refusal);
    }
    // An export masked what stood here: read back, it says nothing, and erases nothing.
    if matches!(value, Value::Text(text) if has_masked_id(text)) {
        return Ok(None);
    }
    if matches!(about.kind, Kind::Answer) {
        return Ok(answer(&value));
    }
    let value = if about.kind.is_as_shown() { value } else { value.plain() };
    if about.dash == Dash::Refused && says_nothing(&value) {
        let message = format!("“{}” ใน{}ไม่บอกว่าอย่างไร โปรดเขียนค่าให้ชัดเจน", value.written().trim(), about.label.th);
        return Err(Refusal::new("says_nothing", message));
    }
    if about.dash == Dash::Refused && matches!(about.kind, Kind::Number) && value.written().contains("วัน") {
        let message =
            format!("“{}” เป็นวัน แต่{}นับเป็นชั่วโมง โปรดเขียนเป็นจำนวนชั่วโมง", value.written().trim(), about.label.th);
        return Err(Refusal::new("days_for_hours", message));
    }
    let value = if about.kind.is_no_percentage() { number::not_as_percentage(value) } else { value };
    match about.kind {
        kind if kind.is_written() && holds_id(&value.written()) => without_id(about, &value.written()),
        // A code says itself what it probably was.
        kind if kind.is_written() && !matches!(kind, Kind::Code) && matches!(value, Value::Date(_)) => {
            Err(became_a_date(about, &value))
        }
        Kind::NationalId => told(id::of_cell(&value)?, CellValue::Id),
        Kind::Day => told(date::of_cell_in(&value, sense.order)?, CellValue::Day),
        Kind::Number => told(number::of_cell(&value)?, CellValue::Number),
        Kind::Whole => told(number::whole(&value)?, CellValue::Number),
        Kind::Money => told(number::money(&value, sense.unit)?, CellValue::Money),
        Kind::YesNo => told(choice::yes(&value, sense.cross)?, CellValue::Yes),
        Kind::Service => service(&value, sense),
        Kind::Sex => Ok(sex(&value.written())),
        Kind::Words(list) => told(choice::of_list(&value, list)?, CellValue::Word),
        Kind::Year => told(date::year(&value)?, CellValue::Year),
        Kind::Round => told(number::round(&value)?, CellValue::Round),
        Kind::Level => level_of(&value.written()),
        Kind::Code => told(code::of_cell(&value)?, CellValue::Text),
        Kind::Phone => Ok(phone(&value.written())),
        Kind::Email => email(&value.written()),
        Kind::Lines => Ok(lines(&value.written())),
        _ => Ok(line(&value.written()).map(|read| Read { value: CellValue::Text(read.value), repair: read.repair })),
    }
}

/// Whether a national id may stand in a text: nearly none has as many digits.
fn holds_id(written: &str) -> bool {
    let is_digit = |c: &char| c.is_ascii_digit() || !c.is_ascii() && c.is_numeric();
    written.len() >= 13
        && written.chars().filter(is_digit).take(13).count() == 13
        && matches!(without_ids(written), Cow::Owned(_))
}

/// What is wrong with a part of a name that is a national id or a date.
pub(super) fn no_name(about: &About, value: &Value<'_>) -> Option<Refusal> {
    if matches!(value, Value::Date(_)) {
        return Some(became_a_date(about, value));
    }
    holds_id(&value.written()).then(|| id_elsewhere(about))
}

/// A text without the national id in it, for an id is kept nowhere but in its own field; nothing else there is a problem.
fn without_id(about: &About, written: &str) -> Outcome {
    let masked = without_ids(written);
    let rest = masked.chars().filter(|c| is_letter(*c) && *c != 'x').count();
    if rest == 0 {
        return Err(id_elsewhere(about));
    }
    let text = if matches!(about.kind, Kind::Lines) { clean_lines(&masked).text } else { clean(&masked).text };
    Ok(Some(Read::repaired(CellValue::Text(text), "id_masked")))
}

fn id_elsewhere(about: &About) -> Refusal {
    let message = format!("เซลล์{}เป็นเลขประจำตัวประชาชน คอลัมน์อาจเลื่อน โปรดตรวจแล้วพิมพ์ค่าจริง", about.label.th);
    Refusal::new("id_elsewhere", message)
}

/// What is said of a text that a program took for a date as it was typed: "3/2", "2-3".
fn became_a_date(about: &About, value: &Value<'_>) -> Refusal {
    let typed = match value {
        Value::Date(date) => {
            let (day, month) = (date.day(), date.month());
            format!("น่าจะพิมพ์ไว้ว่า “{day}/{month}” หรือ “{day}-{month}”")
        }
        _ => String::new(),
    };
    let message = format!(
        "{}เป็นวันที่ {} เพราะ Excel เปลี่ยนข้อความเป็นวันที่เอง {typed} โปรดตั้งรูปแบบเซลล์เป็นข้อความแล้วพิมพ์ใหม่",
        about.label.th,
        value.written()
    );
    Refusal::new("text_became_a_date", message)
}

/// Whether a cell is not empty and yet says nothing: a dash, "ไม่มี", "N/A". A stroke is a tick.
pub(super) fn says_nothing(value: &Value<'_>) -> bool {
    let Value::Text(text) = value else { return false };
    let text = clean(text).text;
    !matches!(text.as_str(), "" | "/") && is_missing(&text)
}

/// One of equal parts of an amount; the first have a satang, or one of a count, more where it does not come out even.
pub(super) fn divided(kind: Kind, read: Option<Read<CellValue>>, part: u32, of: u32) -> Option<Read<CellValue>> {
    let Read { value, .. } = read?;
    let share = |total: i64| {
        let (each, rest) = (total / i64::from(of), total % i64::from(of));
        each + i64::from(i64::from(part) < rest.abs()) * rest.signum()
    };
    let value = match value {
        CellValue::Money(whole) => CellValue::Money(Money::from_satang(share(whole.satang()))),
        // Nothing of a count is lost: it is divided as satang are.
        CellValue::Number(whole) if matches!(kind, Kind::Whole) && i64::try_from(whole).is_ok() => {
            CellValue::Number(i64::try_from(whole).map_or(whole, |total| share(total).into()))
        }
        CellValue::Number(whole) => CellValue::Number(whole / Decimal::from(of)),
        other => other,
    };
    Some(Read::repaired(value, "merged_amount_divided"))
}

fn told<T>(read: Option<Read<T>>, said: impl FnOnce(T) -> CellValue) -> Outcome {
    Ok(read.map(|Read { value, repair }| Read { value: said(value), repair }))
}

/// A line of clean text; `None` where the cell says that there is nothing.
pub(super) fn line(written: &str) -> Option<Read<String>> {
    let cleaned = clean(written);
    let is_broken = written.trim().contains(['\n', '\r']);
    let repair = if is_broken { Some("lines_joined") } else { cleaned.repaired.then_some("cleaned") };
    (!is_missing(&cleaned.text)).then_some(Read { value: cleaned.text, repair })
}

fn lines(written: &str) -> Option<Read<CellValue>> {
    let cleaned = clean_lines(written);
    let repair = cleaned.repaired.then_some("cleaned");
    (!is_missing(&cleaned.text)).then_some(Read { value: CellValue::Text(cleaned.text), repair })
}

/// An answer as it was typed, and nothing by which it could be told whose it is.
fn answer(value: &Value<'_>) -> Option<Read<CellValue>> {
    let written = match value {
        // The number that it is, however many places its cell shows.
        Value::Shown(number, _) => Cow::Owned(number.to_string()),
        other => other.written(),
    };
    let cleaned = clean_lines(&written);
    if !cleaned.text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let repair = cleaned.repaired.then_some("cleaned");
    Some(match masked(&cleaned.text) {
        Cow::Owned(without) => Read::repaired(CellValue::Text(without), "id_masked"),
        Cow::Borrowed(text) => Read { value: CellValue::from(text), repair },
    })
}

fn level_of(written: &str) -> Outcome {
    Ok(line(written).map(|_| {
        let Read { value, repair } = level::of_text(written);
        Read { value: CellValue::Text(value), repair }
    }))
}

fn phone(written: &str) -> Option<Read<CellValue>> {
    let Read { value: text, repair } = line(written)?;
    let typed = text.trim_start_matches(['\'', '’', '‘', '`']).trim_start();
    let phone = arabic_digits(typed);
    if lost_its_zero(&phone) {
        return Some(Read::repaired(CellValue::Text(format!("0{phone}")), "leading_zero_restored"));
    }
    let repair = if typed.len() != text.len() {
        Some("apostrophe_removed")
    } else {
        repair.or((phone != typed).then_some("digits_respelt"))
    };
    Some(Read { value: CellValue::Text(phone), repair })
}

/// Nine digits of a mobile telephone, or eight of another, that a program took for a number.
fn lost_its_zero(phone: &str) -> bool {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let plain = phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' '));
    let first = phone.chars().next();
    plain && matches!((digits, first), (9, Some('6' | '8' | '9')) | (8, Some('2'..='5' | '7')))
}

/// Whether somebody serves. What says neither is kept as it is written, for the officer to say.
fn service(value: &Value<'_>, sense: Sense) -> Outcome {
    let written = value.written();
    match service::of_text(&written) {
        Service::Left(day) => Ok(Some(Read::repaired(left(day), LEFT_SERVICE))),
        Service::Serving => Ok(Some(Read::exact(CellValue::Yes(true)))),
        Service::Unclear => match choice::yes(value, sense.cross) {
            Ok(said) => told(said, CellValue::Yes),
            Err(_) => Ok(Some(Read::exact(CellValue::Text(clean(&written).text)))),
        },
    }
}

/// That somebody left the service, and when, where that is told.
pub(super) fn left(day: Option<Date>) -> CellValue {
    day.map_or(CellValue::Word(LEFT), CellValue::Day)
}

/// What is said where a state ends somebody's service.
pub(super) const LEFT_SERVICE: &str = "left_service";
/// That somebody left, and nobody says when.
const LEFT: &str = "พ้นจากราชการ";

/// The sex, also by the codes of personnel systems.
fn sex(written: &str) -> Option<Read<CellValue>> {
    let Read { value: text, repair } = line(written)?;
    match arabic_digits(&text).as_str() {
        "1" => Some(Read::repaired(CellValue::from("ชาย"), "code_read")),
        "2" => Some(Read::repaired(CellValue::from("หญิง"), "code_read")),
        _ => Some(Read { value: CellValue::Text(text), repair }),
    }
}

fn email(written: &str) -> Outcome {
    let Some(Read { value: text, repair }) = line(written) else { return Ok(None) };
    let shaped =
        text.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !text.contains(' '));
    if shaped {
        return Ok(Some(Read { value: CellValue::Text(text), repair }));
    }
    Err(Refusal::new("not_an_email", format!("“{text}” ไม่ใช่ที่อยู่อีเมล โปรดเขียนในรูป ชื่อ@หน่วยงาน.go.th")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_is_divided_over_rows_sums_to_itself() {
        let shares = |kind, total: i64, of: u32| {
            let read = || Some(Read::exact(CellValue::Number(total.into())));
            let share = |part| divided(kind, read(), part, of).map(|read| read.value.shown().into_owned());
            (0..of).filter_map(share).collect::<Vec<_>>()
        };
        assert_eq!(shares(Kind::Whole, 10, 3), ["4", "3", "3"]);
        assert_eq!(shares(Kind::Number, 7, 2), ["3.50", "3.50"]);
    }
}
