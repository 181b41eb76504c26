//! Results that the registers themselves give: percentages of staff trained, of actions done, of budget spent.
//!
//! Counted as of the last day of the round, for the agency and everything below it. `None` where there is nothing to count.

use std::collections::HashSet;

use rusqlite::named_params;

use crate::registers::{ActionItem, ActionStatus, Agency, Person, ResultSource, Scope};
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Money, MoneySum};
use crate::{Reader, Result};

/// The figure of `source` in percent, unrounded; `None` for results entered by hand.
pub(crate) fn percent(
    reader: &Reader<'_>,
    source: ResultSource,
    agency: Id<Agency>,
    year: FiscalYear,
    until: Date,
) -> Result<Option<Decimal>> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let actions = || -> Result<Vec<ActionItem>> {
        let mut all = actions_as_of(reader, &scope, until)?;
        all.retain(|action| action.status != ActionStatus::Cancelled);
        Ok(all)
    };
    let is_done = |action: &ActionItem| action.status == ActionStatus::Done;
    Ok(match source {
        ResultSource::ByHand => None,
        ResultSource::StaffTrained => staff_trained(reader, agency, year, until)?.percent(),
        ResultSource::ActionsDone => {
            let actions = actions()?;
            ratio(actions.iter().filter(|action| is_done(action)).count(), actions.len())
        }
        ResultSource::ActionsOnTime => {
            let due: Vec<_> = actions()?.into_iter().filter(|action| action.deadline() <= until).collect();
            ratio(due.iter().filter(|action| action.is_on_time()).count(), due.len())
        }
        ResultSource::BudgetSpent => {
            let actions = actions()?;
            let sum = |amount: fn(&ActionItem) -> Money| actions.iter().map(amount).sum::<MoneySum>();
            sum(|action| action.spend).percent_of(sum(|action| action.budget))
        }
    })
}

/// The action items of a scope as they stood on a day.
pub(crate) fn actions_as_of(reader: &Reader<'_>, scope: &Scope<'_>, day: Date) -> Result<Vec<ActionItem>> {
    let all = reader.list::<ActionItem>(scope)?;
    all.into_iter().map(|action| Ok(action.as_of(reader, day)?.0)).collect()
}

/// How many of the staff have been trained.
pub(crate) struct StaffTrained {
    /// Distinct staff who passed with at least the required hours.
    pub(crate) trained: usize,
    /// Staff who served on the last day.
    pub(crate) staff: usize,
}

impl StaffTrained {
    fn percent(&self) -> Option<Decimal> {
        ratio(self.trained, self.staff)
    }
}

/// Coverage (ร้อยละบุคลากรที่ผ่านการอบรม) of a year's sessions that ended by `until`.
pub(crate) fn staff_trained(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    until: Date,
) -> Result<StaffTrained> {
    let people = reader.list::<Person>(&Scope { agency: Some(agency), ..Scope::default() })?;
    let staff: HashSet<Id<Person>> =
        people.iter().filter(|person| person.served_on(until)).map(|person| person.id).collect();
    let mut statement = reader.connection().prepare_cached(
        "SELECT a.person_id, a.hours, s.required_hours FROM attendances a JOIN training_sessions s ON s.id = a.session_id
         WHERE s.year = :year AND s.ends_on <= :until AND a.passed",
    )?;
    let mut rows = statement.query(named_params! { ":year": year, ":until": until })?;
    let mut trained = HashSet::new();
    while let Some(row) = rows.next()? {
        let (person, hours, required): (Id<Person>, Exact, Exact) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if hours >= required && staff.contains(&person) {
            trained.insert(person);
        }
    }
    Ok(StaffTrained { trained: trained.len(), staff: staff.len() })
}

fn ratio(part: usize, whole: usize) -> Option<Decimal> {
    (whole > 0).then(|| Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole))
}
