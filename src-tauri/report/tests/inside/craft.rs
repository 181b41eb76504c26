//! The craft of every page of every document of the sample, and of the same with a number no column was made for in every
//! numeric cell: nothing torn, nothing outside its cell or over something else, nothing stretched too far, no page left empty.

use std::cell::Cell;

use saisaat_core::scoring::agreement::NOT_FROM_ROUNDED;
use saisaat_core::values::Money;

use super::papers::paper;
use super::sample::Sample;
use super::{fixture, printed, set};
use crate::documents::wording::Wording;
use crate::documents::{Document, cells, compose};
use crate::layout::flow::{Block, Column, Composition, Table};
use crate::layout::lines::Line;
use crate::layout::pages::{Group, Mark, Owner, Page, Pages};
use crate::style::{self, Style};
use crate::text::digits::Digits;
use crate::text::{Align, Paragraph};

/// Thirteen digits, their commas and decimals.
const HOSTILE: &str = "1,000,000,000,000.00";

/// Hands every document of the sample to `check`, by name.
pub(super) fn each(check: impl Fn(&str, Document<'_>)) {
    let sample = Sample::new();
    for (n, report) in sample.indicators().iter().enumerate().step_by(4) {
        check(&format!("indicator report {n}"), Document::IndicatorReport(report));
        check(&format!("indicator templates {n}"), Document::IndicatorTemplates(report));
        check(&format!("director's page {n}"), Document::DirectorsPage(report));
        check(&format!("scores by gap {n}"), Document::ScoreGaps(report));
    }
    for plan in sample.plans().iter().step_by(4) {
        check("strategic plan", Document::StrategicPlan(plan));
        check("plan review", Document::PlanReview(plan));
    }
    for training in sample.trainings().iter_mut().step_by(4) {
        check("training record", Document::TrainingRecord(training));
        check("attendance sheet", Document::AttendanceSheet(training));
        training.attendees.truncate(3);
        check("training certificates", Document::TrainingCertificates(training));
    }
    for award in &sample.awards() {
        check("award announcement", Document::AwardAnnouncement(award));
        check("award certificates", Document::AwardCertificates(award));
    }
    sample.ministries().iter().for_each(|ministry| check("ministry report", Document::MinistryReport(ministry)));
    sample.ministers_pages().iter().for_each(|page| check("minister's page", Document::MinistersPage(page)));
    sample.statuses().iter().for_each(|status| check("state of papers", Document::SubmissionStatus(status)));
    for year in &sample.years() {
        check("year's training", Document::YearsTraining(year));
        check("year's awards", Document::YearsAwards(year));
    }
    for book in &mut sample.books() {
        book.reports.truncate(1);
        check("book", Document::MinistryBook(book));
    }
    sample.differences().iter().step_by(4).for_each(|difference| check("difference", Document::Difference(difference)));
    for (kind, brief) in &sample.briefs() {
        check(&format!("{kind:?}"), paper(*kind, brief));
    }
    let lists = sample.lists().into_iter().flat_map(|(_, prints)| prints);
    let registers: Vec<_> = [sample.gifts(), sample.complaints()].concat().into_iter().chain(lists).collect();
    registers.iter().for_each(|register| check("register", Document::RegisterPrint(register)));
    let report = fixture::report();
    check("memo", Document::HandInMemo(&report));
    check("fixture report", Document::IndicatorReport(&report));
}

fn lines(group: &Group) -> impl Iterator<Item = (&Line, f32, f32)> {
    group.marks.iter().filter_map(|mark| match mark {
        Mark::Text { line, x, baseline } => Some((line, x + line.x, *baseline)),
        _ => None,
    })
}

fn check_stretch(name: &str, pages: &Pages) {
    for (line, ..) in pages.pages.iter().flat_map(|page| &page.groups).flat_map(lines) {
        for cluster in line.clusters() {
            let (letter, space) = (line.stretch.letter / cluster.size, line.stretch.space / cluster.size);
            assert!(letter <= style::MOST_BETWEEN_LETTERS + 0.001, "{name}: {letter} em in {}", line.written());
            assert!(space <= style::MOST_BETWEEN_WORDS + 0.001, "{name}: {space} em in {}", line.written());
        }
    }
}

/// A stretch of a page: left, top, right, bottom.
type Area = [f32; 4];

fn areas(page: &Page) -> Vec<(Area, &str)> {
    let area = |(line, x, baseline): (&'_ Line, f32, f32)| {
        let size = line.clusters().iter().map(|cluster| cluster.size).fold(0.0, f32::max);
        [x, baseline - size * 0.6, x + line.drawn_width(), baseline + size * 0.1]
    };
    let all = page.groups.iter().flat_map(lines).filter(|(line, ..)| !line.clusters().is_empty());
    all.map(|(line, x, baseline)| (area((line, x, baseline)), line.written())).collect()
}

/// The ruled cells of a page.
fn cells(page: &Page) -> Vec<Area> {
    let artifacts = page.groups.iter().filter(|group| group.owner == Owner::Artifact);
    let cell = |mark: &Mark| match mark {
        Mark::Stroke { points, closed: true, colour, .. } if *colour == style::RULE && points.len() == 4 => {
            Some([points[0].0, points[0].1, points[2].0, points[2].1])
        }
        _ => None,
    };
    artifacts.flat_map(|group| &group.marks).filter_map(cell).collect()
}

fn check_places(name: &str, pages: &Pages) {
    for (number, page) in (1..).zip(&pages.pages) {
        let (texts, cells) = (areas(page), cells(page));
        for (i, ([left, top, right, bottom], text)) in texts.iter().enumerate() {
            let at = format!("{name}, page {number}: {text}");
            assert!(*left >= page.frame.left - 0.5, "{at} begins outside the page's text");
            assert!(*right <= page.frame.left + page.frame.measure() + 0.5, "{at} ends outside the page's text");
            for ([l, t, r, b], other) in &texts[i + 1..] {
                let apart = right.min(*r) - left.max(*l) < 0.3 || bottom.min(*b) - top.max(*t) < 0.3;
                assert!(apart, "{at} stands on {other}");
            }
            for [l, t, r, b] in &cells {
                let begins = left >= l && left < r && (top + bottom) / 2.0 > *t && (top + bottom) / 2.0 < *b;
                assert!(!begins || *right <= r + 0.3, "{at} leaves its cell by {}", right - r);
            }
        }
    }
}

#[test]
fn no_text_of_the_sample_leaves_its_cell_or_stands_on_another_or_is_stretched_beyond_the_caps() {
    each(|name, document| {
        for (digits, style) in [(Digits::Arabic, Style::Official), (Digits::Thai, Style::Compact)] {
            let pages = printed(document, digits, style).pages;
            check_stretch(name, &pages);
            check_places(name, &pages);
        }
    });
}

/// Puts the hostile number for every number of a table.
fn make_hostile(block: &mut Block) {
    match block {
        Block::Table(table) => make_table_hostile(table),
        Block::Tables(ways) => ways.iter_mut().for_each(make_table_hostile),
        Block::Keep(blocks) | Block::FitPage(blocks) | Block::Middle(blocks) => {
            blocks.iter_mut().for_each(make_hostile)
        }
        _ => {}
    }
}

fn make_table_hostile(table: &mut Table) {
    table.paragraphs_mut().filter(|paragraph| is_number(paragraph)).for_each(|paragraph| {
        paragraph.runs.truncate(1);
        paragraph.runs[0].text = HOSTILE.to_owned();
    });
}

fn is_number(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let numeric = |c: char| c.is_numeric() || matches!(c, ',' | '.' | '–' | '-' | '%');
    paragraph.align == Align::Decimal || !text.is_empty() && text.chars().all(numeric)
}

#[test]
fn a_number_no_column_was_made_for_stays_whole_in_every_numeric_cell_of_every_document() {
    let printed = Cell::new(0);
    each(|name, document| {
        let (mut composition, particulars): (Composition, _) = compose(document, None, Digits::Arabic);
        composition.blocks.iter_mut().for_each(make_hostile);
        let hostile = set((composition, particulars), Style::Official);
        check_places(name, &hostile.pages);
        for (line, ..) in hostile.pages.pages.iter().flat_map(|page| &page.groups).flat_map(lines) {
            let whole = line.text() != HOSTILE || line.written() == HOSTILE;
            assert!(whole, "{name}: {} of a number", line.written());
            printed.set(printed.get() + usize::from(line.text() == HOSTILE));
        }
    });
    assert!(printed.get() > 1_000, "{} numbers", printed.get());
}

/// How much of a page is filled.
fn filled(page: &Page) -> f32 {
    let deepest = |mark: &Mark| match mark {
        Mark::Text { baseline, .. } => *baseline,
        Mark::Rectangle { y, height, .. } | Mark::Artwork { y, height, .. } => y + height,
        Mark::Stroke { points, .. } => points.iter().map(|point| point.1).fold(0.0, f32::max),
        Mark::Shape { outline, .. } => outline.iter().map(|knot| knot.y).fold(0.0, f32::max),
    };
    let marks = page.groups.iter().filter(|group| group.owner != Owner::Artifact).flat_map(|group| &group.marks);
    (marks.map(deepest).fold(0.0, f32::max) - page.frame.top) / page.frame.depth()
}

fn check_filled(name: &str, pages: &Pages) {
    for (number, page) in (1..).zip(&pages.pages) {
        let share = filled(page);
        assert!(page.ends_chapter || share >= style::LEAST_FILLED, "{name}, page {number}: {share} filled");
    }
    assert!(pages.pages.last().is_some_and(|page| page.ends_chapter));
}

#[test]
fn no_page_of_the_sample_is_under_a_third_full_but_where_a_chapter_ends() {
    each(|name, document| {
        for style in [Style::Official, Style::Compact] {
            check_filled(name, &printed(document, Digits::Arabic, style).pages);
        }
    });
}

/// The last of a page that is read, where it is a heading; a sheet that parts a book has nothing else.
fn lone_heading<'a>(pages: &'a Pages, page: &'a Page) -> Option<&'a Group> {
    let mut read = page.groups.iter().filter(|group| matches!(group.owner, Owner::Node(_)) && lines(group).count() > 0);
    read.next_back().filter(|last| {
        let Owner::Node(node) = last.owner else { return false };
        pages.nodes[node].role.is_heading() && !page.ends_chapter && !page.stands_alone
    })
}

#[test]
fn no_heading_of_the_sample_stands_alone_at_the_foot_of_a_page() {
    each(|name, document| {
        for style in [Style::Official, Style::Compact] {
            let pages = printed(document, Digits::Arabic, style).pages;
            for (number, page) in (1..).zip(&pages.pages) {
                let said = lone_heading(&pages, page).map(|group| lines(group).map(|(line, ..)| line.written()));
                let said: String = said.into_iter().flatten().collect();
                assert!(said.is_empty(), "{name}, page {number}: {said}");
            }
        }
    });
}

#[test]
fn no_page_is_under_a_third_full_with_no_indicator_one_eight_sixty_or_three_hundred() {
    for count in [0, 1, 8, 60, 300] {
        // of the most, long ones alone: they take most pages
        for repeated in if count == 300 { vec![3] } else { vec![0, 3] } {
            let report = fixture::many(count, repeated);
            for document in [Document::IndicatorReport(&report), Document::IndicatorTemplates(&report)] {
                check_filled(&format!("{count} indicators"), &printed(document, Digits::Arabic, Style::Official).pages);
            }
        }
    }
}

#[test]
fn short_cards_share_a_page_and_none_is_parted_that_a_page_holds() {
    let mut report = fixture::many(8, 0);
    for card in &mut report.cards {
        (card.result, card.evidence, card.attachments) = (None, Vec::new(), Vec::new());
        card.indicator.definition.clear();
        card.levels.truncate(2);
    }
    let pages = printed(Document::IndicatorTemplates(&report), Digits::Arabic, Style::Official).pages;
    let starts: Vec<usize> =
        pages.outline.iter().filter(|mark| mark.title.starts_with("ตัวชี้วัดที่")).map(|mark| mark.page).collect();
    assert_eq!(starts.len(), 8);
    assert!(starts.windows(2).any(|pair| pair[0] == pair[1]), "{starts:?}");
    assert!(pages.pages.len() < 8, "{} pages", pages.pages.len());
}

#[test]
fn amounts_that_no_column_holds_are_told_in_millions_before_the_page_turns() {
    let large = Money::from_baht(990_000_000_000_000);
    let of = |columns: usize, say: Wording| {
        let heads = (0..columns).map(|_| cells::amounts_head("งบประมาณ", say)).collect();
        let row = (0..columns).map(|_| cells::number(&say.baht(large))).collect();
        cells::grid(vec![Column::Fit(60.0); columns], 1, vec![heads, row])
    };
    let written = |columns: usize| {
        let blocks = vec![cells::of_amounts(Wording::new(Digits::Arabic), |say| of(columns, say))];
        let (composition, particulars) = compose(Document::IndicatorReport(&fixture::empty()), None, Digits::Arabic);
        let pages = set((Composition { blocks, ..composition }, particulars), Style::Official).pages;
        assert!(pages.pages.iter().all(|page| page.frame.width < page.frame.height), "the page stays upright");
        check_places("amounts", &pages);
        let lines = pages.pages.iter().flat_map(|page| &page.groups).flat_map(lines);
        lines.map(|(line, ..)| line.written().to_owned()).collect::<Vec<_>>()
    };
    let (few, many) = (written(3), written(6));
    let says = |lines: &[String], text: &str| lines.iter().any(|line| line.contains(text));
    assert!(says(&few, "(บาท)") && says(&few, "990,000,000,000,000.00"), "{few:?}");
    assert!(says(&many, "(ล้านบาท)") && says(&many, "990,000,000.0000"), "{many:?}");
    assert!(many.concat().contains(NOT_FROM_ROUNDED), "{many:?}");
}
