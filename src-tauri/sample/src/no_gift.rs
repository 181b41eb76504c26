//! What an agency did for its No Gift Policy in each year, and the reports of two rounds, of which the newest year's second is
//! still to come.

use saisaat_core::registers::{NoGiftEntry, NoGiftKind};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;

struct Pattern {
    kind: NoGiftKind,
    title: &'static str,
    /// Months after the year's first, and the day.
    on: (u32, i64),
    /// How many of those who are asked take part.
    participants: Option<i32>,
    sent_to: &'static str,
    details: &'static str,
}

/// Puts the entries of each year; answers them.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<Vec<NoGiftEntry>> {
    let of_year = |year| {
        let there = PATTERNS.iter().filter(move |pattern| !is_newest(year) || pattern.on.0 < 10);
        there.map(move |pattern| entry(pattern, ground, year, new))
    };
    let entries: Vec<NoGiftEntry> = years.iter().copied().flat_map(of_year).collect();
    entries.iter().try_for_each(|entry| tx.put(entry))?;
    Ok(entries)
}

fn entry(pattern: &Pattern, ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> NoGiftEntry {
    let is_report = matches!(pattern.kind, NoGiftKind::Report | NoGiftKind::NilReport);
    // Every other agency received nothing in a round of a year.
    let (turn, short) = (ground.number + pattern.on.0 as usize, year.number() % 100);
    let nothing = is_report && turn.is_multiple_of(2);
    let months = if pattern.on.0 < 6 { "มี.ค." } else { "ส.ค." };
    NoGiftEntry {
        kind: if nothing { NoGiftKind::NilReport } else { pattern.kind },
        title: format!("{} ปีงบประมาณ พ.ศ. {year}", pattern.title),
        period: if is_report { format!("ต.ค. {} – {months} {short}", short - 1) } else { String::new() },
        participants: pattern.participants.map(|people| people + i32::try_from(5 * (turn % 9)).unwrap_or_default()),
        sent_to: pattern.sent_to.into(),
        details: if nothing {
            "ไม่มีผู้ใดรับของขวัญหรือของกำนัลจากการปฏิบัติหน้าที่ในรอบนี้"
        } else {
            pattern.details
        }
        .into(),
        ..NoGiftEntry::blank(new.key(), ground.agency.id, year, day(year, pattern.on.0, pattern.on.1))
    }
}

const PATTERNS: [Pattern; 5] = [
    Pattern {
        kind: NoGiftKind::Declaration,
        title: "ประกาศเจตนารมณ์นโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่",
        on: (2, 9),
        participants: Some(52),
        sent_to: "เว็บไซต์ของหน่วยงานทั้งภาษาไทยและภาษาอังกฤษ",
        details: "หัวหน้าส่วนราชการลงนามและประกาศต่อหน้าบุคลากร พร้อมถ่ายทอดไปยังหน่วยงานในพื้นที่",
    },
    Pattern {
        kind: NoGiftKind::Activity,
        title: "กิจกรรมส่งความสุขด้วยบัตรอวยพรอิเล็กทรอนิกส์แทนของขวัญ",
        on: (3, 12),
        participants: Some(74),
        sent_to: "สื่อสังคมออนไลน์ของหน่วยงาน",
        details: "จัดทำแบบบัตรอวยพร 8 แบบให้บุคลากรใช้แทนการมอบของขวัญแก่ผู้บังคับบัญชาและผู้มาติดต่อ",
    },
    Pattern {
        kind: NoGiftKind::Teaching,
        title: "บรรยายหลักเกณฑ์การรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา (มาตรา 128)",
        on: (4, 18),
        participants: Some(61),
        sent_to: "ระบบการเรียนรู้ออนไลน์ของหน่วยงาน",
        details: "อธิบายวงเงิน 3,000 บาทต่อคนต่อโอกาส และการรายงานเมื่อรับเกินวงเงิน พร้อมกรณีศึกษา",
    },
    Pattern {
        kind: NoGiftKind::Report,
        title: "รายงานผลการรับของขวัญ รอบที่ 1",
        on: (5, 13),
        participants: None,
        sent_to: "ศูนย์ปฏิบัติการต่อต้านการทุจริต กระทรวง",
        details: "รับไว้เพื่อรักษาสัมพันธภาพ 1 ครั้ง ส่งมอบแก่ส่วนราชการแล้ว",
    },
    Pattern {
        kind: NoGiftKind::Report,
        title: "รายงานผลการรับของขวัญ รอบที่ 2",
        on: (10, 28),
        participants: None,
        sent_to: "ศูนย์ปฏิบัติการต่อต้านการทุจริต กระทรวง",
        details: "รับไว้ตามประเพณีไม่เกินวงเงิน 2 ครั้ง และส่งคืนผู้ให้ 1 ครั้ง",
    },
];
