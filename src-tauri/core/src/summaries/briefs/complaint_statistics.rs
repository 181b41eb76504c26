//! Statistics of complaints (สถิติเรื่องร้องเรียน): what was received in the year up to the round, and how it was dealt with. O18 of the
//! assessment of integrity and transparency; section 38 of the decree on good governance B.E. 2546.
//!
//! Invariant: counts only; no text of any complaint, and no small count of a unit that could be reckoned from the others.

mod small_counts;

use std::collections::BTreeMap;

use chrono::Datelike;

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable};
use super::counted::{count_shown, of_year};
use super::figures::{days_between, part_of, spread};
use crate::registers::{Complaint, ComplaintChannel, ComplaintKind, Urgency};
use crate::values::thai::MONTHS;
use crate::values::{Date, Decimal, FiscalYear};
use crate::{Reader, Result};
use small_counts::{LEAST, Shown, shown};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let mut all: Vec<Complaint> = reader.list(&of_year(asked))?;
    all.retain(|complaint| complaint.received_on <= until);
    if all.is_empty() {
        return Ok(vec![BriefSection::new("", vec![BriefBlock::Text("ไม่มีเรื่องร้องเรียน".into())])]);
    }
    let tally = |name: &str, groups: Vec<Group<'_>>| BriefBlock::Table(tallied(name, groups, until));
    let by = |heading: &str, block| BriefSection::new(heading, vec![block]);
    let kinds = ComplaintKind::ALL.iter().map(|kind| group(kind.words().th, &all, |c| c.kind == *kind));
    let channels = ComplaintChannel::ALL.iter().map(|way| group(way.words().th, &all, |c| c.channel == *way));
    let urgencies = Urgency::ALL.iter().map(|urgency| group(urgency.words().th, &all, |c| c.urgency == *urgency));
    Ok(vec![
        BriefSection::new("ภาพรวม", vec![BriefBlock::Facts(whole(&all, until))]),
        BriefSection::new("เวลาที่ใช้จนยุติเรื่อง", closing(&all, until)),
        by("รายเดือน", tally("เดือน", months(&all, asked.year, until))),
        by("รายไตรมาส", tally("ไตรมาส", quarters(&all, asked.year, until))),
        by("ตามประเภทเรื่อง", tally(label!(Complaint.kind), kinds.collect())),
        by("ตามช่องทาง", tally(label!(Complaint.channel), channels.collect())),
        by("ตามหน่วยงาน", units(&all)),
        by("ตามความเร่งด่วน", tally(label!(Complaint.urgency), urgencies.collect())),
    ])
}

/// Complaints that are counted together, by what they have in common.
type Group<'a> = (String, Vec<&'a Complaint>);

fn group<'a>(name: impl Into<String>, all: &'a [Complaint], is: impl Fn(&Complaint) -> bool) -> Group<'a> {
    (name.into(), all.iter().filter(|complaint| is(complaint)).collect())
}

fn is_closed(complaint: &Complaint, day: Date) -> bool {
    complaint.closed_on.is_some_and(|closed| closed <= day)
}

fn tallied(name: &str, groups: Vec<Group<'_>>, until: Date) -> BriefTable {
    let columns = vec![
        BriefColumn::text(name, 40),
        BriefColumn::number("ทั้งหมด", 14),
        BriefColumn::number("เรื่องที่ยุติแล้ว", 14),
        BriefColumn::number("เรื่องที่อยู่ระหว่างดำเนินการ", 18),
    ];
    let counts = |of: &[&Complaint]| {
        let closed = of.iter().filter(|complaint| is_closed(complaint, until)).count();
        [of.len(), closed, of.len() - closed]
    };
    let mut sums = [0; 3];
    let mut rows = Vec::new();
    for (name, of) in groups {
        let counted = counts(&of);
        sums.iter_mut().zip(counted).for_each(|(sum, one)| *sum += one);
        rows.push([BriefCell::new(name)].into_iter().chain(counted.map(|one| count_shown(one).into())).collect());
    }
    let sums = [None].into_iter().chain(sums.map(|sum| Some(count_shown(sum)))).collect();
    BriefTable { sums, ..BriefTable::new(columns, rows) }
}

/// Done in time: of those that were to be done by a day that is past, or that were done.
fn in_time(dues: impl Iterator<Item = (Option<Date>, Option<Date>)>, until: Date) -> (usize, usize) {
    let (mut kept, mut counted) = (0, 0);
    for (by, done) in dues {
        let (Some(by), done) = (by, done.filter(|done| *done <= until)) else { continue };
        counted += usize::from(done.is_some() || by < until);
        kept += usize::from(done.is_some_and(|done| done <= by));
    }
    (kept, counted)
}

fn whole(all: &[Complaint], until: Date) -> Vec<(String, BriefCell)> {
    let closed = all.iter().filter(|complaint| is_closed(complaint, until)).count();
    let (told, to_tell) = in_time(all.iter().map(|c| (c.acknowledge_by, c.acknowledged_on)), until);
    let (replied, to_reply) = in_time(all.iter().map(|c| (c.reply_by, c.replied_on)), until);
    vec![
        ("เรื่องทั้งหมด".into(), count_shown(all.len()).into()),
        ("เรื่องที่ยุติแล้ว".into(), part_of(closed, all.len()).into()),
        ("เรื่องที่อยู่ระหว่างดำเนินการ".into(), part_of(all.len() - closed, all.len()).into()),
        ("แจ้งรับเรื่องภายในกำหนด".into(), part_of(told, to_tell).into()),
        ("ตอบกลับครั้งแรกในกำหนด".into(), part_of(replied, to_reply).into()),
    ]
}

