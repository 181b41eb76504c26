//! The appendix of evidence (ภาคผนวกหลักฐาน): all that is listed and attached to the indicators of a round and, where asked, what the
//! files are, pictures among them shown.
//!
//! Invariant: every file has its caption, whatever it is; where it is not shown its caption says why.

use saisaat_core::registers::{Attachment, Evidence};
use saisaat_core::summaries::{IndicatorCard, IndicatorReport};

use super::cells::{centred, dense, facts, heads, left, lines, note, number, prose, table};
use super::letterhead;
use super::wording::{NONE, Wording};
use crate::attached::{Attached, AttachedFiles, MOST_PICTURES, NotShown};
use crate::layout::figures::Figure;
use crate::layout::flow::{Block, Cell, Column, Composition, Row};
use crate::pdf::Particulars;
use crate::role::Role;
use crate::style::{self, Frame};
use crate::text::{Align, Paragraph};

const NAME: &str = "ภาคผนวกหลักฐาน";

/// The most of a page that a picture takes under its caption.
const PICTURE: f32 = 0.72;

/// Something that is listed, with the indicator it is evidence of.
struct Item<'a> {
    card: &'a IndicatorCard,
    what: What<'a>,
}

enum What<'a> {
    Listed(&'a Evidence),
    File(&'a Attachment),
}

/// Composes the list, and after it the files where they are given.
pub(super) fn compose(
    report: &IndicatorReport,
    files: Option<&AttachedFiles>,
    say: Wording,
) -> (Composition, Particulars) {
    let of = say.year_and_round(report.year, report.round);
    let mut blocks = letterhead::title(&report.head, NAME, std::slice::from_ref(&of));
    let items: Vec<Item<'_>> = report.cards.iter().flat_map(items).collect();
    if items.is_empty() {
        blocks.push(prose("ยังไม่มีหลักฐานในรอบนี้"));
    } else {
        blocks.push(list(&items, files.is_some(), say));
        blocks.push(note(&counted(&items, say)));
    }
    if let Some(files) = files {
        let attached = (1..).zip(&items).filter_map(|(n, item)| Some((n, item, item.file()?)));
        let each: Vec<Block> = attached.flat_map(|(n, item, file)| shown((n, item, file), files, say)).collect();
        if !each.is_empty() {
            blocks.push(Block::NewPage(Frame::A4));
            blocks.extend(each);
        }
    }
    let running = Some(letterhead::running(&report.head, NAME, &of, say));
    (Composition { frame: Frame::A4_LANDSCAPE, running, blocks }, letterhead::particulars(&report.head, NAME, &of))
}

impl Item<'_> {
    fn file(&self) -> Option<&Attachment> {
        if let What::File(file) = self.what { Some(file) } else { None }
    }
}

/// The evidence of an indicator and, where it is a composite, of its parts.
fn items(card: &IndicatorCard) -> Vec<Item<'_>> {
    let listed = card.evidence.iter().map(What::Listed);
    let own = listed.chain(card.attachments.iter().map(What::File)).map(|what| Item { card, what });
    own.chain(card.parts.iter().flat_map(items)).collect()
}

