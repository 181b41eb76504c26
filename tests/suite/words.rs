//! Every field that the core refuses by name has a Thai name at the command line, so that no officer reads a code; and one thing
//! is called by one word.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use driver::paths::repository;
use saisaat_core::registers::REGISTERS;

/// The calls that name the field they refuse.
const REFUSING_FIELDS: &[&str] = &["invalid(", "ensure("];

#[test]
fn every_field_that_the_core_refuses_by_name_has_a_thai_name_at_the_command_line() {
    let mut fields = BTreeSet::new();
    each_source(&repository().join("src-tauri/core/src"), "rs", &mut |_, source| {
        fields.extend(REFUSING_FIELDS.iter().flat_map(|call| fields_of(source, call)));
    });
    assert!(fields.len() > 30 && fields.contains("decided_on"), "the fields are found: {fields:?}");
    let names = fs::read_to_string(repository().join("src-tauri/src/names.rs")).expect("readable");
    let named = |field: &&String| {
        names.contains(&format!("(\"{field}\", ")) || REGISTERS.iter().any(|register| register.field(field).is_some())
    };
    let missing: Vec<_> = fields.iter().filter(|field| !named(field)).collect();
    assert!(missing.is_empty(), "no Thai name for {missing:?}");
}

#[test]
fn a_computer_file_is_called_by_one_word() {
    let told = ["ui/src/lib/text", "src-tauri/src", "src-tauri/import/src", "src-tauri/report/src/documents"];
    let mut called = Vec::new();
    for (folder, kind) in told.iter().flat_map(|folder| [(folder, "rs"), (folder, "ts")]) {
        each_source(&repository().join(folder), kind, &mut |path, source| {
            let others = source.match_indices("แฟ้ม").map(|(at, word)| &source[at + word.len()..]);
            // A workspace, a portfolio, and a file of papers, which has a number.
            let is_other = |rest: &str| {
                rest.starts_with("งาน")
                    || rest.starts_with("ผลงาน")
                    || rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
            };
            let wrong = others.filter(|rest| !is_other(rest)).map(|rest| rest.chars().take(20).collect::<String>());
            called.extend(wrong.map(|rest| format!("{}: แฟ้ม{rest}", path.display())));
        });
    }
    assert!(called.is_empty(), "{called:#?}");
}

/// Shows each source below a folder, without its tests.
fn each_source(folder: &Path, kind: &str, see: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            each_source(&path, kind, see);
        } else if path.extension().is_some_and(|end| end == kind) && !name.contains("test") {
            let source = fs::read_to_string(&path).expect("readable");
            see(&path, source.split("#[cfg(test)]").next().unwrap_or_default());
        }
    }
}

/// The field of each call that names one: its last string.
fn fields_of(source: &str, call: &str) -> Vec<String> {
    let starts = source.match_indices(call).filter_map(|(at, _)| arguments(&source[at + call.len()..]));
    let texts = starts.filter_map(|arguments| arguments.split('"').skip(1).step_by(2).last());
    texts.filter(|text| is_code(text)).map(str::to_owned).collect()
}

/// The text up to the parenthesis that closes the call.
fn arguments(rest: &str) -> Option<&str> {
    let mut depth = 1;
    for (at, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&rest[..at]);
        }
    }
    None
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}
