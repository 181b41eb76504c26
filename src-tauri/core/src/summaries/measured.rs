//! Results that the registers themselves give: percentages of staff trained, of actions done, of budget spent.
//!
//! Counted as of the last day of the round, for the agency and everything below it. `None` where there is nothing to count.

use std::collections::{HashMap, HashSet};

use rusqlite::named_params;

use super::arithmetic;
use crate::registers::Whose;
use crate::registers::{
    ActionItem, ActionStatus, Agency, Person, ProgressEntry, Record as _, Register as _, ResultSource, Scope, Standing,
};
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
            arithmetic::percent(actions.iter().filter(|action| is_done(action)).count(), actions.len())
        }
        ResultSource::ActionsOnTime => {
            let due: Vec<_> = actions()?.into_iter().filter(|action| action.deadline() <= until).collect();
            arithmetic::percent(due.iter().filter(|action| action.is_on_time()).count(), due.len())
        }
        ResultSource::BudgetSpent => {
            let actions = actions()?;
            let sum = |amount: fn(&ActionItem) -> Money| actions.iter().map(amount).sum::<MoneySum>();
            sum(|action| action.spend).percent_of(sum(|action| action.budget))
        }
    })
}

/// The action items of a scope as they stood on a day, in no order.
pub(crate) fn actions_as_of(reader: &Reader<'_>, scope: &Scope<'_>, day: Date) -> Result<Vec<ActionItem>> {
    let whose = Whose::of(reader, scope.agency)?;
    let own = format!("{} AND (:year IS NULL OR year = :year)", whose.sql(&ActionItem::DECLARATION));
    let mut logs = logs_until(reader, scope, (whose, &own), day)?;
    let sql = format!("SELECT {} FROM action_items WHERE {own}", ActionItem::COLUMNS.join(", "));
    let mut statement = reader.connection().prepare_cached(&sql)?;
    let values = named_params! { ":agency": scope.agency, ":year": scope.year };
    let all = statement.query_map(values, ActionItem::read)?;
    all.map(|action| {
        let action = action?;
        let log = logs.remove(&action.id).unwrap_or_default();
        Ok(action.standing(&Standing::newest(&log)))
    })
    .collect()
}

/// What was noted by a day of each of the action items that `own` holds of, the newest first.
fn logs_until(
    reader: &Reader<'_>,
    scope: &Scope<'_>,
    (whose, own): (Whose, &str),
    day: Date,
) -> Result<HashMap<Id<ActionItem>, Vec<ProgressEntry>>> {
    // Of all, the log is read as it lies: one by one they would be looked for all over it.
    let unindexed = if whose == Whose::All { "+" } else { "" };
    let sql = format!(
        "SELECT {} FROM progress_entries
         WHERE noted_on <= :day AND {unindexed}action_id IN (SELECT id FROM action_items WHERE {own}) ORDER BY {}",
        ProgressEntry::COLUMNS.join(", "),
        ProgressEntry::LIST.order
    );
    let mut statement = reader.connection().prepare_cached(&sql)?;
    let values = named_params! { ":agency": scope.agency, ":year": scope.year, ":day": day };
    let mut logs: HashMap<Id<ActionItem>, Vec<ProgressEntry>> = HashMap::new();
    for entry in statement.query_map(values, ProgressEntry::read)? {
        let entry = entry?;
        logs.entry(entry.action_id).or_default().push(entry);
    }
    Ok(logs)
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
        arithmetic::percent(self.trained, self.staff)
    }
}

/// [`Person::served_on`] the day `:until`, asked of the store.
const SERVED: &str = "(appointed_on IS NULL OR appointed_on <= :until) AND (active OR retires_on >= :until)";

/// Of an attendance `a` of a session `s`: passed in the year, by the day.
const PASSED: &str = "s.year = :year AND s.ends_on <= :until AND a.passed";

/// Coverage (ร้อยละบุคลากรที่ผ่านการอบรม) of a year's sessions that ended by `until`.
pub(crate) fn staff_trained(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    until: Date,
) -> Result<StaffTrained> {
    let whose = Whose::of(reader, Some(agency))?;
    let people = format!("SELECT id FROM people WHERE {} AND {SERVED}", whose.sql(&Person::DECLARATION));
    let mut statement = reader.connection().prepare_cached(&people)?;
    let staff = statement.query_map(named_params! { ":agency": agency, ":until": until }, |row| row.get(0))?;
    let staff: HashSet<Id<Person>> = staff.collect::<rusqlite::Result<_>>()?;
    let mut statement = reader.connection().prepare_cached(&match whose {
        Whose::Below => format!(
            "SELECT a.person_id, a.hours, s.required_hours FROM attendances a CROSS JOIN training_sessions s ON s.id = a.session_id
             WHERE a.person_id IN ({people}) AND {PASSED}"
        ),
        // Of all, both are read as they lie.
        Whose::All => format!(
            "WITH held AS MATERIALIZED (SELECT id, required_hours, year, ends_on FROM training_sessions WHERE year = :year)
             SELECT a.person_id, a.hours, s.required_hours FROM attendances a CROSS JOIN held s ON s.id = a.session_id
             WHERE :agency IS :agency AND {PASSED}"
        ),
    })?;
    let mut rows = statement.query(named_params! { ":agency": agency, ":year": year, ":until": until })?;
    let mut trained = HashSet::new();
    while let Some(row) = rows.next()? {
        let (person, hours, required): (Id<Person>, Exact, Exact) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if hours >= required && staff.contains(&person) {
            trained.insert(person);
        }
    }
    Ok(StaffTrained { trained: trained.len(), staff: staff.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture::{self, day};
    use crate::{Action, Verb};

    #[test]
    fn the_store_counts_the_same_staff_as_those_who_served_on_the_day() {
        let (mut office, ministry, agency) = fixture::office();
        let days = [None, Some(day("2026-03-30")), Some(day("2026-03-31")), Some(day("2026-04-01"))];
        let until = day("2026-03-31");
        let mut served = 0;
        let done = office.operate(Action::on::<Person>(Verb::Save), |tx| {
            for (appointed_on, retires_on, active) in
                days.iter().flat_map(|from| days.iter().flat_map(|to| [true, false].map(|active| (*from, *to, active))))
            {
                let person = Person::blank(tx.new_id(), agency);
                let person = Person { first_name: "ก".into(), appointed_on, retires_on, active, ..person };
                served += usize::from(person.served_on(until));
                tx.put(&person)?;
            }
            Ok(())
        });
        done.expect("saves");
        for whose in [agency, ministry] {
            let counted =
                office.read(|reader| staff_trained(reader, whose, until.fiscal_year(), until)).expect("counts");
            assert_eq!((counted.staff, counted.trained), (served, 0));
        }
        assert!(0 < served && served < 32, "{served}");
    }
}
