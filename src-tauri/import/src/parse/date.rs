//! Dates as they are written: B.E. and C.E., Thai and English months, Thai digits, serials. Order is day-month-year.
//!
//! Year rules (DOMAIN.md section 5): 2400–2700 is B.E., 1900–2100 is C.E., two digits are B.E. 25xx; a two-digit year that
//! may be C.E. (English month, "ค.ศ.") is refused, never guessed. 29 February is checked against the C.E. year.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use saisaat_core::values::{Date, FiscalYear};

use super::text::{arabic_digits, clean, is_missing};
use super::{Read, Refusal};
use crate::read::sheet::Value;

/// In what order the numbers of a date stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// Day, month, year.
    #[default]
    DayFirst,
    /// Month, day, year, as a program abroad writes them.
    MonthFirst,
}

/// Whether a text is a date of three numbers whose second can be no month and whose first can.
pub(crate) fn is_month_first(text: &str) -> bool {
    let text = arabic_digits(text.trim());
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<Option<u32>> = day.split(['/', '-', '.']).map(|part| part.parse().ok()).collect();
    matches!(parts[..], [Some(1..=12), Some(13..=31), Some(_)])
}

/// The date of a cell; `None` when it says that there is none.
pub(crate) fn of_cell(value: &Value<'_>) -> Result<Option<Read<Date>>, Refusal> {
    of_cell_in(value, Order::DayFirst)
}

/// The same, where the order of its numbers is known.
pub(crate) fn of_cell_in(value: &Value<'_>, order: Order) -> Result<Option<Read<Date>>, Refusal> {
    match value {
        Value::Text(text) => in_order(text, order),
        Value::Date(day) => of_date_cell(*day).map(Some),
        Value::Number(number) | Value::Shown(number, _) => digits::of_number(*number).map(Some),
        Value::Percent(_) | Value::Bool(_) | Value::Error(_) => Err(not_a_date(&value.written())),
    }
}

/// The month that a word names, alone.
pub(crate) fn month_of_word(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    match words::at_head(&word)? {
        (head, words::Meaning::Month { number, .. }) if head.len() == word.len() => Some(number),
        _ => None,
    }
}

/// A fiscal year: "2569", "๒๕๖๙", "ปีงบประมาณ พ.ศ. 2569", "FY2026".
pub(crate) fn year(value: &Value<'_>) -> Result<Option<Read<FiscalYear>>, Refusal> {
    let cleaned = clean(&value.written());
    let text = arabic_digits(&cleaned.text);
    if is_missing(&text) {
        return Ok(None);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number: Option<i32> = (digits.len() == 4).then(|| digits.parse().ok()).flatten();
    let read = match number {
        Some(year @ 2400..=2700) => {
            FiscalYear::new(year).map(|value| Read { value, repair: cleaned.repaired.then_some("cleaned") })
        }
        Some(year @ 1900..=2100) => FiscalYear::new(year + 543).map(|year| Read::repaired(year, "year_read_as_ce")),
        _ => None,
    };
    read.map(Some)
        .ok_or_else(|| Refusal::new("not_a_year", format!("“{text}” ไม่ใช่ปีงบประมาณ โปรดเขียนปี พ.ศ. สี่หลัก เช่น 2569")))
}

/// The day in Bangkok of a time stamp that names its zone.
fn in_bangkok(text: &str) -> Option<NaiveDate> {
    const AHEAD: i32 = 7 * 60 * 60;
    if text.len() < 17 || text.as_bytes()[4] != b'-' {
        return None;
    }
    let stamp =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
    let stamp = stamp.or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %z")).ok()?;
    Some(stamp.with_timezone(&FixedOffset::east_opt(AHEAD)?).date_naive())
}

/// The date a text says.
pub(crate) fn of_text(raw: &str) -> Result<Option<Read<Date>>, Refusal> {
    in_order(raw, Order::DayFirst)
}

/// The same, its numbers in an order that is known.
fn in_order(raw: &str, order: Order) -> Result<Option<Read<Date>>, Refusal> {
    let cleaned = clean(raw);
    let text = arabic_digits(&cleaned.text);
    if is_missing(&text) {
        return Ok(None);
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return digits::of_text(&text, raw).map(Some);
    }
    if let Some(day) = in_bangkok(&text) {
        let read = of_date_cell(day)?;
        let is_moved = !text.starts_with(&day.format("%Y-%m-%d").to_string());
        return Ok(Some(if is_moved { Read::repaired(read.value, "day_in_bangkok") } else { read }));
    }
    let refusal = || if is_time(&text) { time_of_day(raw) } else { not_a_date(raw) };
    let written = Written::parse(&text).ok_or_else(refusal)?;
    let (day, month, year) = written.in_order(order).ok_or_else(refusal)?;
    let year = written.common_era(&year, raw)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| no_such_day(raw))?;
    let repair = if order == Order::MonthFirst && written.is_numbers() {
        Some("month_first")
    } else if written.misspelt {
        Some("month_respelt")
    } else {
        cleaned.repaired.then_some("cleaned")
    };
    Ok(Some(Read { value: date.into(), repair }))
}

