//! The assessment of an agency as an organisation of virtue in each year, with the points of its nine activities.

use saisaat_core::registers::{VirtueActivity, VirtueAssessment, VirtueScore};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::Ground;
use crate::keys::Keys;

/// Puts the assessment of each year; the better the agency, the more points.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, staff: usize, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let staff = i32::try_from(staff).unwrap_or(i32::MAX);
    for (since, &year) in years.iter().enumerate() {
        let strength = (ground.quality(year) - 245) / 28;
        let assessment = assessment(ground, staff, since, year, new);
        tx.put(&assessment)?;
        for (place, (&activity, evidence)) in (0..).zip(VirtueActivity::ALL.iter().zip(EVIDENCE)) {
            let points = match activity {
                VirtueActivity::Declaration => assessment.declared().unwrap_or_default(),
                _ => i32::from(strength >= place - 2) + i32::from(strength >= place),
            };
            tx.put(&VirtueScore {
                activity,
                points,
                evidence: if points > 0 {
                    format!("{evidence} {}", ground.agency.name_th)
                } else {
                    format!("{} ยังไม่มีหลักฐาน", ground.agency.name_th)
                },
                ..VirtueScore::blank(new.key(), assessment.id)
            })?;
        }
    }
    Ok(())
}

fn assessment(ground: &Ground<'_>, staff: i32, since: usize, year: FiscalYear, new: &Keys) -> VirtueAssessment {
    let (problem, good) = AIMS[(ground.number + since) % AIMS.len()];
    // In percent.
    let signed = i32::try_from((ground.quality(year) / 5 + 8).clamp(30, 98)).unwrap_or_default();
    VirtueAssessment {
        problem: problem.into(),
        good: good.into(),
        sufficiency: !ground.number.is_multiple_of(3),
        discipline: true,
        honesty: true,
        volunteering: ground.number.is_multiple_of(2),
        gratitude: ground.number % 3 == 1,
        signers: staff / 100 * signed + staff % 100 * signed / 100,
        staff,
        assessed_on: Some(day(year, 10, 26)),
        ..VirtueAssessment::blank(new.key(), ground.agency.id, year)
    }
}

/// The problem to be solved, and the good to be done.
const AIMS: [(&str, &str); 3] = [
    ("การมาทำงานและเข้าประชุมไม่ตรงเวลา", "ตรงต่อเวลาและรักษาคำมั่นต่อผู้รับบริการ"),
    ("การใช้ไฟฟ้าและกระดาษสิ้นเปลือง", "ใช้ทรัพยากรของทางราชการอย่างพอเพียง"),
    ("การแบ่งฝ่ายระหว่างกองทำให้งานล่าช้า", "ช่วยเหลือข้ามกองด้วยจิตอาสา"),
];

/// In the order of the activities.
const EVIDENCE: [&str; 9] = [
    "ประกาศเจตนารมณ์และบัญชีลงนามของบุคลากร",
    "บันทึกการประชุมกำหนดปัญหาที่อยากแก้และความดีที่อยากทำ",
    "แผนส่งเสริมคุณธรรมที่หัวหน้าส่วนราชการเห็นชอบ",
    "รายงานผลการดำเนินกิจกรรมตามแผน",
    "รายงานการติดตามและทบทวนแผนรอบ 6 เดือน",
    "คำสั่งและภาพพิธีมอบประกาศเกียรติคุณบุคคลต้นแบบ",
    "ตารางเปรียบเทียบผลก่อนและหลังดำเนินการ",
    "ข่าวการยกย่องที่เผยแพร่ภายนอกหน่วยงาน",
    "ทะเบียนคณะศึกษาดูงานของหน่วยงานอื่น",
];
