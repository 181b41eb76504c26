//! The figures of a question: how many answered, the mean of what was answered, those where much is bad turned round, and how far answers
//! lie apart. Exact decimals throughout.

use super::sheets::Sheet;
use crate::registers::SurveyItem;
use crate::summaries::briefs::figures::mean;
use crate::summaries::briefs::survey_answers::{Question, offered};
use crate::summaries::survey_means::counted;
use crate::values::Decimal;

/// The figures of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Figure {
    /// How many answered.
    pub(super) answers: usize,
    /// The mean, unrounded; none of no answer.
    pub(super) mean: Option<Decimal>,
    /// The standard deviation of the sample; none of fewer than two answers, and of a question whose rows are answered.
    pub(super) deviation: Option<Decimal>,
}

impl Figure {
    /// Of numbers.
    pub(super) fn of(numbers: &[Decimal]) -> Self {
        Self { answers: numbers.len(), mean: mean(numbers), deviation: deviation(numbers) }
    }

    /// The figures, where enough answered for them to be told.
    pub(super) fn told(&self, least: usize) -> Option<&Self> {
        (self.answers >= least).then_some(self)
    }
}

/// The standard deviation of a sample: squares of the distances from the mean, divided by one less than how many there are.
pub(super) fn deviation(numbers: &[Decimal]) -> Option<Decimal> {
    let others = numbers.len().checked_sub(1).filter(|others| *others > 0)?;
    let middle = mean(numbers)?;
    let squares = numbers.iter().map(|number| (number - middle) * (number - middle));
    Some(root(squares.sum::<Decimal>() / Decimal::from(others)))
}

/// The square root, by Newton's way from above until it comes no nearer.
pub(super) fn root(number: Decimal) -> Decimal {
    /// More than any number of a survey takes.
    const STEPS: usize = 128;
    if number <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    let mut guess = number.max(Decimal::ONE);
    for _ in 0..STEPS {
        let next = (guess + number / guess) / Decimal::TWO;
        if next >= guess {
            break;
        }
        guess = next;
    }
    guess
}

/// What a sheet answers to an item, as it is stored; nothing that one could not answer.
pub(super) fn answer(item: &SurveyItem, sheet: &Sheet) -> Option<Decimal> {
    let number = sheet.numbers.get(&item.id).copied()?;
    offered(item).iter().any(|(offered, _)| *offered == number).then_some(number)
}

/// The figures of what is answered itself.
pub(super) fn of_item(item: &SurveyItem, sheets: &[&Sheet]) -> Figure {
    let scores = sheets.iter().filter_map(|sheet| counted(item.kind, item.polarity, answer(item, sheet)?));
    Figure::of(&scores.collect::<Vec<_>>())
}

/// The figures of a question: its own, or the mean of its rows that can be told, of all who answered one of them.
pub(super) fn of_question(question: &Question<'_>, sheets: &[&Sheet], least: usize) -> Figure {
    if question.rows.is_empty() {
        return of_item(question.item, sheets);
    }
    let of_rows = question.rows.iter().map(|row| of_item(row, sheets));
    let means: Vec<Decimal> = of_rows.filter_map(|figure| figure.told(least)?.mean).collect();
    let answers = sheets.iter().filter(|sheet| question.rows.iter().any(|row| answer(row, sheet).is_some())).count();
    Figure { answers, mean: mean(&means), deviation: None }
}

/// The mean of questions, of those that can be told.
pub(super) fn of_questions(questions: &[&Question<'_>], sheets: &[&Sheet], least: usize) -> Option<Decimal> {
    let figures = questions.iter().map(|question| of_question(question, sheets, least));
    mean(&figures.filter_map(|figure| figure.told(least)?.mean).collect::<Vec<_>>())
}