/// "08.30 น.", "8:30": hours and minutes alone.
fn is_time(text: &str) -> bool {
    let bare = text.trim_start_matches("เวลา").trim();
    let hours = bare.trim_end_matches(['น', '.', ' ']);
    let parts: Vec<&str> = hours.split(['.', ':']).collect();
    let numbers = parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    numbers && (2..=3).contains(&parts.len()) && (hours.len() < bare.len() || hours.contains(':'))
}

/// A date cell whose year is 2400–2700 was typed in the Buddhist Era.
fn of_date_cell(day: NaiveDate) -> Result<Read<Date>, Refusal> {
    let written = || day.format("%-d/%-m/%Y").to_string();
    match day.year() {
        1900..=2100 => Ok(Read::exact(day.into())),
        2400..=2700 => match NaiveDate::from_ymd_opt(day.year() - 543, day.month(), day.day()) {
            Some(day) => Ok(Read::repaired(day.into(), "year_read_as_be")),
            None => Err(no_such_day(&written())),
        },
        _ => Err(year_out_of_range(&written())),
    }
}

/// The C.E. year of four digits.
fn full_year(year: u32) -> Option<i32> {
    match i32::try_from(year).ok()? {
        year @ 2400..=2700 => Some(year - 543),
        year @ 1900..=2100 => Some(year),
        _ => None,
    }
}

/// The parts of a written date.
struct Written {
    parts: Vec<Part>,
    era: Option<Era>,
    english_month: bool,
    misspelt: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Number(String),
    Month(u32),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Era {
    Buddhist,
    Common,
}

impl Written {
    fn parse(text: &str) -> Option<Self> {
        let mut written = Self { parts: vec![], era: None, english_month: false, misspelt: false };
        let lower = words::joined(text.to_lowercase());
        let mut rest = lower.as_str();
        while let Some(c) = rest.chars().next() {
            if c.is_ascii_digit() {
                let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                if written.parts.len() == 3 {
                    // A time of day after the date.
                    return written.ends_in_time(&rest[end..]).then_some(written);
                }
                written.parts.push(Part::Number(rest[..end].to_owned()));
                rest = &rest[end..];
            } else if " /-.,–—'’\"()".contains(c) {
                rest = &rest[c.len_utf8()..];
            } else if let Some((word, meaning)) = words::at_head(rest) {
                written.take(meaning)?;
                rest = &rest[word.len()..];
            } else if c == 't' && written.parts.len() == 3 {
                rest = &rest[1..];
            } else {
                return None;
            }
        }
        Some(written)
    }

    fn take(&mut self, meaning: words::Meaning) -> Option<()> {
        match meaning {
            words::Meaning::Nothing => {}
            words::Meaning::Era(era) => self.era = Some(era),
            words::Meaning::Month { number, english, misspelt } => {
                if self.parts.iter().any(|p| matches!(p, Part::Month(_))) {
                    return None;
                }
                self.english_month = english;
                self.misspelt |= misspelt;
                self.parts.push(Part::Month(number));
            }
        }
        Some(())
    }

