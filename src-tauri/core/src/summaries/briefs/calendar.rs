//! The calendar of a fiscal year (ปฏิทินงานประจำปี): everything that is due in it for an agency, month by month. DOMAIN §7.

mod due;

use std::collections::BTreeMap;

use chrono::Datelike;

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{count_shown, day_shown};
use crate::registers::{Nearness, ReportingRound, Scope, WorkingDays, register_named};
use crate::values::Date;
use crate::values::thai::MONTHS;
use crate::{Reader, Result};

pub use due::{DueItem, DueSoon, centres_without_officer, due_between, due_soon};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let items = due_between(reader, asked.agency, asked.year.first_day(), asked.year.last_day())?;
    let mut summary = vec![BriefBlock::Facts(whole(&items, until))];
    if reader.count::<ReportingRound>(&Scope { year: Some(asked.year), ..Scope::default() })? == 0 {
        let none = "ยังไม่ได้ตั้งรอบการรายงานของปีนี้ จึงไม่มีวันปิดรอบและวันส่งรายงานในปฏิทิน โปรดตั้งในหน้าปีงบประมาณ";
        summary.push(BriefBlock::Note(none.into()));
    }
    let reckoned = items.iter().filter(|item| item.reckoned && !item.is_done_by(until)).map(|item| item.day);
    summary.extend(WorkingDays::of(reader)?.doubt(reckoned).map(BriefBlock::Note));
    if items.is_empty() {
        summary.push(BriefBlock::Text("ยังไม่มีกำหนดการในปีนี้ กำหนดการมาจากวันครบกำหนดที่ระบุในทะเบียนต่าง ๆ".into()));
    }
    let mut months: BTreeMap<(i32, u32), Vec<&DueItem>> = BTreeMap::new();
    for item in &items {
        months.entry((item.day.buddhist_year(), item.day.naive().month())).or_default().push(item);
    }
    let mut sections = vec![BriefSection::new("ภาพรวม", summary)];
    sections.extend(months.into_iter().map(|((year, month), items)| {
        let heading = format!("{} {year}", MONTHS[(month - 1) as usize].0);
        BriefSection::new(heading, vec![BriefBlock::Table(listed(&items, until))])
    }));
    Ok(sections)
}

/// Where something due stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Done,
    Passed,
    Open(Nearness),
}

impl Standing {
    const ALL: [Self; 6] = [
        Self::Done,
        Self::Passed,
        Self::Open(Nearness::Overdue),
        Self::Open(Nearness::Week),
        Self::Open(Nearness::Month),
        Self::Open(Nearness::Later),
    ];

    fn of(item: &DueItem, day: Date) -> Self {
        match Nearness::of(item.day, day) {
            _ if item.is_done_by(day) => Self::Done,
            Nearness::Overdue if item.passes => Self::Passed,
            near => Self::Open(near),
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Done => "เสร็จแล้ว",
            Self::Passed => "ผ่านไปแล้ว",
            Self::Open(Nearness::Overdue) => "เกินกำหนด",
            Self::Open(Nearness::Week) => "ภายใน 7 วัน",
            Self::Open(Nearness::Month) => "ภายใน 30 วัน",
            Self::Open(Nearness::Later) => "ยังไม่ถึงกำหนด",
        }
    }

    const fn tone(self) -> BriefTone {
        match self {
            Self::Done => BriefTone::Good,
            Self::Passed | Self::Open(Nearness::Later) => BriefTone::Plain,
            Self::Open(Nearness::Overdue) => BriefTone::Bad,
            Self::Open(Nearness::Week) => BriefTone::Warn,
            Self::Open(Nearness::Month) => BriefTone::Fair,
        }
    }
}

fn whole(items: &[DueItem], day: Date) -> Vec<(String, BriefCell)> {
    let mut facts = vec![("ทั้งหมด".to_owned(), BriefCell::new(count_shown(items.len())))];
    facts.extend(Standing::ALL.iter().map(|standing| {
        let of = items.iter().filter(|item| Standing::of(item, day) == *standing).count();
        let tone = if of == 0 { BriefTone::Plain } else { standing.tone() };
        (standing.words().to_owned(), BriefCell::toned(count_shown(of), tone))
    }));
    facts
}

fn listed(items: &[&DueItem], day: Date) -> BriefTable {
    let row = |item: &&DueItem| {
        let standing = Standing::of(item, day);
        let register = register_named(item.table).map_or("", |register| register.many.th);
        vec![
            BriefCell {
                record_id: Some((item.table.to_owned(), item.key.clone())),
                ..day_shown(Some(item.day)).into()
            },
            item.words.th.into(),
            item.called.as_str().into(),
            register.into(),
            BriefCell::toned(standing.words(), standing.tone()),
        ]
    };
    let columns = vec![
        BriefColumn::text("วันที่", 13),
        BriefColumn::text("สิ่งที่ครบกำหนด", 28),
        BriefColumn::text("รายการ", 32),
        BriefColumn::text("อยู่ในทะเบียน", 24),
        BriefColumn::text("สถานะกำหนดการ", 18),
    ];
    BriefTable::new(columns, items.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::Words;
    use crate::registers::fixture::day;

    #[test]
    fn what_is_due_is_done_passed_overdue_or_near() {
        let today = day("2026-03-20");
        let of = |due: &str, done: Option<&str>, passes| {
            let words = Words { th: "ก", en: "a" };
            let (key, called) = (String::new(), String::new());
            let (table, field, done_on) = ("hearings", "held_on", done.map(day));
            let item = DueItem { day: day(due), words, table, field, key, called, done_on, passes, reckoned: false };
            Standing::of(&item, today)
        };
        assert_eq!(of("2026-03-01", Some("2026-03-20"), false), Standing::Done);
        assert_eq!(of("2026-03-01", Some("2026-03-21"), false), Standing::Open(Nearness::Overdue), "done later");
        assert_eq!(of("2026-03-19", None, false), Standing::Open(Nearness::Overdue));
        assert_eq!(of("2026-03-19", None, true), Standing::Passed);
        assert_eq!(of("2026-03-20", None, true), Standing::Open(Nearness::Week));
        assert_eq!(of("2026-04-19", None, false), Standing::Open(Nearness::Month));
        assert_eq!(of("2026-04-20", None, false), Standing::Open(Nearness::Later));
        assert_eq!(of("2026-05-20", Some("2026-01-05"), false), Standing::Done);
    }
}
