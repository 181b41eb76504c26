//! Activities for the five creative values: two a year, each value in its turn.

use saisaat_core::registers::{CreativeValue, ValueActivity};
use saisaat_core::values::{FiscalYear, Money};
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::Ground;
use crate::keys::Keys;
use crate::seeded_rng::{SeededRng, Subject};

/// The activity for each value: its title, what came of it, and what it cost in thousands of baht, from and to.
const PATTERNS: [(CreativeValue, &str, &str, (i64, i64)); 5] = [
    (
        CreativeValue::Courage,
        "เสวนา “กล้าพูดในสิ่งที่ถูกต้อง”",
        "ผู้เข้าร่วมเสนอกรณีศึกษาจากงานจริง 12 เรื่อง รวบรวมเป็นแนวปฏิบัติแล้ว",
        (12, 30),
    ),
    (CreativeValue::Honesty, "กิจกรรมตู้ของหายได้คืน", "ส่งคืนทรัพย์สินแก่เจ้าของได้เกือบทั้งหมด และประกาศชื่นชมผู้เก็บได้ทุกเดือน", (0, 0)),
    (
        CreativeValue::Transparency,
        "วันเปิดบ้านให้ประชาชนตรวจสอบขั้นตอนการให้บริการ",
        "ผู้รับบริการเสนอให้ลดเอกสารซ้ำซ้อน 3 รายการ ปรับแก้แล้ว",
        (25, 70),
    ),
    (
        CreativeValue::Fairness,
        "อบรมการให้บริการโดยไม่เลือกปฏิบัติแก่เจ้าหน้าที่ส่วนหน้า",
        "จัดลำดับบัตรคิวและช่องบริการสำหรับผู้สูงอายุและคนพิการครบทุกจุด",
        (15, 45),
    ),
    (
        CreativeValue::Results,
        "ประกวดแนวคิดลดขั้นตอนการทำงาน",
        "ได้แนวคิดที่นำไปใช้จริง 2 เรื่อง ลดระยะเวลาให้บริการเฉลี่ยลงหนึ่งในสี่",
        (20, 60),
    ),
];

/// The months in which they are held.
const MONTHS: [u32; 2] = [3, 8];

/// Puts the activities of an agency in each year.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Values, ground.number);
    for (since, &year) in years.iter().enumerate() {
        for (place, month) in MONTHS.into_iter().enumerate() {
            let (value, title, result, cost) = PATTERNS[(ground.number + 2 * since + place) % PATTERNS.len()];
            let held_on = day(year, month, rng.between(4, 26));
            tx.put(&ValueActivity {
                title: format!("{title} ประจำปีงบประมาณ พ.ศ. {year}"),
                value,
                participants: i32::try_from(rng.between(40, 160)).ok(),
                cost: Money::from_baht(rng.between(cost.0, cost.1) * 1_000),
                result: result.into(),
                ..ValueActivity::blank(new.key(), ground.agency.id, held_on)
            })?;
        }
    }
    Ok(())
}
