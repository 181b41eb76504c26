//! What a round's report says is as of its last day: the three rounds of the sample printed on one day tell each its own, and what
//! happened later changes nothing of it, byte for byte.

use chrono::DateTime;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use saisaat_core::registers::{
    ActionItem, ActionStatus, Agency, Agreement, Attendance, AwardScheme, Decision, Evidence, Indicator, IndicatorKind,
    IndicatorResult, Nomination, Person, ProgressEntry, ResultSource, Scope, TrainingSession,
};
use saisaat_core::summaries::{IndicatorReport, indicator_report};
use saisaat_core::values::{Date, Exact, FiscalYear, Id, Money, Round};
use saisaat_core::{Action, Office, Surroundings, Tx, Verb};
use saisaat_report::{Document, Options, Printer};
use saisaat_sample::{NEWEST_YEAR, Size};

/// Something that happened on a day.
#[derive(Clone, Copy, Debug)]
enum Fact {
    Progress { action: usize, status: usize, spent: i64 },
    Training { people: usize },
    Award { person: usize },
    Appointed,
    Left { person: usize },
    Evidence { result: usize },
    ResultOfAnotherRound { result: usize },
}

fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        (0..1000_usize, 0..4_usize, 0..90_000_i64).prop_map(|(action, status, spent)| Fact::Progress {
            action,
            status,
            spent
        }),
        (1..20_usize).prop_map(|people| Fact::Training { people }),
        (0..1000_usize).prop_map(|person| Fact::Award { person }),
        Just(Fact::Appointed),
        (0..1000_usize).prop_map(|person| Fact::Left { person }),
        (0..1000_usize).prop_map(|result| Fact::Evidence { result }),
        (0..1000_usize).prop_map(|result| Fact::ResultOfAnotherRound { result }),
    ]
}

/// The sample with an agency of it that has an agreement.
struct Sample {
    office: Office,
    agency: Id<Agency>,
    printer: Printer,
}

fn year() -> FiscalYear {
    FiscalYear::new(NEWEST_YEAR).expect("a year")
}

/// Long after the year: what was noted by then is all there is.
fn today() -> Date {
    Date::new(2026, 12, 15).expect("a day")
}

impl Sample {
    fn new() -> Self {
        let moment = DateTime::from_timestamp(1_797_300_000, 0).expect("in range");
        let mut office = Office::in_memory(Surroundings::fixed(moment, 7)).expect("opens");
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: 6, people: 240 }).expect("fills");
        let of_year = Scope { year: Some(year()), ..Scope::default() };
        let agreements: Vec<Agreement> = office.read(|reader| reader.list(&of_year)).expect("lists");
        let agency = agreements.last().expect("an agreement").agency_id;
        Self { office, agency, printer: Printer::new().expect("loads") }
    }

    fn report(&self, round: Round) -> IndicatorReport {
        let report = self.office.read(|reader| indicator_report(reader, self.agency, year(), round, today()));
        let mut report = report.expect("gathers");
        // Which moves with every operation, whatever it is of.
        report.head.audit_head.clear();
        report
    }

    fn bytes(&self, round: Round) -> Vec<u8> {
        self.printer.print(Document::IndicatorReport(&self.report(round)), &Options::default()).expect("prints")
    }

    /// Lets the registers count an indicator that was reported by hand: how much of the budget was spent.
    fn by_budget_spent(&mut self) -> Id<Indicator> {
        let agency = self.agency;
        let changed = self.office.operate(Action::on::<Indicator>(Verb::Save), |tx| {
            let by_hand = |indicator: &Indicator| {
                indicator.kind == IndicatorKind::Higher
                    && indicator.source == ResultSource::ByHand
                    && indicator.parent_id.is_none()
            };
            let indicator =
                own::<Indicator>(tx, agency)?.into_iter().find(by_hand).expect("one that is reported by hand");
            tx.put(&Indicator { source: ResultSource::BudgetSpent, ..indicator.clone() })?;
            Ok(indicator.id)
        });
        changed.expect("saves").value
    }

    /// Notes a fact of a day.
    fn note(&mut self, fact: Fact, day: Date, round: Round) {
        let agency = self.agency;
        let noted =
            self.office.operate(Action::on::<ProgressEntry>(Verb::Save), |tx| note(tx, agency, fact, day, round));
        noted.expect("notes");
    }
}

