//! The year's plan as several briefs tell it: strategies with their actions as they stood on a day, and the review of the plan.
//! Slide 35; DOMAIN-TODAY §2.

use std::collections::HashMap;

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell};
use super::counted::{of_all_years, of_year};
use crate::registers::{ActionItem, ActionStatus, Agency, PlanReview, Register as _, Scope, StrategicPlan, Strategy};
use crate::summaries::plan_report::{ActionSums, ActionWork};
use crate::values::{Date, FiscalYear, Id, Round};
use crate::{Reader, Result};

/// A strategy with its actions of the year.
pub(super) struct StrategyYear {
    /// Its number and title; of an agency below, whose it is.
    pub(super) heading: String,
    pub(super) strategy: Strategy,
    /// The actions as they stood, those cancelled among them.
    pub(super) actions: Vec<ActionWork>,
}

impl StrategyYear {
    /// Those not cancelled by the day.
    pub(super) fn standing(&self) -> impl Iterator<Item = &ActionWork> {
        self.actions.iter().filter(|work| work.action.status != ActionStatus::Cancelled)
    }

    pub(super) fn sums(&self) -> ActionSums {
        ActionSums::of(self.actions.iter().map(|work| &work.action))
    }
}

/// The strategies of the plans that cover the year or have actions in it; the agency's own first.
pub(super) fn strategies(reader: &Reader<'_>, asked: &BriefAsked, until: Date) -> Result<Vec<StrategyYear>> {
    let mut works: HashMap<Id<Strategy>, Vec<ActionWork>> = HashMap::new();
    for action in reader.list::<ActionItem>(&of_year(asked))? {
        let (action, standing) = action.as_of(reader, until)?;
        let work = ActionWork { assumed: standing.is_assumed(), progress: standing.entry, action };
        works.entry(work.action.strategy_id).or_default().push(work);
    }
    let mut plans = reader.list::<StrategicPlan>(&of_all_years(asked))?;
    plans.sort_by_key(|plan| plan.agency_id != asked.agency);
    let mut all = Vec::new();
    for plan in plans {
        let whose = of_below(reader, asked, plan.agency_id)?;
        let key = plan.id.to_string();
        for strategy in reader.list::<Strategy>(&Scope { parent: Some(&key), ..Scope::default() })? {
            let actions = works.remove(&strategy.id).unwrap_or_default();
            if !actions.is_empty() || (plan.first_year <= asked.year && asked.year <= plan.last_year) {
                let heading = format!("{whose}{}", numbered(&strategy.code, &strategy.title));
                all.push(StrategyYear { heading, strategy, actions });
            }
        }
    }
    Ok(all)
}

/// What stands before the heading of what an agency below the one asked of has.
pub(super) fn of_below(reader: &Reader<'_>, asked: &BriefAsked, agency: Id<Agency>) -> Result<String> {
    if agency == asked.agency {
        return Ok(String::new());
    }
    Ok(format!("{} · ", reader.get(agency)?.name_th))
}

/// A number and a title in one.
pub(super) fn numbered(code: &str, title: &str) -> String {
    format!("{} {}", code.trim(), title.trim()).trim().to_owned()
}

/// The actions of all strategies, summed.
pub(super) fn sums(strategies: &[StrategyYear]) -> ActionSums {
    ActionSums::of(strategies.iter().flat_map(|strategy| &strategy.actions).map(|work| &work.action))
}

/// The reviews of the plan of a year that were held by the day asked of, the agency's own first. Of the whole year's round one counts
/// whenever it was held: it is often held after the year.
pub(super) fn reviews(reader: &Reader<'_>, asked: &BriefAsked, year: FiscalYear) -> Result<Vec<PlanReview>> {
    let until = asked.until(reader)?;
    let whole_year = asked.round == Round::Twelve || year < asked.year;
    let mut reviews = reader.list::<PlanReview>(&Scope { year: Some(year), ..of_year(asked) })?;
    reviews.retain(|review| review.reviewed_on.is_none_or(|on| whole_year || on <= until));
    reviews.sort_by_key(|review| review.agency_id != asked.agency);
    Ok(reviews)
}

