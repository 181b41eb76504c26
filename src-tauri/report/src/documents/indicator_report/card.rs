//! The card of one indicator, in the order of the self-assessment report's card.

use saisaat_core::registers::{Attachment, Evidence, Indicator};
use saisaat_core::summaries::{IndicatorCard, IndicatorReport, ScoreLine};
use saisaat_core::values::Id;

use super::{criteria, evidence_list};
use crate::documents::cells::{dense, paragraphs};
use crate::documents::wording::{NONE, Wording};
use crate::layout::flow::{Block, Cell, Column, Row, Rules, Table};
use crate::role::Role;
use crate::style;
use crate::text::{Align, Paragraph};

/// Everything about an indicator in its round.
pub(super) fn blocks(report: &IndicatorReport, card: &IndicatorCard, line: &ScoreLine, say: Wording) -> Vec<Block> {
    let indicator = &card.indicator;
    let heading = format!("ตัวชี้วัดที่ {} {}", say.text(&indicator.code), indicator.name);
    let heading = Paragraph::heading(&heading, Role::Heading2);
    vec![
        Block::Paragraph(heading.size(style::SUBHEADING).after(5.0).anchor(anchor(indicator.id))),
        labelled(template_rows(card, say)),
        section("เกณฑ์การให้คะแนน"),
        criteria::levels(report, card, say),
        section(label!(IndicatorResult.result)),
        criteria::results(card, line, say),
        labelled(assessment_rows(card, line, say)),
    ]
}

/// The indicator as it is agreed on: what it measures and how it is scored, whatever has come of it since.
pub(in crate::documents) fn template(report: &IndicatorReport, card: &IndicatorCard, say: Wording) -> Vec<Block> {
    let card = &IndicatorCard { result: None, ..card.clone() };
    let indicator = &card.indicator;
    let heading = format!("ตัวชี้วัดที่ {} {}", say.text(&indicator.code), indicator.name);
    let mut rows = template_rows(card, say);
    if !indicator.notes.trim().is_empty() {
        rows.push(row(label!(Indicator.notes), texts(&indicator.notes, say)));
    }
    vec![
        Block::Paragraph(Paragraph::heading(&heading, Role::Heading2).size(style::SUBHEADING).after(5.0)),
        labelled(rows),
        section("เกณฑ์การให้คะแนน"),
        criteria::levels(report, card, say),
    ]
}

/// The name by which the score summary leads to an indicator's card.
pub(super) fn anchor(indicator: Id<Indicator>) -> String {
    format!("indicator {indicator}")
}

fn template_rows(card: &IndicatorCard, say: Wording) -> Vec<Row> {
    let i = &card.indicator;
    let supervisor = person(&i.supervisor, &i.supervisor_position, &i.supervisor_phone, say);
    let collector = person(&i.collector, &i.collector_position, &i.collector_phone, say);
    let mut rows = vec![
        row(label!(Indicator.supervisor), names(&supervisor)),
        row(label!(Indicator.collector), names(&collector)),
        row(label!(Indicator.weight), texts(&weight(card, say), say)),
        row(label!(Indicator.definition), prose(&i.definition, say)),
        row(label!(Indicator.formula), texts(&i.formula, say)),
    ];
    let optional =
        [("ช่วงปรับเกณฑ์", &i.spacing), (label!(Indicator.conditions), &i.conditions), ("แหล่งข้อมูล", &i.data_source)];
    rows.extend(
        optional.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(l, text)| row(l, texts(text, say))),
    );
    rows.push(row("ข้อมูลพื้นฐาน", texts(&criteria::baseline(card, say), say)));
    rows
}

