//! Every figure painted on its own, with no data, little and much of it.

use std::sync::LazyLock;

use super::canvas::NO_DATA;
use super::*;
use crate::layout::flow::{Block, Composition, lay_out};
use crate::pdf::{Conformance, Particulars, write};
use crate::style::{Frame, Style};

static SETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::load().unwrap());
const WIDTH: f32 = Frame::A4.measure();
const DEPTH: f32 = Frame::A4.depth();
const LONG: &str = "กองยุทธศาสตร์และแผนงานด้านการป้องกันและปราบปรามการทุจริตและประพฤติมิชอบในภาครัฐประจำภูมิภาคตะวันออกเฉียงเหนือ";

fn reading(value: f32) -> Option<Reading> {
    Some(Reading { value, shown: format!("{value:.2}") })
}

fn score_scale() -> Scale {
    Scale { low: 1.0, high: 5.0, ticks: (1..=5_u8).map(|n| (f32::from(n), format!("{n}.00"))).collect() }
}

fn label(i: usize) -> String {
    if i % 3 == 1 {
        format!("{} {LONG}", i + 1)
    } else {
        format!("{} สำนักงานปลัดกระทรวง", i + 1)
    }
}

/// Totals of `lines` agencies over `steps` rounds, one in five missing.
fn trend(lines: usize, steps: usize) -> Trend {
    let value = |n: usize, i: usize| {
        if (i + n) % 5 == 3 { None } else { reading(1.0 + ((i * 7 + n * 3) % 9) as f32 / 2.0) }
    };
    let line = |n| Line { name: label(n), values: (0..steps).map(|i| value(n, i)).collect() };
    let step = |i| format!("{} รอบ {}", 2566 + i / 2, if i % 2 == 0 { "6 เดือน" } else { "12 เดือน" });
    Trend {
        title: "คะแนนรวมรายรอบการประเมิน".into(),
        scale: score_scale(),
        steps: (0..steps).map(step).collect(),
        lines: (0..lines).map(line).collect(),
    }
}

fn heat_map(rows: usize, columns: usize) -> HeatMap {
    let value = |i: usize, j: usize| {
        if (i * 3 + j) % 7 == 5 { None } else { reading(1.0 + ((i * 5 + j * 3) % 17) as f32 / 4.0) }
    };
    HeatMap {
        title: "คะแนนรายหน่วยงานและมิติ".into(),
        scale: score_scale(),
        columns: (0..columns).map(|j| format!("มิติที่ {} ประสิทธิผลตามยุทธศาสตร์", j + 1)).collect(),
        rows: (0..rows)
            .map(|i| HeatRow { label: label(i), values: (0..columns).map(|j| value(i, j)).collect() })
            .collect(),
    }
}

fn timeline(actions: usize) -> Timeline {
    let quarters = ["ต.ค.–ธ.ค.", "ม.ค.–มี.ค.", "เม.ย.–มิ.ย.", "ก.ค.–ก.ย."];
    let action = |i: usize| Span {
        label: label(i),
        planned: [i.is_multiple_of(2), i % 3 != 2, i % 4 != 1, i % 5 == 1 || i % 2 == 1],
        progress: (i % 6 != 4).then(|| ((i * 30) % 110).min(100) as f32 / 100.0),
        shown: if i % 6 == 4 {
            "ยังไม่รายงาน".into()
        } else {
            format!("{}%", ((i * 30) % 110).min(100))
        },
    };
    let mut number = 0;
    let quarters = quarters.map(|months| {
        number += 1;
        format!("ไตรมาส {number} ({months})")
    });
    Timeline {
        title: "แผนและผลรายไตรมาส".into(), quarters, actions: (0..actions).map(action).collect()
    }
}

fn shares(rows: usize) -> Shares {
    let share = |i: usize| {
        let (part, whole) = ((i as u32 * 13) % 60, if i % 7 == 6 { 0 } else { 60 });
        let shown = (part * 100).checked_div(whole).map(|percent| format!("{part} จาก {whole} คน ({percent}%)"));
        let shown = shown.unwrap_or_else(|| "ไม่มีจำนวนบุคลากร".into());
        Share { label: label(i), part, whole, shown }
    };
    Shares {
        title: "บุคลากรที่ผ่านการอบรม".into(), rows: (0..rows).map(share).collect()
    }
}

