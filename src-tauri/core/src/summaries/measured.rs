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
        let all = reader.list::<ActionItem>(&scope)?;
        Ok(all.into_iter().filter(|action| action.status != ActionStatus::Cancelled).collect())
    };
    let done_by = |action: &ActionItem| action.finished_on.is_some_and(|day| day <= until);
    Ok(match source {
        ResultSource::ByHand => None,
        ResultSource::StaffTrained => staff_trained(reader, agency, year, until)?.percent(),
        ResultSource::ActionsDone => {
            let actions = actions()?;
            ratio(actions.iter().filter(|action| done_by(action)).count(), actions.len())
        }
        ResultSource::ActionsOnTime => {
            let due: Vec<_> = actions()?.into_iter().filter(|action| action.deadline() <= until).collect();
            ratio(due.iter().filter(|action| done_by(action) && action.is_on_time()).count(), due.len())
        }
        ResultSource::BudgetSpent => {
            let actions = actions()?;
            let sum = |amount: fn(&ActionItem) -> Money| actions.iter().map(amount).sum::<MoneySum>();
            sum(|action| action.spend).percent_of(sum(|action| action.budget))
        }
    })
}

/// How many of the active staff have been trained.
pub(crate) struct StaffTrained {
    /// Distinct active staff who passed with at least the required hours.
    pub(crate) trained: usize,
    /// Active staff.
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
    let staff: HashSet<Id<Person>> = people.iter().filter(|person| person.active).map(|person| person.id).collect();
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
