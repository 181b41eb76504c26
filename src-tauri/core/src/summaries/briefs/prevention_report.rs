//! The report on the prevention of corruption (รายงานผลการดำเนินการป้องกันการทุจริต, O24): the rows of the plan with what came of them by the
//! round's last day. DOMAIN-TODAY §1 and §2.

use super::block::{Bar, BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{NOTHING, baht_column, count_shown, day_shown, percent, percent_shown};
use super::plan_year::{StrategyYear, no_actions, numbered, problems, reviews, strategies, sums};
use super::prevention_plan::budget;
use super::table::of_records;
use super::{BriefAsked, last_day, prevention_plan};
use crate::registers::{ActionItem, ActionStatus, PlanReview, Register as _, ReviewPoint, Scope};
use crate::summaries::plan_report::{ActionSums, ActionWork};
use crate::values::{Exact, thai};
use crate::{Reader, Result};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let strategies = strategies(reader, asked, until)?;
    if strategies.is_empty() {
        return prevention_plan::tell(reader, asked);
    }
    let mut overview = vec![BriefBlock::Facts(facts(&sums(&strategies)))];
    let bars: Vec<Bar> = strategies.iter().filter_map(bar).collect();
    if !bars.is_empty() {
        overview.push(BriefBlock::Bars(bars));
    }
    if until < last_day(reader, asked.year, asked.round)? {
        let day = day_shown(Some(until));
        overview.push(BriefBlock::Note(format!("ข้อมูล ณ วันที่ {day} รอบนี้ยังไม่สิ้นสุด ผลอาจเปลี่ยนแปลง")));
    }
    let cancelled = sums(&strategies).cancelled;
    if cancelled > 0 {
        overview.push(BriefBlock::Note(format!("ร้อยละและผลรวมไม่นับรายการที่ยกเลิก {} รายการ", count_shown(cancelled))));
    }
    let assumed = strategies.iter().flat_map(StrategyYear::standing).filter(|work| work.assumed).count();
    if assumed > 0 {
        let count = count_shown(assumed);
        overview.push(BriefBlock::Note(format!("{}: {count} รายการ", label!(ProgressEntry.assumed))));
    }
    let mut sections = vec![BriefSection::new("สรุปผลการดำเนินงาน", overview)];
    for strategy in &strategies {
        let mut told = vec![BriefBlock::Table(table(strategy))];
        if strategy.sums().cancelled > 0 {
            told.push(BriefBlock::Note("ในวงเล็บ: ยกเลิก ไม่นับรวม".into()));
        }
        sections.push(BriefSection::new(strategy.heading.as_str(), told));
    }
    let reviews = reviews(reader, asked, asked.year)?;
    let mut told = problems(reader, asked, &reviews)?;
    told.extend(points(reader, &reviews)?);
    sections.push(BriefSection::new("ปัญหา อุปสรรค และข้อเสนอแนะ", told));
    Ok(sections)
}

/// How many stand where, how many are done and what is spent.
fn facts(sums: &ActionSums) -> Vec<(String, BriefCell)> {
    let of = |status: ActionStatus, count: usize| (status.words().th.to_owned(), count_shown(count).into());
    let spent = percent_shown(sums.spend.percent_of(sums.budget));
    vec![
        (format!("{}ทั้งหมด", ActionItem::DECLARATION.one.th), count_shown(sums.standing()).into()),
        of(ActionStatus::Planned, sums.planned),
        of(ActionStatus::Underway, sums.underway),
        of(ActionStatus::Done, sums.done),
        of(ActionStatus::Cancelled, sums.cancelled),
        ("ร้อยละที่แล้วเสร็จ".into(), percent_shown(percent(sums.done, sums.standing())).into()),
        (format!("{} (บาท)", label!(ActionItem.budget)), thai::baht(sums.budget.satang()).into()),
        (format!("{} (บาท)", label!(ActionItem.spend)), thai::baht(sums.spend.satang()).into()),
        ("ร้อยละที่เบิกจ่าย".into(), spent.into()),
    ]
}

