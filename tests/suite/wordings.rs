//! No wording of a field or a choice stands a second time: what they are called is said in their register's declaration, and read
//! from it by the window, paper, spreadsheets and the command line.

use std::collections::BTreeSet;
use std::fs;

use driver::paths::repository;
use saisaat_core::registers::{Kind, REGISTERS};

use crate::layering::files_below;

/// Letters of the shortest wording looked for: a shorter one is any word.
const LEAST: usize = 6;

/// Where such words name no field and no choice, and why.
const OTHERWISE: &[(&str, &str)] = &[
    ("core/src/registers/", "the declarations"),
    ("core/src/scoring/words.rs", "the arithmetic of a score in words"),
    ("core/src/summaries/difference/", "what differences are of"),
    ("core/src/values/personal/", "words that stand before ids and telephone numbers in texts"),
    ("import/src/detect/header.rs", "whom else than the official a column of names may name"),
    ("import/src/detect/table/nature.rs", "words below a line to sign on"),
    ("import/src/apply/targets/people.rs", "what is offered to fill in"),
    ("import/src/parse/", "what people write in cells"),
    ("report/src/documents/indicator_report/criteria.rs", "what is said of a milestone's step"),
    ("sample/src/", "what the synthetic ministry says in its texts"),
    ("src/cli/words.rs", "what operations are called"),
];

/// Words that say more than one thing, and what they say besides.
const COMMON: &[(&str, &str)] = &[
    ("รายการ", "an item of anything"),
    ("วันที่", "a day of anything"),
    ("ลำดับที่", "a running number"),
    ("หลักฐาน", "what shows anything"),
    ("คำอธิบาย", "what explains anything"),
    ("เรื่อง", "what anything is about"),
    ("อันดับ", "a place among others"),
    ("วันที่จัด", "the day of anything that is held"),
    ("มาตรฐาน", "a standard of anything"),
    ("ความพึงพอใจ", "satisfaction with anything"),
    ("ข้อเสนอแนะ", "what is suggested of anything"),
    ("วันทำการ", "a unit of time"),
    ("ข้อความ", "text of any kind"),
    ("จำนวนเงิน", "money of any kind"),
    ("ตัวเลือก", "one of several"),
    ("รอคำตอบ", "that anything is waited for"),
    ("ดำเนินการแล้ว", "that anything was done"),
    ("ชื่อ–สกุล", "the whole name of a person, which is no field of people"),
];

fn is_test(path: &str) -> bool {
    ["/tests/", "/examples/", "tests.rs"].iter().any(|part| path.contains(part))
}

/// Every wording of a field and of a choice.
fn wordings() -> BTreeSet<&'static str> {
    let fields = REGISTERS.iter().flat_map(|register| register.fields);
    let words = fields.flat_map(|field| {
        let choices = if let Kind::Choice(choices) = field.kind { choices.all } else { &[] };
        choices.iter().map(|choice| choice.words.th).chain([field.label.th])
    });
    let is_looked_for = |word: &&str| word.chars().count() >= LEAST && COMMON.iter().all(|(common, _)| common != word);
    words.filter(is_looked_for).collect()
}

#[test]
fn no_wording_of_a_field_or_a_choice_is_written_a_second_time() {
    let words = wordings();
    assert!(words.len() > 200, "the wordings are not there: {words:?}");
    let home = repository().join("src-tauri");
    let mut again = Vec::new();
    for file in files_below(&home).into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
        let path = file.strip_prefix(&home).expect("below it").to_string_lossy().replace('\\', "/");
        if is_test(&path) || OTHERWISE.iter().any(|(place, _)| path.starts_with(place)) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("readable");
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        let shipped: String = shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        again.extend(
            words.iter().filter(|word| shipped.contains(&format!("\"{word}\""))).map(|word| format!("{path}: {word}")),
        );
    }
    assert!(again.is_empty(), "{again:#?}");
}
