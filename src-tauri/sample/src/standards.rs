//! The standard of morals and ethics of an agency: its items, the measures that carry it out, how far its divisions have come, and
//! who acknowledged it.

use std::collections::HashSet;

use saisaat_core::registers::{
    Acknowledgement, AdoptionStage, CodeItem, CreativeValue, EthicsAspect, EthicsStandard, Person, StandardAdoption,
    StandardItem, StandardMeasure, StandardMeasureKind, StandardStatus,
};
use saisaat_core::values::{Date, Decimal, Exact, FiscalYear};
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::Ground;
use crate::keys::Keys;
use crate::people::Staff;
use crate::posts::{CENTRE, PERSONNEL};
use crate::seeded_rng::{SeededRng, Subject};

struct Item {
    value: CreativeValue,
    aspect: EthicsAspect,
    code_item: CodeItem,
    behaviour: &'static str,
    dos: &'static str,
    donts: &'static str,
}

struct Measure {
    kind: StandardMeasureKind,
    description: &'static str,
    unit: &'static str,
    /// The year of the sample, month and day by which it is to be done.
    due: (usize, u32, i64),
    is_done: bool,
}

/// How many of the staff are asked to acknowledge it.
const ASKED: usize = 24;

/// Puts the standard of an agency with everything in it.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, staff: &Staff, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let standard = standard(ground, years, new);
    tx.put(&standard)?;
    for (position, item) in (1..).zip(&ITEMS) {
        tx.put(&StandardItem {
            position,
            behaviour: item.behaviour.into(),
            dos: item.dos.into(),
            donts: item.donts.into(),
            value: Some(item.value),
            aspect: Some(item.aspect),
            code_item: Some(item.code_item),
            ..StandardItem::blank(new.key(), standard.id)
        })?;
    }
    for measure in &MEASURES {
        let due_on = day(years[measure.due.0], measure.due.1, measure.due.2);
        tx.put(&StandardMeasure {
            kind: measure.kind,
            description: measure.description.into(),
            responsible: measure.unit.into(),
            due_on: Some(due_on),
            done_on: measure.is_done.then(|| day(due_on.fiscal_year(), measure.due.1 - 1, 12)),
            ..StandardMeasure::blank(new.key(), standard.id)
        })?;
    }
    years[1..].iter().try_for_each(|&year| adoptions(tx, ground, &standard, year, new))?;
    acknowledgements(tx, ground, &standard, staff, years, new)
}

fn standard(ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> EthicsStandard {
    let (agency, adopted_on) = (ground.agency, day(years[0], 1, 15));
    EthicsStandard {
        title: format!("มาตรฐานทางคุณธรรมและจริยธรรม {}", agency.name_th),
        version: 2,
        status: StandardStatus::InForce,
        adopted_on: Some(adopted_on),
        order_number: format!("ประกาศ{} ลงวันที่ 15 พฤศจิกายน {}", agency.name_th, adopted_on.buddhist_year()),
        slogans: "ซื่อตรงต่อหน้าที่ เป็นที่พึ่งของประชาชน\nโปร่งใสทุกขั้นตอน ตรวจสอบได้ทุกเวลา".into(),
        mission: true,
        governance: true,
        act: true,
        decree: true,
        five_values: true,
        misconduct: ground.quality(years[0]) >= 300,
        participation: "จัดประชุมกลุ่มย่อยทุกกอง รับความเห็นผ่านแบบสอบถาม และเปิดให้แสดงความเห็นต่อร่าง 15 วันก่อนประกาศ".into(),
        published: "เวียนแจ้งข้าราชการทุกคน ติดประกาศจุดบริการ เผยแพร่บนเว็บไซต์ และแนบท้ายสัญญากับคู่สัญญา".into(),
        personnel_use: "เป็นองค์ประกอบของการคัดเลือก การเลื่อนเงินเดือน และการคัดเลือกบุคลากรต้นแบบ".into(),
        ..EthicsStandard::blank(new.key(), agency.id)
    }
}

/// What a survey of the divisions found at the end of a year: the better the agency, the farther they have come.
fn adoptions(tx: &Tx<'_>, ground: &Ground<'_>, standard: &EthicsStandard, year: FiscalYear, new: &Keys) -> Result<()> {
    for (place, division) in (0_i64..).zip(ground.department.divisions) {
        let mean = (ground.quality(year) - 20 * place).clamp(180, 480);
        let stage = match mean {
            ..340 => AdoptionStage::Understanding,
            340..420 => AdoptionStage::Internalised,
            _ => AdoptionStage::WayOfLife,
        };
        tx.put(&StandardAdoption {
            unit: division.into(),
            stage,
            mean: Some(Exact(Decimal::new(mean, 2))),
            answers: i32::try_from(18 + 7 * place).ok(),
            ..StandardAdoption::blank(new.key(), standard.id, day(year, 10, 24))
        })?;
    }
    Ok(())
}

/// More acknowledge it with every year, and some have not yet.
fn acknowledgements(
    tx: &Tx<'_>,
    ground: &Ground<'_>,
    standard: &EthicsStandard,
    staff: &Staff,
    years: &[FiscalYear],
    new: &Keys,
) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Acknowledgements, ground.number);
    let mut named = HashSet::new();
    for person in staff.people.iter().filter(|person| person.active).take(ASKED) {
        let Some(since) = [45, 75, 92].into_iter().position(|share| rng.between(0, 99) < share) else { continue };
        let acknowledged_on = day(years[since], if since == 0 { 1 } else { 2 }, rng.between(16, 28));
        // Namesakes are told apart by nothing else in a list of names.
        if !was_appointed(person, acknowledged_on) || !named.insert(person.full_name()) {
            continue;
        }
        let method = if since == 0 {
            "ลงนามในบัญชีรายชื่อ"
        } else {
            "รับทราบผ่านแบบฟอร์มออนไลน์"
        };
        tx.put(&Acknowledgement {
            method: method.into(),
            ..Acknowledgement::blank(new.key(), standard.id, person.id, acknowledged_on)
        })?;
    }
    Ok(())
}

