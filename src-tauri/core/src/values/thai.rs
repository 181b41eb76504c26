//! Thai surface forms: digits, dates of the Buddhist Era, amounts with commas and in words.
//!
//! Invariant: writes only, from plain values, and always the same text for the same value. Reading the many written forms
//! is the importer's work. Depends on nothing else in this crate.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// The months, January first: full name and abbreviation.
pub const MONTHS: [(&str, &str); 12] = [
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
];

/// The text with 0–9 written ๐–๙; everything else as it is.
#[must_use]
pub fn thai_digits(text: &str) -> String {
    const DIGITS: [char; 10] = ['๐', '๑', '๒', '๓', '๔', '๕', '๖', '๗', '๘', '๙'];
    text.chars().map(|c| c.to_digit(10).map_or(c, |digit| DIGITS[digit as usize])).collect()
}

/// `1 ตุลาคม 2568`
#[must_use]
pub fn long_date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day).0, buddhist_year(day))
}

/// `1 ต.ค. 2568`
#[must_use]
pub fn medium_date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day).1, buddhist_year(day))
}

/// `1 ต.ค. 68`
#[must_use]
pub fn short_date(day: NaiveDate) -> String {
    format!("{} {} {:02}", day.day(), month(day).1, buddhist_year(day).rem_euclid(100))
}

/// A day as a narrow column holds it, on one line.
#[must_use]
pub fn line_date(day: NaiveDate) -> String {
    short_date(day).replace(' ', "\u{a0}")
}

/// The number with thousands commas, its decimals as they are: `1259.860` → `1,259.860`.
#[must_use]
pub fn commas(number: Decimal) -> String {
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let sign = if number < Decimal::ZERO { "-" } else { "" };
    let grouped = grouped(whole);
    fraction.map_or_else(|| format!("{sign}{grouped}"), |fraction| format!("{sign}{grouped}.{fraction}"))
}

/// The number with exactly `places` decimals, half up, and thousands commas: (1250.505, 2) → `1,250.51`.
#[must_use]
pub fn decimal(number: Decimal, places: u32) -> String {
    let mut rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(places);
    commas(rounded)
}

/// An amount of satang in baht: 125050 → `1,250.50`.
#[must_use]
pub fn baht(satang: impl Into<i128>) -> String {
    let satang = satang.into();
    let (baht, rest) = (satang.unsigned_abs() / 100, satang.unsigned_abs() % 100);
    let sign = if satang < 0 { "-" } else { "" };
    format!("{sign}{}.{rest:02}", grouped(&baht.to_string()))
}

/// An amount of satang in words: 125050 → `หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์`; whole baht end in `ถ้วน`.
#[must_use]
pub fn baht_in_words(satang: impl Into<i128>) -> String {
    let satang = satang.into();
    let (baht, rest) = (satang.unsigned_abs() / 100, satang.unsigned_abs() % 100);
    let sign = if satang < 0 { "ลบ" } else { "" };
    match (baht, rest) {
        (_, 0) => format!("{sign}{}บาทถ้วน", number_in_words(baht)),
        (0, _) => format!("{sign}{}สตางค์", number_in_words(rest)),
        _ => format!("{sign}{}บาท{}สตางค์", number_in_words(baht), number_in_words(rest)),
    }
}

/// A whole number in words: 21 → `ยี่สิบเอ็ด`, 1000001 → `หนึ่งล้านเอ็ด`.
#[must_use]
pub fn number_in_words(number: u128) -> String {
    const MILLION: u128 = 1_000_000;
    match (number / MILLION, number % MILLION) {
        (0, 0) => "ศูนย์".into(),
        (0, below) => below_million(below, false),
        (millions, 0) => format!("{}ล้าน", number_in_words(millions)),
        (millions, below) => format!("{}ล้าน{}", number_in_words(millions), below_million(below, true)),
    }
}

