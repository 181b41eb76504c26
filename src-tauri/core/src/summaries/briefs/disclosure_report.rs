//! What is disclosed and where it is seen (ตารางการเปิดเผยข้อมูลและหลักฐาน): each list of the year, how complete it is, and what the OIT of
//! the integrity and transparency assessment may come to. Slides 37 and 47; sections 7 and 9 of the Official Information Act B.E. 2540.
//!
//! A list is an agency's own; of the agencies below it is told how far each is.

use super::BriefAsked;
use super::block::{BriefBlock, BriefCell, BriefColumn, BriefSection, BriefTable, BriefTone};
use super::counted::{count_shown, of_year, percent_shown};
use super::figures::{part_of, two};
use super::table::of_records;
use crate::registers::{Agency, Certainty, DisclosureItem, DisclosureScheme, DisclosureStatus, Scope};
use crate::values::Date;
use crate::{Reader, Result};

use crate::summaries::disclosure_state::DisclosureState;
use crate::summaries::disclosure_state::of_items;

/// The columns of a list, in their order: of the record itself, then how it stands.
const SHOWN: [(&str, u8); 7] = [
    ("code", 8),
    ("title", 30),
    ("responsible", 18),
    ("published_at", 26),
    ("updated_on", 12),
    ("status", 14),
    ("next_due_on", 13),
];
const STATUS: usize = 5;
const NEXT_DUE: usize = 6;

pub(super) fn tell(reader: &Reader<'_>, asked: &BriefAsked) -> Result<Vec<BriefSection>> {
    let until = asked.until(reader)?;
    let all: Vec<DisclosureItem> = reader.list(&of_year(asked))?;
    let (own, below): (Vec<_>, Vec<_>) = all.into_iter().partition(|item| item.agency_id == asked.agency);
    let mut sections = Vec::new();
    for scheme in DisclosureScheme::ALL {
        let items: Vec<DisclosureItem> = own.iter().filter(|item| item.scheme == *scheme).cloned().collect();
        if !items.is_empty() {
            sections.push(BriefSection::new(scheme.words().th, list(reader, *scheme, &items, until)?));
        }
    }
    if sections.is_empty() {
        let none = "ยังไม่มีรายการเปิดเผยข้อมูลของปีนี้ โปรดนำเข้าชุดรายการหรือเพิ่มในทะเบียนการเปิดเผยข้อมูล";
        sections.push(BriefSection::new("", vec![BriefBlock::Text(none.into())]));
    }
    if !below.is_empty() {
        sections.push(BriefSection::new("ส่วนราชการในสังกัด", vec![of_agencies(reader, asked, &below, until)?]));
    }
    Ok(sections)
}

fn list(reader: &Reader<'_>, scheme: DisclosureScheme, items: &[DisclosureItem], day: Date) -> Result<Vec<BriefBlock>> {
    let state = of_items(items, scheme, day);
    let mut table = of_records(reader, items, &SHOWN)?;
    for (row, item) in table.rows.iter_mut().zip(items) {
        row[STATUS] = status(item, day);
        if is_overdue(item, day) {
            row[NEXT_DUE].tone = BriefTone::Bad;
        }
    }
    let mut told = vec![BriefBlock::Facts(facts(&state)), BriefBlock::Table(table)];
    if let Some(grouping) = state.grouping {
        told.push(BriefBlock::Note(grouping.words().into()));
    }
    let unsure = items.iter().filter(|item| item.certainty != Certainty::Sure).count();
    if unsure > 0 {
        let check = format!("{} รายการยังไม่ยืนยัน ตรวจสอบกับประกาศฉบับจริง", count_shown(unsure));
        told.push(BriefBlock::Note(check));
    }
    Ok(told)
}

/// What stands in the column of the status on a day.
fn status(item: &DisclosureItem, day: Date) -> BriefCell {
    let tone = match item.status {
        DisclosureStatus::Published if !item.is_published_by(day) => {
            return BriefCell::toned("เผยแพร่หลังวันที่รายงาน", BriefTone::Warn);
        }
        DisclosureStatus::Published => BriefTone::Good,
        DisclosureStatus::Partial => BriefTone::Warn,
        DisclosureStatus::Missing => BriefTone::Bad,
        DisclosureStatus::NotApplicable => BriefTone::Plain,
    };
    BriefCell::toned(item.status.words().th, tone)
}

