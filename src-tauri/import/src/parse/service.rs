//! Whether somebody is still in service, as columns of states and brackets behind names tell it.

use saisaat_core::values::Date;

use super::date;
use super::text::clean;

/// What a text says of somebody's service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    /// Still in service: on leave, on loan or on probation too.
    Serving,
    /// Out of service, since that day where it is told.
    Left(Option<Date>),
    /// Something else.
    Unclear,
}

/// Words with which somebody leaves.
const LEAVING: [&str; 28] = [
    "ลาออก",
    "เกษียณ",
    "เกษียน",
    "โอนออก",
    "โอนย้าย",
    "โอนไป",
    "โอน",
    "ย้ายออก",
    "เสียชีวิต",
    "ถึงแก่กรรม",
    "ถึงแก่อนิจกรรม",
    "มรณภาพ",
    "ตาย",
    "ปลดออก",
    "ไล่ออก",
    "ให้ออก",
    "พ้นจากราชการ",
    "พ้นจากส่วนราชการ",
    "พ้นสภาพ",
    "ออกจากราชการ",
    "เลิกจ้าง",
    "สิ้นสุดสัญญา",
    "หมดสัญญา",
    "ไม่ได้ปฏิบัติงาน",
    "resigned",
    "retired",
    "deceased",
    "transferred out",
];

/// Words with which somebody is on the staff.
const SERVING: [&str; 26] = [
    "ปฏิบัติงาน",
    "ปฏิบัติราชการ",
    "ปกติ",
    "ปรกติ",
    "ช่วยราชการ",
    "มาช่วยราชการ",
    "ไปช่วยราชการ",
    "ลาศึกษา",
    "ลาเรียน",
    "ศึกษาต่อ",
    "ลาคลอด",
    "ลาป่วย",
    "ลากิจ",
    "ลาอุปสมบท",
    "ลาติดตามคู่สมรส",
    "รักษาการ",
    "รักษาราชการ",
    "ทดลองงาน",
    "ทดลองปฏิบัติ",
    "รับราชการ",
    "รับโอน",
    "โอนมา",
    "ย้ายมา",
    "ข้าราชการ",
    "พนักงานราชการ",
    "ลูกจ้าง",
];

/// What may stand between such a word and the day, or behind it.
const BESIDE: [&str; 12] =
    ["อายุราชการ", "จากราชการ", "ราชการ", "อายุ", "ก่อนกำหนด", "แล้ว", "เมื่อวันที่", "ตั้งแต่วันที่", "เมื่อ", "ตั้งแต่", "วันที่", "on"];

/// What a text says.
pub(crate) fn of_text(raw: &str) -> Service {
    let text = clean(raw).text.to_lowercase();
    let text = text.trim_matches(['(', ')', '[', ']', ' ', '.', '-']);
    if let Some(rest) = SERVING.iter().find_map(|word| text.strip_prefix(word)) {
        let is_plain = !rest.contains("ถึง") && LEAVING.iter().all(|word| !rest.contains(word));
        return if is_plain { Service::Serving } else { Service::Unclear };
    }
    let rest = LEAVING.iter().find_map(|word| text.strip_prefix(word));
    rest.and_then(day_behind).map_or(Service::Unclear, Service::Left)
}

/// The day behind a word of leaving; none where there is none, nothing where something else is said.
fn day_behind(rest: &str) -> Option<Option<Date>> {
    let mut rest = rest.trim_matches([' ', '(', ')', ':', ',', '-']);
    while let Some(shorter) = BESIDE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter.trim_matches([' ', '(', ')', ':', ',', '-']);
    }
    match date::of_text(rest) {
        Ok(None) => Some(None),
        Ok(Some(day)) => Some(Some(day.value)),
        Err(_) => None,
    }
}

/// A name without the state of leaving behind it, in brackets or not, and what that says: "นายก ข (เกษียณ 30 ก.ย. 67)".
pub(crate) fn behind_name(name: &str) -> Option<(&str, Option<Date>)> {
    let ends = name.char_indices().filter(|(_, c)| matches!(c, ' ' | '(' | '[' | '\u{a0}'));
    ends.filter(|(at, _)| *at > 0).find_map(|(at, _)| {
        let told = name[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/'));
        match of_text(told) {
            Service::Left(day) => Some((name[..at].trim_end(), day)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_known_with_and_without_the_day() {
        let day = Date::new(2024, 9, 30);
        for (text, service) in [
            ("ลาออก", Service::Left(None)),
            ("เกษียณ 30 ก.ย. 67", Service::Left(day)),
            ("เกษียณอายุราชการเมื่อวันที่ 30 กันยายน 2567", Service::Left(day)),
            ("(ถึงแก่กรรม)", Service::Left(None)),
            ("Retired", Service::Left(None)),
            ("โอนมา", Service::Serving),
            ("โอน", Service::Left(None)),
            ("ช่วยราชการกรมอื่น", Service::Serving),
            ("ลาศึกษาต่อ", Service::Serving),
            ("ย้าย", Service::Unclear),
            ("ปฏิบัติงานถึง 30 ก.ย. 67", Service::Unclear),
            ("เกษียณปี 2570", Service::Unclear),
            ("พักราชการ", Service::Unclear),
        ] {
            assert_eq!(of_text(text), service, "{text}");
        }
        assert_eq!(behind_name("นายก ข (เกษียณ 30 ก.ย. 67)"), Some(("นายก ข", day)));
        assert_eq!(behind_name("นายก ข - ลาออก"), Some(("นายก ข", None)));
        assert_eq!(behind_name("นายก ข (ช่วยราชการ)"), None);
        assert_eq!(behind_name("นายตาย ดี"), None);
    }
}
