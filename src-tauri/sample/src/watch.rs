//! What an agency watches because something was heard of it.

use saisaat_core::registers::{RiskLevel, WatchItem, WatchSource};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::Ground;
use crate::keys::Keys;
use crate::posts::{CENTRE, FINANCE};

struct Pattern {
    subject: &'static str,
    source: WatchSource,
    level: RiskLevel,
    /// A division of the line when empty.
    unit: &'static str,
    /// Months after the year's first in which it was noted, is looked at again, and was closed.
    months: (u32, u32, Option<u32>),
    findings: &'static str,
}

/// Puts one or two matters of the newest year.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> Result<()> {
    for place in 0..=ground.number % 2 {
        let pattern = &PATTERNS[(ground.number + place) % PATTERNS.len()];
        let (noted, next, closed) = pattern.months;
        tx.put(&WatchItem {
            subject: pattern.subject.into(),
            source: pattern.source,
            level: pattern.level,
            unit: if pattern.unit.is_empty() { ground.department.divisions[place] } else { pattern.unit }.into(),
            responsible: CENTRE.into(),
            next_look_on: Some(day(year, next, 20)),
            closed_on: closed.map(|month| day(year, month, 26)),
            findings: pattern.findings.into(),
            ..WatchItem::blank(new.key(), ground.agency.id, day(year, noted, 8))
        })?;
    }
    Ok(())
}

const PATTERNS: [Pattern; 4] = [
    Pattern {
        subject: "การกำหนดราคากลางของงานจ้างปรับปรุงอาคารที่มีผู้เสนอราคารายเดิมต่อเนื่อง",
        source: WatchSource::Audit,
        level: RiskLevel::High,
        unit: FINANCE,
        months: (3, 9, None),
        findings: "ผู้ชนะการเสนอราคา 4 ใน 5 ครั้งล่าสุดเป็นรายเดียวกัน อยู่ระหว่างตรวจแหล่งที่มาของราคา",
    },
    Pattern {
        subject: "ระยะเวลาพิจารณาคำขอที่แตกต่างกันมากระหว่างผู้ยื่นคำขอ",
        source: WatchSource::Complaints,
        level: RiskLevel::Medium,
        unit: "",
        months: (1, 7, Some(7)),
        findings: "ความแตกต่างเกิดจากเอกสารไม่ครบ ปรับรายการเอกสารและแจ้งเตือนอัตโนมัติแล้ว",
    },
    Pattern {
        subject: "การเบิกค่าใช้จ่ายในการเดินทางไปราชการช่วงปลายปีงบประมาณ",
        source: WatchSource::Risk,
        level: RiskLevel::Medium,
        unit: FINANCE,
        months: (5, 11, None),
        findings: "ยอดเบิกเดือนสุดท้ายของไตรมาสสูงกว่าค่าเฉลี่ยเท่าตัว ให้ตรวจหลักฐานรายการที่เกินหนึ่งหมื่นบาท",
    },
    Pattern {
        subject: "การอ้างชื่อหน่วยงานเรียกรับเงินเพื่อเร่งรัดเอกสารในสื่อสังคมออนไลน์",
        source: WatchSource::Media,
        level: RiskLevel::VeryHigh,
        unit: "",
        months: (6, 10, None),
        findings: "พบข้อความชักชวน 3 แห่ง แจ้งผู้ให้บริการปิดกั้นและประชาสัมพันธ์เตือนประชาชนแล้ว",
    },
];
