//! What people write over columns stays known: each heading that a target ever took for a column.

use saisaat_import::{Choices, Target, layout, read_bytes};

/// Target, column and heading, one to a line.
const HEADINGS: &str = include_str!("headings.tsv");

#[test]
fn every_heading_that_was_known_is_known() {
    let mut lost = Vec::new();
    for line in HEADINGS.lines() {
        let [target, key, heading]: [&str; 3] = line.split('\t').collect::<Vec<_>>().try_into().expect("three");
        let target = Target::of_name(target).expect("a target");
        let book = read_bytes(format!("\"{heading}\"\nก\n").as_bytes()).expect("a csv");
        let found = layout(&book, target, &Choices::default()).expect("a sheet").columns;
        let field = found.first().and_then(|column| column.field.as_deref());
        if field != Some(key) {
            lost.push(format!("{line}: {field:?}"));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
