//! Typesetting and writing tried without any register: prose, tables that overflow, letters of many scripts.

use std::process::Command;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::layout::flow::{Block, Cell, Column, Composition, Row, Rules, Running, Table, lay_out};
use crate::layout::lines::{Line, Typesetter};
use crate::layout::pages::{Mark, Owner, Pages};
use crate::pdf::{Conformance, Particulars, write};
use crate::role::Role;
use crate::style::{self, Frame, Style};
use crate::text::faces::Faces;
use crate::text::{Align, Paragraph};

/// Lines as reports have them, and words that are hard to set: marks above marks, tails under letters, rare letters.
const PROSE: &str = include_str!("../tests/prose/prose.txt");
const HARD_WORDS: &str = include_str!("../tests/prose/hard-words.txt");

fn document(frame: Frame, blocks: Vec<Block>) -> Composition {
    let number = |page: usize, of: usize| format!("หน้า {page}/{of}");
    let running = Running {
        head_left: String::new(),
        head_right: String::new(),
        foot_left: String::new(),
        number,
        at_top: false,
        first: true,
        secrecy: None,
    };
    Composition { frame, running: Some(running), blocks }
}

fn pdf(document: &Composition) -> (Pages, Vec<u8>) {
    let setter = Typesetter::load().unwrap();
    let pages = lay_out(document, &setter, Style::Official);
    let particulars = Particulars {
        title: "ทดสอบ".into(),
        author: "ผู้ทดสอบ".into(),
        subject: "<&>".into(),
        made_on: "2026-11-23".into(),
    };
    let bytes = write(&pages, setter.faces(), &particulars, Conformance::default()).unwrap();
    (pages, bytes)
}

fn extracted(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.pdf");
    std::fs::write(&path, bytes).unwrap();
    let output = Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output().expect("pdftotext is needed");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text drawn for the reader, in order, with line ends lost.
fn drawn(pages: &Pages) -> String {
    let groups = pages.pages.iter().flat_map(|page| &page.groups).filter(|group| group.owner != Owner::Artifact);
    let lines = groups.flat_map(|group| &group.marks).filter_map(|mark| match mark {
        Mark::Text { line, .. } => Some(line),
        _ => None,
    });
    lines.flat_map(|line| line.clusters().iter().map(|c| &line.text()[c.bytes.clone()])).collect()
}

#[test]
fn prose_and_hard_words_extract_exactly_with_their_spaces() {
    let wide = Frame { width: 3000.0, ..Frame::A4 };
    let source = PROSE.to_owned() + HARD_WORDS;
    let blocks = source.lines().map(|line| Block::Paragraph(Paragraph::new(line))).collect();
    let (_, bytes) = pdf(&document(wide, blocks));
    let text = extracted(&bytes);
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("หน้า") && !line.trim().is_empty()).collect();
    assert_eq!(lines, source.lines().collect::<Vec<_>>());
}

#[test]
fn justified_and_broken_prose_extracts_exactly_in_every_face() {
    let source = (PROSE.to_owned() + HARD_WORDS).replace('\n', " ");
    let paragraph = Paragraph::new(&source).align(Align::Justify).indent(style::INDENT);
    for paragraph in [paragraph.clone(), paragraph.clone().bold(), paragraph.size(9.0)] {
        let (_, bytes) = pdf(&document(Frame::A4, vec![Block::Paragraph(paragraph)]));
        let text = extracted(&bytes);
        assert!(squeezed(&text).starts_with(&squeezed(&source)), "{text}");
        assert!(!text.contains("  "), "a stretched space extracts once:\n{text}");
    }
}

#[test]
fn what_is_justified_ends_flush_and_nothing_leaves_its_column() {
    let setter = Typesetter::load().unwrap();
    let paragraph = Paragraph::new(&PROSE.replace('\n', " ")).align(Align::Justify);
    for width in [60.0, 120.0, 300.0, 453.0] {
        let lines = setter.lines(&paragraph, width);
        for line in &lines {
            let moving = line.clusters().iter().skip(1).filter(|c| c.advance > 0.0).count() as f32;
            let spaces = line.clusters().iter().filter(|c| c.stretches).count() as f32;
            let end = line.x + line.width + moving * line.stretch.letter + spaces * line.stretch.space;
            assert!(end <= width + 0.1, "{end} of {width}");
            assert!(
                line.stretch == crate::layout::fill::Stretch::default() || (end - width).abs() < 0.1,
                "{end} of {width}"
            );
        }
    }
}