fn closing(all: &[Complaint], until: Date) -> Vec<BriefBlock> {
    let closed = all.iter().filter_map(|complaint| Some((complaint.received_on, complaint.closed_on?)));
    let closed = closed.filter(|(_, closed)| *closed <= until);
    let days: Vec<Decimal> = closed.map(|(from, to)| days_between(from, to).into()).collect();
    match days.len() {
        0 => vec![BriefBlock::Text("ยังไม่มีเรื่องที่ยุติ".into())],
        of => vec![
            BriefBlock::Facts(spread(&days).into_iter().map(|(name, shown)| (name, shown.into())).collect()),
            BriefBlock::Note(format!("คิดจากเรื่องที่ยุติแล้ว {} เรื่อง นับจากวันรับเรื่องถึงวันยุติ", count_shown(of))),
        ],
    }
}

/// The months of a fiscal year that began by a day, as numbers of the calendar with the Buddhist year of each.
fn begun(year: FiscalYear, until: Date) -> impl Iterator<Item = (u32, i32)> {
    let months = (10..=12).map(move |month| (month, year.number() - 1));
    let months = months.chain((1..=9).map(move |month| (month, year.number())));
    months.filter(move |(month, of)| (*of, *month) <= month_of(until))
}

fn month_of(day: Date) -> (i32, u32) {
    (day.buddhist_year(), day.naive().month())
}

fn months(all: &[Complaint], year: FiscalYear, until: Date) -> Vec<Group<'_>> {
    let of = |(month, of): (u32, i32)| {
        let name = MONTHS[(month - 1) as usize].0;
        group(format!("{name} {of}"), all, |complaint| month_of(complaint.received_on) == (of, month))
    };
    begun(year, until).map(of).collect()
}

/// The quarter of a month: the first is October to December.
const fn quarter(month: u32) -> u32 {
    (month + 2) % 12 / 3 + 1
}

fn quarters(all: &[Complaint], year: FiscalYear, until: Date) -> Vec<Group<'_>> {
    let mut numbers: Vec<u32> = begun(year, until).map(|(month, _)| quarter(month)).collect();
    numbers.dedup();
    let of = |number| {
        group(format!("ไตรมาส {number}"), all, |complaint| {
            quarter(complaint.received_on.naive().month()) == number
        })
    };
    numbers.into_iter().map(of).collect()
}

/// By unit, none of which is told by a count so small that it tells of somebody.
fn units(all: &[Complaint]) -> BriefBlock {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for complaint in all {
        *counts.entry(complaint.unit.trim()).or_default() += 1;
    }
    let Some(told) = shown(&counts.values().copied().collect::<Vec<_>>()) else {
        return BriefBlock::Text("จำนวนเรื่องน้อยเกินกว่าจะแสดงแยกตามหน่วยงานโดยไม่เปิดเผยเรื่องรายเดียว".into());
    };
    let cell = |shown| match shown {
        Shown::Count(count) => count.to_string(),
        Shown::Few => format!("น้อยกว่า {LEAST}"),
        Shown::Withheld => "ไม่แสดง".to_owned(),
    };
    let name = |unit: &str| {
        if unit.is_empty() { "ไม่ระบุหน่วยงาน".to_owned() } else { unit.to_owned() }
    };
    let row = |(unit, shown): (&str, Shown)| vec![BriefCell::new(name(unit)), cell(shown).into()];
    let columns = vec![BriefColumn::text(label!(Complaint.unit), 50), BriefColumn::number("ทั้งหมด", 20)];
    BriefBlock::Table(BriefTable::new(columns, counts.into_keys().zip(told).map(row).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture::day;

    #[test]
    fn what_is_done_by_its_last_day_is_in_time_and_what_is_not_due_yet_is_not_counted() {
        let until = day("2026-03-31");
        let of = |by: &str, done: Option<&str>| in_time([(Some(day(by)), done.map(day))].into_iter(), until);
        assert_eq!(of("2026-03-10", Some("2026-03-10")), (1, 1));
        assert_eq!(of("2026-03-10", Some("2026-03-11")), (0, 1), "late");
        assert_eq!(of("2026-03-10", None), (0, 1), "never");
        assert_eq!(of("2026-03-31", None), (0, 0), "its last day is not over");
        assert_eq!(of("2026-04-05", Some("2026-04-02")), (0, 0), "done after the round");
        assert_eq!(of("2026-03-30", Some("2026-04-02")), (0, 1), "not done by the round's last day");
        assert_eq!(in_time([(None, None)].into_iter(), until), (0, 0));
    }

    #[test]
    fn the_year_begins_with_october_and_ends_for_a_round_with_its_month() {
        let year = FiscalYear::of(day("2026-03-31"));
        let months: Vec<_> = begun(year, day("2026-03-31")).collect();
        assert_eq!(months, [(10, 2568), (11, 2568), (12, 2568), (1, 2569), (2, 2569), (3, 2569)]);
        assert_eq!(begun(year, day("2026-09-30")).count(), 12);
        assert_eq!([10, 12, 1, 3, 4, 6, 7, 9].map(quarter), [1, 1, 2, 2, 3, 3, 4, 4]);
    }
}
