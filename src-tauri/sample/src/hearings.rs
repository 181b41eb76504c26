//! Hearings of an agency: one a year with four opinions, of which two of the newest year are not answered yet.

use saisaat_core::registers::{Hearing, HearingOpinion, OpinionStanding, Person, Sector};
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::people::Staff;
use crate::posts::CENTRE;

struct Opinion {
    sector: Sector,
    opinion: &'static str,
    response: &'static str,
    standing: OpinionStanding,
    /// Days to the answer, and by when it was promised.
    days: (i64, i64),
}

/// How many of the newest year's [`OPINIONS`] are answered.
const ANSWERED: usize = 2;

/// Puts the hearing of each year with its opinions; answers the hearings.
pub(crate) fn fill(
    tx: &Tx<'_>,
    ground: &Ground<'_>,
    staff: &Staff,
    years: &[FiscalYear],
    new: &Keys,
) -> Result<Vec<Hearing>> {
    let mut hearings = Vec::new();
    for (since, &year) in years.iter().enumerate() {
        let hearing = hearing(ground, staff, TOPICS[(ground.number + since) % TOPICS.len()], year, new);
        tx.put(&hearing)?;
        for (position, pattern) in (1..).zip(&OPINIONS) {
            tx.put(&opinion(pattern, position, &hearing, year, new))?;
        }
        hearings.push(hearing);
    }
    Ok(hearings)
}

fn hearing(ground: &Ground<'_>, staff: &Staff, topic: &str, year: FiscalYear, new: &Keys) -> Hearing {
    let name = |person: Option<&Person>| person.map(Person::full_name).unwrap_or_default();
    let heads = 45 + 7 * (ground.number % 9) + usize::try_from(year.number() % 10).unwrap_or_default();
    Hearing {
        topic: format!("{topic} ปีงบประมาณ พ.ศ. {year}"),
        place: "ห้องประชุมใหญ่และถ่ายทอดทางสื่อสังคมออนไลน์".into(),
        participants: i32::try_from(heads).ok(),
        chair: name(staff.people.get(1)),
        recorder: name(staff.officer_of(CENTRE)),
        summary: "ผู้เข้าร่วมเห็นด้วยกับแนวทางหลัก และเสนอให้ลดเอกสาร เพิ่มช่องทางติดตาม และเปิดเผยผลทุกไตรมาส".into(),
        used: if is_newest(year) {
            ""
        } else {
            "นำไปปรับคู่มือการให้บริการและแผนปฏิบัติการของปีถัดไป"
        }
        .into(),
        ..Hearing::blank(new.key(), ground.agency.id, day(year, 8, 5 + i64::try_from(ground.number % 12).unwrap_or(0)))
    }
}

fn opinion(pattern: &Opinion, position: i32, hearing: &Hearing, year: FiscalYear, new: &Keys) -> HearingOpinion {
    let open = is_newest(year) && usize::try_from(position).is_ok_and(|position| position > ANSWERED);
    let (answered, promised) = pattern.days;
    HearingOpinion {
        position,
        sector: pattern.sector,
        opinion: pattern.opinion.into(),
        response: if open { String::new() } else { pattern.response.into() },
        standing: if open { OpinionStanding::Open } else { pattern.standing },
        answer_by: Some(after(hearing.held_on, promised)),
        answered_on: (!open).then(|| after(hearing.held_on, answered)),
        ..HearingOpinion::blank(new.key(), hearing.id)
    }
}

const TOPICS: [&str; 3] = [
    "การปรับปรุงขั้นตอนและระยะเวลาการให้บริการ",
    "ร่างแผนปฏิบัติการป้องกันและปราบปรามการทุจริต",
    "การเปิดเผยข้อมูลโครงการและงบประมาณที่ประชาชนต้องการทราบ",
];

const OPINIONS: [Opinion; 4] = [
    Opinion {
        sector: Sector::People,
        opinion: "ควรแจ้งความคืบหน้าของคำขอทางข้อความโดยไม่ต้องโทรสอบถาม",
        response: "เพิ่มการแจ้งเตือนอัตโนมัติทุกขั้นตอนแล้ว",
        standing: OpinionStanding::Adopted,
        days: (16, 30),
    },
    Opinion {
        sector: Sector::Private,
        opinion: "ขอให้ใช้รายการเอกสารชุดเดียวกันทุกจุดบริการ",
        response: "กำหนดรายการเอกสารกลางแล้ว 8 งานบริการ ส่วนที่เหลืออยู่ระหว่างแก้ไขระเบียบ",
        standing: OpinionStanding::Partly,
        days: (24, 30),
    },
    Opinion {
        sector: Sector::Academia,
        opinion: "ควรเผยแพร่ข้อมูลดิบให้นำไปวิเคราะห์ต่อได้",
        response: "เผยแพร่เป็นตารางบนเว็บไซต์แล้ว โดยตัดข้อมูลส่วนบุคคลออก",
        standing: OpinionStanding::Adopted,
        days: (28, 30),
    },
    Opinion {
        sector: Sector::Media,
        opinion: "ขอให้เปิดเผยชื่อผู้ถูกร้องเรียนระหว่างการสอบสวน",
        response: "ไม่อาจเปิดเผยได้ เพราะกระทบความเป็นธรรมและการคุ้มครองผู้เกี่ยวข้อง จะเปิดเผยเฉพาะสถิติ",
        standing: OpinionStanding::Explained,
        days: (30, 105),
    },
];
