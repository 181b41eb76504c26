//! The craft of a paragraph: what is flush and how far it is stretched, lists that hang, tabs that stop.

use std::sync::LazyLock;

use crate::layout::fill::Stretch;
use crate::layout::lines::{Line, Typesetter};
use crate::style;
use crate::text::{Align, Paragraph};

const PROSE: &str = include_str!("../tests/prose/prose.txt");

static SETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::load().unwrap());

fn flush(width: f32) -> Vec<Line> {
    SETTER.lines(&Paragraph::new(&PROSE.replace('\n', " ")).align(Align::Justify), width)
}

#[test]
fn a_narrow_column_is_ragged_and_a_wide_one_flush() {
    assert!(flush(style::LEAST_JUSTIFIED - 1.0).iter().all(|line| line.stretch == Stretch::default()));
    let wide: Vec<Line> = (400..500_u16).flat_map(|width| flush(f32::from(width))).collect();
    let ragged = wide.iter().filter(|line| line.stretch == Stretch::default()).count();
    assert!(ragged * 8 <= wide.len(), "{ragged} of {} lines", wide.len());
}

#[test]
fn no_line_is_stretched_beyond_the_caps_however_wide_its_column() {
    for width in (200..600_u16).step_by(7) {
        for line in flush(f32::from(width)) {
            assert!(line.stretch.letter <= style::BODY * style::MOST_BETWEEN_LETTERS + 0.001, "{:?}", line.stretch);
            assert!(line.stretch.space <= style::BODY * style::MOST_BETWEEN_WORDS + 0.001, "{:?}", line.stretch);
        }
    }
}

/// The left edges of the lines of a paragraph.
fn edges(paragraph: &Paragraph, width: f32) -> Vec<f32> {
    SETTER.lines(paragraph, width).iter().map(|line| line.x).collect()
}

#[test]
fn the_lines_of_an_item_stand_under_its_text() {
    for mark in ["- ", "• ", "1. ", "10) ", "(1) ", "ก. ", "-\t"] {
        let text = format!("{mark}{}", PROSE.replace('\n', " "));
        let hang = SETTER.lines(&Paragraph::new(&format!("{mark}x")), 300.0)[0].width
            - SETTER.natural_width(&Paragraph::new("x"));
        let found = edges(&Paragraph::new(&text), 300.0);
        assert!(found[0] == 0.0 && found[1..].iter().all(|x| (x - hang).abs() < 0.01), "{mark} {hang}: {found:?}");
    }
}

#[test]
fn each_item_typed_into_one_paragraph_hangs_by_its_own_mark() {
    let long = "ผู้กำกับดูแลตัวชี้วัดรายงานความก้าวหน้าต่อคณะกรรมการ";
    let text = format!("ความก่อน{long}\n- {long}\n10) {long}");
    let found = edges(&Paragraph::new(&text), 180.0);
    let starts: Vec<bool> = found.iter().map(|&x| x == 0.0).collect();
    assert_eq!(starts, [true, true, true, false, true, false], "{found:?}");
    assert!(found[5] > found[3]);
}

#[test]
fn an_item_hangs_in_no_column_too_narrow_and_not_from_the_middle() {
    let text = format!("1) {}", PROSE.replace('\n', " "));
    assert!(edges(&Paragraph::new(&text), 30.0).iter().all(|&x| x == 0.0));
    let middle = Paragraph::new(&text).align(Align::Centre);
    assert!(SETTER.lines(&middle, 300.0).iter().all(|line| (line.x * 2.0 + line.width - 300.0).abs() < 0.1));
}

#[test]
fn a_tab_stops_where_the_tab_of_the_line_above_stops() {
    let lines = SETTER.lines(&Paragraph::new("ชื่อ\tนาย\tผอ.\nสกุล\tข\tค").align(Align::Justify), 300.0);
    let stops = |line: &Line| {
        let mut pen = 0.0;
        let mut stops = Vec::new();
        for cluster in line.clusters() {
            pen += cluster.advance;
            let drawn: i32 = cluster.glyphs.iter().map(|glyph| glyph.advance).sum();
            assert!((drawn as f32 / 1000.0 * cluster.size - cluster.advance).abs() < 0.02, "drawn as wide as measured");
            if cluster.blank && cluster.advance > 4.0 {
                stops.push(pen);
            }
        }
        stops
    };
    let (above, below) = (stops(&lines[0]), stops(&lines[1]));
    assert_eq!(above.len(), 2);
    let apart = style::BODY * style::TAB_STOP;
    assert!(above.iter().chain(&below).all(|stop| (stop / apart - (stop / apart).round()).abs() < 0.01), "{above:?}");
    assert!((above[1] - below[1]).abs() < 0.01, "{above:?} {below:?}");
}
