use crate::layout::pages::Mark;
use std::sync::LazyLock;

use super::*;
use crate::documents::cells::{heads, left, note, prose, signatures, signed, table};

static SETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::load().unwrap());

/// The texts of each page, of blocks that begin so far down the first.
fn laid_out(down: f32, blocks: Vec<Block>) -> Vec<Vec<String>> {
    let start = Paragraph::new("ต้น");
    let blocks = [Block::Paragraph(start), Block::Space(down)].into_iter().chain(blocks).collect();
    let pages = lay_out(&Composition { frame: Frame::A4, running: None, blocks }, &SETTER, Style::Official);
    let texts = |page: &Page| {
        let marks = page.groups.iter().flat_map(|group| &group.marks);
        marks
            .filter_map(|mark| if let Mark::Text { line, .. } = mark { Some(line.written().to_owned()) } else { None })
            .collect()
    };
    pages.pages.iter().map(texts).collect()
}

/// Distances from the top by which the end of the page comes to lie anywhere in what follows.
fn all_the_way_down() -> impl Iterator<Item = f32> {
    (380..680).step_by(4).map(|down| down as f32)
}

fn of_rows(texts: &[&str]) -> Block {
    let rows = std::iter::once(heads(&["หัว"])).chain(texts.iter().map(|text| vec![left(text)]));
    table(vec![Column::Share(1.0)], rows.collect())
}

/// A table of so many rows, too tall to turn the page whole.
fn rows(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("แถว {number}")).collect()
}

#[test]
fn three_rows_and_their_note_at_least_end_a_table_on_a_page_and_two_begin_it() {
    let names = rows(20);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut parted = 0;
    for down in all_the_way_down() {
        let pages = laid_out(down, vec![of_rows(&names), note("หมายเหตุ")]);
        let holds = |text: &str| pages.iter().position(|page| page.iter().any(|line| line == text)).unwrap();
        parted += usize::from(holds("แถว 3") != holds("แถว 18"));
        assert_eq!(holds("แถว 18"), holds("หมายเหตุ"), "{down}: {pages:?}");
        assert_eq!(holds("แถว 1"), holds("แถว 2"), "{down}: {pages:?}");
    }
    assert!(parted > 0, "the page's end was met");
}

#[test]
fn a_short_table_turns_the_page_whole_and_a_long_one_says_that_it_goes_on() {
    let (mut turned, mut continued) = (0, 0);
    for down in all_the_way_down() {
        let pages = laid_out(down, vec![of_rows(&["หนึ่ง", "สอง", "สาม", "สี่", "ห้า"])]);
        turned += usize::from(pages.len() > 1);
        assert!(pages.iter().all(|page| page.contains(&"หนึ่ง".to_owned()) == page.contains(&"ห้า".to_owned())));
        let names = rows(20);
        let pages = laid_out(down, vec![of_rows(&names.iter().map(String::as_str).collect::<Vec<_>>())]);
        let split = pages.len() > 1 && pages[0].contains(&"แถว 1".to_owned());
        continued += usize::from(split);
        assert_eq!(pages.iter().skip(1).any(|page| page[0] == "(ต่อ)"), split, "{down}: {pages:?}");
    }
    assert!(turned > 0 && continued > 0, "the page's end was met");
}

#[test]
fn signatures_turn_the_page_with_the_paragraph_above_them() {
    let mut turned = 0;
    for down in all_the_way_down() {
        let text = ["ความแรก", "ความที่สอง", "ความสุดท้าย"].map(prose).into();
        let pages = laid_out(down, signed(text, signatures(&[("ผู้บันทึก", "", "")], "")));
        let signed = pages.iter().find(|page| page.iter().any(|text| text.starts_with("(ลงชื่อ)"))).unwrap();
        turned += usize::from(pages.len() > 1);
        assert!(signed.contains(&"ความสุดท้าย".to_owned()), "{down}: {pages:?}");
    }
    assert!(turned > 0, "the page's end was met");
}
