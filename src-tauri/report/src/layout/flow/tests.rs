use std::sync::LazyLock;

use super::*;
use crate::documents::cells::{heads, left, prose, signatures, signed, table};

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

#[test]
fn the_last_row_of_a_table_stands_alone_on_no_page() {
    let mut parted = 0;
    for down in all_the_way_down() {
        let pages = laid_out(down, vec![of_rows(&["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก"])]);
        let last = pages.last().unwrap();
        parted += usize::from(pages.len() > 1);
        assert!(pages.len() == 1 || last.contains(&"ห้า".to_owned()), "{down}: {pages:?}");
    }
    assert!(parted > 0, "the page's end was met");
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
