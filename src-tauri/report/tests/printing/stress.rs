//! Reports of sizes and contents nobody plans for. What a report costs is bounded by its size, measured in what it comes to:
//! no clock is read, so a slow machine fails nothing.

use crate::fixture::{self, DONE};
use crate::tools::{File, squeezed};
use crate::{ARABIC, THAI, print};

const MANY: usize = 300;
const BYTES_A_PAGE: usize = 10 * 1024;

#[test]
fn three_hundred_indicators_of_long_text_are_all_there_and_cost_what_their_number_costs() {
    let [some, all] = [MANY / 10, MANY].map(|count| print(&fixture::many(count, 3), &ARABIC));
    all.check();
    let (few, pages) = (some.pages(), all.pages());
    assert!(pages > MANY, "{pages} pages");
    assert!(pages <= few * 10 + 10, "{few} pages became {pages}");
    assert!(all.size() <= pages * BYTES_A_PAGE, "{} bytes on {pages} pages", all.size());
    let text = squeezed(&all.raw_text());
    for number in 0..MANY {
        assert!(text.contains(&format!("ตัวชี้วัดที่K{number}.")), "K{number}.");
    }
    assert!(text.contains(&format!("หน้า{pages}/{pages}")));
    assert!(text.matches(&squeezed(DONE)).count() >= MANY);
}

#[test]
fn a_cell_of_many_pages_goes_on_under_its_label_and_loses_no_word() {
    let mut report = fixture::report();
    let words: Vec<String> = (0..3000).map(|number| format!("ข้อที่{number}ดำเนินการแล้ว")).collect();
    report.cards[0].result.as_mut().unwrap().done = words.join(" ");
    let usual = print(&fixture::report(), &ARABIC).pages();
    let file = print(&report, &ARABIC);
    assert!(file.pages() >= usual + 5, "{} pages", file.pages());
    let text = squeezed(&file.content_text());
    let continued = squeezed("คำชี้แจงการปฏิบัติงาน (ต่อ)");
    assert!(text.matches(&continued).count() >= 5, "each further page says what goes on");
    assert!(text.replace(&continued, "").contains(&squeezed(&words.join(""))), "every word once, in order");
    assert_eq!(cells(&file), cells(&print(&fixture::report(), &ARABIC)));
}

#[test]
fn texts_that_are_empty_blank_or_only_marks_are_printed_without_harm() {
    for text in ["", " ", "\n\n\n", "\u{200b}", "\u{e48}\u{e49}\u{e33}", "\u{feff}", "\u{202e}กลับ\u{202c}"] {
        let mut report = fixture::report();
        for card in &mut report.cards {
            for field in [&mut card.indicator.name, &mut card.indicator.unit, &mut card.indicator.code] {
                *field = text.into();
            }
            card.indicator.definition = text.into();
        }
        for line in &mut report.scorecard.lines {
            for field in [&mut line.name, &mut line.unit, &mut line.code, &mut line.dimension] {
                *field = text.into();
            }
        }
        report.head.agency.name_th = text.into();
        report.head.ministry = text.into();
        print(&report, &THAI).check();
    }
}

fn cells(file: &File) -> usize {
    file.tags().iter().filter(|element| element.tag == "TD").count()
}