fn own<T: saisaat_core::registers::Record>(tx: &Tx<'_>, agency: Id<Agency>) -> saisaat_core::Result<Vec<T>> {
    tx.list(&Scope { agency: Some(agency), year: Some(year()), parent: None })
}

fn staff(tx: &Tx<'_>, agency: Id<Agency>) -> saisaat_core::Result<Vec<Person>> {
    let mut staff: Vec<Person> = tx.list(&Scope { agency: Some(agency), ..Scope::default() })?;
    staff.retain(|person| person.active);
    Ok(staff)
}

fn note(tx: &Tx<'_>, agency: Id<Agency>, fact: Fact, day: Date, round: Round) -> saisaat_core::Result<()> {
    match fact {
        Fact::Progress { action, status, spent } => {
            let actions: Vec<ActionItem> = own(tx, agency)?;
            let status = ActionStatus::ALL[status];
            tx.save(ProgressEntry {
                status,
                percent: 55,
                spend: Some(Money::from_baht(spent)),
                finished_on: (status == ActionStatus::Done).then_some(day),
                ..ProgressEntry::blank(tx.new_id(), actions[action % actions.len()].id, day)
            })
        }
        Fact::Training { people } => {
            let title = "อบรมเพิ่มเติม".into();
            let session = TrainingSession {
                title,
                hours: Exact::from(6),
                ..TrainingSession::blank(tx.new_id(), agency, year(), day, day)
            };
            tx.put(&session)?;
            staff(tx, agency)?.iter().take(people).try_for_each(|person| {
                let blank = Attendance::blank(tx.new_id(), session.id, person.id);
                tx.put(&Attendance { registered: true, hours: Exact::from(6), passed: true, ..blank })
            })
        }
        Fact::Award { person } => {
            let staff = staff(tx, agency)?;
            let name = format!("รางวัลที่ประกาศ {day}");
            let scheme =
                AwardScheme { name, announced_on: Some(day), ..AwardScheme::blank(tx.new_id(), agency, year()) };
            tx.put(&scheme)?;
            let blank = Nomination::blank(tx.new_id(), scheme.id, staff[person % staff.len()].id);
            tx.put(&Nomination { decision: Decision::Awarded, score: Some(Exact::from(90)), ..blank })
        }
        Fact::Appointed => {
            let (first_name, appointed_on) = ("บรรจุใหม่".into(), Some(day));
            tx.put(&Person { first_name, appointed_on, ..Person::blank(tx.new_id(), agency) })
        }
        Fact::Left { person } => {
            let staff = staff(tx, agency)?;
            let person = staff[person % staff.len()].clone();
            tx.put(&Person { active: false, retires_on: Some(day), ..person })
        }
        Fact::Evidence { result } => {
            let (results, _) = results(tx, agency, round)?;
            let (title, dated_on) = ("หลักฐานที่มาทีหลัง".into(), Some(day));
            let blank = Evidence::blank(tx.new_id(), results[result % results.len()].id);
            tx.put(&Evidence { title, dated_on, position: 99, ..blank })
        }
        Fact::ResultOfAnotherRound { result } => {
            let (_, others) = results(tx, agency, round)?;
            if others.is_empty() {
                return Ok(());
            }
            let other = others[result % others.len()].clone();
            tx.put(&IndicatorResult { done: "แก้ไขภายหลัง".into(), ..other })
        }
    }
}

