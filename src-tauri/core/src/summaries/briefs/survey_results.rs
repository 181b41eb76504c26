//! What came of a wave of a survey (ผลการสำรวจ): by question, by group of questions, by group of those who answered, and against the wave
//! before. Slides 35 and 45; DOMAIN-TODAY §1.
//!
//! Invariant: of fewer answers than the survey's limit nothing is told, nor can it be reckoned from what is; what was answered in words is
//! counted and not shown.

mod groups;
mod sheets;
mod spread;
mod statistics;

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable};
use super::counted::{NOTHING, count_shown, day_shown};
use super::figures::{change, part_of, two};
use super::survey_answers::{Question, questions};
use crate::registers::{Polarity, Scope, Survey, SurveyItem, SurveyWave};
use crate::values::{Decimal, thai};
use crate::{Reader, Result};
use groups::{Groups, grouped};
use sheets::Sheet;
use statistics::{Figure, of_item, of_question, of_questions};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let wave: SurveyWave = reader.get(asked.key()?)?;
    let survey: Survey = reader.get(wave.survey_id)?;
    let key = survey.id.to_string();
    let of_survey = Scope { parent: Some(&key), ..Scope::default() };
    let items: Vec<SurveyItem> = reader.list(&of_survey)?;
    let sheets = sheets::of_wave(reader, &wave)?;
    let least = usize::try_from(survey.least_answers).unwrap_or(usize::MAX);
    let mut sections = vec![BriefSection::new("", vec![BriefBlock::Facts(facts(&survey, &wave, sheets.len()))])];
    if sheets.len() < least {
        let none = match sheets.len() {
            0 => "ยังไม่มีคำตอบ โปรดนำเข้าหรือคีย์คำตอบในรอบการสำรวจนี้".to_owned(),
            _ => format!("มีผู้ตอบน้อยกว่า {least} คน จึงไม่แสดงผล เพื่อไม่ให้ทราบคำตอบของผู้ใด"),
        };
        sections.push(BriefSection::new("", vec![BriefBlock::Text(none)]));
        return Ok(sections);
    }
    let (questions, all) = (questions(&items), sheets.iter().collect::<Vec<_>>());
    let told = Told { questions: &questions, least };
    sections.push(BriefSection::new("ผลรายข้อ", told.by_item(&all)));
    sections.push(BriefSection::new("ผลรายกลุ่มคำถาม", vec![BriefBlock::Table(told.by_section(&all))]));
    sections.push(BriefSection::new("ผลตามกลุ่มผู้ตอบ", told.by_unit(&sheets)));
    sections.push(BriefSection::new("การกระจายของคำตอบ", spread::told(&items, &questions, &all, least)));
    let waves: Vec<SurveyWave> = reader.list(&of_survey)?;
    // The newest first.
    let before = waves.iter().find(|other| (other.opened_on, other.id) < (wave.opened_on, wave.id));
    let compared = match before {
        Some(before) => {
            let earlier = sheets::of_wave(reader, before)?;
            told.against(&all, &earlier.iter().collect::<Vec<_>>(), &before.title)
        }
        None => vec![BriefBlock::Note("แบบสำรวจนี้ยังไม่มีรอบก่อนหน้า".into())],
    };
    sections.push(BriefSection::new("เทียบกับรอบก่อน", compared));
    Ok(sections)
}

fn facts(survey: &Survey, wave: &SurveyWave, responses: usize) -> Vec<(String, BriefCell)> {
    let wanted = usize::try_from(wave.sample(survey.audience)).unwrap_or_default();
    let whole = |number: i32| if number > 0 { thai::commas(number.into()) } else { NOTHING.to_owned() };
    vec![
        (label!(Survey.title).into(), survey.title.as_str().into()),
        (label!(SurveyWave.title).into(), BriefCell::new(&*wave.title).of(wave)),
        (label!(Survey.audience).into(), survey.audience.words().th.into()),
        (label!(SurveyWave.opened_on).into(), day_shown(Some(wave.opened_on)).into()),
        (label!(SurveyWave.closes_on).into(), day_shown(wave.closes_on).into()),
        (label!(SurveyWave.population).into(), whole(wave.population).into()),
        ("ผู้ตอบ (คน)".into(), count_shown(responses).into()),
        ("ผู้ตอบเทียบกับตัวอย่างที่ต้องการ".into(), part_of(responses, wanted).into()),
    ]
}