fn assessment_rows(card: &IndicatorCard, line: &ScoreLine, say: Wording) -> Vec<Row> {
    let of = |field: fn(&saisaat_core::registers::IndicatorResult) -> &String| {
        prose(card.result.as_ref().map_or("", |result| field(result)), say)
    };
    let mut rows = vec![
        row("การคำนวณคะแนน", explanation(line, say)),
        row(label!(IndicatorResult.done), of(|result| &result.done)),
        row(label!(IndicatorResult.supports), of(|result| &result.supports)),
        row(label!(IndicatorResult.obstacles), of(|result| &result.obstacles)),
        row("หลักฐานอ้างอิง", evidence(card, say)),
    ];
    let remedy = card.result.as_ref().map_or("", |result| result.remedy.trim());
    if !remedy.is_empty() {
        let after_obstacles = rows.len() - 1;
        rows.insert(after_obstacles, row(label!(IndicatorResult.remedy), prose(remedy, say)));
    }
    if !card.indicator.notes.trim().is_empty() {
        rows.push(row(label!(Indicator.notes), texts(&card.indicator.notes, say)));
    }
    rows
}

/// How the score came about, a statement to a line; what concerns a part stands in.
fn explanation(line: &ScoreLine, say: Wording) -> Vec<Paragraph> {
    if line.explanation.is_empty() {
        return texts("", say);
    }
    let statement = |line: &String| {
        let depth = (line.len() - line.trim_start().len()) as f32;
        let paragraph = dense(&say.text(line.trim_start()));
        Paragraph { left: depth * 3.0, ..paragraph }
    };
    line.explanation.iter().map(statement).collect()
}

/// What is listed, then the files that are attached with the hash by which each can be known again.
fn evidence(card: &IndicatorCard, say: Wording) -> Vec<Paragraph> {
    if card.evidence.is_empty() && card.attachments.is_empty() {
        return texts("", say);
    }
    let item = |(number, item): (usize, &Evidence)| {
        let number = say.text(&number.to_string());
        dense(&format!("{number}) {}", evidence_list::reference(item, say))).hanging(14.0)
    };
    let listed = (1..).zip(&card.evidence).map(item);
    let files = (card.evidence.len() + 1..).zip(&card.attachments);
    listed.chain(files.flat_map(|(number, file)| attached(number, file, say))).collect()
}

/// A file by its name as it was given, and under it the SHA-256 of what it holds.
fn attached(number: usize, file: &Attachment, say: Wording) -> [Paragraph; 2] {
    let kilobytes = file.size.div_ceil(1024).to_string();
    let number = say.text(&number.to_string());
    [
        dense(&format!("{number}) {} (ไฟล์แนบ {} กิโลไบต์)", file.name, say.text(&kilobytes))).hanging(14.0),
        Paragraph { left: 14.0, ..evidence_list::hash(file) },
    ]
}

/// Weight, unit and, where there is one, dimension.
fn weight(card: &IndicatorCard, say: Wording) -> String {
    let i = &card.indicator;
    let line = format!("{}    หน่วยวัด: {}    {}", say.weight(i.weight), say.typed(&i.unit), i.dimension.trim());
    line.trim_end().to_owned()
}

/// Name, position and telephone, as far as they are known.
fn person(name: &str, position: &str, phone: &str, say: Wording) -> String {
    let phone = if phone.trim().is_empty() { String::new() } else { format!("โทร. {}", say.text(phone.trim())) };
    let known: Vec<&str> = [name.trim(), position.trim(), &phone].into_iter().filter(|part| !part.is_empty()).collect();
    if known.is_empty() { NONE.to_owned() } else { known.join("  ") }
}

fn section(title: &str) -> Block {
    Block::Paragraph(Paragraph::heading(title, Role::Heading3).before(2.0).after(2.0))
}

fn labelled(rows: Vec<Row>) -> Block {
    let columns = vec![Column::Fixed(style::LABELS), Column::Share(1.0)];
    Block::Table(Table { columns, header: 0, rows, rules: Rules::Grid, after: style::GAP_AFTER_TABLE })
}

fn row(label: &str, value: Vec<Paragraph>) -> Row {
    vec![Cell::label(dense(label)), Cell::of(value)]
}

/// Names, as typed.
fn names(text: &str) -> Vec<Paragraph> {
    vec![dense(text)]
}

/// What was typed, a paragraph to each of its lines.
fn texts(text: &str, say: Wording) -> Vec<Paragraph> {
    paragraphs(&say.typed(text), dense)
}

/// The same, flush on both sides.
fn prose(text: &str, say: Wording) -> Vec<Paragraph> {
    texts(text, say).into_iter().map(|paragraph| paragraph.align(Align::Justify)).collect()
}
