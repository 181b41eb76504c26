//! A demonstration document, to try typesetting and writing without any register.

use crate::flow::{Block, Cell, Column, Document, Row, Rules, Running, Table, lay_out};
use crate::lines::Typesetter;
use crate::pages::Role;
use crate::pdf::{Particulars, write};
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

fn demo() -> Document {
    let root = std::path::PathBuf::from(std::env::var("SAISAAT_SHARED").unwrap_or("../../../shared/data".into()));
    let prose = std::fs::read_to_string(root.join("thai-text/prose.txt")).unwrap();
    let hard = std::fs::read_to_string(root.join("thai-text/hard-words.txt")).unwrap();
    let mut blocks = vec![Block::Paragraph(Paragraph::heading("รายงานทดสอบ", Role::Heading1))];
    for line in prose.lines().chain(hard.lines()) {
        blocks.push(Block::Paragraph(Paragraph::new(line).align(Align::Justify).indent(style::INDENT)));
    }
    let joined = prose.lines().collect::<Vec<_>>().join(" ");
    blocks.push(Block::Paragraph(Paragraph::new(&joined).align(Align::Justify).indent(style::INDENT)));
    let rows: Vec<Row> = (0..60).map(|i| vec![Cell::new(Paragraph::dense(&format!("{i}.5"), style::TABLE).align(Align::Decimal)), Cell::new(Paragraph::dense(prose.lines().nth(i % 15).unwrap(), style::TABLE))]).collect();
    let head = vec![Cell::head(Paragraph::dense("ที่", style::TABLE)), Cell::head(Paragraph::dense("ข้อความ", style::TABLE))];
    let tall = vec![Cell::new(Paragraph::dense("สูง", style::TABLE)), Cell::new(Paragraph::dense(&joined.repeat(20), style::TABLE))];
    let rows = [vec![head], rows, vec![tall]].concat();
    blocks.push(Block::Table(Table { columns: vec![Column::Fit(80.0), Column::Share(1.0)], header: 1, rows, rules: Rules::Grid, after: 8.0 }));
    blocks.push(Block::Paragraph(Paragraph::new(&"A".repeat(400))));
    blocks.push(Block::Paragraph(Paragraph::new("อีโมจิ 👩‍👩‍👧 漢字 العربية ကမ္မ")));
    let running = Running { head_left: "ส่วนราชการ".into(), head_right: "ปี 2569".into(), foot_left: "พิมพ์".into(), number: |n, of| format!("หน้า {n}/{of}") };
    Document { frame: Frame::A4, running, blocks }
}

#[test]
fn demo_pdf() {
    let setter = Typesetter::load().unwrap();
    let pages = lay_out(&demo(), &setter);
    let particulars = Particulars { title: "t".into(), author: "a".into(), subject: "s".into(), made_on: "2026-11-23".into() };
    let bytes = write(&pages, setter.faces(), &particulars).unwrap();
    assert!(bytes == write(&lay_out(&demo(), &setter), setter.faces(), &particulars).unwrap());
    std::fs::write("/tmp/rep/demo.pdf", bytes).unwrap();
}
