//! Answers to a survey that are keyed from paper sheets, one sheet at a time, and the indicators that are counted from them.

use saisaat_core::registers::{
    Agency, Agreement, CountedResult, Indicator, Record, ResponseSource, Scope, Survey, SurveyItem, SurveyResponse,
    SurveyWave, enter_sheet,
};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Action, Reader, Verb, summaries};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

use crate::app_state::AppState;
use crate::error::Answer;

/// An answer as it was keyed.
#[derive(Clone, Debug, Deserialize, Type)]
pub(crate) struct KeyedAnswer {
    /// The question.
    item_id: Id<SurveyItem>,
    /// What was keyed; empty for no answer.
    typed: String,
}

/// Takes a filled-in sheet into a wave, numbered on from its highest; answers its key. An answer that cannot be read is refused
/// by the number of its question.
#[tauri::command]
#[specta::specta]
pub(crate) async fn survey_enter(
    state: State<'_, AppState>,
    wave_id: Id<SurveyWave>,
    unit: String,
    answers: Vec<KeyedAnswer>,
) -> Answer<Id<SurveyResponse>> {
    let answers: Vec<_> = answers.into_iter().map(|answer| (answer.item_id, answer.typed)).collect();
    let action = Action::on::<SurveyResponse>(Verb::Save);
    state.operate(action, move |tx| enter_sheet(tx, wave_id, &unit, ResponseSource::Keyed, &answers)).await
}

/// An indicator whose result is counted from a survey.
#[derive(Clone, Debug, Serialize, Type)]
pub(crate) struct CountingIndicator {
    /// The indicator.
    id: Id<Indicator>,
    /// Its number.
    code: String,
    /// Its name.
    name: String,
    /// Whose agreement it is of.
    agency_id: Id<Agency>,
    /// What that agency is called.
    agency: String,
    /// The year of the agreement.
    year: FiscalYear,
    /// Whether the survey counts in the round already.
    counts: bool,
}

/// The indicators whose result is counted from a survey in a round, of the survey's agency and of those above it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn survey_counting(
    state: State<'_, AppState>,
    survey_id: Id<Survey>,
    round: Round,
) -> Answer<Vec<CountingIndicator>> {
    state
        .read(move |reader| {
            let survey: Survey = reader.get(survey_id)?;
            let of_year = Scope { year: Some(survey.year), ..Scope::default() };
            let mut indicators: Vec<Indicator> = reader.list(&of_year)?;
            indicators.retain(|indicator| indicator.counts == Some(CountedResult::SurveyMean));
            let counting = |indicator| counting(reader, indicator, &survey, round).transpose();
            indicators.into_iter().filter_map(counting).collect()
        })
        .await
}

/// An indicator that looks at a survey in a round; none where it looks at others only.
fn counting(
    reader: &Reader<'_>,
    indicator: Indicator,
    survey: &Survey,
    round: Round,
) -> saisaat_core::Result<Option<CountingIndicator>> {
    let Agreement { agency_id, year, .. } = reader.get(indicator.agreement_id)?;
    let until = summaries::round_end(reader, year, round)?;
    let counted = summaries::counted(reader, CountedResult::SurveyMean, agency_id, year, until)?;
    let key = survey.key();
    let Some(looked) = counted.records.iter().find(|record| record.register == Survey::TABLE && record.key == key)
    else {
        return Ok(None);
    };
    let agency: Agency = reader.get(agency_id)?;
    let (id, code, name) = (indicator.id, indicator.code, indicator.name);
    Ok(Some(CountingIndicator { id, code, name, agency_id, agency: agency.name_th, year, counts: looked.counts }))
}