/// A number of answers; what is less than the limit is not told.
fn answers(figure: &Figure, least: usize) -> String {
    match figure.answers {
        few if 0 < few && few < least => format!("น้อยกว่า {least}"),
        answers => count_shown(answers),
    }
}

/// A scale by its ends.
fn scale(full: Decimal) -> String {
    if full == Decimal::ONE_HUNDRED { "0–100".to_owned() } else { format!("1–{full}") }
}

/// The questions of a survey, and of how many answers at least something is told.
struct Told<'a> {
    questions: &'a [Question<'a>],
    least: usize,
}

impl Told<'_> {
    fn by_item(&self, sheets: &[&Sheet]) -> Vec<BriefBlock> {
        let mut rows = Vec::new();
        for question in self.questions.iter().filter(|question| question.full().is_some()) {
            let item = question.item;
            rows.push(self.row(item, item.text.clone(), &of_question(question, sheets, self.least)));
            let of_row = |row: &&SurveyItem| self.row(row, format!("– {}", row.text), &of_item(row, sheets));
            rows.extend(question.rows.iter().map(of_row));
        }
        let columns = vec![
            BriefColumn::text(label!(SurveyItem.code), 8),
            BriefColumn::text(label!(SurveyItem.text), 55),
            BriefColumn::number("ผู้ตอบ (คน)", 12),
            BriefColumn::number("ค่าเฉลี่ย", 11),
            BriefColumn::number("ส่วนเบี่ยงเบนมาตรฐาน", 14),
        ];
        let note = "ข้อเชิงลบกลับคะแนนแล้ว ข้อที่มีข้อย่อยเป็นค่าเฉลี่ยของข้อย่อย ส่วนเบี่ยงเบนมาตรฐานของตัวอย่าง (หารด้วย n − 1)";
        let table = BriefTable::new(columns, rows).or("ไม่มีข้อที่ตอบเป็นคะแนน");
        vec![BriefBlock::Table(table), BriefBlock::Note(note.into())]
    }

    fn row(&self, item: &SurveyItem, text: String, figure: &Figure) -> Vec<BriefCell> {
        let turned = if item.polarity == Polarity::Negative { " (กลับคะแนน)" } else { "" };
        let figure_told = figure.told(self.least);
        vec![
            BriefCell::new(&*item.code).of(item),
            format!("{text}{turned}").into(),
            answers(figure, self.least).into(),
            two(figure_told.and_then(|figure| figure.mean)).into(),
            two(figure_told.and_then(|figure| figure.deviation)).into(),
        ]
    }

    /// The means of groups of questions; those of two scales are two.
    fn by_section(&self, sheets: &[&Sheet]) -> BriefTable {
        let mut names: Vec<(&str, Decimal)> = Vec::new();
        for question in self.questions {
            let name = question.full().map(|full| (question.item.section.trim(), full));
            names.extend(name.filter(|name| !names.contains(name)));
        }
        let row = |(section, full): &(&str, Decimal)| {
            let is_of =
                |question: &&Question<'_>| question.item.section.trim() == *section && question.full() == Some(*full);
            let own: Vec<&Question<'_>> = self.questions.iter().filter(is_of).collect();
            let name = if section.is_empty() { "ไม่ระบุกลุ่มคำถาม" } else { section };
            vec![
                BriefCell::new(name),
                scale(*full).into(),
                count_shown(own.len()).into(),
                two(of_questions(&own, sheets, self.least)).into(),
            ]
        };
        let columns = vec![
            BriefColumn::text(label!(SurveyItem.section), 50),
            BriefColumn::text("มาตรวัด", 12),
            BriefColumn::number("จำนวนข้อ", 12),
            BriefColumn::number("ค่าเฉลี่ยของข้อ", 14),
        ];
        BriefTable::new(columns, names.iter().map(row).collect())
    }

    /// The means of groups of those who answered, small ones together.
    fn by_unit(&self, sheets: &[Sheet]) -> Vec<BriefBlock> {
        let units: Vec<&str> = sheets.iter().map(|sheet| sheet.unit.as_str()).collect();
        let Groups { apart, pooled, small } = grouped(&units, self.least);
        let mut scales: Vec<Decimal> = self.questions.iter().filter_map(Question::full).collect();
        scales.sort_unstable();
        scales.dedup();
        let row = |name: &str, of: &[usize]| {
            let own: Vec<&Sheet> = of.iter().map(|at| &sheets[*at]).collect();
            let mean = |full: &Decimal| {
                let is_of = |question: &&Question<'_>| question.full() == Some(*full);
                let questions: Vec<&Question<'_>> = self.questions.iter().filter(is_of).collect();
                BriefCell::new(two(of_questions(&questions, &own, self.least)))
            };
            let mut cells = vec![BriefCell::new(name), count_shown(own.len()).into()];
            cells.extend(scales.iter().map(mean));
            cells
        };
        let mut rows: Vec<Vec<BriefCell>> = apart.iter().map(|(name, of)| row(name, of)).collect();
        rows.extend(pooled.as_ref().map(|of| row("กลุ่มอื่นรวม", of)));
        let mut columns =
            vec![BriefColumn::text(label!(SurveyResponse.unit), 46), BriefColumn::number("ผู้ตอบ (คน)", 14)];
        columns.extend(scales.iter().map(|full| BriefColumn::number(format!("ค่าเฉลี่ย ({})", scale(*full)), 16)));
        let table = BriefTable::new(columns, rows).or("ไม่แสดงแยกกลุ่ม เพราะกลุ่มผู้ตอบเล็กเกินไป");
        let mut told = vec![BriefBlock::Table(table)];
        if small > 0 {
            let least = self.least;
            told.push(BriefBlock::Note(format!(
                "กลุ่มที่มีผู้ตอบน้อยกว่า {least} คน จำนวน {small} กลุ่ม ไม่แสดงแยก และแสดงรวมเฉพาะเมื่อรวมแล้วไม่ทำให้ทราบผลของกลุ่มเล็ก"
            )));
        }
        told
    }

    fn against(&self, now: &[&Sheet], before: &[&Sheet], title: &str) -> Vec<BriefBlock> {
        let mean = |question: &Question<'_>, sheets: &[&Sheet]| {
            of_question(question, sheets, self.least).told(self.least).and_then(|figure| figure.mean)
        };
        let row = |question: &Question<'_>| {
            let (then, now) = (mean(question, before), mean(question, now));
            vec![
                BriefCell::new(&*question.item.code),
                question.item.text.as_str().into(),
                two(then).into(),
                two(now).into(),
                change(now.zip(then).map(|(now, then)| now - then)),
            ]
        };
        let columns = vec![
            BriefColumn::text(label!(SurveyItem.code), 8),
            BriefColumn::text(label!(SurveyItem.text), 54),
            BriefColumn::number("รอบก่อน", 12),
            BriefColumn::number("รอบนี้", 12),
            BriefColumn::number("เปลี่ยนแปลง", 14),
        ];
        let rows = self.questions.iter().filter(|question| question.full().is_some()).map(row).collect();
        let note = format!("รอบก่อน: {title}");
        vec![BriefBlock::Table(BriefTable::new(columns, rows)), BriefBlock::Note(note)]
    }
}

#[cfg(test)]
mod tests;