#[test]
fn no_space_inside_what_belongs_together_is_stretched_to_fill_a_line() {
    let text = "๑) การจัดซื้อจัดจ้าง ในปีงบประมาณ พ.ศ. ๒๕๖๘ แล้วเสร็จ ๔ ด้าน และรายงานผล";
    let lines = SETTER.lines(&Paragraph::new(text).align(Align::Justify), 2_000.0);
    let stretching = lines[0].clusters().iter().filter(|c| c.stretches);
    let before: Vec<&str> = stretching.map(|c| text[..c.bytes.start].rsplit(' ').next().unwrap_or_default()).collect();
    assert_eq!(before, ["การจัดซื้อจัดจ้าง", "๒๕๖๘", "แล้วเสร็จ", "ด้าน"]);
}

#[test]
fn a_year_starts_no_line_without_what_is_said_of_it() {
    let lines = |text: &str, width| {
        let lines = SETTER.lines(&Paragraph::new(text), width);
        lines.iter().map(|line| line.written().trim_end().to_owned()).collect::<Vec<_>>()
    };
    let title = "ผลการคัดเลือกผู้ได้รับรางวัลข้าราชการพลเรือนดีเด่น ระดับส่วนราชการ ประจำปี พ.ศ. 2569";
    assert_eq!(lines(title, 400.0)[1], "ประจำปี พ.ศ. 2569");
    assert_eq!(lines("ได้คะแนนรวม ในปีงบประมาณ พ.ศ. 2569", 150.0)[1], "ปีงบประมาณ พ.ศ. 2569");
}

#[test]
fn a_number_stays_with_its_word_where_the_line_can_spare_it() {
    let text = "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๑๒ เดือน ๑) ผลการดำเนินงาน ๒) ปัญหาและอุปสรรค ๓) ข้อเสนอแนะ";
    for width in 220..400_u16 {
        for line in SETTER.lines(&Paragraph::new(text), f32::from(width)) {
            let (Some(first), Some(last)) = (line.clusters().first(), line.clusters().last()) else {
                panic!("an empty line")
            };
            let shown = &text[first.bytes.start..last.bytes.end];
            assert!(!shown.ends_with(')') && !shown.ends_with("พ.ศ."), "{width}: {shown}");
        }
    }
}

/// The lines of `text` in the narrowest column that holds every one of `pieces`.
fn narrow(text: &str, pieces: &[&str]) -> Vec<String> {
    let width = |piece: &&str| SETTER.natural_width(&Paragraph::new(piece));
    let width = pieces.iter().map(width).fold(0.0, f32::max) + 0.5;
    let shown = |line: &crate::layout::lines::Line| match (line.clusters().first(), line.clusters().last()) {
        (Some(first), Some(last)) => text[first.bytes.start..last.bytes.end].to_owned(),
        _ => String::new(),
    };
    SETTER.lines(&Paragraph::new(text), width).iter().map(shown).collect()
}

#[test]
fn a_name_too_long_for_its_column_is_parted_before_the_surname() {
    let pieces = ["นายเกียรติศักดิ์", "วัฒนะกิจ"];
    assert_eq!(narrow("นายเกียรติศักดิ์ วัฒนะกิจ", &pieces), pieces);
}

#[test]
fn a_word_too_long_for_its_column_is_parted_into_its_words() {
    assert_eq!(narrow("คะแนนเต็ม", &["คะแนน"]), ["คะแนน", "เต็ม"]);
    assert_eq!(narrow("ไม่น้อยกว่า 1,000,000 บาท", &["1,000,000"]), ["ไม่น้อยกว่า", "1,000,000", "บาท"]);
}

#[test]
fn a_row_that_names_a_group_never_ends_a_page() {
    let cell = |text: &str| Cell::new(Paragraph::new(text));
    for before in 20..60_usize {
        let mut rows: Vec<Row> = (0..before).map(|n| vec![cell(&n.to_string()), cell("รายการ")]).collect();
        rows.push(vec![cell("กลุ่ม").over_columns(2).leading()]);
        rows.push(vec![cell("หลัง"), cell("รายการ")]);
        let pages = lay_out(&document(Frame::A4, vec![table(rows)]), &SETTER, Style::Official);
        let holds = |text: &str| pages.pages.iter().position(|page| written_on(page).iter().any(|line| line == text));
        assert_eq!(holds("กลุ่ม"), holds("หลัง"), "{before} rows before");
    }
}

fn written_on(page: &crate::layout::pages::Page) -> Vec<String> {
    let marks = page.groups.iter().flat_map(|group| &group.marks);
    marks
        .filter_map(|mark| if let Mark::Text { line, .. } = mark { Some(line.written().to_owned()) } else { None })
        .collect()
}

fn table(rows: Vec<Row>) -> Block {
    let columns = vec![Column::Fit(60.0), Column::Share(1.0)];
    Block::Table(Table { columns, header: 1, rows, rules: Rules::Grid, after: 0.0 })
}

fn head() -> Row {
    ["ลำดับ", "ข้อความ"].map(|text| Cell::head(Paragraph::dense(text, style::TABLE))).to_vec()
}

