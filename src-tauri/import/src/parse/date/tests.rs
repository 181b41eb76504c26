//! The written forms of DOMAIN.md section 5 and of the real files.

use super::*;

fn read(text: &str) -> Option<Read<Date>> {
    of_text(text).unwrap_or_else(|refusal| panic!("{text}: {}", refusal.code))
}

fn refusal(text: &str) -> &'static str {
    of_text(text).map(|_| text.to_owned()).expect_err("refused").code
}

#[test]
fn the_first_of_october_2567_is_read_in_every_written_form() {
    let wanted = Date::new(2024, 10, 1);
    for text in [
        "1/10/2567",
        "01/10/2567",
        "01-10-67",
        "1.10.2567",
        "01.10.67",
        "1/10/67",
        "2567-10-01",
        "2024-10-01",
        "2567/10/1",
        "1 ต.ค. 67",
        "1 ต.ค.2567",
        "1ต.ค.67",
        "1-ต.ค.-67",
        "1 ต.ค 2567",
        "1 ตค 67",
        "1 ตค. 2567",
        "1 ตุลาคม 2567",
        "1 ตุลาคม พ.ศ. 2567",
        "1 ตุลาคม พ.ศ.2567",
        "๑ ตุลาคม ๒๕๖๗",
        "๑ ต.ค. ๖๗",
        "๑/๑๐/๒๕๖๗",
        "วันที่ ๑ ตุลาคม ๒๕๖๗",
        "วันที่ 1 ต.ค. 67",
        "วันอังคารที่ 1 ตุลาคม 2567",
        "วันอังคารที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗",
        "วันอังคาร 1 ตุลาคม 2567",
        "อ. 1 ต.ค. 67",
        "1 เดือนตุลาคม พ.ศ. 2567",
        "1 ตุลาคม พุทธศักราช 2567",
        "1 ตุลาคม ค.ศ. 2024",
        "1 Oct 2024",
        "01-Oct-2024",
        "Oct 1, 2024",
        "October 1st, 2024",
        "1 October 2567",
        "Tuesday, 1 October 2024",
        "2024-10-01 00:00:00",
        "2024-10-01T03:33:09.000+07:00",
        "1/10/2567 8:30",
        "1/10/2567 08:30 น.",
        " 1/10/2567\r\n",
        "1 / 10 / 2567",
        "1 ต. ค. 67",
        "1 ต. ค. พ. ศ. 2567",
        "011067",
        "1–10–2567",
        "1 ต.ค. '67",
        "1 ตุลา 2567",
        "1\u{a0}ตุลาคม\u{a0}2567",
        "1,10,2567",
        "2567 ต.ค. 1",
    ] {
        assert_eq!(read(text).map(|r| r.value), wanted, "{text}");
    }
}

