//! Filled-in sheets of a survey: each answer read by the kind of its question, the sheets of a wave numbered on. Slides 35 and 45.
//!
//! Invariant: a sheet leads to nobody. It has no name and no time, and what looks like a national id, a telephone number or an
//! address of electronic mail in its words or its group is masked before it is kept.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use rusqlite::named_params;

use super::{AnswerKind, ResponseSource, SurveyAnswer, SurveyItem, SurveyResponse, SurveyWave};
use crate::registers::record::ensure;
use crate::registers::{Record, Scope};
use crate::values::folded;
use crate::values::{Decimal, Id, personal};
use crate::{Error, Reader, Result, Rule, Surroundings, Tx};

/// The four answers of the assessment, with what each counts. DOMAIN-TODAY §1.
pub(crate) const FOUR: [(&str, i64); 4] = [("น้อยที่สุด", 0), ("น้อย", 33), ("มาก", 67), ("มากที่สุด", 100)];

/// Yes and no in the words for each, with what each counts.
pub(crate) const YES_NO: [(&str, i64); 2] = [("มี/ใช่", 100), ("ไม่มี/ไม่ใช่", 0)];

/// How the questionnaires of the assessment word the least. DOMAIN-TODAY §1.
const LEAST_OR_NONE: &str = "น้อยที่สุดหรือไม่มีเลย";

/// What was answered to a question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answered {
    /// 1–5, 0/33/67/100, 0 or 100; of a choice its place, from one.
    Number(Decimal),
    /// In words.
    Words(String),
}

impl Answered {
    /// What an answer that is kept says; none where it says nothing.
    #[must_use]
    pub fn of(answer: &SurveyAnswer) -> Option<Self> {
        match answer.number {
            Some(number) => Some(Self::Number(number.0.normalize())),
            None if answer.words.is_empty() => None,
            None => Some(Self::Words(answer.words.clone())),
        }
    }
}

impl SurveyItem {
    /// What a typed answer says, by the kind of the question; none where nothing was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the question by its number, where it can not be answered so.
    pub fn answered(&self, typed: &str) -> Result<Option<Answered>> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        if self.kind == AnswerKind::Text {
            return Ok(Some(Answered::Words(personal::masked(typed).into_owned())));
        }
        let said = told(typed);
        match self.number(&said) {
            Some(number) => Ok(Some(Answered::Number(number.into()))),
            None => Err(Error::invalid(self.code.trim(), self.refusal(&said))),
        }
    }

    /// An answer as somebody would type it: read again, it says the same.
    #[must_use]
    pub fn typed(&self, said: &Answered) -> String {
        let number = match said {
            Answered::Words(words) => return words.clone(),
            Answered::Number(number) => number.normalize(),
        };
        let as_typed = match self.kind {
            AnswerKind::YesNo if number.is_zero() => "0".to_owned(),
            AnswerKind::YesNo => "1".to_owned(),
            AnswerKind::Choice => {
                let place = usize::try_from(number).ok().and_then(|place| place.checked_sub(1));
                place.and_then(|place| self.options().nth(place)).unwrap_or_default().to_owned()
            }
            _ => number.to_string(),
        };
        let is_same = self.number(&told(&as_typed)).map(Decimal::from) == Some(number);
        if is_same { as_typed } else { number.to_string() }
    }

    /// Whether it is answered itself: its rows are, where it has some.
    #[must_use]
    pub fn is_answered_among(&self, items: &[Self]) -> bool {
        !items.iter().any(|row| row.id != self.id && row.row_of.trim() == self.code.trim())
    }

    /// What a typed answer counts.
    fn number(&self, said: &str) -> Option<i64> {
        let number = whole(said);
        match self.kind {
            AnswerKind::Five => number.filter(|step| (1..=5).contains(step)),
            AnswerKind::Four => {
                let worded =
                    FOUR.iter().find(|(words, _)| *words == said || (*words == FOUR[0].0 && said == LEAST_OR_NONE));
                let counted = || FOUR.iter().find(|(_, counts)| Some(*counts) == number);
                let step = || usize::try_from(number?).ok()?.checked_sub(1).and_then(|step| FOUR.get(step));
                worded.or_else(counted).or_else(step).map(|(_, counts)| *counts)
            }
            AnswerKind::YesNo => {
                let is_said = |words: &str| words == said || words.split('/').any(|word| word == said);
                let worded = YES_NO.iter().find(|(words, _)| is_said(words)).map(|(_, counts)| *counts);
                worded.or(match (said, number) {
                    ("yes", _) | (_, Some(1 | 100)) => Some(100),
                    ("no", _) | (_, Some(0)) => Some(0),
                    _ => None,
                })
            }
            AnswerKind::Choice => {
                let places = || (1i64..).zip(self.options());
                let worded = places().find(|(_, option)| told(option) == said).map(|(place, _)| place);
                worded.or_else(|| places().map(|(place, _)| place).find(|place| Some(*place) == number))
            }
            AnswerKind::Text => None,
        }
    }

    /// Why an answer is none.
    fn refusal(&self, said: &str) -> Rule {
        match (self.kind, said.parse::<Decimal>()) {
            (_, Ok(_)) => Rule::OutOfRange,
            (AnswerKind::Five, Err(_)) => Rule::Number,
            (_, Err(_)) => Rule::Format,
        }
    }
}

