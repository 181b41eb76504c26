//! An agency's strategic plan with its actions of every year, money and progress.

use saisaat_core::registers::{
    ActionItem, ActionStatus, Agency, DecreeChapter, Measure, Pillar, ProgressEntry, StateStrategy, StrategicPlan,
    Strategy,
};
use saisaat_core::values::{Date, FiscalYear, Id, Money};
use saisaat_core::{Result, Tx};

use crate::actions::{ActionPattern, STRATEGIES};
use crate::ground::Ground;
use crate::keys::Keys;
use crate::seeded_rng::{SeededRng, Subject, weekday_from};

/// Puts the plan of an agency for the years 2566–2570 with the actions of the sample's years; answers the actions.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<Vec<ActionItem>> {
    let mut rng = SeededRng::of(Subject::Plans, ground.number);
    let plan = plan(ground.agency, years, new.key());
    tx.put(&plan)?;
    let count = STRATEGIES.iter().map(|strategy| strategy.actions.len()).sum();
    let mut outcomes: Vec<_> =
        years.iter().map(|&year| outcomes(count, ground.quality(year), &mut rng).into_iter()).collect();
    let mut actions = Vec::new();
    for (position, pattern) in (1..).zip(&STRATEGIES) {
        let strategy = Strategy {
            id: new.key(),
            plan_id: plan.id,
            code: position.to_string(),
            title: pattern.title.into(),
            goal: pattern.goal.into(),
            pillar: Some(pattern.pillar),
            position,
            chapter: None,
            state_strategy: Some(state_strategy(pattern.pillar)),
        };
        tx.put(&strategy)?;
        for (&year, outcomes) in years.iter().zip(&mut outcomes) {
            for ((number, pattern), status) in (1..).zip(pattern.actions).zip(outcomes) {
                let code = format!("{position}.{number}");
                let state = State::drawn(pattern, year, status, ground.quality(year), &mut rng);
                let action = action(new.key(), strategy.id, code, pattern, &state);
                tx.put(&action)?;
                progress(tx, &action, pattern, &state, new)?;
                actions.push(action);
            }
        }
    }
    Ok(actions)
}

fn plan(agency: &Agency, years: &[FiscalYear], id: Id<StrategicPlan>) -> StrategicPlan {
    let first_year = years[0].plus(-1);
    let last_year = first_year.plus(4);
    StrategicPlan {
        id,
        agency_id: agency.id,
        title: format!("แผนกลยุทธ์ส่วนราชการใสสะอาด {} พ.ศ. {first_year}–{last_year}", agency.name_th),
        first_year,
        last_year,
        vision: agency.vision.clone(),
        mission: agency.mission.clone(),
        review: "แผนฉบับก่อนบรรลุเป้าหมายด้านการฝึกอบรมและการประกาศเจตนารมณ์ แต่การเปิดเผยข้อมูลยังไม่เป็นปัจจุบันทุกรายการ \
                 และการติดตามเรื่องร้องเรียนใช้เวลานานกว่าที่กำหนด จึงยกเลิกกิจกรรมที่ซ้ำซ้อน 2 กิจกรรม \
                 ปรับปรุงระบบรับเรื่องร้องเรียน และเพิ่มกิจกรรมเครือข่ายภาคประชาชนตามผลสำรวจความพึงพอใจของผู้รับบริการ"
            .into(),
        approved_on: Date::new(first_year.number() - 544, 9, 20).map(weekday_from),
    }
}

/// What became of a year's actions: the better the agency (a score in hundredths), the more are done.
fn outcomes(count: usize, quality: i64, rng: &mut SeededRng) -> Vec<ActionStatus> {
    let short = i64::try_from(count).unwrap_or_default() * (520 - quality) + rng.between(0, 999);
    let mut outcomes = vec![ActionStatus::Done; count];
    for _ in 0..short / 1000 {
        let missed = [
            ActionStatus::Underway,
            ActionStatus::Underway,
            ActionStatus::Underway,
            ActionStatus::Planned,
            ActionStatus::Cancelled,
        ];
        outcomes[rng.below(count)] = rng.pick(&missed);
    }
    outcomes
}

/// How an action went.
struct State {
    year: FiscalYear,
    status: ActionStatus,
    due_on: Date,
    finished_on: Option<Date>,
    budget: Money,
    spend: Money,
}

impl State {
    /// The better the agency, the more is done in time and the fuller the budget is used.
    fn drawn(
        pattern: &ActionPattern,
        year: FiscalYear,
        status: ActionStatus,
        quality: i64,
        rng: &mut SeededRng,
    ) -> Self {
        let due_on = weekday_from(quarter_end(year, pattern.quarters.1));
        // What should have been over by summer has at least begun.
        let begun = status == ActionStatus::Planned && pattern.quarters.1 < 4;
        let status = if begun { ActionStatus::Underway } else { status };
        let late = rng.percent((520 - quality) / 7);
        let end = due_on.naive();
        let finished = if late {
            let limit = (year.last_day().naive() - end).num_days().min(40);
            end + chrono::Duration::days(rng.between(limit.min(6), limit))
        } else {
            end - chrono::Duration::days(rng.between(2, 45))
        };
        let budget = Money::from_baht(rng.between(pattern.budget.0 / 5, pattern.budget.1 / 5) * 5_000);
        let share = match status {
            ActionStatus::Done => rng.between(880 + (quality - 200) / 4, 1000).min(1000),
            ActionStatus::Underway => rng.between(380, 760),
            ActionStatus::Planned | ActionStatus::Cancelled => 0,
        };
        // Receipts do not end in round hundreds: whole quarters of a baht.
        let spend = Money::from_satang(budget.satang() / 1000 * share / 25 * 25);
        let finished_on = (status == ActionStatus::Done).then(|| weekday_from(finished.into()));
        Self { year, status, due_on, finished_on, budget, spend }
    }
}

