//! The report of disciplinary proceedings (รายงานผลการดำเนินการทางวินัย): cases of the year and those brought forward, by stage, by penalty
//! and by time taken. Slide 45; sections 90 to 103 of the Civil Service Act B.E. 2551.
//!
//! Invariant: counts and days only; neither the text nor the number of a case.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{count_shown, day_shown, of_all_years};
use super::figures::{days_between, part_of, spread};
use crate::registers::{DisciplineCase, DisciplineStage, Penalty};
use crate::values::{Date, Decimal};
use crate::{Reader, Result};

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let (first, until) = (asked.year.first_day(), asked.until(reader)?);
    let mut cases: Vec<DisciplineCase> = reader.list(&of_all_years(asked))?;
    cases.retain(|case| case.opened_on <= until && case.closed_on.is_none_or(|closed| closed >= first));
    if cases.is_empty() {
        let none = "ไม่มีเรื่องทางวินัยในปีนี้และไม่มีเรื่องค้างจากปีก่อน หากมี โปรดเพิ่มในทะเบียนเรื่องทางวินัย";
        return Ok(vec![BriefSection::new("", vec![BriefBlock::Text(none.into())])]);
    }
    let (closed, open): (Vec<&DisciplineCase>, Vec<&DisciplineCase>) =
        cases.iter().partition(|case| case.closed_on.is_some_and(|closed| closed <= until));
    let mut sections = vec![
        BriefSection::new("ภาพรวม", vec![BriefBlock::Facts(whole(&cases, closed.len(), first))]),
        BriefSection::new("เรื่องที่ยังไม่ยุติ ตามขั้นตอน", by_stage(&open, until)),
    ];
    if closed.is_empty() {
        let none = BriefBlock::Text("ยังไม่มีเรื่องที่ยุติในปีนี้".into());
        sections.push(BriefSection::new("เรื่องที่ยุติ", vec![none]));
    } else {
        sections.push(BriefSection::new("เรื่องที่ยุติ ตามผลการพิจารณา", vec![by_penalty(&closed), by_gravity(&closed)]));
        sections.push(BriefSection::new("เวลาที่ใช้ของเรื่องที่ยุติ", taken(&closed)));
    }
    sections.push(BriefSection::new("การสอบสวนที่เกินกำหนด", vec![BriefBlock::Table(overdue(&open, until))]));
    Ok(sections)
}

fn whole(cases: &[DisciplineCase], closed: usize, first: Date) -> Vec<(String, BriefCell)> {
    let before = cases.iter().filter(|case| case.opened_on < first).count();
    vec![
        ("เรื่องที่ยกมาจากปีก่อน".into(), count_shown(before).into()),
        ("เรื่องที่ตั้งในปีนี้".into(), count_shown(cases.len() - before).into()),
        ("เรื่องที่ยุติแล้ว".into(), part_of(closed, cases.len()).into()),
        ("คงเหลือ".into(), count_shown(cases.len() - closed).into()),
    ]
}

/// By stage as the register has it now; a stage that began after the day is told of.
fn by_stage(open: &[&DisciplineCase], until: Date) -> Vec<BriefBlock> {
    let of = |stage: &DisciplineStage| open.iter().filter(|case| case.stage == *stage).count();
    let rows =
        DisciplineStage::ALL.iter().map(|stage| vec![BriefCell::new(stage.words().th), count_shown(of(stage)).into()]);
    let columns = vec![BriefColumn::text(label!(DisciplineCase.stage), 60), BriefColumn::number("จำนวนเรื่อง", 16)];
    let sums = vec![None, Some(count_shown(open.len()))];
    let mut told = vec![BriefBlock::Table(BriefTable { sums, ..BriefTable::new(columns, rows.collect()) })];
    let since = open.iter().filter(|case| case.stage_on.is_some_and(|on| on > until)).count();
    if since > 0 {
        let moved = format!("{} เรื่องเลื่อนขั้นตอนหลังวันที่รายงาน จึงแสดงตามขั้นตอนล่าสุดในทะเบียน", count_shown(since));
        told.push(BriefBlock::Note(moved));
    }
    told
}

