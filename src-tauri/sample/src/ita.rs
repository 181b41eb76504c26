//! The integrity and transparency assessment of each year, and what is done about the three weakest indicators of the last.

use saisaat_core::registers::{ItaIndicator, ItaMeasure, ItaScore};
use saisaat_core::values::{Decimal, Exact, FiscalYear};
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::posts::{CENTRE, DEVELOPMENT, FINANCE, PERSONNEL, PLANNING};
use crate::seeded_rng::{SeededRng, Subject};

/// What is done where an indicator is weak.
struct Remedy {
    /// Hundredths of a point by which the indicator lies above or below the agency's others.
    lies: i64,
    analysis: &'static str,
    measure: &'static str,
    unit: &'static str,
}

/// The month and day by which the measures are due, and whether each is done: one is, one is late, one is still to come.
const DUE: [(u32, i64, bool); 3] = [(5, 31, true), (9, 31, false), (11, 30, false)];

/// Puts the scores of each year, and the measures that rest on those of the year before the newest.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Ita, ground.number);
    for &year in years {
        let scores: Vec<ItaScore> = ItaIndicator::ALL
            .iter()
            .zip(&REMEDIES)
            .map(|(&indicator, remedy)| score(indicator, remedy, ground, year, new, &mut rng))
            .collect();
        scores.iter().try_for_each(|score| tx.put(score))?;
        if is_newest(year.plus(1)) {
            measures(tx, ground, scores, year, new)?;
        }
    }
    Ok(())
}

fn score(
    indicator: ItaIndicator,
    remedy: &Remedy,
    ground: &Ground<'_>,
    year: FiscalYear,
    new: &Keys,
    rng: &mut SeededRng,
) -> ItaScore {
    // An agency of the best quality is near the best rating.
    let hundredths = 5_900 + 8 * ground.quality(year) + remedy.lies + rng.between(-90, 90);
    let score = Exact(Decimal::new(hundredths.clamp(0, 10_000), 2));
    ItaScore { indicator, score, ..ItaScore::blank(new.key(), ground.agency.id, year) }
}

fn measures(tx: &Tx<'_>, ground: &Ground<'_>, mut scores: Vec<ItaScore>, year: FiscalYear, new: &Keys) -> Result<()> {
    scores.sort_by_key(|score| score.score);
    for (score, (month, last, is_done)) in scores.iter().zip(DUE) {
        let remedy = &REMEDIES[score.indicator as usize];
        let done_on = is_done.then(|| day(year.plus(1), month - 1, 19));
        tx.put(&ItaMeasure {
            indicator: score.indicator,
            analysis: format!("ได้ {} คะแนน: {}", score.score.0, remedy.analysis),
            measure: remedy.measure.into(),
            steps: "1) แต่งตั้งผู้รับผิดชอบ 2) ดำเนินการตามมาตรการ 3) รายงานผลต่อที่ประชุมผู้บริหารทุกเดือน".into(),
            responsible: remedy.unit.into(),
            due_on: Some(day(year.plus(1), month, last)),
            done_on,
            follow_up: if is_done {
                "ดำเนินการครบ ผลสำรวจภายในดีขึ้นจากเดิม"
            } else {
                "รายงานความคืบหน้าทุกเดือน"
            }
            .into(),
            ..ItaMeasure::blank(new.key(), ground.agency.id, year)
        })?;
    }
    Ok(())
}

const fn remedy(lies: i64, analysis: &'static str, measure: &'static str, unit: &'static str) -> Remedy {
    Remedy { lies, analysis, measure, unit }
}

/// In the order of the indicators.
const REMEDIES: [Remedy; 10] = [
    remedy(240, "บางงานใช้เวลาเกินที่ประกาศและไม่แจ้งเหตุผล", "แจ้งเตือนผู้รับผิดชอบและผู้รับบริการอัตโนมัติก่อนครบกำหนด", DEVELOPMENT),
    remedy(-180, "บุคลากรรับรู้แผนการใช้จ่ายงบประมาณน้อย", "เผยแพร่แผนและผลการใช้จ่ายรายเดือนให้บุคลากรทุกระดับ", FINANCE),
    remedy(90, "การมอบหมายงานบางกองไม่เป็นธรรม", "จัดทำเกณฑ์มอบหมายงานและเปิดรับความเห็นของผู้ปฏิบัติ", PERSONNEL),
    remedy(-260, "ขั้นตอนขอยืมทรัพย์สินของราชการไม่เป็นที่รู้", "จัดทำระบบขอยืมทรัพย์สินออนไลน์และประชาสัมพันธ์แนวปฏิบัติ", FINANCE),
    remedy(60, "บุคลากรไม่มั่นใจว่าร้องเรียนแล้วจะปลอดภัย", "สื่อสารมาตรการคุ้มครองผู้แจ้งเบาะแสและรายงานผลการตรวจการตอบโต้", CENTRE),
    remedy(150, "ผู้รับบริการบางกลุ่มรอนานกว่ากลุ่มอื่น", "จัดช่องบริการเพิ่มในช่วงเวลาที่มีผู้มาติดต่อมาก", DEVELOPMENT),
    remedy(-90, "ข้อมูลบนเว็บไซต์ค้นหายาก", "ปรับผังเว็บไซต์ตามคำค้นของผู้ใช้และเพิ่มช่องทางถามตอบสองทาง", PLANNING),
    remedy(-140, "ประชาชนไม่เห็นว่าข้อเสนอแนะถูกนำไปใช้", "ประกาศผลการปรับปรุงจากข้อเสนอแนะทุกไตรมาส ณ จุดบริการ", DEVELOPMENT),
    remedy(-310, "บางรายการเผยแพร่ไม่ครบองค์ประกอบ", "กำหนดผู้รับผิดชอบรายข้อและตรวจทานไขว้ก่อนวันประเมิน", CENTRE),
    remedy(200, "รายงานผลตามแผนป้องกันการทุจริตยังไม่วิเคราะห์ปัญหา", "เพิ่มการวิเคราะห์ปัญหาและข้อเสนอในรายงานทุกรอบ", CENTRE),
];
