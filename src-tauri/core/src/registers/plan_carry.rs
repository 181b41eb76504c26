//! Carrying a reviewed plan forward (การยกโครงการ–กิจกรรมไปปีถัดไป): the actions of the year a review is of, into the next year's action plan.
//! Slide 35.
//!
//! Invariant: what is carried is a new action of the same strategy, begun by nobody; what the review cancels is never carried, and what
//! the next year has already is left as it is.

use std::collections::HashMap;

use chrono::Months;
use serde::Serialize;
use specta::Type;

use super::record::{Record, choice, ensure, has_same_words};
use super::{ActionItem, ActionStatus, PlanReview, ReviewPoint, ReviewVerdict, Scope, StrategicPlan, Strategy};
use crate::values::{Date, FiscalYear, Id, Money};
use crate::{Error, Reader, Result, Rule, Tx};

choice! {
    /// Whether an action goes into the next year.
    CarryStanding {
        /// It does, when it is chosen.
        Open = "open",
        /// A point of the review gives it up.
        Cancelled = "cancelled",
        /// The next year has an action of its strategy with its number or its title.
        There = "there",
    }
}

/// An action of a reviewed year, beside what the review says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CarriedAction {
    /// The action.
    pub action: ActionItem,
    /// Its strategy.
    pub strategy: Strategy,
    /// The points of the review on the action; without any, those on its strategy. Their proposals are for whoever edits what is carried.
    pub points: Vec<ReviewPoint>,
    /// Whether it goes into the next year.
    pub standing: CarryStanding,
}

/// The actions in the reviewed year of the plans of the review's own agency, in the order of the plans. As lists show them: ids masked that
/// were typed into a text.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] on `year` where no year follows; [`Error::Db`].
pub fn preview(reader: &Reader<'_>, review: Id<PlanReview>) -> Result<Vec<CarriedAction>> {
    let shown = |carried: CarriedAction| CarriedAction {
        action: carried.action.without_typed_ids(),
        strategy: carried.strategy.without_typed_ids(),
        points: carried.points.into_iter().map(ReviewPoint::without_typed_ids).collect(),
        ..carried
    };
    Ok(candidates(reader, &reader.get(review)?)?.into_iter().map(shown).collect())
}

/// Carries chosen actions into the next year; answers how many. One that the next year has already is left out.
///
/// # Errors
/// [`Error::NotFound`] for an action that is not of the reviewed year; [`Error::Invalid`] on `action_id` with `cancelled_by_the_review`, on
/// `year` where no year follows; what the register refuses.
pub fn carry(tx: &Tx<'_>, review: Id<PlanReview>, chosen: &[Id<ActionItem>]) -> Result<u32> {
    let review: PlanReview = tx.get(review)?;
    let year = next(review.year)?;
    let mut candidates: HashMap<_, _> =
        candidates(tx, &review)?.into_iter().map(|candidate| (candidate.action.id, candidate)).collect();
    let mut count = 0;
    for id in chosen {
        let missing = || Error::NotFound { what: ActionItem::TABLE, key: id.to_string() };
        let CarriedAction { action, standing, .. } = candidates.get_mut(id).ok_or_else(missing)?;
        ensure(*standing != CarryStanding::Cancelled, "action_id", Rule::CancelledByTheReview)?;
        if *standing == CarryStanding::Open {
            tx.save(of_next_year(action, tx.new_id(), year))?;
            count += 1;
        }
        // Chosen twice, it is carried once.
        *standing = CarryStanding::There;
    }
    Ok(count)
}

/// The action as nobody began it yet, a year later.
fn of_next_year(action: &ActionItem, id: Id<ActionItem>, year: FiscalYear) -> ActionItem {
    let due_on = action.due_on.and_then(|day| day.naive().checked_add_months(Months::new(12))).map(Date::from);
    ActionItem {
        id,
        year,
        due_on,
        spend: Money::ZERO,
        status: ActionStatus::Planned,
        finished_on: None,
        ..action.clone()
    }
}

