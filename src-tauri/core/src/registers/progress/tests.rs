use super::*;
use crate::registers::fixture::{day, office};
use crate::registers::{StrategicPlan, Strategy};
use crate::values::FiscalYear;
use crate::{Action, Office, Verb};

/// An office with one action of the year 2569.
fn planned() -> (Office, Id<ActionItem>) {
    let (mut office, _, agency) = office();
    let year = FiscalYear::new(2569).expect("a year");
    let saved = office.operate(Action::on::<ActionItem>(Verb::Save), |tx| {
        let plan = StrategicPlan { title: "แผน".into(), ..StrategicPlan::blank(tx.new_id(), agency, year, year) };
        let strategy = Strategy { title: "กลยุทธ์".into(), ..Strategy::blank(tx.new_id(), plan.id) };
        tx.put(&plan)?;
        tx.put(&strategy)?;
        let blank = ActionItem::blank(tx.new_id(), strategy.id, year);
        let action = ActionItem { title: "อบรม".into(), q1: true, budget: Money::from_baht(900), ..blank };
        tx.save(action.clone())?;
        Ok(action.id)
    });
    (office, saved.expect("saves").value)
}

fn note(office: &mut Office, action: Id<ActionItem>, on: &str, say: impl Fn(ProgressEntry) -> ProgressEntry) {
    let saved = office.operate(Action::on::<ProgressEntry>(Verb::Save), |tx| {
        tx.save(say(ProgressEntry {
            status: ActionStatus::Underway,
            ..ProgressEntry::blank(tx.new_id(), action, day(on))
        }))
    });
    saved.expect("saves");
}

fn done(entry: ProgressEntry) -> ProgressEntry {
    let (status, finished_on) = (ActionStatus::Done, Some(entry.noted_on));
    ProgressEntry { status, finished_on, percent: 100, ..entry }
}

fn spent(baht: i64) -> impl Fn(ProgressEntry) -> ProgressEntry {
    move |entry| ProgressEntry { spend: Some(Money::from_baht(baht)), ..entry }
}

fn now(office: &Office, action: Id<ActionItem>) -> (ActionStatus, i64, Option<Date>) {
    let action = office.read(|reader| reader.get(action)).expect("there");
    (action.status, action.spend.satang() / 100, action.finished_on)
}

fn stood(office: &Office, action: Id<ActionItem>, on: &str) -> (ActionStatus, i64, Option<Date>) {
    let (action, _) = office.read(|reader| reader.get(action)?.as_of(reader, day(on))).expect("there");
    (action.status, action.spend.satang() / 100, action.finished_on)
}

fn log(office: &Office, action: Id<ActionItem>) -> Vec<ProgressEntry> {
    office.read(|reader| ProgressEntry::of(reader, action)).expect("lists")
}

#[test]
fn an_action_stands_on_a_day_as_its_log_said_by_then_whatever_was_noted_since() {
    let (mut office, action) = planned();
    note(&mut office, action, "2026-02-10", spent(100));
    note(&mut office, action, "2026-05-20", |entry| entry);
    note(&mut office, action, "2026-08-01", |entry| spent(850)(done(entry)));
    let finished = Some(day("2026-08-01"));
    for (on, standing) in [
        ("2026-02-09", (ActionStatus::Planned, 0, None)),
        ("2026-02-10", (ActionStatus::Underway, 100, None)),
        ("2026-06-30", (ActionStatus::Underway, 100, None)),
        ("2026-07-31", (ActionStatus::Underway, 100, None)),
        ("2026-08-01", (ActionStatus::Done, 850, finished)),
    ] {
        assert_eq!(stood(&office, action, on), standing, "{on}");
    }
    assert_eq!(now(&office, action), (ActionStatus::Done, 850, finished));
}

