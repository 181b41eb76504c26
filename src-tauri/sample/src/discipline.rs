//! Discipline cases of an agency: those of the years before are over, those of the newest stand at every stage. Nobody is named.

use saisaat_core::registers::{Complaint, DisciplineCase, DisciplineStage, Penalty};
use saisaat_core::values::{Date, FiscalYear};
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::posts::FINANCE;

/// Stages of cases that are over, or all but over, and what was ordered.
const LATE: [(DisciplineStage, Penalty); 4] = [
    (DisciplineStage::Reported, Penalty::Probation),
    (DisciplineStage::Order, Penalty::Dropped),
    (DisciplineStage::Appeal, Penalty::PayCut),
    (DisciplineStage::Reported, Penalty::Warning),
];

/// Stages of cases that are open.
const OPEN: [DisciplineStage; 5] = [
    DisciplineStage::Inquiry,
    DisciplineStage::Preliminary,
    DisciplineStage::SeriousInquiry,
    DisciplineStage::Allegation,
    DisciplineStage::Resolution,
];

const OFFENCES: [&str; 4] = [
    "ไม่ปฏิบัติตามระเบียบว่าด้วยการจัดซื้อจัดจ้าง เป็นเหตุให้คุณลักษณะเฉพาะไม่เป็นกลาง",
    "มาปฏิบัติราชการไม่ตรงเวลาและละทิ้งหน้าที่เป็นครั้งคราว",
    "นำรถราชการไปใช้ในกิจการส่วนตัวโดยไม่ได้รับอนุญาต",
    "เปิดเผยข้อมูลของผู้รับบริการโดยไม่มีหน้าที่",
];

/// Puts the cases of each year: one in every other agency of the first, one of the next, two of the newest, the first of which came
/// of a complaint where there is one.
pub(crate) fn fill(
    tx: &Tx<'_>,
    ground: &Ground<'_>,
    complaints: &[Complaint],
    years: &[FiscalYear],
    new: &Keys,
) -> Result<()> {
    for (since, &year) in years.iter().enumerate() {
        let count = if since == 0 { ground.number % 2 } else { since };
        for place in 0..count {
            let case = if is_newest(year) {
                open(ground, complaints, year, place, new)
            } else {
                over(ground, year, 2 * ground.number + since, new)
            };
            let number = format!("{} วน. {}/{year}", ground.agency.abbreviation, place + 1);
            tx.save(DisciplineCase { case_number: number, ..case })?;
        }
    }
    Ok(())
}

/// A case that was ordered on, of which one is appealed against.
fn over(ground: &Ground<'_>, year: FiscalYear, turn: usize, new: &Keys) -> DisciplineCase {
    let opened_on = day(year, 2 + u32::try_from(turn % 3).unwrap_or_default(), 12);
    let (stage, penalty) = LATE[turn % LATE.len()];
    let ordered_on = after(opened_on, 132);
    let closed_on = (stage != DisciplineStage::Appeal).then_some(ordered_on);
    let number = if penalty == Penalty::Dropped { String::new() } else { format!("{}/{year}", 300 + turn) };
    DisciplineCase {
        offence: OFFENCES[1 + turn % 3].into(),
        unit: ground.department.divisions[turn % 3].into(),
        stage,
        stage_on: Some(ordered_on),
        penalty: Some(penalty),
        order_number: number,
        closed_on,
        told_on: closed_on.map(|closed| after(closed, 7)),
        ..DisciplineCase::blank(new.key(), ground.agency.id, opened_on)
    }
}

fn open(ground: &Ground<'_>, complaints: &[Complaint], year: FiscalYear, place: usize, new: &Keys) -> DisciplineCase {
    let turn = 2 * ground.number + place;
    let with_order = |complaint: &&Complaint| {
        place == 0 && !complaint.discipline.is_empty() && complaint.received_on.fiscal_year() == year
    };
    let cause: Option<(&Complaint, Date)> =
        complaints.iter().find(with_order).and_then(|complaint| Some((complaint, complaint.closed_on?)));
    let opened_on = cause.map_or_else(|| day(year, 8, 10), |(_, closed)| after(closed, 3));
    DisciplineCase {
        complaint_id: cause.map(|(complaint, _)| complaint.id),
        offence: if cause.is_some() { OFFENCES[0] } else { OFFENCES[1 + turn % 3] }.into(),
        unit: if cause.is_some() { FINANCE } else { ground.department.divisions[turn % 3] }.into(),
        stage: OPEN[turn % OPEN.len()],
        stage_on: Some(after(opened_on, 14)),
        // A serious one takes longer.
        extended_days: if turn % OPEN.len() == 2 { 30 } else { 0 },
        ..DisciplineCase::blank(new.key(), ground.agency.id, opened_on)
    }
}