fn next(year: FiscalYear) -> Result<FiscalYear> {
    FiscalYear::new(year.number() + 1).ok_or_else(|| Error::invalid("year", Rule::OutOfRange))
}

fn candidates(reader: &Reader<'_>, review: &PlanReview) -> Result<Vec<CarriedAction>> {
    let year = next(review.year)?;
    let points: Vec<ReviewPoint> = parts(reader, &review.id.to_string(), None)?;
    let mut all = Vec::new();
    for plan in parts::<StrategicPlan>(reader, &review.agency_id.to_string(), None)? {
        for strategy in parts::<Strategy>(reader, &plan.id.to_string(), None)? {
            let key = strategy.id.to_string();
            let there: Vec<ActionItem> = parts(reader, &key, Some(year))?;
            for action in parts::<ActionItem>(reader, &key, Some(review.year))? {
                let points = on(&points, &action);
                let standing = if points.iter().any(|point| point.verdict == ReviewVerdict::Cancel) {
                    CarryStanding::Cancelled
                } else if there.iter().any(|other| is_same(other, &action)) {
                    CarryStanding::There
                } else {
                    CarryStanding::Open
                };
                all.push(CarriedAction { action, strategy: strategy.clone(), points, standing });
            }
        }
    }
    Ok(all)
}

fn parts<T: Record>(reader: &Reader<'_>, parent: &str, year: Option<FiscalYear>) -> Result<Vec<T>> {
    reader.list(&Scope { agency: None, year, parent: Some(parent) })
}

/// A point on the action outweighs those on its whole strategy.
fn on(points: &[ReviewPoint], action: &ActionItem) -> Vec<ReviewPoint> {
    let of = |is: &dyn Fn(&ReviewPoint) -> bool| points.iter().filter(|point| is(point)).cloned().collect::<Vec<_>>();
    let own = of(&|point| point.action_id == Some(action.id));
    if !own.is_empty() {
        return own;
    }
    of(&|point| point.action_id.is_none() && point.strategy_id == Some(action.strategy_id))
}

/// Of one strategy: by the number, where there is one, or by the title.
fn is_same(one: &ActionItem, other: &ActionItem) -> bool {
    let numbered = !one.code.trim().is_empty() && has_same_words(&one.code, &other.code);
    numbered || has_same_words(&one.title, &other.title)
}

#[cfg(test)]
mod tests {
    use super::super::{Agency, ProgressEntry, fixture};
    use super::*;
    use crate::{Action, Office, Verb};

    /// Two strategies of an agency: the first with an action done and one going on, the second with one.
    struct Reviewed {
        office: Office,
        agency: Id<Agency>,
        review: Id<PlanReview>,
        strategies: [Id<Strategy>; 2],
        actions: [Id<ActionItem>; 3],
    }

    fn year() -> FiscalYear {
        fixture::day("2026-03-02").fiscal_year()
    }

    fn action(id: Id<ActionItem>, strategy: Id<Strategy>, code: &str, title: &str) -> ActionItem {
        let budget = Money::from_baht(50_000);
        ActionItem {
            code: code.into(),
            title: title.into(),
            q4: true,
            budget,
            ..ActionItem::blank(id, strategy, year())
        }
    }

    fn plan(tx: &Tx<'_>, agency: Id<Agency>) -> Result<[Id<Strategy>; 2]> {
        let plan = StrategicPlan {
            title: "แผน".into(),
            ..StrategicPlan::blank(tx.new_id(), agency, year(), year().plus(3))
        };
        tx.save(plan.clone())?;
        let strategy = |code: &str| {
            let id = tx.new_id();
            let strategy = Strategy { code: code.into(), title: code.into(), ..Strategy::blank(id, plan.id) };
            tx.save(strategy).map(|()| id)
        };
        Ok([strategy("1")?, strategy("2")?])
    }

