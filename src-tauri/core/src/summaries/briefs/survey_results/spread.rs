//! How often each answer was given: of scales, of choices, and how many answered in words.

use super::sheets::Sheet;
use super::statistics::answer;
use crate::registers::{AnswerKind, SurveyItem};
use crate::summaries::briefs::block::{BriefBlock, BriefCell, BriefColumn, BriefTable};
use crate::summaries::briefs::counted::{NOTHING, count_shown, percent, percent_shown};
use crate::summaries::briefs::survey_answers::{Question, offered};

/// A table for each kind of answer that the survey has.
pub(super) fn told(
    items: &[SurveyItem],
    questions: &[Question<'_>],
    sheets: &[&Sheet],
    least: usize,
) -> Vec<BriefBlock> {
    let answered: Vec<&SurveyItem> = questions.iter().flat_map(Question::answered).collect();
    let of =
        |kind: AnswerKind| -> Vec<&SurveyItem> { answered.iter().copied().filter(|item| item.kind == kind).collect() };
    let mut blocks = Vec::new();
    for kind in [AnswerKind::Five, AnswerKind::Four, AnswerKind::YesNo] {
        let own = of(kind);
        if !own.is_empty() {
            blocks.push(BriefBlock::Table(of_scale(&own, sheets, least)));
        }
    }
    let chosen = of(AnswerKind::Choice);
    if !chosen.is_empty() {
        blocks.push(BriefBlock::Table(of_choices(&chosen, sheets, least)));
    }
    let written = of(AnswerKind::Text);
    if !written.is_empty() {
        blocks.push(BriefBlock::Table(in_words(&written, sheets, least)));
        blocks.push(BriefBlock::Note("ไม่พิมพ์ข้อความที่ตอบ เพราะอาจบ่งชี้ตัวผู้ตอบ".into()));
    }
    let strange = strange(items, sheets);
    if strange > 0 {
        blocks.push(BriefBlock::Note(format!("ไม่นับ {} คำตอบที่อยู่นอกแบบคำตอบของข้อ", count_shown(strange))));
    }
    blocks
}

/// Answers that their question does not offer.
fn strange(items: &[SurveyItem], sheets: &[&Sheet]) -> usize {
    let is_strange = |item: &SurveyItem, sheet: &Sheet| {
        item.kind != AnswerKind::Text && sheet.numbers.contains_key(&item.id) && answer(item, sheet).is_none()
    };
    sheets.iter().map(|sheet| items.iter().filter(|item| is_strange(item, sheet)).count()).sum()
}

/// How often each answer was given, with its words; none where fewer answered than may be told of.
pub(super) fn frequencies(item: &SurveyItem, sheets: &[&Sheet], least: usize) -> Option<Vec<(String, usize)>> {
    let answers: Vec<_> = sheets.iter().filter_map(|sheet| answer(item, sheet)).collect();
    let of = |number| answers.iter().filter(|answer| **answer == number).count();
    let told = || offered(item).into_iter().map(|(number, words)| (words, of(number))).collect();
    (answers.len() >= least).then(told)
}

fn named(item: &SurveyItem) -> [BriefCell; 2] {
    [item.code.as_str().into(), item.text.as_str().into()]
}

fn question_columns(share: u8) -> Vec<BriefColumn> {
    vec![BriefColumn::text(label!(SurveyItem.code), 8), BriefColumn::text(label!(SurveyItem.text), share)]
}

fn of_scale(items: &[&SurveyItem], sheets: &[&Sheet], least: usize) -> BriefTable {
    let answers = items.first().map(|item| offered(item)).unwrap_or_default();
    let row = |item: &&SurveyItem| {
        let counts = match frequencies(item, sheets, least) {
            Some(counts) => counts.into_iter().map(|(_, count)| count_shown(count)).collect(),
            None => vec![NOTHING.to_owned(); answers.len()],
        };
        named(item).into_iter().chain(counts.into_iter().map(BriefCell::new)).collect()
    };
    // The question takes what a hundred leave, so that tables below each other are alike.
    let share = 92_usize.saturating_sub(10 * answers.len()).max(20);
    let mut columns = question_columns(u8::try_from(share).unwrap_or(20));
    columns.extend(answers.iter().map(|(_, words)| BriefColumn::number(words.as_str(), 10)));
    BriefTable::new(columns, items.iter().map(row).collect())
}

fn of_choices(items: &[&SurveyItem], sheets: &[&Sheet], least: usize) -> BriefTable {
    let mut rows = Vec::new();
    for item in items {
        let Some(counts) = frequencies(item, sheets, least) else {
            let cells = [NOTHING, NOTHING, NOTHING].map(BriefCell::new);
            rows.push(named(item).into_iter().chain(cells).collect());
            continue;
        };
        let all = counts.iter().map(|(_, count)| count).sum();
        for (words, count) in counts {
            let share = percent_shown(percent(count, all));
            let cells = [words, count_shown(count), share].map(BriefCell::new);
            rows.push(named(item).into_iter().chain(cells).collect());
        }
    }
    let mut columns = question_columns(46);
    columns.push(BriefColumn::text(label!(SurveyItem.choices), 26));
    columns.push(BriefColumn::number("จำนวน", 10));
    columns.push(BriefColumn::number("ร้อยละ", 10));
    BriefTable::new(columns, rows)
}

fn in_words(items: &[&SurveyItem], sheets: &[&Sheet], least: usize) -> BriefTable {
    let row = |item: &&SurveyItem| {
        let told = match sheets.iter().filter(|sheet| sheet.in_words.contains(&item.id)).count() {
            few if 0 < few && few < least => format!("น้อยกว่า {least}"),
            answers => count_shown(answers),
        };
        named(item).into_iter().chain([BriefCell::new(told)]).collect()
    };
    let mut columns = question_columns(60);
    columns.push(BriefColumn::number("จำนวนคำตอบที่เป็นข้อความ", 20));
    BriefTable::new(columns, items.iter().map(row).collect())
}
