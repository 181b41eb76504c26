//! The action plan for the prevention of corruption (แผนปฏิบัติการป้องกันการทุจริต, O23): activity, objective, target, budget or that none is
//! used, period and who is responsible, by strategy. DOMAIN-TODAY §1 and §2.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable};
use super::counted::{baht_column, count_shown, day_shown, text_or};
use super::plan_year::{StrategyYear, no_actions, numbered, strategies, sums};
use crate::registers::{ActionItem, Register as _, StrategicPlan, Strategy};
use crate::summaries::plan_report::ActionSums;
use crate::values::{Money, thai};
use crate::{Reader, Result};

/// What a plan says of an activity that costs nothing.
const NO_BUDGET: &str = "ไม่ใช้งบประมาณ";

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let strategies = strategies(reader, asked, asked.until(reader)?)?;
    if strategies.is_empty() {
        let register = StrategicPlan::DECLARATION.many.th;
        let none = format!("ยังไม่มีแผนที่ครอบคลุมปีงบประมาณ พ.ศ. {} โปรดเพิ่มใน{register}", asked.year);
        return Ok(vec![BriefSection::new("", vec![BriefBlock::Text(none)])]);
    }
    let mut sections = vec![BriefSection::new("ภาพรวมของแผน", overview(&strategies))];
    sections.extend(strategies.iter().map(section));
    Ok(sections)
}

fn overview(strategies: &[StrategyYear]) -> Vec<BriefBlock> {
    let sums = sums(strategies);
    let standing: Vec<&ActionItem> =
        strategies.iter().flat_map(StrategyYear::standing).map(|work| &work.action).collect();
    let free = standing.iter().filter(|action| action.budget == Money::ZERO).count();
    let mut blocks = vec![BriefBlock::Facts(vec![
        (format!("จำนวน{}", Strategy::DECLARATION.one.th), count_shown(strategies.len()).into()),
        (format!("จำนวน{}", ActionItem::DECLARATION.one.th), count_shown(sums.standing()).into()),
        (format!("{} (บาท)", label!(ActionItem.budget)), thai::baht(sums.budget.satang()).into()),
        (format!("{}ที่{NO_BUDGET}", ActionItem::DECLARATION.one.th), count_shown(free).into()),
    ])];
    let missing = |label: &str, of: fn(&ActionItem) -> &str| {
        let count = standing.iter().filter(|action| of(action).trim().is_empty()).count();
        (count > 0).then(|| BriefBlock::Note(format!("ยังไม่ระบุ{label} {} รายการ", count_shown(count))))
    };
    blocks.extend(missing(label!(ActionItem.target), |action| &action.target));
    blocks.extend(missing(label!(ActionItem.responsible), |action| &action.responsible));
    if sums.cancelled > 0 {
        blocks.push(BriefBlock::Note(format!("ไม่รวมรายการที่ยกเลิกแล้ว {} รายการ", count_shown(sums.cancelled))));
    }
    blocks
}

fn section(strategy: &StrategyYear) -> BriefSection {
    let goal = text_or(&strategy.strategy.goal, "ยังไม่ระบุ").of(&strategy.strategy);
    let blocks =
        vec![BriefBlock::Facts(vec![(label!(Strategy.goal).into(), goal)]), BriefBlock::Table(table(strategy))];
    BriefSection::new(strategy.heading.as_str(), blocks)
}

fn table(strategy: &StrategyYear) -> BriefTable {
    let columns = vec![
        BriefColumn::text(label!(ActionItem.title), 26),
        BriefColumn::text(label!(ActionItem.target), 22),
        baht_column(label!(ActionItem.budget), 14),
        BriefColumn::text("ระยะเวลา", 14),
        BriefColumn::text(label!(ActionItem.responsible), 18),
    ];
    let rows: Vec<_> = strategy.standing().map(|work| row(&work.action)).collect();
    let sums = if rows.is_empty() { Vec::new() } else { foot(&strategy.sums()) };
    BriefTable { sums, ..BriefTable::new(columns, rows) }.or(no_actions())
}

fn foot(sums: &ActionSums) -> Vec<Option<String>> {
    vec![None, None, Some(thai::baht(sums.budget.satang())), None, None]
}

fn row(action: &ActionItem) -> Vec<BriefCell> {
    vec![
        BriefCell::new(numbered(&action.code, &action.title)).of(action),
        text_or(&action.target, "ยังไม่ระบุ"),
        budget(action.budget).into(),
        period(action).into(),
        text_or(&action.responsible, "ยังไม่ระบุ"),
    ]
}

/// An amount, or that the activity costs nothing.
pub(super) fn budget(amount: Money) -> String {
    if amount == Money::ZERO { NO_BUDGET.to_owned() } else { thai::baht(amount.satang()) }
}

/// In which quarters, and by when where a day is given.
fn period(action: &ActionItem) -> String {
    let due = action.due_on.map(|due| format!(" ภายใน {}", day_shown(Some(due)))).unwrap_or_default();
    format!("{}{due}", quarters(action.quarters()))
}

/// `ไตรมาส 1–3, 4` as runs of quarters that follow each other.
fn quarters(runs: [bool; 4]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for quarter in (1..).zip(runs).filter_map(|(quarter, runs)| runs.then_some(quarter)) {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == quarter => *last = quarter,
            _ => spans.push((quarter, quarter)),
        }
    }
    let span = |(first, last): &(usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    let told = spans.iter().map(span).collect::<Vec<_>>().join(", ");
    if told.is_empty() { String::new() } else { format!("ไตรมาส {told}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_that_follow_each_other_are_a_span() {
        let told = |q1, q2, q3, q4| quarters([q1, q2, q3, q4]);
        assert_eq!(told(true, true, true, true), "ไตรมาส 1–4");
        assert_eq!(told(true, false, true, true), "ไตรมาส 1, 3–4");
        assert_eq!(told(false, true, false, true), "ไตรมาส 2, 4");
        assert_eq!(told(false, false, true, false), "ไตรมาส 3");
        assert_eq!(told(false, false, false, false), "");
    }

    #[test]
    fn what_costs_nothing_says_so() {
        assert_eq!(budget(Money::ZERO), NO_BUDGET);
        assert_eq!(budget(Money::from_satang(125_050)), "1,250.50");
    }
}
