//! The text of every page as three readers extract it, against what was drawn, white space apart.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Printed, fixture, printed, set, squeezed};
use crate::documents::{Document, compose};
use crate::layout::flow::Block;
use crate::layout::pages::{Mark, Page};
use crate::style::Style;
use crate::text::digits::Digits;
use crate::text::{Align, Paragraph};

/// Marks over marks, SARA AM under a tone, letters with a tail cut off, scripts in turn.
const HARD: &str = "น้ำใจผู้ใหญ่ลุ่มน้ำป่าช้ำก้ำกึ่งค้ำประกันขย้ำต่ำ ปู่ย่าฝ่าฟันปั๊มฟื้นฟูฝึกป้องกันปี่พาทย์ฟ้าฝ้าย \
    กตัญญูฎีกาปฏิบัติญาติฐานานุรูปกฎเกณฑ์ฤๅษีฦๅชาวิญญูชน จันทร์สงกรานต์ศักดิ์สิทธิ์วันทน์ก็ดีเก๊กจ๋าโป๊ะ ป้ำฝ่ำฟ้ำ \
    คะแนน ITA (Integrity & Transparency) ปี 2569 ได้ 86.40% “ดีมาก” ตามหนังสือ ที่ นร 0505/ว 123 อีเมล officer.th@example.go.th \
    ๑๒๓,๔๕๖.๗๘ บาท ฯลฯ พ.ศ. ๒๕๖๙ ณ วันที่ 1 ต.ค. 2568–30 ก.ย. 2569 office fficial waffle AVATAR To Ty Yours";

#[test]
fn each_page_of_the_reports_extracts_as_it_was_drawn_in_three_readers() {
    let report = fixture::report();
    check(&printed(Document::IndicatorReport(&report), Digits::Arabic, Style::Official));
    check(&printed(Document::IndicatorReport(&report), Digits::Thai, Style::Compact));
    check(&printed(Document::IndicatorTemplates(&report), Digits::Thai, Style::Official));
}

#[test]
fn hard_words_and_mixed_scripts_extract_exactly_however_the_lines_are_set() {
    let report = fixture::empty();
    let (mut composition, particulars) = compose(Document::IndicatorReport(&report), None, Digits::Arabic);
    let aligned = [Align::Left, Align::Centre, Align::Right, Align::Justify];
    let paragraph = |align| Block::Paragraph(Paragraph::new(HARD).align(align));
    composition.blocks.extend(aligned.map(paragraph));
    composition.blocks.push(Block::Paragraph(Paragraph::new(HARD).align(Align::Justify).bold().size(11.5)));
    check(&set((composition, particulars), Style::Official));
}

#[test]
fn letters_sarabun_lacks_extract_exactly_in_every_reader() {
    let each = [
        "ลาว ສົມສັກ ພົມມະຈັນ ເຈົ້າໜ້າທີ່ ຂໍ້ມູນ ນ້ຳ ຈົບ",
        "พม่า ဒေါ်အောင်ဆန်း ကျွန်ုပ် မြန်မာ သင်္ဘော စဉ့်ကူး จบ",
        "เขมร សុខ សុភា ខ្មែរ ស្រី ភ្នំពេញ ឆ្នាំ កើត\u{200b}ឡើង จบ",
        "จีน 王小明 李麗華，「北京」 ญี่ปุ่น かな カナ จบ",
        "เวียดนาม Nguyễn Thị Minh Khai กรีก Ωμέγα รัสเซีย Привет อาร์เมเนีย x\u{313}y จบ",
        "ทำแล้ว ✓ ✔ ข้อ ① ② ❶ จุด ● ○ ช่อง ☐ ☑ ☒ ดาว ★ ☆ ต่อ → ⇒ ➢ คณิต ∑ ≠ ⟨ก⟩ 🗹 จบ",
        "พินทุ ฺ นำ ํ ลอย ่ ้ ๊ ລอย ້ ្ ိ จบ",
    ];
    for text in each {
        let mut report = fixture::report();
        report.cards[0].result.as_mut().unwrap().done = text.repeat(6);
        report.cards[1].indicator.name = text.into();
        report.scorecard.lines[1].name = text.into();
        report.head.agency.name_th = text.into();
        check(&printed(Document::IndicatorReport(&report), Digits::Arabic, Style::Official));
    }
}

