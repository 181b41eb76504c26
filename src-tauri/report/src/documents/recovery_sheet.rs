//! The recovery sheet: the printed key that opens a workspace when a passphrase is forgotten.
//!
//! Role: a key and whose it is → blocks of one page. Invariant: the key stands on the paper twice, in numbered groups for
//! typing and as one line for checking, and nowhere else. Knows no store.

use saisaat_core::keys::RecoveryKey;
use saisaat_core::values::{Date, thai};

use crate::layout::flow::{Block, Cell, Column, Composition, Row, Rules, Running, Table};
use crate::pdf::Particulars;
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

const NAME: &str = "ใบกุญแจกู้คืนแฟ้มงาน";

/// What a recovery sheet says.
#[derive(Clone, Copy, Debug)]
pub struct RecoverySheet<'a> {
    /// The ministry whose workspace it opens.
    pub ministry: &'a str,
    /// The officer it was given to.
    pub officer: &'a str,
    /// The day the key was made.
    pub made_on: Date,
    /// The key.
    pub key: &'a RecoveryKey,
}

/// Composes the sheet.
pub(crate) fn document(sheet: &RecoverySheet<'_>) -> Composition {
    let key = sheet.key.to_string();
    let mut blocks = head(sheet);
    blocks.push(groups(&key));
    blocks.push(Block::Paragraph(
        Paragraph::dense(&key, style::NOTE).align(Align::Centre).colour(style::MUTED).before(4.0).after(10.0),
    ));
    blocks.extend(section("ใช้เมื่อใด", &["เมื่อลืมรหัสผ่านและไม่มีเจ้าหน้าที่ผู้อื่นเปิดแฟ้มงานได้ ผู้ถือใบนี้ตั้งรหัสผ่านใหม่ให้เจ้าหน้าที่ได้"]));
    blocks.extend(section(
        "วิธีใช้",
        &[
            "1. เปิดโปรแกรมใสสะอาด เลือกแฟ้มงาน แล้วกด “ลืมรหัสผ่าน”",
            "2. พิมพ์กุญแจทีละกลุ่มตามลำดับ 1–8 พิมพ์ตัวเล็กหรือตัวใหญ่ก็ได้ โปรแกรมตรวจทีละกลุ่มและบอกกลุ่มที่พิมพ์ผิด",
            "3. เลือกชื่อเจ้าหน้าที่ แล้วตั้งรหัสผ่านใหม่ ข้อมูลในแฟ้มงานไม่เปลี่ยนแปลง",
        ],
    ));
    blocks.extend(section(
        "การเก็บรักษา",
        &[
            "• เก็บในตู้นิรภัยหรือซองปิดผนึก แยกจากเครื่องคอมพิวเตอร์ ไม่ถ่ายภาพและไม่ส่งทางอีเมลหรือแอปพลิเคชัน",
            "• ผู้ใดมีใบนี้และแฟ้มงาน ผู้นั้นเปิดข้อมูลส่วนบุคคลทั้งหมดได้ หากสูญหายหรือมีผู้อื่นเห็น ให้ผู้ดูแลแฟ้มงานออกใบใหม่ทันที ใบเดิมจะใช้ไม่ได้",
            "• หากไม่มีทั้งรหัสผ่านและใบนี้ ไม่มีผู้ใดเปิดแฟ้มงานได้อีก รวมทั้งผู้พัฒนาโปรแกรม",
        ],
    ));
    blocks.push(Block::Paragraph(
        Paragraph::new("Recovery key of a Saisaat workspace. Keep it in a safe: with it and the workspace, everything can be read.")
            .size(style::NOTE)
            .colour(style::MUTED)
            .before(8.0),
    ));
    blocks.push(keeper());
    Composition { frame: Frame::A4, running: Some(running(sheet)), blocks }
}

/// What the document says about itself.
pub(crate) fn particulars(sheet: &RecoverySheet<'_>) -> Particulars {
    Particulars {
        title: format!("{NAME} {}", sheet.ministry),
        author: sheet.ministry.to_owned(),
        subject: NAME.to_owned(),
        made_on: sheet.made_on.to_string(),
    }
}

fn head(sheet: &RecoverySheet<'_>) -> Vec<Block> {
    let centred = |paragraph: Paragraph| Block::Paragraph(paragraph.align(Align::Centre));
    let given = format!("ออกให้ {} · วันที่ {}", sheet.officer, thai::long_date(sheet.made_on.naive()));
    vec![
        centred(Paragraph::heading(NAME, Role::Heading1).size(style::TITLE).after(2.0)),
        centred(Paragraph::new(sheet.ministry).size(style::HEADING).bold()),
        centred(Paragraph::new(&given).colour(style::MUTED).after(14.0)),
    ]
}

/// Two rows of four groups, each under its number.
fn groups(key: &str) -> Block {
    let cells: Vec<Cell> = key.split('-').enumerate().map(|(at, group)| cell(at + 1, group)).collect();
    let rows: Vec<Row> = cells.chunks(4).map(<[Cell]>::to_vec).collect();
    Block::Table(Table { columns: vec![Column::Share(1.0); 4], header: 0, rows, rules: Rules::Grid, after: 0.0 })
}

fn cell(number: usize, group: &str) -> Cell {
    let number = Paragraph::dense(&number.to_string(), style::NOTE).colour(style::MUTED).before(3.0);
    let group = Paragraph::dense(group, GROUP).bold().after(5.0);
    Cell::of([number, group].map(|paragraph| paragraph.align(Align::Centre)).to_vec()).fill(style::PANEL)
}

/// Large enough to be read aloud across a desk.
const GROUP: f32 = 24.0;

fn section(title: &str, lines: &[&str]) -> Vec<Block> {
    let heading = Block::Paragraph(Paragraph::heading(title, Role::Heading2).size(style::SUBHEADING));
    let lines = lines.iter().map(|line| {
        let numbered = line.starts_with(|c: char| c.is_ascii_digit() || c == '•');
        let paragraph = Paragraph::new(line).after(style::GAP_AFTER_PARAGRAPH / 2.0);
        Block::Paragraph(if numbered { paragraph.hanging(14.0) } else { paragraph })
    });
    std::iter::once(heading).chain(lines).collect()
}

/// Who keeps it, and where: filled in by hand.
fn keeper() -> Block {
    let line = |text: &str| Paragraph::dense(text, style::TABLE).align(Align::Centre);
    let dots = |label: &str, count: usize| line(&format!("{label} {}", "…".repeat(count)));
    let place = Cell::of(vec![dots("เก็บไว้ที่", 12), dots("ซองหรือตู้หมายเลข", 8), dots("วันที่เก็บ", 11)]);
    let name = line(&format!("({})", "…".repeat(14)));
    let keeper = Cell::of(vec![dots("(ลงชื่อ)", 12), name, line("ผู้เก็บรักษา").colour(style::MUTED)]);
    let table = Table {
        columns: vec![Column::Share(1.0); 2],
        header: 0,
        rows: vec![vec![place, keeper]],
        rules: Rules::None,
        after: 0.0,
    };
    Block::Keep(vec![Block::Space(30.0), Block::Table(table)])
}

fn running(sheet: &RecoverySheet<'_>) -> Running {
    Running {
        head_left: NAME.to_owned(),
        head_right: "ลับ".to_owned(),
        foot_left: format!("ออกเมื่อวันที่ {}", thai::long_date(sheet.made_on.naive())),
        number: |page, of| format!("หน้า {page}/{of}"),
        at_top: false,
        first: true,
        secrecy: None,
    }
}
