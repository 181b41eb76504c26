//! Every rule by which the core refuses has words in both languages of the window, so that no officer reads a code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use driver::paths::repository;

/// The calls that end with a rule's code.
const REFUSING: &[&str] = &["invalid(", "ensure(", "refused(", "beyond(", "ScoringError::new("];

/// The field that a rule of the machine's surroundings is about never comes from a form.
const NOT_FOR_FORMS: &[&str] = &["not_unicode"];

#[test]
fn every_rule_of_the_core_has_thai_and_english_words() {
    let rules = rules_below(&repository().join("src-tauri/core/src"));
    assert!(rules.len() > 30 && rules.contains("weights_do_not_sum"), "the rules are found: {rules:?}");
    for (dictionary, begins, ends) in [("th.ts", "const rules", "\n};"), ("en.ts", "\n  rules: {", "\n  },")] {
        let words = words(&repository().join("ui/src/lib/text").join(dictionary), begins, ends);
        let missing: Vec<_> =
            rules.iter().filter(|rule| !words.contains(*rule) && !NOT_FOR_FORMS.contains(&rule.as_str())).collect();
        assert!(missing.is_empty(), "{dictionary} has no words for {missing:?}");
    }
}

fn rules_below(folder: &Path) -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            rules.extend(rules_below(&path));
        } else if name.ends_with(".rs") && !name.contains("tests") {
            let source = fs::read_to_string(&path).expect("readable");
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            rules.extend(REFUSING.iter().flat_map(|call| rules_of(source, call)));
        }
    }
    rules
}

/// The last string of each call's arguments.
fn rules_of(source: &str, call: &str) -> Vec<String> {
    let starts = source.match_indices(call).map(|(at, _)| &source[at + call.len()..]);
    starts.filter_map(|rest| last_string(arguments(rest)?)).filter(|text| is_code(text)).collect()
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

fn last_string(arguments: &str) -> Option<String> {
    let inner = arguments.trim_end().trim_end_matches(',').strip_suffix('"')?;
    inner.rfind('"').map(|at| inner[at + 1..].to_owned())
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

fn words(dictionary: &Path, begins: &str, ends: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(dictionary).expect("readable");
    let (_, rest) = text.split_once(begins).expect("the rules begin");
    let (rules, _) = rest.split_once(ends).expect("the rules end");
    rules.lines().filter_map(|line| Some(line.trim().split_once(':')?.0.to_owned())).collect()
}