    fn ends_in_time(&self, rest: &str) -> bool {
        rest.starts_with(':') && rest.chars().all(|c| c.is_ascii_digit() || ":.+- znampmน".contains(c))
    }

    /// Whether it is numbers alone, the year last.
    fn is_numbers(&self) -> bool {
        let [Part::Number(first), rest @ ..] = self.parts.as_slice() else { return false };
        first.len() < 4 && rest.iter().all(|part| matches!(part, Part::Number(_)))
    }

    /// Day, month and the written year.
    fn in_order(&self, order: Order) -> Option<(u32, u32, String)> {
        let number = |text: &String| (text.len() <= 2).then(|| text.parse().ok()).flatten();
        match self.parts.as_slice() {
            [Part::Number(a), Part::Number(b), Part::Number(c)] if a.len() == 4 => {
                Some((number(c)?, number(b)?, a.clone()))
            }
            [Part::Number(a), Part::Number(b), Part::Number(c)] if order == Order::MonthFirst => {
                Some((number(b)?, number(a)?, c.clone()))
            }
            [Part::Number(a), Part::Number(b), Part::Number(c)] => Some((number(a)?, number(b)?, c.clone())),
            [Part::Number(a), Part::Month(m), Part::Number(c)] if a.len() == 4 => Some((number(c)?, *m, a.clone())),
            [Part::Number(a), Part::Month(m), Part::Number(c)] => Some((number(a)?, *m, c.clone())),
            [Part::Month(m), Part::Number(b), Part::Number(c)] => Some((number(b)?, *m, c.clone())),
            _ => None,
        }
    }

    /// The year in the Common Era.
    fn common_era(&self, year: &str, raw: &str) -> Result<i32, Refusal> {
        let number: i32 = year.parse().map_err(|_| year_out_of_range(raw))?;
        match (year.len(), self.era) {
            (2, Some(Era::Common)) => Err(ambiguous_year(raw)),
            (2, None) if self.english_month => Err(ambiguous_year(raw)),
            (2, _) => Ok(2500 + number - 543),
            (4, Some(Era::Common)) if (1900..=2100).contains(&number) => Ok(number),
            (4, Some(Era::Buddhist)) if (2400..=2700).contains(&number) => Ok(number - 543),
            (4, None) => u32::try_from(number).ok().and_then(full_year).ok_or_else(|| year_out_of_range(raw)),
            _ => Err(year_out_of_range(raw)),
        }
    }
}

fn not_a_date(raw: &str) -> Refusal {
    Refusal::new("not_a_date", format!("“{}” อ่านเป็นวันที่ไม่ได้ โปรดเขียนเป็น วัน/เดือน/ปี พ.ศ. เช่น 1/10/2567", raw.trim()))
}

fn time_of_day(raw: &str) -> Refusal {
    Refusal::new("time_of_day", format!("“{}” เป็นเวลา ไม่ใช่วันที่ โปรดใส่ วัน/เดือน/ปี พ.ศ. เช่น 1/10/2567", raw.trim()))
}

fn no_such_day(raw: &str) -> Refusal {
    Refusal::new("no_such_day", format!("ไม่มีวันที่ “{}” ในปฏิทิน โปรดตรวจวัน เดือน และปีอีกครั้ง", raw.trim()))
}

fn year_out_of_range(raw: &str) -> Refusal {
    Refusal::new(
        "year_out_of_range",
        format!("ปีใน “{}” อยู่นอกช่วง พ.ศ. 2400–2700 และ ค.ศ. 1900–2100 โปรดตรวจปี", raw.trim()),
    )
}

fn ambiguous_year(raw: &str) -> Refusal {
    Refusal::new("ambiguous_year", format!("ปีสองหลักใน “{}” อาจเป็น ค.ศ. หรือ พ.ศ. โปรดเขียนปีสี่หลัก", raw.trim()))
}

mod digits;
#[cfg(test)]
mod tests;
mod words;
