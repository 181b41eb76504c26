//! How the informants of the newest year's protected complaints are kept safe, and whether anything was done to them since.

use saisaat_core::registers::{Complaint, ProtectionKind, ProtectionMeasure, RetaliationCheck};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::Ground;
use crate::keys::Keys;
use crate::posts::{CENTRE, PERSONNEL};

const MEASURES: [(ProtectionKind, &str, &str); 3] = [
    (ProtectionKind::Secrecy, CENTRE, "เก็บสำนวนแยกในตู้นิรภัย ใช้รหัสเรื่องแทนชื่อในเอกสารทุกฉบับ"),
    (ProtectionKind::Position, PERSONNEL, "แจ้งผู้บังคับบัญชาทุกระดับว่าห้ามเปลี่ยนแปลงหน้าที่โดยไม่ผ่านศูนย์"),
    (ProtectionKind::Legal, CENTRE, "จัดนิติกรให้คำปรึกษาหากถูกฟ้องหรือแจ้งความจากการแจ้งเบาะแส"),
];

/// Months after receipt.
const CHECKED_AFTER: [i32; 3] = [3, 6, 12];

/// Puts a measure for each protected complaint of the year, and its three checks.
pub(crate) fn fill(
    tx: &Tx<'_>,
    ground: &Ground<'_>,
    complaints: &[Complaint],
    year: FiscalYear,
    new: &Keys,
) -> Result<()> {
    let of_year = |complaint: &&Complaint| complaint.protected && complaint.received_on.fiscal_year() == year;
    for (place, complaint) in complaints.iter().filter(of_year).enumerate() {
        let (kind, responsible, details) = MEASURES[place % MEASURES.len()];
        tx.put(&ProtectionMeasure {
            kind,
            until_on: Some(after(complaint.received_on, 365)),
            responsible: responsible.into(),
            details: details.into(),
            ..ProtectionMeasure::blank(new.key(), complaint.id, complaint.received_on)
        })?;
        for months in CHECKED_AFTER {
            tx.save(check(complaint, months, ground, year, new))?;
        }
    }
    Ok(())
}

/// What was due by the end of July was looked at, except that weak agencies have not got to the second.
fn check(complaint: &Complaint, months: i32, ground: &Ground<'_>, year: FiscalYear, new: &Keys) -> RetaliationCheck {
    // About the day: which it is exactly is found on saving.
    let due_on = after(complaint.received_on, i64::from(months) * 30);
    let is_done = due_on <= day(year, if ground.quality(year) < 400 { 8 } else { 10 }, 25);
    let moved = is_done && months == 3 && ground.number % 3 == 1;
    let found = match (is_done, moved) {
        (false, _) => "",
        (true, true) => "มีคำสั่งย้ายไปช่วยราชการหลังแจ้งเบาะแส ศูนย์ทักท้วงและผู้มีอำนาจยกเลิกคำสั่งแล้ว",
        (true, false) => "สอบถามเป็นการลับแล้ว ไม่พบการตอบโต้",
    };
    RetaliationCheck {
        months,
        checked_on: is_done.then(|| crate::seeded_rng::weekday_from(after(due_on, -4))),
        transfer: moved,
        found: found.into(),
        ..RetaliationCheck::blank(new.key(), complaint.id)
    }
}