#[test]
fn four_hundred_unbroken_letters_extract_exactly_wherever_they_stand() {
    let mut report = fixture::report();
    let unbroken = "Unbroken".repeat(50);
    report.cards[0].result.as_mut().unwrap().done.clone_from(&unbroken);
    report.cards[1].indicator.name.clone_from(&unbroken);
    report.scorecard.lines[1].name.clone_from(&unbroken);
    report.scorecard.lines[2].unit.clone_from(&unbroken);
    report.head.agency.name_th.clone_from(&unbroken);
    report.head.ministry = unbroken;
    check(&printed(Document::IndicatorReport(&report), Digits::Arabic, Style::Official));
}

/// Two glyphs stand for the one character, which only ActualText can say. No Thai word is written so.
#[test]
fn a_bare_sara_am_beside_an_ascender_is_exact_where_actual_text_is_read_and_in_its_halves_elsewhere() {
    let report = fixture::empty();
    let (mut composition, particulars) = compose(Document::IndicatorReport(&report), None, Digits::Arabic);
    composition.blocks = vec![Block::Paragraph(Paragraph::new("ปำฝำฟำ"))];
    composition.running = None;
    let read = readers(&set((composition, particulars), Style::Official)).map(|(_, text)| squeezed(&text));
    assert_eq!(read, ["ปำฝำฟำ", "ป\u{e4d}าฝ\u{e4d}าฟ\u{e4d}า", "ป\u{e4d}าฝ\u{e4d}าฟ\u{e4d}า"]);
}

fn readers(printed: &Printed) -> [(&'static str, String); 3] {
    read_by_all(std::slice::from_ref(printed)).map(|(reader, mut texts)| (reader, texts.remove(0)))
}

/// The text of each document as each reader has it, a form feed after every page.
fn read_by_all(printed: &[Printed]) -> [(&'static str, Vec<String>); 3] {
    let folder = tempfile::tempdir().unwrap();
    let write = |(n, printed): (usize, &Printed)| {
        let path = folder.path().join(format!("{n}.pdf"));
        std::fs::write(&path, &printed.bytes).unwrap();
        path
    };
    let paths: Vec<PathBuf> = printed.iter().enumerate().map(write).collect();
    let each = |read: fn(&Path) -> String| paths.iter().map(|path| read(path)).collect();
    [("pdftotext", each(pdftotext)), ("mutool", each(mutool)), ("pdf.js", pdfjs(&paths))]
}

fn check(printed: &Printed) {
    check_all(std::slice::from_ref(printed));
}

/// That every page of the documents extracts as it was drawn, in every reader.
pub(super) fn check_all(printed: &[Printed]) {
    for (reader, texts) in read_by_all(printed) {
        assert_eq!(texts.len(), printed.len(), "{reader}");
        for (printed, text) in printed.iter().zip(texts) {
            let read: Vec<&str> = text.trim_end().split('\u{c}').collect();
            assert_eq!(read.len(), printed.pages.pages.len(), "{reader}");
            for (number, (page, read)) in (1..).zip(printed.pages.pages.iter().zip(read)) {
                // pdf.js leaves out what only joins or directs other signs
                let joiner =
                    |c: char| reader == "pdf.js" && matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
                let drawn: String = drawn(page).chars().filter(|&c| !joiner(c)).collect();
                assert_eq!(squeezed(read), drawn, "{reader}, page {number}");
            }
        }
    }
}

/// What stands on a page, in the order it is drawn.
fn drawn(page: &Page) -> String {
    let marks = page.groups.iter().flat_map(|group| &group.marks);
    marks
        .filter_map(|mark| if let Mark::Text { line, .. } = mark { Some(squeezed(line.written())) } else { None })
        .collect()
}

fn pdftotext(path: &Path) -> String {
    run(Command::new("pdftotext").arg("-raw").arg(path).arg("-"))
}

fn mutool(path: &Path) -> String {
    run(Command::new("mutool").args(["draw", "-q", "-F", "txt"]).arg(path))
}

fn pdfjs(paths: &[PathBuf]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reader = root.join("../../ui/node_modules/pdfjs-dist");
    let text = run(Command::new("node").arg(root.join("tests/golden/pdfjs.mjs")).arg(reader).args(paths));
    let texts = text.strip_suffix('\u{1d}').unwrap_or(&text);
    texts.split('\u{1d}').map(str::to_owned).collect()
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
