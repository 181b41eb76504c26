//! Everything the strategic plan, the yearly action plan and the plan review of an agency print.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use crate::registers::{ActionItem, ActionStatus, Agency, ProgressEntry, Record, Scope, StrategicPlan, Strategy};
use crate::values::{Date, FiscalYear, Id, MoneySum};
use crate::{Reader, Result};

/// The plans of an agency that cover a fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PlanReport {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The plans, the newest first.
    pub plans: Vec<PlanWork>,
}

/// A plan with what is done under it in the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PlanWork {
    /// The plan.
    pub plan: StrategicPlan,
    /// Its strategies in order.
    pub strategies: Vec<StrategyWork>,
}

/// A strategy with its action items of the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StrategyWork {
    /// The strategy.
    pub strategy: Strategy,
    /// The year's action items.
    pub actions: Vec<ActionWork>,
}

/// An action item and how far it had come on the day that is told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActionWork {
    /// The action item as it stood.
    pub action: ActionItem,
    /// The newest line of its progress log by then.
    pub progress: Option<ProgressEntry>,
    /// Whether nobody told the day from which it stood so.
    #[serde(default)]
    pub assumed: bool,
}

/// Sums over action items. Cancelled ones count only as such.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionSums {
    /// Not begun.
    pub planned: usize,
    /// Under way.
    pub underway: usize,
    /// Done.
    pub done: usize,
    /// Cancelled.
    pub cancelled: usize,
    /// Budget.
    pub budget: MoneySum,
    /// Spent of it.
    pub spend: MoneySum,
}

impl ActionSums {
    /// Sums items.
    #[must_use]
    pub fn of<'a>(actions: impl IntoIterator<Item = &'a ActionItem>) -> Self {
        actions.into_iter().fold(Self::default(), |mut sums, action| {
            *match action.status {
                ActionStatus::Planned => &mut sums.planned,
                ActionStatus::Underway => &mut sums.underway,
                ActionStatus::Done => &mut sums.done,
                ActionStatus::Cancelled => &mut sums.cancelled,
            } += 1;
            if action.status != ActionStatus::Cancelled {
                sums.budget = sums.budget + action.budget;
                sums.spend = sums.spend + action.spend;
            }
            sums
        })
    }

    /// All that are not cancelled.
    #[must_use]
    pub const fn standing(&self) -> usize {
        self.planned + self.underway + self.done
    }
}

impl PlanWork {
    /// The year's action items of all strategies.
    pub fn actions(&self) -> impl Iterator<Item = &ActionItem> {
        self.strategies.iter().flat_map(StrategyWork::actions)
    }
}

impl StrategyWork {
    /// The year's action items.
    pub fn actions(&self) -> impl Iterator<Item = &ActionItem> {
        self.actions.iter().map(|work| &work.action)
    }
}

/// Gathers the plans of an agency.
///
/// # Errors
/// [`crate::Error::NotFound`] without the agency; [`crate::Error::Db`].
pub fn plan_report(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, printed_on: Date) -> Result<PlanReport> {
    Ok(PlanReport {
        head: letterhead(reader, agency, printed_on)?,
        year,
        plans: plans(reader, agency, year, printed_on)?,
    })
}

/// The agency's own plans that cover the year, with the year's action items as they stood on a day.
pub(super) fn plans(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, day: Date) -> Result<Vec<PlanWork>> {
    let key = agency.to_string();
    let covering = |plan: &StrategicPlan| plan.first_year <= year && year <= plan.last_year;
    let plans = parts::<StrategicPlan>(reader, &key)?.into_iter().filter(covering);
    plans.map(|plan| Ok(PlanWork { strategies: strategies(reader, &plan, year, day)?, plan })).collect()
}

fn strategies(reader: &Reader<'_>, plan: &StrategicPlan, year: FiscalYear, day: Date) -> Result<Vec<StrategyWork>> {
    let strategies = parts::<Strategy>(reader, &plan.id.to_string())?.into_iter();
    strategies.map(|strategy| Ok(StrategyWork { actions: actions(reader, &strategy, year, day)?, strategy })).collect()
}

fn actions(reader: &Reader<'_>, strategy: &Strategy, year: FiscalYear, day: Date) -> Result<Vec<ActionWork>> {
    let key = strategy.id.to_string();
    let scope = Scope { parent: Some(&key), year: Some(year), agency: None };
    let work = |action: ActionItem| {
        let (action, standing) = action.as_of(reader, day)?;
        Ok(ActionWork { action, assumed: standing.is_assumed(), progress: standing.entry })
    };
    reader.list::<ActionItem>(&scope)?.into_iter().map(work).collect()
}

fn parts<T: Record>(reader: &Reader<'_>, whole: &str) -> Result<Vec<T>> {
    reader.list(&Scope { parent: Some(whole), ..Scope::default() })
}
