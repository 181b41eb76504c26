//! The gift register of an agency and a fiscal year, as it is printed.

use super::disclosure::FieldClass;
use super::letterhead::letterhead;
use super::register_print::{RegisterColumn, RegisterPrint, day};
use crate::registers::{Agency, Gift, GiftDecision, GiftReason, GiftRelation, GiftVerdict, Scope};
use crate::values::{Date, FiscalYear, Id, thai};
use crate::{Reader, Result};

const fn column(name: &'static str, class: FieldClass, share: u8) -> RegisterColumn {
    RegisterColumn { name, class, numbers: false, share }
}

const COLUMNS: [RegisterColumn; 9] = [
    column("วันที่", FieldClass::Public, 12),
    column("ผู้ให้", FieldClass::Name, 15),
    column("ความเกี่ยวข้อง", FieldClass::Public, 14),
    column("ผู้รับ", FieldClass::Name, 16),
    column("โอกาส", FieldClass::Public, 13),
    column("รายการ", FieldClass::Public, 15),
    RegisterColumn { name: "มูลค่า (บาท)", class: FieldClass::Public, numbers: true, share: 13 },
    column("ผลตามหลักเกณฑ์", FieldClass::Public, 19),
    column("การดำเนินการ", FieldClass::Public, 15),
];

/// Gathers the gifts of an agency itself, the oldest first.
///
/// # Errors
/// [`crate::Error::NotFound`] without the agency; [`crate::Error::Db`].
pub fn gift_register(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    printed_on: Date,
) -> Result<RegisterPrint> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let gifts = reader.list::<Gift>(&scope)?;
    let own = gifts.iter().rev().filter(|gift| gift.agency_id == agency);
    Ok(RegisterPrint {
        head: letterhead(reader, agency, printed_on)?,
        title: "ทะเบียนของขวัญและประโยชน์อื่นใด".into(),
        year,
        columns: COLUMNS.to_vec(),
        rows: own.map(|gift| row(reader, gift)).collect::<Result<_>>()?,
    })
}

fn row(reader: &Reader<'_>, gift: &Gift) -> Result<Vec<String>> {
    Ok(vec![
        day(gift.received_on),
        gift.giver.clone(),
        relation(gift.relation).into(),
        gift.receiver_lines(reader)?.join("\n"),
        gift.occasion.clone(),
        if gift.cash {
            format!("{} (เงินสดหรือเทียบเท่า)", gift.description)
        } else {
            gift.description.clone()
        },
        thai::baht(gift.value.satang()),
        format!("{}\n{}", verdict(gift.verdict), reason(gift.reason)),
        decision(gift),
    ])
}

const fn relation(relation: GiftRelation) -> &'static str {
    match relation {
        GiftRelation::Business => "มีธุรกิจกับหน่วยงานหรืออยู่ในกำกับ",
        GiftRelation::Public => "บุคคลภายนอก",
        GiftRelation::Subordinate => "ผู้ใต้บังคับบัญชา",
        GiftRelation::Superior => "ผู้บังคับบัญชา",
        GiftRelation::Colleague => "เพื่อนร่วมงาน",
        GiftRelation::Personal => "ญาติหรือเพื่อนส่วนตัว",
    }
}

const fn verdict(verdict: GiftVerdict) -> &'static str {
    match verdict {
        GiftVerdict::NotReceivable => "รับไม่ได้",
        GiftVerdict::Receivable => "รับได้",
        GiftVerdict::OverTheLimit => "เกินเกณฑ์",
        GiftVerdict::Exempt => "ได้รับยกเว้น",
    }
}

const fn reason(reason: GiftReason) -> &'static str {
    match reason {
        GiftReason::Solicited => "มีการใช้ตำแหน่งแสวงหาหรือเรียกขอ",
        GiftReason::Personal => "ให้โดยความสัมพันธ์ส่วนตัว ไม่เกี่ยวกับตำแหน่ง",
        GiftReason::Business => "ผู้ให้มีธุรกิจกับหน่วยงานหรืออยู่ในกำกับ",
        GiftReason::NoOccasion => "ให้ผู้บังคับบัญชานอกโอกาสตามประเพณี",
        GiftReason::Cash => "ให้ผู้บังคับบัญชาเป็นเงินสด",
        GiftReason::SharedParty => "ร่วมออกค่าใช้จ่ายงานเลี้ยง",
        GiftReason::NoGiftPolicy => "หน่วยงานไม่รับของขวัญ (No Gift Policy)",
        GiftReason::OverPerOccasion => "มูลค่าเกินเกณฑ์ต่อโอกาส",
        GiftReason::OverPerYear => "มูลค่าเกินเกณฑ์ต่อปี",
        GiftReason::WithinLimits => "มูลค่าไม่เกินเกณฑ์",
    }
}

fn decision(gift: &Gift) -> String {
    let done = match gift.decision {
        GiftDecision::Undecided => return "ยังไม่พิจารณา".into(),
        GiftDecision::Kept => "ผู้รับเก็บไว้".to_owned(),
        GiftDecision::HandedOver => format!("ส่งมอบ{}", gift.handed_to),
        GiftDecision::Returned => "ส่งคืนหรือไม่รับ".to_owned(),
    };
    let on = gift.decided_on.map(|on| format!("\n{}", day(on))).unwrap_or_default();
    format!("{done}{on}")
}