fn series(years: usize) -> Series {
    let scores = [3.33, 3.06, 3.0, 3.2, f32::NAN, f32::NAN, f32::NAN, 3.3, 3.6, 3.8];
    let ranks = [37.0, 39.0, 61.0, 68.0, f32::NAN, f32::NAN, f32::NAN, 70.0, 64.0, 59.0];
    let values = |all: &[f32], digits: usize| {
        let value = |i| {
            let value: f32 = all[i % all.len()];
            (!value.is_nan()).then(|| Reading { value, shown: format!("{value:.digits$}") })
        };
        (0..years).map(value).collect()
    };
    let ticks = |all: [f32; 3]| all.map(|value| (value, format!("{value}"))).to_vec();
    Series {
        title: "ดัชนีการรับรู้การทุจริตของประเทศไทย".into(),
        years: (0..years).map(|i| (2539 + i).to_string()).collect(),
        upper: (
            Line {
                name: "คะแนน (10 = โปร่งใสที่สุด)".into(), values: values(&scores, 2)
            },
            Scale { low: 0.0, high: 10.0, ticks: ticks([0.0, 5.0, 10.0]) },
        ),
        lower: (
            Line { name: "อันดับ (1 = ดีที่สุด)".into(), values: values(&ranks, 0) },
            Scale { low: 100.0, high: 1.0, ticks: ticks([1.0, 50.0, 100.0]) },
        ),
        note: "ที่มา: Transparency International; ปี 2543–2545 ข้อมูลในแหล่งที่มาไม่แน่นอน".into(),
    }
}

/// All kinds of figure with `n` of what they are about.
fn all(n: usize) -> Vec<Figure> {
    let mut figures = vec![Figure::trend(trend(n.min(4), n)), Figure::series(series(n))];
    figures.extend(Figure::heat_maps(&heat_map(n, n.min(14)), DEPTH));
    figures.extend(Figure::timelines(&timeline(n), DEPTH));
    figures.extend(Figure::shares(&shares(n), DEPTH));
    figures
}

/// A rectangle: left, top, right, bottom.
type Extent = (f32, f32, f32, f32);

fn around(points: impl Iterator<Item = (f32, f32)>) -> Extent {
    points.fold((f32::MAX, f32::MAX, f32::MIN, f32::MIN), |e, (x, y)| (e.0.min(x), e.1.min(y), e.2.max(x), e.3.max(y)))
}

fn extent(mark: &Mark) -> Extent {
    match mark {
        Mark::Text { line, x, baseline } => {
            let (left, top) = (x + line.x, baseline - line.baseline);
            (left, top, left + line.width, top + line.height)
        }
        Mark::Rectangle { x, y, width, height, .. } => (*x, *y, x + width, y + height),
        Mark::Stroke { points, .. } => around(points.iter().copied()),
        Mark::Artwork { x, y, width, height, .. } => (*x, *y, x + width, y + height),
        Mark::Shape { outline, .. } => around(outline.iter().map(|knot| (knot.x, knot.y))),
    }
}

fn printed(figures: Vec<Figure>) -> Vec<u8> {
    let apart = figures.into_iter().flat_map(|figure| [Block::Figure(figure), Block::Space(10.0)]);
    let document = Composition { frame: Frame::A4, running: None, blocks: apart.collect() };
    let pages = lay_out(&document, &SETTER, Style::Official);
    let text = |text: &str| text.to_owned();
    let particulars =
        Particulars {
            title: text("แผนภูมิ"), author: text("ผู้ทดสอบ"), subject: text(""), made_on: text("2026-11-23")
        };
    write(&pages, SETTER.faces(), &particulars, Conformance::default()).unwrap()
}

#[test]
fn nothing_leaves_a_figure() {
    for n in [0, 1, 2, 4, 10, 40] {
        for (figure, width) in all(n).into_iter().flat_map(|f| [(f.clone(), WIDTH), (f, WIDTH * 0.7)]) {
            for mark in figure.paint(&SETTER, 50.0, 70.0, width) {
                let (left, top, right, bottom) = extent(&mark);
                let inside = left >= 49.9 && right <= 50.1 + width && top >= 69.9 && bottom <= 70.1 + figure.height;
                assert!(inside, "{n} wide {width} high {}: {mark:?} in {}", figure.height, figure.alt);
            }
        }
    }
}