#[test]
fn a_row_five_pages_tall_splits_under_a_repeated_header_and_loses_nothing() {
    let prose = PROSE.replace('\n', " ").repeat(24);
    let cell = |text: &str| Cell::new(Paragraph::dense(text, style::TABLE));
    let rows = vec![head(), vec![cell("1"), cell("สั้น")], vec![cell("2"), cell(&prose)], vec![cell("3"), cell("ท้าย")]];
    let (pages, bytes) = pdf(&document(Frame::A4, vec![table(rows)]));
    assert!(pages.pages.len() >= 5, "{} pages", pages.pages.len());
    let text = squeezed(&extracted(&bytes));
    assert_eq!(text.matches("ลำดับข้อความ").count(), pages.pages.len());
    assert!(squeezed(&drawn(&pages)).ends_with(&squeezed(&format!("2{prose}3ท้าย"))));
    let cells = pages.nodes.iter().filter(|node| node.role == Role::Cell).count();
    assert_eq!(cells, 6, "a cell continued overleaf stays one cell");
}

#[test]
fn a_header_taller_than_a_page_and_cells_joined_beyond_one_are_set_all_the_same() {
    let tall = PROSE.repeat(6);
    let cell = |text: &str| Cell::new(Paragraph::dense(text, style::TABLE));
    let rows = vec![
        vec![Cell::head(Paragraph::dense(&tall, style::TABLE)), Cell::head(Paragraph::dense("ข", style::TABLE))],
        vec![cell("ก").over_rows(3), cell(&tall)],
        vec![cell(&tall)],
        vec![cell("ท้าย")],
    ];
    let (pages, _) = pdf(&document(Frame::A4, vec![table(rows)]));
    let expected = squeezed(&format!("{tall}ขก{tall}{tall}ท้าย"));
    let text = squeezed(&drawn(&pages));
    assert_eq!(text.chars().count(), expected.chars().count());
    assert!(text.ends_with("ท้าย"));
}

#[test]
fn every_odd_text_in_every_odd_column_ends() {
    let setter = Typesetter::load().unwrap();
    let long = "A".repeat(400);
    let odd = [
        "",
        " ",
        "\n\n",
        "์่้",
        "ๆ",
        &long,
        "👩‍👩‍👧",
        "\u{200b}\u{ad}",
        "ก\u{0}\u{7}ข",
        "\u{fffd}\u{10ffff}",
        "e\u{301}\u{301}",
    ];
    for text in odd {
        for width in [-10.0, 0.0, 0.5, 7.0, 100.0] {
            let paragraph = Paragraph::new(text).align(Align::Justify).indent(style::INDENT);
            let drawn: usize = setter.lines(&paragraph, width).iter().map(|line| line.clusters().len()).sum();
            assert!(drawn <= text.chars().count());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_set_whole_in_order_less_the_blanks_at_line_ends(
        text in "([ก-๛]{0,12}|[a-zA-Z0-9 ,.()/-]{0,8}|[ \\n\u{a0}\u{200b}]{0,3}|\\PC{0,6}){0,12}",
        width in 0.0_f32..400.0,
    ) {
        let paragraph = Paragraph::new(&text).align(Align::Justify);
        let mut at = 0;
        let text = paragraph.text();
        for line in SETTER.lines(&paragraph, width) {
            for cluster in line.clusters() {
                prop_assert!(text[at..cluster.bytes.start].chars().all(char::is_whitespace));
                at = cluster.bytes.end;
            }
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace));
    }
}

/// Loaded once for the many cases.
static SETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::load().unwrap());

#[test]
fn text_of_no_width_and_of_great_length_ends_soon() {
    for text in ["\u{200b}".repeat(100_000), "ก".repeat(30_000), "์".repeat(30_000), "คำ ".repeat(20_000)] {
        let lines = SETTER.lines(&Paragraph::new(&text), 300.0);
        assert!(!lines.is_empty());
        assert_eq!(SETTER.lines_at_most(&Paragraph::new(&text), 300.0, 2).len().min(2), lines.len().min(2));
    }
}

#[test]
fn an_unbroken_400_letters_stay_inside_the_column() {
    let setter = Typesetter::load().unwrap();
    let lines = setter.lines(&Paragraph::new(&"A".repeat(400)), 200.0);
    assert!(lines.len() > 10);
    assert!(lines.iter().all(|line| line.width <= 200.0));
}