    fn reviewed() -> Reviewed {
        let (mut office, ministry, agency) = fixture::office();
        let done = office.operate(Action::on::<PlanReview>(Verb::Save), |tx| {
            let strategies = plan(tx, agency)?;
            let actions = [tx.new_id(), tx.new_id(), tx.new_id()];
            let due_on = Some(fixture::day("2026-08-31"));
            tx.save(ActionItem { due_on, ..action(actions[0], strategies[0], "1.1", "อบรม") })?;
            tx.save(action(actions[1], strategies[0], "1.2", "ประชุม"))?;
            tx.save(action(actions[2], strategies[1], "2.1", "รณรงค์"))?;
            let finished = Some(fixture::day("2026-08-20"));
            tx.save(ProgressEntry {
                status: ActionStatus::Done,
                percent: 100,
                spend: Some(Money::from_baht(48_000)),
                finished_on: finished,
                ..ProgressEntry::blank(tx.new_id(), actions[0], fixture::day("2026-08-20"))
            })?;
            // Of the ministry above, whose plan is its own.
            let above = plan(tx, ministry)?;
            tx.save(action(tx.new_id(), above[0], "1.1", "ของกระทรวง"))?;
            let review = PlanReview::blank(tx.new_id(), agency, year());
            tx.save(review.clone())?;
            Ok((review.id, strategies, actions))
        });
        let (review, strategies, actions) = done.expect("saves").value;
        Reviewed { office, agency, review, strategies, actions }
    }

    impl Reviewed {
        fn point(&mut self, about: (Option<Id<Strategy>>, Option<Id<ActionItem>>), verdict: ReviewVerdict) {
            let review = self.review;
            let done = self.office.operate(Action::on::<ReviewPoint>(Verb::Save), |tx| {
                tx.save(ReviewPoint {
                    subject: "ประเด็น".into(),
                    strategy_id: about.0,
                    action_id: about.1,
                    verdict,
                    proposal: "ขยายกลุ่มเป้าหมาย".into(),
                    ..ReviewPoint::blank(tx.new_id(), review)
                })
            });
            done.expect("saves");
        }

        fn carry(&mut self, chosen: &[Id<ActionItem>]) -> Result<u32> {
            let review = self.review;
            let action = Action::on::<ActionItem>(Verb::Save);
            Ok(self.office.operate(action, |tx| carry(tx, review, chosen))?.value)
        }

        fn preview(&self) -> Vec<CarriedAction> {
            self.office.read(|reader| preview(reader, self.review)).expect("reads")
        }

        fn standings(&self) -> Vec<CarryStanding> {
            self.preview().iter().map(|carried| carried.standing).collect()
        }

        fn of_next_year(&self) -> Vec<ActionItem> {
            let scope = Scope { agency: Some(self.agency), year: Some(year().plus(1)), parent: None };
            self.office.read(|reader| reader.list(&scope)).expect("reads")
        }
    }

    #[test]
    fn a_carried_action_is_planned_a_year_later_with_its_budget_and_nothing_spent_or_done() {
        let mut reviewed = reviewed();
        let actions = reviewed.actions;
        assert_eq!(reviewed.carry(&actions).expect("carries"), 3);
        let [training, meeting, _] = reviewed.of_next_year().try_into().expect("three");
        assert_eq!((training.code.as_str(), training.title.as_str(), training.year), ("1.1", "อบรม", year().plus(1)));
        assert_eq!((training.status, training.finished_on), (ActionStatus::Planned, None));
        assert_eq!((training.budget, training.spend), (Money::from_baht(50_000), Money::ZERO));
        assert_eq!((training.due_on, meeting.due_on), (Some(fixture::day("2027-08-31")), None));
        let log = reviewed.office.read(|reader| ProgressEntry::of(reader, training.id)).expect("reads");
        assert!(log.is_empty() && !actions.contains(&training.id));
        let before: ActionItem = reviewed.office.read(|reader| reader.get(actions[0])).expect("reads");
        assert_eq!(before.status, ActionStatus::Done, "what is carried stays as it was in its year");
    }

