//! The filled-in sheets of a wave.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::named_params;

use crate::registers::{Scope, SurveyItem, SurveyResponse, SurveyWave};
use crate::values::{Decimal, Exact, Id};
use crate::{Reader, Result};

/// A sheet: for which group it counts and what was answered, and who did is not in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// The group.
    pub(super) unit: String,
    /// Answers that are numbers, as they were given.
    pub(super) numbers: HashMap<Id<SurveyItem>, Decimal>,
    /// Questions that were answered in words.
    pub(super) in_words: HashSet<Id<SurveyItem>>,
}

/// The sheets of a wave.
pub(super) fn of_wave(reader: &Reader<'_>, wave: &SurveyWave) -> Result<Vec<Sheet>> {
    let key = wave.id.to_string();
    let mut sheets: BTreeMap<String, Sheet> = BTreeMap::new();
    reader.each::<SurveyResponse>(&Scope { parent: Some(&key), ..Scope::default() }, |response| {
        let unit = response.unit.trim().to_owned();
        sheets.insert(response.id.to_string(), Sheet { unit, ..Sheet::default() });
    })?;
    let mut statement = reader.connection().prepare_cached(
        "SELECT a.response_id, a.item_id, a.number, a.words <> '' AS in_words FROM survey_answers a
         JOIN survey_responses r ON r.id = a.response_id WHERE r.wave_id = :wave",
    )?;
    let mut rows = statement.query(named_params! { ":wave": wave.id })?;
    while let Some(row) = rows.next()? {
        let response: String = row.get("response_id")?;
        let Some(sheet) = sheets.get_mut(&response) else { continue };
        let (item, number): (Id<SurveyItem>, Option<Exact>) = (row.get("item_id")?, row.get("number")?);
        if let Some(number) = number {
            sheet.numbers.insert(item, number.0);
        }
        if row.get("in_words")? {
            sheet.in_words.insert(item);
        }
    }
    Ok(sheets.into_values().collect())
}