fn was_appointed(person: &Person, day: Date) -> bool {
    person.appointed_on.is_none_or(|appointed| after(appointed, 1) <= day)
}

const ITEMS: [Item; 5] = [
    Item {
        value: CreativeValue::Courage,
        aspect: EthicsAspect::Means,
        code_item: CodeItem::Courage,
        behaviour: "แจ้งผู้บังคับบัญชาทันทีเมื่อพบคำสั่งหรือการปฏิบัติที่ไม่ถูกต้อง",
        dos: "บันทึกข้อเท็จจริงและทักท้วงเป็นลายลักษณ์อักษร",
        donts: "นิ่งเฉยหรือปฏิบัติตามทั้งที่รู้ว่าไม่ถูกต้อง",
    },
    Item {
        value: CreativeValue::Honesty,
        aspect: EthicsAspect::Rules,
        code_item: CodeItem::Honesty,
        behaviour: "ใช้เวลา ทรัพย์สิน และข้อมูลของทางราชการเพื่องานราชการเท่านั้น",
        dos: "คืนทรัพย์สินและลงบันทึกการใช้ทุกครั้ง",
        donts: "นำรถราชการหรือข้อมูลผู้รับบริการไปใช้ส่วนตัว",
    },
    Item {
        value: CreativeValue::Transparency,
        aspect: EthicsAspect::Means,
        code_item: CodeItem::PublicGood,
        behaviour: "อธิบายเหตุผลของการอนุมัติหรือไม่อนุมัติให้ผู้รับบริการทราบได้",
        dos: "แจ้งขั้นตอน ระยะเวลา และเหตุผลเป็นหนังสือ",
        donts: "ใช้ดุลพินิจโดยไม่มีบันทึกเหตุผล",
    },
    Item {
        value: CreativeValue::Fairness,
        aspect: EthicsAspect::Relationships,
        code_item: CodeItem::Fairness,
        behaviour: "ให้บริการตามลำดับด้วยมาตรฐานเดียวกันแก่ทุกคน",
        dos: "ให้บริการตามบัตรคิวและช่วยผู้ที่ต้องการความช่วยเหลือเป็นพิเศษ",
        donts: "ลัดคิวให้คนรู้จักหรือผู้ที่เสนอประโยชน์ตอบแทน",
    },
    Item {
        value: CreativeValue::Results,
        aspect: EthicsAspect::Results,
        code_item: CodeItem::Results,
        behaviour: "ทำงานให้เสร็จภายในเวลาที่ประกาศไว้ และแจ้งล่วงหน้าเมื่อจะล่าช้า",
        dos: "ติดตามงานค้างทุกสัปดาห์และรายงานตามจริง",
        donts: "รายงานผลเกินกว่าที่ทำได้",
    },
];

const MEASURES: [Measure; 4] = [
    Measure {
        kind: StandardMeasureKind::Courses,
        description: "บรรจุมาตรฐานเป็นหัวข้อบังคับของการปฐมนิเทศและทุกหลักสูตร",
        unit: PERSONNEL,
        due: (0, 5, 28),
        is_done: true,
    },
    Measure {
        kind: StandardMeasureKind::Publicity,
        description: "จัดทำคลิปสั้นอธิบายมาตรฐานรายข้อและเผยแพร่เดือนละหนึ่งข้อ",
        unit: CENTRE,
        due: (1, 7, 29),
        is_done: true,
    },
    Measure {
        kind: StandardMeasureKind::Personnel,
        description: "ใช้ผลการปฏิบัติตามมาตรฐานประกอบการเลื่อนเงินเดือนรอบครึ่งปีหลัง",
        unit: PERSONNEL,
        due: (2, 9, 31),
        is_done: false,
    },
    Measure {
        kind: StandardMeasureKind::Clubs,
        description: "จัดตั้งชมรมจริยธรรมและประชุมอย่างน้อยไตรมาสละครั้ง",
        unit: CENTRE,
        due: (2, 11, 30),
        is_done: false,
    },
];
