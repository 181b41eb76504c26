//! The mean of a survey: of the answers to questions on a scale, those where much is bad turned round. DOMAIN-TODAY §1.
//!
//! Answers of 1–5 and answers of 0–100 are no one scale: each has a mean of its own. Who answered by when nobody knows; a wave counts
//! whole from the day it opened.

use std::collections::{BTreeMap, HashMap};

use rusqlite::named_params;

use crate::registers::{AnswerKind, Polarity, Scope, Survey, SurveyItem, SurveyResponse, SurveyWave};
use crate::values::{Date, Decimal, Exact, Id, thai};
use crate::{Reader, Result};

/// A mean in the making.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mean {
    /// What was answered, added up.
    pub(super) sum: Decimal,
    /// How often it was answered.
    pub(super) answers: usize,
}

impl Mean {
    /// With another answer.
    pub(super) fn with(self, number: Decimal) -> Self {
        Self { sum: self.sum + number, answers: self.answers + 1 }
    }

    /// The mean, unrounded; of no answer there is none.
    pub(super) fn value(self) -> Option<Decimal> {
        (self.answers > 0).then(|| self.sum / Decimal::from(self.answers))
    }
}

/// What an answer counts: itself, or turned round within its scale where much is bad; nothing where it is on no scale.
pub(super) fn counted(kind: AnswerKind, polarity: Polarity, number: Decimal) -> Option<Decimal> {
    let (least, most) = match kind {
        AnswerKind::Five => (Decimal::ONE, Decimal::from(5)),
        AnswerKind::Four | AnswerKind::YesNo => (Decimal::ZERO, Decimal::ONE_HUNDRED),
        AnswerKind::Choice | AnswerKind::Text => return None,
    };
    Some(match polarity {
        Polarity::Positive => number,
        Polarity::Negative => least + most - number,
    })
}

/// What came of a wave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WaveMeans {
    /// How many sheets were filled in.
    pub(super) responses: usize,
    /// The mean of each scale, by the most that an answer on it counts.
    pub(super) by_scale: BTreeMap<Decimal, Mean>,
}

impl WaveMeans {
    /// The means as they are read; of fewer sheets than the survey tells of, nothing but that.
    pub(super) fn shown(&self, survey: &Survey) -> String {
        if usize::try_from(survey.least_answers).is_ok_and(|least| self.responses < least) {
            return format!("ผู้ตอบน้อยกว่า {} คน ไม่แสดงผล", survey.least_answers);
        }
        let mean = |(full, mean): (&Decimal, &Mean)| Some(format!("{} จาก {full}", thai::decimal(mean.value()?, 2)));
        let means: Vec<String> = self.by_scale.iter().filter_map(mean).collect();
        if means.is_empty() { "—".to_owned() } else { means.join(" · ") }
    }
}

/// The newest wave of a survey that had opened by a day.
pub(super) fn newest_wave(reader: &Reader<'_>, survey: Id<Survey>, until: Date) -> Result<Option<SurveyWave>> {
    let key = survey.to_string();
    let waves: Vec<SurveyWave> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
    Ok(waves.into_iter().find(|wave| wave.opened_on <= until))
}

/// The means of a wave over all its answers.
pub(super) fn wave_means(reader: &Reader<'_>, wave: &SurveyWave) -> Result<WaveMeans> {
    let (survey, key) = (wave.survey_id.to_string(), wave.id.to_string());
    let items: Vec<SurveyItem> = reader.list(&Scope { parent: Some(&survey), ..Scope::default() })?;
    let items: HashMap<Id<SurveyItem>, SurveyItem> = items.into_iter().map(|item| (item.id, item)).collect();
    let responses = reader.count::<SurveyResponse>(&Scope { parent: Some(&key), ..Scope::default() })?;
    let mut statement = reader.connection().prepare_cached(
        "SELECT a.item_id, a.number FROM survey_answers a JOIN survey_responses r ON r.id = a.response_id
         WHERE r.wave_id = :wave AND a.number IS NOT NULL",
    )?;
    let mut rows = statement.query(named_params! { ":wave": wave.id })?;
    let mut by_scale: BTreeMap<Decimal, Mean> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (item, number): (Id<SurveyItem>, Exact) = (row.get("item_id")?, row.get("number")?);
        let Some((item, full)) = items.get(&item).and_then(|item| Some((item, item.full()?))) else { continue };
        if let Some(number) = counted(item.kind, item.polarity, number.0) {
            let mean = by_scale.entry(full).or_default();
            *mean = mean.with(number);
        }
    }
    Ok(WaveMeans { responses: responses.try_into().unwrap_or(usize::MAX), by_scale })
}