/// Those of the round, and those of the whole year where that is another.
fn results(
    tx: &Tx<'_>,
    agency: Id<Agency>,
    round: Round,
) -> saisaat_core::Result<(Vec<IndicatorResult>, Vec<IndicatorResult>)> {
    let all: Vec<IndicatorResult> = own(tx, agency)?;
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|result| result.round == round);
    Ok((own, others.into_iter().filter(|result| result.round == Round::Twelve).collect()))
}

#[test]
fn the_rounds_printed_on_one_day_tell_what_held_on_the_last_day_of_each() {
    let sample = Sample::new();
    let reports = Round::ALL.map(|round| sample.report(round));
    let log: Vec<(ActionItem, Vec<ProgressEntry>)> = sample
        .office
        .read(|reader| {
            let scope = Scope { agency: Some(sample.agency), year: Some(year()), parent: None };
            let of = |action: ActionItem| Ok((action.clone(), ProgressEntry::of(reader, action.id)?));
            reader.list::<ActionItem>(&scope)?.into_iter().map(of).collect()
        })
        .expect("lists");
    for report in &reports {
        let until = report.scorecard.until;
        let told = report.work.plans.iter().flat_map(|plan| plan.actions());
        for action in told {
            let (_, entries) = log.iter().find(|(there, _)| there.id == action.id).expect("its log");
            // From the oldest line on, so that nothing of how the log is read is taken over here.
            let by_then = entries.iter().rev().filter(|entry| entry.noted_on <= until);
            let newest = by_then.clone().next_back();
            let wanted = (
                newest.map_or(ActionStatus::Planned, |entry| entry.status),
                by_then.filter_map(|entry| entry.spend).next_back().unwrap_or(Money::ZERO),
            );
            assert_eq!((action.status, action.spend), wanted, "{} {until}", action.code);
        }
    }
    let spent = |report: &IndicatorReport| {
        report.work.plans.iter().flat_map(|plan| plan.actions()).map(|action| action.spend.satang()).sum::<i64>()
    };
    let [six, nine, twelve] = reports.each_ref().map(spent);
    assert!(six < nine && nine < twelve, "{six} {nine} {twelve}");
}

#[test]
fn indicators_that_the_registers_count_differ_from_round_to_round_as_the_facts_do() {
    let mut sample = Sample::new();
    let counted = sample.by_budget_spent();
    let spent = |sample: &Sample| {
        Round::ALL.map(|round| {
            let lines = sample.report(round).scorecard.lines;
            lines.into_iter().find(|line| line.indicator_id == counted).and_then(|line| line.result)
        })
    };
    let before = spent(&sample);
    assert!(before[0] < before[1] && before[1] < before[2], "{before:?}");
    let spending = Fact::Progress { action: 0, status: 1, spent: 1 };
    sample.note(spending, Round::Nine.last_day(year()), Round::Nine);
    let after = spent(&sample);
    assert_eq!(before[0], after[0]);
    assert_ne!(before[1], after[1], "a fact of the round's last day belongs to it");
}

#[test]
fn whatever_happens_after_a_rounds_last_day_leaves_its_report_as_it_was_byte_for_byte() {
    let mut sample = Sample::new();
    let before = [Round::Six, Round::Nine].map(|round| (round, sample.bytes(round)));
    let facts = proptest::collection::vec((fact(), 1..90_i64), 1..12);
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let sample = std::cell::RefCell::new(&mut sample);
    let held = runner.run(&facts, |facts| {
        let mut sample = sample.borrow_mut();
        for (round, bytes) in &before {
            for (fact, days) in &facts {
                // After both, so that what is noted against the one is later than the other too.
                let day = Round::Nine.last_day(year()).naive() + chrono::Duration::days(*days);
                sample.note(*fact, day.into(), *round);
            }
            prop_assert!(sample.bytes(*round) == *bytes, "{round:?} {facts:?}");
        }
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
}