/// One to 999,999 in words. A final one is เอ็ด when anything stands before it, `follows` saying that millions do.
fn below_million(number: u128, follows: bool) -> String {
    const ONES: [&str; 10] = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
    const PLACES: [(u128, &str); 5] = [(100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย"), (10, "สิบ")];
    let mut words = String::new();
    for (place, name) in PLACES {
        let digit = match (place, number / place % 10) {
            (_, 0) => continue,
            (10, 1) => "",
            (10, 2) => "ยี่",
            (_, digit) => ONES[digit as usize],
        };
        words.push_str(digit);
        words.push_str(name);
    }
    let is_final_one = number % 10 == 1 && (number > 1 || follows);
    words.push_str(if is_final_one { "เอ็ด" } else { ONES[(number % 10) as usize] });
    words
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn month(day: NaiveDate) -> (&'static str, &'static str) {
    MONTHS[day.month0() as usize]
}

fn buddhist_year(day: NaiveDate) -> i32 {
    day.year() + 543
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    fn number(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn dates_are_of_the_buddhist_era_in_three_lengths() {
        assert_eq!(long_date(day(2025, 10, 1)), "1 ตุลาคม 2568");
        assert_eq!(medium_date(day(2025, 10, 1)), "1 ต.ค. 2568");
        assert_eq!(short_date(day(2025, 10, 1)), "1 ต.ค. 68");
        assert_eq!(thai_digits(&long_date(day(2025, 10, 1))), "๑ ตุลาคม ๒๕๖๘");
        assert_eq!(long_date(day(2024, 2, 29)), "29 กุมภาพันธ์ 2567");
        assert_eq!(short_date(day(1959, 12, 31)), "31 ธ.ค. 02", "a two-digit year keeps its zero");
    }

    #[test]
    fn every_month_has_its_own_names() {
        let written: Vec<String> = (1..=12).map(|month| short_date(day(2025, month, 1))).collect();
        assert_eq!(written[5], "1 มิ.ย. 68");
        assert_eq!(written[6], "1 ก.ค. 68");
        let names: std::collections::BTreeSet<_> = MONTHS.iter().flat_map(|(long, short)| [long, short]).collect();
        assert_eq!(names.len(), 24);
    }

    #[test]
    fn digits_turn_thai_and_other_signs_stay() {
        assert_eq!(thai_digits("หน้า 2/90 - 1,345.678 %"), "หน้า ๒/๙๐ - ๑,๓๔๕.๖๗๘ %");
        assert_eq!(thai_digits("๑ a"), "๑ a");
    }

    #[test]
    fn thousands_are_parted_and_decimals_left_as_typed() {
        for (typed, written) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("1259.860", "1,259.860"),
            ("-1234567.5", "-1,234,567.5"),
            ("-123", "-123"),
            ("100000", "100,000"),
        ] {
            assert_eq!(commas(number(typed)), written);
        }
    }

    #[test]
    fn decimals_are_rounded_half_up_away_from_zero_and_padded() {
        for (typed, places, written) in [
            ("1250.505", 2, "1,250.51"),
            ("0.42605", 4, "0.4261"),
            ("2.5", 0, "3"),
            ("999.995", 2, "1,000.00"),
            ("-2.5", 0, "-3"),
            ("-0.004", 2, "0.00"),
            ("4.6", 4, "4.6000"),
        ] {
            assert_eq!(decimal(number(typed), places), written, "{typed} to {places}");
        }
    }

    #[test]
    fn baht_shows_both_satang_digits() {
        for (satang, written) in [(125_050, "1,250.50"), (0, "0.00"), (-5, "-0.05"), (100, "1.00")] {
            assert_eq!(baht(satang), written);
        }
    }

    #[test]
    fn amounts_are_written_in_words_as_on_a_cheque() {
        for (satang, words) in [
            (125_050, "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์"),
            (0, "ศูนย์บาทถ้วน"),
            (100, "หนึ่งบาทถ้วน"),
            (25, "ยี่สิบห้าสตางค์"),
            (1, "หนึ่งสตางค์"),
            (101, "หนึ่งบาทหนึ่งสตางค์"),
            (1_121, "สิบเอ็ดบาทยี่สิบเอ็ดสตางค์"),
            (-125_000, "ลบหนึ่งพันสองร้อยห้าสิบบาทถ้วน"),
            (-25, "ลบยี่สิบห้าสตางค์"),
            (100_000_100, "หนึ่งล้านเอ็ดบาทถ้วน"),
        ] {
            assert_eq!(baht_in_words(satang), words, "{satang} satang");
        }
    }

    #[test]
    fn whole_numbers_are_written_with_their_irregular_ones_and_tens() {
        for (number, words) in [
            (1, "หนึ่ง"),
            (10, "สิบ"),
            (11, "สิบเอ็ด"),
            (12, "สิบสอง"),
            (20, "ยี่สิบ"),
            (21, "ยี่สิบเอ็ด"),
            (100, "หนึ่งร้อย"),
            (101, "หนึ่งร้อยเอ็ด"),
            (111, "หนึ่งร้อยสิบเอ็ด"),
            (1_001, "หนึ่งพันเอ็ด"),
            (235_416, "สองแสนสามหมื่นห้าพันสี่ร้อยสิบหก"),
            (1_000_000, "หนึ่งล้าน"),
            (1_000_001, "หนึ่งล้านเอ็ด"),
            (11_000_000, "สิบเอ็ดล้าน"),
            (21_000_021, "ยี่สิบเอ็ดล้านยี่สิบเอ็ด"),
            (1_000_000_000_000, "หนึ่งล้านล้าน"),
            (1_000_001_000_000, "หนึ่งล้านเอ็ดล้าน"),
        ] {
            assert_eq!(number_in_words(number), words, "{number}");
        }
    }

    #[test]
    fn the_smallest_and_greatest_amounts_do_not_overflow() {
        assert!(baht_in_words(i64::MIN).starts_with("ลบเก้าหมื่นสองพันสองร้อยสามสิบสาม"));
        assert!(baht_in_words(i64::MAX).ends_with("เจ็ดสตางค์"));
        assert_eq!(baht(i64::MIN), "-92,233,720,368,547,758.08");
        assert_eq!(baht(i128::from(i64::MAX) * 2), "184,467,440,737,095,516.14");
        assert!(baht_in_words(i128::MIN).starts_with("ลบ"), "and no sum of them");
    }
}