#[test]
fn no_text_of_a_figure_covers_another() {
    for n in [1, 2, 4, 10, 40] {
        for figure in all(n) {
            let marks = figure.paint(&SETTER, 0.0, 0.0, WIDTH);
            let texts = marks.iter().filter(|mark| matches!(mark, Mark::Text { .. }));
            let texts: Vec<_> = texts.map(|mark| (extent(mark), mark)).collect();
            for (i, (a, one)) in texts.iter().enumerate() {
                for (b, other) in &texts[i + 1..] {
                    let apart = a.2 <= b.0 + 0.1 || b.2 <= a.0 + 0.1 || a.3 <= b.1 + 0.1 || b.3 <= a.1 + 0.1;
                    assert!(apart, "{n}: {one:?} and {other:?}");
                }
            }
        }
    }
}

#[test]
fn no_line_strikes_the_label_of_a_value() {
    for (seed, steps) in (1..12_usize).flat_map(|seed| [(seed, 3), (seed, 5), (seed, 7)]) {
        let mut trend = trend(1, steps);
        trend.lines[0].values = (0..steps).map(|i| reading(1.0 + ((i * i * seed + i) % 9) as f32 / 2.0)).collect();
        let marks = Figure::trend(trend).paint(&SETTER, 0.0, 0.0, WIDTH);
        let labels = marks.iter().filter(|mark| {
            matches!(mark, Mark::Text { line, .. } if line.clusters()[0].face == crate::text::faces::FaceId::Bold && line.text().contains('.'))
        });
        let labels: Vec<Extent> = labels.map(extent).collect();
        assert_eq!(labels.len(), steps);
        let lines = marks.iter().filter_map(|mark| match mark {
            Mark::Stroke { points, width, .. } if *width > 1.0 => Some((points[0], points[1])),
            _ => None,
        });
        for (from, to) in lines {
            let on = |n: u8| {
                (from.0 + (to.0 - from.0) * f32::from(n) / 100.0, from.1 + (to.1 - from.1) * f32::from(n) / 100.0)
            };
            for (left, top, right, bottom) in &labels {
                let struck = (0..=100)
                    .map(on)
                    .any(|(x, y)| x > left + 0.5 && x < right - 0.5 && y > top + 3.0 && y < bottom - 3.0);
                assert!(!struck, "{seed} {steps}: {from:?} to {to:?} over {left} {top}");
            }
        }
    }
}

#[test]
fn every_colour_of_a_chart_is_in_its_legend() {
    let bars = Bars {
        title: "คะแนน".into(),
        axis: Axis { full: 5.0, ticks: vec![] },
        bars: [1.0, 3.0, 5.0].map(|n: f32| Bar { label: label(0), score: Some(n), shown: format!("{n:.2}") }).into(),
    };
    let mut figures = vec![Figure::bars(String::new(), bars)];
    figures.extend(Figure::shares(&shares(8), DEPTH));
    for figure in figures {
        let marks = figure.paint(&SETTER, 0.0, 0.0, WIDTH);
        for (colour, text) in COLOURS {
            let swatch = |mark: &&Mark| {
                matches!(mark, Mark::Shape { fill, .. } if *fill == colour)
                    && (extent(mark).2 - extent(mark).0 - 9.0).abs() < 0.1
            };
            let said =
                marks.iter().find(|mark| matches!(mark, Mark::Text { line, .. } if line.text() == text)).map(extent);
            let said = said.expect("the legend says it");
            let beside = |mark: &Mark| {
                (extent(mark).2 - said.0 + 4.0).abs() < 0.2 && extent(mark).3 > said.1 && extent(mark).1 < said.3
            };
            assert!(marks.iter().filter(swatch).any(beside), "{text}");
        }
    }
}

#[test]
fn equal_figures_give_equal_marks() {
    let painted = || {
        let marks = all(10).into_iter().map(|figure| format!("{:?}", figure.paint(&SETTER, 9.0, 9.0, WIDTH)));
        marks.collect::<String>()
    };
    assert_eq!(painted(), painted());
}

#[test]
fn a_figure_without_data_says_so_on_paper_and_in_words() {
    for figure in all(0) {
        assert!(figure.alt.contains(NO_DATA), "{}", figure.alt);
        let marks = figure.paint(&SETTER, 0.0, 0.0, WIDTH);
        let said = marks.iter().any(|mark| matches!(mark, Mark::Text { line, .. } if line.text() == NO_DATA));
        assert!(said, "{}", figure.alt);
    }
}