/// The mean of a survey's newest wave that had closed by a day, on the scale that most of its answers are on; none of fewer sheets than the
/// survey tells of.
pub(crate) fn newest_wave_mean(reader: &Reader<'_>, survey: &Survey, until: Date) -> Result<Option<Decimal>> {
    let key = survey.id.to_string();
    let waves: Vec<SurveyWave> = reader.list(&Scope { parent: Some(&key), ..Scope::default() })?;
    let Some(wave) = waves.iter().find(|wave| wave.closes_on.unwrap_or(wave.opened_on) <= until) else {
        return Ok(None);
    };
    let means = wave_means(reader, wave)?;
    if usize::try_from(survey.least_answers).is_ok_and(|least| means.responses < least) {
        return Ok(None);
    }
    Ok(means.by_scale.values().max_by_key(|mean| mean.answers).and_then(|mean| mean.value()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;

    fn of(kind: AnswerKind, polarity: Polarity, number: i64) -> Option<Decimal> {
        counted(kind, polarity, Decimal::from(number))
    }

    #[test]
    fn an_answer_is_turned_round_within_its_scale_where_much_is_bad() {
        assert_eq!(of(AnswerKind::Five, Polarity::Positive, 4), Some(Decimal::from(4)));
        assert_eq!(of(AnswerKind::Five, Polarity::Negative, 4), Some(Decimal::from(2)));
        assert_eq!(of(AnswerKind::Five, Polarity::Negative, 1), Some(Decimal::from(5)));
        assert_eq!(of(AnswerKind::Four, Polarity::Negative, 67), Some(Decimal::from(33)));
        assert_eq!(of(AnswerKind::YesNo, Polarity::Negative, 0), Some(Decimal::ONE_HUNDRED));
        assert_eq!(of(AnswerKind::Choice, Polarity::Positive, 2), None);
        assert_eq!(of(AnswerKind::Text, Polarity::Negative, 2), None);
    }

    #[test]
    fn a_mean_is_exact_and_of_no_answer_there_is_none() {
        let mean = [4, 5, 5].into_iter().fold(Mean::default(), |mean, number| mean.with(Decimal::from(number)));
        assert_eq!(mean.value().map(|value| thai::decimal(value, 2)).as_deref(), Some("4.67"));
        assert_eq!(Mean::default().value(), None);
    }

    #[test]
    fn each_scale_has_a_mean_of_its_own_and_few_are_told_of_nobody() {
        let (office, _, agency) = fixture::office();
        let day = fixture::day("2026-03-02");
        let survey = Survey::blank(office.surroundings().new_id(), agency, day.fiscal_year());
        let five = Mean::default().with(Decimal::from(4)).with(Decimal::from(5));
        let hundred = Mean::default().with(Decimal::from(67));
        let by_scale = BTreeMap::from([(Decimal::from(5), five), (Decimal::ONE_HUNDRED, hundred)]);
        let means = WaveMeans { responses: 5, by_scale };
        assert_eq!(means.shown(&survey), "4.50 จาก 5 · 67.00 จาก 100");
        assert_eq!(WaveMeans { responses: 4, ..means }.shown(&survey), "ผู้ตอบน้อยกว่า 5 คน ไม่แสดงผล");
        assert_eq!(WaveMeans { responses: 5, by_scale: BTreeMap::new() }.shown(&survey), "—");
    }
}
