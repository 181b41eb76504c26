//! The creative values (ค่านิยมสร้างสรรค์): what was done for each, whom it reached and what it cost, and the values that nothing serves.
//! Slides 30 and 41.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{Heads, baht_column, count_shown, of_agencies, of_year};
use crate::registers::{Campaign, CreativeValue, Register as _, ValueActivity};
use crate::values::{Money, MoneySum, thai};
use crate::{Reader, Result};

/// What was done for something: how often, with how many, for how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) count: usize,
    pub(super) heads: Heads,
    pub(super) cost: MoneySum,
}

impl Done {
    /// Sums what was done, each with its heads and its cost.
    pub(super) fn of(done: impl Iterator<Item = (Option<i32>, Money)> + Clone) -> Self {
        Self {
            count: done.clone().count(),
            heads: Heads::of(done.clone().map(|(heads, _)| heads)),
            cost: done.map(|(_, cost)| cost).sum(),
        }
    }

    fn cells(self) -> [String; 3] {
        [count_shown(self.count), self.heads.shown(), thai::baht(self.cost.satang())]
    }
}

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let mut activities: Vec<ValueActivity> = reader.list(&of_year(asked))?;
    activities.retain(|activity| activity.held_on <= until);
    let mut campaigns: Vec<Campaign> = reader.list(&of_year(asked))?;
    campaigns.retain(|campaign| campaign.starts_on <= until);
    let fields = [("held_on", 11), ("title", 28), ("value", 22), ("participants", 10), ("cost", 12), ("result", 26)];
    let mut campaigned = vec![BriefBlock::Table(by_campaigns(&campaigns))];
    campaigned.extend(campaigns_of(&campaigns, |_| true).heads.note(label!(Campaign.reached)));
    Ok(vec![
        BriefSection::new("กิจกรรมจำแนกตามค่านิยม", by_value(&activities, &campaigns)),
        BriefSection::new(
            ValueActivity::DECLARATION.one.th,
            vec![BriefBlock::Table(of_agencies(reader, asked, &activities, |one| one.agency_id, &fields)?)],
        ),
        BriefSection::new("การรณรงค์จำแนกตามค่านิยม", campaigned),
    ])
}

fn activities_of(activities: &[ValueActivity], is: impl Fn(&ValueActivity) -> bool) -> Done {
    let of: Vec<_> = activities.iter().filter(|activity| is(activity)).collect();
    Done::of(of.iter().map(|activity| (activity.participants, activity.cost)))
}

fn campaigns_of(campaigns: &[Campaign], is: impl Fn(&Campaign) -> bool) -> Done {
    let of: Vec<_> = campaigns.iter().filter(|campaign| is(campaign)).collect();
    Done::of(of.iter().map(|campaign| (campaign.reached, campaign.cost)))
}

fn by_value(activities: &[ValueActivity], campaigns: &[Campaign]) -> Vec<BriefBlock> {
    let columns = vec![
        BriefColumn::text(label!(ValueActivity.value), 40),
        BriefColumn::number("จำนวนกิจกรรม", 14),
        BriefColumn::number(label!(ValueActivity.participants), 14),
        baht_column(label!(ValueActivity.cost), 16),
    ];
    let row = |value: &CreativeValue| {
        let done = activities_of(activities, |activity| activity.value == *value);
        let tone = if done.count == 0 { BriefTone::Warn } else { BriefTone::Plain };
        let cells = done.cells().map(BriefCell::from);
        [BriefCell::toned(value.words().th, tone)].into_iter().chain(cells).collect()
    };
    let all = activities_of(activities, |_| true);
    let sums = [None].into_iter().chain(all.cells().map(Some)).collect();
    let table = BriefTable { sums, ..BriefTable::new(columns, CreativeValue::ALL.iter().map(row).collect()) };
    let mut blocks = vec![BriefBlock::Table(table)];
    blocks.extend(all.heads.note(label!(ValueActivity.participants)));
    let unserved = |value: &&CreativeValue| activities.iter().all(|activity| activity.value != **value);
    let gaps: Vec<String> = CreativeValue::ALL.iter().filter(unserved).map(|value| gap(*value, campaigns)).collect();
    if !gaps.is_empty() {
        let told = format!("ค่านิยมที่ยังไม่มีกิจกรรมรองรับในปีนี้: {}", gaps.join(" · "));
        blocks.push(BriefBlock::Note(format!("{told} โปรดบันทึกในทะเบียน{}", ValueActivity::DECLARATION.many.th)));
    }
    blocks
}

/// A value that no activity serves; a campaign may.
fn gap(value: CreativeValue, campaigns: &[Campaign]) -> String {
    let campaigned = campaigns.iter().any(|campaign| campaign.value == Some(value));
    let name = value.words().th;
    if campaigned { format!("{name} (มีเฉพาะการรณรงค์)") } else { name.to_owned() }
}

/// Campaigns by the value they serve; those that name none are told too.
fn by_campaigns(campaigns: &[Campaign]) -> BriefTable {
    let columns = vec![
        BriefColumn::text(label!(Campaign.value), 40),
        BriefColumn::number("จำนวนครั้ง", 14),
        BriefColumn::number(label!(Campaign.reached), 14),
        baht_column(label!(Campaign.cost), 16),
    ];
    let row = |name: &str, value: Option<CreativeValue>| {
        let cells = campaigns_of(campaigns, |campaign| campaign.value == value).cells().map(BriefCell::from);
        [BriefCell::new(name)].into_iter().chain(cells).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = CreativeValue::ALL.iter().map(|value| row(value.words().th, Some(*value))).collect();
    rows.push(row("ไม่ระบุค่านิยม", None));
    let sums = [None].into_iter().chain(campaigns_of(campaigns, |_| true).cells().map(Some)).collect();
    let (rows, sums) = if campaigns.is_empty() { (Vec::new(), Vec::new()) } else { (rows, sums) };
    let none = format!("ไม่มี{}ในปีนี้ โปรดบันทึกในทะเบียน{}", Campaign::DECLARATION.one.th, Campaign::DECLARATION.many.th);
    BriefTable { sums, ..BriefTable::new(columns, rows) }.or(none)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_counted_with_its_heads_and_its_cost() {
        let done = Done::of([(Some(40), Money::from_baht(1_000)), (None, Money::from_satang(50))].into_iter());
        assert_eq!(done.cells(), ["2", "40", "1,000.50"]);
        assert_eq!(done.heads.untold, 1);
        assert_eq!(Done::default().cells(), ["0", "—", "0.00"]);
    }
}
