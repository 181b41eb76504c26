//! What an agency did in a fiscal year up to the last day of a round: its plans, its training and its awards, as the
//! self-assessment tells it.

use std::collections::{BTreeMap, HashSet};

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::award_report::{Nominee, nominees};
use super::plan_report::{PlanWork, plans};
use crate::registers::{Agency, AwardScheme, Person, Scope, TrainingSession};
use crate::values::{Date, Exact, FiscalYear, Id};
use crate::{Reader, Result};

/// The year's work of an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct YearsWork {
    /// Its plans with the year's action items.
    pub plans: Vec<PlanWork>,
    /// Its training sessions that ended by the round's last day.
    pub trainings: Vec<TrainingWork>,
    /// Staff trained by unit, in order of name; staff without a unit last.
    pub coverage: Vec<Coverage>,
    /// Its award schemes of the year that were announced by then.
    pub awards: Vec<AwardWork>,
}

/// A training session with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TrainingWork {
    /// The session.
    pub session: TrainingSession,
    /// People who took part.
    pub attended: u32,
    /// Of them, who passed with the required hours.
    pub completed: u32,
}

/// How many of a unit's staff are trained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Coverage {
    /// The unit; empty for staff without one.
    pub unit: String,
    /// Distinct staff who passed with the required hours.
    pub trained: u32,
    /// Staff who served on the day.
    pub staff: u32,
}

/// An award scheme with its nominees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AwardWork {
    /// The scheme.
    pub scheme: AwardScheme,
    /// The nominees, the highest score first.
    pub nominees: Vec<Nominee>,
}

/// Gathers the year's work.
///
/// # Errors
/// [`crate::Error::Db`].
pub(super) fn years_work(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, until: Date) -> Result<YearsWork> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let own = |session: &TrainingSession| session.agency_id == agency && session.ends_on <= until;
    let mut sessions = reader.list::<TrainingSession>(&scope)?;
    sessions.retain(own);
    sessions.sort_by(|a, b| (a.starts_on, &a.title, a.id).cmp(&(b.starts_on, &b.title, b.id)));
    let mut schemes = reader.list::<AwardScheme>(&scope)?;
    schemes.retain(|scheme| scheme.agency_id == agency && scheme.is_announced_by(until));
    Ok(YearsWork {
        plans: plans(reader, agency, year, until)?,
        trainings: sessions.into_iter().map(|session| training(reader, session)).collect::<Result<_>>()?,
        coverage: coverage(reader, agency, year, until)?,
        awards: schemes.into_iter().map(|scheme| award(reader, scheme)).collect::<Result<_>>()?,
    })
}

fn training(reader: &Reader<'_>, session: TrainingSession) -> Result<TrainingWork> {
    let mut statement =
        reader.connection().prepare_cached("SELECT hours, passed FROM attendances WHERE session_id = :session")?;
    let rows = statement.query_map(named_params! { ":session": session.id }, |row| {
        Ok((row.get::<_, Exact>("hours")?, row.get::<_, bool>("passed")?))
    })?;
    let (mut attended, mut completed) = (0, 0);
    for row in rows {
        let (hours, passed) = row?;
        attended += u32::from(hours.0 > crate::values::Decimal::ZERO);
        completed += u32::from(passed && hours >= session.required_hours);
    }
    Ok(TrainingWork { session, attended, completed })
}

fn award(reader: &Reader<'_>, scheme: AwardScheme) -> Result<AwardWork> {
    Ok(AwardWork { nominees: nominees(reader, &scheme)?, scheme })
}

/// By the agency's own units; for a ministry, its agencies' staff are theirs to tell.
fn coverage(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, until: Date) -> Result<Vec<Coverage>> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT a.person_id, a.hours, s.required_hours FROM attendances a
         JOIN training_sessions s ON s.id = a.session_id JOIN people p ON p.id = a.person_id
         WHERE s.year = :year AND s.ends_on <= :until AND a.passed AND p.agency_id = :agency",
    )?;
    let mut rows = statement.query(named_params! { ":year": year, ":until": until, ":agency": agency })?;
    let mut trained: HashSet<Id<Person>> = HashSet::new();
    while let Some(row) = rows.next()? {
        let (hours, required): (Exact, Exact) = (row.get("hours")?, row.get("required_hours")?);
        if hours >= required {
            trained.insert(row.get("person_id")?);
        }
    }
    let mut units: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let people = reader.list::<Person>(&Scope { agency: Some(agency), ..Scope::default() })?;
    for person in people.iter().filter(|person| person.served_on(until) && person.agency_id == agency) {
        let unit = units.entry(person.unit.trim().to_owned()).or_default();
        unit.0 += u32::from(trained.contains(&person.id));
        unit.1 += 1;
    }
    let mut coverage: Vec<Coverage> =
        units.into_iter().map(|(unit, (trained, staff))| Coverage { unit, trained, staff }).collect();
    // who has no unit comes last
    coverage.sort_by_key(|unit| unit.unit.is_empty());
    Ok(coverage)
}