fn is_overdue(item: &DisclosureItem, day: Date) -> bool {
    item.status != DisclosureStatus::NotApplicable && item.next_due_on.is_some_and(|due| due < day)
}

fn facts(state: &DisclosureState) -> Vec<(String, BriefCell)> {
    let late = match state.overdue {
        0 => BriefCell::toned("ไม่มี", BriefTone::Good),
        some => BriefCell::toned(format!("{} รายการ", count_shown(some)), BriefTone::Bad),
    };
    let mut facts: Vec<(String, BriefCell)> = vec![
        ("ความครบถ้วน".into(), part_of(state.published, state.applicable()).into()),
        (DisclosureStatus::Partial.words().th.into(), count_shown(state.partial).into()),
        (DisclosureStatus::Missing.words().th.into(), count_shown(state.missing).into()),
        (DisclosureStatus::NotApplicable.words().th.into(), count_shown(state.not_applicable).into()),
        ("เกินกำหนดปรับปรุง".into(), late),
    ];
    if state.grouping.is_some() {
        let indicator = |(indicator, score): &(crate::registers::ItaIndicator, _)| {
            (indicator.words().th.to_owned(), BriefCell::new(two(Some(*score))))
        };
        facts.extend(state.by_indicator.iter().map(indicator));
        facts.push(("คะแนน OIT ที่คาดการณ์".into(), two(state.expected).into()));
    }
    facts
}

/// How far the agencies below are, a row for each and its list.
fn of_agencies(reader: &Reader<'_>, asked: &BriefAsked, below: &[DisclosureItem], day: Date) -> Result<BriefBlock> {
    let agencies: Vec<Agency> = reader.list(&Scope { agency: Some(asked.agency), ..Scope::default() })?;
    let mut rows = Vec::new();
    for agency in agencies.iter().filter(|agency| agency.id != asked.agency) {
        for scheme in DisclosureScheme::ALL {
            let is_own = |item: &&DisclosureItem| item.agency_id == agency.id && item.scheme == *scheme;
            let items: Vec<DisclosureItem> = below.iter().filter(is_own).cloned().collect();
            if items.is_empty() {
                continue;
            }
            let state = of_items(&items, *scheme, day);
            rows.push(vec![
                BriefCell::new(&*agency.name_th).of(agency),
                scheme.words().th.into(),
                format!("{} จาก {}", count_shown(state.published), count_shown(state.applicable())).into(),
                percent_shown(state.percent()).into(),
                count_shown(state.overdue).into(),
                two(state.expected).into(),
            ]);
        }
    }
    let columns = vec![
        BriefColumn::text(label!(DisclosureItem.agency_id), 30),
        BriefColumn::text(label!(DisclosureItem.scheme), 34),
        BriefColumn::text("เผยแพร่", 14),
        BriefColumn::number("ร้อยละ", 10),
        BriefColumn::number("เกินกำหนด", 10),
        BriefColumn::number("OIT ที่คาดการณ์", 12),
    ];
    Ok(BriefBlock::Table(BriefTable::new(columns, rows)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{Register as _, fixture};

    #[test]
    fn the_columns_that_are_toned_are_where_they_are_looked_for() {
        assert_eq!((SHOWN[STATUS].0, SHOWN[NEXT_DUE].0), ("status", "next_due_on"));
        assert!(SHOWN.iter().all(|(name, _)| DisclosureItem::DECLARATION.field(name).is_some()));
    }

    #[test]
    fn what_was_published_after_the_day_is_said_to_be_and_what_is_not_renewed_is_overdue() {
        let (office, _, agency) = fixture::office();
        let (day, later) = (fixture::day("2026-03-31"), fixture::day("2026-04-01"));
        let item = DisclosureItem {
            status: DisclosureStatus::Published,
            updated_on: Some(later),
            next_due_on: Some(day),
            ..DisclosureItem::blank(office.surroundings().new_id(), agency, day.fiscal_year())
        };
        assert_eq!(status(&item, day).tone, BriefTone::Warn);
        assert_eq!(status(&item, later).tone, BriefTone::Good);
        assert!(!is_overdue(&item, day) && is_overdue(&item, later));
    }
}