    #[test]
    fn carrying_is_undone_in_one_step() {
        let mut reviewed = reviewed();
        let actions = reviewed.actions;
        reviewed.carry(&actions).expect("carries");
        reviewed.office.undo().expect("undoes").expect("something");
        assert_eq!(reviewed.of_next_year(), []);
        assert_eq!(reviewed.standings(), [CarryStanding::Open; 3]);
    }

    #[test]
    fn only_the_actions_of_the_agencys_own_plans_in_the_reviewed_year_are_offered() {
        let reviewed = reviewed();
        let offered: Vec<_> = reviewed.preview().into_iter().map(|carried| carried.action.id).collect();
        assert_eq!(offered, reviewed.actions);
        let mut other = self::reviewed();
        let elsewhere = other.office.surroundings().new_id();
        assert!(matches!(other.carry(&[elsewhere]), Err(Error::NotFound { what: "action_items", .. })));
    }

    #[test]
    fn what_a_point_cancels_is_not_carried_whether_it_is_on_the_action_or_on_its_strategy() {
        let mut reviewed = reviewed();
        let ([first, second], actions) = (reviewed.strategies, reviewed.actions);
        reviewed.point((Some(first), Some(actions[1])), ReviewVerdict::Cancel);
        reviewed.point((Some(second), None), ReviewVerdict::Cancel);
        assert_eq!(reviewed.standings(), [CarryStanding::Open, CarryStanding::Cancelled, CarryStanding::Cancelled]);
        let refused = reviewed.carry(&actions).map(|_| ());
        assert_eq!(fixture::refusal(refused), ("action_id".to_owned(), Rule::CancelledByTheReview));
        assert_eq!(reviewed.of_next_year(), [], "of an operation that is refused nothing is done");
        assert_eq!(reviewed.carry(&actions[..1]).expect("carries"), 1);
    }

    #[test]
    fn a_point_on_the_action_outweighs_one_on_its_strategy_and_its_proposal_stands_beside() {
        let mut reviewed = reviewed();
        let (first, actions) = (reviewed.strategies[0], reviewed.actions);
        reviewed.point((Some(first), None), ReviewVerdict::Cancel);
        reviewed.point((None, Some(actions[0])), ReviewVerdict::Develop);
        let told = reviewed.preview();
        assert_eq!(told[0].standing, CarryStanding::Open);
        let [point] = told[0].points.as_slice() else { panic!("{:?}", told[0].points) };
        assert_eq!((point.verdict, point.proposal.as_str()), (ReviewVerdict::Develop, "ขยายกลุ่มเป้าหมาย"));
        assert_eq!((told[1].standing, told[1].points.len()), (CarryStanding::Cancelled, 1));
        assert_eq!((told[2].standing, told[2].points.len()), (CarryStanding::Open, 0));
        reviewed.carry(&actions[..1]).expect("carries");
        assert_eq!(reviewed.of_next_year()[0].target, told[0].action.target, "the target is left as it is");
    }

    #[test]
    fn an_action_that_the_next_year_has_by_number_or_title_is_left_out_and_a_second_time_carries_nothing() {
        let mut reviewed = reviewed();
        let (strategies, actions) = (reviewed.strategies, reviewed.actions);
        let done = reviewed.office.operate(Action::on::<ActionItem>(Verb::Save), |tx| {
            let next = |strategy, code, title| ActionItem {
                year: year().plus(1),
                ..action(tx.new_id(), strategy, code, title)
            };
            tx.save(next(strategies[0], "1.1", "อบรมใหม่"))?;
            tx.save(next(strategies[0], "1.9", " ประชุม "))?;
            // The same number and title under another strategy is another action.
            tx.save(next(strategies[0], "2.1", "รณรงค์"))
        });
        done.expect("saves");
        assert_eq!(reviewed.standings(), [CarryStanding::There, CarryStanding::There, CarryStanding::Open]);
        assert_eq!(reviewed.carry(&[actions[0], actions[2], actions[2]]).expect("carries"), 1);
        assert_eq!(reviewed.carry(&actions).expect("carries"), 0);
        assert_eq!(reviewed.of_next_year().len(), 4);
    }
}
