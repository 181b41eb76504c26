//! What says that a row sums up others and is none itself: "รวมงบประมาณทั้งสิ้น", "งบประมาณรวม", "Sub total", "ข้าราชการ 2 คน".

use super::text::{arabic_digits, clean, is_letter};

/// How sure it is that a text sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sums {
    /// It can be nothing else.
    Surely,
    /// It opens with such a word, as a project may too: "รวมพลังต้านโกง".
    Perhaps,
    No,
}

/// Whole openings, behind which nothing or anything but a letter stands.
const OPENINGS: [&str; 18] = [
    "รวมทั้งสิ้น",
    "รวมทั้งหมด",
    "รวมทั้งปี",
    "ยอดรวม",
    "ผลรวม",
    "รวมยอด",
    "จำนวนรวม",
    "จำนวนทั้งสิ้น",
    "จำนวนทั้งหมด",
    "ยอดยกมา",
    "ยอดยกไป",
    "ยกยอดมา",
    "ยกยอดไป",
    "คิดเป็นเงินทั้งสิ้น",
    "total",
    "grand total",
    "sub total",
    "subtotal",
];
/// What is summed up: behind "รวม", or before it.
const SUMMED: [&str; 34] = [
    "เป็นเงิน",
    "เงิน",
    "ยอด",
    "จำนวน",
    "งบ",
    "วงเงิน",
    "ค่าใช้จ่าย",
    "เบิกจ่าย",
    "กลยุทธ์",
    "ยุทธศาสตร์",
    "แผนงาน",
    "แผนปฏิบัติ",
    "โครงการ",
    "กิจกรรม",
    "ข้าราชการ",
    "พนักงาน",
    "ลูกจ้าง",
    "บุคลากร",
    "เจ้าหน้าที่",
    "กอง",
    "สำนัก",
    "กรม",
    "กลุ่ม",
    "ฝ่าย",
    "หน่วยงาน",
    "ส่วนราชการ",
    "ไตรมาส",
    "เดือน",
    "ประจำปี",
    "ปีงบประมาณ",
    "น้ำหนัก",
    "คะแนน",
    "อัตรา",
    "ทุก",
];
/// Nouns that "รวม" stands behind.
const BEFORE: [&str; 8] = ["งบประมาณ", "วงเงิน", "ค่าใช้จ่าย", "เบิกจ่าย", "คะแนน", "น้ำหนัก", "จำนวนเงิน", "เงิน"];
/// What is counted, behind a number.
const COUNTED: [&str; 9] = ["คน", "ราย", "อัตรา", "ท่าน", "นาย", "โครงการ", "รายการ", "กิจกรรม", "ตำแหน่ง"];
/// Of whom or what there is a number.
const KINDS: [&str; 14] = [
    "จำนวน",
    "ข้าราชการ",
    "พนักงานราชการ",
    "พนักงานจ้าง",
    "พนักงานมหาวิทยาลัย",
    "พนักงาน",
    "ลูกจ้างประจำ",
    "ลูกจ้างชั่วคราว",
    "ลูกจ้าง",
    "บุคลากร",
    "เจ้าหน้าที่",
    "อัตราว่าง",
    "ผู้เข้าร่วม",
    "ผู้เข้าอบรม",
];

/// Whether a text sums up the rows above it.
pub(crate) fn sums(text: &str) -> Sums {
    // Nearly every text is a name or a title: its first letter tells.
    let opens = |c: char| {
        matches!(
            c,
            'ร' | 'ย'
                | 'ผ'
                | 'จ'
                | 'ง'
                | 'ว'
                | 'ค'
                | 'น'
                | 'เ'
                | 't'
                | 'T'
                | 's'
                | 'S'
                | 'g'
                | 'G'
                | '('
                | '*'
                | '-'
                | ' '
                | '\u{e4c}'
        )
    };
    if !text.starts_with(opens) && !COUNTED.iter().any(|unit| text.trim_end_matches([' ', ')']).ends_with(unit)) {
        return Sums::No;
    }
    let text = arabic_digits(&clean(text).text).to_lowercase();
    let text = text.trim_start_matches(['(', '*', '-', ' ']);
    if OPENINGS.iter().any(|word| opens_with(text, word)) || BEFORE.iter().any(|noun| is_noun_and_sum(text, noun)) {
        return Sums::Surely;
    }
    if counts(text) {
        return Sums::Surely;
    }
    let Some(rest) = text.strip_prefix("รวม") else { return Sums::No };
    let rest = rest.trim_start_matches([' ', ':', '.', '-']);
    let summed = rest.is_empty()
        || rest.starts_with(|c: char| !is_letter(c))
        || SUMMED.iter().any(|noun| rest.starts_with(noun));
    if summed { Sums::Surely } else { Sums::Perhaps }
}