#[test]
fn the_words_of_a_figure_hold_its_whole_data() {
    let map = Figure::heat_maps(&heat_map(2, 2), DEPTH);
    let column = "มิติที่ 1 ประสิทธิผลตามยุทธศาสตร์";
    assert!(map[0].alt.contains(&format!("2 {LONG} {column} 2.25")), "{}", map[0].alt);
    let told = Figure::trend(trend(1, 4)).alt;
    let expected = "คะแนนรวมรายรอบการประเมิน: 1 สำนักงานปลัดกระทรวง 2566 รอบ 6 เดือน 1.00; 1 สำนักงานปลัดกระทรวง 2566 รอบ 12 เดือน 4.50; \
                    1 สำนักงานปลัดกระทรวง 2567 รอบ 6 เดือน 3.50; 1 สำนักงานปลัดกระทรวง 2567 รอบ 12 เดือน ไม่มีข้อมูล";
    assert_eq!(told, expected);
    let told = &Figure::timelines(&timeline(1), DEPTH)[0].alt;
    let spans = "1 สำนักงานปลัดกระทรวง (ไตรมาส 1 (ต.ค.–ธ.ค.), ไตรมาส 2 (ม.ค.–มี.ค.), ไตรมาส 3 (เม.ย.–มิ.ย.)) 0%";
    assert_eq!(told, &format!("แผนและผลรายไตรมาส: {spans}"));
    assert!(Figure::shares(&shares(7), DEPTH)[0].alt.ends_with("7 สำนักงานปลัดกระทรวง ไม่มีจำนวนบุคลากร"));
    assert!(Figure::series(series(10)).alt.contains("อันดับ (1 = ดีที่สุด) 2548 59"));
}

#[test]
fn many_rows_are_parted_so_that_each_part_fits_a_page_and_none_is_lost() {
    let maps = Figure::heat_maps(&heat_map(40, 14), 400.0);
    assert!(maps.iter().all(|figure| figure.height <= 400.0));
    for i in 0..40 {
        let row = format!(" {} มิติที่ 14 ", label(i));
        let found = maps.iter().filter(|figure| figure.alt.contains(&row)).count();
        assert_eq!(found, 1, "{row}");
    }
    for figures in [Figure::timelines(&timeline(40), 400.0), Figure::shares(&shares(40), 400.0)] {
        assert!(figures.iter().all(|figure| figure.height <= 400.0));
        assert_eq!(figures.iter().map(|figure| figure.alt.matches("; ").count() + 1).sum::<usize>(), 40);
        assert!(figures[1].alt.contains("(ต่อ): "));
    }
}

#[test]
fn a_missing_value_breaks_its_line() {
    let strokes = |values: [Option<f32>; 4]| {
        let mut trend = trend(1, 4);
        trend.lines[0].values = values.map(|value| value.and_then(reading)).to_vec();
        let marks = Figure::trend(trend).paint(&SETTER, 0.0, 0.0, WIDTH);
        marks.iter().filter(|mark| matches!(mark, Mark::Stroke { width, .. } if *width > 1.0)).count()
    };
    // one of the strokes is the legend's
    assert_eq!(strokes([Some(1.0), Some(2.0), Some(3.0), Some(4.0)]), 4);
    assert_eq!(strokes([Some(1.0), Some(2.0), None, Some(4.0)]), 2);
}

#[test]
fn shades_and_colours_tell_apart_without_hue() {
    let light = |colour: Colour| {
        let [r, g, b] = colour.0.map(f32::from);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let apart = |colours: &[Colour]| {
        let steps = colours.windows(2).map(|pair| light(pair[0]) - light(pair[1]));
        steps.fold(f32::INFINITY, f32::min)
    };
    assert!(apart(&style::SHADES) > 25.0);
    assert!(apart(&[style::POOR, style::FAIR, style::GOOD]) > 25.0);
    let mut series = style::SERIES;
    series.reverse();
    assert!(apart(&series) > 15.0);
}

/// Where `SAISAAT_FIGURES` names a file, the page is also left there to be looked at.
#[test]
fn a_page_of_all_figures_prints() {
    let mut figures = vec![Figure::trend(trend(1, 8)), Figure::trend(trend(4, 6)), Figure::series(series(10))];
    figures.extend(Figure::heat_maps(&heat_map(12, 6), DEPTH));
    figures.extend(Figure::timelines(&timeline(12), DEPTH));
    figures.extend(Figure::shares(&shares(8), DEPTH));
    figures.extend(all(0));
    figures.extend(all(1));
    figures.extend(all(40));
    let bytes = printed(figures.clone());
    if let Ok(path) = std::env::var("SAISAAT_FIGURES") {
        std::fs::write(path, &bytes).unwrap();
    }
    assert_eq!(bytes, printed(figures));
}
