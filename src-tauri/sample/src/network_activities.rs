//! What the network of an agency does: three activities a year, of which the newest year's last is still to be held.

use saisaat_core::registers::{NetworkActivity, NetworkApproach};
use saisaat_core::values::{FiscalYear, Money};
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::seeded_rng::{SeededRng, Subject, weekday_from};

struct Pattern {
    title: &'static str,
    approach: NetworkApproach,
    partners: &'static str,
    month: u32,
    /// Thousands of baht, and people.
    cost: (i64, i64),
    people: (i64, i64),
    result: &'static str,
}

/// How many activities a year has.
const A_YEAR: usize = 3;

/// Puts the activities of an agency in each year.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    let mut rng = SeededRng::of(Subject::NetworkActivities, ground.number);
    for (since, &year) in years.iter().enumerate() {
        // All four approaches come in turn.
        let mut patterns: Vec<&Pattern> =
            (0..A_YEAR).map(|place| &PATTERNS[(ground.number + since + place) % PATTERNS.len()]).collect();
        patterns.sort_by_key(|pattern| pattern.month);
        for (place, pattern) in patterns.into_iter().enumerate() {
            let is_open = is_newest(year) && place + 1 == A_YEAR;
            tx.put(&activity(pattern, is_open, ground, year, new, &mut rng))?;
        }
    }
    Ok(())
}

fn activity(
    pattern: &Pattern,
    is_open: bool,
    ground: &Ground<'_>,
    year: FiscalYear,
    new: &Keys,
    rng: &mut SeededRng,
) -> NetworkActivity {
    let planned_on = day(year, pattern.month, rng.between(4, 25));
    let held_on = weekday_from(after(planned_on, rng.between(0, 4)));
    let (people, cost) = (rng.between(pattern.people.0, pattern.people.1), rng.between(pattern.cost.0, pattern.cost.1));
    NetworkActivity {
        title: format!("{} ปีงบประมาณ พ.ศ. {year}", pattern.title),
        approach: pattern.approach,
        held_on: (!is_open).then_some(held_on),
        place: format!("ห้องประชุม{}", ground.agency.name_th),
        partners: pattern.partners.into(),
        participants: if is_open { None } else { i32::try_from(people).ok() },
        cost: if is_open { Money::ZERO } else { Money::from_baht(cost * 1_000) },
        result: if is_open { String::new() } else { pattern.result.into() },
        ..NetworkActivity::blank(new.key(), ground.agency.id, planned_on)
    }
}

const PATTERNS: [Pattern; 4] = [
    Pattern {
        title: "อบรมผู้นำชุมชนเรื่องสุจริตเริ่มที่ตนเอง",
        approach: NetworkApproach::SelfExamination,
        partners: "กลุ่มอาสาสมัครเฝ้าระวังตัวอย่าง",
        month: 3,
        cost: (35, 80),
        people: (50, 110),
        result: "ผู้เข้าร่วมจัดทำข้อตกลงชุมชนสุจริต 6 ชุมชน",
    },
    Pattern {
        title: "มอบประกาศเกียรติคุณหน่วยบริการใสสะอาดที่ประชาชนเสนอชื่อ",
        approach: NetworkApproach::Cheerleading,
        partners: "สถานีวิทยุชุมชนตัวอย่าง",
        month: 5,
        cost: (20, 50),
        people: (80, 200),
        result: "เผยแพร่เรื่องราวของหน่วยบริการ 5 แห่ง มีผู้รับฟังต่อเนื่อง",
    },
    Pattern {
        title: "อาสาสมัครร่วมตรวจติดตามโครงการก่อสร้าง",
        approach: NetworkApproach::Scrutiny,
        partners: "เครือข่ายส่วนราชการใสสะอาดและกลุ่มอาสาสมัครเฝ้าระวังตัวอย่าง",
        month: 8,
        cost: (15, 40),
        people: (25, 60),
        result: "พบงานไม่เป็นไปตามแบบ 2 จุด ผู้รับจ้างแก้ไขแล้ว",
    },
    Pattern {
        title: "เวทีแจ้งเบาะแสและติดตามผลร่วมกับภาคประชาชน",
        approach: NetworkApproach::Change,
        partners: "สมาคมผู้ประกอบการตัวอย่างและวิทยาลัยตัวอย่าง",
        month: 9,
        cost: (25, 60),
        people: (60, 140),
        result: "รับเบาะแส 9 เรื่อง ส่งเข้าระบบเรื่องร้องเรียนและแจ้งผลเบื้องต้นแล้ว 7 เรื่อง",
    },
];
