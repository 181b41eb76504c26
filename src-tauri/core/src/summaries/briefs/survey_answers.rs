//! What one can answer to a question of a survey, and which questions are rows of others.

use crate::registers::{AnswerKind, FOUR, SurveyItem, YES_NO};
use crate::values::Decimal;

/// What one can answer to a question, as it is stored and as it is read; nothing where one answers in words.
pub(super) fn offered(item: &SurveyItem) -> Vec<(Decimal, String)> {
    let told = |all: &[(&str, i64)]| all.iter().map(|(words, number)| ((*number).into(), (*words).into())).collect();
    match item.kind {
        AnswerKind::Five => (1..=5).map(|step: i64| (step.into(), step.to_string())).collect(),
        AnswerKind::Four => told(&FOUR),
        AnswerKind::YesNo => told(&YES_NO),
        AnswerKind::Choice => (1i64..).map(Decimal::from).zip(item.options().map(str::to_owned)).collect(),
        AnswerKind::Text => Vec::new(),
    }
}

/// A question, and its rows where it has some.
#[derive(Clone, Debug)]
pub(super) struct Question<'a> {
    /// The question itself.
    pub(super) item: &'a SurveyItem,
    /// Its rows, which are what is answered.
    pub(super) rows: Vec<&'a SurveyItem>,
}

impl<'a> Question<'a> {
    /// What is answered: its rows, or itself.
    pub(super) fn answered(&self) -> Vec<&'a SurveyItem> {
        if self.rows.is_empty() { vec![self.item] } else { self.rows.clone() }
    }

    /// The most that an answer counts; none where it is no number, or not the same in all rows.
    pub(super) fn full(&self) -> Option<Decimal> {
        let answered = self.answered();
        let full = answered.first()?.full()?;
        answered.iter().all(|item| item.full() == Some(full)).then_some(full)
    }
}

/// The questions of a survey in their order; what is a row of a question that is not there is a question itself.
pub(super) fn questions(items: &[SurveyItem]) -> Vec<Question<'_>> {
    let is_row_of = |row: &SurveyItem, item: &SurveyItem| row.id != item.id && row.row_of.trim() == item.code.trim();
    let is_row = |row: &SurveyItem| !row.row_of.trim().is_empty() && items.iter().any(|item| is_row_of(row, item));
    let question = |item| Question { item, rows: items.iter().filter(|row| is_row_of(row, item)).collect() };
    items.iter().filter(|item| !is_row(item)).map(question).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::registers::fixture;

    /// A question that is no record yet.
    pub(in crate::summaries::briefs) fn item(code: &str, row_of: &str, kind: AnswerKind) -> SurveyItem {
        let (office, _, _) = fixture::office();
        let new = office.surroundings();
        // Keys of one moment differ by chance, and a fixture's chance is always the same.
        let ids: Vec<_> = (0..=code.bytes().map(usize::from).sum()).map(|_| new.new_id()).collect();
        let id = ids[ids.len() - 1];
        SurveyItem { code: code.into(), row_of: row_of.into(), kind, ..SurveyItem::blank(id, new.new_id()) }
    }

    #[test]
    fn rows_stand_below_their_question_and_one_of_no_question_is_one_itself() {
        let items =
            [("1", ""), ("1.1", "1"), ("1.2", "1"), ("2", "9")].map(|(code, of)| item(code, of, AnswerKind::Five));
        let told = questions(&items);
        let codes: Vec<(&str, usize)> = told.iter().map(|one| (one.item.code.as_str(), one.rows.len())).collect();
        assert_eq!(codes, [("1", 2), ("2", 0)]);
        assert_eq!(told[0].full(), Some(Decimal::from(5)));
    }

    #[test]
    fn rows_of_two_scales_have_none_together() {
        let items =
            [item("1", "", AnswerKind::Five), item("1.1", "1", AnswerKind::Five), item("1.2", "1", AnswerKind::Four)];
        assert_eq!(questions(&items)[0].full(), None);
    }

    #[test]
    fn each_kind_offers_its_answers() {
        let numbers = |kind| {
            let item = SurveyItem { choices: "ก\n\nข".into(), ..item("1", "", kind) };
            offered(&item).into_iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(numbers(AnswerKind::Five), ["1", "2", "3", "4", "5"]);
        assert_eq!(numbers(AnswerKind::Four), ["0", "33", "67", "100"]);
        assert_eq!(numbers(AnswerKind::YesNo), ["100", "0"]);
        assert_eq!(numbers(AnswerKind::Choice), ["1", "2"]);
        assert!(numbers(AnswerKind::Text).is_empty());
    }
}
