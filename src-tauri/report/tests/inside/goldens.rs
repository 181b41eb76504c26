//! The place of every line of text, against goldens that only `make golden` writes.

use std::fmt::Write;
use std::path::PathBuf;

use super::{fixture, printed};
use crate::documents::Document;
use crate::layout::lines::Line;
use crate::layout::pages::{Mark, Page, Pages};
use crate::style::Style;
use crate::text::digits::Digits;
use crate::text::faces::Cluster;

#[test]
fn every_run_of_text_stands_where_the_golden_has_it() {
    let report = fixture::report();
    let documents = [
        ("indicator-report", Document::IndicatorReport(&report), Digits::Arabic, Style::Official),
        ("indicator-report-compact", Document::IndicatorReport(&report), Digits::Thai, Style::Compact),
        ("indicator-templates", Document::IndicatorTemplates(&report), Digits::Thai, Style::Official),
    ];
    for (name, document, digits, style) in documents {
        stands(name, &printed(document, digits, style).pages);
    }
}

/// That the runs of text on the pages stand where the golden of this name has them.
pub(super) fn stands(name: &str, pages: &Pages) {
    compare(name, &dump(pages));
}

/// Whether `make golden` writes them anew.
pub(super) fn are_written() -> bool {
    std::env::var("SAISAAT_GOLDEN").is_ok_and(|golden| golden == "write")
}

fn compare(name: &str, dump: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
    if are_written() {
        std::fs::write(&path, dump).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = golden.lines().zip(dump.lines()).position(|(golden, ours)| golden != ours);
    if let Some(at) = differs {
        let line = |text: &str| text.lines().nth(at).unwrap_or_default().to_owned();
        panic!("{name}.txt, line {}:\nwas {}\nis  {}\n`make golden` writes it anew", at + 1, line(&golden), line(dump));
    }
    assert!(golden == dump, "{name}.txt: {} lines became {}", golden.lines().count(), dump.lines().count());
}

fn dump(pages: &Pages) -> String {
    let mut dump = String::new();
    for (number, page) in (1..).zip(&pages.pages) {
        writeln!(dump, "page {number} {}x{}", page.frame.width, page.frame.height).unwrap();
        for (line, x, baseline) in lines(page) {
            runs(line, x, baseline, &mut dump);
        }
    }
    dump
}

/// The lines of a page, in the order they are drawn.
fn lines(page: &Page) -> impl Iterator<Item = (&Line, f32, f32)> {
    page.groups.iter().flat_map(|group| &group.marks).filter_map(|mark| match mark {
        Mark::Text { line, x, baseline } => Some((line, x + line.x, *baseline)),
        _ => None,
    })
}

/// A line for each stretch of one look: left edge, baseline, size, face, text; where it is stretched, by how much.
fn runs(line: &Line, x: f32, baseline: f32, dump: &mut String) {
    let mut pen = x;
    for run in line.clusters().chunk_by(|a, b| a.face == b.face && a.size == b.size) {
        let first = &run[0];
        let text: String = run.iter().map(|cluster| &line.text()[cluster.bytes.clone()]).collect();
        write!(dump, "{pen:.2} {baseline:.2} {} {:?} {text}", first.size, first.face).unwrap();
        if line.stretch.letter > 0.0 || line.stretch.space > 0.0 {
            write!(dump, " +{:.3}/{:.3}", line.stretch.letter, line.stretch.space).unwrap();
        }
        dump.push('\n');
        pen += run.iter().map(|cluster: &Cluster| cluster.advance).sum::<f32>();
    }
}
