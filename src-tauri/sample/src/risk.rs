//! Assessments of corruption risk: one a year, of spending or of permits in turn, with its four risks and what was done about them.

use saisaat_core::registers::{Risk, RiskArea, RiskAssessment, RiskProgress, RiskStrategy};
use saisaat_core::values::{FiscalYear, Id, Money};
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::posts::{CENTRE, FINANCE, PLANNING};

struct Pattern {
    process: &'static str,
    issue: &'static str,
    pattern: &'static str,
    control: &'static str,
    likelihood: i32,
    impact: i32,
    strategy: RiskStrategy,
    measure: &'static str,
    sign: &'static str,
    target: &'static str,
}

/// Where the measures of the newest year stand, and the month and day by which each is due.
const NEWEST: [(RiskProgress, u32, i64); 4] = [
    (RiskProgress::Done, 6, 30),
    (RiskProgress::Underway, 9, 15),
    (RiskProgress::Underway, 11, 30),
    (RiskProgress::Planned, 11, 30),
];

/// Puts the assessment of each year; answers them.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<Vec<RiskAssessment>> {
    let mut assessments = Vec::new();
    for (since, &year) in years.iter().enumerate() {
        let (area, work, risks) = &AREAS[(ground.number + since) % AREAS.len()];
        let assessment = assessment(ground, *area, work, year, new);
        tx.put(&assessment)?;
        for (position, pattern) in (1..).zip(risks) {
            tx.save(risk(pattern, position, assessment.id, year, ground, new))?;
        }
        assessments.push(assessment);
    }
    Ok(assessments)
}

fn assessment(ground: &Ground<'_>, area: RiskArea, work: &str, year: FiscalYear, new: &Keys) -> RiskAssessment {
    let assessed_on = day(year, 1, 20);
    RiskAssessment {
        title: format!("การประเมินความเสี่ยงการทุจริต{work} {} ปีงบประมาณ พ.ศ. {year}", ground.agency.name_th),
        area,
        reason: "เป็นงานที่มีวงเงินหรือผู้เกี่ยวข้องมาก และเคยมีเรื่องร้องเรียนในรอบสามปี".into(),
        assessed_on: Some(assessed_on),
        assessors: format!("{CENTRE} {PLANNING} และผู้ปฏิบัติงานในกระบวนงาน"),
        approved_on: Some(after(assessed_on, 14)),
        ..RiskAssessment::blank(new.key(), ground.agency.id, year)
    }
}

fn risk(
    pattern: &Pattern,
    position: i32,
    assessment: Id<RiskAssessment>,
    year: FiscalYear,
    ground: &Ground<'_>,
    new: &Keys,
) -> Risk {
    let place = usize::try_from(position - 1).unwrap_or_default() % NEWEST.len();
    let (progress, month, last) = if is_newest(year) { NEWEST[place] } else { (RiskProgress::Done, 9, 30) };
    let is_done = progress == RiskProgress::Done;
    let due_on = day(year, month, last);
    let result = if is_done {
        "ดำเนินการครบตามมาตรการ ตรวจสุ่มแล้วไม่พบพฤติการณ์ตามความเสี่ยง"
    } else {
        ""
    };
    Risk {
        position,
        process: pattern.process.into(),
        issue: pattern.issue.into(),
        pattern: pattern.pattern.into(),
        control: pattern.control.into(),
        // The better the agency, the less likely.
        likelihood: (pattern.likelihood + i32::from(ground.quality(year) < 350)).min(5),
        impact: pattern.impact,
        strategy: pattern.strategy,
        measure: pattern.measure.into(),
        sign: pattern.sign.into(),
        target: pattern.target.into(),
        responsible: if place.is_multiple_of(2) { FINANCE } else { CENTRE }.into(),
        starts_on: Some(day(year, 2, 12)),
        due_on: Some(due_on),
        budget: Money::from_baht(if place == 3 { 60_000 } else { 0 }),
        progress,
        done_on: is_done.then(|| crate::seeded_rng::weekday_from(after(due_on, -9))),
        result: result.into(),
        residual_likelihood: is_done.then(|| (pattern.likelihood - 1).max(1)),
        residual_impact: is_done.then_some(pattern.impact),
        problems: if is_done {
            "ผู้ปฏิบัติงานเปลี่ยนระหว่างปี ต้องอธิบายมาตรการใหม่"
        } else {
            ""
        }
        .into(),
        suggestions: if is_done {
            "บรรจุมาตรการไว้ในคู่มือการปฏิบัติงาน"
        } else {
            ""
        }
        .into(),
        ..Risk::blank(new.key(), assessment)
    }
}

