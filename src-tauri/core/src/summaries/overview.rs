//! The overview of a scope: how many of everything, and how far the year's plan had come on the last day of a round.

use std::collections::HashSet;

use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use super::measured::{actions_as_of, staff_trained};
use super::scorecard::last_day;
use crate::registers::Whose;
use crate::registers::{
    ActionStatus, Agency, AwardScheme, Decision, Nomination, Register as _, Scope, TrainingSession,
};
use crate::values::{FiscalYear, Id, MoneySum, Round};
use crate::{Reader, Result};

/// What the overview shows for an agency, everything below it, and a fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Overview {
    /// Agencies in the scope.
    pub agencies: u32,
    /// Staff who served on the round's last day.
    pub staff: u32,
    /// Of them, trained with the required hours this year, up to the round.
    pub trained: u32,
    /// Training sessions.
    pub trainings: u32,
    /// Action items by status: planned, under way, done, cancelled.
    pub actions: ActionCounts,
    /// Budget of the action items that are not cancelled.
    pub budget: MoneySum,
    /// Spent of it.
    pub spend: MoneySum,
    /// Award schemes.
    pub schemes: u32,
    /// People who received an award.
    pub awarded: u32,
}

/// Action items by status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct ActionCounts {
    /// Not begun.
    pub planned: u32,
    /// Under way.
    pub underway: u32,
    /// Done.
    pub done: u32,
    /// Cancelled.
    pub cancelled: u32,
}

/// Counts the scope.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn overview(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, round: Round) -> Result<Overview> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let until = last_day(reader, year, round)?;
    let training = staff_trained(reader, agency, year, until)?;
    let items = actions_as_of(reader, &scope, until)?;
    let mut actions = ActionCounts::default();
    for item in &items {
        *match item.status {
            ActionStatus::Planned => &mut actions.planned,
            ActionStatus::Underway => &mut actions.underway,
            ActionStatus::Done => &mut actions.done,
            ActionStatus::Cancelled => &mut actions.cancelled,
        } += 1;
    }
    let standing = || items.iter().filter(|item| item.status != ActionStatus::Cancelled);
    let schemes = reader.list::<AwardScheme>(&scope)?;
    let announced: HashSet<_> =
        schemes.iter().filter(|scheme| scheme.is_announced_by(until)).map(|scheme| scheme.id).collect();
    let awarded = awarded(reader, agency)?.into_iter().filter(|scheme| announced.contains(scheme));
    Ok(Overview {
        agencies: reader.count::<Agency>(&scope)?,
        staff: count(training.staff),
        trained: count(training.trained),
        trainings: reader.count::<TrainingSession>(&scope)?,
        actions,
        budget: standing().map(|item| item.budget).sum(),
        spend: standing().map(|item| item.spend).sum(),
        schemes: count(schemes.len()),
        awarded: count(awarded.count()),
    })
}

/// The scheme of each award that was given, in all years.
fn awarded(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Vec<Id<AwardScheme>>> {
    let own = Whose::of(reader, Some(agency))?.sql(&Nomination::DECLARATION);
    let sql = format!("SELECT scheme_id FROM nominations WHERE decision = :awarded AND {own}");
    let mut statement = reader.connection().prepare_cached(&sql)?;
    let schemes =
        statement.query_map(named_params! { ":agency": agency, ":awarded": Decision::Awarded }, |row| row.get(0))?;
    Ok(schemes.collect::<rusqlite::Result<_>>()?)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
