//! Dates of digits alone: serials that lost their format, and days, months and years run together.
//!
//! Text is read only where there is one way to: "11067" is 1 October 2567 and a serial of 1930. A number of five digits is a serial:
//! that is what is left of a date whose cell lost its format.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use saisaat_core::values::Date;

use super::{Read, Refusal, full_year, not_a_date, of_date_cell};
use crate::read::sheet::day_of_serial;

/// A plain number in a column of dates is a serial whose format was lost, or digits whose leading zero was.
pub(super) fn of_number(number: Decimal) -> Result<Read<Date>, Refusal> {
    let written = number.to_string();
    let whole = number.to_u64().filter(|_| number.is_integer()).map(|n| n.to_string());
    match whole {
        Some(digits) if digits.len() == 7 => run_together(&format!("0{digits}"), &written),
        Some(digits) if digits.len() != 5 => of_text(&digits, &written),
        _ => of_serial(number.to_f64(), &written),
    }
}

/// Digits alone: a serial of five or six, `ddmmyy`, `ddmmyyyy` or `yyyymmdd`.
pub(super) fn of_text(digits: &str, raw: &str) -> Result<Read<Date>, Refusal> {
    match digits.len() {
        4 => Err(Refusal::new("year_only", format!("“{raw}” มีแต่ปี ไม่มีวันและเดือน โปรดใส่วันที่ให้ครบ เช่น 1/10/2567"))),
        5 | 6 => {
            let serial = Some(digits).filter(|digits| !digits.starts_with('0')).and_then(|digits| digits.parse().ok());
            let short = two_digit_year(&format!("{digits:0>6}"));
            match (of_serial(serial, raw), short) {
                (Ok(_), Some(_)) => Err(ambiguous(raw)),
                (Err(_), Some(day)) => Ok(Read::repaired(day.into(), "date_without_separators")),
                (Err(_), None) => Err(not_a_date(raw)),
                (serial, None) => serial,
            }
        }
        7 => {
            // A digit is missing: of the day, or of the month.
            let of_day = run_together(&format!("0{digits}"), raw);
            let of_month = run_together(&format!("{}0{}", &digits[..2], &digits[2..]), raw);
            match (of_day, of_month) {
                (Ok(_), Ok(_)) => Err(ambiguous(raw)),
                (Err(_), Ok(read)) => Ok(read),
                (of_day, Err(_)) => of_day,
            }
        }
        8 => run_together(digits, raw),
        _ => Err(not_a_date(raw)),
    }
}

fn of_serial(serial: Option<f64>, raw: &str) -> Result<Read<Date>, Refusal> {
    let day = serial.and_then(|serial| day_of_serial(serial, false)).ok_or_else(|| not_a_date(raw))?;
    of_date_cell(day).map(|read| Read::repaired(read.value, read.repair.unwrap_or("serial_read_as_date")))
}

/// `ddmmyy`, B.E. 25yy as with separators.
fn two_digit_year(digits: &str) -> Option<NaiveDate> {
    let part = |from: usize, to: usize| digits[from..to].parse::<u32>().ok();
    date_of(part(0, 2), part(2, 4), part(4, 6).map(|year| 2500 + year))
}

/// `ddmmyyyy` or `yyyymmdd`, of which never both are days.
fn run_together(digits: &str, raw: &str) -> Result<Read<Date>, Refusal> {
    let part = |from: usize, to: usize| digits[from..to].parse::<u32>().ok();
    let day_first = date_of(part(0, 2), part(2, 4), part(4, 8));
    let year_first = date_of(part(6, 8), part(4, 6), part(0, 4));
    let day = day_first.or(year_first).ok_or_else(|| not_a_date(raw))?;
    Ok(Read::repaired(day.into(), "date_without_separators"))
}

fn date_of(day: Option<u32>, month: Option<u32>, year: Option<u32>) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(full_year(year?)?, month?, day?)
}

fn ambiguous(raw: &str) -> Refusal {
    Refusal::new("ambiguous_date", format!("“{}” อ่านเป็นวันที่ได้มากกว่าหนึ่งแบบ โปรดเขียนโดยมีตัวคั่น เช่น 1/10/2567", raw.trim()))
}