const AREAS: [(RiskArea, &str, [Pattern; 4]); 2] = [
    (
        RiskArea::Spending,
        "ด้านการจัดซื้อจัดจ้าง",
        [
            Pattern {
                process: "การกำหนดคุณลักษณะเฉพาะ",
                issue: "กำหนดคุณลักษณะเฉพาะเอื้อประโยชน์แก่ผู้เสนอราคาบางราย",
                pattern: "คัดลอกคุณลักษณะจากเอกสารของผู้ขายหรืออ้างยี่ห้อโดยไม่มีเหตุผล",
                control: "คณะกรรมการกำหนดคุณลักษณะเฉพาะ 3 คน",
                likelihood: 3,
                impact: 4,
                strategy: RiskStrategy::Reduce,
                measure: "ประกาศร่างขอบเขตของงานรับฟังความเห็นทุกรายการที่เกินห้าแสนบาท และให้ตรวจสอบภายในสอบทานก่อนประกาศ",
                sign: "จำนวนผู้เสนอราคาต่อรายการ",
                target: "เฉลี่ยไม่น้อยกว่า 3 ราย",
            },
            Pattern {
                process: "การสืบราคากลาง",
                issue: "กำหนดราคากลางสูงกว่าราคาตลาด",
                pattern: "สืบราคาจากผู้ประกอบการที่เกี่ยวโยงกัน",
                control: "ตารางเปรียบเทียบราคาอย่างน้อย 3 แหล่ง",
                likelihood: 2,
                impact: 5,
                strategy: RiskStrategy::Reduce,
                measure: "ใช้ฐานข้อมูลราคาอ้างอิงกลางและตรวจความเกี่ยวโยงของผู้ให้ราคา",
                sign: "ส่วนต่างราคากลางกับราคาที่จัดซื้อได้",
                target: "ไม่เกินร้อยละ 10",
            },
            Pattern {
                process: "การตรวจรับพัสดุ",
                issue: "ตรวจรับงานที่ไม่เป็นไปตามสัญญา",
                pattern: "ลงนามตรวจรับโดยไม่ได้ตรวจหน้างาน",
                control: "รายงานผู้ควบคุมงาน",
                likelihood: 2,
                impact: 4,
                strategy: RiskStrategy::Reduce,
                measure: "แนบภาพถ่ายพร้อมวันเวลาและพิกัดประกอบการตรวจรับทุกงวด",
                sign: "ร้อยละของงวดงานที่มีภาพถ่ายครบ",
                target: "ร้อยละ 100",
            },
            Pattern {
                process: "การเบิกจ่ายค่าใช้จ่ายเดินทาง",
                issue: "เบิกค่าใช้จ่ายเดินทางไปราชการซ้ำซ้อน",
                pattern: "ใช้หลักฐานชุดเดียวเบิกจากสองโครงการ",
                control: "ทะเบียนคุมการเบิกจ่ายรายโครงการ",
                likelihood: 3,
                impact: 2,
                strategy: RiskStrategy::Accept,
                measure: "เชื่อมทะเบียนคุมทุกโครงการและตรวจซ้ำด้วยระบบก่อนอนุมัติ",
                sign: "จำนวนรายการเบิกซ้ำที่ตรวจพบหลังจ่าย",
                target: "ไม่เกิน 1 รายการต่อปี",
            },
        ],
    ),
    (
        RiskArea::Permits,
        "ด้านการอนุมัติอนุญาต",
        [
            Pattern {
                process: "การรับคำขอ",
                issue: "ลัดคิวหรือเร่งรัดคำขอให้ผู้ที่เสนอประโยชน์",
                pattern: "นัดรับเอกสารนอกช่องทางและไม่ลงเลขรับ",
                control: "บัตรคิวและเลขรับอัตโนมัติ",
                likelihood: 3,
                impact: 3,
                strategy: RiskStrategy::Reduce,
                measure: "รับคำขอทางออนไลน์เป็นหลัก และเปิดเผยลำดับคำขอให้ผู้ยื่นติดตามได้",
                sign: "ร้อยละของคำขอที่ยื่นออนไลน์",
                target: "ไม่น้อยกว่าร้อยละ 70",
            },
            Pattern {
                process: "การตรวจสอบสถานที่",
                issue: "ผู้ตรวจเรียกรับประโยชน์เพื่อผ่านการตรวจ",
                pattern: "ผู้ตรวจคนเดิมตรวจผู้ประกอบการรายเดิมต่อเนื่อง",
                control: "ตรวจเป็นคณะไม่น้อยกว่า 2 คน",
                likelihood: 2,
                impact: 5,
                strategy: RiskStrategy::Avoid,
                measure: "สุ่มจัดคณะผู้ตรวจและหมุนเวียนพื้นที่ทุกหกเดือน",
                sign: "ร้อยละของการตรวจที่จัดคณะโดยการสุ่ม",
                target: "ร้อยละ 100",
            },
            Pattern {
                process: "การพิจารณาอนุญาต",
                issue: "ใช้ดุลพินิจไม่เป็นมาตรฐานเดียวกัน",
                pattern: "ผลการพิจารณาต่างกันทั้งที่ข้อเท็จจริงเหมือนกัน",
                control: "คู่มือการพิจารณา",
                likelihood: 3,
                impact: 3,
                strategy: RiskStrategy::Reduce,
                measure: "จัดทำแนวคำวินิจฉัยกลางและให้บันทึกเหตุผลทุกคำขอ",
                sign: "จำนวนคำอุทธรณ์ที่กลับผลการพิจารณา",
                target: "ไม่เกินร้อยละ 2 ของคำขอ",
            },
            Pattern {
                process: "การออกใบอนุญาต",
                issue: "เรียกเก็บค่าธรรมเนียมเกินอัตรา",
                pattern: "รับเงินสดโดยไม่ออกใบเสร็จรับเงิน",
                control: "ประกาศอัตราค่าธรรมเนียมทุกจุดบริการ",
                likelihood: 1,
                impact: 5,
                strategy: RiskStrategy::Reduce,
                measure: "งดรับเงินสดและรับชำระผ่านระบบอิเล็กทรอนิกส์ทั้งหมด",
                sign: "ร้อยละของการชำระผ่านระบบอิเล็กทรอนิกส์",
                target: "ร้อยละ 100",
            },
        ],
    ),
];