/// A text as it is compared: its case, its digits and its spaces do not matter.
fn told(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    match folded(text) {
        Cow::Borrowed(same)
            if !same.contains(|sign: char| sign.is_whitespace() && sign != ' ') && !same.contains("  ") =>
        {
            Cow::Borrowed(same)
        }
        changed => Cow::Owned(changed.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// The whole number that a text is, however many noughts stand behind its point.
fn whole(text: &str) -> Option<i64> {
    let number: Decimal = text.parse().ok()?;
    number.is_integer().then(|| i64::try_from(number).ok())?
}

/// A filled-in sheet with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveySheet {
    /// The sheet.
    pub response: SurveyResponse,
    /// What was answered on it.
    pub answers: Vec<SurveyAnswer>,
}

impl SurveySheet {
    /// An empty sheet of a wave.
    #[must_use]
    pub fn new(new: &Surroundings, wave: Id<SurveyWave>, sheet: i32, source: ResponseSource) -> Self {
        let blank = SurveyResponse::blank(new.new_id(), wave);
        Self { response: SurveyResponse { sheet, source, ..blank }, answers: Vec::new() }
    }

    /// The sheets of a wave, by their numbers.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of_wave(reader: &Reader<'_>, wave: Id<SurveyWave>) -> Result<Vec<Self>> {
        let responses: Vec<SurveyResponse> =
            reader.list(&Scope { parent: Some(&wave.to_string()), ..Scope::default() })?;
        let places: HashMap<Id<SurveyResponse>, usize> =
            responses.iter().enumerate().map(|(place, response)| (response.id, place)).collect();
        let mut sheets: Vec<Self> =
            responses.into_iter().map(|response| Self { response, answers: Vec::new() }).collect();
        let sql = format!(
            "SELECT {} FROM survey_answers WHERE response_id IN (SELECT id FROM survey_responses WHERE wave_id = :wave)",
            SurveyAnswer::COLUMNS.join(", ")
        );
        let mut statement = reader.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(named_params! { ":wave": wave })?;
        while let Some(row) = rows.next()? {
            let answer = SurveyAnswer::read(row)?;
            if let Some(place) = places.get(&answer.response_id) {
                sheets[*place].answers.push(answer);
            }
        }
        Ok(sheets)
    }

    /// Says for which group it counts.
    pub fn count_for(&mut self, unit: &str) {
        self.response.unit = personal::masked(unit.trim()).into_owned();
    }

    /// What was answered to a question.
    #[must_use]
    pub fn said(&self, item: Id<SurveyItem>) -> Option<Answered> {
        self.answers.iter().find(|answer| answer.item_id == item).and_then(Answered::of)
    }

    /// Takes an answer to a question, in the place of one that was there.
    pub fn answer(&mut self, new: &Surroundings, item: Id<SurveyItem>, said: Answered) {
        let at = self.answers.iter().position(|answer| answer.item_id == item).unwrap_or_else(|| {
            self.answers.push(SurveyAnswer::blank(new.new_id(), self.response.id, item));
            self.answers.len() - 1
        });
        let answer = &mut self.answers[at];
        (answer.number, answer.words) = match said {
            Answered::Number(number) => (Some(number.into()), String::new()),
            Answered::Words(words) => (None, words),
        };
    }

    /// Whether it can be saved.
    ///
    /// # Errors
    /// The rules of the registers; that nothing was answered.
    pub fn check(&self) -> Result<()> {
        ensure(!self.answers.is_empty(), "item_id", Rule::Required)?;
        self.response.check()?;
        self.answers.iter().try_for_each(Record::check)
    }

    /// Adds a new one.
    ///
    /// # Errors
    /// As [`SurveySheet::check`] and [`Tx::add`].
    pub fn add(&self, tx: &Tx<'_>) -> Result<()> {
        self.check()?;
        tx.add(&self.response)?;
        self.answers.iter().try_for_each(|answer| tx.add(answer))
    }

    /// Saves one that was there.
    ///
    /// # Errors
    /// As [`SurveySheet::check`] and [`Tx::put`].
    pub fn save(&self, tx: &Tx<'_>) -> Result<()> {
        self.check()?;
        tx.put(&self.response)?;
        self.answers.iter().try_for_each(|answer| tx.put(answer))
    }
}

/// The questions of a wave's survey, in their order.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Db`].
pub fn survey_items(reader: &Reader<'_>, wave: Id<SurveyWave>) -> Result<Vec<SurveyItem>> {
    let wave: SurveyWave = reader.get(wave)?;
    reader.list(&Scope { parent: Some(&wave.survey_id.to_string()), ..Scope::default() })
}

/// Takes a filled-in sheet into a wave, its answers as they were typed, under the number after the wave's highest.
///
/// # Errors
/// [`Error::Invalid`] naming the question whose answer cannot be read, that is answered twice or by its rows, or that nothing was
/// answered; [`Error::NotFound`] for a question of another survey.
pub fn enter_sheet(
    tx: &Tx<'_>,
    wave: Id<SurveyWave>,
    unit: &str,
    source: ResponseSource,
    answers: &[(Id<SurveyItem>, String)],
) -> Result<Id<SurveyResponse>> {
    let items = survey_items(tx, wave)?;
    let mut sheet = SurveySheet::new(tx.surroundings(), wave, next_number(tx, wave)?, source);
    sheet.count_for(unit);
    let mut answered = HashSet::new();
    for (id, typed) in answers {
        let item = items.iter().find(|item| item.id == *id);
        let item = item.ok_or_else(|| Error::NotFound { what: SurveyItem::TABLE, key: id.to_string() })?;
        let Some(said) = item.answered(typed)? else { continue };
        ensure(item.is_answered_among(&items), item.code.trim(), Rule::NotAllowed)?;
        ensure(answered.insert(item.id), item.code.trim(), Rule::Duplicate)?;
        sheet.answer(tx.surroundings(), item.id, said);
    }
    sheet.add(tx)?;
    Ok(sheet.response.id)
}

/// The number after the highest of a wave's sheets.
fn next_number(reader: &Reader<'_>, wave: Id<SurveyWave>) -> Result<i32> {
    let highest: i32 = reader
        .connection()
        .prepare_cached("SELECT COALESCE(MAX(sheet), 0) FROM survey_responses WHERE wave_id = :wave")?
        .query_row(named_params! { ":wave": wave }, |row| row.get(0))?;
    highest.checked_add(1).ok_or_else(|| Error::invalid("sheet", Rule::OutOfRange))
}

#[cfg(test)]
mod tests;