fn list(items: &[Item<'_>], with_pages: bool, say: Wording) -> Block {
    let mut names = vec!["ที่", label!(IndicatorResult.indicator_id), "หลักฐาน", label!(Evidence.reference), "วันที่"];
    let mut columns =
        vec![Column::Fit(34.0), Column::Share(1.0), Column::Share(2.4), Column::Share(0.9), Column::Fit(80.0)];
    if with_pages {
        names.push("หน้า");
        columns.push(Column::Fixed(40.0));
    }
    let mut rows = vec![heads(&names)];
    rows.extend((1..).zip(items).map(|(n, item)| row((n, item), with_pages, say)));
    table(columns, rows)
}

fn row((n, item): (usize, &Item<'_>), with_pages: bool, say: Wording) -> Row {
    let indicator = &item.card.indicator;
    let mut row = vec![number(&say.count(n)), left(&format!("{} {}", say.text(&indicator.code), indicator.name))];
    let (what, place, date) = match item.what {
        What::Listed(evidence) => {
            (lines(&say.typed(&evidence.title)), say.typed(&evidence.reference), evidence.dated_on)
        }
        What::File(file) => (named(file), format!("ไฟล์แนบ {} กิโลไบต์", kilobytes(file, say)), Some(file.attached_on)),
    };
    let date = date.map_or_else(|| NONE.to_owned(), |day| say.short_date(day));
    row.extend([what, lines(&place), centred(&date)]);
    if with_pages {
        row.push(match item.what {
            What::File(_) => Cell::new(dense("").align(Align::Centre).page_of(anchor(n), say.digits())),
            What::Listed(_) => centred(NONE),
        });
    }
    row
}

/// A file by its name as it was given, and the SHA-256 by which it can be known again.
fn named(file: &Attachment) -> Cell {
    let hash = Paragraph::dense(&format!("SHA-256 {}", file.sha256), style::HASH).colour(style::MUTED);
    Cell::of(vec![dense(&file.name), hash])
}

fn kilobytes(file: &Attachment, say: Wording) -> String {
    say.count((file.size as usize).div_ceil(1024))
}

fn counted(items: &[Item<'_>], say: Wording) -> String {
    let files = items.iter().filter(|item| item.file().is_some()).count();
    match files {
        0 => format!("รวม {} รายการ ไม่มีไฟล์แนบ", say.count(items.len())),
        files => format!("รวม {} รายการ ในจำนวนนี้เป็นไฟล์แนบ {} ไฟล์", say.count(items.len()), say.count(files)),
    }
}

fn anchor(n: usize) -> String {
    format!("evidence {n}")
}

/// A file under its caption.
fn shown((n, item, file): (usize, &Item<'_>, &Attachment), files: &AttachedFiles, say: Wording) -> Vec<Block> {
    let indicator = &item.card.indicator;
    let heading = format!("หลักฐานที่ {} {}", say.count(n), file.name);
    let heading = Paragraph::heading(&heading, Role::Heading2).size(style::SUBHEADING).anchor(anchor(n));
    let caption = facts(&[
        (label!(IndicatorResult.indicator_id), format!("{} {}", say.text(&indicator.code), indicator.name)),
        (label!(Attachment.attached_on), say.date(file.attached_on)),
        ("ขนาด", format!("{} กิโลไบต์", kilobytes(file, say))),
        ("SHA-256", file.sha256.clone()),
    ]);
    let body = match files.get(&file.sha256) {
        Attached::Picture(art) => {
            // a small picture is not blown up to a page
            let most = (Frame::A4.depth() * PICTURE).min(art.dots_down());
            Block::Figure(Figure::picture(format!("ภาพหลักฐานที่ {n} {}", file.name), art, most, Frame::A4.measure()))
        }
        Attached::Pages(pages) => {
            let pages = say.count(pages as usize);
            note(&format!(
                "ไฟล์ PDF จำนวน {pages} หน้า ไม่แสดงในภาคผนวก เพราะไฟล์จากที่อื่นอาจไม่เป็นไปตามมาตรฐานเอกสารจดหมายเหตุ (PDF/A) ตรวจได้จากไฟล์ต้นฉบับตามค่า SHA-256"
            ))
        }
        Attached::Other => note("ไม่แสดงในภาคผนวก เพราะไม่ใช่ภาพหรือ PDF ตรวจได้จากไฟล์ต้นฉบับตามค่า SHA-256"),
        Attached::Not(why) => note(&not_shown(why, say)),
    };
    vec![Block::Keep(vec![Block::Paragraph(heading), caption, body]), Block::Space(style::GAP_BETWEEN_CARDS)]
}

fn not_shown(why: NotShown, say: Wording) -> String {
    let why = match why {
        NotShown::Missing => "ไม่พบไฟล์ในแฟ้มงาน หรือไฟล์ไม่ตรงกับที่แนบไว้".to_owned(),
        NotShown::TooLarge => "ไฟล์หรือภาพใหญ่เกินกว่าที่แสดงได้".to_owned(),
        NotShown::Unreadable => "อ่านไฟล์ไม่ได้ ไฟล์อาจเสียหาย".to_owned(),
        NotShown::Unconfined => "เครื่องนี้อ่านไฟล์อย่างปลอดภัยไม่ได้".to_owned(),
        NotShown::TooMany => format!("แสดงภาพได้ไม่เกิน {} ภาพต่อหนึ่งฉบับ", say.count(MOST_PICTURES)),
        NotShown::Withheld => "เป็นฉบับเผยแพร่ และเนื้อหาในไฟล์ไม่ได้ปกปิดข้อมูลส่วนบุคคล".to_owned(),
    };
    format!("ไม่แสดงในภาคผนวก เพราะ{why}")
}