#[test]
fn the_action_itself_says_what_the_newest_line_does_also_when_that_is_removed_or_an_older_one_is_added() {
    let (mut office, action) = planned();
    note(&mut office, action, "2026-05-20", spent(300));
    note(&mut office, action, "2026-08-01", |entry| spent(850)(done(entry)));
    note(&mut office, action, "2026-03-01", spent(200));
    assert_eq!(now(&office, action).1, 850);
    let newest = log(&office, action)[0].id;
    office.operate(Action::on::<ProgressEntry>(Verb::Remove), |tx| tx.take_away(newest)).expect("removes");
    assert_eq!(now(&office, action), (ActionStatus::Underway, 300, None));
    office.undo().expect("undoes").expect("the removal");
    assert_eq!(now(&office, action).0, ActionStatus::Done);
}

#[test]
fn a_form_that_says_otherwise_does_not_move_an_action() {
    let (mut office, action) = planned();
    note(&mut office, action, "2026-05-20", spent(300));
    let saved = office.operate(Action::on::<ActionItem>(Verb::Save), |tx| {
        let told: ActionItem = tx.get(action)?;
        tx.save(ActionItem {
            title: "อบรมใหม่".into(), status: ActionStatus::Cancelled, spend: Money::ZERO, ..told
        })
    });
    saved.expect("saves");
    let kept = office.read(|reader| reader.get(action)).expect("there");
    assert_eq!(
        (kept.title.as_str(), kept.status, kept.spend),
        ("อบรมใหม่", ActionStatus::Underway, Money::from_baht(300))
    );
}

#[test]
fn what_is_told_without_a_day_gains_a_line_of_today_that_is_said_to_be_assumed() {
    let (mut office, action) = planned();
    let tell = |office: &mut Office, status, spend, finished_on: Option<&str>| {
        let told = office.operate(Action::on::<ActionItem>(Verb::Import), |tx| {
            let (known, spend, finished_on) = (tx.get(action)?, Money::from_baht(spend), finished_on.map(day));
            ActionItem { status, spend, finished_on, ..known }.put_as_told(tx)
        });
        told.expect("saves");
    };
    let newest = |office: &Office| {
        let ProgressEntry { noted_on, assumed, percent, .. } = log(office, action)[0].clone();
        (noted_on, assumed, percent)
    };
    tell(&mut office, ActionStatus::Planned, 0, None);
    assert_eq!(log(&office, action), [], "nothing is told that was not known");
    tell(&mut office, ActionStatus::Underway, 0, None);
    assert_eq!(newest(&office), (office.surroundings().clock.today(), true, 0));
    tell(&mut office, ActionStatus::Done, 0, Some("2026-08-14"));
    assert_eq!(newest(&office), (day("2026-08-14"), false, 100), "the day it was finished is known");
    tell(&mut office, ActionStatus::Done, 700, Some("2026-08-14"));
    assert_eq!(newest(&office), (day("2026-08-14"), true, 100), "when it was spent is not");
    assert_eq!(now(&office, action), (ActionStatus::Done, 700, Some(day("2026-08-14"))));
}

#[test]
fn a_line_is_refused_that_finishes_after_its_day_or_without_one() {
    let (_, action) = planned();
    let blank = ProgressEntry::blank(
        Id::parse("01a0c450-6c00-7e54-905d-35de6024c976").expect("a key"),
        action,
        day("2026-05-20"),
    );
    let rule = |entry: ProgressEntry| match crate::registers::Record::check(&entry) {
        Err(Error::Invalid { field, rule }) => Some((field, rule)),
        _ => None,
    };
    let with = |status, finished_on: Option<&str>| ProgressEntry {
        status,
        finished_on: finished_on.map(day),
        ..blank.clone()
    };
    let refused = |rule| Some(("finished_on".to_owned(), rule));
    assert_eq!(rule(with(ActionStatus::Done, None)), refused(Rule::RequiredWhenDone));
    assert_eq!(rule(with(ActionStatus::Done, Some("2026-05-21"))), refused(Rule::AfterTheDayNoted));
    assert_eq!(rule(with(ActionStatus::Underway, Some("2026-05-19"))), refused(Rule::OnlyWhenDone));
    assert_eq!(rule(with(ActionStatus::Done, Some("2026-05-20"))), None);
}
