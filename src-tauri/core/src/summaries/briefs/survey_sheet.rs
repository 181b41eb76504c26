//! A survey as a sheet to fill in on paper (แบบสำรวจ): what stands above the questions, then each group of them with boxes to tick. Slides 35
//! and 45.
//!
//! The sheet asks for no name: what is keyed from it leads to nobody.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable};
use super::survey_answers::{Question, offered, questions};
use crate::registers::{AnswerKind, Scope, Survey, SurveyItem};
use crate::{Reader, Result};

/// A line to write on.
const LINE: &str = "………………………………………………";

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let survey: Survey = reader.get(asked.key()?)?;
    let key = survey.id.to_string();
    let items: Vec<SurveyItem> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
    let mut sections = vec![BriefSection::new(&*survey.title, above(&survey))];
    let questions = questions(&items);
    if questions.is_empty() {
        let none = "ยังไม่มีข้อคำถาม โปรดเพิ่มในแบบสำรวจนี้";
        sections.push(BriefSection::new("", vec![BriefBlock::Text(none.into())]));
    }
    let groups = questions.chunk_by(|one, next| one.item.section.trim() == next.item.section.trim());
    sections.extend(groups.map(|group| {
        let heading = group.first().map_or("", |question| question.item.section.trim());
        BriefSection::new(heading, vec![BriefBlock::Table(asked_in(group))])
    }));
    Ok(sections)
}

fn above(survey: &Survey) -> Vec<BriefBlock> {
    let told = survey.introduction.trim();
    let introduction = (!told.is_empty()).then(|| BriefBlock::Text(told.to_owned()));
    let to_fill_in = BriefBlock::Facts(vec![
        (label!(SurveyResponse.sheet).into(), LINE.into()),
        (label!(SurveyResponse.unit).into(), LINE.into()),
    ]);
    let ticked = BriefBlock::Note("โปรดทำเครื่องหมาย ✓ ในช่อง ☐ ที่ตรงกับความเห็นของท่าน และไม่ต้องลงชื่อ".into());
    introduction.into_iter().chain([to_fill_in, ticked]).collect()
}

fn asked_in(group: &[Question<'_>]) -> BriefTable {
    let mut rows = Vec::new();
    for question in group {
        let own = if question.rows.is_empty() { boxes(question.item) } else { String::new() };
        rows.push(row(question.item, question.item.text.clone(), own));
        rows.extend(question.rows.iter().map(|item| row(item, format!("– {}", item.text), boxes(item))));
    }
    let columns = vec![
        BriefColumn::text(label!(SurveyItem.code), 8),
        BriefColumn::text(label!(SurveyItem.text), 46),
        BriefColumn::text("คำตอบ", 46),
    ];
    BriefTable::new(columns, rows)
}

fn row(item: &SurveyItem, text: String, answer: String) -> Vec<BriefCell> {
    vec![item.code.as_str().into(), text.into(), answer.into()]
}

/// A box for each answer, those of a scale beside each other; lines where one answers in words.
fn boxes(item: &SurveyItem) -> String {
    let boxes: Vec<String> = offered(item).into_iter().map(|(_, words)| format!("☐ {words}")).collect();
    match item.kind {
        AnswerKind::Text => [LINE; 2].join("\n"),
        AnswerKind::Choice => boxes.join("\n"),
        _ => boxes.join("   "),
    }
}

#[cfg(test)]
mod tests {
    use super::super::survey_answers::tests::item;
    use super::*;

    #[test]
    fn each_kind_of_answer_has_its_boxes_or_lines() {
        assert_eq!(boxes(&item("1", "", AnswerKind::Five)), "☐ 1   ☐ 2   ☐ 3   ☐ 4   ☐ 5");
        assert_eq!(boxes(&item("1", "", AnswerKind::YesNo)), "☐ มี/ใช่   ☐ ไม่มี/ไม่ใช่");
        let choice = SurveyItem { choices: "กอง ก\nกอง ข".into(), ..item("1", "", AnswerKind::Choice) };
        assert_eq!(boxes(&choice), "☐ กอง ก\n☐ กอง ข");
        assert!(!boxes(&item("1", "", AnswerKind::Text)).contains('☐'));
    }

    #[test]
    fn a_question_with_rows_has_no_boxes_of_its_own() {
        let items = [item("1", "", AnswerKind::Four), item("1.1", "1", AnswerKind::Four)];
        let table = asked_in(&questions(&items));
        assert!(table.rows[0][2].text.is_empty() && table.rows[1][2].text.contains('☐'));
    }
}
