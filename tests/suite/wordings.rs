//! No wording of a choice stands a second time: what a register's choices are called is said in its declaration, and read from it by
//! the window, paper, spreadsheets and the command line.

use std::collections::BTreeSet;
use std::fs;

use driver::paths::repository;
use saisaat_core::registers::{Kind, REGISTERS};

use crate::layering::files_below;

/// Letters of the shortest wording looked for: a shorter one is any word.
const LEAST: usize = 6;

/// Where such words are no names of choices, and why.
const OTHERWISE: &[(&str, &str)] = &[
    ("core/src/registers/", "the declarations"),
    ("core/src/values/personal/", "words that stand before ids and telephone numbers in texts"),
    ("import/src/detect/table/nature.rs", "words below a line to sign on"),
    ("import/src/apply/targets/people.rs", "what people write over columns"),
    ("import/src/parse/choice.rs", "what people write for yes and no"),
    ("report/src/documents/indicator_report/criteria.rs", "what is said of a milestone's step"),
    ("src/cli/words.rs", "what operations are called"),
];

fn is_test(path: &str) -> bool {
    ["/tests/", "/examples/", "tests.rs"].iter().any(|part| path.contains(part))
}

#[test]
fn no_wording_of_a_choice_is_written_a_second_time() {
    let fields = REGISTERS.iter().flat_map(|register| register.fields);
    let choices =
        fields.filter_map(|field| if let Kind::Choice(choices) = field.kind { Some(choices.all) } else { None });
    let words: BTreeSet<&str> = choices.flatten().map(|choice| choice.words.th).collect();
    let long: Vec<&str> = words.into_iter().filter(|word| word.chars().count() >= LEAST).collect();
    assert!(long.len() > 50, "the choices are not there: {long:?}");
    let home = repository().join("src-tauri");
    let mut again = Vec::new();
    for file in files_below(&home).into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
        let path = file.strip_prefix(&home).expect("below it").to_string_lossy().replace('\\', "/");
        if is_test(&path) || OTHERWISE.iter().any(|(place, _)| path.starts_with(place)) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("readable");
        let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
        again.extend(
            long.iter().filter(|word| shipped.contains(&format!("\"{word}\""))).map(|word| format!("{path}: {word}")),
        );
    }
    assert!(again.is_empty(), "{again:#?}");
}