#[test]
fn every_month_is_read_in_full_short_and_without_dots() {
    let names = [
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
    for (month, (full, short)) in (1..).zip(names) {
        let wanted = Date::new(2026, month, 15);
        for form in [full.to_owned(), short.to_owned(), short.replace('.', "")] {
            assert_eq!(read(&format!("15 {form} 2569")).map(|r| r.value), wanted, "{form}");
        }
    }
}

#[test]
fn misspelt_months_serials_and_run_together_digits_are_repairs_not_secrets() {
    for (text, repair) in [
        ("1 กรกฏาคม 2567", "month_respelt"),
        ("45566", "serial_read_as_date"),
        ("01102567", "date_without_separators"),
        ("25671001", "date_without_separators"),
        ("20241001", "date_without_separators"),
    ] {
        assert_eq!(read(text).and_then(|r| r.repair), Some(repair), "{text}");
    }
    assert_eq!(read("01102567").map(|r| r.value), Date::new(2024, 10, 1));
    assert_eq!(read("45566").map(|r| r.value), Date::new(2024, 10, 1));
}

#[test]
fn digits_are_read_where_there_is_one_way_and_refused_where_there_are_two() {
    let day = |text: &str| read(text).map(|r| (r.value.naive().to_string(), r.repair));
    let without = |day: &str| Some((day.to_owned(), Some("date_without_separators")));
    assert_eq!(day("011067"), without("2024-10-01"));
    assert_eq!(day("311267"), without("2024-12-31"), "as a serial a year that is none");
    assert_eq!(day("2102567"), without("2024-10-02"), "the 21st of no month");
    for text in ["11067", "211267", "1112567"] {
        assert_eq!(refusal(text), "ambiguous_date", "{text}");
    }
    assert_eq!(refusal("321367"), "not_a_date");
    let cell = |number: i64| of_cell(&Value::Number(number.into())).map(|r| r.and_then(|r| r.repair));
    assert_eq!(cell(1_112_567), Ok(Some("date_without_separators")), "a number lost the zero of its day");
}

#[test]
fn a_time_of_day_is_told_from_a_date() {
    for text in ["08.30 น.", "8.30น.", "08:30", "เวลา 08.30 น.", "๐๘.๓๐ น."] {
        assert_eq!(refusal(text), "time_of_day", "{text}");
    }
}

#[test]
fn control_characters_in_a_date_are_a_repair() {
    assert_eq!(read("1/10/2567\u{200b}").and_then(|r| r.repair), Some("cleaned"));
}

#[test]
fn days_that_the_calendar_lacks_are_refused() {
    for text in [
        "30 ก.พ. 2567",
        "31/4/2567",
        "29 กุมภาพันธ์ 2566",
        "29/2/2023",
        "0/1/2567",
        "32/1/2567",
        "1/13/2567",
        "2020-05-62",
    ] {
        assert!(["no_such_day", "not_a_date"].contains(&refusal(text)), "{text}");
    }
    assert_eq!(read("29 ก.พ. 2567").map(|r| r.value), Date::new(2024, 2, 29), "B.E. 2567 is the leap year C.E. 2024");
}

#[test]
fn years_are_never_guessed_silently() {
    assert_eq!(refusal("1 Oct 67"), "ambiguous_year");
    assert_eq!(refusal("1 ตุลาคม ค.ศ. 67"), "ambiguous_year");
    assert_eq!(refusal("01-06-1845"), "year_out_of_range");
    assert_eq!(refusal("1/1/2701"), "year_out_of_range");
    assert_eq!(refusal("2567"), "year_only");
    assert_eq!(read("1/1/00").map(|r| r.value), Date::new(1957, 1, 1));
    assert_eq!(read("31/12/99").map(|r| r.value), Date::new(2056, 12, 31));
}

#[test]
fn what_is_no_date_is_refused_and_what_says_nothing_is_nothing() {
    for text in ["abc", "ตุลาคม 2567", "1/2", "สมชาย", "1/2/3/4", "10/2567", "1 ต.ค. ต.ค. 67"]
    {
        assert_eq!(refusal(text), "not_a_date", "{text}");
    }
    for text in ["", "-", " – ", "ไม่ระบุ", "N/A"] {
        assert_eq!(of_text(text), Ok(None), "{text}");
    }
}

#[test]
fn cells_are_read_by_what_they_hold() {
    let day = |y, m, d| Value::Date(NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
    let read = |value: &Value<'_>| of_cell(value).map(|found| found.map(|r| (r.value, r.repair)));
    let wanted = Date::new(2026, 5, 1).expect("a day");
    assert_eq!(read(&day(2026, 5, 1)), Ok(Some((wanted, None))));
    assert_eq!(read(&day(2569, 5, 1)), Ok(Some((wanted, Some("year_read_as_be")))));
    assert_eq!(read(&Value::Number(46_143.into())), Ok(Some((wanted, Some("serial_read_as_date")))));
    assert_eq!(read(&Value::Number(244_470.into())), Ok(Some((wanted, Some("year_read_as_be")))));
    assert_eq!(of_cell(&Value::Number(60.into())).map_err(|r| r.code), Err("not_a_date"));
    assert_eq!(of_cell(&Value::Number(2567.into())).map_err(|r| r.code), Err("year_only"));
    assert_eq!(of_cell(&Value::Number((-1).into())).map_err(|r| r.code), Err("not_a_date"));
    // 29 February 2568 can stand in a date cell (2568 is a C.E. leap year), but C.E. 2025 has none.
    assert_eq!(of_cell(&day(2568, 2, 29)).map_err(|r| r.code), Err("no_such_day"));
    assert_eq!(of_cell(&Value::Error("#N/A")).map_err(|r| r.code), Err("not_a_date"));
}

#[test]
fn a_time_stamp_with_a_zone_is_the_day_it_is_in_bangkok() {
    for (text, day, repair) in [
        ("2026-11-28T23:30:00Z", "2026-11-29", Some("day_in_bangkok")),
        ("2026-11-28T10:30:00Z", "2026-11-28", None),
        ("2026-11-28T23:30:00.000+07:00", "2026-11-28", None),
        ("2026-11-28T01:30:00+0900", "2026-11-27", Some("day_in_bangkok")),
        ("2026-11-28 17:00:00 +0000", "2026-11-29", Some("day_in_bangkok")),
    ] {
        let read = of_text(text).expect("a date").expect("a date");
        assert_eq!((read.value.to_string().as_str(), read.repair), (day, repair), "{text}");
    }
}
