//! The policy library: what the ministry's work rests on, and an order of each agency.

use saisaat_core::registers::{Agency, Certainty, Policy, PolicyKind, PolicyStatus, StateStrategy};
use saisaat_core::values::{Date, FiscalYear};
use saisaat_core::{Result, Tx};

use crate::days::day;
use crate::ground::Ground;
use crate::keys::Keys;

struct Pattern {
    title: &'static str,
    code: &'static str,
    kind: PolicyKind,
    text: &'static str,
    host: &'static str,
    dated_on: Option<(i32, u32, u32)>,
    strategy: Option<StateStrategy>,
    status: PolicyStatus,
    replaced_by: &'static str,
    source: &'static str,
}

/// Puts the ministry's library.
pub(crate) fn of_the_ministry(tx: &Tx<'_>, ministry: &Agency, new: &Keys) -> Result<()> {
    (1..).zip(&PATTERNS).try_for_each(|(position, pattern)| {
        tx.put(&Policy {
            title: pattern.title.into(),
            code: pattern.code.into(),
            kind: pattern.kind,
            position,
            text: pattern.text.into(),
            host: pattern.host.into(),
            dated_on: pattern.dated_on.and_then(|(year, month, day)| Date::new(year, month, day)),
            strategy: pattern.strategy,
            status: pattern.status,
            replaced_by: pattern.replaced_by.into(),
            source: pattern.source.into(),
            certainty: Certainty::Sure,
            ..Policy::blank(new.key(), ministry.id)
        })
    })
}

/// Puts the order by which an agency carries the policy out; answers it.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<Policy> {
    let (agency, dated_on) = (ground.agency, day(years[0], 1, 6));
    let order = Policy {
        title: format!("ประกาศ{} เรื่อง การขับเคลื่อนหน่วยงานใสสะอาดและการงดรับของขวัญ", agency.name_th),
        code: format!("{}/{}", 41 + ground.number, dated_on.buddhist_year()),
        kind: PolicyKind::Order,
        position: 50,
        text: "ให้ทุกหน่วยงานภายในปฏิบัติตามมาตรฐานทางคุณธรรมและจริยธรรม งดรับของขวัญทุกชนิดจากการปฏิบัติหน้าที่ \
               เปิดเผยข้อมูลให้เป็นปัจจุบัน และรายงานผลต่อศูนย์ปฏิบัติการต่อต้านการทุจริตทุกรอบ"
            .into(),
        host: ground.department.head.into(),
        dated_on: Some(dated_on),
        source: "ประกาศของส่วนราชการ".into(),
        certainty: Certainty::Sure,
        ..Policy::blank(new.key(), agency.id)
    };
    tx.put(&order)?;
    Ok(order)
}

const PATTERNS: [Pattern; 6] = [
    Pattern {
        title: "รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2540 มาตรา 77",
        code: "ม. 77",
        kind: PolicyKind::Constitution,
        text: "รัฐต้องจัดทำมาตรฐานทางคุณธรรมและจริยธรรมของผู้ดำรงตำแหน่งทางการเมือง ข้าราชการ และพนักงานหรือลูกจ้างอื่นของรัฐ \
               เพื่อป้องกันการทุจริตและประพฤติมิชอบ และเสริมสร้างประสิทธิภาพในการปฏิบัติหน้าที่",
        host: "ทุกส่วนราชการ",
        dated_on: None,
        strategy: None,
        status: PolicyStatus::Replaced,
        replaced_by: "รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2560 มาตรา 63 และมาตรา 76",
        source: "สไลด์ 4",
    },
    Pattern {
        title: "มติคณะรัฐมนตรี เรื่อง แผนกลยุทธ์ส่วนราชการใสสะอาด",
        code: "มติ 26 ธ.ค. 2543",
        kind: PolicyKind::Resolution,
        text: "ให้ทุกกระทรวงและส่วนราชการจัดทำแผนกลยุทธ์ส่วนราชการใสสะอาด ครอบคลุมการเสริมสร้างจิตสำนึก \
               การป้องกันการทุจริตประพฤติมิชอบ และการจัดการเมื่อมีกรณีทุจริตเกิดขึ้น",
        host: "ทุกกระทรวงและส่วนราชการ",
        dated_on: Some((2000, 12, 26)),
        strategy: None,
        status: PolicyStatus::InForce,
        replaced_by: "",
        source: "สไลด์ 6",
    },
    Pattern {
        title: "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546",
        code: "พ.ร.ฎ. 2546",
        kind: PolicyKind::Decree,
        text: "กำหนดแนวทางบริหารราชการแปดหมวด เพื่อประโยชน์สุขของประชาชน ผลสัมฤทธิ์ต่อภารกิจของรัฐ ประสิทธิภาพและความคุ้มค่า \
               การลดขั้นตอน และการประเมินผลอย่างสม่ำเสมอ",
        host: "ทุกส่วนราชการ",
        dated_on: None,
        strategy: None,
        status: PolicyStatus::InForce,
        replaced_by: "",
        source: "สไลด์ 22",
    },
    Pattern {
        title: "มาตรการป้องกันและปราบปรามการทุจริต",
        code: "6.4.1",
        kind: PolicyKind::Strategy,
        text: "พัฒนาระบบติดตาม ตรวจสอบ และลงโทษผู้กระทำผิดอย่างจริงจัง และกำหนดกรอบความประพฤติที่คาดหวังจากเจ้าหน้าที่ของรัฐ",
        host: "กระทรวงยุติธรรมและทุกส่วนราชการ",
        dated_on: None,
        strategy: Some(StateStrategy::Suppression),
        status: PolicyStatus::Ended,
        replaced_by: "",
        source: "สไลด์ 8–9",
    },
    Pattern {
        title: "การมีส่วนร่วมของประชาชนและเจ้าหน้าที่ของรัฐในการรณรงค์และปลูกฝังค่านิยม",
        code: "6.4.2",
        kind: PolicyKind::Strategy,
        text: "บริหารเครือข่ายภาคประชาชน ภาคเอกชน และภาครัฐ และสร้างจิตสำนึกผ่านสื่อสิ่งพิมพ์ วิทยุ โทรทัศน์ และเว็บไซต์",
        host: "สำนักงาน ก.พ. และทุกส่วนราชการ",
        dated_on: None,
        strategy: Some(StateStrategy::Campaign),
        status: PolicyStatus::Ended,
        replaced_by: "",
        source: "สไลด์ 10–11",
    },
    Pattern {
        title: "การเสริมสร้างความโปร่งใสทุกระดับ",
        code: "6.4.4",
        kind: PolicyKind::Strategy,
        text: "กำหนดเกณฑ์ความโปร่งใส สนับสนุนแผนกลยุทธ์และศูนย์ประสานราชการใสสะอาด มาตรฐานทางคุณธรรมและจริยธรรม \
               และยกย่องเผยแพร่ผลการดำเนินงาน",
        host: "สำนักงาน ก.พ. และทุกส่วนราชการ",
        dated_on: None,
        strategy: Some(StateStrategy::Transparency),
        status: PolicyStatus::Ended,
        replaced_by: "",
        source: "สไลด์ 12",
    },
];