#[test]
fn letters_that_stack_high_or_hang_deep_stay_within_their_lines() {
    let faces = Typesetter::load().unwrap();
    for (text, taller) in [("ក្រ្ញុំ ស្ត្រី្ញ៉ូ", true), ("ဋ္ဌြူ့ ကျွန်ုပ်ို့", true), ("ກ້ຳ ຖິ່ນຮູ້", true), ("李麗華", false)]
    {
        for paragraph in [Paragraph::dense(text, 10.0), Paragraph::dense(text, 10.0).bold()] {
            let lines = faces.lines(&paragraph, 400.0);
            assert_eq!(lines.len(), 1);
            let (above, below) = ink(faces.faces(), &lines[0]);
            assert!(above <= lines[0].baseline + 0.01, "{text}: {above} above {}", lines[0].baseline);
            assert!(below <= lines[0].height - lines[0].baseline + 0.01, "{text}: {below}");
            let plain = faces.lines(&Paragraph::dense("ปู่", 10.0), 400.0)[0].height;
            assert_eq!(lines[0].height > plain, taller, "{text}: {} and {plain}", lines[0].height);
        }
    }
}

/// How far a line's ink reaches above and below its baseline.
fn ink(faces: &Faces, line: &Line) -> (f32, f32) {
    let (mut above, mut below) = (0.0_f32, 0.0_f32);
    for cluster in line.clusters() {
        let face = faces.get(cluster.face);
        let points = cluster.size / f32::from(face.measures.units_per_em);
        let font = harfrust::ShaperFont::new(face.font());
        for glyph in &cluster.glyphs {
            let Some(ink) = font.glyph_extents(u32::from(glyph.id).into()) else { continue };
            above = above.max((glyph.dy + ink.y_bearing) as f32 * points);
            below = below.max(-(glyph.dy + ink.y_bearing + ink.height) as f32 * points);
        }
    }
    (above, below)
}

#[test]
fn a_name_of_a_script_without_spaces_is_parted_between_syllables_and_only_where_no_line_holds_it() {
    let setter = Typesetter::load().unwrap();
    for (text, syllables) in [
        ("ສົມສັກພົມມະຈັນ", vec!["ສົ", "ມ", "ສັ", "ກ", "ພົ", "ມ", "ມະ", "ຈັ", "ນ"]),
        ("ဒေါ်အောင်ဆန်း", vec!["ဒေါ်", "အောင်", "ဆန်း"]),
        ("សុខស្រីភ្នំពេញ", vec!["សុ", "ខ", "ស្រី", "ភ្នំ", "ពេ", "ញ"]),
    ] {
        let whole = |width| {
            setter.lines(&Paragraph::new(text), width).iter().map(|l| l.written().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(whole(500.0), [text]);
        assert_eq!(whole(1.0), syllables, "{text}");
    }
    let names: Vec<String> =
        setter.lines(&Paragraph::new("王小明李麗華"), 30.0).iter().map(|l| l.written().to_owned()).collect();
    assert_eq!(names.concat(), "王小明李麗華");
    assert!(names.len() > 2);
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for filling in 0..40 {
        let filler = (0..filling).map(|i| Block::Paragraph(Paragraph::new(&format!("บรรทัด {i}"))));
        let heading = Block::Paragraph(Paragraph::heading("หัวข้อ", Role::Heading2));
        let body = Block::Paragraph(Paragraph::new(&PROSE.replace('\n', " ")));
        let document = document(Frame::A4, filler.chain([heading, body]).collect());
        let pages = lay_out(&document, &Typesetter::load().unwrap(), Style::Official);
        let bookmark = &pages.outline[0];
        let under = pages.pages[bookmark.page].groups.iter().rev().find(|group| group.owner != Owner::Artifact);
        let Some(Mark::Text { line, .. }) = under.and_then(|group| group.marks.last()) else { panic!("no text") };
        assert!(!line.text().contains("หัวข้อ"), "with {filling} lines before");
    }
}

#[test]
fn what_nearly_fits_a_page_is_set_smaller_and_what_does_not_flows_on_at_full_size() {
    let page = |lines: usize| {
        let blocks = (0..lines).map(|i| Block::Paragraph(Paragraph::new(&format!("บรรทัด {i}")))).collect();
        lay_out(&document(Frame::A4, vec![Block::FitPage(blocks)]), &SETTER, Style::Official)
    };
    let size = |pages: &Pages| {
        let Some(Mark::Text { line, .. }) = pages.pages[0].groups[0].marks.first() else { panic!("no text") };
        line.clusters()[0].size
    };
    for (lines, pages, smaller) in [(38, 1, false), (43, 1, true), (60, 2, false)] {
        let laid_out = page(lines);
        assert_eq!(laid_out.pages.len(), pages, "{lines} lines");
        assert_eq!(size(&laid_out) < style::BODY, smaller, "{lines} lines");
        let nodes = laid_out.nodes.iter().filter(|node| node.role == Role::Paragraph).count();
        assert_eq!(nodes, lines, "what was tried leaves nothing behind");
    }
}

#[test]
fn equal_documents_give_equal_bytes() {
    let make = || document(Frame::A4, vec![Block::Paragraph(Paragraph::new(PROSE))]);
    assert!(pdf(&make()).1 == pdf(&make()).1);
}