/// How many of a strategy's actions are done; none without any.
fn bar(strategy: &StrategyYear) -> Option<Bar> {
    let sums = strategy.sums();
    let whole = |count: usize| i64::try_from(count).ok().map(Exact::from);
    let share = percent_shown(Some(percent(sums.done, sums.standing())?));
    Some(Bar {
        label: strategy.heading.clone(),
        value: whole(sums.done)?,
        full: whole(sums.standing())?,
        shown: format!("{}/{} (ร้อยละ {share})", count_shown(sums.done), count_shown(sums.standing())),
    })
}

fn table(strategy: &StrategyYear) -> BriefTable {
    let columns = vec![
        BriefColumn::text(label!(ActionItem.title), 24),
        BriefColumn::text(label!(ActionItem.target), 16),
        BriefColumn::text(label!(ActionItem.status), 11),
        BriefColumn::number("ร้อยละ", 7),
        BriefColumn::text(label!(ProgressEntry.note), 24),
        baht_column(label!(ActionItem.budget), 13),
        baht_column(label!(ActionItem.spend), 13),
    ];
    let rows: Vec<_> = strategy.actions.iter().map(row).collect();
    let total = strategy.sums();
    let mut sums = vec![None; 5];
    sums.extend([Some(thai::baht(total.budget.satang())), Some(thai::baht(total.spend.satang()))]);
    let sums = if rows.is_empty() { Vec::new() } else { sums };
    BriefTable { sums, ..BriefTable::new(columns, rows) }.or(no_actions())
}

fn row(work: &ActionWork) -> Vec<BriefCell> {
    let (action, entry) = (&work.action, work.progress.as_ref());
    let tone = match action.status {
        ActionStatus::Done => BriefTone::Good,
        ActionStatus::Underway => BriefTone::Fair,
        ActionStatus::Planned => BriefTone::Warn,
        ActionStatus::Cancelled => BriefTone::Plain,
    };
    vec![
        BriefCell::new(numbered(&action.code, &action.title)).of(action),
        action.target.as_str().into(),
        BriefCell::toned(action.status.words().th, tone),
        entry.map_or_else(|| NOTHING.to_owned(), |entry| entry.percent.to_string()).into(),
        entry.map_or(NOTHING, |entry| entry.note.trim()).into(),
        counted(action, budget(action.budget)).into(),
        counted(action, thai::baht(action.spend.satang())).into(),
    ]
}

/// An amount, in brackets where it is of a cancelled action and no sum counts it.
fn counted(action: &ActionItem, amount: String) -> String {
    match action.status {
        ActionStatus::Cancelled => format!("({amount})"),
        _ => amount,
    }
}

/// What the reviews say of single strategies and actions.
fn points(reader: &Reader<'_>, reviews: &[PlanReview]) -> Result<Option<BriefBlock>> {
    let mut points: Vec<ReviewPoint> = Vec::new();
    for review in reviews {
        let key = review.id.to_string();
        points.extend(reader.list::<ReviewPoint>(&Scope { parent: Some(&key), ..Scope::default() })?);
    }
    points.retain(|point| !point.problem.trim().is_empty() || !point.proposal.trim().is_empty());
    if points.is_empty() {
        return Ok(None);
    }
    let fields = [("subject", 22), ("action_id", 22), ("problem", 28), ("proposal", 28)];
    Ok(Some(BriefBlock::Table(of_records(reader, &points, &fields)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{Money, MoneySum};

    fn sum(baht: i64) -> MoneySum {
        Money::from_baht(baht).into()
    }

    #[test]
    fn what_is_done_is_a_share_of_what_was_not_cancelled() {
        let sums = ActionSums { planned: 1, underway: 1, done: 1, cancelled: 7, budget: sum(300), spend: sum(100) };
        let shown: Vec<String> = facts(&sums).into_iter().map(|(_, cell)| cell.text).collect();
        assert_eq!(shown, ["3", "1", "1", "1", "7", "33.33", "300.00", "100.00", "33.33"]);
    }

    #[test]
    fn of_nothing_no_share_is_told() {
        let shown: Vec<String> = facts(&ActionSums::default()).into_iter().map(|(_, cell)| cell.text).collect();
        assert_eq!(shown, ["0", "0", "0", "0", "0", "—", "0.00", "0.00", "—"]);
    }
}
