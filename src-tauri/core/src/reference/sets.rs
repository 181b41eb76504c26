//! Sets of reference records that an agency takes over: laws, checklists of a year, holidays, indices, scales and templates of surveys.
//!
//! Invariant: a set is data with a source and is never written by itself; what is taken over are records like any others, and one that is
//! there already is left as it is.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use specta::Type;

use crate::registers::{
    Agency, DisclosureItem, Holiday, IndexScore, Policy, Record, Register, RiskScale, Scope, Survey, SurveyItem,
};
use crate::values::{FiscalYear, Id};
use crate::{Error, Result, Rule, Tx};

/// The files of `assets/reference`, by the names they are asked for.
const FILES: [(&str, &str); 8] = [
    ("policies", include_str!("../../../../assets/reference/policies.json")),
    ("disclosure_oit_2569", include_str!("../../../../assets/reference/disclosure_oit_2569.json")),
    ("disclosure_section_7", include_str!("../../../../assets/reference/disclosure_section_7.json")),
    ("disclosure_section_9", include_str!("../../../../assets/reference/disclosure_section_9.json")),
    ("holidays", include_str!("../../../../assets/reference/holidays.json")),
    ("index_scores", include_str!("../../../../assets/reference/index_scores.json")),
    ("surveys", include_str!("../../../../assets/reference/surveys.json")),
    ("risk_scales", include_str!("../../../../assets/reference/risk_scales.json")),
];

/// What a set is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SetInfo {
    /// By what it is asked for.
    pub name: &'static str,
    /// What it is called.
    pub title: SetTitle,
    /// Where it was read.
    pub source: String,
    /// How many records it has.
    pub rows: u32,
}

/// What a set is called in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SetTitle {
    /// Thai.
    pub th: String,
    /// English.
    pub en: String,
}

#[derive(Deserialize)]
struct Set {
    title: SetTitle,
    source: String,
    register: String,
    rows: Vec<Map<String, Value>>,
}

fn read(text: &str) -> Result<Set> {
    serde_json::from_str(text).map_err(|_| Error::invalid("set", Rule::Format))
}

fn named(name: &str) -> Result<Set> {
    let (_, text) =
        FILES.iter().find(|(known, _)| *known == name).ok_or_else(|| Error::invalid("set", Rule::UnknownField))?;
    read(text)
}

/// The sets that a register can take records from.
#[must_use]
pub fn of_register(table: &str) -> Vec<SetInfo> {
    let sets = FILES.iter().filter_map(|(name, text)| Some((*name, read(text).ok()?)));
    let own = sets.filter(|(_, set)| set.register == table);
    let info = |(name, set): (&'static str, Set)| SetInfo {
        name,
        title: set.title,
        source: set.source,
        rows: u32::try_from(set.rows.len()).unwrap_or(u32::MAX),
    };
    own.map(info).collect()
}

/// The table of the register that a set is for.
///
/// # Errors
/// [`Error::Invalid`] on `set` for a name of none.
pub fn register_of(name: &str) -> Result<String> {
    Ok(named(name)?.register)
}

/// Takes a set over for an agency; a set of no year of its own is taken for `year`. Answers how many records were new.
///
/// # Errors
/// [`Error::Invalid`] on `set` for a name of none; what the registers refuse.
pub fn adopt(tx: &Tx<'_>, name: &str, agency: Id<Agency>, year: FiscalYear) -> Result<u32> {
    let set = named(name)?;
    let rows = set.rows.as_slice();
    match set.register.as_str() {
        Policy::TABLE => each::<Policy>(tx, rows, agency, year, |one, other| {
            one.agency_id == other.agency_id && (&one.code, &one.title) == (&other.code, &other.title)
        }),
        DisclosureItem::TABLE => each::<DisclosureItem>(tx, rows, agency, year, |one, other| {
            (one.agency_id, one.scheme, one.year, &one.code) == (other.agency_id, other.scheme, other.year, &other.code)
        }),
        Holiday::TABLE => each::<Holiday>(tx, rows, agency, year, |one, other| one.day == other.day),
        IndexScore::TABLE => each::<IndexScore>(tx, rows, agency, year, |one, other| {
            (one.kind, one.year_ce, &one.country) == (other.kind, other.year_ce, &other.country)
        }),
        RiskScale::TABLE => each::<RiskScale>(tx, rows, agency, year, |one, other| {
            (one.agency_id, one.axis, one.step) == (other.agency_id, other.axis, other.step)
        }),
        Survey::TABLE => surveys(tx, rows, agency, year),
        _ => Err(Error::invalid("set", Rule::UnknownField)),
    }
}

