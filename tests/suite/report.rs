//! The reports of the sample, seen by readers that are not ours.

use std::collections::BTreeSet;
use std::fs;

use driver::{Workspace, tools};

#[test]
fn every_agency_gets_a_sound_report_with_only_embedded_subset_fonts() -> anyhow::Result<()> {
    let workspace = Workspace::sample();
    let reports = workspace.reports("out");
    assert_eq!(reports.len(), workspace.scores().len());
    for report in reports {
        tools::pdf_is_sound(&report)?;
        let fonts = tools::pdf_fonts(&report)?;
        assert!(!fonts.is_empty(), "{} has no text", report.display());
        for font in fonts {
            assert!(font.embedded && font.subset, "{}: {font:?}", report.display());
        }
    }
    Ok(())
}

#[test]
fn each_indicators_name_is_in_its_agencys_report_exactly() -> anyhow::Result<()> {
    let workspace = Workspace::sample();
    let mut texts = Vec::new();
    for report in workspace.reports("out") {
        texts.push(unspaced(&tools::pdf_text(&report)?));
    }
    let mut found = BTreeSet::new();
    for agency in workspace.scores() {
        let name = unspaced(text_of(&agency["name"]));
        let indicators = agency["indicators"].as_array().expect("indicators");
        assert!(!indicators.is_empty(), "the sample has indicators for {name}");
        let has_all = |text: &String| {
            text.contains(&name) && indicators.iter().all(|i| text.contains(&unspaced(text_of(&i["name"]))))
        };
        let at = texts.iter().position(has_all);
        found.insert(at.unwrap_or_else(|| panic!("no report holds every indicator's name of {name}")));
    }
    assert!(!found.is_empty());
    Ok(())
}

#[test]
fn the_same_workspace_makes_the_same_bytes() {
    let workspace = Workspace::sample();
    for (first, second) in workspace.reports("first").iter().zip(workspace.reports("second")) {
        assert!(fs::read(first).expect("readable") == fs::read(&second).expect("readable"), "{}", first.display());
    }
}

fn text_of(value: &serde_json::Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

/// Without the white space that layout adds where lines end.
fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}
