//! Civil-service levels (ระดับตำแหน่ง): the list that core spells, its common misspellings and abbreviations.

use saisaat_core::registers::LEVELS;

use super::Read;
use super::text::clean;

/// Those of one meaning: "อส." is อาวุโส to some and อำนวยการสูง to others, and stays as written.
const ABBREVIATIONS: [(&str, &str); 9] = [
    ("ปง", "ปฏิบัติงาน"),
    ("ชง", "ชำนาญงาน"),
    ("อว", "อาวุโส"),
    ("ปก", "ปฏิบัติการ"),
    ("ชก", "ชำนาญการ"),
    ("ชพ", "ชำนาญการพิเศษ"),
    ("ชช", "เชี่ยวชาญ"),
    ("ทว", "ทรงคุณวุฒิ"),
    ("ทพ", "ทักษะพิเศษ"),
];

/// Whether a text is a level, however it is spelt.
pub(crate) fn is_known(raw: &str) -> bool {
    LEVELS.contains(&of_text(raw).value.as_str())
}

/// The level as it is spelt; unknown ones (C9, 7ว) stay as written.
pub(crate) fn of_text(raw: &str) -> Read<String> {
    let cleaned = clean(raw);
    let said = cleaned.text.strip_prefix("ระดับ").unwrap_or(&cleaned.text).trim();
    let known = |text: &str| LEVELS.iter().find(|l| **l == text).map(|l| (*l).to_owned());
    let exact = said == cleaned.text && !cleaned.repaired;
    if let Some(level) = known(said) {
        return Read { value: level, repair: (!exact).then_some("level_respelt") };
    }
    let undotted: String = said.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if let Some((_, level)) = ABBREVIATIONS.iter().find(|(short, _)| *short == undotted) {
        return Read::repaired((*level).to_owned(), "level_expanded");
    }
    match known(&respelt(&undotted)) {
        Some(level) => Read::repaired(level, "level_respelt"),
        None => Read { value: cleaned.text, repair: cleaned.repaired.then_some("cleaned") },
    }
}

/// The letters that are taken for each other, and the slips seen in real files.
fn respelt(text: &str) -> String {
    const SLIPS: [(&str, &str); 9] = [
        ("ปฎิบัติ", "ปฏิบัติ"),
        ("ปฏิบัต", "ปฏิบัติ"),
        ("ปฏบัติ", "ปฏิบัติ"),
        ("ปติบัติ", "ปฏิบัติ"),
        ("ชำนาณ", "ชำนาญ"),
        ("ชำนาน", "ชำนาญ"),
        ("ชำนานญ", "ชำนาญ"),
        ("เชียวชาญ", "เชี่ยวชาญ"),
        ("ทรงคุณวุฒ", "ทรงคุณวุฒิ"),
    ];
    let respell = |text: String, (wrong, right): &(&str, &str)| {
        if text.contains(right) { text } else { text.replace(wrong, right) }
    };
    SLIPS.iter().fold(text.to_owned(), respell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_of_the_civil_service_reads_as_itself() {
        for level in LEVELS {
            assert_eq!(of_text(level), Read::exact(level.to_owned()));
        }
    }

    #[test]
    fn misspellings_and_abbreviations_become_the_level_and_are_said() {
        for (raw, level, repair) in [
            ("ปฎิบัติการ\r\n", "ปฏิบัติการ", "level_respelt"),
            ("ปฎิบัติงาน", "ปฏิบัติงาน", "level_respelt"),
            ("ชํานาญการ", "ชำนาญการ", "level_respelt"),
            ("ชำนาณการพิเศษ", "ชำนาญการพิเศษ", "level_respelt"),
            ("ระดับชำนาญงาน", "ชำนาญงาน", "level_respelt"),
            ("ชำนาญการ พิเศษ", "ชำนาญการพิเศษ", "level_respelt"),
            ("ชก.", "ชำนาญการ", "level_expanded"),
            ("ช.พ.", "ชำนาญการพิเศษ", "level_expanded"),
        ] {
            assert_eq!(of_text(raw), Read::repaired(level.to_owned(), repair), "{raw}");
        }
    }

    #[test]
    fn levels_of_old_files_stay_as_written() {
        for raw in ["C9", "ซี 7", "7ว", "9 ชช", "อำนวยการต้น", "อส.", "อ.ส."] {
            assert_eq!(of_text(raw), Read::exact(raw.to_owned()));
        }
    }
}