/// Puts each row that is not there yet.
fn each<T: Register + Serialize + DeserializeOwned>(
    tx: &Tx<'_>,
    rows: &[Map<String, Value>],
    agency: Id<Agency>,
    year: FiscalYear,
    same: impl Fn(&T, &T) -> bool,
) -> Result<u32> {
    let known: Vec<T> = tx.list(&Scope::default())?;
    let mut added = 0;
    for row in rows {
        let record: T = record(tx, row, &[("agency_id", agency.to_string().into()), ("year", year.number().into())])?;
        if !known.iter().any(|other| same(&record, other)) {
            tx.save(record)?;
            added += 1;
        }
    }
    Ok(added)
}

/// Surveys come with their questions.
fn surveys(tx: &Tx<'_>, rows: &[Map<String, Value>], agency: Id<Agency>, year: FiscalYear) -> Result<u32> {
    let known: Vec<Survey> = tx.list(&Scope { agency: Some(agency), year: Some(year), parent: None })?;
    let mut added = 0;
    for row in rows {
        let mut row = row.clone();
        let items = row.remove("items").and_then(|items| items.as_array().cloned()).unwrap_or_default();
        let survey: Survey =
            record(tx, &row, &[("agency_id", agency.to_string().into()), ("year", year.number().into())])?;
        if known.iter().any(|other| other.agency_id == agency && other.title == survey.title) {
            continue;
        }
        tx.save(survey.clone())?;
        added += 1;
        for item in items.iter().filter_map(Value::as_object) {
            tx.save(record::<SurveyItem>(tx, item, &[("survey_id", survey.id.to_string().into())])?)?;
        }
    }
    Ok(added)
}

/// A record of what a row says; what it does not say is as in a new record, or given.
fn record<T: Register + Serialize + DeserializeOwned>(
    tx: &Tx<'_>,
    row: &Map<String, Value>,
    given: &[(&str, Value)],
) -> Result<T> {
    let mut all = Map::new();
    all.insert("id".into(), tx.new_id::<T>().to_string().into());
    for field in T::DECLARATION.fields {
        let told = row.get(field.name).cloned();
        let given = given.iter().find(|(name, _)| *name == field.name).map(|(_, value)| value.clone());
        all.insert(field.name.into(), told.or(given).unwrap_or_else(|| field.when_new()));
    }
    serde_json::from_value(Value::Object(all)).map_err(|_| Error::invalid("set", Rule::Format))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;
    use crate::{Action, Verb};

    #[test]
    fn every_set_is_taken_over_whole_and_a_second_time_adds_nothing() {
        let (mut office, agency, _) = fixture::office();
        let year = fixture::day("2026-03-02").fiscal_year();
        for (name, text) in FILES {
            let rows = u32::try_from(read(text).expect("is a set").rows.len()).expect("few");
            let adopted = |office: &mut crate::Office| {
                let action =
                    Action::on_table(&register_of(name).expect("has a register"), Verb::Import).expect("known");
                office
                    .operate(action, |tx| adopt(tx, name, agency, year))
                    .unwrap_or_else(|error| panic!("{name}: {error}"))
            };
            assert_eq!(adopted(&mut office).value, rows, "{name}");
            assert_eq!(adopted(&mut office).value, 0, "{name}");
            assert!(of_register(&register_of(name).expect("has one")).iter().any(|info| info.name == name), "{name}");
        }
    }
}
