//! Units of money: baht by the thousand or million, and the percentages that stand where amounts should.

use rust_decimal::Decimal;

use super::text::clean;

/// What a number of an amount's column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// So many baht.
    Baht(u32),
    /// Hundredths of something.
    Percent,
}

/// Words of units, those that hold others first.
const WORDS: [(&str, Unit); 17] = [
    ("ล้านบาท", Unit::Baht(1_000_000)),
    ("แสนบาท", Unit::Baht(100_000)),
    ("หมื่นบาท", Unit::Baht(10_000)),
    ("พันบาท", Unit::Baht(1_000)),
    ("ร้อยบาท", Unit::Baht(100)),
    ("millionbaht", Unit::Baht(1_000_000)),
    ("mb", Unit::Baht(1_000_000)),
    ("million", Unit::Baht(1_000_000)),
    ("thousand", Unit::Baht(1_000)),
    ("ลบ", Unit::Baht(1_000_000)),
    ("พบ", Unit::Baht(1_000)),
    ("ล้าน", Unit::Baht(1_000_000)),
    ("ร้อยละ", Unit::Percent),
    ("เปอร์เซ็นต์", Unit::Percent),
    ("percent", Unit::Percent),
    ("%", Unit::Percent),
    ("บาท", Unit::Baht(1)),
];

impl Unit {
    /// The unit that a text is and nothing else: "ล้านบาท", "(ลบ.)", "หน่วย : พันบาท".
    pub(crate) fn of_word(text: &str) -> Option<Self> {
        let bare: String = clean(text).text.to_lowercase();
        let bare = bare.trim_start_matches(|c: char| "([{:- ".contains(c));
        let bare = bare.strip_prefix("หน่วย").unwrap_or(bare);
        let bare: String = bare.chars().filter(|c| !" :.-()[]{}".contains(*c)).collect();
        let bare = bare.strip_prefix("นับ").unwrap_or(&bare);
        WORDS.iter().find(|(word, _)| *word == bare).map(|(_, unit)| *unit)
    }

    /// The unit that a heading names: in brackets, behind "หน่วย", or by a word that can be nothing else.
    pub(crate) fn of_heading(heading: &str) -> Option<Self> {
        let text = clean(heading).text.to_lowercase();
        let bracketed = text.split(['(', '[', '{']).skip(1).filter_map(|part| part.split([')', ']', '}']).next());
        let behind = text.split_once("หน่วย").map(|(_, rest)| rest);
        if let Some(unit) = bracketed.chain(behind).find_map(Self::of_word) {
            return Some(unit);
        }
        let sure = WORDS.iter().filter(|(word, _)| word.chars().count() > 4 || *word == "%");
        sure.into_iter().find(|(word, _)| text.replace(' ', "").contains(word)).map(|(_, unit)| *unit)
    }

    /// What one of it is in baht, where it is no percentage.
    pub(crate) fn in_baht(self) -> Option<Decimal> {
        if let Self::Baht(baht) = self { Some(Decimal::from(baht)) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_its_unit_in_brackets_in_a_line_or_by_its_word() {
        for (heading, unit) in [
            ("งบประมาณ (ล้านบาท)", Some(Unit::Baht(1_000_000))),
            ("งบประมาณ\n(พันบาท)", Some(Unit::Baht(1_000))),
            ("วงเงิน (ลบ.)", Some(Unit::Baht(1_000_000))),
            ("งบประมาณ หน่วย: แสนบาท", Some(Unit::Baht(100_000))),
            ("งบประมาณ ล้านบาท", Some(Unit::Baht(1_000_000))),
            ("งบประมาณ (บาท)", Some(Unit::Baht(1))),
            ("ผลการเบิกจ่าย (ร้อยละ)", Some(Unit::Percent)),
            ("เบิกจ่าย %", Some(Unit::Percent)),
            ("ร้อยละการเบิกจ่าย", Some(Unit::Percent)),
            ("งบประมาณ", None),
            ("งบประมาณ (ถ้ามี)", None),
            ("Budget (MB)", Some(Unit::Baht(1_000_000))),
        ] {
            assert_eq!(Unit::of_heading(heading), unit, "{heading}");
        }
    }
}