/// Whether a word stands at the head of a text, and goes on with no letter.
fn opens_with(text: &str, word: &str) -> bool {
    let goes_on = |c: char| is_letter(c) || matches!(c, '\u{e30}'..='\u{e4e}');
    text.strip_prefix(word).is_some_and(|rest| {
        !rest.starts_with(goes_on) || rest.starts_with("ทั้ง") || SUMMED.iter().any(|noun| rest.starts_with(noun))
    })
}

/// "งบประมาณรวม", "งบประมาณรวมทั้งสิ้น", "คะแนนรวม (100)".
fn is_noun_and_sum(text: &str, noun: &str) -> bool {
    text.strip_prefix(noun).and_then(|rest| rest.trim_start().strip_prefix("รวม")).is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with(|c: char| !is_letter(c))
            || rest.starts_with("ทั้ง")
            || rest.starts_with("กลยุทธ์")
    })
}

/// "ข้าราชการ 2 คน", "จำนวนข้าราชการทั้งหมด 5 คน", "พนักงานราชการ จำนวน 3 อัตรา".
fn counts(text: &str) -> bool {
    let bare = text.trim_end_matches([')', '.', ' ']);
    let Some(before) = COUNTED.iter().find_map(|unit| bare.strip_suffix(unit)) else { return false };
    let before = before.trim_end();
    let named = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let named_text = named.trim_start_matches("รวม").trim_start();
    named.len() < before.len() && KINDS.iter().any(|kind| named_text.starts_with(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_projects_and_people_whose_names_begin_alike() {
        for text in [
            "รวม",
            "รวมงบประมาณกลยุทธ์ที่ 1",
            "รวมงบประมาณทั้งสิ้น",
            "รวมเป็นเงิน",
            "รวมกลยุทธ์ที่ 1",
            "รวม 2 โครงการ",
            "งบประมาณรวม",
            "ยอดรวมทั้งสิ้น",
            "ยอดยกมา",
            "Sub total",
            "รวมยอด",
            "รวมทั้งปี",
            "TOTAL",
            "Grand Total:",
            "รวมข้าราชการ 2 คน",
            "รวมพนักงานราชการ 3 ราย",
            "รวมกองกลาง ๕ คน",
            "จำนวน 5 คน",
            "จำนวนข้าราชการทั้งหมด 5 คน",
            "ข้าราชการ 2 คน",
            "พนักงานราชการ จำนวน 3 อัตรา",
            "อัตราว่าง 2 อัตรา",
            "(รวมทั้งสิ้น)",
            "รวม : 12 รายการ",
            "รวมน้ำหนัก",
            "คะแนนรวม",
            "งบประมาณรวมทั้งสิ้น",
            "จำนวนทั้งสิ้น",
        ] {
            assert_eq!(sums(text), Sums::Surely, "{text}");
        }
        for text in ["รวมพลังต้านโกง", "รวมใจใสสะอาด", "รวมพร ใจดี", "รวม ใจดี"]
        {
            assert_eq!(sums(text), Sums::Perhaps, "{text}");
        }
        for text in [
            "นายรวม ใจดี",
            "โครงการอบรม 2 รุ่น",
            "ผลิตสื่อ",
            "ยอดชาย ใจดี",
            "จำนวน ใจดี",
            "งบประมาณโปร่งใส",
            "คะแนน ใจดี",
            "ข้าราชการไทยใจสีขาว",
            "อบรมข้าราชการ 50 คน",
            "สมชาย",
            "Totally",
            "เงิน ทองคำ",
        ] {
            assert_eq!(sums(text), Sums::No, "{text}");
        }
    }
}