fn by_penalty(closed: &[&DisciplineCase]) -> BriefBlock {
    let of = |penalty: &Penalty| closed.iter().filter(|case| case.penalty == Some(*penalty)).count();
    let row = |penalty: &Penalty| {
        vec![BriefCell::new(penalty.words().th), gravity(*penalty).words().into(), count_shown(of(penalty)).into()]
    };
    let columns = vec![
        BriefColumn::text(label!(DisciplineCase.penalty), 44),
        BriefColumn::text("ความร้ายแรง", 24),
        BriefColumn::number("จำนวนเรื่อง", 14),
    ];
    let sums = vec![None, None, Some(count_shown(closed.len()))];
    BriefBlock::Table(BriefTable { sums, ..BriefTable::new(columns, Penalty::ALL.iter().map(row).collect()) })
}

/// How grave what came of a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gravity {
    Serious,
    NotSerious,
    NoPenalty,
}

impl Gravity {
    const ALL: [Self; 3] = [Self::Serious, Self::NotSerious, Self::NoPenalty];

    const fn words(self) -> &'static str {
        match self {
            Self::Serious => "โทษร้ายแรง",
            Self::NotSerious => "โทษไม่ร้ายแรง",
            Self::NoPenalty => "ไม่ลงโทษ",
        }
    }
}

const fn gravity(penalty: Penalty) -> Gravity {
    match penalty {
        Penalty::Undertaking | Penalty::Warning | Penalty::Dropped => Gravity::NoPenalty,
        _ if penalty.is_serious() => Gravity::Serious,
        _ => Gravity::NotSerious,
    }
}

fn by_gravity(closed: &[&DisciplineCase]) -> BriefBlock {
    let is = |case: &&&DisciplineCase, grave| case.penalty.map(gravity) == Some(grave);
    let of = |grave| part_of(closed.iter().filter(|case| is(case, grave)).count(), closed.len());
    BriefBlock::Facts(Gravity::ALL.map(|grave| (grave.words().to_owned(), of(grave).into())).into())
}

fn taken(closed: &[&DisciplineCase]) -> Vec<BriefBlock> {
    let days = closed.iter().filter_map(|case| Some(days_between(case.opened_on, case.closed_on?).into()));
    let days: Vec<Decimal> = days.collect();
    vec![
        BriefBlock::Facts(spread(&days).into_iter().map(|(name, shown)| (name, shown.into())).collect()),
        BriefBlock::Note("นับจากวันตั้งเรื่องถึงวันยุติ".into()),
    ]
}

fn overdue(open: &[&DisciplineCase], until: Date) -> BriefTable {
    let mut late: Vec<(i64, &DisciplineCase)> = open
        .iter()
        .filter_map(|case| Some((days_between(case.due_on.filter(|due| *due < until)?, until), *case)))
        .collect();
    late.sort_by_key(|(days, _)| -days);
    let row = |(n, (days, case)): (usize, &(i64, &DisciplineCase))| {
        vec![
            BriefCell::new(n.to_string()).of(*case),
            case.stage.words().th.into(),
            day_shown(Some(case.opened_on)).into(),
            day_shown(case.due_on).into(),
            BriefCell::toned(days.to_string(), BriefTone::Bad),
        ]
    };
    let columns = vec![
        BriefColumn::number("ลำดับ", 6),
        BriefColumn::text(label!(DisciplineCase.stage), 30),
        BriefColumn::text(label!(DisciplineCase.opened_on), 16),
        BriefColumn::text(label!(DisciplineCase.due_on), 18),
        BriefColumn::number("เกินมาแล้ว (วัน)", 14),
    ];
    BriefTable::new(columns, (1..).zip(&late).map(row).collect()).or("ไม่มีการสอบสวนที่เกินกำหนด")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::fixture;

    #[test]
    fn a_reprimand_is_a_penalty_and_a_warning_is_none() {
        let of = |grave| Penalty::ALL.iter().filter(|penalty| gravity(**penalty) == grave).count();
        assert_eq!(Gravity::ALL.map(of), [2, 4, 3]);
    }

    #[test]
    fn an_inquiry_is_overdue_once_its_last_day_is_over_and_the_latest_comes_first() {
        let (office, _, agency) = fixture::office();
        let case = |due: &str| DisciplineCase {
            due_on: Some(fixture::day(due)),
            ..DisciplineCase::blank(office.surroundings().new_id(), agency, fixture::day("2026-01-05"))
        };
        let cases = ["2026-03-31", "2026-03-30", "2026-03-01"].map(case);
        let table = overdue(&cases.iter().collect::<Vec<_>>(), fixture::day("2026-03-31"));
        let days: Vec<&str> = table.rows.iter().map(|row| row[4].text.as_str()).collect();
        assert_eq!(days, ["30", "1"]);
    }
}