fn action(
    id: Id<ActionItem>,
    strategy_id: Id<Strategy>,
    code: String,
    pattern: &ActionPattern,
    state: &State,
) -> ActionItem {
    let (first, last) = pattern.quarters;
    let runs_in = |quarter: u32| (first..=last).contains(&quarter);
    ActionItem {
        id,
        strategy_id,
        year: state.year,
        code,
        title: pattern.title.into(),
        target: pattern.target.into(),
        responsible: pattern.unit.into(),
        area: Some(pattern.area),
        audience: Some(pattern.audience),
        measure: Some(pattern.measure),
        q1: runs_in(1),
        q2: runs_in(2),
        q3: runs_in(3),
        q4: runs_in(4),
        budget: state.budget,
        spend: state.spend,
        due_on: Some(state.due_on),
        finished_on: state.finished_on,
        status: state.status,
        chapter: chapter(pattern.measure),
        state_strategy: None,
    }
}

/// The strategy of the state plan that a pillar's work carries out.
const fn state_strategy(pillar: Pillar) -> StateStrategy {
    match pillar {
        Pillar::Awareness => StateStrategy::Campaign,
        Pillar::Prevention => StateStrategy::Transparency,
        Pillar::Handling => StateStrategy::Suppression,
    }
}

/// The chapter of the decree that a measure carries out; none of the others.
const fn chapter(measure: Measure) -> Option<DecreeChapter> {
    match measure {
        Measure::Standards | Measure::Gifts | Measure::Disclosure => Some(DecreeChapter::Governance),
        Measure::Complaints | Measure::Whistleblower => Some(DecreeChapter::Convenience),
        Measure::Training => Some(DecreeChapter::Mission),
        Measure::Values | Measure::Awards | Measure::Network => None,
    }
}

/// A line at the end of every quarter it ran in, with what was spent by then, and one on the day it was finished.
fn progress(tx: &Tx<'_>, action: &ActionItem, pattern: &ActionPattern, state: &State, new: &Keys) -> Result<()> {
    let (first, last) = pattern.quarters;
    let is_done = state.status == ActionStatus::Done;
    let blank = |noted_on| ProgressEntry::blank(new.key(), action.id, noted_on);
    let mut log = Vec::new();
    if matches!(state.status, ActionStatus::Done | ActionStatus::Underway) {
        let quarters = i32::try_from(last - first + 1).unwrap_or(1);
        for (passed, quarter) in (1..).zip(first..=last) {
            let day = weekday_from(quarter_end(state.year, quarter));
            if state.finished_on.is_none_or(|finished| day < finished) {
                let (share, note) = (passed * if is_done { 90 } else { 100 }, usize::try_from(passed - 1));
                log.push(ProgressEntry {
                    status: ActionStatus::Underway,
                    percent: passed * if is_done { 90 } else { 70 } / quarters,
                    spend: Some(part_of(state.spend, share, quarters * 100)),
                    note: UNDER_WAY[note.unwrap_or_default() % UNDER_WAY.len()].into(),
                    ..blank(day)
                });
            }
        }
    }
    log.extend(state.finished_on.map(|day| ProgressEntry {
        status: ActionStatus::Done,
        percent: 100,
        spend: Some(state.spend),
        finished_on: Some(day),
        note: FINISHED.into(),
        ..blank(day)
    }));
    if state.status == ActionStatus::Cancelled {
        let status = ActionStatus::Cancelled;
        log.push(ProgressEntry {
            status,
            note: CANCELLED.into(),
            ..blank(weekday_from(quarter_end(state.year, first)))
        });
    }
    log.iter().try_for_each(|entry| tx.put(entry))
}

/// A part of an amount, in whole quarters of a baht.
fn part_of(amount: Money, part: i32, whole: i32) -> Money {
    Money::from_satang(amount.satang() * i64::from(part) / i64::from(whole) / 25 * 25)
}

/// The last day of a quarter, 1–4.
fn quarter_end(year: FiscalYear, quarter: u32) -> Date {
    let common_era = year.number() - 543;
    let (year_of, month, day) = match quarter {
        1 => (common_era - 1, 12, 31),
        2 => (common_era, 3, 31),
        3 => (common_era, 6, 30),
        _ => (common_era, 9, 30),
    };
    Date::new(year_of, month, day).unwrap_or_else(|| year.last_day())
}

const UNDER_WAY: [&str; 4] = [
    "แต่งตั้งคณะทำงาน กำหนดรายละเอียดโครงการ และขออนุมัติงบประมาณแล้ว",
    "ดำเนินกิจกรรมตามแผน จัดประชุมติดตามร่วมกับหน่วยงานที่เกี่ยวข้อง",
    "ดำเนินกิจกรรมหลักแล้วเสร็จ อยู่ระหว่างรวบรวมผลและเอกสารหลักฐาน",
    "เร่งรัดกิจกรรมส่วนที่เหลือและสรุปผลเบื้องต้นเสนอผู้บริหาร",
];
const FINISHED: &str = "ดำเนินการแล้วเสร็จตามเป้าหมาย จัดทำรายงานผลเสนอหัวหน้าส่วนราชการและเผยแพร่บนเว็บไซต์";
const CANCELLED: &str = "ผู้บริหารเห็นชอบให้ยกเลิก เนื่องจากซ้ำซ้อนกับโครงการที่กระทรวงดำเนินการในภาพรวม";