/// What is said where there is no review of a year.
pub(super) fn no_review(year: FiscalYear) -> BriefBlock {
    let register = PlanReview::DECLARATION.many.th;
    BriefBlock::Text(format!("ยังไม่มีการทบทวนแผนของปีงบประมาณ พ.ศ. {year} โปรดบันทึกในทะเบียน{register}"))
}

/// What is said of a strategy without any action in the year.
pub(super) fn no_actions() -> String {
    format!("ไม่มี{}ในปีนี้ โปรดเพิ่มในแผน", ActionItem::DECLARATION.one.th)
}

/// The problems and the proposals of reviews.
pub(super) fn problems(reader: &Reader<'_>, asked: &BriefAsked, reviews: &[PlanReview]) -> Result<Vec<BriefBlock>> {
    let mut blocks = Vec::new();
    for review in reviews {
        let whose = of_below(reader, asked, review.agency_id)?;
        let fact = |label: &str, text: &str| (format!("{whose}{label}"), BriefCell::new(text).of(review));
        blocks.push(BriefBlock::Facts(vec![
            fact(label!(PlanReview.problems), &review.problems),
            fact(label!(PlanReview.proposals), &review.proposals),
        ]));
    }
    if blocks.is_empty() {
        blocks.push(no_review(asked.year));
    }
    Ok(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{Pillar, ProgressEntry, fixture};
    use crate::{Action, Office, Verb};

    const THIS_YEAR: &str = "2026-03-02";

    /// A plan with a strategy and an action that was done in May, and the review of it in October.
    fn office() -> (Office, Id<Agency>) {
        let (mut office, _, agency) = fixture::office();
        let year = fixture::day(THIS_YEAR).fiscal_year();
        let filled = office.operate(Action::on::<StrategicPlan>(Verb::Save), |tx| {
            let plan =
                StrategicPlan { title: "แผน".into(), ..StrategicPlan::blank(tx.new_id(), agency, year, year) };
            let blank = Strategy::blank(tx.new_id(), plan.id);
            let strategy =
                Strategy {
                    code: "1".into(), title: "กลยุทธ์".into(), pillar: Some(Pillar::Prevention), ..blank
                };
            let blank = ActionItem::blank(tx.new_id(), strategy.id, year);
            let action = ActionItem { title: "อบรม".into(), q1: true, ..blank };
            let day = fixture::day("2026-05-01");
            let done = ProgressEntry {
                status: ActionStatus::Done,
                percent: 100,
                finished_on: Some(day),
                ..ProgressEntry::blank(tx.new_id(), action.id, day)
            };
            let review = PlanReview {
                reviewed_on: Some(fixture::day("2026-10-15")),
                ..PlanReview::blank(tx.new_id(), agency, year)
            };
            tx.put(&plan)?;
            tx.put(&strategy)?;
            tx.put(&action)?;
            tx.put(&done)?;
            tx.put(&review)
        });
        filled.expect("saves");
        (office, agency)
    }

    fn asked(agency: Id<Agency>, round: Round) -> BriefAsked {
        let year = fixture::day(THIS_YEAR).fiscal_year();
        BriefAsked { agency, year, round, record: None, today: fixture::day("2026-11-01") }
    }

    #[test]
    fn an_action_stands_as_it_did_on_the_rounds_last_day() {
        let (office, agency) = office();
        let told = |round| {
            let asked = asked(agency, round);
            let strategies = office.read(|reader| strategies(reader, &asked, asked.until(reader)?)).expect("reads");
            assert_eq!(strategies[0].heading, "1 กลยุทธ์");
            (sums(&strategies).planned, sums(&strategies).done)
        };
        assert_eq!(told(Round::Six), (1, 0));
        assert_eq!(told(Round::Twelve), (0, 1));
    }

    #[test]
    fn a_review_held_after_the_year_is_of_its_last_round_and_of_no_earlier_one() {
        let (office, agency) = office();
        let count = |round| {
            let asked = asked(agency, round);
            office.read(|reader| reviews(reader, &asked, asked.year)).expect("reads").len()
        };
        assert_eq!((count(Round::Six), count(Round::Nine), count(Round::Twelve)), (0, 0, 1));
    }
}
